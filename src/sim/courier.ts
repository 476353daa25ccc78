/**
 * The courier walks a message along its design's hops: each component takes a copy in, and sends on
 * what the next hops say, each copy at its own moment.
 */
import type { Role } from '../model/design';
import { NO_PERSON, type Copy } from '../model/fanout';
import type { ChatRow } from '../model/chatrow';
import { OUTCOME } from '../model/trace';
import { RANK } from './calendar';
import { openDeliveries, type Stage } from './deliveries';
import { latencyMicros, type Step } from './route';
import type { Job } from './station.machine';

/** A copy of a message in a component's hands. */
interface Held extends Copy {
  readonly role: Role;
  readonly message: number;
  readonly row: ChatRow;
}

/** An `ask` under way: how many answers are still out, and who goes on after the last. */
interface Gather {
  readonly step: Step;
  readonly asker: Held;
  open: number;
}

/** A copy that has been sent and has not arrived. */
interface Underway {
  readonly step: Step;
  readonly copy: Held;
  readonly units: number;
  /** Its row in the trace. */
  readonly traceRow: number;
  /** Who waits for the answer; null for a `send`. */
  readonly gather: Gather | null;
}

export interface CourierPlan {
  /** Number of the crossing from a person to the Chat API. */
  readonly postKind: number;
  /** What follows at the Chat API. */
  readonly steps: readonly Step[];
  readonly rowOf: (chat: number) => ChatRow;
}

/** Posts a message now: from its sender to the Chat API of its chat, and on from there. */
export type Post = (chat: number, sender: number) => void;

/** A courier for one run's messages. */
export function openCourier(stage: Stage, plan: CourierPlan): Post {
  const { calendar, cast, trace, books, messages } = stage;
  const firstWrite = openDeliveries(stage);
  const postLatency = latencyMicros(stage.scenario, 'user', 'chatApi');

  /**
   * Sends what `steps` say from a component that began at `start` and has been busy for `spent`.
   * @returns the microseconds for which it has been busy when the last copy has left
   */
  function leave(steps: readonly Step[], held: Held, start: number, spent: number): number {
    let busy = spent;
    for (const step of steps) {
      const gather = step.replyKind === null ? null : { step, asker: held, open: 0 };
      let copies = 0;
      step.reach(held.row, step.to, held, (to, units, person) => {
        copies++;
        busy += step.senderMicros;
        cross(step, held, to, units, person, start + busy, gather);
      });
      // Nobody to ask: no answer will come to go on after.
      if (gather && copies === 0) busy = leave(step.then, held, start, busy);
    }
    return busy;
  }

  function cross(
    step: Step, held: Held, to: number, units: number, person: number, sentMicros: number, gather: Gather | null,
  ): void {
    if (step.to === 'user') {
      firstWrite({ step, message: held.message, gateway: held.at, person }, sentMicros);
      return;
    }
    if (!trace.hasRoom()) return;
    const { message, row } = held;
    const arrivedMicros = sentMicros + step.latencyMicros;
    const traceRow = trace.record({
      hop: step.kind, from: held.at, to, message, person, units, sentMicros, arrivedMicros, outcome: OUTCOME.arrived, attempt: 0,
    });
    if (gather) gather.open++;
    if (held.role === 'topic') books.ledger.topics.notifications[held.at]!++;
    if (step.to === 'userGatewayStorage') messages.askedShard(message);
    const underway = { step, copy: { role: step.to, at: to, person, message, row }, units, traceRow, gather };
    calendar.schedule(arrivedMicros, RANK.arrival, () => {
      arrive(underway);
    });
  }

  function arrive({ step, copy, units, traceRow, gather }: Underway): void {
    let taken = true;
    const job: Job = {
      begin() {
        const spent = step.receiverMicros * units;
        if (!gather) return leave(step.then, copy, calendar.now, spent);
        answer(gather, copy, calendar.now + spent);
        return spent;
      },
      dropped() {
        taken = false;
        trace.setOutcome(traceRow, OUTCOME.dropped);
      },
    };
    cast.arrive(copy.role, copy.at, job);
    if (taken) books.taken(copy.role, copy.at, units);
    else books.dropped(copy.role, copy.at);
  }

  function answer(gather: Gather, answerer: Held, sentMicros: number): void {
    const { step, asker } = gather;
    if (step.replyKind === null || !trace.hasRoom()) return;
    const { at: from, message, person } = answerer;
    const arrivedMicros = sentMicros + step.latencyMicros;
    trace.record({
      hop: step.replyKind, from, to: asker.at, message, person, units: 1, sentMicros, arrivedMicros, outcome: OUTCOME.arrived, attempt: 0,
    });
    calendar.schedule(arrivedMicros, RANK.reply, () => {
      gather.open--;
      if (gather.open === 0) serve(asker, step.then);
    });
  }

  /** A component takes up what it was to do next, as a job that costs only what it sends. */
  function serve(held: Held, steps: readonly Step[], traceRow?: number): void {
    cast.arrive(held.role, held.at, {
      begin: () => leave(steps, held, calendar.now, 0),
      dropped: () => {
        books.dropped(held.role, held.at);
        if (traceRow !== undefined) trace.setOutcome(traceRow, OUTCOME.dropped);
      },
    });
  }

  return (chat, sender) => {
    if (!trace.hasRoom()) return;
    const sentMicros = calendar.now;
    const arrivedMicros = sentMicros + postLatency;
    const message = messages.post(chat, sender, sentMicros);
    const held: Held = { role: 'chatApi', at: chat, person: NO_PERSON, message, row: plan.rowOf(chat) };
    const traceRow = trace.record({
      hop: plan.postKind, from: sender, to: chat, message, person: NO_PERSON, units: 1, sentMicros, arrivedMicros, outcome: OUTCOME.arrived, attempt: 0,
    });
    calendar.schedule(arrivedMicros, RANK.arrival, () => {
      serve(held, plan.steps, traceRow);
    });
  };
}
