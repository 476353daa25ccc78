/** What the aggregate engine hands over: plain data, in typed arrays of its own, as it crosses to the page. */
import type { Counts, Ledger, OtherCounts, Paid, Traffic } from './ledger';
import type { Design } from './design';
import type { Role } from './roles';
import type { CostKey, Scenario } from './scenario';
import type { Seating } from './seating';
import { sizesOf, type Sizes } from './sizes';
import type { Population } from './population';
import type { Topology } from './topology';
import { attemptsAt } from './traits';

/** Least and most of the counts, and all of them together. Nulls where there is no instance, and for people who count on several lists. */
export interface Extent {
  readonly total: number;
  readonly min: number | null;
  readonly max: number | null;
}

/**
 * Counts of instances that come one, or as many as members, to a chat. All viewers of a chat are
 * alike, so are its other members who are connected, and those who are not: there is one number a
 * chat for each of the three, and it is exact for each of them.
 */
export interface ChatCounts extends Extent {
  /** What there is one instance for: nothing where the design has none, each chat, each member, or each gateway. */
  readonly oneFor: 'nothing' | 'chat' | 'member' | 'gateway';
  /** What each instance counts, by chat or gateway; of members, each viewer of a chat. Empty where there is none. */
  readonly each: Counts;
  /** What the others count each, by chat: connected ones and those who are not. Left out where all are viewers. */
  readonly others?: { readonly connected: Counts; readonly absent: Counts; /** Where they count otherwise than others who are connected. */ readonly badged?: Counts };
  /** People count on every list that they are on: as guests what the others of that chat do. Left out where each counts for their own chat alone. */
  readonly isOfLists?: true;
  /** Those who switched to another chat count for themselves, apart from their chat's; `usual` is what they would have counted else. Left out where nobody did. */
  readonly movers?: Movers & { readonly usual: Counts };
}

/** Numbers of people who switched: who they are, ascending, and beside each what they count. */
export interface Movers {
  readonly people: Float64Array;
  readonly counts: Counts;
}

/** Who is there of each chat at the beginning of the run, where not everybody is connected and viewing. */
export interface Attendance {
  /** Of those whose own chat it is, who is connected, and of them those who view the chat; by chat. */
  readonly connected: Counts;
  readonly viewing: Counts;
  /** Gateways that hold a viewer, by chat. */
  readonly viewedGateways: Counts;
  /** Those away who get a badge; null where the design sends none, or nobody gets any. */
  readonly badged: {
    /** By chat: how many, and on how many gateways. */
    readonly people: Counts;
    readonly gateways: Counts;
    /** By gateway: chats that have one of them there, and how many there are. */
    readonly atGateways: { readonly chats: Counts; readonly people: Counts };
  } | null;
  /** By gateway: chats of which somebody is connected, and people connected, once for each list that they are on; chats with a viewer, and viewers. */
  readonly atGateways: Readonly<Record<'connectedChats' | 'connected' | 'viewedChats' | 'viewers', Counts>>;
  /** Others on the chat's list, by chat: all of them, those who are connected, and of these those who get a badge, where any does. Null where people belong to one chat. */
  readonly guests: { readonly listed: Counts; readonly connected: Counts; readonly badged: Counts | null } | null;
}

/** Viewers who sit on none of the gateways on which their chat does, at the beginning of the run. */
export interface StrayCounts {
  /** By chat: how many, and on how many gateways. */
  readonly people: Counts;
  readonly gateways: Counts;
  /** By gateway: chats that have one of them there, and how many there are. */
  readonly atGateways: { readonly chats: Counts; readonly people: Counts };
}

/** What instances of one kind have of chats and of their people, each as much as its chat counts. */
export interface WeighedSums {
  readonly chats: Counts;
  readonly members: Counts;
}

/** Who is where, by one of the weights that count chats in a second in which they do not post alike. */
export interface Weighed {
  readonly gateways: WeighedSums;
  readonly viewers: WeighedSums;
  readonly badged: WeighedSums | null;
  readonly strays: WeighedSums | null;
  readonly shards: WeighedSums;
  /** Of chats that have gateways of their own beside homes, which the others leave out; null where none has. */
  readonly apart: Readonly<Record<'gateways' | 'shards', WeighedSums>> | null;
}

/**
 * What chance makes of a ledger of first attempts, in the mean: writes × attempts, deliveries ×
 * delivered, deliveries × lost. All 1, 1 and 0 where nothing is lost.
 */
export interface LossFactors {
  /** Attempts for each socket to be written: (1 − p^A) / (1 − p). */
  readonly attempts: number;
  /** Share of deliveries that are given up: p^A. */
  readonly lost: number;
  /** The other share. */
  readonly delivered: number;
}

/** Frames that owner processes merge: those to gateways that hold somebody of a chat in them, and of these those that bring a viewer something. */
export interface LinkFrames {
  readonly held: FramesByEnd;
  readonly viewed: FramesByEnd;
  /** Whether they were counted; else they are means by formula, given who sits where. */
  readonly areCounted: boolean;
}

interface FramesByEnd {
  readonly byGateway: Counts;
  readonly byProcess: Counts;
}

/**
 * The ledger in whole counts, per instance. Nothing is dropped here: a line has no length, and where
 * attempts fail these are the first attempts, apart from `factors`.
 */
export interface AggregateResult {
  readonly scenario: Scenario;
  readonly topology: Topology;
  /** Where everybody sits as the messages begin; null before the run is done, and for too many people. */
  readonly seating: Seating | null;
  /** People placed, and chats begun: all of them once the run is done. */
  readonly people: number;
  readonly chats: number;
  readonly factors: LossFactors;
  readonly gateways: {
    readonly receipts: Counts;
    /** Of these, the ones that serve nobody. */
    readonly wasted: Counts;
    /** First attempts to write a socket. */
    readonly writes: Counts;
    /** Requests by a clock, and answers that brought nothing; empty where nobody asks by one. */
    readonly requests: Counts;
    readonly emptyAnswers: Counts;
    /** Messages that first attempts to write carry; empty where nobody asks by a clock, since then each carries one. */
    readonly carried: Counts;
    readonly connections: Counts;
    /** Of these, the second sockets of people who hold one at home as well; empty where nobody holds two. */
    readonly secondSockets: Counts;
    /** Chats whose messages the gateway must take in: those of its people, or of its viewers where it subscribes for them. */
    readonly chats: Counts;
    /** People who came to it by switching to another chat; and of these, the handshakes. */
    readonly switches: Counts;
    readonly handshakes: Counts;
    /** How often each cost was paid that the design's hops have a gateway pay, at first attempts; and of these, what each repeated attempt pays anew. */
    readonly paid: Paid;
    readonly paidAgain: Paid;
  };
  /** Empty columns where the design neither asks it nor writes it. */
  readonly userGatewayStorage: {
    readonly queries: Counts;
    readonly lookups: Counts;
    /** Written while people connected, anew too. */
    readonly writes: Counts;
    /** People whose seat belongs to the shard, connected or not, once for each list that they are on; and chats that have somebody there. */
    readonly people: Counts;
    readonly chats: Counts;
  };
  readonly chatUserStorage: { readonly queries: Counts; readonly lookups: Counts };
  readonly topics: {
    readonly subscriptions: ChatCounts;
    readonly publishes: ChatCounts;
    readonly notifications: ChatCounts;
    /** Told when people switch, by chat; empty where gateways subscribe to no chat. */
    readonly subscribes: Counts;
    readonly unsubscribes: Counts;
  };
  /** Messages that people get, and the frames in which these come; null where owners hold none. */
  readonly users: { readonly deliveries: ChatCounts; readonly frames: ChatCounts | null };
  /** By chat, where owners let messages go on their own terms. */
  readonly owners: Ledger['owners'];
  /** Badges that gateways take in and, at first attempts, write, and that people get. Empty where the design sends none. */
  readonly badges: { readonly copies: Counts; readonly writes: Counts; readonly received: ChatCounts };
  /** Roles of the design that have no part of their own here; empty where there are as many instances as people. */
  readonly others: Readonly<Partial<Record<Role, Omit<OtherCounts, 'dropped'>>>>;
  /** Messages that links carry, at first attempts to write sockets, and of what goes out, what each repeated attempt sends anew; null where nobody asks, or where people who switch are brought messages by a clock. */
  readonly traffic: { readonly first: Traffic; readonly again: Readonly<Partial<Record<Role, Counts>>> } | null;
  /** Frames that owner processes merge; null where none does. */
  readonly links: LinkFrames | null;
  readonly coordinator: { readonly assignments: Counts };
  /** Null where all members are connected and viewing. */
  readonly attendance: Attendance | null;
  /** Null where the design does not tell strays apart, and where nobody is misplaced. */
  readonly strays: StrayCounts | null;
  /** Gateways that hold a connected member, and shards that hold any, by chat. Where no seat is kept, no shard does. */
  readonly holders: {
    readonly gateways: Counts;
    readonly shards: Counts;
    /** By gateway: chats of which somebody is connected to it. */
    readonly chatsAtGateways: Counts;
  };
  /** What of the counts above is of chats that have gateways of their own beside homes: chats and people, by gateway and shard; and the connections at home of their members, by gateway. Null where no design tells any apart. */
  readonly apart: {
    readonly chats: number;
    readonly gateways: { readonly chats: Counts; readonly people: Counts };
    readonly shards: { readonly chats: Counts; readonly people: Counts };
    readonly homes: Counts;
  } | null;
  /** The margins of the seat map, by chat; copies and shards of one release, as at the beginning, before anybody switches. */
  readonly messages: {
    readonly posted: number;
    readonly byChat: Counts;
    /** Copies that gateways take in for one message, or frame, of the chat. */
    readonly copiesEach: Counts;
    /** Shards of user-gateway storage asked for one message, or frame, of the chat. */
    readonly shardsAskedEach: Counts;
  };
  /** For what a second comes to, one of each weight of `engine/counts/second.ts`; null where chats post alike. */
  readonly weighed: readonly Weighed[] | null;
}

/** Messages that each gateway writes to somebody, at first attempts: what is lost is a share of these. */
export function messagesWritten({ gateways: { writes, carried } }: Pick<AggregateResult, 'gateways'>): Counts {
  return carried.length > 0 ? carried : writes;
}

/** How often gateways pay each cost in the mean, with all attempts to write. */
export function meanPaid({ gateways: { paid, paidAgain }, factors }: Pick<AggregateResult, 'gateways' | 'factors'>): Paid {
  const repeated = factors.attempts - 1;
  if (repeated === 0) return paid;
  const entries = Object.entries(paid) as [CostKey, Counts][];
  return Object.fromEntries(entries.map(([key, counts]) => [key, counts.map((count, gateway) => count + repeated * paidAgain[key]![gateway]!)]));
}

/** What links carry in the mean, with all attempts. */
export function meanTraffic({ traffic, factors }: Pick<AggregateResult, 'traffic' | 'factors'>): Traffic | null {
  if (!traffic || factors.attempts === 1) return traffic && traffic.first;
  const entries = Object.entries(traffic.first) as [Role, { readonly in: Counts; readonly out: Counts }][];
  return Object.fromEntries(entries.map(([role, { in: into, out }]) => [role, { in: into, out: out.map((messages, index) => messages + (factors.attempts - 1) * (traffic.again[role]?.[index] ?? 0)) }]));
}

/** What roles without a part of their own count, with all attempts of those that write sockets. */
export function othersInTheMean({ others, factors }: Pick<AggregateResult, 'others' | 'factors'>, design: Pick<Design, 'post'>): AggregateResult['others'] {
  const entries = Object.entries(others) as [Role, Omit<OtherCounts, 'dropped'>][];
  return Object.fromEntries(entries.map(([role, counts]) => {
    const attempts = attemptsAt(design, role, factors.attempts);
    return [role, attempts === 1 ? counts : { ...counts, sent: counts.sent.map((count) => count * attempts) }];
  }));
}

/** Who is where, as far as counts by person need it. */
type Whereabouts = Pick<Population, 'sizes' | 'belonging' | 'presence' | 'isApart'>;

/** One number a person, by what they do, for counts that come one to a member. */
export function personByPerson(counts: ChatCounts, population: Whereabouts): Counts {
  const { each, others, movers, isOfLists } = counts;
  const { sizes: { people, chatOf }, presence: { isViewing, isConnected, getsBadges } } = population;
  const byPerson = Float64Array.from({ length: people }, (_, person) => {
    const away = others?.badged && getsBadges(person) ? others.badged : others?.connected;
    const alike = !others || isViewing(person) ? each : isConnected(person) ? away! : others.absent;
    return alike[chatOf(person)]! + (isOfLists ? asGuest(counts, population, person) : 0);
  });
  movers?.people.forEach((person, index) => {
    byPerson[person] = movers.counts[index]!;
  });
  return byPerson;
}

/** What somebody counts on the lists of other chats than their own. */
export function asGuest({ others }: Pick<ChatCounts, 'others'>, { belonging, presence, isApart }: Whereabouts, person: number): number {
  if (!others) return 0;
  const away = others.badged && presence.getsBadges(person) ? others.badged : others.connected;
  // At a chat's own gateways only those are connected who have it open.
  const alikeIn = (chat: number): Counts => (presence.isOnline(person) && !isApart(chat) ? away : others.absent);
  return belonging.chatsOf(person).slice(1).reduce((sum, chat) => sum + alikeIn(chat)[chat]!, 0);
}

/** People of each chat who count for themselves, because they switched. */
export function moversByChat({ chats, chatOf }: Sizes, people: Movers['people']): Counts {
  const byChat = new Float64Array(chats);
  for (const person of people) byChat[chatOf(person)]!++;
  return byChat;
}

/** What the instances of each chat come to together; of instances by gateway, each. */
export function totalsByChat(result: Pick<AggregateResult, 'scenario' | 'attendance'>, counts: ChatCounts): Counts {
  const { oneFor, each, movers, isOfLists } = counts;
  if (oneFor !== 'member') return each;
  const totals = totalsOfAlike(result, counts);
  const { chatOf } = sizesOf(result.scenario);
  movers?.people.forEach((person, index) => {
    totals[chatOf(person)]! += movers.counts[index]! - movers.usual[index]!;
  });
  if (!isOfLists) return totals;
  const ofGuests = guestTotals(counts, result.attendance);
  return totals.map((total, chat) => total + ofGuests[chat]!);
}

/** What the guests of each chat count there together. */
export function guestTotals({ each, others }: Pick<ChatCounts, 'each' | 'others'>, attendance: Pick<Attendance, 'guests'> | null): Counts {
  const guests = attendance?.guests;
  if (!guests || !others) return new Float64Array(each.length);
  const { listed, connected } = guests;
  return each.map((_, chat) => {
    const alone = others.badged ? (guests.badged?.[chat] ?? 0) : 0;
    return others.connected[chat]! * (connected[chat]! - alone) + (others.badged?.[chat] ?? 0) * alone + others.absent[chat]! * (listed[chat]! - connected[chat]!);
  });
}

/** The totals by chat as if everybody who switched counted what the viewers of their chat do. */
function totalsOfAlike({ scenario, attendance }: Pick<AggregateResult, 'scenario' | 'attendance'>, { each, others }: ChatCounts): Counts {
  const { sizeOf } = sizesOf(scenario);
  if (!attendance || !others) return each.map((count, chat) => count * sizeOf(chat));
  const { viewing, connected, badged } = attendance;
  return each.map((count, chat) => {
    const [viewers, there] = [viewing[chat]!, connected[chat]!];
    const alone = others.badged && badged ? badged.people[chat]! : 0;
    return count * viewers + others.connected[chat]! * (there - viewers - alone) + (alone > 0 ? others.badged![chat]! * alone : 0) + others.absent[chat]! * (sizeOf(chat) - there);
  });
}
