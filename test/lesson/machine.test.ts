/** The lesson's course: its rules, and a walk over every state and event that it can get to. */
import { describe, expect, it } from 'vitest';
import { createActor, initialTransition, transition, type SnapshotFrom } from 'xstate';
import { STEPS } from '../../src/lesson';
import {
  asked, isOnRoute, lessonMachine, neighbour, outlineOf, type LessonEvent, type LessonInput, type StepOutline,
} from '../../src/lesson/lesson.machine';

type Snapshot = SnapshotFrom<typeof lessonMachine>;

/** Two steps and a door between them; the first asks two bars at once, the last two questions in turn. */
const OUTLINE: readonly StepOutline[] = [
  { id: 'first', route: 'main', inFiveMinutes: true, rounds: [['first.copies', 'first.writes']] },
  { id: 'door', route: 'door', inFiveMinutes: false, rounds: [['door.copies']] },
  { id: 'last', route: 'main', inFiveMinutes: false, rounds: [['last.one'], ['last.two']] },
];
const INPUT: LessonInput = { outline: OUTLINE, guesses: {}, route: 'whole', step: 'first' };

const EVENTS: readonly LessonEvent[] = [
  ...OUTLINE.flatMap((step) => step.rounds.flat()).map((prediction) => ({ type: 'GUESS', prediction, guess: 1 }) as const),
  { type: 'GUESS', prediction: 'nobody.asked', guess: 1 },
  { type: 'RUN' },
  { type: 'SKIP' },
  { type: 'ENDED' },
  { type: 'GAVE_UP' },
  { type: 'NEXT_ROUND' },
  { type: 'EXPLORE' },
  { type: 'AGAIN' },
  { type: 'UNGUESS' },
  { type: 'NEXT' },
  { type: 'PREVIOUS' },
  ...OUTLINE.map(({ id }) => ({ type: 'JUMP', step: id, route: 'whole' }) as const),
  { type: 'JUMP', step: 'nowhere', route: 'whole' },
  { type: 'FINISH', route: 'five-minutes' },
  { type: 'ROUTE', route: 'whole' },
  { type: 'ROUTE', route: 'five-minutes' },
  { type: 'FORGET' },
];

const at = (events: readonly LessonEvent[], input = INPUT): Snapshot => {
  let [snapshot] = initialTransition(lessonMachine, input);
  for (const event of events) [snapshot] = transition(lessonMachine, snapshot, event);
  return snapshot;
};
const keyOf = ({ value, context }: Snapshot): string =>
  [value, context.index, context.round, context.route, Object.keys(context.guesses).sort().join(','), ...Object.entries(context.seen).sort().flat()].join(' ');

/** Whether the answer at the one place had been seen at the other. */
const seenAt = (before: Snapshot, { context }: Snapshot): boolean => (before.context.seen[OUTLINE[context.index]!.id] ?? 0) > context.round;

/** Every snapshot that events can lead to, with the events that every one of them was tried with. */
function walk(): { from: Snapshot; event: LessonEvent; to: Snapshot }[] {
  const [start] = initialTransition(lessonMachine, INPUT);
  const seen = new Map([[keyOf(start), start]]);
  const steps: { from: Snapshot; event: LessonEvent; to: Snapshot }[] = [];
  for (const from of seen.values()) {
    for (const event of EVENTS) {
      const [to] = transition(lessonMachine, from, event);
      steps.push({ from, event, to });
      if (!seen.has(keyOf(to))) seen.set(keyOf(to), to);
    }
  }
  return steps;
}

describe('a walk over all that can happen', () => {
  const steps = walk();

  it('comes to every state', () => {
    expect(new Set(steps.map(({ from }) => from.value))).toEqual(new Set(['reading', 'predicting', 'running', 'revealed', 'exploring', 'finished']));
    expect(steps.length).toBeGreaterThan(2000);
  });

  it('never reveals what was neither guessed nor given up', () => {
    for (const { from, event, to } of steps) {
      if (to.value !== 'running' || from.value === 'running') continue;
      const ids = asked(to.context);
      const guessed = ids.filter((id) => to.context.guesses[id] !== undefined);
      if (event.type === 'RUN') expect(guessed).toEqual(ids);
      else {
        expect(event.type).toBe('SKIP');
        expect(guessed).toEqual([]);
      }
    }
  });

  it('reveals only what has run, now or before', () => {
    for (const { from, event, to } of steps) {
      const isRun = from.value === 'running' && event.type === 'ENDED';
      if (to.value === 'revealed' && !isRun) expect(seenAt(from, to)).toBe(true);
      if (to.value === 'exploring' && from.value !== 'exploring') expect(from.value).toBe('revealed');
    }
  });

  it('is always at a step that there is, with a question that it asks', () => {
    for (const { to } of steps) {
      expect(to.context.index).toBeGreaterThanOrEqual(0);
      expect(asked(to.context).length).toBeGreaterThan(0);
    }
  });

  it('keeps every guess to a question that was asked, and drops none but by skipping and forgetting', () => {
    for (const { from, event, to } of steps) {
      expect(to.context.guesses).not.toHaveProperty(['nobody.asked']);
      const lost = Object.keys(from.context.guesses).filter((id) => to.context.guesses[id] === undefined);
      if (lost.length > 0) expect(['SKIP', 'FORGET', 'UNGUESS']).toContain(event.type);
    }
  });

  it('leaves a step only to read another', () => {
    for (const { from, to } of steps) {
      if (to.context.index === from.context.index || to.value === 'finished') continue;
      expect(['reading', 'predicting', 'revealed']).toContain(to.value);
      expect(to.value === 'revealed', 'an answer stands as it was').toBe(seenAt(from, to));
      expect(to.context.round).toBe(0);
    }
  });
});

describe('the course', () => {
  const both = [
    { type: 'GUESS', prediction: 'first.copies', guess: 1 },
    { type: 'GUESS', prediction: 'first.writes', guess: 2 },
  ] as const;

  it('runs once all of a question is guessed', () => {
    expect(at([{ type: 'RUN' }]).value).toBe('reading');
    expect(at([both[0], { type: 'RUN' }]).value).toBe('predicting');
    expect(at([...both, { type: 'RUN' }]).value).toBe('running');
    expect(at([...both, { type: 'RUN' }, { type: 'ENDED' }, { type: 'EXPLORE' }]).value).toBe('exploring');
  });

  it('asks again where a run is given up, with the guess that was made', () => {
    const snapshot = at([...both, { type: 'RUN' }, { type: 'GAVE_UP' }]);
    expect([snapshot.value, snapshot.context.guesses]).toEqual(['predicting', { 'first.copies': 1, 'first.writes': 2 }]);
  });

  it('goes past doors, to the end, and back to the last step', () => {
    expect(at([{ type: 'NEXT' }]).context.index).toBe(2);
    expect(at([{ type: 'JUMP', step: 'door', route: 'whole' }, { type: 'NEXT' }]).context.index).toBe(2);
    expect(at([{ type: 'JUMP', step: 'door', route: 'whole' }, { type: 'PREVIOUS' }]).context.index).toBe(0);
    const end = at([{ type: 'NEXT' }, { type: 'NEXT' }]);
    expect(end.value).toBe('finished');
    expect(at([{ type: 'NEXT' }, { type: 'NEXT' }, { type: 'NEXT' }]).value).toBe('finished');
    const back = at([{ type: 'FINISH', route: 'whole' }, { type: 'PREVIOUS' }]);
    expect([back.value, back.context.index]).toEqual(['reading', 2]);
  });

  it('asks two questions of one step in turn', () => {
    const first = at([{ type: 'NEXT' }, { type: 'SKIP' }, { type: 'ENDED' }, { type: 'NEXT_ROUND' }]);
    expect([first.value, asked(first.context)]).toEqual(['reading', ['last.two']]);
    const second = at([{ type: 'NEXT' }, { type: 'SKIP' }, { type: 'ENDED' }, { type: 'NEXT_ROUND' }, { type: 'SKIP' }, { type: 'ENDED' }, { type: 'NEXT_ROUND' }]);
    expect([second.value, second.context.round]).toEqual(['revealed', 1]);
  });

  it('finds an answer as it was on coming back, with its guess, until it is asked again or forgotten', () => {
    const answered: readonly LessonEvent[] = [...both, { type: 'RUN' }, { type: 'ENDED' }, { type: 'NEXT' }];
    const back = at([...answered, { type: 'PREVIOUS' }]);
    expect([back.value, back.context.index, back.context.guesses]).toEqual(['revealed', 0, { 'first.copies': 1, 'first.writes': 2 }]);
    expect(at([...answered, { type: 'JUMP', step: 'first', route: 'whole' }]).value).toBe('revealed');
    const again = at([...answered, { type: 'PREVIOUS' }, { type: 'AGAIN' }]);
    expect([again.value, again.context.guesses]).toEqual(['predicting', { 'first.copies': 1, 'first.writes': 2 }]);
    expect(at([...answered, { type: 'FORGET' }, { type: 'PREVIOUS' }]).value).toBe('reading');
    expect(at([{ type: 'SKIP' }, { type: 'ENDED' }, { type: 'NEXT' }, { type: 'PREVIOUS' }]).context.guesses).toEqual({});
  });

  it('opens the first question that was not answered, past those that were', () => {
    const half = at([{ type: 'NEXT' }, { type: 'SKIP' }, { type: 'ENDED' }, { type: 'PREVIOUS' }, { type: 'NEXT' }]);
    expect([half.value, half.context.round]).toEqual(['revealed', 0]);
    const [next] = transition(lessonMachine, half, { type: 'NEXT_ROUND' });
    expect([next.value, next.context.round]).toEqual(['reading', 1]);
  });

  it('begins at the step of the address, with the guesses that were kept', () => {
    const snapshot = at([], { ...INPUT, step: 'door', guesses: { 'door.copies': 5 } });
    expect([snapshot.value, snapshot.context.index]).toEqual(['predicting', 1]);
    expect(at([], { ...INPUT, step: 'nowhere' }).context.index).toBe(0);
  });

  it('leads over the steps of the lesson by both routes', () => {
    const outline = outlineOf(STEPS);
    for (const route of ['whole', 'five-minutes'] as const) {
      const visited: number[] = [];
      for (let index = 0; index >= 0; index = neighbour({ outline, route }, index, 1)) visited.push(index);
      expect(visited.map((index) => outline[index]!.id)).toEqual(outline.filter((step) => isOnRoute(step, route)).map((step) => step.id));
    }
  });

  it('runs as an actor too', () => {
    const actor = createActor(lessonMachine, { input: INPUT }).start();
    for (const event of [...both, { type: 'RUN' }, { type: 'ENDED' }] as const) actor.send(event);
    expect(actor.getSnapshot().value).toBe('revealed');
    actor.stop();
  });
});
