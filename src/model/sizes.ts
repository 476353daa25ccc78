/**
 * Which chat has how many members, and which people are its own. People are numbered across chats,
 * in the chats' order. What is held grows with the runs of chats of one size, not with chats or people.
 * Apart from the table of keys, which the worker has no use for.
 */
import { countWhile, risingPower } from './numeric';
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
  /** Members of the chat of which each is a part, or the whole; and how many of them come before the first of these. */
  readonly of: number;
  readonly before: number;
}

export interface Sizes {
  readonly chats: number;
  readonly people: number;
  /** Members of the largest chat. */
  readonly largest: number;
  /** All chats are alike. */
  readonly isUniform: boolean;
  /** Chats are parts of others. */
  readonly areParts: boolean;
  /** Members of the largest whole chat. */
  readonly largestWhole: number;
  /** Neighbours differ in size, or are parts of chats that do. */
  readonly runs: readonly ChatRun[];
  /** How many chats there are of each size. */
  readonly chatsBySize: ReadonlyMap<number, number>;
  /** The run that a chat is in. */
  readonly runOf: (chat: number) => ChatRun;
  /** Members of a chat. */
  readonly sizeOf: (chat: number) => number;
  /** Index of a chat's first member; for the number of chats, the number of people. */
  readonly firstOf: (chat: number) => number;
  /** The chat of a person; for the number of people, the number of chats. */
  readonly chatOf: (person: number) => number;
}

const KNOWN = new WeakMap<object, Sizes>();
/** By the law worked out last: a change of any other key makes a new scenario of the same sizes. */
let latest: { readonly law: string; readonly sizes: Sizes } | undefined;

/** The sizes of a scenario's chats. Worked out once for each scenario. */
export function sizesOf(scenario: Sized): Sizes {
  const given = scenario.sizes.length > 0;
  const key = given ? scenario.sizes : scenario;
  const known = KNOWN.get(key);
  if (known) return known;
  const sizes = given ? measured(scenario.sizes) : sizesByLaw(scenario);
  KNOWN.set(key, sizes);
  return sizes;
}

/** The first of the largest chats, or of the largest parts of one: the run that it begins. */
export function largestOf({ runs, largest }: Pick<Sizes, 'runs' | 'largest'>): ChatRun {
  return runs.find(({ size }) => size === largest)!;
}

/** How many chats have so many members or more. */
export function largeChats({ chatsBySize }: Pick<Sizes, 'chatsBySize'>, from: number): number {
  let large = 0;
  for (const [size, chats] of chatsBySize) if (size >= from) large += chats;
  return large;
}

function sizesByLaw(scenario: Sized): Sizes {
  const law = [scenario.chats, scenario.users, scenario.skew].join();
  if (latest?.law !== law) latest = { law, sizes: measured(zipfRuns(scenario)) };
  return latest.sizes;
}

/**
 * Zipf's law: chat number r, from 1, has users / r^skew members, to the nearest whole number and at
 * least 1. Sizes only fall from chat to chat, so the end of a run is found by doubling and halving steps.
 */
function* zipfRuns({ chats, users, skew }: Sized): Generator<SizeRun> {
  const sizeAt = (rank: number): number => Math.max(1, Math.floor(users / risingPower(rank, skew) + 0.5));
  for (let first = 1; first <= chats; ) {
    const size = sizeAt(first);
    const isInRun = (rank: number): boolean => rank <= chats && sizeAt(rank) === size;
    let step = 1;
    while (isInRun(first + step)) step *= 2;
    let last = first + (step >> 1);
    for (let after = first + step; after - last > 1; ) {
      const middle = (last + after) >> 1;
      if (isInRun(middle)) last = middle;
      else after = middle;
    }
    yield { count: last + 1 - first, size };
    first = last + 1;
  }
}

/** Numbers chats and people along the runs; neighbours of one size become one run. */
function measured(given: Iterable<SizeRun>): Sizes {
  const runs: ChatRun[] = [];
  const chatsBySize = new Map<number, number>();
  let chats = 0;
  let people = 0;
  let largest = 0;
  let largestWhole = 0;
  let areParts = false;
  /** The first person of the whole chats of one size. */
  let wholeFirst = 0;
  for (const { count, size, of = size } of given) {
    const before = runs[runs.length - 1];
    if (before?.of !== of) wholeFirst = people;
    if (before?.size === size && before.of === of) runs[runs.length - 1] = { ...before, chats: before.chats + count };
    else runs.push({ firstChat: chats, chats: count, size, firstPerson: people, of, before: (people - wholeFirst) % of });
    areParts ||= of !== size;
    largestWhole = Math.max(largestWhole, of);
    chatsBySize.set(size, (chatsBySize.get(size) ?? 0) + count);
    chats += count;
    people += count * size;
    largest = Math.max(largest, size);
  }
  return { chats, people, largest, isUniform: runs.length === 1, areParts, largestWhole, runs, chatsBySize, ...lookups(runs) };
}

function lookups(runs: readonly ChatRun[]): Pick<Sizes, 'sizeOf' | 'firstOf' | 'chatOf' | 'runOf'> {
  const find = (key: 'firstChat' | 'firstPerson', value: number): ChatRun => {
    return runs[Math.max(0, countWhile(runs.length, (run) => runs[run]![key] <= value) - 1)]!;
  };
  return {
    runOf: (chat) => find('firstChat', chat),
    sizeOf: (chat) => find('firstChat', chat).size,
    firstOf: (chat) => {
      const { firstChat, firstPerson, size } = find('firstChat', chat);
      return firstPerson + (chat - firstChat) * size;
    },
    chatOf: (person) => {
      const { firstChat, firstPerson, size } = find('firstPerson', person);
      return firstChat + Math.floor((person - firstPerson) / size);
    },
  };
}
