/**
 * How people come to their gateways, as data: which components take part before the first message
 * is posted, and who asks whom. The arithmetic of who sits where is in `population.ts`.
 */
import { opensSecondSockets } from './apart';
import type { Design } from './design';
import type { Role } from './roles';
import type { Scenario } from './scenario';

export type PlacementId = 'round-robin' | 'random' | 'ring' | 'l4';
export const PLACEMENT_IDS = ['round-robin', 'random', 'ring', 'l4'] as const satisfies readonly PlacementId[];

/** One leg of connecting. An `ask` is answered to the asker before the next leg; a `send` is not. */
export interface ConnectLeg {
  readonly id: string;
  readonly verb: 'ask' | 'send';
  readonly from: Role;
  readonly to: Role;
  /** In words, after the name of the person: "u3 …". */
  readonly words: string;
  /** To the gateway that the person leaves, which takes no time over it. */
  readonly toTheLeft?: true;
}

export interface Placement {
  readonly title: string;
  /** What happens, in one or two sentences. */
  readonly summary: string;
  /** What happens to people when gateways are added, in one sentence. */
  readonly whenGatewaysAreAdded: string;
  /** The legs before the socket is open, in turn; the last one opens it at the gateway. */
  readonly legs: readonly ConnectLeg[];
  /** The store that feeds the topology to the balancers, where there is one. */
  readonly topology: boolean;
  /** The gateway writes user → gateway into user-gateway storage, whether or not the design reads it. */
  readonly reportsSeat: boolean;
}

const open: ConnectLeg = { id: 'open', verb: 'send', from: 'user', to: 'gateway', words: 'opens a socket at its gateway' };

export const PLACEMENTS: Readonly<Record<PlacementId, Placement>> = {
  'round-robin': {
    title: 'Round robin',
    summary: 'A load balancer deals people out in turn: the first to GW1, the second to GW2, and so on round.',
    whenGatewaysAreAdded: 'Dealing out anew over more gateways moves everyone whose turn now falls elsewhere.',
    legs: [
      { id: 'resolve', verb: 'ask', from: 'user', to: 'balancer', words: 'asks the load balancer where to connect' },
      open,
    ],
    topology: false,
    reportsSeat: false,
  },
  random: {
    title: 'Random',
    summary:
      'A layer-7 balancer hands each /connect request to a random gateway, which writes user → gateway into storage and answers with its own address.',
    whenGatewaysAreAdded:
      'Nobody is forced to move: an open socket stays until its owner reconnects. This run connects everyone anew.',
    legs: [
      { id: 'resolve', verb: 'send', from: 'user', to: 'balancer', words: 'sends /connect to the layer-7 balancer' },
      { id: 'pass', verb: 'ask', from: 'balancer', to: 'gateway', words: 'is handed to a random gateway' },
      open,
    ],
    topology: false,
    reportsSeat: true,
  },
  ring: {
    title: 'Hash ring',
    summary:
      'Balancers keep a consistent-hash ring of gateways with virtual nodes, fed by a linearizable store; the hash of a person finds the gateway.',
    whenGatewaysAreAdded: 'Only the people whose arc the new gateway takes over move: about one share in all.',
    legs: [
      { id: 'resolve', verb: 'ask', from: 'user', to: 'balancer', words: 'asks a balancer, which looks along its ring' },
      open,
    ],
    topology: true,
    reportsSeat: false,
  },
  l4: {
    title: 'Four-tuple',
    summary:
      'A stateless layer-4 balancer hashes source and destination address and port; the gateway then reports who landed on it.',
    whenGatewaysAreAdded: 'The hash is taken modulo the number of gateways: adding one reshuffles nearly everyone.',
    legs: [
      { id: 'resolve', verb: 'send', from: 'user', to: 'balancer', words: 'sends its first packet to the layer-4 balancer' },
      { id: 'open', verb: 'send', from: 'balancer', to: 'gateway', words: 'lands on the gateway of its four-tuple' },
    ],
    topology: false,
    reportsSeat: true,
  },
};

/** Connecting where the design places by chat: the coordinator answers, whatever `placement` says. */
export const PLACED_BY_CHAT: Placement = {
  title: 'By chat',
  summary: 'The coordinator has given each chat a gateway and keeps the service registry; a client asks it where to connect.',
  whenGatewaysAreAdded: 'The coordinator assigns the chats anew; all people of a chat that moves reconnect.',
  legs: [
    { id: 'resolve', verb: 'ask', from: 'user', to: 'coordinator', words: 'asks the coordinator for the gateway of its chat' },
    open,
  ],
  topology: false,
  reportsSeat: false,
};

/** What moves a socket to a gateway of another chat: the gateway that holds it hands it over. */
export const MOVING_LEGS: readonly ConnectLeg[] = [
  { id: 'tell', verb: 'send', from: 'user', to: 'gateway', words: 'tells its gateway which chat it opens', toTheLeft: true },
  { id: 'locate', verb: 'ask', from: 'gateway', to: 'coordinator', words: 'has its gateway ask the coordinator where that chat is' },
  { id: 'move', verb: 'send', from: 'gateway', to: 'gateway', words: 'is handed over with its socket' },
];

/** What opens a second socket, where a chat has gateways of its own and the person keeps the one at home. */
export const SECOND_LEGS: readonly ConnectLeg[] = [
  { id: 'locate', verb: 'ask', from: 'user', to: 'coordinator', words: 'asks the coordinator for the gateway of the big chat that it opens' },
  { id: 'join', verb: 'send', from: 'user', to: 'gateway', words: 'opens a second socket at the gateway of that chat' },
];

/** The legs of whoever opens another chat that has gateways of its own. */
export function switchLegs(scenario: Pick<Scenario, 'placement'>, design: Pick<Design, 'places' | 'movesSockets' | 'post'>): readonly ConnectLeg[] {
  if (opensSecondSockets(design)) return SECOND_LEGS;
  return design.movesSockets ? MOVING_LEGS : placementOf(scenario, design).legs;
}

/** Connecting where the design places by community: the directory answers, whatever `placement` says. */
export const PLACED_BY_COMMUNITY: Placement = {
  title: 'By community',
  summary: 'A directory knows to which community a person belongs and seats it together; a client asks it where to connect.',
  whenGatewaysAreAdded: 'The directory deals the communities out anew; all people of one that moves reconnect.',
  legs: [
    { id: 'resolve', verb: 'ask', from: 'user', to: 'directory', words: 'asks the directory where its community sits' },
    open,
  ],
  topology: false,
  reportsSeat: false,
};

/** How people connect in this scenario: by its placement, or by chat or community where the design says so. */
export function placementOf(scenario: Pick<Scenario, 'placement'>, design: Pick<Design, 'places'>): Placement {
  return { byUser: PLACEMENTS[scenario.placement], byChat: PLACED_BY_CHAT, byCommunity: PLACED_BY_COMMUNITY }[design.places];
}
