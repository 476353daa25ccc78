/**
 * The link between a classroom's windows, as each of them sees it. Neither machine knows channels,
 * locks or clocks: the page tells them what it has heard and when.
 */
import { assign, setup } from 'xstate';
import type { Snapshot } from './room';

/** A presenter that is reloaded is away for this long at most; after that the class is left alone. */
export const PATIENCE_MILLIS = 5_000;

export type PresenterEvent =
  /** This window is the one that presents the room. */
  | { type: 'OWNS' }
  /** An audience window has asked. */
  | { type: 'HELLO' }
  /** So many audience windows are open. */
  | { type: 'LISTENERS'; count: number };

export const presenterMachine = setup({
  types: { context: {} as { readonly listeners: number }, events: {} as PresenterEvent },
  guards: { isHeard: (_, count: number) => count > 0 },
  actions: { count: assign({ listeners: (_, count: number) => count }) },
}).createMachine({
  id: 'presenter',
  context: { listeners: 0 },
  initial: 'asking',
  states: {
    // Two windows that both present a room would contradict each other: the second one waits.
    asking: { on: { OWNS: 'alone' } },
    alone: {
      on: {
        HELLO: 'heard',
        LISTENERS: { guard: counted('isHeard'), target: 'heard', actions: counted('count') },
      },
    },
    heard: {
      on: {
        LISTENERS: [
          { guard: counted('isHeard'), actions: counted('count') },
          { target: 'alone', actions: counted('count') },
        ],
      },
    },
  },
});

function counted<Name extends string>(type: Name) {
  return { type, params: ({ event }: { event: { count: number } }) => event.count };
}

export type PresenterState = 'asking' | 'alone' | 'heard';

export type AudienceEvent =
  | { type: 'SNAPSHOT'; snapshot: Snapshot }
  /** The presenter's window is open. */
  | { type: 'PRESENT' }
  /** It is not. */
  | { type: 'ABSENT'; atMillis: number }
  /** Whoever sits at this window wants to go on without the presenter, or with it again. */
  | { type: 'ALONE' }
  | { type: 'FOLLOW' };

interface AudienceContext {
  /** The last that was heard. */
  readonly latest: Snapshot | null;
  /** Since when the presenter has been away. */
  readonly absentSinceMillis: number | null;
  /** Somebody here chose to go on alone. */
  readonly isChosen: boolean;
}

export const audienceMachine = setup({
  types: { context: {} as AudienceContext, events: {} as AudienceEvent },
  guards: {
    isNews: ({ context, event }) => event.type === 'SNAPSHOT' && event.snapshot.sequence !== context.latest?.sequence,
    isLeft: ({ context, event }) =>
      event.type === 'ABSENT' && context.absentSinceMillis !== null && event.atMillis - context.absentSinceMillis >= PATIENCE_MILLIS,
    isNewsAwaited: ({ context, event }) =>
      event.type === 'SNAPSHOT' && event.snapshot.sequence !== context.latest?.sequence && !context.isChosen,
    hasHeard: ({ context }) => context.latest !== null,
  },
  actions: {
    take: assign({
      latest: ({ context, event }) => (event.type === 'SNAPSHOT' ? event.snapshot : context.latest),
      absentSinceMillis: null,
    }),
    miss: assign({
      absentSinceMillis: ({ context, event }) => context.absentSinceMillis ?? (event.type === 'ABSENT' ? event.atMillis : null),
    }),
    see: assign({ absentSinceMillis: null }),
    choose: assign({ isChosen: true }),
    unchoose: assign({ isChosen: false, absentSinceMillis: null }),
  },
}).createMachine({
  id: 'audience',
  context: { latest: null, absentSinceMillis: null, isChosen: false },
  initial: 'waiting',
  on: {
    PRESENT: { actions: 'see' },
    ALONE: { target: '.free', actions: 'choose' },
  },
  states: {
    waiting: {
      on: {
        SNAPSHOT: { guard: 'isNews', target: 'following', actions: 'take' },
        ABSENT: [{ guard: 'isLeft', target: 'free' }, { actions: 'miss' }],
      },
    },
    following: {
      on: {
        SNAPSHOT: { guard: 'isNews', actions: 'take' },
        ABSENT: [{ guard: 'isLeft', target: 'free' }, { actions: 'miss' }],
      },
    },
    free: {
      on: {
        SNAPSHOT: [
          { guard: 'isNewsAwaited', target: 'following', actions: 'take' },
          { guard: 'isNews', actions: 'take' },
        ],
        FOLLOW: [
          { guard: 'hasHeard', target: 'following', actions: 'unchoose' },
          { target: 'waiting', actions: 'unchoose' },
        ],
      },
    },
  },
});

export type AudienceState = 'waiting' | 'following' | 'free';
