/** The messages of a run as they are posted, and what is known of each: columns that grow. */
import type { ChatRow } from '../../model/chatrow';
import type { Ledger } from '../../model/ledger';
import { NOT_RELEASED, type MessageColumns, type ReleasedColumns } from '../../model/trace';
import { doubled } from './columns';

/** Of a chat's row, what is written down of who was there for a message. */
type MessageAudience = Pick<ChatRow, 'members' | 'others' | 'viewers'>;

type Releases = { -readonly [K in keyof ReleasedColumns]: ReleasedColumns[K] };

const FIRST_CAPACITY = 64;
const NOBODY_YET = -1;

/** Numbers messages in the order of posting and keeps their columns. */
export class MessageWriter {
  posted = 0;
  /** What each frame carries, by the message to which its crossings belong; a message that is none of these carries itself. */
  private readonly carried = new Map<number, readonly number[]>();
  private readonly releases: Releases | null;
  private chat = new Uint32Array(FIRST_CAPACITY);
  private sender = new Uint32Array(FIRST_CAPACITY);
  private postedMicros = new Float64Array(FIRST_CAPACITY);
  private listed = new Uint32Array(FIRST_CAPACITY);
  private viewers = new Uint32Array(FIRST_CAPACITY);
  private shardsAsked = new Float64Array(FIRST_CAPACITY);
  private firstViewerMicros = new Float64Array(FIRST_CAPACITY);
  private lastViewerMicros = new Float64Array(FIRST_CAPACITY);

  /** @param withReleases whether the owners of chats let messages go on their own terms */
  constructor(withReleases: boolean) {
    this.releases = withReleases ? { carrier: new Int32Array(FIRST_CAPACITY), settledMicros: new Float64Array(FIRST_CAPACITY) } : null;
  }

  /**
   * Enters a message.
   * @param row of its chat, as it is now
   * @returns its number, from 0
   */
  post(chat: number, sender: number, atMicros: number, row: MessageAudience): number {
    const message = this.posted++;
    if (message === this.chat.length) this.grow();
    this.chat[message] = chat;
    this.sender[message] = sender;
    this.postedMicros[message] = atMicros;
    this.setAudience(message, row);
    this.firstViewerMicros[message] = NOBODY_YET;
    this.lastViewerMicros[message] = NOBODY_YET;
    if (this.releases) {
      this.releases.carrier[message] = NOT_RELEASED;
      this.releases.settledMicros[message] = atMicros;
    }
    return message;
  }

  /**
   * An owner lets messages of a chat go together, in the order in which they were posted.
   * @param row of the chat, as it is now
   * @returns the message to which the crossings of their release belong
   */
  release(messages: readonly number[], atMicros: number, row: MessageAudience): number {
    const carrier = messages[messages.length - 1]!;
    if (messages.length > 1) this.carried.set(carrier, messages);
    for (const message of messages) {
      this.setAudience(message, row);
      if (!this.releases) continue;
      this.releases.carrier[message] = carrier;
      this.releases.settledMicros[message] = atMicros;
    }
    return carrier;
  }

  /** When the release was settled to which a message belongs. */
  settledMicros(message: number): number {
    return (this.releases?.settledMicros ?? this.postedMicros)[message]!;
  }

  /** The messages that the crossings of one bring along, itself among them. */
  carriedBy(message: number): readonly number[] {
    return this.carried.get(message) ?? [message];
  }

  private setAudience(message: number, { members, others, viewers }: MessageAudience): void {
    this.listed[message] = members + others.length;
    this.viewers[message] = viewers;
  }

  /** One shard of user-gateway storage more is asked because of this message. */
  askedShard(message: number): void {
    this.shardsAsked[message]!++;
  }

  /** One viewer more has what the crossings of a message bring, at a moment of the run. @returns how many messages that is */
  viewed(message: number, atMicros: number): number {
    const carried = this.carried.get(message);
    if (!carried) {
      this.viewedOne(message, atMicros);
      return 1;
    }
    for (const one of carried) this.viewedOne(one, atMicros);
    return carried.length;
  }

  private viewedOne(message: number, atMicros: number): void {
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
      released: this.releases && { carrier: this.releases.carrier.slice(0, this.posted), settledMicros: this.releases.settledMicros.slice(0, this.posted) },
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
    if (this.releases) {
      this.releases.carrier = doubled(this.releases.carrier, Int32Array);
      this.releases.settledMicros = doubled(this.releases.settledMicros, Float64Array);
    }
  }
}
