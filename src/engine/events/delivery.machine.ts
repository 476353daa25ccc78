/**
 * A delivery to one person that has failed once. Whether an attempt fails is told to it; it knows
 * when the gateway hears of that and how often it comes round. Delays are microseconds on the
 * calendar's clock.
 */
import { assertEvent, assign, setup } from 'xstate';

export interface DeliveryInput {
  /** From now until the gateway knows that the write failed. */
  readonly knownInMicros: number;
  /** Put the delivery at the end of the gateway's line; answer with WRITE or DROPPED. */
  readonly rejoin: () => void;
}

export type DeliveryEvent =
  /** A core writes the socket again. */
  | { readonly type: 'WRITE' }
  | { readonly type: 'ARRIVED' }
  | { readonly type: 'FAILED'; readonly knownInMicros: number }
  /** That was the last attempt. */
  | { readonly type: 'GIVEN_UP' }
  /** The gateway's line was full. */
  | { readonly type: 'DROPPED' };

export const deliveryMachine = setup({
  types: {
    context: {} as DeliveryInput,
    events: {} as DeliveryEvent,
    input: {} as DeliveryInput,
  },
  delays: {
    untilKnown: ({ context }) => context.knownInMicros,
  },
  actions: {
    rejoin: ({ context }) => {
      context.rejoin();
    },
    setKnownIn: assign(({ event }) => {
      assertEvent(event, 'FAILED');
      return { knownInMicros: event.knownInMicros };
    }),
  },
}).createMachine({
  id: 'delivery',
  context: ({ input }) => input,
  initial: 'failing',
  states: {
    failing: { after: { untilKnown: 'waiting' } },
    waiting: { entry: 'rejoin', on: { WRITE: 'writing', DROPPED: 'lost' } },
    writing: {
      on: {
        ARRIVED: 'delivered',
        FAILED: { target: 'failing', actions: 'setKnownIn' },
        GIVEN_UP: 'lost',
      },
    },
    delivered: { type: 'final' },
    lost: { type: 'final' },
  },
});
