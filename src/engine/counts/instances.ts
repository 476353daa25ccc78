/** Counts of instances that come one to a chat, one to a member or one to a gateway, with their extent. */
import { apartFrom } from '../../model/apart';
import { belongingOf } from '../../model/belonging';
import { asGuest, guestTotals, moversByChat, type Attendance, type ChatCounts, type Extent, type Movers } from '../../model/counts';
import { amountsFor, amountsOfPeople, type Amounts } from '../../model/amounts';
import type { Counts } from '../../model/ledger';
import { presenceOf } from '../../model/presence';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import type { GuestColumns } from './guests';
import type { Tallied } from './ledger';
import { sumOf } from './loads';

/** One number a gateway, that its own instance counts. */
export function gatewayCounts(each: Counts): ChatCounts {
  return { oneFor: 'gateway', each, ...extentOf([{ each, instances: () => 1 }], each.length) };
}

/** Once in each chat that has begun. */
export function onceEach({ scenario, chats }: Tallied): Counts {
  return new Float64Array(scenario.chats).fill(1, 0, chats);
}

/** What one member of a kind counts, by chat, so many times. */
function timesByChat({ scenario, apart }: Tallied, amounts: Amounts, kind: keyof ReturnType<typeof amountsOfPeople>, times: Counts): Counts {
  const factors = new Float64Array(times.length).fill(amountsOfPeople(amounts.people)[kind]);
  const ofApart = amountsOfPeople(amountsFor(amounts, true).people)[kind];
  if (apart) for (const { firstChat, chats, size } of sizesOf(scenario).runs) if (size >= apart.from) factors.fill(ofApart, firstChat, firstChat + chats);
  return productOf(factors, times);
}

/** Multiplies the first counts by the second ones, in place. */
export function productOf(counts: Counts, factors: Counts): Counts {
  for (let index = 0; index < counts.length; index++) counts[index]! *= factors[index]!;
  return counts;
}

/** Anew each time, because a buffer that is handed to another thread is of no more use here. */
export function noInstance(): ChatCounts {
  return { oneFor: 'nothing', each: new Float64Array(0), total: 0, min: null, max: null };
}

/** One number a chat, that its one instance counts. */
export function chatCounts({ chats }: Tallied, each: Counts): ChatCounts {
  if (chats === 0) return { ...noInstance(), oneFor: 'chat', each };
  return { oneFor: 'chat', each, ...extentOf([{ each, instances: () => 1 }], chats) };
}

/**
 * Numbers that whoever is on a chat's list counts: so many times `times`, by chat.
 * @param more what those who switch count beyond the viewers of their chat
 */
export function memberCounts(counted: Tallied, amounts: Amounts, times: Counts, more?: Movers): ChatCounts {
  const own = ownCounts(counted, amounts, times, more);
  const { connected, absent, badged } = own.others ?? {};
  const anyElsewhere = [connected, absent, badged].some((counts) => counts?.some((count) => count !== 0));
  return counted.guests && anyElsewhere ? withGuests(counted, own) : own;
}

/** The same on every list that people are on: what each counts is then a sum over chats, and of least and most nothing is known. */
function withGuests({ scenario, design, guests }: Tallied, own: ChatCounts): ChatCounts {
  const sizes = sizesOf(scenario);
  const from = apartFrom(scenario, design);
  const population = { sizes, belonging: belongingOf(scenario), presence: presenceOf(scenario, design), isApart: (chat: number) => sizes.sizeOf(chat) >= from };
  const total = sumOf(guestTotals(own, { guests: guests && guestsByChat(scenario, guests) }));
  const { movers } = own;
  const ofMovers = movers && Float64Array.from(movers.people, (person) => asGuest(own, population, person));
  const moved = (counts: Counts): Counts => counts.map((count, index) => count + ofMovers![index]!);
  return { ...own, isOfLists: true, total: own.total + total, min: null, max: null, ...(movers && { movers: { people: movers.people, counts: moved(movers.counts), usual: moved(movers.usual) } }) };
}

/** Guests by chat: all on the list, and those who are there. */
export function guestsByChat(scenario: Scenario, { connected, badged }: GuestColumns): NonNullable<Attendance['guests']> {
  const { listed } = belongingOf(scenario);
  const { runs, chats } = sizesOf(scenario);
  const all = new Float64Array(chats);
  for (const run of runs) all.fill(listed(run.size) - run.size, run.firstChat, run.firstChat + run.chats);
  return { listed: all, connected: Float64Array.from(connected), badged: badged.length > 0 ? Float64Array.from(badged) : null };
}

/**
 * Numbers that each person counts for their own chat alone.
 * @param more what those who switch count beyond the viewers of their chat
 */
export function ownCounts(counted: Tallied, amounts: Amounts, times: Counts, more?: Movers): ChatCounts {
  const { scenario, chats, attending } = counted;
  const members = membersByChat(scenario);
  const eachOf = (kind: keyof ReturnType<typeof amountsOfPeople>): Counts => timesByChat(counted, amounts, kind, times);
  const each = eachOf('viewing');
  if (chats === 0) return { ...noInstance(), oneFor: 'member', each };
  const movers = more && moversOf(scenario, each, more);
  const moved = more && moversByChat(sizesOf(scenario), more.people);
  const stayed = (chat: number, viewers: number): number => viewers - (moved ? moved[chat]! : 0);
  if (!attending) {
    const groups: readonly Alike[] = [{ each, instances: (chat) => stayed(chat, members[chat]!) }];
    return { oneFor: 'member', each, ...(movers && { movers }), ...extentOf(groups, chats, movers?.counts) };
  }
  const { connected, viewing, badged } = attending;
  const others = {
    connected: eachOf('connected'),
    absent: eachOf('absent'),
    ...(amounts.people.badged === 0 ? {} : { badged: eachOf('badged') }),
  };
  const alone = (chat: number): number => (others.badged ? (badged[chat] ?? 0) : 0);
  const groups: readonly Alike[] = [
    { each, instances: (chat) => stayed(chat, viewing[chat]!) },
    { each: others.connected, instances: (chat) => connected[chat]! - viewing[chat]! - alone(chat) },
    ...(others.badged ? [{ each: others.badged, instances: alone }] : []),
    { each: others.absent, instances: (chat) => members[chat]! - connected[chat]! },
  ];
  return { oneFor: 'member', each, others, ...(movers && { movers }), ...extentOf(groups, chats, movers?.counts) };
}

/** What those who switch count: as a viewer of their own chat, and what comes to that. */
function moversOf(scenario: Scenario, each: Counts, { people, counts }: Movers): NonNullable<ChatCounts['movers']> {
  const { chatOf } = sizesOf(scenario);
  const usual = Float64Array.from(people, (person) => each[chatOf(person)]!);
  return { people: people.slice(), counts: counts.map((more, index) => usual[index]! + more), usual };
}

/** Members of each chat. */
export function membersByChat(scenario: Scenario): Counts {
  const members = new Float64Array(scenario.chats);
  for (const { firstChat, chats, size } of sizesOf(scenario).runs) members.fill(size, firstChat, firstChat + chats);
  return members;
}

/** Instances of each chat that count the same. */
interface Alike {
  readonly each: Counts;
  readonly instances: (chat: number) => number;
}

function extentOf(groups: readonly Alike[], chats: number, alone: Counts = new Float64Array(0)): Extent {
  let total = 0;
  let min = Infinity;
  let max = -Infinity;
  for (const count of alone) {
    total += count;
    min = Math.min(min, count);
    max = Math.max(max, count);
  }
  for (const { each, instances } of groups) {
    for (let chat = 0; chat < chats; chat++) {
      const alike = instances(chat);
      if (alike === 0) continue;
      const count = each[chat]!;
      total += count * alike;
      if (count < min) min = count;
      if (count > max) max = count;
    }
  }
  return { total, min, max };
}
