/** Counts of instances that come one to a chat, one to a member or one to a gateway, with their extent. */
import { moversByChat, type ChatCounts, type Extent, type Movers } from '../../model/counts';
import { amountsFor, amountsOfPeople, type Amounts } from '../../model/amounts';
import type { Counts } from '../../model/ledger';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import type { Tallied } from './ledger';

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
 * Numbers that each member of a chat counts: so many times `times`, by chat.
 * @param more what those who switch count beyond the viewers of their chat
 */
export function memberCounts(counted: Tallied, amounts: Amounts, times: Counts, more?: Movers): ChatCounts {
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
function moversOf(scenario: Scenario, each: Counts, { people, counts }: Movers): Movers {
  const { chatOf } = sizesOf(scenario);
  return { people: people.slice(), counts: counts.map((more, index) => each[chatOf(people[index]!)]! + more) };
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
