/** Amounts of one message, as straight lines of the members and viewers that each instance holds. */
import type { Counts } from './ledger';
import type { Sizes } from './sizes';

/** An amount at one gateway or shard, by how many members of the chat it holds: at a gateway, connected ones. */
export interface CellAmount {
  /** At each, members or not. */
  readonly always: number;
  /** More at each that holds a member. */
  readonly holding: number;
  /** More for each member that it holds. */
  readonly perMember: number;
}

/** The same at a gateway, by the viewers among them as well. */
export interface GatewayAmount extends CellAmount {
  /** More at each that holds a viewer. */
  readonly viewed: number;
  /** More for each viewer that it holds. */
  readonly perViewer: number;
  /** More at each that holds somebody away who gets a badge, and for each of them. */
  readonly badged: number;
  readonly perBadged: number;
  /** More at each that holds viewers and is none on which the chat sits, and for each of these: of a chat, all viewers at a gateway are strays, or none is. */
  readonly strayed: number;
  readonly perStray: number;
}

/** An amount for one member of the chat. */
export interface PersonAmount {
  /** For each member, there or not. */
  readonly member: number;
  /** More for each who is connected, for each viewer, for each away who gets a badge, and for each viewer who is a stray. */
  readonly connected: number;
  readonly viewing: number;
  readonly badged: number;
  readonly stray: number;
}

/**
 * An amount that one message comes to, split by the instances at which it arises. What arises where
 * there is one instance for the chat, as at its topic, is split by those at the other end.
 */
export interface Amounts {
  /** Once a message. */
  readonly chat: number;
  readonly gateways: GatewayAmount;
  readonly shards: CellAmount;
  readonly people: PersonAmount;
  /** At each relay; what follows the gateways that hang on it is told of these. */
  readonly relays: number;
  readonly frames: FrameAmount;
  /** What a message of a chat apart comes to, where a design tells these from the others; the same where left out. */
  readonly apart?: Amounts;
}

/** An amount at a gateway of what an owner process merges: for each frame that goes there, whatever chats are in it. */
export interface FrameAmount {
  /** For each frame to a gateway that holds somebody of one of its chats. */
  readonly held: number;
  /** More for each that brings something to a viewer. */
  readonly viewed: number;
}

/** The amounts of a message of a chat apart, or of any other. */
export function amountsFor(amounts: Amounts, isApart: boolean): Amounts {
  return isApart ? (amounts.apart ?? amounts) : amounts;
}

const ZERO: CellAmount = { always: 0, holding: 0, perMember: 0 };

/** What does not arise at all. */
export const NOTHING: Amounts = {
  chat: 0,
  gateways: { ...ZERO, viewed: 0, perViewer: 0, badged: 0, perBadged: 0, strayed: 0, perStray: 0 },
  shards: ZERO,
  people: { member: 0, connected: 0, viewing: 0, badged: 0, stray: 0 },
  relays: 0,
  frames: { held: 0, viewed: 0 },
};

/** So much once a message. */
export function onceAMessage(chat: number): Amounts {
  return { ...NOTHING, chat };
}

/** An amount at gateways alone; what is left out is 0. */
export function atGateways(line: Partial<GatewayAmount>): Amounts {
  return { ...NOTHING, gateways: { ...NOTHING.gateways, ...line } };
}

/** An amount at shards of user-gateway storage alone. */
export function atShards(line: Partial<CellAmount>): Amounts {
  return { ...NOTHING, shards: { ...ZERO, ...line } };
}

/** An amount at each relay alone. */
export function atRelays(relays: number): Amounts {
  return { ...NOTHING, relays };
}

/** An amount for each member alone. */
export function forPeople(line: Partial<PersonAmount>): Amounts {
  return { ...NOTHING, people: { ...NOTHING.people, ...line } };
}

/** A sum of amounts, each times a number. */
export function sumOfAmounts(parts: readonly (readonly [amounts: Amounts, times: number])[]): Amounts {
  const sum = (of: (amounts: Amounts) => number): number => parts.reduce((total, [amounts, times]) => total + times * of(amounts), 0);
  const line = (of: (amounts: Amounts) => CellAmount): CellAmount => ({
    always: sum((amounts) => of(amounts).always),
    holding: sum((amounts) => of(amounts).holding),
    perMember: sum((amounts) => of(amounts).perMember),
  });
  return {
    chat: sum(({ chat }) => chat),
    gateways: {
      ...line(({ gateways }) => gateways),
      viewed: sum(({ gateways }) => gateways.viewed),
      perViewer: sum(({ gateways }) => gateways.perViewer),
      badged: sum(({ gateways }) => gateways.badged),
      perBadged: sum(({ gateways }) => gateways.perBadged),
      strayed: sum(({ gateways }) => gateways.strayed),
      perStray: sum(({ gateways }) => gateways.perStray),
    },
    shards: line(({ shards }) => shards),
    people: {
      member: sum(({ people }) => people.member),
      connected: sum(({ people }) => people.connected),
      viewing: sum(({ people }) => people.viewing),
      badged: sum(({ people }) => people.badged),
      stray: sum(({ people }) => people.stray),
    },
    relays: sum(({ relays }) => relays),
    frames: { held: sum(({ frames }) => frames.held), viewed: sum(({ frames }) => frames.viewed) },
    ...(parts.some(([{ apart }]) => apart) && { apart: sumOfAmounts(parts.map(([amounts, times]) => [amountsFor(amounts, true), times])) }),
  };
}

/** Copies for gateways that hold somebody, as they are once those of several chats are merged. */
export function merged(amounts: Amounts): Amounts {
  const { holding, viewed } = amounts.gateways;
  return { ...amounts, gateways: { ...amounts.gateways, holding: 0, viewed: 0 }, frames: { held: holding, viewed } };
}

/** The same as they would be if nothing were merged. */
export function unmerged({ frames, ...amounts }: Amounts): Amounts {
  return sumOfAmounts([[{ ...amounts, frames: NOTHING.frames }, 1], [atGateways({ holding: frames.held, viewed: frames.viewed }), 1]]);
}

/** Whether an amount does not arise at all. */
export function isNothing({ chat, relays, apart, ...lines }: Amounts): boolean {
  return (!apart || isNothing(apart)) && chat === 0 && relays === 0 && Object.values(lines).every((line) => Object.values(line).every((amount) => amount === 0));
}

/** What a line comes to at an instance that holds so many members. */
export function amountAt(line: CellAmount, members: number): number {
  return line.always + (members > 0 ? line.holding : 0) + line.perMember * members;
}

/** How many of a chat a gateway holds: connected members and, among them, viewers, people who get a badge, and viewers who are strays. */
export type HeldPeople = Readonly<Record<'connected' | 'viewers' | 'badged' | 'strays', number>>;

/** What a line comes to at a gateway that holds so many. */
export function amountAtGateway(line: GatewayAmount, { connected, viewers, badged, strays }: HeldPeople): number {
  return amountAt(line, connected) + amountAt(ofViewers(line), viewers) + amountAt(ofBadged(line), badged) + amountAt(ofStrays(line), strays);
}

/** The parts of a line that follow viewers, those who get a badge, and strays. */
export function ofViewers({ viewed, perViewer }: GatewayAmount): CellAmount {
  return { always: 0, holding: viewed, perMember: perViewer };
}
export function ofBadged({ badged, perBadged }: GatewayAmount): CellAmount {
  return { always: 0, holding: badged, perMember: perBadged };
}
export function ofStrays({ strayed, perStray }: GatewayAmount): CellAmount {
  return { always: 0, holding: strayed, perMember: perStray };
}

/** A line as it is at gateways at which all viewers are strays. */
export function whereAstray(line: GatewayAmount): GatewayAmount {
  return { ...line, viewed: line.viewed + line.strayed, perViewer: line.perViewer + line.perStray, strayed: 0, perStray: 0 };
}

/** What one member of a chat counts: a viewer who is no stray, one away who gets a badge, another who is connected, one who is not. */
export function amountsOfPeople({ member, connected, viewing, badged }: PersonAmount) {
  return { viewing: member + connected + viewing, badged: member + connected + badged, connected: member + connected, absent: member };
}

/** The line at gateways all of whose people are viewers and no strays, so that nobody gets a badge. */
export function withoutAway({ always, holding, perMember, viewed, perViewer }: GatewayAmount): CellAmount {
  return { always, holding: holding + viewed, perMember: perMember + perViewer };
}

/** An amount over all instances, for one message of a chat, by its members and by how many instances hold one. */
export interface ChatAmount {
  readonly constant: number;
  readonly perMember: number;
  readonly perConnected: number;
  readonly perViewer: number;
  readonly perHoldingGateway: number;
  readonly perViewedGateway: number;
  readonly perBadged: number;
  readonly perBadgedGateway: number;
  readonly perStray: number;
  readonly perStrayedGateway: number;
  readonly perHoldingShard: number;
}

/** Some of a chat's people, those away who get a badge or the strays, by chat: how many, and on how many gateways. */
export interface GroupByChat {
  readonly people: ArrayLike<number>;
  readonly gateways: ArrayLike<number>;
}

/** Gateways and shards that hold a member, by chat; and who is there, where not everybody is. */
export interface Holders {
  readonly gateways: ArrayLike<number>;
  readonly shards: ArrayLike<number>;
  readonly attendance: (Readonly<Record<'connected' | 'viewing' | 'viewedGateways', ArrayLike<number>>> & { readonly badged: GroupByChat | null; readonly guests: GuestsByChat | null }) | null;
  /** Null where no design tells strays apart. */
  readonly strays: GroupByChat | null;
}

/** Others on a chat's list than those whose own chat it is, by chat: all, those connected, and of them those who get a badge, where any does. */
export interface GuestsByChat {
  readonly listed: ArrayLike<number>;
  readonly connected: ArrayLike<number>;
  readonly badged: ArrayLike<number> | null;
}

/** How many instances there are of what an amount may arise at always. */
export type InstanceNumbers = Readonly<Record<'gateways' | 'shards' | 'relays', number>>;

/** The sum of an amount over all instances. */
export function amountOfChats(amounts: Amounts, { gateways, shards, relays }: InstanceNumbers): ChatAmount {
  const { chat, people, gateways: atGateways, shards: atShards } = amounts;
  return {
    constant: chat + (atGateways.always * gateways + atShards.always * shards) + amounts.relays * relays,
    perMember: people.member + atShards.perMember,
    perConnected: people.connected + atGateways.perMember,
    perViewer: people.viewing + atGateways.perViewer,
    perHoldingGateway: atGateways.holding,
    perViewedGateway: atGateways.viewed,
    perBadged: people.badged + atGateways.perBadged,
    perBadgedGateway: atGateways.badged,
    perStray: people.stray + atGateways.perStray,
    perStrayedGateway: atGateways.strayed,
    perHoldingShard: atShards.holding,
  };
}

/** What a line comes to, chat by chat: for the first `chats` of those in `holders`, 0 for the others. */
export function alongChats(line: ChatAmount, holders: Holders, { runs }: Sizes, chats: number): Counts {
  const { constant, perMember, perConnected, perViewer } = line;
  const { gateways, shards, attendance, strays } = holders;
  const counts = new Float64Array(gateways.length);
  const perSize = perMember + (attendance ? 0 : perConnected + perViewer);
  for (const run of runs) counts.fill(constant + perSize * run.size, run.firstChat, run.firstChat + run.chats);
  counts.fill(0, chats);
  const add = (factor: number, byChat: ArrayLike<number>): void => {
    for (let chat = 0; factor !== 0 && chat < chats; chat++) counts[chat]! += factor * byChat[chat]!;
  };
  add(line.perHoldingGateway + (attendance ? 0 : line.perViewedGateway), gateways);
  add(line.perHoldingShard, shards);
  if (strays) {
    add(line.perStray, strays.people);
    add(line.perStrayedGateway, strays.gateways);
  }
  if (attendance) {
    add(perConnected, attendance.connected);
    add(perViewer, attendance.viewing);
    add(line.perViewedGateway, attendance.viewedGateways);
    if (attendance.badged) {
      add(line.perBadged, attendance.badged.people);
      add(line.perBadgedGateway, attendance.badged.gateways);
    }
    if (attendance.guests) {
      add(perMember, attendance.guests.listed);
      add(perConnected, attendance.guests.connected);
      if (attendance.guests.badged) add(line.perBadged, attendance.guests.badged);
    }
  }
  return counts;
}

/** What amounts come to, chat by chat, for the first `chats`: those of so many members or more are apart. */
export function amountsAlongChats(amounts: Amounts, instances: InstanceNumbers, holders: Holders, sizes: Sizes, chats: number, from: number): Counts {
  const counts = alongChats(amountOfChats(amounts, instances), holders, sizes, chats);
  if (!amounts.apart) return counts;
  const apart = alongChats(amountOfChats(amounts.apart, instances), holders, sizes, chats);
  for (const { firstChat, chats: alike, size } of sizes.runs) if (size >= from) counts.set(apart.subarray(firstChat, firstChat + alike), firstChat);
  return counts;
}
