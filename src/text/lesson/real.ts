/** Below the side door of a real gateway: what was measured, beside what is simulated. */
import { amount, counted, countOf, day, share } from '../format';

/** As `lesson/measured.ts` has them. */
type CountedId = 'connections' | 'copies' | 'writes' | 'deliveries' | 'publishes' | 'notifications' | 'seatQueries' | 'seatLookups' | 'memberQueries';
type TransportId = 'tcp' | 'redis' | 'redisLibrary' | 'webSocket';
type Arrive = 'oneByOne' | 'bursts';

/** The side door's title. */
export const REAL_DOOR = 'A real gateway';

const ARRIVE = { oneByOne: 'one by one', bursts: 'in bursts' } satisfies Record<Arrive, string>;

export const REAL = {
  title: 'Measured on real gateways',
  counts: 'Counts, simulated and real',
  countsOf: (chats: number, users: number, gateways: number) =>
    `${counted(chats, 'chat', 'chats')} of ${countOf(users)} on ${counted(gateways, 'gateway', 'gateways')}, a message in each chat. A number that stands alone was the same in both.`,
  what: 'in all',
  rows: {
    connections: 'connections',
    copies: 'copies into gateways',
    writes: 'sockets written',
    deliveries: 'deliveries to people',
    publishes: 'publications',
    notifications: 'notifications',
    seatQueries: 'queries, user-gateway storage',
    seatLookups: 'keys looked up there',
    memberQueries: 'queries, chat-user storage',
  } satisfies Record<CountedId, string>,
  prices: 'What a copy costs, by how many come at once',
  pricesOf: 'Microseconds of a gateway for each copy, least to most; blocks of copies for nobody there, a millisecond apart.',
  transport: 'copies come by',
  transports: { tcp: 'bare TCP', redis: 'Redis, bare protocol', redisLibrary: 'Redis, a client library', webSocket: 'WebSocket' } satisfies Record<TransportId, string>,
  block: (copies: number) => `${countOf(copies)} at once`,
  doublings: 'What twice the gateways took off a gateway’s processor time',
  design: 'design',
  measured: 'measured',
  measuredAgain: 'a day later',
  /** The median, and how far repeats lay apart: a line may break between the two alone. */
  again: (again: readonly [number, number, number] | null) => (again === null ? '–' : `${share(again[0])} (${share(again[1])}\u00a0to\u00a0${share(again[2])})`),
  atMeasured: 'simulated',
  atRound: 'with round numbers',
  loadOf: ({ chats, users, arrive }: { readonly chats: number; readonly users: number; readonly arrive: Arrive }) => `${counted(chats, 'chat', 'chats')} of ${countOf(users)}, messages ${ARRIVE[arrive]}`,
  /** From where each copy wakes its gateway up to where none does. */
  between: (woken: number, awake: number) => (share(woken) === share(awake) ? share(awake) : `${share(woken)}–${share(awake)}`),
  ends: 'Simulated at the measured prices, from where every copy wakes its gateway up to where none does; beside it with the round numbers of the other steps.',
  source: (on: { readonly counts: string; readonly prices: string; readonly again: string }, machine: string) =>
    `Counts of ${day(on.counts)}; prices, and the first of each doubling, of ${day(on.prices)} by a forerunner of the rig, the second of ${day(on.again)} by the rig. Both sides seat people by the same code; chat gateways had the coordinator’s answers beforehand, and nobody switched. ${machine} To try it: npm run rig. Yours will differ.`,
} as const;

/** "80" where both are alike, else "80, really 81". */
export function bothWords(simulated: number, real: number): string {
  return simulated === real ? countOf(real) : `${countOf(simulated)}, really ${countOf(real)}`;
}

/** "20–33". */
export function rangeWords([least, most]: readonly [number, number]): string {
  return `${amount(least)}–${amount(most)}`;
}
