/** The ledger as it is written: whole counts per instance, and what each role counts when. */
import type { Design, Role } from '../../model/design';
import { rolesOf } from '../../model/design';
import type { Counts, Ledger } from '../../model/ledger';
import { peopleOf } from '../../model/people';
import type { Scenario } from '../../model/scenario';
import { placementOf } from '../../model/trace';
import type { MessageWriter } from './messages';

/** All of a ledger but the part that is kept message by message. */
export type ComponentLedger = Omit<Ledger, 'messages'>;

export interface Books {
  readonly ledger: ComponentLedger;
  /** Writes that failed, attempts that were the last included. */
  failedWrites: number;
  lostDeliveries: number;
  droppedJobs: number;
  /** A component took a message's copy or query in. */
  readonly taken: (role: Role, instance: number, units: number) => void;
  /** A component turned a job away. */
  readonly dropped: (role: Role, instance: number) => void;
  /** A person is given up on by a gateway. */
  readonly lost: (gateway: number) => void;
}

const zeros = (length: number): Counts => new Float64Array(length);

/**
 * An empty ledger.
 * @param perPerson false where there are too many people to keep an entry for each
 */
export function emptyLedger(scenario: Scenario, design: Design, perPerson: boolean): ComponentLedger {
  const { gateways, chats } = scenario;
  const roles = rolesOf(design);
  const people = perPerson ? peopleOf(scenario) : 0;
  const keepsSeats =
    design.readsSeats || placementOf(scenario, design).reportsSeat || roles.has('userGatewayStorage');
  const shards = keepsSeats ? scenario.shards : 0;
  const chatShards = roles.has('chatUserStorage') ? scenario.chatShards : 0;
  const topics = { none: 0, ownTopic: people, chatTopic: chats }[design.subscribes];
  return {
    gateways: {
      receipts: zeros(gateways),
      wasted: zeros(gateways),
      writes: zeros(gateways),
      lost: zeros(gateways),
      dropped: zeros(gateways),
      connections: zeros(gateways),
      chats: zeros(gateways),
      switches: zeros(gateways),
      handshakes: zeros(gateways),
    },
    userGatewayStorage: {
      queries: zeros(shards),
      lookups: zeros(shards),
      writes: zeros(shards),
      dropped: zeros(shards),
    },
    chatUserStorage: { queries: zeros(chatShards), lookups: zeros(chatShards), dropped: zeros(chatShards) },
    topics: {
      subscriptions: zeros(topics),
      publishes: zeros(topics),
      notifications: zeros(topics),
      dropped: zeros(topics),
      subscribes: zeros(design.subscribes === 'chatTopic' ? chats : 0),
      unsubscribes: zeros(design.subscribes === 'chatTopic' ? chats : 0),
    },
    users: { deliveries: zeros(people) },
    coordinator: { assignments: zeros(gateways) },
  };
}

/** Opens the books of a run over an empty ledger. */
export function openBooks(ledger: ComponentLedger): Books {
  const { gateways, userGatewayStorage, chatUserStorage, topics } = ledger;
  const dropColumns: Partial<Record<Role, Counts>> = {
    gateway: gateways.dropped,
    userGatewayStorage: userGatewayStorage.dropped,
    chatUserStorage: chatUserStorage.dropped,
    topic: topics.dropped,
  };
  const takenColumns: Partial<Record<Role, { jobs: Counts; units?: Counts }>> = {
    gateway: { jobs: gateways.receipts },
    userGatewayStorage: { jobs: userGatewayStorage.queries, units: userGatewayStorage.lookups },
    chatUserStorage: { jobs: chatUserStorage.queries, units: chatUserStorage.lookups },
    topic: { jobs: topics.publishes },
  };
  const books: Books = {
    ledger,
    failedWrites: 0,
    lostDeliveries: 0,
    droppedJobs: 0,
    taken(role, instance, units) {
      const columns = takenColumns[role];
      if (!columns) return;
      columns.jobs[instance]!++;
      if (columns.units) columns.units[instance]! += units;
    },
    dropped(role, instance) {
      books.droppedJobs++;
      const column = dropColumns[role];
      if (column) column[instance]!++;
    },
    lost(gateway) {
      books.lostDeliveries++;
      gateways.lost[gateway]!++;
    },
  };
  return books;
}

/** The whole ledger, with the part kept by message. */
export function closeBooks(books: Books, messages: MessageWriter): Ledger {
  return { ...books.ledger, messages: messages.ledger() };
}
