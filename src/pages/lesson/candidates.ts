/** The candidate answers as lines of the chart, with the letters that their list gives them. */
import { ANSWERS } from '../../lesson/answers';
import type { Scenario } from '../../model/scenario';
import type { CurvePoint } from '../../picture/chart/curves';
import { letterOf } from './letters';

/** The line of a candidate, and where along it its letter stands: each at a place of its own, since lines meet. */
export interface CandidateCurve {
  readonly letter: string;
  readonly points: readonly CurvePoint[];
  readonly place: number;
}

/** The lines of the candidates over the same numbers of gateways as the designs' lines. */
export function candidateCurves(scenario: Scenario, steps: readonly number[]): CandidateCurve[] {
  return ANSWERS.map(({ copies }, index) => {
    const points = steps.map((gateways) => ({ gateways, value: copies({ ...scenario, gateways }) }));
    return { letter: letterOf(index), points, place: Math.floor(((index + 1) / (ANSWERS.length + 1)) * points.length) };
  });
}

/** The point that bears a candidate's letter: its place, or the last one before it that is not below the chart's foot. */
export function lettered({ points, place }: CandidateCurve, least: number): CurvePoint {
  return points.slice(0, place + 1).reverse().find((point) => point.value >= least) ?? points[0]!;
}
