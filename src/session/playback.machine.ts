/** The page's clock hands: whether the play head moves. Where it stands is not the machine's business. */
import { setup } from 'xstate';

export const playbackMachine = setup({
  types: {
    events: {} as
      | { type: 'LOAD'; autoplay: boolean; atEnd: boolean }
      | { type: 'UNLOAD' }
      | { type: 'PLAY' }
      | { type: 'PAUSE' }
      | { type: 'SEEK'; atEnd: boolean }
      | { type: 'REACHED_END' },
  },
  guards: {
    autoplays: ({ event }) => event.type === 'LOAD' && event.autoplay,
    isAtEnd: ({ event }) => (event.type === 'LOAD' || event.type === 'SEEK') && event.atEnd,
  },
}).createMachine({
  id: 'playback',
  initial: 'empty',
  on: {
    UNLOAD: { target: '.empty' },
    LOAD: [
      { guard: 'autoplays', target: '.playing' },
      { guard: 'isAtEnd', target: '.ended' },
      { target: '.paused' },
    ],
  },
  states: {
    empty: {},
    paused: {
      on: { PLAY: 'playing', SEEK: { guard: 'isAtEnd', target: 'ended' } },
    },
    playing: {
      on: { PAUSE: 'paused', REACHED_END: 'ended', SEEK: { guard: 'isAtEnd', target: 'ended' } },
    },
    ended: {
      // Playing on from the end begins again; the play head is set back by the caller first.
      on: { PLAY: 'playing', SEEK: [{ guard: 'isAtEnd', target: 'ended' }, { target: 'paused' }] },
    },
  },
});

export type PlaybackMode = 'empty' | 'paused' | 'playing' | 'ended';
