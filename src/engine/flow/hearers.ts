/** Viewers of one message who hear it by the copies of one fan, and so at about the same moment: entered together where they are in one cell. */
import { NEVER } from '../../model/seating';
import type { Spans } from './spans';

export class Hearers {
  viewers = 0;
  firstMicros = NEVER;
  lastMicros = -NEVER;
  private readonly spans: Spans;
  private postedMicros = 0;
  /** Those between two moments are in one cell, as long as no copy takes longer than that over its own. */
  private fromMicros = NEVER;
  private untilMicros = -NEVER;
  private roomMicros = 0;
  /** In that cell, and not yet entered. */
  private gathered = 0;

  constructor(spans: Spans) {
    this.spans = spans;
  }

  begin(postedMicros: number): void {
    this.postedMicros = postedMicros;
    this.viewers = 0;
    this.firstMicros = NEVER;
    this.lastMicros = -NEVER;
    this.fromMicros = NEVER;
    this.untilMicros = -NEVER;
  }

  /** So many more, evenly from one moment of the run to another. */
  add(firstMicros: number, lastMicros: number, viewers: number): void {
    if (firstMicros < this.firstMicros) this.firstMicros = firstMicros;
    if (lastMicros > this.lastMicros) this.lastMicros = lastMicros;
    this.viewers += viewers;
    const middle = firstMicros + (lastMicros - firstMicros) / 2;
    if (middle >= this.fromMicros && middle < this.untilMicros && lastMicros - firstMicros <= this.roomMicros) this.gathered += viewers;
    else this.addElsewhere(firstMicros, middle, lastMicros, viewers);
  }

  /** Nobody follows. */
  end(): void {
    if (this.gathered > 0) this.spans.enter(this.postedMicros, this.fromMicros, this.fromMicros, this.gathered);
    this.gathered = 0;
  }

  private addElsewhere(firstMicros: number, middle: number, lastMicros: number, viewers: number): void {
    const { spans, postedMicros } = this;
    this.end();
    spans.enter(postedMicros, firstMicros, lastMicros, viewers);
    this.fromMicros = middle;
    this.untilMicros = spans.edgeOf(postedMicros, middle);
    this.roomMicros = spans.roomOf(postedMicros, middle);
  }
}
