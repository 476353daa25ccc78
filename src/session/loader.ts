/** Has a scenario's run worked out, by the engine that its size asks for, and made ready to be drawn. */
import { designOf } from '../designs';
import type { Design } from '../model/design';
import { peopleOf } from '../model/people';
import type { Scenario } from '../model/scenario';
import { expectedCrossings } from '../engine/theory/theory';
import type { FlowOutcome } from '../model/flow';
import type { SimClient } from '../worker/client';
import { asRunResult } from '../reading/fromcounts';
import { loadedRun, type LoadedRun } from '../reading/run';

/** Beyond this many crossings, or people, of whom the page would hold something each, a run is counted, not played. */
const MOST_PLAYED = 150_000;

/** Whether a scenario's run is played crossing by crossing; else it is counted. */
export function isPlayedWhole(scenario: Scenario): boolean {
  return Math.max(expectedCrossings(scenario, designOf(scenario.design)), peopleOf(scenario)) <= MOST_PLAYED;
}

type WorkedOut = Pick<LoadedRun, 'result' | 'estimate'>;

/**
 * @param progress how far the run is, 0 to 1
 * @param copies of one message in the mean, as a long count has found by now; null where there is nothing to tell
 */
export type OnProgress = (progress: number, copies: number | null) => void;

/** @returns a promise that rejects as the client's do: when aborted, and when the engine throws */
export async function loadRun(client: SimClient, scenario: Scenario, signal: AbortSignal, onProgress: OnProgress): Promise<LoadedRun> {
  const design = designOf(scenario.design);
  const { result, estimate } = isPlayedWhole(scenario) ? await play(client, scenario, expectedCrossings(scenario, design), signal, onProgress) : await count(client, scenario, design, signal, onProgress);
  return loadedRun(result, design, estimate);
}

/**
 * Has a run that was counted played in columns.
 * @param onProgress told how far it is, 0 to 1
 * @returns a promise that rejects as the client's do
 */
export function playInColumns(client: SimClient, scenario: Scenario, signal: AbortSignal, onProgress: (progress: number) => void): Promise<FlowOutcome> {
  return client.flow(scenario, {
    signal,
    onProgress: ({ share }) => {
      onProgress(share);
    },
  });
}

async function play(client: SimClient, scenario: Scenario, expected: number, signal: AbortSignal, onProgress: OnProgress): Promise<WorkedOut> {
  const result = await client.run(scenario, {
    withTrace: true,
    signal,
    onProgress: ({ crossings }) => {
      onProgress(Math.min(1, crossings / expected), null);
    },
  });
  return { result, estimate: null };
}

async function count(client: SimClient, scenario: Scenario, design: Design, signal: AbortSignal, onProgress: OnProgress): Promise<WorkedOut> {
  const { result, estimate } = await client.count(scenario, {
    signal,
    onProgress: ({ share, copiesPerMessage }) => {
      onProgress(share, copiesPerMessage);
    },
  });
  return { result: asRunResult(result, design), estimate };
}
