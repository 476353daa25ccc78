/** A run with all that can be read of it: what pictures, words and files are made from. */
import type { Design } from '../model/design';
import type { FlowOutcome, FlowRefusal } from '../model/flow';
import type { Estimate } from '../model/load';
import { isPlayedResult, type PlayedResult, type RunResult } from '../model/run';
import { figuresOf, heardFigures, type Figures } from './figures';
import { Flight } from './flight';
import { FlowReading } from './flowmoment';
import { MomentCursor } from './moment';
import { Owners } from './owners';
import { Stays } from './stays';
import { strainOf, type Strain } from './strain';

/** Who found the figures: every event played, everybody counted, or the formula alone. */
export type EngineName = 'events' | 'aggregate';

export interface LoadedRun {
  readonly engine: EngineName;
  readonly result: RunResult;
  readonly design: Design;
  readonly figures: Figures;
  readonly strain: Strain;
  /** What a second at this rate means for the components; null when the run was played. */
  readonly estimate: Estimate | null;
  /** Null when the run was counted, not played. */
  readonly cursor: MomentCursor | null;
  readonly flight: Flight | null;
  /** What the owners of chats let go; null when the run was counted. */
  readonly owners: Owners | null;
  /** Null where nobody's switches are followed, too. */
  readonly stays: Stays | null;
  /** A run that was counted, over time, once it has been played in columns as well; else null. */
  readonly flow: FlowReading | null;
  /** Why a run that was counted is not played in columns; null where it is, or may yet be. */
  readonly refusal: FlowRefusal | null;
}

/** A run of which any moment can be asked. */
export type PlayedRun = LoadedRun & { readonly result: PlayedResult; readonly cursor: MomentCursor; readonly flight: Flight; readonly owners: Owners };

/** @param estimate of a run that was counted */
export function loadedRun(result: RunResult, design: Design, estimate: Estimate | null): LoadedRun {
  const whole = { engine: estimate ? 'aggregate' : 'events', result, design, figures: figuresOf(result), strain: strainOf(result, design, estimate), estimate, flow: null, refusal: null } as const;
  if (!isPlayedResult(result)) return { ...whole, cursor: null, flight: null, owners: null, stays: null };
  const { stays: columns } = result.seating;
  const stays = columns && new Stays(columns);
  const owners = new Owners(result);
  return { ...whole, cursor: new MomentCursor(result, stays, owners), flight: new Flight(result), owners, stays };
}

/** The same run with what came of playing it in columns. */
export function withFlow(run: LoadedRun, { played, refusal }: FlowOutcome): LoadedRun {
  return played ? { ...run, flow: new FlowReading(played), figures: { ...run.figures, ...heardFigures(played) } } : { ...run, refusal };
}

/** The same run with a cursor of its own: going along it moves none that somebody else goes along. */
export function withOwnCursor(run: LoadedRun): LoadedRun {
  if (run.flow) return { ...run, flow: new FlowReading(run.flow.record) };
  return isPlayed(run) ? { ...run, cursor: new MomentCursor(run.result, run.stays, run.owners) } : run;
}

/** Whether things have a time in it: it was played, crossing by crossing or in columns. */
export function hasTime(run: LoadedRun): boolean {
  return run.cursor !== null || run.flow !== null;
}

/** Whether a run was played, so that any moment of it can be asked. */
export function isPlayed(run: LoadedRun): run is PlayedRun {
  return run.cursor !== null;
}
