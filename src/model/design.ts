/**
 * The closed vocabulary of a design. A design is a tree of hops; both engines walk the same tree.
 * Design = where and how much; machine = when and whether; population = who is where.
 */
import type { CostKey } from './scenario';

/** The kinds of component that a message or a connection can cross. */
export type Role =
  | 'user'
  | 'balancer'
  | 'topologyStore'
  | 'coordinator'
  | 'chatApi'
  | 'chatUserStorage'
  | 'userGatewayStorage'
  | 'topic'
  | 'gateway';

/** To which instances a hop goes. Each word has one implementation, in `fanout.ts`. */
export type Fanout =
  | 'owner'
  | 'memberShards'
  | 'interestedGateways'
  | 'viewingGateways'
  | 'everyGateway'
  | 'memberTopics'
  | 'subscriber'
  | 'chatGateways'
  | 'localMembers'
  | 'addressee';

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
  /** Paid by the sender, once per copy that it sends. */
  readonly senderPays?: CostKey;
  /** What the sentence under the picture says of it, as a verb: "asks", "publishes to". */
  readonly words: string;
  readonly then: readonly Hop[];
}

/** What a gateway subscribes to once a person is connected. */
export type Subscription = 'none' | 'ownTopic' | 'chatTopic';

export interface Design {
  readonly id: string;
  /** Place in the catalogue, from 1. */
  readonly order: number;
  readonly title: string;
  /** One sentence: how a message travels. */
  readonly summary: string;
  /** By user: a gateway is found for the person. By chat: the coordinator gives the chat a gateway. */
  readonly places: 'byUser' | 'byChat';
  readonly subscribes: Subscription;
  /** Connecting writes user → gateway into user-gateway storage, because a message will ask for it. */
  readonly readsSeats: boolean;
  /** What happens after the Chat API has a message. */
  readonly post: readonly Hop[];
  /** What the design costs beside the counts, one sentence each; shown beside the picture. */
  readonly prices: readonly string[];
  /** Formulas of one gateway's second, in the symbols of `theory.ts`. */
  readonly formulas: { readonly copies: string; readonly writes: string };
}

/** Visits every hop of a design depth first, in the order written, with the role that sends it. */
export function walkHops(design: Design, visit: (hop: Hop, from: Role) => void): void {
  const walk = (hops: readonly Hop[], from: Role): void => {
    for (const hop of hops) {
      visit(hop, from);
      walk(hop.then, hop.verb === 'ask' ? from : hop.to);
    }
  };
  walk(design.post, 'chatApi');
}

/** The roles that a message of this design meets, Chat API included. */
export function rolesOf(design: Design): ReadonlySet<Role> {
  const roles = new Set<Role>(['user', 'chatApi']);
  walkHops(design, (hop) => roles.add(hop.to));
  return roles;
}
