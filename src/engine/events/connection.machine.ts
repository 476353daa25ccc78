/**
 * A client's connection, from offline to online. It knows the order of its own steps, and that whoever
 * is turned away tries again from the beginning; the ports do the walking from component to component.
 * Delays are microseconds on the calendar's clock.
 */
import { setup } from 'xstate';

export interface ConnectionPorts {
  /** Find out which gateway to connect to; answer with RESOLVED. */
  readonly resolve: () => void;
  /** Open the socket there; answer with OPENED. */
  readonly open: () => void;
  /** The socket is open. */
  readonly online: () => void;
}

/** A client that was turned away waits so long before it tries again. */
export const RETRY_MICROS = 1_000_000;

export type ConnectionEvent =
  | { readonly type: 'CONNECT' }
  | { readonly type: 'RESOLVED' }
  | { readonly type: 'OPENED' }
  /** A component on the way had its line full. */
  | { readonly type: 'TURNED_AWAY' }
  /** The person wants to go elsewhere. */
  | { readonly type: 'GIVE_UP' };

export const connectionMachine = setup({
  types: {
    context: {} as ConnectionPorts,
    events: {} as ConnectionEvent,
    input: {} as ConnectionPorts,
  },
  delays: { untilRetry: RETRY_MICROS },
  actions: {
    resolve: ({ context }) => {
      context.resolve();
    },
    open: ({ context }) => {
      context.open();
    },
    goOnline: ({ context }) => {
      context.online();
    },
  },
}).createMachine({
  id: 'connection',
  context: ({ input }) => input,
  initial: 'offline',
  states: {
    offline: { on: { CONNECT: 'resolving' } },
    resolving: { entry: 'resolve', on: { RESOLVED: 'connecting', TURNED_AWAY: 'turnedAway' } },
    connecting: { entry: 'open', on: { OPENED: 'online', TURNED_AWAY: 'turnedAway' } },
    turnedAway: { after: { untilRetry: 'resolving' }, on: { GIVE_UP: 'offline' } },
    online: { entry: 'goOnline' },
  },
});
