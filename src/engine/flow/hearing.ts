/** When viewers hear: of each message the first and the last, and of all of them how many after how long. */
import type { Ledger } from '../../model/ledger';
import { doubled } from '../events/columns';
import { Spans } from './spans';

const FIRST_CAPACITY = 1024;
const NOBODY_YET = -1;

export class Hearing {
  posted = 0;
  chat = new Uint32Array(FIRST_CAPACITY);
  postedMicros = new Float64Array(FIRST_CAPACITY);
  readonly spans = new Spans();
  private shardsAsked = new Float64Array(FIRST_CAPACITY);
  private firstViewerMicros = new Float64Array(FIRST_CAPACITY);
  private lastViewerMicros = new Float64Array(FIRST_CAPACITY);

  get bytes(): number {
    return this.chat.byteLength + 4 * this.postedMicros.byteLength + this.spans.bytes;
  }

  /** Enters a message. @returns its number, from 0 in the order of posting */
  post(chat: number, atMicros: number): number {
    const message = this.posted++;
    if (message === this.chat.length) this.grow();
    this.chat[message] = chat;
    this.postedMicros[message] = atMicros;
    this.firstViewerMicros[message] = NOBODY_YET;
    this.lastViewerMicros[message] = NOBODY_YET;
    return message;
  }

  /** So many shards of user-gateway storage more are asked because of this message. */
  askedShards(message: number, shards: number): void {
    this.shardsAsked[message]! += shards;
  }

  /** So many viewers more have it, evenly from one moment of the run to another. */
  heard(message: number, firstMicros: number, lastMicros: number, viewers: number): void {
    const posted = this.postedMicros[message]!;
    this.spans.enter(firstMicros - posted, lastMicros - posted, viewers);
    this.reach(message, firstMicros, lastMicros);
  }

  /** Some viewers have it, the first and the last of them at these moments of the run. */
  reach(message: number, firstMicros: number, lastMicros: number): void {
    const posted = this.postedMicros[message]!;
    const first = firstMicros - posted;
    const last = lastMicros - posted;
    const known = this.firstViewerMicros[message]!;
    if (known === NOBODY_YET || first < known) this.firstViewerMicros[message] = first;
    if (last > this.lastViewerMicros[message]!) this.lastViewerMicros[message] = last;
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

  private grow(): void {
    this.chat = doubled(this.chat, Uint32Array);
    this.postedMicros = doubled(this.postedMicros, Float64Array);
    this.shardsAsked = doubled(this.shardsAsked, Float64Array);
    this.firstViewerMicros = doubled(this.firstViewerMicros, Float64Array);
    this.lastViewerMicros = doubled(this.lastViewerMicros, Float64Array);
  }
}
