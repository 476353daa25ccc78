/**
 * What the counts of a run mean for the components: one second in which every chat posts at its
 * rate, times the scenario's costs. Loads are exact sums of whole counts times a cost; waiting is an
 * estimate. Messages posted by hand happen once and are left aside. Where attempts fail, all of this
 * is the mean.
 */
import { designOf } from '../../designs';
import { apartFrom } from '../../model/apart';
import { belongingOf } from '../../model/belonging';
import type { AggregateResult, LinkFrames, WeighedSums } from '../../model/counts';
import { rolesOf } from '../../model/design';
import { framesPerSecond } from '../../model/linkrates';
import { groupsOf, instancesOf, isGroupSpace, ownersOf, type Role } from '../../model/roles';
import type { Counts } from '../../model/ledger';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { asksGateways, attemptsAt, followsChats, joiningCost, spaceOf, subscribingOf } from '../../model/traits';
import { intakeJobs, mostWakingMicros, paysForWaking } from '../../model/waking';
import { shareToLarge, switchesEachSecond, switchesOfOne } from '../../model/switching';
import { amountsAlongChats, amountsFor, amountsOfPeople, ofBadged, ofViewers, sumOfAmounts, unmerged, withoutAway, type Amounts, type CellAmount } from '../../model/amounts';
import { dealtOut, withFrames } from './ledger';
import type { Busy, Estimate, FullAt, Load, Overload } from '../../model/load';
import { costsOf, jobsOf, type Account } from '../../model/accounts';
import { evenRate } from '../../model/asked';
import { loadOf, scaledLoad, sumOf } from './loads';
import { bandwidthOf, linkFullAt, linkWorksOf, type LinkWork } from './linkwork';
import { batchesOf, type Round } from './squares';
import { estimatedWaitMicros, waitAmongOwn } from './waiting';
import { rateOfMoreReleases, releasesPerSecond, sharesOf } from '../../model/releaserates';
import { talkOf } from '../../model/talk';
import { messagesWeight, RELEASED, secondParts, secondWeights, type SecondPart } from './second';

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
  return { gateways, chatApi: busy('chatApi'), topics, userGatewayStorage, chatUserStorage, ...(bandwidth.length > 0 && { bandwidth }), fullFirst: first, overloaded };
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

/** Connections against those that a gateway is meant to hold. */
function socketsOf({ scenario, gateways }: AggregateResult): Pick<GatewayFigures, 'connections' | 'socketShare' | 'overSockets'> {
  const connections = loadOf(gateways.connections);
  return {
    connections,
    socketShare: scaledLoad(connections, 1 / scenario.sockets),
    overSockets: gateways.connections.filter((count) => count > scenario.sockets).length,
  };
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

/** What a part of a second comes to. */
type PartAmounts = (part: SecondPart) => Amounts;

/** The amounts of one message as the microseconds that a role pays for it, with all attempts to write. */
function microsOf(role: Role, { scenario, factors }: AggregateResult): PartAmounts {
  return ({ rule }) => sumOfAmounts(costsOf(rule, role).flatMap(({ key, amounts, again }) => [[amounts, scenario[key]], [again, scenario[key] * (factors.attempts - 1)]]));
}

/** @param at at another rate: that decides how frames are merged */
function roundOf(result: AggregateResult, at = result.scenario): Round {
  const { scenario, weighed } = result;
  const all = secondParts(scenario, designOf(scenario.design));
  const known = new Map<number | null, Weighted>();
  const weightedBy = (weight: number | null): Weighted => {
    const weighted = known.get(weight) ?? weightedOf(result, weight);
    known.set(weight, weighted);
    return weighted;
  };
  const links = framesOfRound(at, result, weightedBy(weighed ? RELEASED : null));
  return (role, amountsOf, parts = all) => {
    if (!weighed) return instanceAmounts(role, sumOfAmounts(parts.map((part) => [amountsOf(part), 1])), weightedBy(null), links);
    const counts = parts.map((part) => instanceAmounts(role, amountsOf(part), weightedBy(part.weight), links));
    return counts[0]!.map((_, index) => counts.reduce((sum, one) => sum + one[index]!, 0));
  };
}

/** Who is where, each chat counted by a weight: once, or by what it says. Chats that have gateways of their own beside homes are told apart. */
interface Weighted {
  readonly result: AggregateResult;
  readonly weightOf: (chat: number) => number;
  /** All chats together but those apart. */
  readonly chats: number;
  readonly gateways: WeighedSums;
  /** Null where nobody is away and no chat is apart, and where nobody is told by a badge. */
  readonly viewers: WeighedSums | null;
  readonly badged: WeighedSums | null;
  readonly shards: WeighedSums;
  readonly apart: { readonly chats: number; readonly gateways: WeighedSums; readonly shards: WeighedSums } | null;
}

function weightedOf(result: AggregateResult, weight: number | null): Weighted {
  if (weight !== null && result.weighed) return bySaying(result, weight);
  const { chats, holders, gateways, userGatewayStorage: seats, attendance, apart } = result;
  const there = attendance?.atGateways;
  const [apartChats, apartPeople] = [apart?.gateways.chats, apart?.gateways.people];
  return {
    result,
    weightOf: () => 1,
    chats: chats - (apart?.chats ?? 0),
    gateways: { chats: without(there?.connectedChats ?? holders.chatsAtGateways, apartChats), members: without(without(gateways.connections, apartPeople), apart?.homes) },
    viewers: there ? { chats: without(there.viewedChats, apartChats), members: without(there.viewers, apartPeople) } : null,
    badged: attendance?.badged ? { chats: attendance.badged.atGateways.chats, members: attendance.badged.atGateways.people } : null,
    shards: { chats: without(seats.chats, apart?.shards.chats), members: without(seats.people, apart?.shards.people) },
    apart: apart && {
      chats: apart.chats,
      gateways: { chats: apart.gateways.chats, members: apart.gateways.people },
      shards: { chats: apart.shards.chats, members: apart.shards.people },
    },
  };
}

function bySaying(result: AggregateResult, weight: number): Weighted {
  const { scenario, chats, attendance } = result;
  const design = designOf(scenario.design);
  const weigh = secondWeights(scenario, design)[weight]!;
  const { shareOf } = talkOf(scenario);
  const { sizeOf } = sizesOf(scenario);
  const from = result.apart ? apartFrom(scenario, design) : Infinity;
  const weightOf = (chat: number): number => weigh(shareOf(chat));
  const all = { apart: 0, others: 0 };
  for (let chat = 0; chat < chats; chat++) all[sizeOf(chat) >= from ? 'apart' : 'others'] += weightOf(chat);
  const { apart, ...own } = result.weighed![weight]!;
  return { result, weightOf, chats: all.others, ...own, viewers: attendance && own.viewers, apart: apart && { chats: all.apart, ...apart } };
}

/** An amount of one message in every chat, by how much each chat counts. */
function instanceAmounts(role: Role, amounts: Amounts, weighted: Weighted, links: LinkFrames | null): Counts {
  const { result, chats, shards, apart } = weighted;
  const { scenario } = result;
  const space = spaceOf(designOf(scenario.design), role);
  if (role === 'topic') return topicAmounts(amounts, weighted);
  if (space === 'gateway') return withFrames(alongGateways(amounts, weighted), amounts.frames, links, 'byGateway');
  if (isGroupSpace(space)) {
    const atRelays = amounts.relays * chats + amountsFor(amounts, true).relays * (apart?.chats ?? 0);
    return dealtOut(alongGateways(amounts, weighted), groupsOf(scenario, space)).map((count) => count + atRelays);
  }
  if (space === 'seatShard') {
    const counts = alongCells(amounts.shards, chats, shards);
    return apart ? withCounts(counts, alongCells(amountsFor(amounts, true).shards, apart.chats, apart.shards)) : counts;
  }
  if (space === 'chat') return chatAmounts(amounts, weighted);
  if (space !== 'chatShard' && space !== 'ownerProcess' && space !== 'one') return new Float64Array(0);
  return withFrames(dealtOut(chatAmounts(amounts, weighted), instancesOf(space, scenario, result.people)), amounts.frames, links, 'byProcess');
}

/**
 * Frames that owner processes merge, for one release of every chat: those of a second, shared out over as many releases;
 * a chat that posts less counts for less. Null where none merges.
 */
function framesOfRound(scenario: Scenario, { topology: { pacing }, links, attendance, weighed, holders }: AggregateResult, { chats, gateways, viewers }: Weighted): LinkFrames | null {
  if (!links || !pacing) return null;
  const processes = ownersOf(scenario);
  const [framesFrom, releases] = [framesPerSecond(scenario, pacing, processes), releasesPerSecond(scenario, pacing)];
  const all = weighed ? chats : scenario.chats;
  const ofChats = (held: Counts): LinkFrames['held'] => {
    const known = new Map<number, number>();
    const byGateway = held.map((heard) => {
      const frames = known.get(heard) ?? framesFrom([{ chats: all, share: heard / all }]) / releases;
      known.set(heard, frames);
      return frames;
    });
    return { byGateway, byProcess: new Float64Array(processes).fill(sumOf(byGateway) / processes) };
  };
  const held = ofChats(weighed ? gateways.chats : (attendance?.atGateways.connectedChats ?? holders.chatsAtGateways));
  return { held, viewed: viewers ? ofChats(viewers.chats) : held, areCounted: false };
}

/** An amount of one message in every chat at each gateway: those of chats apart by their own, where a design tells these from the others. */
function alongGateways(amounts: Amounts, { chats, gateways, viewers, badged, apart }: Weighted): Counts {
  const line = amounts.gateways;
  if (!viewers) return alongCells(withoutAway(line), chats, gateways);
  const counts = alongCells(line, chats, gateways);
  const parts = [alongCells(ofViewers(line), chats, viewers)];
  if (badged) parts.push(alongCells(ofBadged(line), chats, badged));
  if (apart) parts.push(alongCells(withoutAway(amountsFor(amounts, true).gateways), apart.chats, apart.gateways));
  return counts.map((count, gateway) => parts.reduce((sum, part) => sum + part[gateway]!, count));
}

/** Counts less those of chats apart, where there are any. */
function without(counts: Counts, ofApart: Counts | undefined): Counts {
  return ofApart ? counts.map((count, index) => count - ofApart[index]!) : counts;
}

function withCounts(counts: Counts, more: Counts): Counts {
  return counts.map((count, index) => count + more[index]!);
}

/** An amount of one message in every chat, at each gateway or shard. */
function alongCells({ always, holding, perMember }: CellAmount, chats: number, { chats: held, members }: WeighedSums): Counts {
  const counts = new Float64Array(held.length).fill(always * chats);
  for (let cell = 0; cell < counts.length; cell++) counts[cell]! += holding * held[cell]! + perMember * members[cell]!;
  return counts;
}

/** An amount of one message of each chat, over all instances. */
function chatAmounts(amounts: Amounts, { result, weightOf }: Weighted): Counts {
  const { scenario, holders, attendance, chats, gateways, userGatewayStorage, weighed } = result;
  const instances = { gateways: gateways.receipts.length, shards: userGatewayStorage.people.length, relays: groupsOf(scenario, 'relay') };
  const counts = amountsAlongChats(amounts, instances, { ...holders, attendance }, sizesOf(scenario), chats, apartFrom(scenario, designOf(scenario.design))).subarray(0, chats);
  return weighed ? counts.map((count, chat) => count * weightOf(chat)) : counts;
}

/** An amount of one message at the topic of each chat; for topics of people, at that of one of each kind, of each chat where these do not post alike. */
function topicAmounts(amounts: Amounts, weighted: Weighted): Counts {
  const { result, weightOf } = weighted;
  const { oneFor } = result.topics.publishes;
  if (oneFor === 'nothing' || result.people === 0) return new Float64Array(0);
  if (oneFor === 'gateway') return alongGateways(amounts, weighted);
  if (oneFor === 'chat') return chatAmounts(amounts, weighted);
  const { viewing, connected, absent } = amountsOfPeople(amounts.people);
  const { attendance, people } = result;
  // On the other lists that people are on, in the mean, they have another chat open.
  const further = sumOf(attendance?.guests?.listed ?? new Float64Array(0)) / people;
  const kinds = attendance ? [viewing + further * connected, (1 + further) * connected, (1 + further) * absent] : [viewing];
  if (!result.weighed) return Float64Array.from(kinds);
  return Float64Array.from({ length: kinds.length * result.chats }, (_, index) => kinds[index % kinds.length]! * weightOf(Math.floor(index / kinds.length)));
}

/** How many instances each number stands for: people by kind, where their topics are alike. */
function instancesEach(role: Role, { scenario, topics, people, chats, attendance, weighed }: AggregateResult): number | Counts {
  if (role !== 'topic' || topics.publishes.oneFor !== 'member') return 1;
  if (weighed) {
    const { sizeOf } = sizesOf(scenario);
    const kindsOf = (chat: number): number[] => (attendance ? kindsOfPeople(attendance.viewing[chat]!, attendance.connected[chat]!, sizeOf(chat)) : [sizeOf(chat)]);
    return Float64Array.from(Array.from({ length: chats }, (_, chat) => kindsOf(chat)).flat());
  }
  if (!attendance) return people;
  const [connected, viewing] = [sumOf(attendance.connected), sumOf(attendance.viewing)];
  return Float64Array.from(kindsOfPeople(viewing, connected, people));
}

function kindsOfPeople(viewing: number, connected: number, people: number): number[] {
  return [viewing, connected - viewing, people - connected];
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
