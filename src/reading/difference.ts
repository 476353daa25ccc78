/** Two runs side by side: in what they differ, at a moment and at their ends. */
import { busyMicros, type Counts } from '../model/ledger';
import type { FlowMoment, RoleMoment } from './flowmoment';
import { total } from './figures';
import type { Owners } from './owners';
import type { LoadedRun } from './run';

export type DifferenceId =
  | 'copies'
  | 'busiestCopies'
  | 'wasted'
  | 'writes'
  | 'heard'
  | 'busiest'
  | 'queries'
  | 'members'
  | 'published'
  | 'notified'
  | 'handshakes'
  | 'releases'
  | 'dropped'
  | 'requests'
  | 'inVain'
  | 'lost'
  | 'last';

export interface Difference {
  readonly id: DifferenceId;
  readonly unit: 'count' | 'micros';
  readonly first: number;
  readonly second: number;
}

/** What is counted of a run; null where nobody can know. */
type Measured = Readonly<Partial<Record<DifferenceId, number | null>>>;

/** In the order in which they are told; times say when, counts how many. */
const UNITS = {
  copies: 'count',
  busiestCopies: 'count',
  wasted: 'count',
  writes: 'count',
  heard: 'count',
  busiest: 'micros',
  queries: 'count',
  members: 'count',
  published: 'count',
  notified: 'count',
  handshakes: 'count',
  releases: 'count',
  dropped: 'count',
  requests: 'count',
  inVain: 'count',
  lost: 'count',
  last: 'micros',
} as const satisfies Record<DifferenceId, Difference['unit']>;

/** What both have come to by the play head; null where one of them was counted only. */
export function differencesAt(first: LoadedRun, second: LoadedRun, micros: number): Difference[] | null {
  const [one, other] = [measuredAt(first, micros), measuredAt(second, micros)];
  return one && other && differences(one, other, haveOwners(first, second));
}

/** What both come to in all. */
export function differencesAtEnd(first: LoadedRun, second: LoadedRun): Difference[] {
  return differences(measuredAtEnd(first), measuredAtEnd(second), haveOwners(first, second));
}

/** Owners of chats let messages go on their own terms in one of them at least: else what they let go are the messages. */
function haveOwners(first: LoadedRun, second: LoadedRun): boolean {
  return [first, second].some(({ result }) => result.ledger.owners !== null);
}

/** What neither has any of says nothing about either. */
function differences(first: Measured, second: Measured, withReleases: boolean): Difference[] {
  const ids = (Object.keys(UNITS) as DifferenceId[]).filter((id) => id !== 'releases' || withReleases);
  return ids.flatMap((id) => {
    const [one, other] = [first[id] ?? null, second[id] ?? null];
    return one === null || other === null || (one === 0 && other === 0) ? [] : [{ id, unit: UNITS[id], first: one, second: other }];
  });
}

function measuredAt({ cursor, flow, owners, result }: LoadedRun, micros: number): Measured | null {
  if (flow) {
    const { instances } = result.topology;
    // A role that takes no time has no line of time either: what it has done by then is not known.
    return measuredOfFlow(flow.at(micros), (role) => (instances[role] === 0 ? 0 : takenIn(flow.roleAt(role, micros))));
  }
  if (!cursor || !owners) return null;
  const at = cursor.at(micros);
  return {
    copies: at.totalReceipts,
    busiestCopies: most(at.receipts),
    writes: at.totalWrites,
    heard: at.totalDeliveries,
    queries: total(at.seatQueries),
    members: total(at.chatQueries),
    published: total(at.published),
    notified: total(at.notified),
    handshakes: total(at.handshakes),
    ...releasedAt(owners, micros),
    requests: at.totalRequests,
    inVain: at.totalEmptyAnswers,
    lost: at.totalLost,
  };
}

function releasedAt(owners: Owners, micros: number): Pick<Measured, 'releases' | 'dropped'> {
  let [releases, dropped] = [0, 0];
  for (const chat of owners.chats()) {
    releases += owners.releasedAt(chat, micros);
    dropped += owners.droppedAt(chat, micros);
  }
  return { releases, dropped };
}

function measuredOfFlow(moment: FlowMoment, takenIn: (role: 'userGatewayStorage' | 'chatUserStorage' | 'topic') => number | null): Measured {
  const { received, sent } = moment.gateways;
  return {
    copies: total(received),
    writes: total(sent),
    heard: moment.heardSoFar.viewers,
    queries: takenIn('userGatewayStorage'),
    members: takenIn('chatUserStorage'),
    published: takenIn('topic'),
  };
}

function takenIn(role: RoleMoment | null): number | null {
  return role && total(role.received);
}

function measuredAtEnd({ result, figures }: LoadedRun): Measured {
  const { gateways, userGatewayStorage, chatUserStorage, topics, owners, messages } = result.ledger;
  return {
    copies: total(gateways.receipts),
    busiestCopies: most(gateways.receipts),
    wasted: total(gateways.wasted),
    writes: total(gateways.writes),
    busiest: most(busyMicros(result.ledger, result.scenario)),
    queries: total(userGatewayStorage.queries),
    members: total(chatUserStorage.queries),
    published: total(topics.publishes),
    notified: total(topics.notifications),
    handshakes: total(gateways.handshakes),
    releases: owners ? total(owners.releases) : messages.posted,
    dropped: owners ? total(owners.dropped) : 0,
    requests: total(gateways.requests),
    inVain: total(gateways.emptyAnswers),
    lost: total(gateways.lost),
    last: figures.lastViewerMicros,
  };
}

function most(counts: Counts): number {
  return counts.reduce((largest, count) => Math.max(largest, count), 0);
}
