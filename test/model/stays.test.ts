/** The stays that switches begin, worked by hand and held to a recount. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { populate } from '../../src/model/population';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { HOME, stayColumns, type StayColumns } from '../../src/model/stays';
import { switchesInOrder, type Switch } from '../../src/model/switching';

function staysOf(changes: Partial<Scenario>, given?: readonly Switch[]): StayColumns {
  const scenario = withChanges(DEFAULT_SCENARIO, changes);
  const population = populate(scenario, designOf(scenario.design));
  return stayColumns(scenario, population, given ?? switchesInOrder(scenario, population.presence));
}

describe('stays worked by hand', () => {
  // Two to a chat: u1 and u2 of chat 1, u3 and u4 of chat 2, u5 and u6 of chat 3; all on one gateway.
  const three = { chats: 3, users: 2, gateways: 1 } as const;

  it('end with the next switch of the same person', () => {
    const { untilMicros } = staysOf(three, [{ person: 0, atMicros: 1, to: 1 }, { person: 2, atMicros: 2, to: 0 }, { person: 0, atMicros: 5, to: 0 }]);
    expect(Array.from(untilMicros)).toEqual([5, Infinity, Infinity]);
  });

  it('give each visitor the first free place of the cell, for the whole stay', () => {
    const { place } = staysOf(three, [
      { person: 0, atMicros: 1, to: 2 }, // first place of chat 3
      { person: 1, atMicros: 2, to: 2 }, // second
      { person: 0, atMicros: 3, to: 1 }, // leaves the first, to the first of chat 2
      { person: 2, atMicros: 4, to: 2 }, // takes the first of chat 3 again
      { person: 1, atMicros: 5, to: 0 }, // is back
    ]);
    expect(Array.from(place)).toEqual([0, 1, 0, 0, HOME]);
  });

  it('stay on one gateway by user, and are on the chat’s own by chat', () => {
    const go: Switch[] = [{ person: 0, atMicros: 1, to: 1 }, { person: 1, atMicros: 1, to: 2 }];
    expect(Array.from(staysOf({ ...three, gateways: 3 }, go).gateway)).toEqual([0, 1]);
    // Each chat in turn gets the emptiest gateway: chat 2 the second one, chat 3 the third.
    expect(Array.from(staysOf({ ...three, gateways: 3, design: 'chat-gateway' }, go).gateway)).toEqual([1, 2]);
  });
});

describe.each(['direct', 'chat-gateway'])('stays recounted under %s', (design) => {
  const changes = { design, chats: 5, users: 6, gateways: 3, placement: 'random', switches: 40, messages: 6, viewing: 0.8, seed: 11 } as const;
  const stays = staysOf(changes);
  const scenario = withChanges(DEFAULT_SCENARIO, changes);
  const homeOf = (person: number): number => Math.floor(person / scenario.users);

  it('are one a switch, in order', () => {
    expect(stays.length).toBeGreaterThan(60);
    expect(Array.from(stays.fromMicros)).toEqual(Array.from(stays.fromMicros).sort((a, b) => a - b));
  });

  it('never put two visitors of a cell on one place, nor leave a place below them free when they come', () => {
    for (let stay = 0; stay < stays.length; stay++) {
      const isHome = stays.chat[stay] === homeOf(stays.person[stay]!);
      expect(stays.place[stay] === HOME).toBe(isHome);
      if (isHome) continue;
      const taken = Array.from({ length: stay }, (_, other) => other).filter(
        (other) => stays.untilMicros[other]! > stays.fromMicros[stay]! && stays.chat[other] === stays.chat[stay] && stays.gateway[other] === stays.gateway[stay] && stays.place[other] !== HOME,
      );
      const places = new Set(taken.map((other) => stays.place[other]!));
      let free = 0;
      while (places.has(free)) free++;
      expect(stays.place[stay]).toBe(free);
    }
  });
});
