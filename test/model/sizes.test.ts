/** Chats of unequal size: Zipf's law by hand, sizes as given, and who belongs to which chat. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { risingPower } from '../../src/model/numeric';
import { peopleOf } from '../../src/model/people';
import { DEFAULT_SCENARIO, sameRun } from '../../src/model/keys';
import { withChanges, type Scenario, type SizeRun } from '../../src/model/scenario';
import { sizesOf } from '../../src/model/sizes';

const scenario = (changes: Partial<Scenario>): Scenario => withChanges(DEFAULT_SCENARIO, changes);
const each = (changes: Partial<Scenario>): number[] => {
  const { chats, sizeOf } = sizesOf(scenario(changes));
  return Array.from({ length: chats }, (_, chat) => sizeOf(chat));
};
const ofThree = [{ count: 1, size: 3 }, { count: 1, size: 1 }, { count: 1, size: 2 }];

describe('sizes by Zipf’s law', () => {
  it('are users / r^skew to the nearest whole number, and at least 1', () => {
    expect(each({ users: 1000, skew: 1, chats: 12 })).toEqual([1000, 500, 333, 250, 200, 167, 143, 125, 111, 100, 91, 83]);
    expect(each({ users: 1000, skew: 2, chats: 7 })).toEqual([1000, 250, 111, 63, 40, 28, 20]);
    expect(each({ users: 1000, skew: 0.5, chats: 5 })).toEqual([1000, 707, 577, 500, 447]);
    expect(each({ users: 8, skew: 3, chats: 5 })).toEqual([8, 1, 1, 1, 1]);
    expect(each({ users: 4, skew: 0, chats: 3 })).toEqual([4, 4, 4]);
    expect(peopleOf(scenario({ users: 1000, skew: 1, chats: 12 }))).toBe(3103);
  });

  it('are the same found run by run as chat by chat', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 3000 }), fc.integer({ min: 1, max: 10_000_000 }), fc.double({ min: 0.001, max: 3, noNaN: true }), (chats, users, skew) => {
        const plainly = Array.from({ length: chats }, (_, chat) => Math.max(1, Math.floor(users / risingPower(chat + 1, skew) + 0.5)));
        expect(each({ chats, users, skew })).toEqual(plainly);
      }),
      { numRuns: 100 },
    );
  });

  it('take no more room than there are different ones', () => {
    const { runs, chatsBySize, people, isUniform } = sizesOf(scenario({ chats: 100_000, users: 10_000_000, skew: 1 }));
    expect(runs.length).toBe(chatsBySize.size);
    expect(runs.length).toBeLessThan(7000);
    // 10,000,000 · (ln 100,000 + 0.5772), Euler's constant.
    expect(people / 10_000_000).toBeCloseTo(12.0901, 3);
    expect(isUniform).toBe(false);
    expect(sizesOf(scenario({ chats: 100_000 })).runs).toEqual([{ firstChat: 0, chats: 100_000, size: 8, firstPerson: 0, of: 8, before: 0 }]);
  });
});

describe('people and their chats', () => {
  it('are numbered across chats, in the order given', () => {
    const { people, largest, firstOf, chatOf, runs } = sizesOf(scenario({ sizes: ofThree }));
    expect([people, largest, runs.length]).toEqual([6, 3, 3]);
    expect([0, 1, 2, 3].map(firstOf)).toEqual([0, 3, 4, 6]);
    expect([0, 1, 2, 3, 4, 5, 6].map(chatOf)).toEqual([0, 0, 0, 1, 2, 2, 3]);
  });

  it('are found both ways, whatever the sizes', () => {
    const run = fc.record({ count: fc.integer({ min: 1, max: 5 }), size: fc.integer({ min: 1, max: 4 }) });
    fc.assert(
      fc.property(fc.array(run, { minLength: 1, maxLength: 20 }), (sizes) => {
        const plainly = sizes.flatMap(({ count, size }) => new Array<number>(count).fill(size));
        const owners = plainly.flatMap((size, chat) => new Array<number>(size).fill(chat));
        const found = sizesOf(scenario({ sizes }));
        expect(each({ sizes })).toEqual(plainly);
        expect([found.chats, found.people]).toEqual([plainly.length, owners.length]);
        expect(owners.map((_, person) => found.chatOf(person))).toEqual(owners);
        expect(plainly.map((_, chat) => found.firstOf(chat))).toEqual(plainly.map((_, chat) => owners.indexOf(chat)));
        expect(found.runs.every(({ size }, index) => size !== found.runs[index - 1]?.size)).toBe(true);
        expect([...found.chatsBySize.values()].reduce((sum, chats) => sum + chats, 0)).toBe(plainly.length);
      }),
    );
  });
});

describe('a change', () => {
  const given = scenario({ sizes: ofThree, skew: 2 });

  it('to sizes decides chats and users, and leaves no skew', () => {
    expect(given).toMatchObject({ chats: 3, users: 3, skew: 0 });
    expect(withChanges(given, { gateways: 5, t: 7 })).toEqual({ ...given, gateways: 5, t: 7 });
    expect(withChanges(given, { sizes: [{ count: 4, size: 9 }], chats: 77 })).toMatchObject({ chats: 4, users: 9 });
  });

  it.each([[{ chats: 2 }], [{ users: 50 }], [{ skew: 1 }]])('to %j puts an end to sizes', (change) => {
    expect(withChanges(given, change)).toEqual({ ...given, ...change, sizes: [] });
  });

  it('to what is so already leaves sizes alone', () => {
    expect(withChanges(given, { chats: 3, users: 3 }).sizes).toBe(given.sizes);
    expect(withChanges(given, { sizes: [] })).toEqual({ ...given, sizes: [] });
  });

  it('of sizes makes another run', () => {
    const again: readonly SizeRun[] = structuredClone(ofThree);
    expect(sameRun(given, withChanges(given, { sizes: again }))).toBe(true);
    expect(sameRun(given, withChanges(given, { sizes: ofThree.slice(1) }))).toBe(false);
    expect(sameRun(given, withChanges(given, { sizes: [] }))).toBe(false);
  });
});

describe('a rising power', () => {
  it('of whole numbers is exact, and otherwise what multiplying says', () => {
    for (const base of [1, 2, 3, 10, 99_999]) for (const exponent of [0, 1, 2, 3]) expect(risingPower(base, exponent)).toBe(base ** exponent);
    expect(risingPower(4, 1.5)).toBeCloseTo(8, 12);
    expect(risingPower(1, 0.7)).toBe(1);
  });
});
