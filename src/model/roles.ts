/**
 * The kinds of component that a message or a connection can cross: one row a role, and nothing about
 * a role anywhere else but in the words that lead to it. A new role is a new row.
 */
import type { Scenario } from './scenario';

/**
 * What the instances of a role are numbered by: there is one for each of these. Storages are cut into
 * shards by person or by chat. `word` is settled by the word that leads to the role: a topic may be a
 * chat's, a person's or a gateway's own. Gateways hang on relays and on edges in turn: gateway g on number
 * g mod as many as there are. Chats are dealt to owner processes in turn, as to shards of chat-user storage.
 */
export type Space = 'one' | 'chat' | 'chatShard' | 'ownerProcess' | 'person' | 'seatShard' | 'gateway' | 'relay' | 'edge';

/**
 * Columns of the ledger for what a role takes in, what of that serves nobody, keys looked up, what it sends, requests and
 * answers that bring nothing, what a full line dropped.
 */
export type Booked = 'received' | 'wasted' | 'units' | 'sent' | 'requests' | 'emptyAnswers' | 'dropped';

/**
 * Where the picture has a role: a person in a cell, a gateway as a column, what people meet while they
 * connect above the columns, what a chat has one of beside its row, shards, owner processes, relays and edges in a strip below the rows.
 * What is numbered otherwise has no place there.
 */
type Placed =
  | { readonly space: 'person'; readonly picture: 'cell' }
  | { readonly space: 'gateway'; readonly picture: 'column' }
  | { readonly space: 'one'; readonly picture: 'entry' }
  | { readonly space: 'chat' | 'word'; readonly picture: 'row' }
  | { readonly space: 'chatShard' | 'ownerProcess' | 'seatShard' | 'relay' | 'edge'; readonly picture: 'strip' };

export type RoleRow = Placed & {
  /** One of them, as it is called in a sentence. */
  readonly name: string;
  /** Which key of the scenario says how many cores an instance has; one core where left out. */
  readonly cores?: 'cores';
  /** Its part of the ledger, and there the names of its columns; a role without one is not in the ledger. */
  readonly ledger?: { readonly part: 'gateways' | 'userGatewayStorage' | 'chatUserStorage' | 'topics' | 'users' } & Readonly<Partial<Record<Booked, string>>>;
};

export const ROLES = {
  user: { name: 'person', space: 'person', picture: 'cell', ledger: { part: 'users', received: 'deliveries' } },
  balancer: { name: 'load balancer', space: 'one', picture: 'entry' },
  topologyStore: { name: 'topology store', space: 'one', picture: 'entry' },
  coordinator: { name: 'coordinator', space: 'one', picture: 'entry' },
  directory: { name: 'directory', space: 'one', picture: 'entry' },
  chatApi: { name: 'Chat API', space: 'chat', picture: 'row' },
  chatUserStorage: {
    name: 'chat-user storage',
    space: 'chatShard',
    picture: 'strip',
    ledger: { part: 'chatUserStorage', received: 'queries', units: 'lookups', dropped: 'dropped' },
  },
  userGatewayStorage: {
    name: 'user-gateway storage',
    space: 'seatShard',
    picture: 'strip',
    ledger: { part: 'userGatewayStorage', received: 'queries', units: 'lookups', dropped: 'dropped' },
  },
  ownerProcess: { name: 'owner process', space: 'ownerProcess', picture: 'strip' },
  relay: { name: 'relay', space: 'relay', picture: 'strip' },
  edge: { name: 'edge', space: 'edge', picture: 'strip' },
  chatLog: { name: 'chat log', space: 'chat', picture: 'row' },
  topic: { name: 'topic', space: 'word', picture: 'row', ledger: { part: 'topics', received: 'publishes', sent: 'notifications', dropped: 'dropped' } },
  gateway: {
    name: 'gateway',
    space: 'gateway',
    cores: 'cores',
    picture: 'column',
    ledger: { part: 'gateways', received: 'receipts', wasted: 'wasted', sent: 'writes', requests: 'requests', emptyAnswers: 'emptyAnswers', dropped: 'dropped' },
  },
} as const satisfies Record<string, RoleRow>;

export type Role = keyof typeof ROLES;

/** The roles, in the table's order. */
export const ROLE_IDS = Object.keys(ROLES) as readonly Role[];

/** A role's row as the general type. */
export function roleOf(role: Role): RoleRow {
  return ROLES[role];
}

/** How many instances there are of what is numbered by a space. */
export function instancesOf(space: Space, scenario: Pick<Scenario, 'chats' | 'chatShards' | 'owners' | 'shards' | 'gateways' | 'relays' | 'edges'>, people: number): number {
  const { chats, chatShards, shards, gateways } = scenario;
  const [relays, edges] = [groupsOf(scenario, 'relay'), groupsOf(scenario, 'edge')];
  return { one: 1, chat: chats, chatShard: chatShards, ownerProcess: ownersOf(scenario), person: people, seatShard: shards, gateway: gateways, relay: relays, edge: edges }[space];
}

/** How many owner processes there are: no more than chats to be dealt to them. */
export function ownersOf({ chats, owners }: Pick<Scenario, 'chats' | 'owners'>): number {
  return Math.min(chats, owners);
}

/** What gateways hang on in turn. */
export type GroupSpace = Extract<Space, 'relay' | 'edge'>;

export function isGroupSpace(space: Space | null): space is GroupSpace {
  return space === 'relay' || space === 'edge';
}

/** How many relays or edges there are: no more than gateways to hang on them. */
export function groupsOf({ gateways, relays, edges }: Pick<Scenario, 'gateways' | 'relays' | 'edges'>, space: GroupSpace): number {
  return Math.min(gateways, { relay: relays, edge: edges }[space]);
}
