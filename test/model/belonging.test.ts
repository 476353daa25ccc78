/** Who belongs to which chats: by hand where sizes are few, and of any scenario person by person. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belongingOf, membershipsOf, mostMemberships, type Belonging, type Belongings } from '../../src/model/belonging';
import { sizesOf } from '../../src/model/sizes';

const SOME: Belongings = { chats: 5, users: 4, skew: 0, sizes: [], seed: 1, memberships: 3 };

/** Everybody on the list of a chat: its own people, then its guests. */
function listOf(scenario: Belongings, chat: number): number[] {
  return belongingOf(scenario).listOf(chat).flatMap(({ first, end }) => Array.from({ length: end - first }, (_, index) => first + index));
}

/** A scenario whose shifts are these, by trying seeds. */
function withShifts(given: Belongings, shifts: readonly number[]): Belonging {
  for (let seed = 0; seed < 10_000; seed++) {
    const belonging = belongingOf({ ...given, seed });
    if (belonging.shifts.join() === shifts.join()) return belonging;
  }
  throw new Error(`no seed draws ${shifts.join()}`);
}

describe('where everybody belongs to one chat', () => {
  it('nobody is a guest', () => {
    const one = { ...SOME, memberships: 1 };
    const { shifts, chatsOf, guestsOf, listed } = belongingOf(one);
    expect([shifts, chatsOf(7), guestsOf(1), listed(4)]).toEqual([[0], [1], [], 4]);
  });
});

describe('five chats of four', () => {
  it('have everybody of a chat on the lists of the same two others', () => {
    const belonging = withShifts(SOME, [0, 4, 12]);
    // From chat 1 to chats 2 and 4; from chat 4 to chat 5 and, round to the beginning, chat 2.
    expect([belonging.chatsOf(0), belonging.chatsOf(3), belonging.chatsOf(12)]).toEqual([[0, 1, 3], [0, 1, 3], [3, 4, 1]]);
    // So the guests of chat 2 are those of chat 4 and of chat 1.
    expect(belonging.guestsOf(1)).toEqual([{ first: 12, end: 16 }, { first: 0, end: 4 }]);
    expect(belonging.listed(4)).toBe(12);
    expect([0, 1, 2, 3, 4].map((chat) => belonging.isListed(13, chat))).toEqual([false, true, false, true, true]);
  });

  it('have everybody on every list where they belong to five', () => {
    for (let chat = 0; chat < 5; chat++) expect(listOf({ ...SOME, memberships: 5 }, chat).sort((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, person) => person));
  });
});

describe('chats of 5, 3 and 2', () => {
  const unlike: Belongings = { chats: 3, users: 5, skew: 0, sizes: [{ count: 1, size: 5 }, { count: 1, size: 3 }, { count: 1, size: 2 }], seed: 1, memberships: 2 };

  it('find the one shift by which nobody of the largest is their own guest', () => {
    const { shifts, chatsOf, guestsOf } = belongingOf(unlike);
    expect(shifts).toEqual([0, 5]);
    expect([0, 2, 3, 4, 5, 7, 8].map((person) => chatsOf(person))).toEqual([[0, 1], [0, 1], [0, 2], [0, 2], [1, 0], [1, 0], [2, 0]]);
    expect([guestsOf(0), guestsOf(1), guestsOf(2)]).toEqual([[{ first: 5, end: 10 }], [{ first: 0, end: 3 }], [{ first: 3, end: 5 }]]);
  });

  it('have everybody on the list of the largest, once, where they belong to three', () => {
    const three = { ...unlike, memberships: 3 };
    const belonging = withShifts(three, [0, 3, 6]);
    expect(listOf(three, 0).sort((a, b) => a - b)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect([5, 3, 2].map(belonging.listed)).toEqual([10, 9, 6]);
    // u1 is sent on to u4, of their own chat again, and to u7: two chats in all.
    expect(belonging.chatsOf(0)).toEqual([0, 1]);
  });

  it('leave those alone whose every shift leads back into a chat that has nearly everybody', () => {
    const nearly: Belongings = { ...unlike, sizes: [{ count: 1, size: 9 }, { count: 1, size: 1 }], chats: 2, users: 9 };
    const belonging = belongingOf(nearly);
    const alone = Array.from({ length: 10 }, (_, person) => person).filter((person) => belonging.chatsOf(person).length === 1);
    expect(alone.length).toBe(8);
    expect([belonging.loners(9), belonging.loners(1)]).toEqual([8, 0]);
  });
});

const ANY: fc.Arbitrary<Belongings> = fc.record({
  sizes: fc.array(fc.record({ count: fc.integer({ min: 1, max: 4 }), size: fc.integer({ min: 1, max: 30 }) }), { minLength: 1, maxLength: 6 }),
  memberships: fc.integer({ min: 1, max: 12 }),
  seed: fc.nat(),
}).map(({ sizes, ...rest }) => ({ chats: 1, users: 1, skew: 0, sizes, ...rest }));

describe('any chats', () => {
  it('have on their lists whoever belongs to them, once each, as many as is said', () => {
    fc.assert(fc.property(ANY, (scenario) => {
      const { people, chats, sizeOf } = sizesOf(scenario);
      const { chatsOf, listed, isListed } = belongingOf(scenario);
      const belong = Array.from({ length: people }, (_, person) => chatsOf(person));
      for (let chat = 0; chat < chats; chat++) {
        const expected = belong.flatMap((all, person) => (all.includes(chat) ? [person] : []));
        expect(listOf(scenario, chat).sort((a, b) => a - b)).toEqual(expected);
        expect(listed(sizeOf(chat))).toBe(expected.length);
        expect(belong.map((_, person) => isListed(person, chat))).toEqual(belong.map((all) => all.includes(chat)));
      }
    }), { numRuns: 200 });
  });

  it('have everybody in as many chats as there are memberships, where the largest leaves room for it', () => {
    fc.assert(fc.property(ANY, (scenario) => {
      const { people, largest, runs } = sizesOf(scenario);
      const { memberships, chatsOf, loners } = belongingOf(scenario);
      const counts = Array.from({ length: people }, (_, person) => chatsOf(person).length);
      if (largest * memberships <= people) expect(new Set(counts)).toEqual(new Set([memberships]));
      expect(Math.max(...counts)).toBeLessThanOrEqual(memberships);
      expect(runs.reduce((sum, { chats, size }) => sum + chats * loners(size), 0)).toBe(counts.filter((count) => count === 1).length);
    }), { numRuns: 200 });
  });
});

describe('memberships', () => {
  it('are no more than chats, and no more than lists that can be counted', () => {
    expect([mostMemberships(SOME), membershipsOf({ ...SOME, memberships: 9 })]).toEqual([5, 5]);
    const many = { ...SOME, chats: 1000, users: 400_000 };
    expect([mostMemberships(many), membershipsOf({ ...many, memberships: 3 })]).toEqual([2, 2]);
    expect(mostMemberships({ ...SOME, chats: 1 })).toBe(1);
  });
});
