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
  /** It carries no message but a badge, that there is something to read: neither delivery nor waste. The message where left out. */
  readonly carries?: 'badge';
  /** What the sentence under the picture says of it, as a verb: "asks", "publishes to". */
  readonly words: string;
  readonly then: readonly Hop[];
  /** What else the language can say of a hop, and no engine plays yet: `check.ts` refuses it by name. */
  readonly yet?: HopToCome;
}

/**
 * What the owner of a chat, its Chat API, does with messages before they go on: it lets so many a second
 * through and drops the others, or holds them for so long and lets one frame go with all of them. What
 * follows crosses once a release. Keys are those of the scenario that say how much.
 */
export type OwnerRule =
  | { readonly does: 'admits'; readonly perSecond: NumberScenarioKey }
  | { readonly does: 'holds'; readonly millis: NumberScenarioKey };

/** What designs to come ask of a hop. Keys are those of the scenario that say how much. */
export interface HopToCome {
  /** Collects for so many milliseconds what it would send from one sender to one receiver, of all chats, and sends one frame. */
  readonly holds?: { readonly millis: NumberScenarioKey };
  /** Carries something else than the message or a badge: a request, an answer of any number of messages. */
  readonly carries?: 'request' | 'answers';
  /** Goes for chats of some sizes alone, as from so many members on. */
  readonly applies?: { readonly from?: NumberScenarioKey; readonly below?: NumberScenarioKey };
  /** Which socket of a person it is written to, where they hold two. */
  readonly channel?: 'home' | 'second';
}

/** What sets a flow of hops off besides a message that is posted, and who begins it. No engine plays these yet. */
export interface FlowToCome {
  readonly when: { readonly every: NumberScenarioKey; readonly by: 'viewer' | 'gateway' } | 'connecting' | 'opening' | 'closing';
  readonly from: Role;
  readonly hops: readonly Hop[];
}

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
  /** What the Chat API does with messages first; where left out, each goes on at once. */
  readonly owner?: OwnerRule;
  /** What happens after the Chat API has let a message go, or a frame of them. */
  readonly post: readonly Hop[];
  /** Flows that something else sets off. */
  readonly flows?: readonly FlowToCome[];
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
}

/** By what the instances of a role are numbered that a word leads to. */
function spaceReached({ to, fanout }: Hop): Space {
  const { space } = wordOf(fanout);
  if (space !== 'role') return space;
  const { space: own } = roleOf(to);
  return own === 'word' ? 'chat' : own;
}

/** Visits every hop of a design depth first, in the order written. */
export function walkHops(design: Pick<Design, 'post'>, visit: (visit: HopVisit) => void): void {
  const walk = (hops: readonly Hop[], from: Role, fromSpace: Space, before: Hop | null): void => {
    for (const hop of hops) {
      const toSpace = spaceReached(hop);
      visit({ hop, from, fromSpace, toSpace, before });
      if (hop.verb === 'ask') walk(hop.then, from, fromSpace, hop);
      else walk(hop.then, hop.to, toSpace, hop);
    }
  };
  walk(design.post, 'chatApi', 'chat', null);
}

/** The hops of a design with their ends, in the order of `walkHops`. */
export function hopsOf(design: Pick<Design, 'post'>): HopVisit[] {
  const hops: HopVisit[] = [];
  walkHops(design, (visit) => hops.push(visit));
  return hops;
}

/** The roles that a message of this design meets, Chat API included. */
export function rolesOf(design: Pick<Design, 'post'>): ReadonlySet<Role> {
  return new Set<Role>(['user', 'chatApi', ...hopsOf(design).map(({ hop }) => hop.to)]);
}
