/** The hot loops against the model's own functions, person by person. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PLACEMENT_IDS, type PlacementId } from '../../../src/model/placement';
import { seatOf } from '../../../src/model/population';
import { presenceOf } from '../../../src/model/presence';
import { draw, pick, streamKey } from '../../../src/model/random';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import type { Scenario } from '../../../src/model/scenario';
import { chatsByCell, CHATS_PER_MARK, clearMarks, openCells, type Cells, type Marking } from '../../../src/engine/counts/cells';
import { chooseBelow, countDraws, type Span } from '../../../src/engine/counts/counting';
import { seatCounter } from '../../../src/engine/counts/seats';

const MOST_PEOPLE = 1_000_000_000;
const SEATED = { gateways: fc.integer({ min: 1, max: 3000 }), seed: fc.nat(4_294_967_295), virtualNodes: fc.integer({ min: 1, max: 5 }) };

/** The busy machine of a whole test run may be many times slower than a quiet one. */
const PATIENT = { timeout: 300_000 };

/** Any placement but few rings: each is a table of a million slots. */
const PLACEMENTS = fc.oneof(
  { weight: 1, arbitrary: fc.constant<PlacementId>('ring') },
  { weight: 15, arbitrary: fc.constantFrom<PlacementId>(...PLACEMENT_IDS.filter((id) => id !== 'ring')) },
);

function scenarioOf(keys: Partial<Scenario>): Scenario {
  return { ...DEFAULT_SCENARIO, ...keys };
}

/** People of chats of one size. */
function spanOf(first: number, end: number, members: number): Span {
  const chat = Math.floor(first / members);
  return { first, end, chat, chatFirst: chat * members, members };
}

/** The cells of consecutive people, each counted alone. */
function cellsOf(count: (cells: Cells, span: Span) => void, cells: Cells, first: number, people: number): number[] {
  return Array.from({ length: people }, (_, index) => {
    cells.members.fill(0);
    count(cells, spanOf(first + index, first + index + 1, MOST_PEOPLE));
    return cells.members.indexOf(1);
  });
}

/** What the loops ought to count, one person at a time and by the plainest means. */
function countedPlainly(cells: number, { first, end, members }: Span, cellOf: (person: number) => number) {
  const chats = new Map<number, Set<number>>();
  const people = new Array<number>(cells).fill(0);
  for (let person = first; person < end; person++) {
    const chat = Math.floor(person / members);
    chats.set(chat, (chats.get(chat) ?? new Set()).add(cellOf(person)));
    people[cellOf(person)]!++;
  }
  const chatsAt = new Array<number>(cells).fill(0);
  for (const used of chats.values()) used.forEach((cell) => chatsAt[cell]!++);
  return { people, chatsAt, holders: Array.from(chats.values(), (used) => used.size) };
}

/** Counts from person 0 on, in spans that end where marks do and wherever else `cuts` says. */
function countInSpans(cells: Cells, people: number, members: number, cuts: readonly number[], count: (span: Span) => void): void {
  const marksEnds = Array.from({ length: Math.ceil(people / (members * CHATS_PER_MARK)) }, (_, index) => index * members * CHATS_PER_MARK);
  const ends = [...new Set([...marksEnds, ...cuts.map((cut) => cut % people), people])].sort((a, b) => a - b);
  ends.reduce((first, end) => {
    if (end > first) count(spanOf(first, end, members));
    if (end % (members * CHATS_PER_MARK) === 0) clearMarks(cells);
    return end;
  }, 0);
}

describe('the gateways of consecutive people', () => {
  it('are those of the model, for every placement and anywhere among a thousand million', PATIENT, () => {
    fc.assert(
      fc.property(PLACEMENTS, fc.record(SEATED), fc.nat(MOST_PEOPLE - 50), (placement, keys, first) => {
        const scenario = scenarioOf({ ...keys, placement });
        const cells = openCells(scenario.gateways, 1, 'bit');
        const count = seatCounter(scenario, 'byUser', cells);
        const seat = seatOf(scenario);
        const expected = Array.from({ length: 20 }, (_, index) => seat(first + index));
        expect(cellsOf((_cells, span) => { count(span); }, cells, first, 20)).toEqual(expected);
      }),
      { numRuns: 200 },
    );
  });

  it('are those of the model up to a hundred thousand gateways, and shards up to a million', PATIENT, () => {
    fc.assert(
      fc.property(fc.constantFrom(99_991, 100_000, 999_983, 1_000_000), fc.nat(4_294_967_295), fc.nat(MOST_PEOPLE - 5), (count, seed, first) => {
        const key = streamKey(seed, 'seatShard');
        const cells = openCells(count, 1, 'chat');
        const expected = Array.from({ length: 5 }, (_, index) => pick(draw(key, first + index), count));
        expect(cellsOf((all, span) => { countDraws(all, key, span); }, cells, first, 5)).toEqual(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe('who is online', () => {
  it('is drawn as in the model, whatever the share', PATIENT, () => {
    const shares = fc.oneof(fc.constantFrom(0, 0.5, 1e-9, 1 - 2 ** -33), fc.double({ min: 0, max: 0.999, noNaN: true }));
    fc.assert(
      fc.property(shares, fc.nat(4_294_967_295), fc.nat(MOST_PEOPLE - 100), (online, seed, first) => {
        const chosen = new Uint8Array(100).fill(1);
        chooseBelow(chosen, streamKey(seed, 'online'), online, first, 100);
        const { isOnline } = presenceOf({ online, viewing: 1, seed }, { places: 'byUser' });
        expect(Array.from(chosen, Boolean)).toEqual(Array.from({ length: 100 }, (_, index) => isOnline(first + index)));
      }),
      { numRuns: 100 },
    );
  });
});

describe('people counted chat by chat', () => {
  const shape = fc.record({
    placement: PLACEMENTS,
    markedBy: fc.constantFrom<Marking>('bit', 'chat'),
    members: fc.integer({ min: 1, max: 60 }),
    chats: fc.integer({ min: 1, max: 100 }),
    cuts: fc.array(fc.nat(), { maxLength: 5 }),
    ...SEATED,
    gateways: fc.integer({ min: 1, max: 200 }),
  });

  it('give each cell its people and its chats, and each chat its cells, by either marking', PATIENT, () => {
    fc.assert(
      fc.property(shape, ({ placement, markedBy, members, chats, cuts, ...keys }) => {
        const scenario = scenarioOf({ ...keys, placement });
        const cells = openCells(scenario.gateways, chats, markedBy);
        const people = chats * members;
        countInSpans(cells, people, members, cuts, seatCounter(scenario, 'byUser', cells));
        const plainly = countedPlainly(scenario.gateways, spanOf(0, people, members), seatOf(scenario));
        expect(Array.from(cells.members)).toEqual(plainly.people);
        expect(Array.from(chatsByCell(cells))).toEqual(plainly.chatsAt);
        expect(Array.from(cells.holders)).toEqual(plainly.holders);
      }),
      { numRuns: 150 },
    );
  });
});
