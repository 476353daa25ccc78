/**
 * What the counts of a run mean for the components: one second in which every chat posts at its
 * rate, times the scenario's costs. Loads are exact sums of whole counts times a cost; waiting is an
 * estimate. Messages posted by hand happen once and are left aside. Where attempts fail, all of this
 * is the mean.
 */
import { designOf } from '../designs';
import type { AggregateResult } from '../model/counts';
import type { Role } from '../model/design';
import type { Counts } from '../model/ledger';
import type { CostKey, Scenario } from '../model/scenario';
import { sizesOf } from '../model/sizes';
import { alongChats, lineOfChats, type Amounts, type Line } from './amounts';
import { dealtOut } from './ledger';
import type { Busy, Estimate, FullAt, Load } from '../model/load';
import { ruleOf, type Account, type MessageRule } from './rule';
import { loadOf, scaledLoad, sumOf } from './spread';
import { estimatedWaitMicros } from './waiting';

const MICROS_PER_SECOND = 1_000_000;

/** What one message in every chat comes to at the instances of a role, one number an instance. */
type Round = (role: Role, amounts: Amounts) => Counts;

/** Estimates what each component of a finished run has to do in a second. */
export function estimate(result: AggregateResult): Estimate {
  const { scenario } = result;
  const rule = ruleOf(designOf(scenario.design));
  const round = roundOf(result);
  const perSecond = (role: Role, amounts: Amounts): Load =>
    scaledLoad(loadOf(round(role, amounts), instancesEach(role, result)), scenario.rate);
  const counted = (role: Role, account: Account): Load => perSecond(role, rule.of(role, account));
  const busy = (role: Role, cores: number): Busy => {
    const microsPerSecond = perSecond(role, microsOf(rule, role, result));
    return { microsPerSecond, share: scaledLoad(microsPerSecond, 1 / (MICROS_PER_SECOND * cores)) };
  };
  const gateways = {
    ...busy('gateway', scenario.cores),
    ...trafficOf(scenario, counted('gateway', 'received'), scaledLoad(counted('gateway', 'sent'), result.factors.attempts)),
    ...socketsOf(result),
    ...pressureOf(result, rule, round),
  };
  const topics = { ...busy('topic', 1), notificationsPerSecond: counted('topic', 'sent') };
  const userGatewayStorage = {
    ...busy('userGatewayStorage', 1),
    queriesPerSecond: counted('userGatewayStorage', 'received'),
    lookupsPerSecond: counted('userGatewayStorage', 'units'),
  };
  const chatUserStorage = { ...busy('chatUserStorage', 1), queriesPerSecond: counted('chatUserStorage', 'received') };
  const components: readonly (readonly [Role, Busy])[] = [
    ['gateway', gateways],
    ['topic', topics],
    ['userGatewayStorage', userGatewayStorage],
    ['chatUserStorage', chatUserStorage],
  ];
  return { gateways, topics, userGatewayStorage, chatUserStorage, fullFirst: fullFirst(components, scenario.rate) };
}

type GatewayFigures = Estimate['gateways'];

/** What goes in and out of the gateways. */
function trafficOf(
  { bytes }: Scenario,
  copiesPerSecond: Load,
  writesPerSecond: Load,
): Pick<GatewayFigures, 'copiesPerSecond' | 'writesPerSecond' | 'bytesInPerSecond' | 'bytesOutPerSecond'> {
  const bytesInPerSecond = scaledLoad(copiesPerSecond, bytes);
  return { copiesPerSecond, writesPerSecond, bytesInPerSecond, bytesOutPerSecond: scaledLoad(writesPerSecond, bytes) };
}

/** Connections against those that a gateway is meant to hold. */
function socketsOf({ scenario, gateways }: AggregateResult): Pick<GatewayFigures, 'connections' | 'socketShare' | 'overSockets'> {
  const connections = loadOf(gateways.connections);
  return {
    connections,
    socketShare: scaledLoad(connections, 1 / scenario.sockets),
    overSockets: gateways.connections.filter((count) => count > scenario.sockets).length,
  };
}

/** Gateways that cannot keep up, and how long copies wait at the others. */
function pressureOf(
  result: AggregateResult,
  rule: MessageRule,
  round: Round,
): Pick<GatewayFigures, 'overloaded' | 'estimatedWaitMicros'> {
  const { rate, cores } = result.scenario;
  const repeated = result.factors.attempts - 1;
  const copies = round('gateway', rule.of('gateway', 'received'));
  const writes = round('gateway', rule.of('gateway', 'sent'));
  const micros = round('gateway', microsOf(rule, 'gateway', result));
  // A failed write comes round as a job of its own.
  const jobs = copies.map((count, gateway) => count + repeated * writes[gateway]!);
  const busiest = micros.reduce((most, value, gateway) => (value > micros[most]! ? gateway : most), 0);
  return {
    overloaded: micros.filter((value) => value * rate >= MICROS_PER_SECOND * cores).length,
    estimatedWaitMicros: {
      mean: estimatedWaitMicros((rate * sumOf(jobs)) / jobs.length, (rate * sumOf(micros)) / micros.length, cores),
      busiest: estimatedWaitMicros(rate * jobs[busiest]!, rate * micros[busiest]!, cores),
    },
  };
}

/** The amounts of one message as the microseconds that a role pays for it. */
function microsOf(rule: MessageRule, role: Role, { scenario, factors }: AggregateResult): Amounts {
  const parts = rule.accounts(role).flatMap((account) => {
    const again = account.startsWith('again:');
    const key = account.replace('again:', '');
    const micros = isCost(key) ? scenario[key] * (again ? factors.attempts : 1) : 0;
    return micros === 0 ? [] : [{ amounts: rule.of(role, account), micros }];
  });
  const sum = (amountOf: (amounts: Amounts) => number): number =>
    parts.reduce((total, { amounts, micros }) => total + micros * amountOf(amounts), 0);
  const line = (lineOf: (amounts: Amounts) => Line): Line => ({
    always: sum((amounts) => lineOf(amounts).always),
    holding: sum((amounts) => lineOf(amounts).holding),
    perMember: sum((amounts) => lineOf(amounts).perMember),
  });
  return {
    chat: sum(({ chat }) => chat),
    people: sum(({ people }) => people),
    gateways: line(({ gateways }) => gateways),
    shards: line(({ shards }) => shards),
  };
}

const COSTS: readonly CostKey[] = ['tReceipt', 'tWrite', 'tNotify', 'tLookup', 'tHandshake'];

function isCost(name: string): name is CostKey {
  return (COSTS as readonly string[]).includes(name);
}

function roundOf(result: AggregateResult): Round {
  const { chats, gateways, userGatewayStorage: seats, chatUserStorage } = result;
  return (role, amounts) => {
    switch (role) {
      case 'gateway':
        return alongCells(amounts.gateways, chats, gateways.chats, gateways.connections);
      case 'userGatewayStorage':
        return alongCells(amounts.shards, chats, seats.chats, seats.people);
      case 'chatUserStorage':
        return dealtOut(chatAmounts(result, amounts), chatUserStorage.queries.length);
      case 'topic':
        return topicAmounts(result, amounts);
      default:
        return new Float64Array(0);
    }
  };
}

/** An amount of one message in every chat, at each gateway or shard. */
function alongCells({ always, holding, perMember }: Line, chats: number, held: Counts, members: Counts): Counts {
  const counts = new Float64Array(held.length).fill(always * chats);
  for (let cell = 0; cell < counts.length; cell++) counts[cell]! += holding * held[cell]! + perMember * members[cell]!;
  return counts;
}

/** An amount of one message of each chat, over all instances. */
function chatAmounts({ scenario, holders, chats, gateways, userGatewayStorage }: AggregateResult, amounts: Amounts): Counts {
  const line = lineOfChats(amounts, gateways.receipts.length, userGatewayStorage.people.length);
  return alongChats(line, holders, sizesOf(scenario), chats).subarray(0, chats);
}

/** An amount of one message at the topic of each chat; once for all topics of people, which are alike. */
function topicAmounts(result: AggregateResult, amounts: Amounts): Counts {
  const { perChat } = result.topics.publishes;
  if (perChat === 0 || result.people === 0) return new Float64Array(0);
  return perChat === 1 ? chatAmounts(result, amounts) : Float64Array.of(amounts.people);
}

/** How many instances one number stands for. */
function instancesEach(role: Role, { topics, people }: AggregateResult): number {
  return role === 'topic' && topics.publishes.perChat === 'members' ? people : 1;
}

function fullFirst(components: readonly (readonly [Role, Busy])[], rate: number): FullAt[] {
  return components
    .map(([role, { share }]) => ({ role, share: share.busiest ?? 0, fullAtRate: rate / (share.busiest ?? 0) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}
