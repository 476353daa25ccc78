/** What the parts of a run in columns share. */
import type { Scenario } from '../../model/scenario';
import type { Books } from '../events/books';
import type { Waking } from '../events/waking';
import type { Hearing } from './hearing';
import type { Plan } from './plan';
import type { Posts } from './posts';
import type { Rows } from './rows';

export interface PlayStage {
  readonly scenario: Scenario;
  readonly plan: Plan;
  readonly books: Books;
  readonly waking: Waking;
  readonly hearing: Hearing;
  readonly rows: Rows;
  readonly posts: Posts;
  /** Deliveries are told person by person. */
  readonly isTold: boolean;
  /** How long the run is likely to take. */
  readonly expectedMicros: number;
}

/** Crossings of the network, and when the last one arrives; −Infinity before the first. */
export class Crossings {
  count = 0;
  lastArrivalMicros = -Infinity;

  /** So many more, the last of them arriving then. */
  add(count: number, arrivedMicros: number): void {
    this.count += count;
    if (arrivedMicros > this.lastArrivalMicros) this.lastArrivalMicros = arrivedMicros;
  }
}
