/**
 * A client's connection, from offline to online. It knows the order of its own steps; the ports do
 * the walking from component to component.
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

export type ConnectionEvent =
  | { readonly type: 'CONNECT' }
  | { readonly type: 'RESOLVED' }
  | { readonly type: 'OPENED' };

export const connectionMachine = setup({
  types: {
    context: {} as ConnectionPorts,
    events: {} as ConnectionEvent,
    input: {} as ConnectionPorts,
  },
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
    resolving: { entry: 'resolve', on: { RESOLVED: 'connecting' } },
    connecting: { entry: 'open', on: { OPENED: 'online' } },
    online: { entry: 'goOnline' },
  },
});
