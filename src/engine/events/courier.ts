/**
 * The courier walks a message along its design's hops: each component takes a copy in, and sends on
 * what the next hops say, each copy at its own moment. What a clock sets off goes the same way: a request
 * in the place of a message, and then what it is answered with.
 */
import type { ChatRow } from '../../model/chatrow';
import type { Role } from '../../model/design';
import { OUTCOME } from '../../model/trace';
import { boundsOfPart, partsOf, sharesWrites } from '../../model/sharing';
import { servesNobody } from '../../model/waste';
import { NO_PERSON, type Copy } from '../../model/words/word';
import { enterAnswer } from './books';
import { RANK } from './calendar';
import { NO_MESSAGE, openDeliveries, type FirstWrite, type MessageContext } from './deliveries';
import { openPosting, type PostingPlan, type Released } from './posting';
import type { Couriers, Request } from './request';
import type { Step } from './route';
import type { Job } from './station.machine';

/** A copy of a message in a component's hands; or a request, or the answer to it. */
interface Held extends Copy {
  readonly role: Role;
  /** The messages: the one, or those that a request is answered with. */
  readonly messages: readonly number[];
  /** What chance goes by: the message, or something below 0 of the request's own. */
  readonly draw: number;
  readonly row: ChatRow;
}

/** An `ask` under way: how many answers are still out, and who goes on after the last. */
interface Gather {
  readonly step: Step;
  readonly asker: Held;
  open: number;
}

export interface CourierPlan extends PostingPlan {
  /** What follows at the Chat API of a chat. */
  readonly stepsOf: (chat: number) => readonly Step[];
}

/** A courier for one run's messages and requests. */
export function openCourier(context: MessageContext, plan: CourierPlan): Couriers {
  const courier = new Courier(context);
  return {
    post: openPosting(context, plan, (released) => {
      courier.begin(released, plan.stepsOf(released.chat));
    }),
    ask: (request) => {
      courier.ask(request);
    },
  };
}

class Courier {
  private readonly context: MessageContext;
  private readonly firstWrite: FirstWrite;

  constructor(context: MessageContext) {
    this.context = context;
    this.firstWrite = openDeliveries(context);
  }

  /** The Chat API goes on with what it has let go. */
  begin({ chat, message, row, traceRows }: Released, steps: readonly Step[]): void {
    this.goOn({ role: 'chatApi', at: chat, person: NO_PERSON, messages: [message], draw: message, row }, steps, { traceRows });
  }

  /** A person's request leaves at once; a gateway has to come to its own, as to any other job. */
  ask({ steps, role, at, row, messages, index }: Request): void {
    const isPerson = role === 'user';
    const held: Held = { role, at, person: isPerson ? at : NO_PERSON, messages, draw: -1 - index, row };
    if (isPerson) this.leave(steps, held, this.context.calendar.now);
    else this.goOn(held, steps);
  }

  /** A component does what comes next, as a job that costs only what it sends, and what an answer costs it. */
  private goOn(held: Held, steps: readonly Step[], { traceRows = [], micros = 0 }: { readonly traceRows?: readonly number[]; readonly micros?: number } = {}): void {
    const { cast, books, trace } = this.context;
    cast.arrive(held.role, held.at, {
      begin: (wakes) => this.leave(steps, held, this.risen(held, wakes) + micros),
      dropped: () => {
        books.dropped(held.role, held.at);
        for (const row of traceRows) trace.setOutcome(row, OUTCOME.dropped);
      },
    });
  }

  /** When a component can begin with a job that it takes up now: a gateway may have to wake up for it. */
  private risen({ role, at }: Held, wakes: boolean): number {
    const { calendar, waking } = this.context;
    return role === 'gateway' ? waking.begin(at, calendar.now, wakes) : calendar.now;
  }

  /**
   * Sends what `steps` say from a component that has been free for it since `start`.
   * @returns the moment at which the last copy has left
   */
  private leave(steps: readonly Step[], held: Held, start: number): number {
    let now = start;
    for (const step of steps) {
      if (step.isAnswer && !step.evenEmpty && held.messages.length === 0) continue;
      if (step.to === 'user') {
        now = this.write(step, held, now);
        continue;
      }
      const gather = step.replyKind === null ? null : { step, asker: held, open: 0 };
      let copies = 0;
      step.reach(held.row, step.to, held, (to, units, person) => {
        copies++;
        now += step.senderMicros;
        // Whoever keeps messages looks up as many as it is to answer with.
        this.send(step, held, to, step.answer ? held.messages.length : units, person, now, gather);
      });
      // Nobody to ask: no answer will come to go on after.
      if (gather && copies === 0) now = this.leave(step.then, held, now);
    }
    return now;
  }

  /** A gateway, or an edge, writes the sockets of a copy. @returns when the last one has left, of those that the copy's own core writes */
  private write(step: Step, held: Held, start: number): number {
    if (held.role === 'gateway' && sharesWrites(this.context.scenario)) return this.writeShared(step, held, start);
    let now = start;
    step.reach(held.row, step.to, held, (_to, _units, person) => {
      now = this.writeOne(step, held, person, now);
    });
    return now;
  }

  private writeOne(step: Step, { role, messages, draw, at, row }: Held, person: number, start: number): number {
    const isGateway = role === 'gateway';
    const sentMicros = (isGateway ? this.context.waking.write(at, start) : start) + step.senderMicros;
    this.firstWrite({ step, messages, draw, role, at, person, gateway: isGateway ? at : row.seat(person) }, sentMicros);
    return sentMicros;
  }

  /** The copy's own core writes its part of the sockets; each other part is a job of its own, at the end of the line. */
  private writeShared(step: Step, held: Held, start: number): number {
    const people: number[] = [];
    step.reach(held.row, step.to, held, (_to, _units, person) => people.push(person));
    const parts = partsOf(people.length, this.context.scenario.cores);
    for (let part = 1; part < parts; part++) this.writeElsewhere(step, held, people.slice(...boundsOfPart(people.length, parts, part)), start);
    return people.slice(...boundsOfPart(people.length, parts, 0)).reduce((now, person) => this.writeOne(step, held, person, now), start);
  }

  private writeElsewhere(step: Step, held: Held, people: readonly number[], fromMicros: number): void {
    const { calendar, cast, books } = this.context;
    const job: Job = {
      begin: (wakes) => people.reduce((now, person) => this.writeOne(step, held, person, now), this.risen(held, wakes)),
      dropped: () => {
        books.dropped('gateway', held.at);
        if (!step.isBadge) books.lost(held.at, people.length * held.messages.length);
      },
    };
    // Not now, even where that is the moment: this runs inside an action of the gateway's machine.
    calendar.schedule(fromMicros, RANK.timer, () => {
      cast.arrive('gateway', held.at, job);
    });
  }

  private send(
    step: Step,
    held: Held,
    to: number,
    units: number,
    person: number,
    sentMicros: number,
    gather: Gather | null,
  ): void {
    const { calendar, trace, messages } = this.context;
    if (!trace.hasRoom()) return;
    const message = held.draw;
    const arrivedMicros = sentMicros + step.latencyMicros;
    const traceRow = trace.record({
      hop: step.kind,
      from: held.at,
      to,
      message: message < 0 ? NO_MESSAGE : message,
      person,
      units,
      sentMicros,
      arrivedMicros,
      outcome: OUTCOME.arrived,
      attempt: 0,
    });
    if (gather) gather.open++;
    for (const column of step.columns.sent) column[held.at]!++;
    if (step.to === 'userGatewayStorage') messages.askedShard(message);
    const underway = new Underway(this, step, held, to, person, units, traceRow, gather);
    if (underway.servesNobody) trace.setWasted(traceRow);
    calendar.schedule(arrivedMicros, RANK.arrival, () => {
      this.arrive(underway);
    });
  }

  arrive(underway: Underway): void {
    const { cast, books, trace } = this.context;
    const { role, at } = underway;
    cast.arrive(role, at, underway);
    if (underway.wasDropped) {
      books.dropped(role, at);
      trace.setOutcome(underway.traceRow, OUTCOME.dropped);
    } else {
      this.enter(underway);
    }
  }

  /** Enters a copy that a component has taken in. */
  private enter(underway: Underway): void {
    const { at, units, step } = underway;
    for (const column of step.columns.taken) column[at]!++;
    for (const column of step.columns.units) column[at]! += units;
    if (step.columns.wasted.length > 0 && servesNobody(underway.row, underway)) for (const column of step.columns.wasted) column[at]!++;
  }

  /** A component takes a copy up. @returns the moment at which it is done with it */
  take(underway: Underway, wakes: boolean): number {
    const { step, units, gather } = underway;
    const takenIn = this.risen(underway, wakes) + (step.onceMicros + step.receiverMicros * units);
    if (!gather) return this.leave(step.then, underway, takenIn);
    this.answer(gather, underway, takenIn);
    return takenIn;
  }

  private answer(gather: Gather, answerer: Held, sentMicros: number): void {
    const { calendar, trace } = this.context;
    const { step, asker } = gather;
    if (step.replyKind === null || !trace.hasRoom()) return;
    const arrivedMicros = sentMicros + step.latencyMicros;
    const { messages } = answerer;
    trace.record({
      hop: step.replyKind,
      from: answerer.at,
      to: asker.at,
      message: messages[messages.length - 1] ?? NO_MESSAGE,
      person: answerer.person,
      units: step.answer ? messages.length : 1,
      sentMicros,
      arrivedMicros,
      outcome: OUTCOME.arrived,
      attempt: 0,
    });
    calendar.schedule(arrivedMicros, RANK.reply, () => {
      gather.open--;
      if (step.answer) enterAnswer(step.answer.columns, asker.at, messages.length);
      if (gather.open === 0) this.goOn(asker, step.then, { micros: step.answer?.micros ?? 0 });
    });
  }
}

/**
 * A copy that has been sent: what its receiver will hold, and the job that it is there. One object
 * for both, because a run makes millions of them.
 */
class Underway implements Held, Job {
  readonly role: Role;
  readonly at: number;
  readonly person: number;
  readonly messages: readonly number[];
  readonly draw: number;
  readonly row: ChatRow;
  readonly step: Step;
  readonly units: number;
  /** Its row in the trace. */
  readonly traceRow: number;
  /** Who waits for the answer; null for a `send`. */
  readonly gather: Gather | null;
  /** It goes into a gateway where nobody reads it. */
  readonly servesNobody: boolean;
  wasDropped = false;
  private readonly courier: Courier;

  constructor(courier: Courier, step: Step, held: Held, to: number, person: number, units: number, traceRow: number, gather: Gather | null) {
    this.courier = courier;
    this.step = step;
    this.role = step.to;
    this.at = to;
    this.person = person;
    this.messages = held.messages;
    this.draw = held.draw;
    this.row = held.row;
    this.units = units;
    this.traceRow = traceRow;
    this.gather = gather;
    this.servesNobody = step.to === 'gateway' && !step.isBadge && step.columns.wasted.length > 0 && servesNobody(held.row, this);
  }

  begin(wakes: boolean): number {
    return this.courier.take(this, wakes);
  }

  dropped(): void {
    this.wasDropped = true;
  }
}
