/** Every count of a run twice: as the report's engine tells it, and as the rig's processes have counted it. */
import type { ReportDocument } from '../../src/report/document';
import { ENGINES } from '../../src/report/engines';
import type { Scenario } from '../../src/model/scenario';
import type { TopicCount } from './parts/chatapi';
import { Refusal } from './plan';
import type { PhaseCounts, Rig } from './rig';
import type { StoreCounts } from './stores';

/** One count, an instance each. */
export interface Compared {
  readonly what: string;
  /** What an instance is called, before its number from 1; empty where there is but one number. */
  readonly instance: string;
  readonly simulated: readonly number[];
  readonly real: readonly number[];
}

/** What stands while people are connected, whatever is posted. */
export interface Standing {
  /** Counted by the storages and the broker since they were started. */
  readonly subscriptions: readonly number[];
  readonly seatWrites: readonly number[];
}

export type Simulated = ReturnType<typeof simulate>;

/**
 * The report's own figures, every message played.
 * @throws Refusal where the scenario's lines drop something: nothing on the rig does
 */
export function simulate(scenario: Scenario) {
  const document = ENGINES.events(scenario);
  if (!document.engine.lossless) throw new Refusal('the simulation turns messages away at a full line, and the rig does not: make "line" longer');
  return document;
}

export async function standingOf(rig: Rig): Promise<Standing> {
  const { seats } = await rig.storeCounts();
  return { subscriptions: await rig.subscriptions(), seatWrites: seats.map((shard) => callsOf(shard, 'set')) };
}

/** All counts side by side. */
export function compared(simulated: Simulated, rig: Rig, standing: Standing, counts: PhaseCounts): Compared[] {
  return [
    { what: 'messages posted', instance: '', simulated: [simulated.engine.posted], real: [counts.api.posts] },
    ...gatewayRows(simulated.gateways, counts),
    ...brokerRows(simulated.broker, rig, standing, counts),
    ...storageRows(simulated.storage, standing, counts),
    { what: 'deliveries of each person', instance: 'u', simulated: each(simulated.users.deliveries), real: counts.clients.deliveries },
    { what: 'frames of a strange chat, twice or out of order', instance: '', simulated: [0], real: [counts.clients.strays] },
  ];
}

/** The instances, from 0, at which simulated and real are not the same. */
export function differences({ simulated, real }: Compared): number[] {
  const length = Math.max(simulated.length, real.length);
  return Array.from({ length }, (_, index) => index).filter((index) => simulated[index] !== real[index]);
}

function gatewayRows(simulated: ReportDocument['gateways'], { gateways }: PhaseCounts): Compared[] {
  const row = (what: string, expected: ReportDocument['gateways']['writes'], count: 'connections' | 'copies' | 'wasted' | 'writes'): Compared => ({
    what: `${what} of each gateway`, instance: 'GW', simulated: each(expected), real: gateways.map((gateway) => gateway[count]),
  });
  return [
    row('connections', simulated.connections, 'connections'),
    row('copies', simulated.receipts, 'copies'),
    row('wasted copies', simulated.wasted, 'wasted'),
    row('writes', simulated.writes, 'writes'),
  ];
}

function brokerRows(simulated: ReportDocument['broker'], rig: Rig, standing: Standing, { api, broker }: PhaseCounts): Compared[] {
  const names = rig.topics();
  const byTopic = (counts: readonly TopicCount[]): number[] => {
    const known = new Map(counts);
    return names.map((name) => known.get(name) ?? 0);
  };
  const row = (what: string, expected: ReportDocument['broker']['publishes'], real: readonly number[]): Compared => ({
    what: `${what} of each topic`, instance: 'topic ', simulated: each(expected), real,
  });
  if (!broker) return [];
  return [
    row('subscriptions', simulated.subscriptions, standing.subscriptions),
    row('publishes', simulated.publishes, byTopic(api.publishes)),
    row('notifications', simulated.notifications, byTopic(api.notifications)),
    // Of all that were published, one was the flush.
    { what: 'publishes that the broker counted', instance: '', simulated: [simulated.publishes.total], real: [callsOf(broker, 'publish') - 1] },
  ];
}

function storageRows({ userGateway, chatUser }: ReportDocument['storage'], { seatWrites }: Standing, { seats, members }: PhaseCounts): Compared[] {
  const row = (what: string, instance: string, expected: ReportDocument['gateways']['writes'], real: readonly number[]): Compared => ({
    what: `${what} of each ${instance}shard`, instance: `${instance}shard `, simulated: each(expected), real,
  });
  return [
    row('queries', 'user-gateway ', userGateway.queries, seats.map((shard) => callsOf(shard, 'mget'))),
    row('keys', 'user-gateway ', userGateway.lookups, seats.map(({ lookups }) => lookups)),
    row('seats written', 'user-gateway ', userGateway.writes, seatWrites),
    row('queries', 'chat-user ', chatUser.queries, members.map((shard) => callsOf(shard, 'get'))),
    row('keys', 'chat-user ', chatUser.lookups, members.map(({ lookups }) => lookups)),
  ];
}

function callsOf({ calls }: StoreCounts, command: string): number {
  return calls.get(command) ?? 0;
}

/** Within the rig's bounds each instance is listed. */
function each(spread: ReportDocument['gateways']['writes']): readonly number[] {
  return spread.each!;
}
