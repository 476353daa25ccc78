/** What can be said of all designs at one scenario, as data: which sentences these are is the page's to say. */
import type { Role } from './roles';
import type { Scenario } from './scenario';
import type { Bounds } from './verdict';
import type { Certainty, Filling, Weighing } from './weighing';

/** What a sentence hangs on: the nearest bounds of the costs within which it holds, by formula, each while all else is as it is. */
export interface Hanging {
  /** By formula it holds at all; else nothing is known of what it hangs on. */
  readonly holds: boolean;
  readonly bounds: readonly Bounds[];
  /** The components over which a comparison is made; empty where it is of one component alone. */
  readonly over: readonly Role[];
}

/** What is full first under the reader's own design, at the settings that are there. */
export interface Breaking extends Hanging {
  readonly fullest: Filling;
  /** Messages per second and chat at which it would be full; null where it does not follow them. */
  readonly fullAtRate: number | null;
}

/** Of two designs the first takes less time than the other, over the components that either has. */
export interface Ordered extends Hanging {
  readonly first: string;
  readonly next: string;
}

/** Of the designs whose gateways take in copies: under which of them more gateways save next to none. */
export interface Claimed extends Hanging {
  readonly trueOf: readonly string[];
  readonly falseOf: readonly string[];
  /** The one that is looked at closely: the reader's own where the claim is true of it. */
  readonly closely: {
    readonly design: string;
    /** What twice the gateways take off a gateway's copies, and off its work. */
    readonly copiesSaved: number;
    readonly workSaved: number;
    /** What taking in copies is of a gateway's work. */
    readonly copiesShare: number;
    /** Where twice the gateways take a quarter of the copies off; null where they never do. */
    readonly endsAt: number | null;
  } | null;
}

export interface Judgement {
  readonly by: Certainty;
  readonly breaking: Breaking | null;
  /** Of the two that were asked about; null where none were. */
  readonly ordered: Ordered | null;
  readonly claimed: Claimed;
}

export type Compared = Pick<Ordered, 'first' | 'next'>;

/** Asks for it, with what was found of the designs. */
export interface Judge {
  readonly kind: 'judge';
  readonly by: Certainty;
  /** Its design is the reader's own. */
  readonly scenario: Scenario;
  /** What its own design comes to; null where that cannot be told. */
  readonly own: Weighing | null;
  /** Two designs whose order is asked about, the one that needs fewer machines first. */
  readonly compared: Compared | null;
}
