/** What it comes to that one gateway dies. Plain data that crosses to the page. */
import type { Ledger } from './ledger';
import type { Topology } from './topology';
import type { Certainty, Filling } from './weighing';

/** What is gone with a gateway. */
export interface Fallen {
  /** Which one it is, from 0; null of a mean one. */
  readonly gateway: number | null;
  /** Sockets of people that end; where edges hold these, people whose streams end. */
  readonly sockets: number;
  /** Of these, second sockets of people who hold one at home as well. */
  readonly second: number;
  /** Chats, or parts of chats, of which somebody connected is there; null where nobody has counted them. */
  readonly chats: number | null;
}

/** Who finds another gateway for those who have lost theirs. */
export const WAYS = ['balancer', 'ring', 'fourTuple', 'coordinator', 'directory', 'edge'] as const;
export type Way = (typeof WAYS)[number];

/** Who comes to the gateways that are left, of the busiest that died, or of a mean one where nobody knows it. */
export interface Coming {
  /** Sockets that are opened anew: those that ended, and those that others have to give up as well. */
  readonly sockets: number;
  /** Of these, sockets of gateways that live: where a hash over all gateways finds one, it is another one with one gateway fewer. */
  readonly others: number;
  /** So many come to the one to which most do; to a mean one where a balancer deals them out and nobody has counted. */
  readonly most: number;
  /** Microseconds of handshakes at all gateways together; null where edges keep the sockets, and nobody knows what a stream costs. */
  readonly handshakeMicros: number | null;
  /** Subscriptions that gateways make for them; null where the design does without. */
  readonly subscriptions: number | null;
  /** Beside these, sockets of gateways that live and would be elsewhere if chats were dealt out from the beginning; null where none are, or too many to be looked at. */
  readonly dealtAnew: number | null;
}

/** Why there is no least time: nobody is left, a handshake takes none, nobody has time for any, or edges keep the sockets. */
export type NoTime = 'alone' | 'free' | 'full' | 'streams';

export interface Outage {
  readonly design: string;
  /** Everybody placed and counted, or in the mean by formula. */
  readonly by: Certainty;
  readonly gateways: number;
  /** Chats are parts of chats that see only themselves. */
  readonly areParts: boolean;
  readonly way: Way;
  /** The one with the most sockets; null where no formula knows it. */
  readonly busiest: Fallen | null;
  readonly mean: Fallen;
  /** Null where there is but one gateway. */
  readonly coming: Coming | null;
  /** How full the fullest of the others is once all are back, and of what: cores, link and, where gateways hold them, sockets. Empty where there are none. */
  readonly after: readonly Filling[];
  /** In the least time until all are back, at the gateway to which most come; null where there is none. */
  readonly backMicros: number | null;
  readonly noTime: NoTime | null;
  /** Messages a second that pass all of them by until then, in the mean. */
  readonly missedPerSecond: number;
  /** What passes them by is kept in a log, of which clients ask again. */
  readonly keepsLog: boolean;
}

/** The gateway of a ledger that has the most sockets, the first of these where several have as many. */
export function busiestGateway({ connections, secondSockets, chats }: Pick<Ledger['gateways'], 'connections' | 'secondSockets' | 'chats'>, { hearing, sitsWithChat, secondSocketFrom }: Pick<Topology, 'hearing' | 'sitsWithChat' | 'secondSocketFrom'>): Fallen {
  const gateway = connections.reduce((most, sockets, one) => (sockets > connections[most]! ? one : most), 0);
  // What a gateway hears are the chats of those who are connected to it only where these make it hear them.
  const hearsItsOwn = sitsWithChat || (hearing === 'held' && secondSocketFrom === null);
  return { gateway, sockets: connections[gateway]!, second: secondSockets[gateway] ?? 0, chats: hearsItsOwn ? chats[gateway]! : null };
}

/** What an outage is told of: the busiest gateway, or a mean one where nobody knows that. */
export function fallenOf({ busiest, mean }: Pick<Outage, 'busiest' | 'mean'>): Fallen {
  return busiest ?? mean;
}

/** What of the others is fullest; null where there are none. */
export function fullestAfter({ after }: Pick<Outage, 'after'>): Filling | null {
  return after.reduce<Filling | null>((most, one) => (most && most.share >= one.share ? most : one), null);
}

/** The others hold it: no core and no link has all that it can do, no machine more sockets than it is meant to. */
export function holdsAfter({ after }: Pick<Outage, 'after'>): boolean {
  return after.every(isWithin);
}

/** A gateway may hold just as many sockets as it is meant to; with as much work as it can do its line grows. */
export function isWithin({ limit, share }: Filling): boolean {
  return limit === 'sockets' ? share <= 1 : share < 1;
}
