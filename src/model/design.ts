/**
 * The language of designs. A design is data: trees of hops, each said in words of the closed
 * vocabulary in `words/`. All engines walk the same trees. Design = where and how much; machine = when
 * and whether; population = who is where. What else one might ask of a design (does it read seats,
 * who subscribes to what, who makes a gateway hear a chat) is read off its hops in `traits.ts`.
 */
import { roleOf, type Role, type Space } from './roles';
import type { CostKey, NumberScenarioKey, ScenarioKey } from './scenario';
import { wordOf, type Fanout } from './words';

export type { Role } from './roles';
export type { Fanout } from './words';

/** One hop: from whoever holds the message to `to`, reached by `fanout`. */
export interface Hop {
  /** Unique within its design; what a trace, a card and a lesson call this hop. */
  readonly id: string;
  /** A `send` passes on; an `ask` scatters, gathers, and goes on at the asker after the last reply. */
  readonly verb: 'send' | 'ask';
  readonly to: Role;
  readonly fanout: Fanout;
  /** Paid by each receiver, once per unit (a unit is one copy, one key, one write). */
  readonly receiverPays?: CostKey;
  /** Paid by each receiver, once per copy, however many units it carries: for a query, not for its keys. */
  readonly receiverPaysOnce?: CostKey;
  /** Paid by the sender, once per copy that it sends. */
  readonly senderPays?: CostKey;
  /** Of an `ask` in a flow by a clock: paid by whoever asks, once for each answer that it takes in, also an empty one. */
  readonly askerPays?: CostKey;
  /** In a flow by a clock: an answer that brings nothing goes on over this hop, too. */
  readonly evenEmpty?: true;
  /** It carries no message but a badge, that there is something to read: neither delivery nor waste. The message where left out. */
  readonly carries?: 'badge';
  /**
   * What would leave one sender for one receiver at one tick of the sender's clock, for all of its chats, goes as
   * one frame: one copy. What comes after crosses for each chat as ever.
   */
  readonly merges?: true;
  /** What the sentence under the picture says of it, as a verb: "asks", "publishes to". */
  readonly words: string;
  readonly then: readonly Hop[];
  /** Of a first hop of `post`: it goes for chats of some sizes alone. For all where left out. */
  readonly applies?: Applies;
}

/**
 * What the owner of a chat, its Chat API, does with messages before they go on: it lets so many a second
 * through and drops the others, or holds them for so long and lets one frame go with all of them: from the
 * first one on, or until the clock ticks that all owners of one process share. What follows crosses once a
 * release. Keys are those of the scenario that say how much.
 */
export type OwnerRule =
  | { readonly does: 'admits'; readonly perSecond: NumberScenarioKey }
  | { readonly does: 'holds'; readonly millis: NumberScenarioKey; readonly until?: 'tick' };

/**
 * To chats of which sizes a hop applies: from so many members on, or below that; the key says how many. The
 * chats from there on have gateways of their own, to which whoever opens one holds a second socket (`apart.ts`).
 */
export type Applies = { readonly from: NumberScenarioKey } | { readonly below: NumberScenarioKey };

/**
 * A flow that a clock sets off and no message: somebody asks again and again for what has been posted. In its
 * hops a request goes out until somebody who keeps messages is asked; what comes after that carries the answer,
 * with all messages that have been posted since the one before: none, one or many (`polling.ts`).
 */
export interface ClockFlow {
  /** The key that says how many milliseconds lie between two requests. */
  readonly every: NumberScenarioKey;
  /**
   * Who asks: each viewer for the chat that they have open; of these the strays alone, who sit on none of the gateways
   * on which the chat does; or each gateway, once for all its viewers of a chat.
   */
  readonly by: Asker;
  readonly hops: readonly Hop[];
}

export const ASKERS = ['viewer', 'stray', 'gateway'] as const;
export type Asker = (typeof ASKERS)[number];

/** How far a source was read: in full, a part of it, what somebody else says of it; or it was worked out here from what is known. */
export const TRUST_MARKS = ['read', 'excerpt', 'secondary', 'derived'] as const;

/** Somebody who says that they run a design, or a part of it. */
export interface Source {
  readonly who: string;
  /** What they say, in one sentence. */
  readonly says: string;
  readonly trust: (typeof TRUST_MARKS)[number];
  /** Where it is said; left out where that is no page. */
  readonly address?: string;
}

/**
 * What a design does to the plateau, on which adding gateways saves a gateway no copies: it ends it,
 * lowers it by a constant factor, moves the work to somebody else, or keeps it.
 */
export const PLATEAUS = ['ends', 'constant', 'moves', 'keeps'] as const;
export type Plateau = (typeof PLATEAUS)[number];

/** For whom a design finds a gateway. */
export const PLACES = ['byUser', 'byChat', 'byCommunity'] as const;

export interface Design {
  readonly id: string;
  /** Place in the catalogue, from 1. */
  readonly order: number;
  readonly title: string;
  /** One sentence: how a message travels. */
  readonly summary: string;
  /** How it works, in three sentences. */
  readonly mechanism: readonly [string, string, string];
  /** Who says that they run it; empty where nobody says so. */
  readonly sources: readonly Source[];
  readonly plateau: Plateau;
  /** One sentence: why it does that to the plateau. */
  readonly verdict: string;
  /** Keys of the scenario that mean something under this design and not under each; of the group `design`. */
  readonly brings: readonly ScenarioKey[];
  /**
   * By user: a gateway is found for the person. By chat: the coordinator gives the chat a gateway. By
   * community: a directory seats the people of a chat together, and they stay there whatever they open.
   */
  readonly places: (typeof PLACES)[number];
  /** Places by chat, and whoever opens another one is moved to its gateway with their socket, for `tMove`: no new handshake. */
  readonly movesSockets?: true;
  /** Each chat is in parts that see only themselves (`rooms.ts`); the key says in how many. Chats are whole where left out. */
  readonly rooms?: NumberScenarioKey;
  /** What the Chat API does with messages first; where left out, each goes on at once. */
  readonly owner?: OwnerRule;
  /** What happens after the Chat API has let a message go, or a frame of them. */
  readonly post: readonly Hop[];
  /** Flows that a clock sets off. */
  readonly flows?: readonly ClockFlow[];
  /** What the design costs beside the counts, one sentence each; shown beside the picture. */
  readonly prices: readonly string[];
  /** Formulas of one gateway's second, in the symbols of `engine/theory`. */
  readonly formulas: { readonly copies: string; readonly writes: string };
}

/** A hop and whoever holds the message before it. */
export interface HopVisit {
  readonly hop: Hop;
  readonly from: Role;
  /** By what the instances of the sending role and of the receiving one are numbered. */
  readonly fromSpace: Space;
  readonly toSpace: Space;
  /** The hop before it in its tree; null for a first one. */
  readonly before: Hop | null;
  /** The flow by a clock that it belongs to; null of what a posted message sets off. */
  readonly flow: ClockFlow | null;
  /** In a flow: it comes after whoever keeps messages has been asked, and carries the answer. */
  readonly isAnswered: boolean;
  /** To chats of which sizes its tree applies; null where to all. */
  readonly applies: Applies | null;
}

/** The hops of a design: what a posted message sets off, and what a clock does. */
export type Hops = Pick<Design, 'post' | 'flows'>;

/** Who begins a flow, and by what they are numbered. */
export const ASKER_ROLES = { viewer: { role: 'user', space: 'person' }, stray: { role: 'user', space: 'person' }, gateway: { role: 'gateway', space: 'gateway' } } as const satisfies Record<Asker, { readonly role: Role; readonly space: Space }>;

/** By what the instances of a role are numbered that a word leads to. */
function spaceReached({ to, fanout }: Hop): Space {
  const { space } = wordOf(fanout);
  if (space !== 'role') return space;
  const { space: own } = roleOf(to);
  return own === 'word' ? 'chat' : own;
}

/** Visits every hop of a design depth first, in the order written: first those of a posted message, then flow by flow. */
export function walkHops(design: Hops, visit: (visit: HopVisit) => void): void {
  const walk = (hops: readonly Hop[], { from, fromSpace, before, flow, isAnswered, applies: ofTree }: Omit<HopVisit, 'hop' | 'toSpace'>): void => {
    for (const hop of hops) {
      const toSpace = spaceReached(hop);
      const applies = ofTree ?? hop.applies ?? null;
      visit({ hop, from, fromSpace, toSpace, before, flow, isAnswered, applies });
      const isAsk = hop.verb === 'ask';
      walk(hop.then, { from: isAsk ? from : hop.to, fromSpace: isAsk ? fromSpace : toSpace, before: hop, flow, isAnswered: isAnswered || (flow !== null && isAsk), applies });
    }
  };
  walk(design.post, { from: 'chatApi', fromSpace: 'chat', before: null, flow: null, isAnswered: false, applies: null });
  for (const flow of design.flows ?? []) {
    const { role, space } = ASKER_ROLES[flow.by];
    walk(flow.hops, { from: role, fromSpace: space, before: null, flow, isAnswered: false, applies: null });
  }
}

/** The hops of a design with their ends, in the order of `walkHops`. */
export function hopsOf(design: Hops): HopVisit[] {
  const hops: HopVisit[] = [];
  walkHops(design, (visit) => hops.push(visit));
  return hops;
}

/** Whether a hop, or one after it, leads to a person. */
export function reachesPeople({ to, then }: Hop): boolean {
  return to === 'user' || then.some(reachesPeople);
}

/** The roles that a message of this design meets, Chat API included, and whoever asks for one by a clock. */
export function rolesOf(design: Hops): ReadonlySet<Role> {
  return new Set<Role>(['user', 'chatApi', ...hopsOf(design).flatMap(({ hop, from, flow }) => (flow ? [from, hop.to] : [hop.to]))]);
}
