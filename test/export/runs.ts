/** Runs as the page holds them, for what is made of their figures. */
import { decodeScenario } from '../../src/link/codec';
import { designOf } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { runToEnd } from '../../src/engine/events/simulate';
import type { ExportedRun } from '../../src/export/figures';
import { asRunResult } from '../../src/reading/fromcounts';
import { figuresOf } from '../../src/reading/figures';

/** The run of a link, every message played. */
export function playedRun(link: string): ExportedRun {
  const result = runToEnd(decodeScenario(link).scenario, { withTrace: true });
  return { engine: 'events', result, figures: figuresOf(result) };
}

/** The run of a link, everybody counted. */
export function countedRun(link: string): ExportedRun {
  const { scenario } = decodeScenario(link);
  const result = asRunResult(aggregate(scenario), designOf(scenario.design));
  return { engine: 'aggregate', result, figures: figuresOf(result) };
}
