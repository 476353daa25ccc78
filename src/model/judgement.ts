/** What can be said of all designs at one scenario, as data: which sentences these are is the page's to say. */
import type { Role } from './roles';
import type { Scenario } from './scenario';
import type { Bounds } from './verdict';
import type { Certainty, Filling, Needed, Weighing } from './weighing';

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

/** Which designs need the fewest machines. */
export interface Cheapest extends Hanging {
  readonly designs: readonly string[];
  readonly machines: number;
  /** Gateways of the first of them, one to spare. */
  readonly gateways: number;
  /** The next dearer one, and what of it takes the most machines more; null where there is none, or where no part alone does. */
  readonly next: { readonly design: string; readonly machines: number; readonly most: { readonly role: Role; readonly more: number } | null } | null;
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
  readonly cheapest: Cheapest | null;
  readonly claimed: Claimed;
}

/** Asks for it, with what was found of each design. */
export interface Judge {
  readonly kind: 'judge';
  readonly by: Certainty;
  /** Its design is the reader's own. */
  readonly scenario: Scenario;
  readonly weighings: readonly Weighing[];
  readonly needed: readonly Needed[];
}
