/**
 * Guests: people who are on the list of a chat besides those whose own chat it is. They come after a chat's own people,
 * stretch by stretch, onto the same cells under the same marks; how many of a cell's people are guests is kept beside it,
 * since a person connects once however many lists they are on.
 */
import { belongingOf, type Belonging } from '../../model/belonging';
import type { Design } from '../../model/design';
import { streamKey } from '../../model/random';
import type { Scenario } from '../../model/scenario';
import { sizesOf, type Sizes } from '../../model/sizes';
import type { ApartCells } from './apart';
import type { CellColumns } from './attendance';
import { chooseBelow, countBlock, countChosen, fillDraws, type Span } from './counting';
import { BLOCK_PEOPLE, seatFiller, type FillSeats } from './seats';

/** What is counted of guests. */
export interface GuestColumns {
  /** By chat: guests who are connected, and of them those who get a badge. */
  readonly connected: Uint32Array;
  readonly badged: Uint32Array;
  /** Guests who are connected to each gateway, once for each list. */
  readonly atGateways: Int32Array;
}

export class GuestCounter {
  readonly columns: GuestColumns;
  /** Guests of all chats, and those counted by now. */
  readonly people: number;
  counted = 0;
  private readonly belonging: Belonging;
  private readonly sizes: Sizes;
  private readonly places: CellColumns;
  private readonly apart: ApartCells | null;
  private readonly fillSeats: FillSeats | null;
  private readonly keepOnline: Keep;
  private readonly keepBadged: Keep;
  private readonly shardKey: number;
  private readonly block = new Int32Array(BLOCK_PEOPLE);
  private readonly chosen = new Uint8Array(BLOCK_PEOPLE);
  /** The chat whose guests are being counted, and what is left of them, the next ones last; null between two chats. */
  private waiting: { readonly chat: number; readonly spans: Span[] } | null = null;

  /** @param apart chats that have gateways of their own beside homes; null where none has */
  constructor(scenario: Scenario, design: Design, places: CellColumns, apart: ApartCells | null) {
    const { seed, online, badges } = scenario;
    this.apart = apart;
    this.belonging = belongingOf(scenario);
    this.sizes = sizesOf(scenario);
    this.places = places;
    this.people = this.sizes.runs.reduce((sum, { chats, size }) => sum + chats * (this.belonging.listed(size) - size), 0);
    this.fillSeats = design.places === 'byChat' ? null : seatFiller(scenario, design.places);
    this.keepOnline = keeper(streamKey(seed, 'online'), online);
    this.keepBadged = keeper(streamKey(seed, 'badges'), badges);
    this.shardKey = streamKey(seed, 'seatShard');
    const { chats } = this.sizes;
    this.columns = {
      connected: new Uint32Array(chats),
      badged: new Uint32Array(places.badged ? chats : 0),
      atGateways: new Int32Array(places.gateways.count),
    };
  }

  /** Whether the guests of a chat are still to be counted. */
  get isWaiting(): boolean {
    return this.waiting !== null;
  }

  /** A chat's own people are all placed: its guests come next. */
  begin(chat: number): void {
    const members = this.sizes.sizeOf(chat);
    // All of a stretch are counted for the one chat: it is no longer than that.
    const spans = this.belonging.guestsOf(chat).map(({ first, end }): Span => ({ first, end, chat, chatFirst: first, members }));
    this.waiting = { chat, spans: spans.reverse() };
  }

  /** Counts some guests more, at most so many. @returns how many */
  count(most: number): number {
    const { spans } = this.waiting!;
    const next = spans.pop();
    if (!next) return 0;
    const end = Math.min(next.end, next.first + Math.min(BLOCK_PEOPLE, Math.max(1, Math.floor(most))));
    if (end < next.end) spans.push({ ...next, first: end });
    this.countSpan({ ...next, end });
    this.counted += end - next.first;
    return end - next.first;
  }

  /** The chat whose guests are all counted now: then none is waited for. Null while there are more. */
  end(): number | null {
    const { chat, spans } = this.waiting!;
    if (spans.length > 0) return null;
    this.waiting = null;
    return chat;
  }

  /** Counts a block of guests, all of one chat. */
  private countSpan(span: Span): void {
    const { places: { gateways, badged }, columns, block, chosen } = this;
    const { first, chat } = span;
    const isApart = this.apart !== null && this.sizes.sizeOf(chat) >= this.apart.from;
    const shards = isApart ? this.apart!.shards : this.places.shards;
    const people = span.end - first;
    chosen.fill(1, 0, people);
    if (shards.count > 0) {
      fillDraws(block, first, people, this.shardKey, shards.count);
      countBlock(shards, block, span);
    }
    // At a chat's own gateways only those sit who have it open.
    if (!this.fillSeats || isApart) return;
    this.fillSeats(block, first, people);
    this.keepOnline(chosen, first, people);
    columns.connected[chat]! += tally(columns.atGateways, block, chosen, people);
    countChosen(gateways, block, chosen, span);
    if (!badged) return;
    this.keepBadged(chosen, first, people);
    columns.badged[chat]! += countOf(chosen, people);
    countChosen(badged, block, chosen, span);
  }
}

/** Keeps of consecutive people who are chosen those whom chance gives a share. */
type Keep = (chosen: Uint8Array, first: number, people: number) => void;

function keeper(key: number, share: number): Keep {
  // Where a share is 1 its stream is never drawn from.
  if (share === 1) return () => undefined;
  return (chosen, first, people) => {
    chooseBelow(chosen, key, share, first, people);
  };
}

/** Counts those of a block who are chosen onto cells, however many lists they are on. @returns how many there are */
function tally(cells: Int32Array, block: Int32Array, chosen: Uint8Array, people: number): number {
  for (let index = 0; index < people; index++) cells[block[index]!]! += chosen[index]!;
  return countOf(chosen, people);
}

function countOf(chosen: Uint8Array, people: number): number {
  let count = 0;
  for (let index = 0; index < people; index++) count += chosen[index]!;
  return count;
}
