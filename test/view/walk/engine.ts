/** The engine in Node, for what a page in a browser has to say. */
import { expect } from 'vitest';
import { decodeScenario } from '../../../src/link/codec';
import type { RunResult } from '../../../src/model/run';
import { runToEnd } from '../../../src/sim/simulate';

/** The run of a link without faults, to its end, with its trace. */
export function nodeRun(link: string): RunResult {
  const { scenario, repairs } = decodeScenario(link);
  expect(repairs, link).toEqual([]);
  return runToEnd(scenario, { withTrace: true });
}
