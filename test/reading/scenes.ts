/** Runs with all that the layout reads of them. */
import { expect } from 'vitest';
import { designOf } from '../../src/designs';
import type { Design } from '../../src/model/design';
import { decodeScenario } from '../../src/link/codec';
import type { RunResult } from '../../src/model/run';
import type { Scenario } from '../../src/model/scenario';
import type { Trace } from '../../src/model/trace';
import type { TraceIndex } from '../../src/model/traceindex';
import { runToEnd } from '../../src/engine/events/simulate';
import { Flight } from '../../src/reading/flight';
import { MomentCursor } from '../../src/reading/moment';
import { seatMap, type SeatMap } from '../../src/picture/near/seatmap';
import { seatMapInput } from '../../src/reading/stage';

export interface Scene {
  readonly scenario: Scenario;
  readonly design: Design;
  readonly trace: Trace;
  readonly index: TraceIndex;
  readonly result: RunResult;
  readonly flight: Flight;
  /** A cursor of its own at each call. */
  cursor(): MomentCursor;
}

/** The run of a link without faults. */
export function sceneOf(link: string): Scene {
  const { scenario, repairs } = decodeScenario(link);
  expect(repairs, link).toEqual([]);
  const design = designOf(scenario.design);
  const result = runToEnd(scenario, { withTrace: true });
  const trace = result.trace!;
  const index = result.index!;
  return {
    scenario, design, trace, index, result,
    flight: new Flight(scenario, design, trace),
    cursor: () => new MomentCursor(scenario, design, trace, index),
  };
}

export const WIDE = { width: 1000, height: 560, scale: 1, largeType: false } as const;
export const NARROW = { width: 340, height: 400, scale: 1, largeType: false } as const;

/** The picture of a scene, with everything that stands at its top. */
export function mapOf(scene: Scene, size: typeof WIDE | typeof NARROW): SeatMap {
  return seatMap(seatMapInput(scene.scenario, scene.design, scene.trace, { ...size, withEntry: true }));
}
