/** The first minute: tap, watch, guess, double, see. */
import { assign, setup } from 'xstate';

export const firstMinuteMachine = setup({
  types: {
    context: {} as { guess: number | null; doublings: number },
    events: {} as
      | { type: 'TAPPED' }
      | { type: 'ENDED' }
      | { type: 'GUESSED'; copies: number }
      | { type: 'DOUBLED' }
      /** The address went back to where it all began. */
      | { type: 'RESTART' }
      | { type: 'OPEN_LAB' },
  },
  actions: {
    keepGuess: assign({ guess: (_, copies: number) => copies }),
    countDoubling: assign({ doublings: ({ context }) => context.doublings + 1 }),
    forgetGuess: assign({ guess: null }),
    forgetAll: assign({ guess: null, doublings: 0 }),
  },
  guards: {
    hasDoubled: ({ context }) => context.doublings > 0,
  },
}).createMachine({
  id: 'firstMinute',
  context: { guess: null, doublings: 0 },
  initial: 'opening',
  on: { OPEN_LAB: '.lab', RESTART: { target: '.opening', actions: 'forgetAll' } },
  states: {
    opening: { on: { TAPPED: 'running' } },
    running: {
      on: {
        ENDED: [{ guard: 'hasDoubled', target: 'revealed' }, { target: 'asking' }],
        DOUBLED: { target: 'running', actions: 'countDoubling' },
      },
    },
    asking: {
      on: {
        GUESSED: { actions: { type: 'keepGuess', params: ({ event }) => event.copies } },
        DOUBLED: { target: 'running', actions: 'countDoubling' },
        TAPPED: 'running',
      },
    },
    revealed: {
      on: {
        // A second doubling is for looking, not for guessing again.
        DOUBLED: { target: 'running', actions: ['countDoubling', 'forgetGuess'] },
        TAPPED: 'running',
      },
    },
    // Not a final state: the address can go back to where it all began.
    lab: {},
  },
});

export type FirstMinuteState = 'opening' | 'running' | 'asking' | 'revealed' | 'lab';
