/**
 * Which chat has how many members, and which people are its own. People are numbered across chats,
 * in the chats' order. What is held grows with the runs of chats of one size, not with chats or people.
 * Apart from the table of keys, which the worker has no use for.
 */
import { risingPower } from './numeric';
import type { Scenario, SizeRun } from './scenario';

/** What decides the sizes: `sizes` alone where there are any, else the other three. */
export type Sized = Pick<Scenario, 'chats' | 'users' | 'skew' | 'sizes'>;

/** Chats of one size, one after the other. */
export interface ChatRun {
  readonly firstChat: number;
  readonly chats: number;
  /** Members of each. */
  readonly size: number;
  /** Index of the first member of the first of them, across all chats. */
  readonly firstPerson: number;
}

export interface Sizes {
  readonly chats: number;
  readonly people: number;
  /** Members of the largest chat. */
  readonly largest: number;
  /** All chats are alike. */
  readonly isUniform: boolean;
  /** Neighbours differ in size. */
  readonly runs: readonly ChatRun[];
  /** How many chats there are of each size. */
  readonly chatsBySize: ReadonlyMap<number, number>;
  /** Members of a chat. */
  readonly sizeOf: (chat: number) => number;
  /** Index of a chat's first member; for the number of chats, the number of people. */
  readonly firstOf: (chat: number) => number;
  /** The chat of a person; for the number of people, the number of chats. */
  readonly chatOf: (person: number) => number;
}

const KNOWN = new WeakMap<object, Sizes>();

/** The sizes of a scenario's chats. Worked out once for each scenario. */
export function sizesOf(scenario: Sized): Sizes {
  const pasted = scenario.sizes.length > 0;
  const key = pasted ? scenario.sizes : scenario;
  const known = KNOWN.get(key);
  if (known) return known;
  const sizes = measured(numbered(pasted ? scenario.sizes : zipfRuns(scenario)));
  KNOWN.set(key, sizes);
  return sizes;
}

/** Members of chat number `rank`, from 1, by Zipf's law: users / rank^skew to the nearest whole number, at least 1. */
function zipfSize(users: number, skew: number, rank: number): number {
  return Math.max(1, Math.floor(users / risingPower(rank, skew) + 0.5));
}

/** Sizes only fall from chat to chat, so the end of a run is found by doubling and halving steps. */
function* zipfRuns({ chats, users, skew }: Sized): Generator<SizeRun> {
  for (let first = 1, size = users; first <= chats; ) {
    let step = 1;
    while (first + step <= chats && zipfSize(users, skew, first + step) === size) step *= 2;
    let last = first + (step >> 1);
    let after = Math.min(chats + 1, first + step);
    while (after - last > 1) {
      const middle = (last + after) >> 1;
      if (zipfSize(users, skew, middle) === size) last = middle;
      else after = middle;
    }
    yield { count: after - first, size };
    first = after;
    if (first <= chats) size = zipfSize(users, skew, first);
  }
}

/** Numbers chats and people along the runs; neighbours of one size become one run. */
function numbered(given: Iterable<SizeRun>): ChatRun[] {
  const runs: ChatRun[] = [];
  let firstChat = 0;
  let firstPerson = 0;
  for (const { count, size } of given) {
    const before = runs[runs.length - 1];
    if (before?.size === size) runs[runs.length - 1] = { ...before, chats: before.chats + count };
    else runs.push({ firstChat, chats: count, size, firstPerson });
    firstChat += count;
    firstPerson += count * size;
  }
  return runs;
}

function measured(runs: readonly ChatRun[]): Sizes {
  const { firstChat, firstPerson, chats, size } = runs[runs.length - 1]!;
  const chatsBySize = new Map<number, number>();
  let largest = 0;
  for (const run of runs) {
    chatsBySize.set(run.size, (chatsBySize.get(run.size) ?? 0) + run.chats);
    largest = Math.max(largest, run.size);
  }
  const isUniform = runs.length === 1;
  const all = { chats: firstChat + chats, people: firstPerson + chats * size, largest, isUniform, runs, chatsBySize };
  return { ...all, ...(isUniform ? alike(size) : unlike(runs)) };
}

type Lookups = Pick<Sizes, 'sizeOf' | 'firstOf' | 'chatOf'>;

function alike(size: number): Lookups {
  return {
    sizeOf: () => size,
    firstOf: (chat) => chat * size,
    chatOf: (person) => Math.floor(person / size),
  };
}

function unlike(runs: readonly ChatRun[]): Lookups {
  const find = (key: 'firstChat' | 'firstPerson', value: number): ChatRun => {
    let low = 0;
    let high = runs.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (runs[middle]![key] <= value) low = middle;
      else high = middle;
    }
    return runs[low]!;
  };
  return {
    sizeOf: (chat) => find('firstChat', chat).size,
    firstOf: (chat) => {
      const run = find('firstChat', chat);
      return run.firstPerson + (chat - run.firstChat) * run.size;
    },
    chatOf: (person) => {
      const run = find('firstPerson', person);
      return run.firstChat + Math.floor((person - run.firstPerson) / run.size);
    },
  };
}
