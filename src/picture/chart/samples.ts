/** Points around the present scenario, counted by the engine once the page has nothing better to do. */
import { designOf } from '../../designs';
import { peopleOf } from '../../model/people';
import { withChanges, type Scenario } from '../../model/scenario';
import type { RunResult } from '../../model/run';
import type { CountOutcome } from '../../worker/api';
import { asRunResult } from '../../reading/fromcounts';
import { MOST_GATEWAYS } from './curves';

/** A scenario with more people is not counted four times more for a chart. */
const MOST_PEOPLE_SAMPLED = 20_000_000;
const PAUSE_MILLIS = 100;
const RATIOS = [0.25, 0.5, 1, 2, 4] as const;

/** The scenario of one second of every chat, at each number of gateways that is to be counted. */
export function sampledScenarios(scenario: Scenario): Scenario[] {
  if (peopleOf(scenario) > MOST_PEOPLE_SAMPLED) return [];
  const gateways = new Set(RATIOS.map((ratio) => Math.round(scenario.gateways * ratio)).filter((count) => count >= 1 && count <= MOST_GATEWAYS));
  return [...gateways].map((count) => withChanges(scenario, { gateways: count, messages: 1, do: [], t: 0 }));
}

/**
 * Counts them one after the other. Stops, without an error, when aborted or when the worker fails.
 * @param count has one counted
 */
export async function sampleAround(count: (scenario: Scenario, signal: AbortSignal) => Promise<CountOutcome>, scenario: Scenario, signal: AbortSignal, onSample: (result: RunResult) => void): Promise<void> {
  const design = designOf(scenario.design);
  try {
    for (const one of sampledScenarios(scenario)) {
      const { result } = await count(one, signal);
      if (signal.aborted) return;
      onSample(asRunResult(result, design));
      // Nobody waits for these: the page's frames come first where cores are few.
      await new Promise((resolve) => { setTimeout(resolve, PAUSE_MILLIS); });
    }
  } catch {
    // The chart does without; what befalls the worker is told elsewhere.
  }
}
