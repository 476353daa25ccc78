/** What a courier has in hand: copies at components, and copies on their way. */
import type { ChatRow } from '../../model/chatrow';
import type { Role } from '../../model/design';
import { servesNobody } from '../../model/waste';
import type { Copy } from '../../model/words/word';
import type { Step } from './route';
import type { Job } from './station.machine';

/** A copy of a message in a component's hands; or a request, or the answer to it. */
export interface Held extends Copy {
  readonly role: Role;
  /** The messages: the one, or those that a request is answered with. */
  readonly messages: readonly number[];
  /** What chance goes by: the message, or something below 0 of the request's own. */
  readonly draw: number;
  readonly row: ChatRow;
}

/** An `ask` under way: how many answers are still out, and who goes on after the last. */
export interface Gather {
  readonly step: Step;
  readonly asker: Held;
  open: number;
}

/** Whoever knows what a component does with a copy that it takes up. */
export interface Taker {
  /** @returns the moment at which it is done with it */
  take(underway: Underway, wakes: boolean): number;
}

/**
 * A copy that has been sent: what its receiver will hold, and the job that it is there. One object
 * for both, because a run makes millions of them.
 */
export class Underway implements Held, Job {
  readonly role: Role;
  readonly at: number;
  readonly person: number;
  readonly messages: readonly number[];
  readonly draw: number;
  readonly row: ChatRow;
  readonly step: Step;
  readonly units: number;
  /** Its row in the trace, and those of what goes along. */
  readonly traceRows: readonly number[];
  /** Who waits for the answer; null for a `send`. */
  readonly gather: Gather | null;
  /** What goes along for other chats. */
  readonly others: readonly Held[];
  /** It goes into a gateway where nobody reads it. */
  readonly servesNobody: boolean;
  wasDropped = false;
  private readonly taker: Taker;

  constructor(taker: Taker, step: Step, held: Held, to: number, person: number, units: number, traceRows: readonly number[], gather: Gather | null, others: readonly Held[]) {
    this.taker = taker;
    this.step = step;
    this.role = step.to;
    this.at = to;
    this.person = person;
    this.messages = held.messages;
    this.draw = held.draw;
    this.row = held.row;
    this.units = units;
    this.traceRows = traceRows;
    this.gather = gather;
    this.others = others.length === 0 ? others : others.map(({ messages, draw, row }) => ({ messages, draw, row, role: step.to, at: to, person }));
    this.servesNobody = step.to === 'gateway' && !step.isBadge && step.columns.wasted.length > 0 && servesNobody(held.row, this) && others.every(({ row }) => servesNobody(row, this));
  }

  begin(wakes: boolean): number {
    return this.taker.take(this, wakes);
  }

  dropped(): void {
    this.wasDropped = true;
  }
}
