/** Amounts of one message in every chat, at the instances of each role: what a second is made of. */
import { designOf } from '../../designs';
import { apartFrom } from '../../model/apart';
import type { AggregateResult, LinkFrames, WeighedSums } from '../../model/counts';
import { framesPerSecond } from '../../model/linkrates';
import { groupsOf, instancesOf, isGroupSpace, ownersOf, type Role } from '../../model/roles';
import type { Counts } from '../../model/ledger';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { talkOf } from '../../model/talk';
import { spaceOf } from '../../model/traits';
import { amountsAlongChats, amountsFor, amountsOfPeople, ofBadged, ofStrays, ofViewers, sumOfAmounts, withoutAway, type Amounts, type CellAmount } from '../../model/amounts';
import { costsOf } from '../../model/accounts';
import { releasesPerSecond } from '../../model/releaserates';
import { dealtOut, withFrames } from './spread';
import { sumOf } from './loads';
import { RELEASED, secondParts, secondWeights, type SecondPart } from './second';
import type { Round } from './squares';

/** What a part of a second comes to. */
export type PartAmounts = (part: SecondPart) => Amounts;

/** The amounts of one message as the microseconds that a role pays for it, with all attempts to write. */
export function microsOf(role: Role, { scenario, factors }: AggregateResult): PartAmounts {
  return ({ rule }) => sumOfAmounts(costsOf(rule, role).flatMap(({ key, amounts, again }) => [[amounts, scenario[key]], [again, scenario[key] * (factors.attempts - 1)]]));
}

/** @param at at another rate: that decides how frames are merged */
export function roundOf(result: AggregateResult, at = result.scenario): Round {
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
  /** Null where no design tells strays apart. */
  readonly strays: WeighedSums | null;
  readonly shards: WeighedSums;
  readonly apart: { readonly chats: number; readonly gateways: WeighedSums; readonly shards: WeighedSums } | null;
}

function weightedOf(result: AggregateResult, weight: number | null): Weighted {
  if (weight !== null && result.weighed) return bySaying(result, weight);
  const { chats, holders, gateways, userGatewayStorage: seats, attendance, strays, apart } = result;
  const there = attendance?.atGateways;
  const [apartChats, apartPeople] = [apart?.gateways.chats, apart?.gateways.people];
  return {
    result,
    weightOf: () => 1,
    chats: chats - (apart?.chats ?? 0),
    gateways: { chats: without(there?.connectedChats ?? holders.chatsAtGateways, apartChats), members: without(there?.connected ?? gateways.connections, apartPeople) },
    viewers: there ? { chats: without(there.viewedChats, apartChats), members: without(there.viewers, apartPeople) } : null,
    badged: attendance?.badged ? { chats: attendance.badged.atGateways.chats, members: attendance.badged.atGateways.people } : null,
    strays: strays && { chats: strays.atGateways.chats, members: strays.atGateways.people },
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
function alongGateways(amounts: Amounts, { chats, gateways, viewers, badged, strays, apart }: Weighted): Counts {
  const line = amounts.gateways;
  const counts = alongCells(viewers ? line : withoutAway(line), chats, gateways);
  const parts: Counts[] = [];
  if (viewers) parts.push(alongCells(ofViewers(line), chats, viewers));
  if (strays) parts.push(alongCells(ofStrays(line), chats, strays));
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
  const { scenario, holders, attendance, strays, chats, gateways, userGatewayStorage, weighed } = result;
  const instances = { gateways: gateways.receipts.length, shards: userGatewayStorage.people.length, relays: groupsOf(scenario, 'relay') };
  const counts = amountsAlongChats(amounts, instances, { ...holders, attendance, strays }, sizesOf(scenario), chats, apartFrom(scenario, designOf(scenario.design))).subarray(0, chats);
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
export function instancesEach(role: Role, { scenario, topics, people, chats, attendance, weighed }: AggregateResult): number | Counts {
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
