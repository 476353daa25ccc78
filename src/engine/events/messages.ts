/** The messages of a run as they are posted, and what is known of each: columns that grow. */
import type { ChatRow } from '../../model/chatrow';
import type { Ledger } from '../../model/ledger';
import type { MessageColumns } from '../../model/trace';
import { doubled } from './columns';

const FIRST_CAPACITY = 64;
const NOBODY_YET = -1;

/** Numbers messages in the order of posting and keeps their columns. */
export class MessageWriter {
  posted = 0;
  private chat = new Uint32Array(FIRST_CAPACITY);
  private sender = new Uint32Array(FIRST_CAPACITY);
  private postedMicros = new Float64Array(FIRST_CAPACITY);
  private listed = new Uint32Array(FIRST_CAPACITY);
  private viewers = new Uint32Array(FIRST_CAPACITY);
  private shardsAsked = new Float64Array(FIRST_CAPACITY);
  private firstViewerMicros = new Float64Array(FIRST_CAPACITY);
  private lastViewerMicros = new Float64Array(FIRST_CAPACITY);

  /**
   * Enters a message.
   * @param row of its chat, as it is now
   * @returns its number, from 0
   */
  post(chat: number, sender: number, atMicros: number, row: Pick<ChatRow, 'members' | 'visitors' | 'viewers'>): number {
    const message = this.posted++;
    if (message === this.chat.length) this.grow();
    this.chat[message] = chat;
    this.sender[message] = sender;
    this.postedMicros[message] = atMicros;
    this.listed[message] = row.members + row.visitors.length;
    this.viewers[message] = row.viewers;
    this.firstViewerMicros[message] = NOBODY_YET;
    this.lastViewerMicros[message] = NOBODY_YET;
    return message;
  }

  /** One shard of user-gateway storage more is asked because of this message. */
  askedShard(message: number): void {
    this.shardsAsked[message]!++;
  }

  /** One viewer more has it, at a moment of the run. */
  viewed(message: number, atMicros: number): void {
    const after = atMicros - this.postedMicros[message]!;
    const first = this.firstViewerMicros[message]!;
    if (first === NOBODY_YET || after < first) this.firstViewerMicros[message] = after;
    if (after > this.lastViewerMicros[message]!) this.lastViewerMicros[message] = after;
  }

  /** The ledger's columns, in buffers of their own. */
  ledger(): Ledger['messages'] {
    return {
      posted: this.posted,
      shardsAsked: this.shardsAsked.slice(0, this.posted),
      firstViewerMicros: this.firstViewerMicros.slice(0, this.posted),
      lastViewerMicros: this.lastViewerMicros.slice(0, this.posted),
    };
  }

  /** The trace's columns, in buffers of their own. */
  columns(): MessageColumns {
    return {
      length: this.posted,
      chat: this.chat.slice(0, this.posted),
      sender: this.sender.slice(0, this.posted),
      postedMicros: this.postedMicros.slice(0, this.posted),
      listed: this.listed.slice(0, this.posted),
      viewers: this.viewers.slice(0, this.posted),
    };
  }

  private grow(): void {
    this.chat = doubled(this.chat, Uint32Array);
    this.sender = doubled(this.sender, Uint32Array);
    this.postedMicros = doubled(this.postedMicros, Float64Array);
    this.listed = doubled(this.listed, Uint32Array);
    this.viewers = doubled(this.viewers, Uint32Array);
    this.shardsAsked = doubled(this.shardsAsked, Float64Array);
    this.firstViewerMicros = doubled(this.firstViewerMicros, Float64Array);
    this.lastViewerMicros = doubled(this.lastViewerMicros, Float64Array);
  }
}
