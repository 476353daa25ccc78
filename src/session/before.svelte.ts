/**
 * The run that stood on the page before the one that stands there now, however the page came from one
 * to the other: by a change, an undo, a redo or an address. So after an undo, Was is what was undone,
 * and undo and redo in turn show the same two runs from either side. Giving a run up brings none in:
 * Now stays, and its Was with it.
 */
import { peopleOf } from '../model/people';
import type { RunResult } from '../model/run';
import type { Scenario } from '../model/scenario';
import type { SimClient } from '../worker/client';
import type { Figures } from '../reading/figures';
import type { LoadedRun } from '../reading/run';

export class Before {
  readonly scenario: Scenario;
  readonly figures: Figures;
  readonly result: RunResult;
  /** How many people sit elsewhere now; null while unknown. Comes later than the rest, and alone. */
  moved = $state<number | null>(null);

  constructor({ result, figures }: Pick<LoadedRun, 'result' | 'figures'>) {
    this.scenario = result.scenario;
    this.figures = figures;
    this.result = result;
  }

  /** Has those counted who sit elsewhere now; where other people are there, nobody has moved. */
  countMoved(client: Pick<SimClient, 'peopleMoved'>, now: Scenario): void {
    if (peopleOf(this.scenario) !== peopleOf(now)) return;
    client.peopleMoved(this.scenario, now).then(
      (moved) => {
        this.moved = moved;
      },
      () => {
        // The worker's own failure is told by its life; how many moved is then simply not known.
      },
    );
  }
}

/**
 * What a run that comes in is compared with: what stood there, or what it was compared with where it stood already.
 * @param client counts who has moved
 */
export function comparedWith(run: LoadedRun, stood: LoadedRun | null, before: Before | null, client: Pick<SimClient, 'peopleMoved'>): Before | null {
  if (!stood) return null;
  if (stood === run) return before;
  const compared = new Before(stood);
  compared.countMoved(client, run.result.scenario);
  return compared;
}
