/** Fans of copies on their way, and asks under way: small records, used again once they are over. */
import type { Fan } from './fans';
import type { FlowStep } from './plan';

/** Copies of one job on their way, from the next one to arrive on. */
export interface Flight {
  readonly fan: Fan;
  readonly step: FlowStep;
  readonly message: number;
  readonly gather: number;
  /** The next one, and when it leaves. */
  place: number;
  sentMicros: number;
}

/** An ask under way: who goes on after the last answer, and the last of the answers known by now. */
export interface Gather {
  readonly step: FlowStep;
  readonly message: number;
  readonly at: number;
  readonly person: number;
  /** Answers still to be given. */
  open: number;
  lastMicros: number;
  lastSequence: number;
}

/** Things by number. */
export class Numbered<Thing> {
  private readonly things: (Thing | null)[] = [];
  private readonly free: number[] = [];

  /** @returns its number */
  add(thing: Thing): number {
    const number = this.free.pop() ?? this.things.length;
    this.things[number] = thing;
    return number;
  }

  get(number: number): Thing {
    return this.things[number]!;
  }

  /** It is over. @returns it */
  remove(number: number): Thing {
    const thing = this.things[number]!;
    this.things[number] = null;
    this.free.push(number);
    return thing;
  }
}
