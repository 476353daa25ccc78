/** A page's lesson brought to where another window's is. */
import { STEPS } from '../../lesson';
import { END } from '../../lesson/address';
import { outlineOf } from '../../lesson/lesson.machine';
import { eventsBetween } from '../../lesson/mirror';
import type { LessonPlace, Snapshot } from '../../lesson/room';
import { decodeScenario } from '../../link/codec';
import { sameRun } from '../../model/keys';
import { hasTime } from '../../reading/run';
import type { Course } from '../lesson/course.svelte';
import type { Lab } from '../../session/lab.svelte';
import { setByClock } from './sharedclock';

const OUTLINE = outlineOf(STEPS);

export function placeOf(course: Course): LessonPlace {
  const { state, route } = course;
  if (state === 'finished') return { step: END, route, round: 0, state, guesses: {} };
  const guesses = course.round.predictions.flatMap(({ id }) => {
    const guess = course.guesses[id];
    return guess === undefined ? [] : [[id, guess] as const];
  });
  return { step: course.step.id, route, round: course.roundIndex, state, guesses: Object.fromEntries(guesses) };
}

/** Shows step, question and scenario of a snapshot; its play head follows once the run is in. */
export function showSnapshot(course: Course, { place, scenario }: Snapshot): void {
  // Once more where this window had seen an answer by itself, which then stood in the way.
  for (let tries = 0; tries < 2; tries++) {
    for (const event of eventsBetween(OUTLINE, placeOf(course), place)) course.send(event);
  }
  if (!sameRun(course.lab.scenario, decodeScenario(scenario).scenario)) course.lab.open(scenario);
}

/** Brings the play head to where a snapshot's is by now. */
export function followClock(lab: Lab, { clock, scenario }: Snapshot): void {
  if (!clock || lab.isComputing || !lab.run || !hasTime(lab.run)) return;
  if (sameRun(lab.run.result.scenario, decodeScenario(scenario).scenario)) setByClock(lab.playback, clock, Date.now());
}
