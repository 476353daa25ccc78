/** What becomes of each message: its copies, its first and last viewer; and of all viewers how many hear after how long. */
import type { FlowMessages, Heard, HeardOverTime } from '../../model/flow';
import type { Counts, Ledger } from '../../model/ledger';
import { NEVER } from '../../model/seating';
import { doubled } from '../events/columns';
import { Spans } from './spans';

const FIRST_CAPACITY = 1024;
const NOBODY_YET = -1;

/** Of more messages than these, some are told, evenly chosen. */
const MOST_TOLD = 2 ** 16;

export class Hearing {
  posted = 0;
  chat = new Uint32Array(FIRST_CAPACITY);
  postedMicros = new Float64Array(FIRST_CAPACITY);
  private copies = new Uint32Array(FIRST_CAPACITY);
  private firstCopyMicros = new Float64Array(FIRST_CAPACITY);
  private lastCopyMicros = new Float64Array(FIRST_CAPACITY);
  private viewers = new Uint32Array(FIRST_CAPACITY);
  readonly spans: Spans;
  private shardsAsked = new Float64Array(FIRST_CAPACITY);
  private firstViewerMicros = new Float64Array(FIRST_CAPACITY);
  private lastViewerMicros = new Float64Array(FIRST_CAPACITY);

  /** @param expectedMicros how long the run is likely to take */
  constructor(expectedMicros: number) {
    this.spans = new Spans(expectedMicros);
  }

  get bytes(): number {
    return 3 * this.chat.byteLength + 6 * this.postedMicros.byteLength + this.spans.bytes;
  }

  /** Enters a message. @returns its number, from 0 in the order of posting */
  post(chat: number, atMicros: number): number {
    const message = this.posted++;
    if (message === this.chat.length) this.grow();
    this.chat[message] = chat;
    this.postedMicros[message] = atMicros;
    this.firstCopyMicros[message] = NEVER;
    this.lastCopyMicros[message] = NEVER;
    this.firstViewerMicros[message] = NOBODY_YET;
    this.lastViewerMicros[message] = NOBODY_YET;
    return message;
  }

  /** So many shards of user-gateway storage more are asked because of this message. */
  askedShards(message: number, shards: number): void {
    this.shardsAsked[message]! += shards;
  }

  /** So many copies more are on their way to gateways, the first and the last to arrive at these moments of the run. */
  sent(message: number, copies: number, firstMicros: number, lastMicros: number): void {
    this.copies[message]! += copies;
    if (firstMicros < this.firstCopyMicros[message]!) this.firstCopyMicros[message] = firstMicros;
    const last = this.lastCopyMicros[message]!;
    if (last === NEVER || lastMicros > last) this.lastCopyMicros[message] = lastMicros;
  }

  /** A gateway had no room for a copy. */
  dropped(message: number): void {
    this.copies[message]!--;
  }

  /** So many viewers more have it, evenly from one moment of the run to another. */
  heard(message: number, firstMicros: number, lastMicros: number, viewers: number): void {
    this.spans.enter(this.postedMicros[message]!, firstMicros, lastMicros, viewers);
    this.reach(message, firstMicros, lastMicros, viewers);
  }

  /** The same of some who have been entered in `spans`. */
  reach(message: number, firstMicros: number, lastMicros: number, viewers: number): void {
    const posted = this.postedMicros[message]!;
    this.viewers[message]! += viewers;
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

  /** What is told of messages one by one, in buffers of its own. */
  messages(): FlowMessages {
    const { posted, postedMicros } = this;
    const every = Math.max(1, Math.ceil(posted / MOST_TOLD));
    const told = <Column extends Uint32Array | Float64Array>(column: Column): Column => chosen(column, posted, every);
    const moments = (fromPosting: Counts): Counts => told(fromPosting.map((micros, message) => (micros === NOBODY_YET ? NEVER : postedMicros[message]! + micros)));
    return {
      posted,
      every,
      chat: told(this.chat),
      postedMicros: told(postedMicros),
      copies: told(this.copies),
      firstCopyMicros: told(this.firstCopyMicros),
      lastCopyMicros: told(this.lastCopyMicros),
      viewers: told(this.viewers),
      firstViewerMicros: moments(this.firstViewerMicros),
      lastViewerMicros: moments(this.lastViewerMicros),
    };
  }

  heardInAll(): Heard {
    return this.spans.heard();
  }

  heardOverTime(): HeardOverTime {
    return this.spans.overTime();
  }

  private grow(): void {
    this.chat = doubled(this.chat, Uint32Array);
    this.postedMicros = doubled(this.postedMicros, Float64Array);
    this.copies = doubled(this.copies, Uint32Array);
    this.firstCopyMicros = doubled(this.firstCopyMicros, Float64Array);
    this.lastCopyMicros = doubled(this.lastCopyMicros, Float64Array);
    this.viewers = doubled(this.viewers, Uint32Array);
    this.shardsAsked = doubled(this.shardsAsked, Float64Array);
    this.firstViewerMicros = doubled(this.firstViewerMicros, Float64Array);
    this.lastViewerMicros = doubled(this.lastViewerMicros, Float64Array);
  }
}

/** Every so manieth entry of the first ones, from the first on. */
function chosen<Column extends Uint32Array | Float64Array>(column: Column, length: number, every: number): Column {
  return column.filter((_, index) => index < length && index % every === 0) as Column;
}
