/** The way from one place in the lesson to another, as events of the lesson's machine. */
import type { LessonEvent, LessonState, StepOutline } from './lesson.machine';
import type { LessonPlace } from './room';

/** How far a question has come. */
const STAGES: Readonly<Record<LessonState, number>> = { reading: 0, predicting: 0, running: 1, revealed: 2, exploring: 3, finished: 4 };

/** Sent in this order to a machine at `from`, they lead to `to`. None where it is there already. */
export function eventsBetween(outline: readonly StepOutline[], from: LessonPlace, to: LessonPlace): readonly LessonEvent[] {
  const step = outline.find((one) => one.id === to.step);
  if (to.state === 'finished') return from.state === 'finished' && from.route === to.route ? [] : [{ type: 'FINISH', route: to.route }];
  if (!step || to.round >= step.rounds.length) return [];
  let events: LessonEvent[] = [];
  let at: Pick<LessonPlace, 'round' | 'state' | 'guesses'> = from;
  if (leadsOn(step, from, to)) {
    if (from.route !== to.route) events.push({ type: 'ROUTE', route: to.route });
  } else {
    // Whatever was guessed goes first, and the step's own answers: either would let the machine wait elsewhere.
    events.push({ type: 'UNGUESS' }, { type: 'JUMP', step: to.step, route: to.route }, { type: 'AGAIN' });
    at = { round: 0, state: 'reading', guesses: {} };
  }
  for (; at.round < to.round; at = { round: at.round + 1, state: 'reading', guesses: {} }) {
    events = events.concat(eventsToStage(STAGES[at.state], 2, false), { type: 'NEXT_ROUND' });
  }
  const asked = step.rounds[to.round]!;
  for (const prediction of asked) {
    const guess = to.guesses[prediction];
    if (guess !== undefined && !isSame(guess, at.guesses[prediction])) events.push({ type: 'GUESS', prediction, guess });
  }
  return events.concat(eventsToStage(STAGES[at.state], STAGES[to.state], asked.every((id) => to.guesses[id] !== undefined)));
}

/** Whether the one place can come after the other without going back. */
function leadsOn(step: StepOutline, from: LessonPlace, to: LessonPlace): boolean {
  if (from.step !== to.step || from.state === 'finished' || from.round > to.round) return false;
  if (from.round < to.round) return true;
  const asked = step.rounds[to.round]!;
  if (STAGES[from.state] === 0) return asked.every((id) => from.guesses[id] === undefined || to.guesses[id] !== undefined);
  return STAGES[from.state] <= STAGES[to.state] && asked.every((id) => isSame(from.guesses[id], to.guesses[id]));
}

function eventsToStage(from: number, to: number, isGuessed: boolean): readonly LessonEvent[] {
  const way: readonly LessonEvent[] = [{ type: isGuessed ? 'RUN' : 'SKIP' }, { type: 'ENDED' }, { type: 'EXPLORE' }];
  return way.slice(from, to);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
