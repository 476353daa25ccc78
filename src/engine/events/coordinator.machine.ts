/**
 * The coordinator: gives each chat its gateways when someone first asks, in the order asked, and
 * remembers them.
 */
import { setup } from 'xstate';
import { openAssignment, type Assignment } from '../../model/assignment';

export interface CoordinatorInput {
  readonly gateways: number;
  /** Connections that a gateway is meant to hold. */
  readonly sockets: number;
  /** Members of a chat. */
  readonly sizeOf: (chat: number) => number;
  /** Called once for each chat, when it is given its gateways. */
  readonly assigned: (chat: number, gateways: Uint32Array) => void;
}

interface CoordinatorContext extends CoordinatorInput {
  readonly assignment: Assignment;
  /** Changed in place, as the assignment is: a copy at each new chat would cost its square. */
  readonly given: Map<number, Uint32Array>;
}

export interface CoordinatorEvent {
  readonly type: 'ASK';
  readonly chat: number;
  readonly answer: (gateways: Uint32Array) => void;
}

export const coordinatorMachine = setup({
  types: {
    context: {} as CoordinatorContext,
    events: {} as CoordinatorEvent,
    input: {} as CoordinatorInput,
  },
  guards: {
    isNewChat: ({ context, event }) => !context.given.has(event.chat),
  },
  actions: {
    assignChat: ({ context, event }) => {
      const gateways = context.assignment.assign(context.sizeOf(event.chat));
      context.given.set(event.chat, gateways);
      context.assigned(event.chat, gateways);
    },
    answer: ({ context, event }) => {
      event.answer(context.given.get(event.chat)!);
    },
  },
}).createMachine({
  id: 'coordinator',
  context: ({ input }) => ({
    ...input,
    assignment: openAssignment(input.gateways, input.sockets),
    given: new Map<number, Uint32Array>(),
  }),
  initial: 'ready',
  states: {
    ready: {
      on: { ASK: [{ guard: 'isNewChat', actions: ['assignChat', 'answer'] }, { actions: 'answer' }] },
    },
  },
});
