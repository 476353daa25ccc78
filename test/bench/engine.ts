/**
 * What the engine's bench measures, in one place: the engine on a scene, and beside it in the same
 * process a bare calendar that does nothing but take its entries out and put them back. Built into
 * one file, it runs in Node and as a worker in a browser.
 */
import { decodeScenario } from '../../src/link/codec';
import { draw, streamKey, unit } from '../../src/model/random';
import type { Scenario } from '../../src/model/scenario';
import { Calendar, RANK } from '../../src/engine/events/calendar';
import { openRun } from '../../src/engine/events/simulate';
import { answerAsWorker, bestOfEach } from './timing';

export interface EngineMeasure {
  readonly crossings: number;
  /** Calendar entries that the run worked off. */
  readonly events: number;
  /** Best of several runs, from the scenario to the result in hand. */
  readonly engineMillis: number;
  /** Best of as many loops of a bare calendar, for as many entries. */
  readonly calendarMillis: number;
}

const REPEATS = 3;

/** As in the worker, between two looks at the clock. */
const BATCH_EVENTS = 16;

/** The bare calendar works off this many, so that its time can be told from noise, and is scaled to the run's. */
const CALENDAR_ENTRIES = 500_000;

/** Entries that wait in the bare calendar at any time. */
const HELD_ENTRIES = 2_000;

/** Measures a scene, given as a link. */
export function measure(link: string): EngineMeasure {
  const { scenario } = decodeScenario(link);
  const { crossings, events } = countRun(scenario);
  const [engineMillis, holdMillis] = bestOfEach(REPEATS, 1, [
    () => {
      playToEnd(scenario);
    },
    () => {
      holdEntries(CALENDAR_ENTRIES);
    },
  ]);
  return { crossings, events, engineMillis: engineMillis!, calendarMillis: (holdMillis! * events) / CALENDAR_ENTRIES };
}

function playToEnd(scenario: Scenario): void {
  const run = openRun(scenario, { withTrace: true });
  while (!run.advance(BATCH_EVENTS).done);
  run.finish();
}

/** Plays entry by entry, to count them. */
function countRun(scenario: Scenario): { crossings: number; events: number } {
  const run = openRun(scenario, { withTrace: false });
  let events = 0;
  let progress;
  do {
    progress = run.advance(1);
    events++;
  } while (!progress.done);
  return { crossings: progress.crossings, events };
}

/** The hold model: each entry, when it is due, enters itself anew a random while later. */
function holdEntries(events: number): void {
  const calendar = new Calendar();
  const key = streamKey(1, 'arrivals');
  let left = events;
  let draws = 0;
  const enter = (): void => {
    calendar.schedule(calendar.now + 1_000 * unit(draw(key, draws++)), RANK.arrival, again);
  };
  const again = (): void => {
    if (--left > 0) enter();
  };
  for (let entry = 0; entry < Math.min(events, HELD_ENTRIES); entry++) enter();
  while (left > 0 && calendar.runNext());
}

answerAsWorker(measure);
