/**
 * What a run writes down: every crossing of every hop, in typed columns, so that it can be handed
 * from the worker to the page without a copy. Everything the page draws is read from these.
 */
import { answerEntriesOf, entriesOf, type Entry } from './accounts';
import { walkHops, type Design } from './design';
import { opensSecondSockets } from './apart';
import { placementOf, SECOND_LEGS, switchLegs, type ConnectLeg } from './placement';
import type { Role } from './roles';
import type { Scenario } from './scenario';
import { followsSwitches } from './switching';
import { followsChats, subscribingOf, writesSeats } from './traits';

/** How a crossing ended. */
export const OUTCOME = {
  arrived: 0,
  /** The write failed; another attempt follows. */
  failed: 1,
  /** The write failed for the last time: this person never gets the message. */
  lost: 2,
  /** The receiver's line was full; it dropped the job. */
  dropped: 3,
  /** A message that the owner of its chat does not let through: it has reached its cap. */
  refused: 4,
} as const;

/** Switching: what people who open another chat during the run set off. Clock: what somebody asks again and again, and the answers. */
export type HopPhase = 'connect' | 'message' | 'switch' | 'clock';

/** One kind of crossing. A trace's `hop` column is an index into `hopKinds()`. */
export interface HopKind {
  readonly id: string;
  readonly phase: HopPhase;
  readonly from: Role;
  readonly to: Role;
  /** This crossing is a question, which is answered. */
  readonly asks: boolean;
  /** This crossing is the answer to an `ask`. */
  readonly reply: boolean;
  /** It carries a badge, and no message. */
  readonly badge: boolean;
  readonly words: string;
  /** What one such crossing books; nothing but for a design's own hops. */
  readonly entries: readonly Entry[];
}

/** The columns of a trace. Times are true microseconds; connecting happens before 0. */
export interface TraceColumns {
  readonly length: number;
  readonly sentMicros: Float64Array;
  readonly arrivedMicros: Float64Array;
  /** Index into `hopKinds()`. */
  readonly hop: Uint8Array;
  /** Instance of the sending role, and of the receiving one. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /**
   * Number of the message, from 0 in order of posting; −1 while connecting and switching, and of a request. Of an
   * answer by a clock the newest message that it brings, −1 where it brings none.
   */
  readonly message: Int32Array;
  /** Index of the person that this crossing is for; −1 for a whole chat. */
  readonly person: Int32Array;
  /** Look-ups carried to a storage; messages that an answer by a clock brings; 1 otherwise. */
  readonly units: Uint32Array;
  readonly outcome: Uint8Array;
  /** Attempt of a socket write, from 1; 0 for every other crossing. */
  readonly attempt: Uint8Array;
  /** 1 for a copy into a gateway that serves nobody there. */
  readonly wasted: Uint8Array;
  /** 1 where it is no copy of its own, but goes along in one that a row before has: what a frame brings another chat. */
  readonly rides: Uint8Array;
}

/** The messages of a run, by number. */
export interface MessageColumns {
  readonly length: number;
  readonly chat: Uint32Array;
  readonly sender: Uint32Array;
  readonly postedMicros: Float64Array;
  /** When it was posted, or let go by the chat's owner: people on the chat's list, its visitors included, and of them those who had it open. */
  readonly listed: Uint32Array;
  readonly viewers: Uint32Array;
  /** What the owners of chats have made of the messages; null where each goes on at once, by itself. */
  readonly released: ReleasedColumns | null;
}

/** Of no message: nobody lets it go. */
export const NOT_RELEASED = -1;

/**
 * By message, in which release it goes on. A frame's crossings belong to the last message that it carries;
 * who is there for it is settled when its window ends, and written down for each message that it carries.
 */
export interface ReleasedColumns {
  /** The message to which the crossings of its release belong; `NOT_RELEASED` where it is dropped, or is not let go before the run stops. */
  readonly carrier: Int32Array;
  /** When it is let go, as those who post count time; for others, when they were posted. */
  readonly settledMicros: Float64Array;
}

/** Gateways that woke up while messages were under way, in the order of time. */
export interface WakeColumns {
  readonly gateway: Uint32Array;
  readonly micros: Float64Array;
  /** 1 where the job that woke it wrote a socket, so that the first write was dearer. */
  readonly wrote: Uint8Array;
}

export interface Trace {
  readonly crossings: TraceColumns;
  readonly messages: MessageColumns;
  /** Null where waking up takes no time. */
  readonly wakes: WakeColumns | null;
}

/**
 * Every kind of crossing that this scenario can make, in the order in which a trace numbers them:
 * connecting first (topology, legs, report, subscribe), then posting, then the design's hops, those that
 * a clock sets off last, and switching where people do. An `ask` is followed by its reply.
 */
export function hopKinds(scenario: Scenario, design: Design): readonly HopKind[] {
  const placement = placementOf(scenario, design);
  const kinds: HopKind[] = [];
  const add = (id: string, phase: HopPhase, from: Role, to: Role, words: string, { asks = false, badge = false, entries = [] }: Partial<Pick<HopKind, 'asks' | 'badge' | 'entries'>> = {}): void => {
    kinds.push({ id, phase, from, to, asks, reply: false, badge, words, entries });
  };
  const reply = (id: string, phase: HopPhase, from: Role, to: Role, entries: HopKind['entries'] = []): void => {
    kinds.push({ id: `${id}.reply`, phase, from: to, to: from, asks: false, reply: true, badge: false, words: 'is answered', entries });
  };
  if (placement.topology) add('topology', 'connect', 'topologyStore', 'balancer', 'sends the balancers the list of gateways');
  const addLegs = (phase: HopPhase, legs: readonly ConnectLeg[]): void => {
    for (const leg of legs) {
      add(leg.id, phase, leg.from, leg.to, leg.words, { asks: leg.verb === 'ask' });
      if (leg.verb === 'ask') reply(leg.id, phase, leg.from === 'balancer' ? 'user' : leg.from, leg.to);
    }
  };
  addLegs('connect', placement.legs);
  if (writesSeats(scenario, design)) {
    add('report', 'connect', 'gateway', 'userGatewayStorage', 'is written into user-gateway storage');
  }
  const subscribing = subscribingOf(design);
  if (subscribing) add('subscribe', 'connect', 'gateway', 'topic', 'has its gateway subscribe');
  if (opensSecondSockets(design)) addLegs('connect', SECOND_LEGS);
  add('post', 'message', 'user', 'chatApi', 'posts');
  walkHops(design, (visit) => {
    const { hop, from, flow } = visit;
    const phase = flow ? 'clock' : 'message';
    add(hop.id, phase, from, hop.to, hop.words, { asks: hop.verb === 'ask', badge: hop.carries === 'badge', entries: entriesOf(visit) });
    if (hop.verb === 'ask') reply(hop.id, phase, from, hop.to, answerEntriesOf(visit));
  });
  if (!followsSwitches(scenario)) return kinds;
  if (design.places !== 'byChat') add('tell', 'switch', 'user', 'gateway', 'tells its gateway that it has opened another chat');
  if (design.places === 'byChat' || opensSecondSockets(design)) addLegs('switch', switchLegs(scenario, design));
  if (followsChats(subscribing)) {
    add('subscribe', 'switch', 'gateway', 'topic', 'has its gateway subscribe');
    add('unsubscribe', 'switch', 'gateway', 'topic', 'has its gateway unsubscribe');
  }
  return kinds;
}

/** Whether a crossing brings messages into a gateway: a copy of one, or an answer by a clock, which may bring none. */
export function isCopyIn({ phase, to, reply, badge }: HopKind): boolean {
  return to === 'gateway' && !badge && (reply ? phase === 'clock' : phase === 'message');
}

/** Whether a crossing is counted as a gateway's write: to a socket, or to the edge that holds it. */
export function isWriteOut({ entries }: HopKind): boolean {
  return entries.some(({ role, account, end }) => role === 'gateway' && account === 'sent' && end === 'sender');
}

/** Whether a crossing is a message written to a person, or an answer by a clock, which may bring none. */
export function isDelivery({ phase, to, reply, badge }: HopKind): boolean {
  return (phase === 'message' || phase === 'clock') && to === 'user' && !reply && !badge;
}
