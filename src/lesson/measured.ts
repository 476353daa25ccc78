/**
 * What real gateways came to, as it was measured: the lesson's figures that nobody can work out. Counts and
 * prices are of the rig (`npm run rig`, its page is `test/rig/README.md`), doublings of its forerunner.
 */
import type { Scenario } from '../model/scenario';

/** Days on which it was measured; on which machine is said with the presets of costs. */
export const MEASURED_ON = { counts: '2026-11-26', prices: '2026-11-25' } as const;

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
}

const doubling = (chats: number, users: number, arrive: Doubling['arrive'], saved: Readonly<Record<string, number>>): Doubling[] =>
  Object.entries(saved).map(([design, share]) => ({ design, chats, users, gateways: 4, arrive, saved: share }));

export const DOUBLINGS: readonly Doubling[] = [
  ...doubling(10, 100, 'oneByOne', { 'chat-gateway': 0.5, direct: 0.36, 'topic-per-chat': 0.35, 'topic-per-user': 0.22 }),
  ...doubling(20, 16, 'oneByOne', { 'chat-gateway': 0.5, direct: 0.11, 'topic-per-chat': 0.09 }),
  ...doubling(20, 16, 'bursts', { direct: 0.42, 'topic-per-chat': 0.43 }),
];

/** What was measured of one doubling. */
export function doublingOf({ design, chats, users }: Pick<Scenario, 'design' | 'chats' | 'users'>, arrive: Doubling['arrive']): number {
  const found = DOUBLINGS.find((one) => one.design === design && one.chats === chats && one.users === users && one.arrive === arrive);
  if (!found) throw new RangeError(`nobody has measured ${design} with ${String(chats)} chats of ${String(users)}, ${arrive}`);
  return found.saved;
}
