/** A classroom's link without a page: addresses, messages, both machines, and the way from place to place. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createActor, initialTransition, transition } from 'xstate';
import { STEPS } from '../../src/lesson';
import { END } from '../../src/lesson/address';
import { asked, lessonMachine, outlineOf, type LessonEvent } from '../../src/lesson/lesson.machine';
import { eventsBetween } from '../../src/lesson/mirror';
import { readMessage, type LessonPlace, type Snapshot } from '../../src/lesson/room';
import { readRoom, roomName, writeRoom } from '../../src/lesson/roomaddress';
import {
  audienceMachine, PATIENCE_MILLIS, presenterMachine, type AudienceEvent, type AudienceState, type PresenterEvent, type PresenterState,
} from '../../src/lesson/room.machine';

const OUTLINE = outlineOf(STEPS);

const snapshot = (sequence: number): Snapshot => ({
  sequence,
  place: { step: 'say-hi', route: 'whole', round: 0, state: 'reading', guesses: {} },
  scenario: 'chats=2',
  clock: { tMicros: 5, startedAtMillis: 1, isMoving: true, speed: 1, scale: 'story' },
  hands: { two: 4 },
  isBlank: false,
  shows: null,
  theme: 'projector',
});

describe('a room’s address', () => {
  it.each([
    ['step=say-hi&room=abc&role=presenter', { room: 'abc', role: 'presenter', lesson: 'step=say-hi' }],
    ['step=say-hi&route=five-minutes&room=abc', { room: 'abc', role: 'audience', lesson: 'step=say-hi&route=five-minutes' }],
    ['step=say-hi&role=screen', { room: '', role: 'screen', lesson: 'step=say-hi' }],
  ] as const)('%s is read, and written as it was', (hash, address) => {
    expect(readRoom(`#${hash}`)).toEqual({ ...address, problems: [] });
    expect(writeRoom(address)).toBe(hash);
  });

  it.each([
    ['step=say-hi&room=abc&role=foo', ['role=foo: is not one of presenter, audience, screen; this window follows as the audience’s']],
    ['step=say-hi&room=abc&role=presentr', ['role=presentr: is not one of presenter, audience, screen, did you mean presenter? This window follows as the audience’s']],
    ['step=say-hi&room=abc&room=xyz', ['room=xyz: comes after another room; the first one is kept']],
    ['step=say-hi&room=abc&step=hi', ['step=hi: comes after another step; the first one is kept']],
    ['step=say-hi&room=abc&role=audience', []],
  ])('%s says what of it cannot be used', (hash, problems) => {
    expect(readRoom(hash)).toMatchObject({ room: 'abc', role: 'audience', lesson: 'step=say-hi', problems });
  });

  it('names rooms apart, in letters and digits', () => {
    expect(roomName(Uint32Array.of(0, 2 ** 32 - 1))).toBe('00000001z141z3');
  });
});

describe('what comes over the channel', () => {
  it('is read where it is whole', () => {
    expect(readMessage({ kind: 'hello' })).toEqual({ kind: 'hello' });
    expect(readMessage({ kind: 'lead', action: 'blank', more: 1 })).toEqual({ kind: 'lead', action: 'blank' });
    const whole = { kind: 'snapshot', snapshot: snapshot(1) };
    expect(readMessage(structuredClone(whole))).toEqual(whole);
    expect(readMessage({ ...whole, snapshot: { ...snapshot(1), clock: null } })).not.toBeNull();
  });

  it.each([
    null, 'hello', [], { kind: 'bye' }, { kind: 'lead' }, { kind: 'lead', action: 'reload' }, { kind: 'snapshot' },
    { kind: 'snapshot', snapshot: { ...snapshot(1), sequence: '1' } },
    { kind: 'snapshot', snapshot: { ...snapshot(1), scenario: 1 } },
    { kind: 'snapshot', snapshot: { ...snapshot(1), shows: 'notes' } },
    { kind: 'snapshot', snapshot: { ...snapshot(1), theme: 'pink' } },
    { kind: 'snapshot', snapshot: { ...snapshot(1), hands: { two: 5 } } },
    { kind: 'snapshot', snapshot: { ...snapshot(1), clock: { ...snapshot(1).clock, speed: NaN } } },
    { kind: 'snapshot', snapshot: { ...snapshot(1), place: { ...snapshot(1).place, state: 'asleep' } } },
    { kind: 'snapshot', snapshot: { ...snapshot(1), place: { ...snapshot(1).place, guesses: { a: null } } } },
  ])('is left alone where it is not: %j', (data) => {
    expect(readMessage(data)).toBeNull();
  });
});

describe('the presenter’s side', () => {
  const heard = { type: 'LISTENERS', count: 2 } as const;
  const unheard = { type: 'LISTENERS', count: 0 } as const;
  it.each<[PresenterState, readonly PresenterEvent[]]>([
    ['asking', []],
    ['asking', [{ type: 'HELLO' }, heard]],
    ['alone', [{ type: 'OWNS' }]],
    ['alone', [{ type: 'OWNS' }, unheard]],
    ['heard', [{ type: 'OWNS' }, { type: 'HELLO' }]],
    ['heard', [{ type: 'OWNS' }, heard]],
    ['alone', [{ type: 'OWNS' }, heard, unheard]],
    ['heard', [{ type: 'OWNS' }, heard, unheard, heard]],
  ])('is %s after %j', (state, events) => {
    const actor = createActor(presenterMachine).start();
    for (const event of events) actor.send(event);
    expect(actor.getSnapshot().value).toBe(state);
    expect(actor.getSnapshot().context.listeners).toBe(state === 'heard' && events.includes(heard) ? 2 : 0);
  });
});

describe('the audience’s side', () => {
  const told = (sequence: number) => ({ type: 'SNAPSHOT', snapshot: snapshot(sequence) }) as const;
  const absent = (atMillis: number) => ({ type: 'ABSENT', atMillis }) as const;
  const present = { type: 'PRESENT' } as const;
  it.each<[AudienceState, number | undefined, readonly AudienceEvent[]]>([
    ['waiting', undefined, []],
    ['following', 1, [told(1)]],
    ['following', 1, [told(2 ** 53 - 1), told(1)]],
    ['following', 2, [told(2), told(1), told(2)]],
    ['waiting', undefined, [absent(0), absent(PATIENCE_MILLIS - 1)]],
    ['free', undefined, [absent(0), absent(PATIENCE_MILLIS)]],
    ['following', 1, [told(1), absent(0), absent(PATIENCE_MILLIS - 1)]],
    ['free', 1, [told(1), absent(0), absent(PATIENCE_MILLIS)]],
    ['following', 1, [told(1), absent(0), present, absent(PATIENCE_MILLIS)]],
    ['following', 2, [told(1), absent(0), told(2), absent(PATIENCE_MILLIS)]],
    ['following', 2, [told(1), absent(0), absent(PATIENCE_MILLIS), told(2)]],
    ['free', 1, [told(1), absent(0), absent(PATIENCE_MILLIS), told(1)]],
    ['free', 2, [told(1), { type: 'ALONE' }, told(2)]],
    ['following', 2, [told(1), { type: 'ALONE' }, told(2), { type: 'FOLLOW' }]],
    ['free', undefined, [{ type: 'ALONE' }]],
    ['waiting', undefined, [{ type: 'ALONE' }, { type: 'FOLLOW' }]],
    ['free', 2, [told(1), absent(0), absent(PATIENCE_MILLIS), { type: 'ALONE' }, told(2)]],
  ])('is %s with snapshot %s after %j', (state, sequence, events) => {
    const actor = createActor(audienceMachine).start();
    for (const event of events) actor.send(event);
    expect(actor.getSnapshot().value).toBe(state);
    expect(actor.getSnapshot().context.latest?.sequence).toBe(sequence);
  });
});

describe('the way from one place to another', () => {
  const steps = ['say-hi', 'more-gateways', 'full-size', 'inside-one-gateway', 'check-yourself', ...STEPS.map((step) => step.id)];
  const anyGuess = fc.oneof(fc.constantFrom('two', 'four'), fc.integer({ min: 0, max: 3 }));
  const anyEvent: fc.Arbitrary<LessonEvent | { type: 'GUESS ANY'; pick: number; guess: string | number }> = fc.oneof(
    { weight: 3, arbitrary: fc.record({ type: fc.constant('GUESS ANY' as const), pick: fc.nat(3), guess: anyGuess }) },
    fc.constantFrom<LessonEvent>({ type: 'RUN' }, { type: 'SKIP' }, { type: 'ENDED' }, { type: 'ENDED' }, { type: 'NEXT_ROUND' }, { type: 'EXPLORE' }, { type: 'AGAIN' }, { type: 'GAVE_UP' }),
    fc.constantFrom<LessonEvent>({ type: 'NEXT' }, { type: 'PREVIOUS' }, { type: 'FINISH', route: 'whole' }, { type: 'ROUTE', route: 'five-minutes' }, { type: 'FORGET' }),
    fc.constantFrom(...steps).map((step): LessonEvent => ({ type: 'JUMP', step, route: 'whole' })),
  );

  const start = () => initialTransition(lessonMachine, { outline: OUTLINE, guesses: {}, route: 'whole', step: 'say-hi' })[0];
  type Machine = ReturnType<typeof start>;
  // After the last step it is of no matter which that was.
  const placeOf = ({ value, context }: Machine): LessonPlace => (value === 'finished' ? { step: END, route: context.route, round: 0, state: value, guesses: {} } : {
    step: OUTLINE[context.index]!.id,
    route: context.route,
    round: context.round,
    state: value,
    guesses: Object.fromEntries(asked(context).flatMap((id) => (context.guesses[id] === undefined ? [] : [[id, context.guesses[id]]]))),
  });

  it('leads there from anywhere, whatever the presenter does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyEvent, fc.boolean()), { maxLength: 40 }), (script) => {
        let presenter = start();
        let audience = start();
        for (const [event, isHeard] of script) {
          const ids = asked(presenter.context);
          const told: LessonEvent = event.type === 'GUESS ANY' ? { type: 'GUESS', prediction: ids[event.pick % ids.length]!, guess: event.guess } : event;
          [presenter] = transition(lessonMachine, presenter, told);
          // A covered window misses some, and needs the last alone.
          if (!isHeard) continue;
          for (const one of eventsBetween(OUTLINE, placeOf(audience), placeOf(presenter))) [audience] = transition(lessonMachine, audience, one);
          expect(placeOf(audience)).toEqual(placeOf(presenter));
          expect(eventsBetween(OUTLINE, placeOf(audience), placeOf(presenter))).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('leads to a question that is asked where a window has seen the answer by itself, told twice', () => {
    const take = (machine: Machine, events: readonly LessonEvent[]): Machine => events.reduce((at, event) => transition(lessonMachine, at, event)[0], machine);
    const toSecond: readonly LessonEvent[] = [{ type: 'JUMP', step: 'inside-one-gateway', route: 'whole' }, { type: 'SKIP' }, { type: 'ENDED' }, { type: 'NEXT_ROUND' }];
    const presenter = take(start(), toSecond);
    let audience = take(start(), [...toSecond, { type: 'SKIP' }, { type: 'ENDED' }, { type: 'NEXT' }, { type: 'PREVIOUS' }]);
    expect(placeOf(audience)).toMatchObject({ round: 0, state: 'revealed' });
    audience = take(audience, eventsBetween(OUTLINE, placeOf(audience), placeOf(presenter)));
    audience = take(audience, eventsBetween(OUTLINE, placeOf(audience), placeOf(presenter)));
    expect(placeOf(audience)).toEqual(placeOf(presenter));
  });

  it('is none to a step or a question that there is not', () => {
    const here = placeOf(start());
    expect(eventsBetween(OUTLINE, here, { ...here, step: 'nowhere' })).toEqual([]);
    expect(eventsBetween(OUTLINE, here, { ...here, round: 99 })).toEqual([]);
  });
});
