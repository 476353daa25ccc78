/** The figures of a run as files hold them: facts of the whole, and counts of each gateway. */
import { busyMicros, type Counts } from '../model/ledger';
import type { Scenario } from '../model/scenario';
import type { EngineName, LoadedRun } from '../reading/run';
import { SHEET } from '../text/page/export';

/** Of a run, what its figures are made from. */
export type ExportedRun = Pick<LoadedRun, 'engine' | 'result' | 'figures'>;

export type Fact = keyof typeof SHEET.facts;
export type GatewayColumn = keyof typeof SHEET.columns;

/** Facts of the whole run. Null where the run has none, as when nobody heard. */
export function factsOf({ figures }: ExportedRun): Readonly<Partial<Record<Fact, number | null>>> {
  return {
    messages: figures.messages,
    copiesPerMessage: figures.copiesPerMessage,
    writesPerMessage: figures.writesPerMessage,
    shardsPerMessage: figures.shardsPerMessage,
    lookups: figures.lookups,
    notifications: figures.notifications,
    lost: figures.lost,
    ...(figures.switches > 0 ? { switches: figures.switches, subscribes: figures.subscribes } : {}),
    firstViewerMillis: figures.firstViewerMicros === null ? null : figures.firstViewerMicros / 1000,
    lastViewerMillis: figures.lastViewerMicros === null ? null : figures.lastViewerMicros / 1000,
  };
}

/** One column of counts a quantity, by gateway. Who was turned away is known only of what was played. */
export function gatewayColumns({ engine, result }: ExportedRun): readonly (readonly [GatewayColumn, Counts])[] {
  const { gateways } = result.ledger;
  const columns: [GatewayColumn, Counts][] = [
    ['copiesIn', gateways.receipts],
    ...whereAny('wasted', gateways.wasted),
    ['writesOut', gateways.writes],
    ['busyMicros', busyMicros(result.ledger, result.scenario)],
    ['connections', gateways.connections],
    ...whereAny('secondSockets', gateways.secondSockets),
    ['chatsHeard', gateways.chats],
    ...whereAny('switches', gateways.switches),
    ...whereAny('handshakes', gateways.handshakes),
    ['lost', gateways.lost],
  ];
  return engine === 'events' ? [...columns, ['dropped', gateways.dropped]] : columns;
}

/** Left out where nothing was counted, as copies that serve nobody where everybody is viewing. */
function whereAny(column: GatewayColumn, counts: Counts): [GatewayColumn, Counts][] {
  return counts.some((count) => count > 0) ? [[column, counts]] : [];
}

/** How the figures were found, in words. */
export function engineWords(engine: EngineName): string {
  return SHEET.engines[engine];
}

/** The name of a file about a scenario, before its ending. */
export function fileStem({ design, chats, users, gateways }: Pick<Scenario, 'design' | 'chats' | 'users' | 'gateways'>): string {
  return `fanout-lab-${design}-${String(chats)}x${String(users)}-on-${String(gateways)}`;
}
