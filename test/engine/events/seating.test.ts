/** Where everybody is, and what served nobody: a run's own columns beside an independent recount of them. */
import { describe, expect, it } from 'vitest';
import { designOf, DESIGN_IDS } from '../../../src/designs';
import { aggregate } from '../../../src/engine/counts/aggregate';
import { isPlayedResult, type PlayedResult } from '../../../src/model/run';
import type { Scenario } from '../../../src/model/scenario';
import { populate } from '../../../src/model/population';
import { NEVER, PERSON_STATES } from '../../../src/model/seating';
import { switcherOf } from '../../../src/model/switching';
import { play, scene, sum } from './scenes';

function played(changes: Partial<Scenario>): PlayedResult {
  const result = play(changes);
  if (!isPlayedResult(result)) throw new Error('this run was not played');
  return result;
}

const SWITCHING: readonly Partial<Scenario>[] = DESIGN_IDS.flatMap((design) => [
  { design, chats: 2, users: 3, gateways: 2, switches: 60, messages: 3, seed: 5 },
  { design, chats: 4, users: 5, gateways: 4, placement: 'random', switches: 45, messages: 5, rate: 3, viewing: 0.6, online: 0.9, seed: 2 },
  { design, chats: 3, users: 6, gateways: 3, switches: 60, messages: 8, rate: 8, loss: 0.3, line: 2, tWrite: 9000, seed: 7 },
]);

/** The chat that each person has open at a moment, person by person from their own switches; null for who is not viewing. */
function openChats({ scenario }: PlayedResult, micros: number): (number | null)[] {
  const { people, presence, sizes } = populate(scenario, designOf(scenario.design));
  const switches = switcherOf(scenario, presence);
  return Array.from({ length: people }, (_, person) => {
    if (!presence.isViewing(person)) return null;
    let open = sizes.chatOf(person);
    switches(person, (_person, atMicros, _from, to) => {
      if (atMicros <= micros) open = to;
    });
    return open;
  });
}

describe.each(SWITCHING)('a run of $design with $chats chats on $gateways gateways', (changes) => {
  const result = played(changes);
  const { scenario, trace, topology, seating, ledger } = result;
  const { crossings, messages } = trace;
  // Of a frame it is settled as its window ends.
  const settledMicros = messages.released?.settledMicros ?? messages.postedMicros;
  const { seatIn, sizes } = populate(scenario, designOf(scenario.design));

  it('knows how many had the chat open, and how many were on its list, when a message was posted or let go', () => {
    expect(messages.length).toBeGreaterThan(5);
    for (let message = 0; message < messages.length; message++) {
      const chat = messages.chat[message]!;
      const open = openChats(result, settledMicros[message]!);
      const visitors = open.filter((one, person) => one === chat && sizes.chatOf(person) !== chat).length;
      expect([messages.viewers[message], messages.listed[message]]).toEqual([open.filter((one) => one === chat).length, sizes.sizeOf(chat) + visitors]);
    }
  });

  it('marks the copies into gateways at which nobody for whom they are had the chat open', () => {
    for (let row = 0; row < crossings.length; row++) {
      const kind = topology.kinds[crossings.hop[row]!]!;
      const isCopy = kind.phase === 'message' && kind.to === 'gateway';
      const message = crossings.message[row]!;
      const chat = messages.chat[message]!;
      const isServed = (): boolean => openChats(result, settledMicros[message]!).some(
        (open, person) => open === chat && seatIn(person, chat) === crossings.to[row] && (crossings.person[row] === -1 || crossings.person[row] === person),
      );
      expect(crossings.wasted[row]).toBe(isCopy && !isServed() ? 1 : 0);
    }
    const taken = Array.from(crossings.wasted).filter((wasted, row) => wasted === 1 && crossings.outcome[row] !== 3).length;
    expect(taken).toBe(sum(ledger.gateways.wasted));
  });

  it('has the stays of everybody’s own switches, on the gateway of the chat that is open', () => {
    const stays = seating.stays!;
    const { people, presence } = populate(scenario, designOf(scenario.design));
    const switches = switcherOf(scenario, presence);
    const expected: string[] = [];
    for (let person = 0; person < people; person++) {
      switches(person, (_person, atMicros, _from, to) => expected.push([person, atMicros, to, seatIn(person, to)].join(' ')));
    }
    const found = Array.from(stays.person, (person, stay) => [person, stays.fromMicros[stay], stays.chat[stay], stays.gateway[stay]].join(' '));
    expect(found.sort()).toEqual(expected.sort());
  });
});

describe('where everybody sits', () => {
  it.each(DESIGN_IDS)('is where their socket was opened, from when it was: %s', (design) => {
    const { trace: { crossings }, topology, seating, ledger } = played({ design, chats: 2, users: 6, gateways: 4, placement: 'random', online: 0.7, viewing: 0.6, messages: 1 });
    const opened = Array.from(crossings.hop.keys()).filter((row) => topology.kinds[crossings.hop[row]!]!.id === 'open');
    expect(opened.length).toBeGreaterThan(2);
    const connected = Array.from(seating.connectedMicros.keys()).filter((person) => seating.connectedMicros[person]! < NEVER);
    expect(connected).toEqual(opened.map((row) => crossings.person[row]!).sort((a, b) => a - b));
    for (const row of opened) {
      const person = crossings.person[row]!;
      expect([seating.seat[person], seating.connectedMicros[person]]).toEqual([crossings.to[row], crossings.arrivedMicros[row]]);
    }
    expect(connected.length).toBe(sum(ledger.gateways.connections));
  });

  it('tells who is offline, away and viewing', () => {
    const { seating } = played({ users: 200, gateways: 4, online: 0.6, viewing: 0.5, seed: 9 });
    const { presence } = populate(scene({ users: 200, gateways: 4, online: 0.6, viewing: 0.5, seed: 9 }), designOf('direct'));
    const states = Array.from(seating.state, (state) => PERSON_STATES[state]);
    expect(states).toEqual(Array.from(states.keys(), (person) => (presence.isViewing(person) ? 'viewing' : presence.isOnline(person) ? 'away' : 'offline')));
    expect(new Set(states).size).toBe(3);
  });

  it('is known of those as well whose connecting is counted and not played: they are connected as the messages begin', () => {
    const { seating, ledger } = played({ users: 2001, gateways: 7, placement: 'ring', online: 0.9 });
    const byGateway = new Float64Array(7);
    seating.seat.forEach((gateway, person) => {
      expect([0, NEVER]).toContain(seating.connectedMicros[person]);
      if (seating.connectedMicros[person] === 0) byGateway[gateway]!++;
    });
    expect(byGateway).toEqual(ledger.gateways.connections);
  });

  it('ends with whom the crossings sufficed for, where they ran out while people were counted', () => {
    // Three crossings to connect, and room for ten people of 3,000.
    const result = play({ users: 3000, gateways: 2, design: 'topic-per-chat', messages: 0 }, { maxCrossings: 30 });
    const { seating, ledger, summary } = result;
    expect(summary.stopped).not.toBeNull();
    expect(sum(ledger.gateways.connections)).toBe(10);
    expect(Array.from(seating!.connectedMicros).filter((micros) => micros === 0)).toHaveLength(10);
  });

  it('is left out of a run for the ledger alone', () => {
    expect(play({ users: 6 }, { withTrace: false }).seating).toBeNull();
  });
});

describe('a count', () => {
  it.each(DESIGN_IDS)('seats everybody where a run does: %s', (design) => {
    const changes = { design, chats: 3, users: 7, gateways: 4, placement: 'random', online: 0.8, viewing: 0.7 } as const;
    const { seat, state, connectedMicros } = aggregate(scene(changes)).seating!;
    const run = played(changes);
    expect([seat, state]).toEqual([run.seating.seat, run.seating.state]);
    expect(Array.from(connectedMicros)).toEqual(Array.from(run.seating.connectedMicros, (micros) => (micros < NEVER ? 0 : NEVER)));
  });

  it('has the same facts as a run, and nothing by person of very many', () => {
    expect(aggregate(scene({ chats: 2 })).topology).toEqual(played({ chats: 2 }).topology);
    expect(aggregate(scene({ chats: 10, users: 5001 })).seating).toBeNull();
  });
});
