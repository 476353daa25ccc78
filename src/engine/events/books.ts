/** The ledger as it is written: whole counts per instance, each in the column of its account. */
import { answerEntriesOf, costOf, costsPaidBy, entriesOf, otherRoles, type Account, type Entry } from '../../model/accounts';
import { opensSecondSockets } from '../../model/apart';
import { rolesOf, type Design, type HopVisit, type Role } from '../../model/design';
import type { Counts, Ledger, OtherCounts } from '../../model/ledger';
import { peopleOf } from '../../model/people';
import { pacingOf } from '../../model/releases';
import { instancesOf, roleOf, type Booked, type Space } from '../../model/roles';
import type { Scenario } from '../../model/scenario';
import { emptyTraffic } from '../../model/traffic';
import { followsChats, sendsBadges, spaceOf, subscribingOf, writesSeats } from '../../model/traits';
import type { MessageWriter } from './messages';

/** All of a ledger but the part that is kept message by message. */
export type ComponentLedger = Omit<Ledger, 'messages'>;

export interface Books {
  readonly ledger: ComponentLedger;
  /** Writes that failed, attempts that were the last included. */
  failedWrites: number;
  lostDeliveries: number;
  droppedJobs: number;
  /** A component turned a job away. */
  readonly dropped: (role: Role, instance: number) => void;
  /** A person is given up on by a gateway, for so many messages. */
  readonly lost: (gateway: number, messages: number) => void;
}

/** The columns in which the crossings of one hop are entered. */
export interface HopColumns {
  /** At the sender, for each copy that leaves; for a socket, at each attempt to write it. */
  readonly sent: readonly Counts[];
  /** At the receiver, for each copy taken in, for each unit of it, and for each copy that serves nobody. */
  readonly taken: readonly Counts[];
  readonly units: readonly Counts[];
  readonly wasted: readonly Counts[];
}

/** What no hop has a gateway pay, but how it comes to its work. */
export const WAKING_KEYS = ['tWake', 'tFirstWrite'] as const;

const zeros = (length: number): Counts => new Float64Array(length);

/**
 * An empty ledger.
 * @param perPerson false where there are too many people to keep an entry for each
 */
export function emptyLedger(scenario: Scenario, design: Design, perPerson: boolean): ComponentLedger {
  const { gateways } = scenario;
  const people = perPerson ? peopleOf(scenario) : 0;
  const instances = (space: Space | null): number => (space === null ? 0 : instancesOf(space, scenario, people));
  const shards = writesSeats(scenario, design) ? scenario.shards : 0;
  const chatShards = instances(rolesOf(design).has('chatUserStorage') ? 'chatShard' : null);
  const topics = instances(spaceOf(design, 'topic'));
  const pacing = pacingOf(scenario, design);
  const badged = sendsBadges(design) ? gateways : 0;
  const told = instances(followsChats(subscribingOf(design)) ? 'chat' : null);
  const asking = instances(design.flows ? 'gateway' : null);
  return {
    gateways: {
      receipts: zeros(gateways),
      wasted: zeros(gateways),
      writes: zeros(gateways),
      requests: zeros(asking),
      emptyAnswers: zeros(asking),
      lost: zeros(gateways),
      dropped: zeros(gateways),
      connections: zeros(gateways),
      secondSockets: zeros(opensSecondSockets(design) ? gateways : 0),
      chats: zeros(gateways),
      switches: zeros(gateways),
      handshakes: zeros(gateways),
      paid: Object.fromEntries([...costsPaidBy(design, 'gateway'), ...WAKING_KEYS.filter((key) => scenario[key] > 0), ...(design.movesSockets ? ['tMove'] : [])].map((key) => [key, zeros(gateways)])),
    },
    userGatewayStorage: { queries: zeros(shards), lookups: zeros(shards), writes: zeros(shards), dropped: zeros(shards) },
    chatUserStorage: { queries: zeros(chatShards), lookups: zeros(chatShards), dropped: zeros(chatShards) },
    topics: {
      subscriptions: zeros(topics),
      publishes: zeros(topics),
      notifications: zeros(topics),
      dropped: zeros(topics),
      subscribes: zeros(told),
      unsubscribes: zeros(told),
    },
    users: { deliveries: zeros(people), frames: pacing?.most === null ? zeros(people) : null },
    owners: pacing && { releases: zeros(scenario.chats), dropped: zeros(scenario.chats) },
    badges: { copies: zeros(badged), writes: zeros(badged), received: zeros(badged > 0 ? people : 0) },
    traffic: emptyTraffic(scenario, design, (role) => instances(spaceOf(design, role))),
    others: Object.fromEntries(otherRoles(design).map((role) => [role, otherCounts(instances(spaceOf(design, role)))])),
    coordinator: { assignments: zeros(gateways) },
  };
}

function otherCounts(instances: number): OtherCounts {
  return { received: zeros(instances), units: zeros(instances), sent: zeros(instances), dropped: zeros(instances) };
}

/** The column of a role's account, if one is kept. */
function columnOf(ledger: ComponentLedger, role: Role, account: Account | 'dropped'): Counts | undefined {
  const cost = account === 'dropped' ? null : costOf(account);
  if (cost) return role === 'gateway' ? ledger.gateways.paid[cost.key] : undefined;
  if (account === 'badges') return role === 'user' ? ledger.badges.received : role === 'gateway' ? ledger.badges.copies : undefined;
  if (account === 'badgeWrites') return ledger.badges.writes;
  const { ledger: columns } = roleOf(role);
  if (!columns) return ledger.others[role]?.[account as keyof OtherCounts];
  const name = columns[account as Booked];
  return name === undefined ? undefined : (ledger[columns.part] as unknown as Record<string, Counts>)[name];
}

/** Where the messages are entered that cross a hop, or are brought over it as an answer: out of one end, and into the other. */
export interface TrafficColumns {
  readonly out: Counts | undefined;
  readonly in: Counts | undefined;
}

/** Null where no messages cross the hop, or nobody asks. */
export function trafficColumnsOf({ traffic }: ComponentLedger, { hop, from, flow, isAnswered }: HopVisit): TrafficColumns | null {
  const isAsk = hop.verb === 'ask';
  if (!traffic || hop.carries || (flow ? !isAnswered && !isAsk : isAsk)) return null;
  const [sender, receiver] = isAsk ? [hop.to, from] : [from, hop.to];
  return { out: traffic[sender]?.out, in: traffic[receiver]?.in };
}

/** The columns of a hop, so that none is looked for while a run goes on. */
export function columnsOfHop(ledger: ComponentLedger, visit: HopVisit): HopColumns {
  const entries = entriesOf(visit);
  const columns = (end: Entry['end'], per: Entry['per']): Counts[] =>
    entries.filter((entry) => entry.end === end && entry.per === per).flatMap(({ role, account }) => columnOf(ledger, role, account) ?? []);
  return { sent: columns('sender', 'copy'), taken: columns('receiver', 'copy'), units: columns('receiver', 'unit'), wasted: columns('receiver', 'wasted') };
}

/** The columns in which an answer by a clock is entered at whoever asked: each, one that brings something, one that does not. */
export type AnswerColumns = Readonly<Record<'taken' | 'filled' | 'empty', readonly Counts[]>>;

export function columnsOfAnswer(ledger: ComponentLedger, visit: HopVisit): AnswerColumns {
  const entries = answerEntriesOf(visit);
  const columns = (per: Entry['per']): Counts[] => entries.filter((entry) => entry.per === per).flatMap(({ role, account }) => columnOf(ledger, role, account) ?? []);
  return { taken: columns('copy'), filled: columns('filled'), empty: columns('empty') };
}

/** Enters an answer by a clock at whoever asked. */
export function enterAnswer({ taken, filled, empty }: AnswerColumns, at: number, messages: number): void {
  for (const column of taken) column[at]!++;
  for (const column of messages > 0 ? filled : empty) column[at]!++;
}

/** Opens the books of a run over an empty ledger. */
export function openBooks(ledger: ComponentLedger): Books {
  const books: Books = {
    ledger,
    failedWrites: 0,
    lostDeliveries: 0,
    droppedJobs: 0,
    dropped(role, instance) {
      books.droppedJobs++;
      const column = columnOf(ledger, role, 'dropped');
      if (column) column[instance]!++;
    },
    lost(gateway, messages) {
      books.lostDeliveries += messages;
      ledger.gateways.lost[gateway]! += messages;
    },
  };
  return books;
}

/** The whole ledger, with the part kept by message. */
export function closeBooks(books: Books, messages: MessageWriter): Ledger {
  return { ...books.ledger, messages: messages.ledger() };
}
