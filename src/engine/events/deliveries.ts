/** Socket writes: which of them fail, and how the failed ones come round again. */
import { createActor, type ActorRefFrom } from 'xstate';
import { drawPair, streamKey, unit } from '../../model/random';
import type { Role } from '../../model/roles';
import type { Scenario } from '../../model/scenario';
import { OUTCOME } from '../../model/trace';
import type { Books } from './books';
import { RANK, type Calendar } from './calendar';
import type { Cast } from './cast';
import { deliveryMachine } from './delivery.machine';
import type { MessageWriter } from './messages';
import type { Step } from './route';
import type { Job } from './station.machine';
import type { TraceWriter } from './trace';
import type { Waking } from './waking';

/** All that takes part in the message phase of a run. */
export interface MessageContext {
  readonly scenario: Scenario;
  readonly calendar: Calendar;
  readonly cast: Cast;
  readonly trace: TraceWriter;
  readonly books: Books;
  readonly messages: MessageWriter;
  readonly waking: Waking;
  /** People who have been turned away and hold no socket: no write reaches them. */
  readonly turnedAway: ReadonlySet<number>;
}

/** A message, or an answer of any number of them, on its way from whoever holds the socket to one person. */
export interface Delivery {
  readonly step: Step;
  /** The messages that it brings, ascending: the one, or those of an answer. */
  readonly messages: readonly number[];
  /** What chance goes by, beside person and attempt: the message, or something below 0 of the answer's own. */
  readonly draw: number;
  /** Who writes the socket: a gateway, or an edge. */
  readonly role: Role;
  readonly at: number;
  readonly person: number;
  /** The gateway at which the person is told of as lost. */
  readonly gateway: number;
}

/** Writes a delivery's socket for the first time, at a moment now or ahead. */
export type FirstWrite = (delivery: Delivery, sentMicros: number) => void;

/** What the trace writes where there is no message. */
export const NO_MESSAGE = -1;

/** Attempts per person in the stream of losses; a scenario allows at most 10. */
const ATTEMPT_SPAN = 16;

/** Prepares the deliveries of a run. */
export function openDeliveries(context: MessageContext): FirstWrite {
  const { books, trace, messages, turnedAway } = context;
  const { loss, attempts, seed } = context.scenario;
  const { frames } = books.ledger.users;
  const lossKey = streamKey(seed, 'loss');

  /** How an attempt ends: nobody is reached without a socket, and chance depends on message, person and attempt alone. */
  function outcomeOf({ draw, person }: Delivery, attempt: number): number {
    const isReached = !turnedAway.has(person) && (loss === 0 || unit(drawPair(lossKey, draw, person * ATTEMPT_SPAN + attempt)) >= loss);
    if (isReached) return OUTCOME.arrived;
    return attempt < attempts ? OUTCOME.failed : OUTCOME.lost;
  }

  return (delivery, sentMicros) => {
    const written = write(delivery, 1, sentMicros);
    if (written?.outcome !== OUTCOME.failed) return;
    // Not now: this runs inside an action of the gateway's machine, and XState warns of actors made there.
    context.calendar.schedule(sentMicros, RANK.timer, () => {
      retry(context, delivery, written, write);
    });
  };

  function write(delivery: Delivery, attempt: number, sentMicros: number): Written | null {
    if (!trace.hasRoom()) return null;
    const { step, messages: brought, at, gateway, person } = delivery;
    const [message, units] = [brought[brought.length - 1] ?? NO_MESSAGE, brought.length];
    const outcome = outcomeOf(delivery, attempt);
    const arrivedMicros = sentMicros + step.latencyMicros;
    const row = trace.record({
      hop: step.kind, from: at, to: person, message, person, units, sentMicros, arrivedMicros, outcome, attempt,
    });
    for (const column of step.columns.sent) column[at]!++;
    if (step.traffic?.out) step.traffic.out[at]! += brought.reduce((sum, one) => sum + messages.carriedBy(one).length, 0);
    if (outcome === OUTCOME.arrived) {
      const heard = step.isBadge ? 1 : brought.reduce((sum, one) => sum + messages.viewed(one, arrivedMicros), 0);
      for (const column of step.columns.taken) column[person]! += heard;
      for (const column of step.columns.units) column[person]! += heard;
      if (frames && !step.isBadge) frames[person]!++;
    } else books.failedWrites++;
    if (outcome === OUTCOME.lost && !step.isBadge) books.lost(gateway, units);
    return { outcome, row, arrivedMicros };
  }
}

interface Written {
  readonly outcome: number;
  readonly row: number;
  /** When it arrives, or when the gateway knows that it did not. */
  readonly arrivedMicros: number;
}

type Write = (delivery: Delivery, attempt: number, sentMicros: number) => Written | null;

/** Gives a delivery whose first write fails now an actor of its own, which sees it to its end. */
function retry(context: MessageContext, delivery: Delivery, first: Written, write: Write): void {
  const { calendar, cast, trace, books, waking } = context;
  const { role, at, gateway, step } = delivery;
  let attempt = 1;
  let last = first;
  const job: Job = {
    begin(wakes) {
      actor.send({ type: 'WRITE' });
      attempt++;
      const start = role === 'gateway' ? waking.write(at, waking.begin(at, calendar.now, wakes)) : calendar.now;
      const done = start + step.senderMicros;
      const written = write(delivery, attempt, done);
      if (written) {
        last = written;
        tellOutcome(actor, written, calendar.now);
      }
      return done;
    },
    dropped() {
      books.dropped(role, at);
      if (!step.isBadge) books.lost(gateway, delivery.messages.length);
      trace.setOutcome(last.row, OUTCOME.lost);
      actor.send({ type: 'DROPPED' });
    },
  };
  const actor = createActor(deliveryMachine, {
    clock: calendar.clock,
    input: {
      knownInMicros: first.arrivedMicros - calendar.now,
      rejoin: () => {
        calendar.schedule(calendar.now, RANK.timer, () => {
          cast.arrive(role, at, job);
        });
      },
    },
  });
  actor.start();
}

function tellOutcome(actor: ActorRefFrom<typeof deliveryMachine>, written: Written, now: number): void {
  if (written.outcome === OUTCOME.arrived) actor.send({ type: 'ARRIVED' });
  else if (written.outcome === OUTCOME.lost) actor.send({ type: 'GIVEN_UP' });
  else actor.send({ type: 'FAILED', knownInMicros: written.arrivedMicros - now });
}
