/** What a figure needs to work out its runs and to draw them: of all else it can do without. */
import type { Scenario } from '../../model/scenario';
import { isNear } from '../../picture/distance';
import { isPlayedWhole } from '../../session/loader';

export interface Needs {
  /** Runs are played, crossing by crossing. */
  readonly events: boolean;
  /** Runs are counted. */
  readonly counts: boolean;
  /** Each person and cell is drawn. */
  readonly near: boolean;
  /** The same seat map is drawn from farther away. */
  readonly far: boolean;
}

/** @param pictures of each, the scenarios that stand side by side in it */
export function needsOf(pictures: readonly (readonly Scenario[])[]): Needs {
  const isDrawnNear = (scenarios: readonly Scenario[]): boolean => scenarios.every((scenario) => isNear(scenario) && isPlayedWhole(scenario));
  const all = pictures.flat();
  return {
    events: all.some(isPlayedWhole),
    counts: !all.every(isPlayedWhole),
    near: pictures.some(isDrawnNear),
    far: !pictures.every(isDrawnNear),
  };
}
