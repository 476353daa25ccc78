/** Chats that count for themselves, one after the other as they are placed: what each cell holds of them, and what their releases add. */
import type { ApartCells } from './apart';
import { beginByHand, endByHand, holdingCells, openByHand, type ByHand, type CarriedByHand } from './byhand';
import type { Cells } from './cells';
import type { LetGo } from './letgo';
import type { Links } from './links';
import type { StrayCells } from './strays';

/** Onto what people are counted; the cells of viewers are those of gateways where nobody is away. */
interface HandCells {
  readonly gateways: Cells;
  readonly viewers: Cells;
  readonly shards: Cells;
  readonly badged: Cells | null;
  readonly strays: StrayCells | null;
  readonly apart: ApartCells | null;
}

/** What such a chat is looked at with. */
interface HandContext {
  readonly letGo: LetGo;
  readonly links: Links | null;
  /** Messages that each chat posts in the run. */
  readonly messages: number;
  /** Links carry another count than releases, and somebody asks. */
  readonly isCarried: boolean;
}

export class HandChats {
  readonly gateways: ByHand;
  readonly viewers: ByHand;
  readonly shards: ByHand;
  readonly badged: ByHand | null;
  /** The same by messages, where releases carry several and somebody asks; else null. */
  readonly carried: CarriedByHand | null;
  /** Ascending; the first `done` of them are placed. */
  private readonly chats: readonly number[];
  private done = 0;
  private readonly cells: HandCells;
  private readonly context: HandContext;

  constructor(chats: readonly number[], cells: HandCells, context: HandContext) {
    const any = chats.length > 0;
    this.chats = chats;
    this.cells = cells;
    this.context = context;
    this.gateways = openByHand(cells.gateways, any);
    this.viewers = cells.viewers === cells.gateways ? this.gateways : openByHand(cells.viewers, any);
    this.shards = openByHand(cells.shards, any);
    this.badged = cells.badged && openByHand(cells.badged, any);
    this.carried = context.isCarried && any ? { gateways: openByHand(cells.gateways, true), viewers: openByHand(cells.viewers, true) } : null;
  }

  /** The next of them that is to be placed; infinite where none is left. */
  get next(): number {
    return this.chats[this.done] ?? Infinity;
  }
  /** Those that are placed. */
  get placed(): readonly number[] {
    return this.chats.slice(0, this.done);
  }
  /** What is kept of them, by its arrays. */
  get arrays(): readonly object[] {
    return [this.gateways, this.viewers, this.shards, this.badged ?? {}];
  }

  /** Before the first person of the next one is placed. */
  begin(): void {
    // What stood before it is known already where the one before it counts for itself, too; and before the first of all.
    if (this.next === 0 || this.chats[this.done - 1] === this.next - 1) return;
    const { gateways, viewers, shards, badged, strays, apart } = this.cells;
    beginByHand(this.gateways, gateways);
    beginByHand(this.viewers, viewers);
    beginByHand(this.shards, shards);
    if (badged) beginByHand(this.badged!, badged);
    if (strays) beginByHand(strays.byHand, strays.cells);
    if (this.carried) {
      beginByHand(this.carried.gateways, gateways);
      beginByHand(this.carried.viewers, viewers);
    }
    if (apart) {
      beginByHand(apart.gatewaysByHand, apart.gateways);
      beginByHand(apart.shardsByHand, apart.shards);
    }
  }

  /** After all of its people are placed: enters what it releases. */
  end(): void {
    const { gateways, viewers, shards, badged, strays, apart } = this.cells;
    const chat = this.next;
    const releases = this.context.letGo.look(chat);
    if (this.context.links) this.enterFrames(this.context.links, chat);
    endByHand(this.gateways, gateways, releases);
    if (viewers !== gateways) endByHand(this.viewers, viewers, releases);
    endByHand(this.shards, shards, releases);
    if (badged) endByHand(this.badged!, badged, releases);
    if (strays) endByHand(strays.byHand, strays.cells, releases);
    if (this.carried) this.enterCarried(this.carried, chat);
    if (apart) {
      endByHand(apart.gatewaysByHand, apart.gateways, releases);
      endByHand(apart.shardsByHand, apart.shards, releases);
    }
    this.done++;
  }

  private enterCarried({ gateways, viewers }: CarriedByHand, chat: number): void {
    const { letGo, messages } = this.context;
    const beyond = letGo.carriedBeyond(chat, messages);
    endByHand(gateways, this.cells.gateways, beyond);
    endByHand(viewers, this.cells.viewers, beyond);
  }

  private enterFrames(links: Links, chat: number): void {
    const { gateways, viewers } = this.cells;
    const { micros } = this.context.letGo.releasesOf(chat);
    const held = holdingCells(this.gateways, gateways);
    links.enter('held', chat, micros, held);
    links.enter('viewed', chat, micros, viewers === gateways ? held : holdingCells(this.viewers, viewers));
  }
}
