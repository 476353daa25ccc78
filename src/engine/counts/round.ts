/** Amounts of one message in every chat, at the instances of each role: what a second is made of. */
import { designOf } from '../../designs';
import { apartFrom } from '../../model/apart';
import type { AggregateResult, LinkFrames } from '../../model/counts';
import { framesPerSecond } from '../../model/linkrates';
import { groupsOf, instancesOf, isGroupSpace, ownersOf, type Role } from '../../model/roles';
import type { Counts } from '../../model/ledger';
import { sizesOf } from '../../model/sizes';
import { spaceOf } from '../../model/traits';
import { amountsAlongChats, amountsFor, amountsOfPeople, ofBadged, ofViewers, sumOfAmounts, withoutAway, type Amounts, type CellAmount } from '../../model/amounts';

import { dealtOut, withFrames } from './spread';
import { costsOf, type MessageRule } from '../../model/accounts';
import { sumOf } from './loads';
import type { Round } from './squares';
import { releasesPerSecond } from '../../model/releaserates';

/** The amounts of one message as the microseconds that a role pays for it, with all attempts to write. */
export function microsOf(rule: MessageRule, role: Role, { scenario, factors }: AggregateResult): Amounts {
  return sumOfAmounts(costsOf(rule, role).flatMap(({ key, amounts, again }) => [[amounts, scenario[key]], [again, scenario[key] * (factors.attempts - 1)]]));
}

/** What one message, or frame, of every chat comes to at the instances of a role. */
export function roundOf(result: AggregateResult): Round {
  const { scenario, chats, userGatewayStorage: seats } = result;
  const design = designOf(scenario.design);
  const links = framesOfRound(result);
  return (role, amounts) => {
    const space = spaceOf(design, role);
    if (role === 'topic') return topicAmounts(result, amounts);
    const ofApart = result.apart;
    const others = chats - (ofApart?.chats ?? 0);
    if (space === 'gateway') return withFrames(alongGateways(amounts, result), amounts.frames, links, 'byGateway');
    if (isGroupSpace(space)) {
      const atRelays = amounts.relays * others + amountsFor(amounts, true).relays * (chats - others);
      return dealtOut(alongGateways(amounts, result), groupsOf(scenario, space)).map((count) => count + atRelays);
    }
    if (space === 'seatShard') {
      const counts = alongCells(amounts.shards, others, without(seats.chats, ofApart?.shards.chats), without(seats.people, ofApart?.shards.people));
      return ofApart ? withCounts(counts, alongCells(amountsFor(amounts, true).shards, ofApart.chats, ofApart.shards.chats, ofApart.shards.people)) : counts;
    }
    if (space === 'chat') return chatAmounts(result, amounts);
    if (space !== 'chatShard' && space !== 'ownerProcess' && space !== 'one') return new Float64Array(0);
    return withFrames(dealtOut(chatAmounts(result, amounts), instancesOf(space, scenario, result.people)), amounts.frames, links, 'byProcess');
  };
}

/** Frames that owner processes merge, for one release of every chat: those of a second, shared out over as many releases. Null where none merges. */
function framesOfRound({ scenario, topology: { pacing }, links, holders, attendance }: AggregateResult): LinkFrames | null {
  if (!links || !pacing) return null;
  const processes = ownersOf(scenario);
  const [framesFrom, releases] = [framesPerSecond(scenario, pacing, processes), releasesPerSecond(scenario, pacing)];
  const ofChats = (held: Counts): LinkFrames['held'] => {
    const known = new Map<number, number>();
    const byGateway = held.map((chats) => {
      const frames = known.get(chats) ?? framesFrom([{ chats: scenario.chats, share: chats / scenario.chats }]) / releases;
      known.set(chats, frames);
      return frames;
    });
    return { byGateway, byProcess: new Float64Array(processes).fill(sumOf(byGateway) / processes) };
  };
  const held = ofChats(attendance?.atGateways.connectedChats ?? holders.chatsAtGateways);
  return { held, viewed: attendance ? ofChats(attendance.atGateways.viewedChats) : held, areCounted: false };
}

/** An amount of one message in every chat at each gateway: those of chats apart by their own, where a design tells these from the others. */
function alongGateways(amounts: Amounts, { chats, gateways, holders, attendance, apart }: AggregateResult): Counts {
  const line = amounts.gateways;
  if (!attendance) return alongCells(withoutAway(line), chats, holders.chatsAtGateways, gateways.connections);
  const { connectedChats, connected, viewedChats, viewers } = attendance.atGateways;
  const others = chats - (apart?.chats ?? 0);
  const [apartChats, apartPeople] = [apart?.gateways.chats, apart?.gateways.people];
  const counts = alongCells(line, others, without(connectedChats, apartChats), without(connected, apartPeople));
  const parts = [alongCells(ofViewers(line), others, without(viewedChats, apartChats), without(viewers, apartPeople))];
  if (attendance.badged) parts.push(alongCells(ofBadged(line), others, attendance.badged.atGateways.chats, attendance.badged.atGateways.people));
  if (apart) parts.push(alongCells(withoutAway(amountsFor(amounts, true).gateways), apart.chats, apart.gateways.chats, apart.gateways.people));
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
function alongCells({ always, holding, perMember }: CellAmount, chats: number, held: Counts, members: Counts): Counts {
  const counts = new Float64Array(held.length).fill(always * chats);
  for (let cell = 0; cell < counts.length; cell++) counts[cell]! += holding * held[cell]! + perMember * members[cell]!;
  return counts;
}

/** An amount of one message of each chat, over all instances. */
function chatAmounts({ scenario, holders, attendance, chats, gateways, userGatewayStorage }: AggregateResult, amounts: Amounts): Counts {
  const instances = { gateways: gateways.receipts.length, shards: userGatewayStorage.people.length, relays: groupsOf(scenario, 'relay') };
  return amountsAlongChats(amounts, instances, { ...holders, attendance }, sizesOf(scenario), chats, apartFrom(scenario, designOf(scenario.design))).subarray(0, chats);
}

/** An amount of one message at the topic of each chat; for topics of people, at that of one of each kind. */
function topicAmounts(result: AggregateResult, amounts: Amounts): Counts {
  const { oneFor } = result.topics.publishes;
  if (oneFor === 'nothing' || result.people === 0) return new Float64Array(0);
  if (oneFor === 'gateway') return alongGateways(amounts, result);
  if (oneFor === 'chat') return chatAmounts(result, amounts);
  const { viewing, connected, absent } = amountsOfPeople(amounts.people);
  if (!result.attendance) return Float64Array.of(viewing);
  // On the other lists that people are on, in the mean, they have another chat open.
  const further = sumOf(result.attendance.guests?.listed ?? new Float64Array(0)) / result.people;
  return Float64Array.of(viewing + further * connected, (1 + further) * connected, (1 + further) * absent);
}

/** How many instances each number stands for: people by kind, where their topics are alike. */
export function instancesEach(role: Role, { topics, people, attendance }: AggregateResult): number | Counts {
  if (role !== 'topic' || topics.publishes.oneFor !== 'member') return 1;
  if (!attendance) return people;
  const [connected, viewing] = [sumOf(attendance.connected), sumOf(attendance.viewing)];
  return Float64Array.of(viewing, connected - viewing, people - connected);
}
