/**
 * What the counts of a run mean for the components: one second in which every chat posts at its
 * rate, times the scenario's costs. Loads are exact sums of whole counts times a cost; waiting is an
 * estimate. Messages posted by hand happen once and are left aside. Where attempts fail, all of this
 * is the mean.
 */
import { designOf } from '../designs';
import type { Role } from '../model/design';
import { distribution } from '../model/distribution';
import type { Counts } from '../model/ledger';
import type { CostKey } from '../model/scenario';
import { alongChats, lineOfChats, type Amounts, type Line } from './amounts';
import { dealtOut } from './ledger';
import type { AggregateResult, Busy, Estimate, FullAt, Load } from './result';
import { ruleOf, type Account, type MessageRule } from './rule';
import { estimatedWaitMicros } from './waiting';

const MICROS_PER_SECOND = 1_000_000;

/** The work of one role's instances in a second, one number an instance. */
type PerSecond = (role: Role, amounts: Amounts) => Counts;

/** Estimates what each component of a finished run has to do in a second. */
export function estimate(result: AggregateResult): Estimate {
  const { scenario } = result;
  const rule = ruleOf(designOf(scenario.design));
  const perSecond = secondOf(result);
  const counted = (role: Role, account: Account): Load => loadOf(perSecond(role, rule.of(role, account)), instancesEach(role, result));
  const busy = (role: Role, cores: number): Busy => {
    const micros = perSecond(role, microsOf(rule, role, result));
    const times = instancesEach(role, result);
    return { microsPerSecond: loadOf(micros, times), share: loadOf(scaled(micros, 1 / (MICROS_PER_SECOND * cores)), times) };
  };
  const gateways = { ...busy('gateway', scenario.cores), ...gatewayLoads(result, rule, perSecond) };
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

/** What of a gateway is not the same for every component. */
function gatewayLoads(result: AggregateResult, rule: MessageRule, perSecond: PerSecond): Omit<Estimate['gateways'], keyof Busy> {
  const { scenario, factors } = result;
  const { bytes, sockets, cores } = scenario;
  const copies = perSecond('gateway', rule.of('gateway', 'received'));
  const writes = scaled(perSecond('gateway', rule.of('gateway', 'sent')), factors.attempts);
  const micros = perSecond('gateway', microsOf(rule, 'gateway', result));
  // A failed write comes round as a job of its own.
  const retried = 1 - 1 / factors.attempts;
  const jobs = copies.map((count, gateway) => count + retried * writes[gateway]!);
  const { connections } = result.gateways;
  const busiest = micros.reduce((most, value, gateway) => (value > micros[most]! ? gateway : most), 0);
  return {
    copiesPerSecond: loadOf(copies),
    writesPerSecond: loadOf(writes),
    bytesInPerSecond: loadOf(scaled(copies, bytes)),
    bytesOutPerSecond: loadOf(scaled(writes, bytes)),
    connections: loadOf(connections),
    socketShare: loadOf(scaled(connections, 1 / sockets)),
    overSockets: connections.reduce((over, count) => over + (count > sockets ? 1 : 0), 0),
    overloaded: micros.reduce((over, value) => over + (value >= MICROS_PER_SECOND * cores ? 1 : 0), 0),
    estimatedWaitMicros: {
      mean: estimatedWaitMicros(sumOf(jobs) / jobs.length, sumOf(micros) / micros.length, cores),
      busiest: estimatedWaitMicros(jobs[busiest]!, micros[busiest]!, cores),
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

/** One second of a scenario: every chat posts at its rate. */
function secondOf(result: AggregateResult): PerSecond {
  const { scenario, chats, gateways, userGatewayStorage: seats } = result;
  const { rate } = scenario;
  const along = (line: Line, held: Counts, members: Counts): Counts =>
    held.map((count, index) => rate * (line.always * chats + line.holding * count + line.perMember * members[index]!));
  return (role, amounts) => {
    switch (role) {
      case 'gateway':
        return along(amounts.gateways, gateways.chats, gateways.connections);
      case 'userGatewayStorage':
        return along(amounts.shards, seats.chats, seats.people);
      case 'chatUserStorage':
        return scaled(dealtOut(chatAmounts(result, amounts), result.chatUserStorage.queries.length), rate);
      case 'topic':
        return scaled(topicAmounts(result, amounts), rate);
      default:
        return new Float64Array(0);
    }
  };
}

/** An amount of one message of each chat, over all instances. */
function chatAmounts({ scenario, holders, chats, gateways, userGatewayStorage }: AggregateResult, amounts: Amounts): Counts {
  const line = lineOfChats(amounts, scenario.users, gateways.receipts.length, userGatewayStorage.people.length);
  return alongChats(line, holders, chats).subarray(0, chats);
}

/** An amount of one message at the topic of each chat; at that of each of its members where they have their own. */
function topicAmounts(result: AggregateResult, amounts: Amounts): Counts {
  const { perChat } = result.topics.publishes;
  if (perChat === 0) return new Float64Array(0);
  return perChat === 1 ? chatAmounts(result, amounts) : new Float64Array(result.chats).fill(amounts.people);
}

/** How many instances one number stands for. */
function instancesEach(role: Role, { topics }: AggregateResult): number {
  return role === 'topic' ? topics.publishes.perChat : 1;
}

function loadOf(values: Counts, times = 1): Load {
  const { total, p50, p99, max } = distribution(values);
  return { total: total * times, mean: values.length === 0 ? null : total / values.length, p50, p99, busiest: max };
}

function scaled(values: Counts, factor: number): Counts {
  return values.map((value) => value * factor);
}

function sumOf(values: Counts): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function fullFirst(components: readonly (readonly [Role, Busy])[], rate: number): FullAt[] {
  return components
    .map(([role, { share }]) => ({ role, share: share.busiest ?? 0, fullAtRate: rate / (share.busiest ?? 0) }))
    .filter(({ share }) => share > 0)
    .sort((a, b) => b.share - a.share);
}
