/** How amounts of one release, or of one message in it, are spread over the instances that the engine has counted people onto. */
import type { LinkFrames } from '../../model/counts';
import type { Counts } from '../../model/ledger';
import { amountsFor, ofBadged, ofStrays, ofViewers, withoutAway, type Amounts, type FrameAmount, type GatewayAmount, type CellAmount } from '../../model/amounts';
import type { ByHand } from './byhand';
import { chatsByCell, type Cells, type WeighedCells } from './cells';
import type { Tallied } from './ledger';
import type { LetGo } from './letgo';
import { sumOf } from './loads';

/** Over all releases of the run, at each instance. */
export type AtInstances = (amounts: Amounts) => Counts;

/** The chats and people on each cell, and what chats add that count for themselves. */
export interface Column {
  readonly members: ArrayLike<number>;
  readonly chats: Float64Array;
  readonly byHand: ByHand;
  /** Where chats do not post alike: chats and people by what each chat lets go. */
  readonly released: WeighedCells | null;
}

export function columnOf(cells: Cells, byHand: ByHand, { isWeighed }: LetGo): Column {
  return { members: cells.members, chats: chatsByCell(cells), byHand, released: isWeighed ? cells.weighed[0]! : null };
}

/** Those connected to each gateway, and among them the viewers, null where that is everybody; whoever gets a badge, and strays, null where that is nobody. */
export interface AtGateways {
  readonly connected: Column;
  readonly viewers: Column | null;
  readonly badged: Column | null;
  readonly strays: Column | null;
}

/** An amount at each gateway over all releases. */
function spreadOverGateways(line: GatewayAmount, { connected, viewers, badged, strays }: AtGateways, usual: number, released: number): Counts {
  const more = (part: CellAmount, column: Column | null): Counts | undefined => (column ? spread(part, column, usual, released) : undefined);
  const counts = viewers ? withMore(spread(line, connected, usual, released), more(ofViewers(line), viewers)) : spread(withoutAway(line), connected, usual, released);
  return withMore(withMore(counts, more(ofBadged(line), badged)), more(ofStrays(line), strays));
}

/** An amount at each cell over all releases: the usual ones of every chat, and what is more or fewer. */
function spread(line: CellAmount, { members, chats, byHand, released: weighed }: Column, usual: number, released: number): Counts {
  const everywhere = line.always * released;
  if (weighed) return weighed.chats.map((held, cell) => everywhere + line.holding * held + line.perMember * weighed.members[cell]!);
  const holding = line.holding * usual;
  const perMember = line.perMember * usual;
  const counts = new Float64Array(chats.length);
  for (let cell = 0; cell < counts.length; cell++) {
    counts[cell] = everywhere + holding * chats[cell]! + perMember * members[cell]!;
  }
  const { held, members: heldMembers } = byHand;
  for (let cell = 0; cell < held.length; cell++) {
    counts[cell]! += line.holding * held[cell]! + line.perMember * heldMembers[cell]!;
  }
  return counts;
}

/** What an amount comes to over all releases, or over all messages in them. */
export interface Over extends Readonly<Record<'gateway' | 'seatShard', AtInstances>> {
  readonly byChat: Counts;
  /** At each relay, whatever hangs on it. */
  readonly atRelay: (amounts: Amounts) => number;
  readonly links: LinkFrames | null;
}

/** What the engine has counted, as far as amounts are spread over it. */
export interface Spreading extends Pick<Tallied, 'scenario' | 'letGo' | 'byHand'> {
  readonly columns: { readonly gateways: AtGateways; readonly shards: Column; readonly apart: Readonly<Record<'gateways' | 'shards', Column>> | null };
  /** Releases and the messages in them, by chat; all releases, and those of chats apart. */
  readonly releases: Counts;
  readonly carried: Counts;
  readonly released: number;
  readonly releasedApart: number;
  readonly links: LinkFrames | null;
}

/** Amounts of one release over all of them, and amounts of one message over all that these carry. */
export function openOver({ scenario, letGo: { pacing, usual }, byHand: { carried: carriedByHand }, columns, releases, carried, released, releasedApart, links }: Spreading): Readonly<Record<'overReleases' | 'overMessages', Over>> {
  const { gateways, shards, apart } = columns;
  const spreadOut = (amounts: Amounts, over: AtGateways, usualOfChat: number, all: number): Counts =>
    withMore(spreadOverGateways(amounts.gateways, over, usualOfChat, all - releasedApart), apart ? spread(withoutAway(amountsFor(amounts, true).gateways), apart.gateways, usualOfChat, releasedApart) : undefined);
  const seatShard = (amounts: Amounts): Counts =>
    withMore(spread(amounts.shards, shards, usual, released - releasedApart), apart ? spread(amountsFor(amounts, true).shards, apart.shards, usual, releasedApart) : undefined);
  const atRelay = (all: number) => ({ relays, apart: ofApart }: Amounts): number => relays * (all - releasedApart) + (ofApart?.relays ?? relays) * releasedApart;
  const overReleases: Over = {
    byChat: releases,
    atRelay: atRelay(released),
    gateway: (amounts) => withFrames(spreadOut(amounts, gateways, usual, released), amounts.frames, links, 'byGateway'),
    seatShard,
    links,
  };
  if (pacing?.most !== null) return { overReleases, overMessages: { ...overReleases, byChat: carried } };
  // Only where releases may carry several messages are these another count: every message of a chat is let go.
  const messages = sumOf(carried);
  const byMessage: AtGateways = carriedByHand ? { ...gateways, connected: { ...gateways.connected, byHand: carriedByHand.gateways }, viewers: gateways.viewers && { ...gateways.viewers, byHand: carriedByHand.viewers } } : gateways;
  return { overReleases, overMessages: { ...overReleases, byChat: carried, atRelay: atRelay(messages), gateway: (amounts) => spreadOut(amounts, byMessage, scenario.messages, messages) } };
}

/** The first counts with the others added, in place. */
export function withMore(counts: Counts, more: Counts | undefined): Counts {
  for (let index = 0; more && index < counts.length; index++) counts[index]! += more[index]!;
  return counts;
}

/** With what the frames come to at each gateway, or process, in place. */
export function withFrames(counts: Counts, { held, viewed }: FrameAmount, links: LinkFrames | null, end: 'byGateway' | 'byProcess'): Counts {
  if (!links || (held === 0 && viewed === 0)) return counts;
  for (let index = 0; index < counts.length; index++) counts[index]! += held * links.held[end][index]! + viewed * links.viewed[end][index]!;
  return counts;
}

/** Sums of what each chat comes to, where chat c belongs to shard c mod `shards`. */
export function dealtOut(byChat: Counts, shards: number): Counts {
  const sums = new Float64Array(shards);
  for (let chat = 0; shards > 0 && chat < byChat.length; chat++) sums[chat % shards]! += byChat[chat]!;
  return sums;
}
