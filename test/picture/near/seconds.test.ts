/** Second sockets: what the picture draws is what the ledger counts, and each has a place of its own. */
import { describe, expect, it } from 'vitest';
import { guestAt } from '../../../src/picture/near/guests';
import { waysOf } from '../../../src/picture/near/ways';
import { MarkField } from '../../../src/picture/near/marks';
import { NEVER } from '../../../src/model/seating';
import { mapOf, NARROW, sceneOf, staysIn, WIDE } from '../../reading/scenes';

const MIXED = 'design=celebrity&sizes=8,2*4&gateways=4&placement=random&seed=7';
const BIG = `${MIXED}&bigFrom=6`;
const END = 1_000_000_000;

/** Of some people, how many are on each gateway. */
function byGateway(gateways: number, seats: Iterable<number>): number[] {
  const counts = new Array<number>(gateways).fill(0);
  for (const gateway of seats) if (gateway >= 0) counts[gateway]!++;
  return counts;
}

describe('second sockets in the picture', () => {
  it.each(['bigFrom=6', 'bigFrom=6&viewing=0.6', 'bigFrom=6&online=0.7&viewing=0.5', 'bigFrom=4', 'bigFrom=9', 'bigFrom=6&sockets=3'])('are as many on each gateway as the ledger counts, and with those at home all connections: %s', (more) => {
    const scene = sceneOf(`${MIXED}&${more}`);
    const { seating, ledger, scenario } = scene.result;
    const { second, seat, connectedMicros } = seating;
    const homes = Array.from(seat).filter((_, person) => connectedMicros[person]! < NEVER);
    const seconds = byGateway(scenario.gateways, second!.gateway);
    expect(seconds).toEqual(Array.from(ledger.gateways.secondSockets));
    expect(byGateway(scenario.gateways, homes).map((count, gateway) => count + seconds[gateway]!)).toEqual(Array.from(ledger.gateways.connections));
    // Of the page, everybody who holds one has a place for it in the column of that gateway.
    const map = mapOf(scene, WIDE);
    const columnOf = ({ x }: { readonly x: number }): number => map.columns.findIndex((column) => x >= column.x && x <= column.x + column.width);
    expect(byGateway(scenario.gateways, Array.from(map.seconds.values(), columnOf))).toEqual(seconds);
  });

  it.each([WIDE, NARROW])('have places of their own, visitors included', (size) => {
    const scene = sceneOf('design=celebrity&sizes=4,2*3&gateways=3&bigFrom=4&switches=60&messages=3&seed=5');
    const map = mapOf(scene, size);
    const stays = staysIn(scene);
    const moments = Array.from(stays.columns.fromMicros, (micros) => micros + stays.columns.arrivesMicros);
    expect(moments.length).toBeGreaterThan(5);
    for (const micros of [0, ...moments]) {
      const places = map.people.flatMap((home, person) => {
        const guest = guestAt(map, stays, person, micros, true);
        const second = guest ? undefined : map.seconds.get(person);
        return [home, ...(guest ? [guest] : []), ...(second ? [second] : [])].map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`);
      });
      expect(new Set(places).size).toBe(places.length);
    }
  });

  it('are where a message of a big chat is written to, from the gateway of the chat', () => {
    const scene = sceneOf(BIG);
    const map = mapOf(scene, WIDE);
    const { wires, docks } = waysOf(map, 0, new MarkField(scene.run, map).trails(0, END), END);
    const { gateway } = scene.run.result.seating.second!;
    expect([...docks.keys()]).toEqual([gateway[0]]);
    const places = (points: Iterable<{ readonly x: number; readonly y: number }>): string[] => Array.from(points, ({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).sort();
    expect(places(wires.map(({ to }) => to))).toEqual(places(map.seconds.values()));
    expect(wires).toHaveLength(8);
  });

  it('are opened after the ones at home', () => {
    const { scenario, seating: { second, connectedMicros } } = sceneOf(BIG).result;
    const held = Array.from(second!.gateway.keys()).filter((person) => second!.gateway[person]! >= 0);
    expect(held).toHaveLength(8);
    for (const person of held) expect(second!.openMicros[person]! - connectedMicros[person]!).toBe(3 * 40_000 + scenario.tHandshake);
  });
});
