import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { populate } from '../../src/model/population';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { someoneAt, whereIs } from '../../src/model/whereabouts';

describe('where people sit', () => {
  const scenario = withChanges(DEFAULT_SCENARIO, { chats: 3, users: 5, gateways: 4, placement: 'random' });
  const of = (one: Scenario) => populate(one, designOf(one.design));

  it('is told of any one alone, as it is of all', () => {
    const population = of(scenario);
    for (let person = 0; person < 15; person++) {
      expect(whereIs(population, person)).toEqual({ person, chat: Math.floor(person / 5), otherChats: [], gateway: population.seat(person), second: null, state: 'viewing' });
    }
  });
  it('finds the first member of a chat on a gateway, or nobody', () => {
    // Dealt out in turn: u6 … u10 of the second chat sit on GW2, GW3, GW4, GW1, GW2.
    const dealt = withChanges(scenario, { placement: 'round-robin' });
    expect(someoneAt(of(dealt), 1, 1)).toEqual({ person: 5, chat: 1, otherChats: [], gateway: 1, second: null, state: 'viewing' });
    expect(someoneAt(of(withChanges(dealt, { users: 3 })), 0, 3)).toBeNull();
  });
  it('is nowhere for someone offline, and for someone away where gateways belong to chats', () => {
    const some = withChanges(scenario, { users: 50, online: 0.5, viewing: 0.5 });
    const [byUser, byChat] = [of(some), of({ ...some, design: 'chat-gateway' })];
    for (let person = 0; person < 150; person++) {
      const { state, gateway } = whereIs(byUser, person);
      expect(gateway).toBe(state === 'offline' ? null : byUser.seat(person));
      expect(whereIs(byChat, person)).toMatchObject({ state, gateway: state === 'viewing' ? byChat.seat(person) : null });
    }
    expect(someoneAt(of(withChanges(some, { online: 0 })), 0, 0)).toBeNull();
  });
});
