/** Runs with all that is read of them. */
import { expect } from 'vitest';
import { designOf } from '../../src/designs';
import type { Design } from '../../src/model/design';
import { decodeScenario } from '../../src/link/codec';
import type { PlayedResult } from '../../src/model/run';
import type { Scenario } from '../../src/model/scenario';
import type { HopKind, Trace } from '../../src/model/trace';
import type { TraceIndex } from '../../src/model/traceindex';
import { runToEnd } from '../../src/engine/events/simulate';
import type { Flight } from '../../src/reading/flight';
import { MomentCursor } from '../../src/reading/moment';
import { isPlayed, loadedRun, type PlayedRun } from '../../src/reading/run';
import type { Stays } from '../../src/reading/stays';
import { seatMap, type SeatMap } from '../../src/picture/near/seatmap';
import { seatMapInput } from '../../src/picture/near/stage';

export interface Scene {
  readonly run: PlayedRun;
  readonly scenario: Scenario;
  readonly design: Design;
  readonly trace: Trace;
  readonly index: TraceIndex;
  readonly result: PlayedResult;
  readonly kinds: readonly HopKind[];
  readonly flight: Flight;
  readonly stays: Stays | null;
  /** A cursor of its own at each call. */
  cursor(): MomentCursor;
}

/** The run of a link without faults. */
export function sceneOf(link: string): Scene {
  const { scenario, repairs } = decodeScenario(link);
  expect(repairs, link).toEqual([]);
  const design = designOf(scenario.design);
  const run = loadedRun(runToEnd(scenario, { withTrace: true }), design, null);
  if (!isPlayed(run)) throw new Error(`${link} was not played`);
  const { result, flight, owners, stays } = run;
  const { trace, index, topology } = result;
  return { run, scenario, design, trace, index, result, kinds: topology.kinds, flight, stays, cursor: () => new MomentCursor(result, stays, owners) };
}

/** The stays of a scene in which people switch. */
export function staysIn({ stays }: Scene): Stays {
  if (!stays) throw new Error('nobody switches in this scene');
  return stays;
}

export const WIDE = { width: 1000, height: 560, scale: 1, largeType: false } as const;
export const NARROW = { width: 340, height: 400, scale: 1, largeType: false } as const;

/** The picture of a scene, with everything that stands at its top. */
export function mapOf({ result, stays }: Scene, size: typeof WIDE | typeof NARROW): SeatMap {
  return seatMap(seatMapInput(result, stays, { ...size, withEntry: true }));
}
