/**
 * What the counts of a run mean for the components: one second in which every chat posts at its
 * rate, times the scenario's costs. Loads are exact sums of whole counts times a cost; waiting is an
 * estimate. Messages posted by hand happen once and are left aside. Where attempts fail, all of this
 * is the mean.
 */
import { designOf } from '../../designs';
import { apartFrom } from '../../model/apart';
import { belongingOf } from '../../model/belonging';
import type { AggregateResult } from '../../model/counts';
import { rolesOf } from '../../model/design';
import type { Role } from '../../model/roles';
import type { Counts } from '../../model/ledger';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { socketHolder, socketsHeld } from '../../model/sockets';
import { asksGateways, attemptsAt, followsChats, joiningCost, subscribingOf } from '../../model/traits';
import { intakeJobs, mostWakingMicros, paysForWaking } from '../../model/waking';
import { shareToLarge, switchesEachSecond, switchesOfOne } from '../../model/switching';
import { sumOfAmounts, unmerged, type Amounts } from '../../model/amounts';
import type { Busy, Estimate, FullAt, Load, Overload } from '../../model/load';
import { costsOf, jobsOf, type Account } from '../../model/accounts';
import { evenRate } from '../../model/asked';
import { loadOf, scaledLoad, sumOf } from './loads';
import { bandwidthOf, linkFullAt, linkWorksOf, type LinkWork } from './linkwork';
import { instancesEach, microsOf, roundOf, type PartAmounts } from './round';
import { batchesOf, type Round } from './squares';
import { estimatedWaitMicros, waitAmongOwn } from './waiting';
import { rateOfMoreReleases, releasesPerSecond, sharesOf } from '../../model/releaserates';
import { messagesWeight, secondParts, type SecondPart } from './second';

const MICROS_PER_SECOND = 1_000_000;

/** Estimates what each component of a finished run has to do in a second. */
export function estimate(result: AggregateResult): Estimate {
  const { scenario, topology: { pacing } } = result;
  const round = roundOf(result);
  const releases = releasesPerSecond(scenario, pacing);
  const perSecond = (role: Role, amountsOf: PartAmounts): Load =>
    scaledLoad(loadOf(round(role, amountsOf), instancesEach(role, result)), releases);
  const counted = (role: Role, account: Account): Load => perSecond(role, ({ rule }) => rule.of(role, account));
  const busy = (role: Role): Busy => busyWith(perSecond(role, microsOf(role, result)), 1);
  const attempts = attemptsAt(designOf(scenario.design), 'gateway', result.factors.attempts);
  const second = gatewaySecondOf(result, round);
  const gateways = {
    ...busyOf(second.micros, scenario.cores),
    everyWakes: second.wokenMicros && busyOf(second.wokenMicros, scenario.cores),
    copiesPerSecond: counted('gateway', 'received'),
    writesPerSecond: scaledLoad(counted('gateway', 'sent'), attempts),
    ...trafficOf(result, round, attempts),
    wastedPerSecond: counted('gateway', 'wasted'),
    reconnectsPerSecond: loadOf(designOf(scenario.design).movesSockets ? new Float64Array(second.reconnects.length) : second.reconnects),
    ...socketsOf(result),
    ...pressureOf(second, scenario),
  };
  const subscribing = subscribingMicros(result);
  const topicMicros = subscribing && round('topic', microsOf('topic', result)).map((micros, chat) => micros * releases + subscribing[chat]!);
  const topics = { ...(topicMicros ? busyOf(topicMicros, 1) : busy('topic')), notificationsPerSecond: counted('topic', 'sent') };
  const userGatewayStorage = {
    ...busy('userGatewayStorage'),
    queriesPerSecond: counted('userGatewayStorage', 'received'),
    lookupsPerSecond: counted('userGatewayStorage', 'units'),
  };
  const chatUserStorage = { ...busy('chatUserStorage'), queriesPerSecond: counted('chatUserStorage', 'received') };
  const design = designOf(scenario.design);
  const others = [...rolesOf(design)].filter((role) => role !== 'gateway' && role !== 'user');
  const components = others.map((role) => {
    return role === 'topic' && topicMicros && subscribing ? fullBeside(role, topicMicros, subscribing, releases, MICROS_PER_SECOND) : fullAt(role, busy(role).share, releases);
  });
  const links = linkWorksOf(result, round, (role) => instancesEach(role, result));
  const ofTime = worksOf(result, round, second).map(({ role, micros, cores, alike }) => overloadOf({ role }, micros.map((busy) => busy / (MICROS_PER_SECOND * cores)), alike));
  const ofLinks = links.map(({ role, fullest, alike }) => overloadOf({ role, limit: 'link' }, fullest, alike));
  const overloaded = [...ofTime, ...ofLinks].filter(({ instances }) => instances > 0);
  const full = design.flows ? fullAmidAsking(result, round) : [gatewaysFullAt(second, releases, scenario), ...components];
  const byTime = result.links ? fullAmidMerging(result) : full.map((one) => ({ ...one, fullAtRate: rateOfMoreReleases(scenario, pacing, one.fullAtRate / releases) }));
  const first = fullFirst([...byTime, ...links.map((work) => linkFullAt(work, result))]);
  const bandwidth = links.map((work) => bandwidthOf(work, scenario.gbit));
  const edges = edgesOf(result);
  return { gateways, ...(edges && { edges }), chatApi: busy('chatApi'), topics, userGatewayStorage, chatUserStorage, ...(bandwidth.length > 0 && { bandwidth }), fullFirst: first, overloaded };
}

/** Where a clock has somebody ask, requests come whatever the rate of messages is: two rates, from which on work grows evenly, tell what it adds. */
function fullAmidAsking(result: AggregateResult, round: Round): FullAt[] {
  const { scenario } = result;
  const design = designOf(scenario.design);
  const rate = evenRate(scenario, design);
  return [...rolesOf(design)].filter((role) => role !== 'user').map((role) => {
    const microsAt = (each: number): Counts => round(role, microsOf(role, result), secondParts(scenario, design, each)).map((micros) => micros * each);
    const [now, once, twice] = [microsAt(scenario.rate), microsAt(rate), microsAt(2 * rate)];
    const time = MICROS_PER_SECOND * (role === 'gateway' ? scenario.cores : 1);
    const { fullAtRate } = fullBeside(role, once, once.map((micros, instance) => 2 * micros - twice[instance]!), rate, time);
    return { role, share: (now[busiestOf(now)] ?? 0) / time, fullAtRate };
  });
}

/**
 * Where frames are merged, a greater rate fills them more than it makes more of them: the rate at which a component is
 * full is found by halving. Chats that do not post alike are taken to share it as they do now.
 */
function fullAmidMerging(result: AggregateResult): FullAt[] {
  const { scenario, topology: { pacing } } = result;
  const design = designOf(scenario.design);
  return [...rolesOf(design)].filter((role) => role !== 'user').map((role) => {
    const time = MICROS_PER_SECOND * (role === 'gateway' ? scenario.cores : 1);
    const shareAt = (rate: number): number => {
      const at = { ...scenario, rate };
      const micros = roundOf(result, at)(role, microsOf(role, result));
      return ((micros[busiestOf(micros)] ?? 0) * releasesPerSecond(at, pacing)) / time;
    };
    return { role, share: shareAt(scenario.rate), fullAtRate: rateWhere((rate) => shareAt(rate) >= 1) };
  });
}

/** The least rate at which something holds that holds from there on; Infinity where it does not at any that somebody may ask for. */
function rateWhere(holds: (rate: number) => boolean): number {
  let [low, high] = [0, 1];
  while (!holds(high)) {
    if (high > MOST_RATE) return Infinity;
    [low, high] = [high, 2 * high];
  }
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
const MOST_RATE = 1e7;
const HALVINGS = 30;

/** What the instances of a component do in a second, each number standing for so many of them. */
export interface RoleWork {
  readonly role: Role;
  readonly micros: Counts;
  /** Cores of each instance. */
  readonly cores: number;
  readonly alike: number | Counts;
}

/** What crosses the links of each component of a finished run in a second; empty where nobody asks. */
export function linksByRole(result: AggregateResult): LinkWork[] {
  return linkWorksOf(result, roundOf(result), (role) => instancesEach(role, result));
}

/** What each component of a finished run has to do in a second, people aside. */
export function workByRole(result: AggregateResult): RoleWork[] {
  const round = roundOf(result);
  return worksOf(result, round, gatewaySecondOf(result, round));
}

function worksOf(result: AggregateResult, round: Round, { micros: atGateways }: GatewaySeconds): RoleWork[] {
  const { scenario, topology: { pacing } } = result;
  const releases = releasesPerSecond(scenario, pacing);
  const subscribing = subscribingMicros(result);
  const others = [...rolesOf(designOf(scenario.design))].filter((role) => role !== 'gateway' && role !== 'user');
  return [
    { role: 'gateway', micros: atGateways, cores: scenario.cores, alike: 1 },
    ...others.map((role): RoleWork => {
      const beside = role === 'topic' ? subscribing : null;
      const micros = round(role, microsOf(role, result)).map((ofMessage, index) => ofMessage * releases + (beside?.[index] ?? 0));
      return { role, micros, cores: 1, alike: instancesEach(role, result) };
    }),
  ];
}

type GatewayFigures = Estimate['gateways'];

/** What goes in and out of the gateways, each copy so many bytes in the mean; of a merged frame, what each chat has in it. */
function trafficOf(result: AggregateResult, round: Round, attempts: number): Pick<GatewayFigures, 'bytesInPerSecond' | 'bytesOutPerSecond'> {
  const { scenario, topology: { pacing } } = result;
  const { releases, carried } = sharesOf(scenario, pacing);
  const weight = messagesWeight(pacing);
  const parts = secondParts(scenario, designOf(scenario.design)).map((part) => (part.flow ? part : { ...part, weight }));
  const bytes = scenario.bytes * (carried / releases);
  const perSecond = (amountsOf: PartAmounts): Load => scaledLoad(loadOf(round('gateway', amountsOf, parts)), releasesPerSecond(scenario, pacing));
  return {
    bytesInPerSecond: scaledLoad(perSecond(({ rule }) => unmerged(rule.of('gateway', 'received'))), bytes),
    bytesOutPerSecond: scaledLoad(scaledLoad(perSecond(carriedBy), attempts), bytes),
  };
}

/** Messages in what gateways write: one each, but for answers by a clock, which bring none, one or many. */
function carriedBy({ rule, flow }: SecondPart): Amounts {
  return rule.of('gateway', flow ? 'carried' : 'sent');
}

/** Connections against those that a gateway is meant to hold, where it is gateways that hold the sockets. */
function socketsOf({ scenario, gateways }: AggregateResult): Pick<GatewayFigures, 'connections' | 'socketShare' | 'overSockets'> {
  const isHolder = socketHolder(designOf(scenario.design)) === 'gateway';
  return { connections: loadOf(gateways.connections), ...against(isHolder ? gateways.connections : new Float64Array(gateways.connections.length), scenario) };
}

/** The same of edges; null where there are none that hold sockets. */
function edgesOf({ scenario, gateways }: AggregateResult): Estimate['edges'] | null {
  const design = designOf(scenario.design);
  if (socketHolder(design) !== 'edge') return null;
  const held = socketsHeld(gateways.connections, scenario, design);
  return { sockets: loadOf(held), ...against(held, scenario) };
}

function against(held: Counts, { sockets }: Scenario): Pick<GatewayFigures, 'socketShare' | 'overSockets'> {
  return { socketShare: scaledLoad(loadOf(held), 1 / sockets), overSockets: held.filter((count) => count > sockets).length };
}

/** One second of each gateway. */
interface GatewaySeconds {
  /** Copies taken in and writes repeated: what waits in line; and how long a copy waits for those of its own message. */
  readonly jobs: Counts;
  readonly ownWaitMicros: number;
  /** What comes to each at once, squared and summed up. */
  readonly squaredMicros: Counts;
  /** People who switch to one of its chats and open their socket anew, or are moved with it, in the mean; zeros where no switch does. */
  readonly reconnects: Counts;
  /** Microseconds of work, handshakes included, where no gateway has to wake up for it. */
  readonly micros: Counts;
  /** The same where each job finds it idle, as far as that can be; null where waking up takes no time. */
  readonly wokenMicros: Counts | null;
}

function gatewaySecondOf(result: AggregateResult, round: Round): GatewaySeconds {
  const { scenario, factors } = result;
  const rate = releasesPerSecond(scenario, result.topology.pacing);
  const joiningMicros = scenario[joiningCost(designOf(scenario.design))];
  const repeated = attemptsAt(designOf(scenario.design), 'gateway', factors.attempts) - 1;
  const of = (account: Account): Counts => round('gateway', ({ rule }) => rule.of('gateway', account));
  const [receipts, wasted, requests, emptyAnswers] = [round('gateway', ({ rule }) => jobsOf(rule).copies), of('wasted'), of('requests'), of('emptyAnswers')];
  const intake = Array.from(receipts, (_, gateway) => intakeJobs({ receipts: receipts[gateway]!, wasted: wasted[gateway]!, requests: requests[gateway]!, emptyAnswers: emptyAnswers[gateway]! }));
  const writes = round('gateway', ({ rule }) => jobsOf(rule).writes);
  const perMessage = round('gateway', microsOf('gateway', result));
  const reconnects = reconnectsOf(result);
  const micros = perMessage.map((value, gateway) => rate * value + reconnects[gateway]! * joiningMicros);
  const isAsked = asksGateways(designOf(scenario.design));
  const woken = (busy: number, gateway: number): number => {
    const firstWrites = writes[gateway]!;
    const ofMessages = mostWakingMicros({ ...intake[gateway]!, isAsked, firstWrites, repeated: repeated * firstWrites, handshakes: 0 }, scenario);
    return Math.max(busy, Math.min(MICROS_PER_SECOND * scenario.cores, busy + rate * ofMessages + reconnects[gateway]! * scenario.tWake));
  };
  const again = round('gateway', ({ rule }) => sumOfAmounts(costsOf(rule, 'gateway').map(({ key, again: paidAgain }) => [paidAgain, scenario[key]])));
  const { batch, squaredMicros } = batchesOf(scenario, round, secondParts(scenario, designOf(scenario.design)));
  return {
    ownWaitMicros: waitAmongOwn(batch, scenario.cores),
    // A failed write comes round as a job of its own, and a handshake is one.
    squaredMicros: squaredMicros.map((squared, gateway) => {
      const ofRepeated = writes[gateway] === 0 ? 0 : (repeated * again[gateway]! * again[gateway]!) / writes[gateway]!;
      return rate * (squared + ofRepeated) + reconnects[gateway]! * joiningMicros * joiningMicros;
    }),
    jobs: receipts.map((_, gateway) => rate * (intake[gateway]!.copies + repeated * writes[gateway]!) + reconnects[gateway]!),
    reconnects,
    micros,
    wokenMicros: paysForWaking(scenario) ? micros.map(woken) : null,
  };
}

/** People who come to each gateway in a second by opening a chat that has gateways of its own, in the mean: as sockets of such chats are spread. */
function reconnectsOf({ scenario, gateways, apart }: AggregateResult): Counts {
  const design = designOf(scenario.design);
  if (design.places === 'byChat') return gateways.connections.map((connections) => connections * switchesOfOne(scenario));
  const sockets = apart?.gateways.people ?? new Float64Array(gateways.connections.length);
  const held = sumOf(sockets);
  const each = held === 0 ? 0 : (switchesEachSecond(scenario) * shareToLarge(scenario, apartFrom(scenario, design))) / held;
  return sockets.map((count) => count * each);
}

function busyOf(micros: Counts, cores: number): Busy {
  return busyWith(loadOf(micros), cores);
}

function busyWith(microsPerSecond: Load, cores: number): Busy {
  return { microsPerSecond, share: scaledLoad(microsPerSecond, 1 / (MICROS_PER_SECOND * cores)) };
}

/** Gateways that cannot keep up, and how long copies wait at the others: gateway by gateway, since the busiest one may have many short jobs. */
function pressureOf({ jobs, micros, squaredMicros, ownWaitMicros }: GatewaySeconds, { cores }: Scenario): Pick<GatewayFigures, 'overloaded' | 'estimatedWaitMicros'> {
  const waits = Array.from(micros, (busy, gateway) => {
    const wait = estimatedWaitMicros({ micros: busy, squaredMicros: squaredMicros[gateway]! }, cores);
    return wait === null || busy === 0 ? wait : wait + ownWaitMicros;
  });
  const keepUp = waits.flatMap((wait, gateway) => (wait === null ? [] : [{ wait, jobs: jobs[gateway]! }]));
  const waiting = keepUp.reduce((sum, one) => sum + one.jobs, 0);
  return {
    overloaded: waits.length - keepUp.length,
    estimatedWaitMicros: {
      mean: keepUp.length === 0 ? null : keepUp.reduce((sum, one) => sum + one.wait * one.jobs, 0) / Math.max(waiting, Number.MIN_VALUE),
      longest: keepUp.length < waits.length ? null : keepUp.reduce((most, { wait }) => Math.max(most, wait), 0),
    },
  };
}

/** Of what the instances of a role have to do in a second, each number standing for so many of them, what is more than they can. */
function overloadOf(what: Pick<Overload, 'role' | 'limit'>, shares: Counts, each: number | Counts): Overload & { readonly instances: number } {
  let [busiest, instances] = [0, 0];
  shares.forEach((share, index) => {
    const alike = typeof each === 'number' ? each : each[index]!;
    if (alike > 0) busiest = Math.max(busiest, share);
    if (share >= 1) instances += alike;
  });
  return { ...what, share: busiest, instances };
}

function busiestOf(micros: Counts): number {
  return micros.reduce((most, value, gateway) => (value > micros[most]! ? gateway : most), 0);
}

function fullAt(role: Role, { busiest }: Load, rate: number): FullAt {
  return { role, share: busiest ?? 0, fullAtRate: rate / (busiest ?? 0) };
}

function gatewaysFullAt({ micros, reconnects }: GatewaySeconds, rate: number, scenario: Scenario): FullAt {
  const joiningMicros = scenario[joiningCost(designOf(scenario.design))];
  return fullBeside('gateway', micros, reconnects.map((count) => count * joiningMicros), rate, MICROS_PER_SECOND * scenario.cores);
}

/** Handshakes and subscriptions take their time whatever the rate of messages is: the first instance without time left for more. */
function fullBeside(role: Role, micros: Counts, beside: Counts, rate: number, time: number): FullAt {
  const share = micros[busiestOf(micros)]! / time;
  const fullAtRate = micros.reduce((least, all, instance) => {
    const others = beside[instance]!;
    const ofMessages = all - others;
    return Math.min(least, ofMessages > 0 ? (rate * Math.max(0, time - others)) / ofMessages : Infinity);
  }, Infinity);
  return { role, share, fullAtRate };
}

/** Microseconds a second that each chat's topic spends on subscriptions of those who switch, in the mean; null where these take no time. */
function subscribingMicros({ scenario, people, chats, holders, attendance }: AggregateResult): Counts | null {
  const subscribing = subscribingOf(designOf(scenario.design));
  const comers = switchesEachSecond(scenario) / people;
  if (scenario.tSubscribe === 0 || comers === 0 || !followsChats(subscribing)) return null;
  const { sizeOf } = sizesOf(scenario);
  const subscribed = subscribing.when === 'viewed' && attendance ? attendance.viewedGateways : holders.gateways;
  const { memberships, listed } = belongingOf(scenario);
  // Whoever is connected and on the list has their gateway subscribe before they come.
  if (memberships > 1 && subscribing.when === 'held') return null;
  // Whoever comes has their gateway subscribe where nobody of the chat is on it yet.
  return subscribed.slice(0, chats).map((gateways, chat) => scenario.tSubscribe * comers * (listed(sizeOf(chat)) / memberships) * (1 - gateways / scenario.gateways));
}

/** Those that a greater rate fills, the first one first. */
function fullFirst(components: readonly FullAt[]): FullAt[] {
  return components.filter(({ share, fullAtRate }) => share > 0 && fullAtRate < Infinity).sort((a, b) => a.fullAtRate - b.fullAtRate);
}
