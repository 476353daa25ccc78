/** The report's document: what a run cost whom, as plain data ready to be printed as JSON. */
import { designOf } from '../designs';
import { repairText, type Repair } from '../link/codec';
import { rolesOf } from '../model/design';
import { distribution, type Distribution } from '../model/distribution';
import { busyMicros, type Ledger } from '../model/ledger';
import type { RunResult, RunSummary, Stop } from '../model/run';
import type { Scenario } from '../model/scenario';

/** How the run went, with times in milliseconds. */
export interface EngineFigures extends Omit<RunSummary, 'startMicros' | 'endMicros' | 'stopped'> {
  readonly name: 'events';
  readonly posted: number;
  readonly startMillis: number;
  readonly endMillis: number;
  readonly stopped: { readonly reason: Stop['reason']; readonly crossings: number; readonly atMillis: number } | null;
}

/** Every field is explained in `help.ts`. */
export interface ReportDocument {
  readonly scenario: Scenario;
  readonly repairs: readonly (Repair & { readonly text: string })[];
  readonly engine: EngineFigures;
  readonly gateways: Record<'receipts' | 'writes' | 'lost' | 'dropped' | 'connections' | 'chats' | 'busyMicros', Distribution>;
  readonly storage: Record<
    'userGateway' | 'chatUser',
    Record<'queries' | 'lookups' | 'shardsPerMessage' | 'writes' | 'dropped', Distribution>
  >;
  readonly broker: { readonly topics: number } & Record<
    'subscriptions' | 'publishes' | 'notifications' | 'dropped',
    Distribution
  >;
  readonly users: { readonly deliveries: Distribution };
  readonly coordinator: { readonly assignments: Distribution };
  readonly latencyMillis: { readonly first: Distribution; readonly last: Distribution };
}

/** The document of a run, with the repairs of the link that asked for it. */
export function reportDocument(run: RunResult, repairs: readonly Repair[]): ReportDocument {
  const { scenario, ledger, summary } = run;
  return {
    scenario,
    repairs: repairs.map((repair) => ({ ...repair, text: repairText(repair) })),
    engine: engineFigures(summary, ledger.messages.posted),
    gateways: gatewayFigures(ledger, scenario),
    storage: storageFigures(ledger, scenario),
    broker: {
      topics: ledger.topics.publishes.length,
      subscriptions: distribution(ledger.topics.subscriptions),
      publishes: distribution(ledger.topics.publishes),
      notifications: distribution(ledger.topics.notifications),
      dropped: distribution(ledger.topics.dropped),
    },
    users: { deliveries: distribution(ledger.users.deliveries) },
    coordinator: { assignments: distribution(ledger.coordinator.assignments) },
    latencyMillis: {
      first: distribution(heardMillis(ledger.messages.firstViewerMicros)),
      last: distribution(heardMillis(ledger.messages.lastViewerMicros)),
    },
  };
}

function engineFigures(summary: RunSummary, posted: number): EngineFigures {
  const { startMicros, endMicros, stopped, ...counts } = summary;
  return {
    name: 'events',
    posted,
    ...counts,
    startMillis: startMicros / 1000,
    endMillis: endMicros / 1000,
    stopped: stopped && { reason: stopped.reason, crossings: stopped.crossings, atMillis: stopped.atMicros / 1000 },
  };
}

function gatewayFigures(ledger: Ledger, scenario: Scenario): ReportDocument['gateways'] {
  const { gateways } = ledger;
  return {
    receipts: distribution(gateways.receipts),
    writes: distribution(gateways.writes),
    lost: distribution(gateways.lost),
    dropped: distribution(gateways.dropped),
    connections: distribution(gateways.connections),
    chats: distribution(gateways.chats),
    busyMicros: distribution(busyMicros(ledger, scenario)),
  };
}

function storageFigures(ledger: Ledger, scenario: Scenario): ReportDocument['storage'] {
  const { userGatewayStorage: seats, chatUserStorage: members, messages } = ledger;
  const asksMembers = rolesOf(designOf(scenario.design)).has('chatUserStorage');
  return {
    userGateway: {
      queries: distribution(seats.queries),
      lookups: distribution(seats.lookups),
      shardsPerMessage: distribution(messages.shardsAsked),
      writes: distribution(seats.writes),
      dropped: distribution(seats.dropped),
    },
    chatUser: {
      queries: distribution(members.queries),
      lookups: distribution(members.lookups),
      // The members of one chat are on one shard, and connecting writes nothing there.
      shardsPerMessage: distribution(new Float64Array(messages.posted).fill(asksMembers ? 1 : 0)),
      writes: distribution(new Float64Array(members.queries.length)),
      dropped: distribution(members.dropped),
    },
  };
}

/** Latencies in milliseconds, of the messages that somebody heard. */
function heardMillis(micros: Float64Array): Float64Array {
  return micros.filter((value) => value >= 0).map((value) => value / 1000);
}
