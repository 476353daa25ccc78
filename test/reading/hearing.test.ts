/** Which gateways hear which chats at a moment, worked by hand. */
import { describe, expect, it } from 'vitest';
import { guestsByCell, heardCells } from '../../src/reading/hearing';
import { designOf } from '../../src/designs';
import { populate } from '../../src/model/population';
import { sceneOf, staysIn, type Scene } from './scenes';

/** By chat, a letter a gateway: whether it hears the chat. */
function heard(scene: Scene, micros: number): string[] {
  const { chats, gateways } = scene.scenario;
  const cells = Array.from(heardCells(scene.run, micros), (cell) => (cell === 1 ? 'x' : '.')).join('');
  return Array.from({ length: chats }, (_, chat) => cells.slice(chat * gateways, (chat + 1) * gateways));
}

describe('a gateway hears a chat', () => {
  it('of which it holds somebody, dealt out in turn', () => {
    // Chat 1 has u1 to u3, chat 2 u4 and u5: on gateways 1, 2, 3 and 4, 1.
    expect(heard(sceneOf('sizes=3,2&gateways=4'), 0)).toEqual(['xxx.', 'x..x']);
  });

  it('for everybody who is connected, or for its viewers alone where it subscribes for them', () => {
    const link = 'users=8&gateways=8&viewing=0.5&seed=3';
    const states = sceneOf(link).result.seating.state;
    const viewers = Array.from(states, (state) => (state === 2 ? 'x' : '.')).join('');
    expect(viewers).toMatch(/x/);
    expect(viewers).toMatch(/\./);
    expect(heard(sceneOf(link), 0)).toEqual(['xxxxxxxx']);
    expect(heard(sceneOf(`${link}&design=topic-per-chat`), 0)).toEqual([viewers]);
  });

  it('not for those who are offline', () => {
    const scene = sceneOf('users=8&gateways=8&online=0.5&seed=3');
    expect(heard(scene, 0)).toEqual([Array.from(scene.result.seating.state, (state) => (state > 0 ? 'x' : '.')).join('')]);
  });

  it('as soon as somebody has come, and under a topic a chat no longer once they have left', () => {
    const link = 'chats=2&users=1&gateways=2&switches=60&messages=3&seed=5';
    const scene = sceneOf(`${link}&design=topic-per-chat`);
    const [first, second] = Array.from(staysIn(scene).columns.fromMicros) as [number, number];
    // One of the two goes first: then both are in one chat, and nobody in the other.
    const goesFirst = staysIn(scene).columns.person[0]!;
    expect(heard(scene, first - 1)).toEqual(['x.', '.x']);
    expect(heard(scene, first)).toEqual(goesFirst === 0 ? ['..', 'xx'] : ['xx', '..']);
    expect(heard(scene, second)).toEqual(['.x', 'x.']);
    // Under direct append a member who is elsewhere is on the list all the same.
    expect(heard(sceneOf(link), first)).toEqual(goesFirst === 0 ? ['x.', 'xx'] : ['xx', '.x']);
  });

  it('as often as the ledger says, whatever the design', () => {
    for (const design of ['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway']) {
      const scene = sceneOf(`chats=4&users=6&gateways=5&placement=random&online=0.8&viewing=0.5&design=${design}`);
      const byGateway = Array.from({ length: 5 }, (_, gateway) => heard(scene, 0).filter((row) => row[gateway] === 'x').length);
      expect(byGateway, design).toEqual(Array.from(scene.result.ledger.gateways.chats));
    }
  });

  it('always where every gateway takes in every message, and never where none does', () => {
    const { run, result } = sceneOf('sizes=3,2&gateways=4');
    const cells = (hearing: 'always' | 'never'): number[] =>
      Array.from(heardCells({ ...run, result: { ...result, topology: { ...result.topology, hearing } } }, 0));
    expect(cells('always')).toEqual(new Array<number>(8).fill(1));
    expect(cells('never')).toEqual(new Array<number>(8).fill(0));
  });
});

describe('where people belong to two chats', () => {
  // Two people each: u1 u2 on GW1 GW2, u3 u4 on GW3 GW1, u5 u6 on GW2 GW3; all of a chat are on one other list.
  const link = 'chats=3&users=2&gateways=3&memberships=2&seed=1';
  const guests = (design: string, micros = 0): number[] | null => {
    const found = guestsByCell(sceneOf(`${link}&design=${design}`).run, micros);
    return found && Array.from(found);
  };

  it('a cell counts those on the list who are connected there with another chat open', () => {
    const { belonging } = populate(sceneOf(link).scenario, designOf('direct'));
    const expected = new Array<number>(9).fill(0);
    for (let person = 0; person < 6; person++) expected[belonging.chatsOf(person)[1]! * 3 + (person % 3)]!++;
    expect(guests('direct')).toEqual(expected);
    expect(guests('direct')!.reduce((sum, one) => sum + one, 0)).toBe(6);
    // Where gateways belong to chats, they sit with the chat that they have open.
    expect(guests('chat-gateway')).toBeNull();
    expect(guestsByCell(sceneOf('chats=3&users=2&gateways=3').run, 0)).toBeNull();
  });

  it('and no longer once they have this one open, nor those who are offline', () => {
    const scene = sceneOf('chats=2&users=1&gateways=2&memberships=2&switches=60&messages=3&seed=5');
    const first = staysIn(scene).columns.fromMicros[0]!;
    const goesFirst = staysIn(scene).columns.person[0]!;
    expect(Array.from(guestsByCell(scene.run, first - 1)!)).toEqual([0, 1, 1, 0]);
    expect(Array.from(guestsByCell(scene.run, first)!)).toEqual(goesFirst === 0 ? [0, 1, 0, 0] : [0, 0, 1, 0]);
    expect(Array.from(guestsByCell(sceneOf('chats=2&users=1&gateways=2&memberships=2&online=0').run, 0)!)).toEqual([0, 0, 0, 0]);
  });

  it('gateways hear as many chats as the ledger says, whatever the design', () => {
    for (const design of ['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway', 'viewers-only']) {
      const scene = sceneOf(`chats=4&users=6&gateways=9&memberships=2&placement=random&online=0.8&viewing=0.5&design=${design}`);
      const byGateway = Array.from({ length: 9 }, (_, gateway) => heard(scene, 0).filter((row) => row[gateway] === 'x').length);
      expect(byGateway, design).toEqual(Array.from(scene.result.ledger.gateways.chats));
    }
  });
});
