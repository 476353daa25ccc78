/**
 * What real gateways came to, as it was measured: the lesson's figures that nobody can work out. Counts and
 * prices are of the rig (`npm run rig`, its page is `test/rig/README.md`), doublings of its forerunner.
 */
import type { Scenario } from '../model/scenario';

/** Days on which it was measured; on which machine is said with the presets of costs. */
export const MEASURED_ON = { counts: '2026-11-26', prices: '2026-11-25', again: '2026-11-26' } as const;

/** The scenario of the counts: one message in each chat. */
export const COUNTED_SCENARIO = { chats: 20, users: 16, gateways: 4, placement: 'round-robin', messages: 1 } as const satisfies Partial<Scenario>;

/** What was counted, over all instances. */
export const COUNTED = ['connections', 'copies', 'writes', 'deliveries', 'publishes', 'notifications', 'seatQueries', 'seatLookups', 'memberQueries'] as const;
export type CountedId = (typeof COUNTED)[number];

/** By design, in the order of `COUNTED`: on real processes, and in the simulation. */
export const COUNTS: Readonly<Record<string, { readonly real: readonly number[]; readonly simulated: readonly number[] }>> = {
  direct: { real: [320, 80, 320, 320, 0, 0, 60, 320, 20], simulated: [320, 80, 320, 320, 0, 0, 60, 320, 20] },
  'topic-per-user': { real: [320, 320, 320, 320, 320, 320, 0, 0, 20], simulated: [320, 320, 320, 320, 320, 320, 0, 0, 20] },
  'topic-per-chat': { real: [320, 80, 320, 320, 20, 80, 0, 0, 0], simulated: [320, 80, 320, 320, 20, 80, 0, 0, 0] },
  'chat-gateway': { real: [320, 20, 320, 320, 0, 0, 0, 0, 0], simulated: [320, 20, 320, 320, 0, 0, 0, 0, 0] },
};

/** How many copies came together, a millisecond between one block and the next. */
export const BLOCKS = [1, 4, 16, 64] as const;

export type TransportId = 'tcp' | 'redis' | 'redisLibrary' | 'webSocket';

/** Microseconds of a gateway for each copy of a block without viewers: the least and the most of the repeats. */
export const COPY_MICROS: Readonly<Record<TransportId, readonly (readonly [least: number, most: number])[]>> = {
  tcp: [[20, 33], [8, 13], [2.9, 6], [2.4, 4.5]],
  redis: [[19, 39], [7, 14], [2.1, 3.7], [1.5, 2.4]],
  redisLibrary: [[22, 49], [7, 13], [2.2, 4.6], [2.1, 3.4]],
  webSocket: [[21, 38], [7, 12], [4.3, 6.4], [2.2, 5.2]],
};

/** The processor time of a gateway, before and after their number was doubled. */
export interface Doubling {
  readonly design: string;
  readonly chats: number;
  readonly users: number;
  /** Doubled from so many. */
  readonly gateways: number;
  /** Messages came one by one, or as many at once as there are chats. */
  readonly arrive: 'oneByOne' | 'bursts';
  /** Share of it that was gone. */
  readonly saved: number;
  /** The same by the rig itself a day later, on a machine with less else to do: the median of seven pairs, the least and the most. Null where it was not measured again. */
  readonly again: Again | null;
}
export type Again = readonly [median: number, least: number, most: number];

const doubling = (chats: number, users: number, arrive: Doubling['arrive'], saved: Readonly<Record<string, readonly [saved: number, again: Again | null]>>): Doubling[] =>
  Object.entries(saved).map(([design, [share, again]]) => ({ design, chats, users, gateways: 4, arrive, saved: share, again }));

export const DOUBLINGS: readonly Doubling[] = [
  ...doubling(10, 100, 'oneByOne', {
    'chat-gateway': [0.5, [0.47, 0.45, 0.52]], direct: [0.36, [0.28, 0.12, 0.36]], 'topic-per-chat': [0.35, [0.39, 0.28, 0.42]], 'topic-per-user': [0.22, [0.31, 0.2, 0.47]],
  }),
  ...doubling(20, 16, 'oneByOne', { 'chat-gateway': [0.5, null], direct: [0.11, [0.29, 0.02, 0.49]], 'topic-per-chat': [0.09, [0.22, -0.07, 0.42]] }),
  ...doubling(20, 16, 'bursts', { direct: [0.42, [0.32, 0.2, 0.48]], 'topic-per-chat': [0.43, [0.39, 0.3, 0.44]] }),
];

/** What was measured of one doubling. */
export function doublingOf({ design, chats, users }: Pick<Scenario, 'design' | 'chats' | 'users'>, arrive: Doubling['arrive']): Doubling {
  const found = DOUBLINGS.find((one) => one.design === design && one.chats === chats && one.users === users && one.arrive === arrive);
  if (!found) throw new RangeError(`nobody has measured ${design} with ${String(chats)} chats of ${String(users)}, ${arrive}`);
  return found;
}
