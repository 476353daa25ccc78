/**
 * The courier walks a message along its design's hops: each component takes a copy in, and sends on
 * what the next hops say, each copy at its own moment. What a clock sets off goes the same way: a request
 * in the place of a message, and then what it is answered with.
 */
import type { ChatRow } from '../../model/chatrow';
import type { Role } from '../../model/design';
import { processOf } from '../../model/releases';
import { OUTCOME } from '../../model/trace';
import { boundsOfPart, partsOf, sharesWrites } from '../../model/sharing';
import { servesNobody } from '../../model/waste';
import { NO_PERSON, type Copy } from '../../model/words/word';
import { enterAnswer } from './books';
import { RANK } from './calendar';
import { NO_MESSAGE, openDeliveries, type FirstWrite, type MessageContext } from './deliveries';
import { Merging } from './merging';
import { openPosting, type PostingPlan, type Released } from './posting';
import type { Couriers, Request } from './request';
import type { Step } from './route';
import type { Job } from './station.machine';
import type { Crossing } from './trace';

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

/** A socket that is to be written, and for what. */
interface SocketWrite {
  readonly held: Held;
  readonly person: number;
}

/** What goes along with a copy that carries nothing for other chats. */
const NOTHING_ELSE: readonly Held[] = [];

export interface CourierPlan extends PostingPlan {
  /** What follows at the Chat API of a chat. */
  readonly stepsOf: (chat: number) => readonly Step[];
}

/** A courier for one run's messages and requests. */
export function openCourier(context: MessageContext, plan: CourierPlan): Couriers {
  const courier = new Courier(context, mergingStep(plan.stepsOf(0)));
  const clocks = plan.pacing?.clocks;
  const opened = clocks && ((chat: number, endMicros: number): void => {
    courier.expect(processOf(clocks, chat), endMicros);
  });
  return {
    post: openPosting(context, { ...plan, ...(opened && { opened }) }, (released) => {
      courier.begin(released, plan.stepsOf(released.chat));
    }),
    ask: (request) => {
      courier.ask(request);
    },
  };
}

/** The step over which owner processes send what they merge; null where none does. */
function mergingStep(steps: readonly Step[]): Step | null {
  for (const step of steps) {
    const found = step.merges ? step : mergingStep(step.then);
    if (found) return found;
  }
  return null;
}

class Courier {
  private readonly context: MessageContext;
  private readonly firstWrite: FirstWrite;
  private readonly mergingStep: Step | null;
  private readonly merging = new Merging<Held>();

  constructor(context: MessageContext, merges: Step | null) {
    this.context = context;
    this.mergingStep = merges;
    this.firstWrite = openDeliveries(context);
  }

  /** A chat of an owner process will hand over what it has got by a tick. */
  expect(process: number, tickMicros: number): void {
    if (this.mergingStep) this.merging.expect(process, tickMicros);
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
        if (held.role === 'chatApi') this.giveUp(held);
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
   * @param others what came along in the same frame, for other chats
   * @returns the moment at which the last copy has left
   */
  private leave(steps: readonly Step[], held: Held, start: number, others: readonly Held[] = NOTHING_ELSE): number {
    let now = start;
    for (const step of steps) {
      if (step.isAnswer && !step.evenEmpty && held.messages.length === 0) continue;
      if (step.to === 'user') {
        now = this.write(step, others.length === 0 ? [held] : [held, ...others], now);
        continue;
      }
      if (step.merges) {
        const parts = this.merging.take(held.at, this.context.messages.settledMicros(held.draw), held);
        if (parts) now = this.sendMerged(step, parts, now);
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
      for (const other of others) now = this.leave([step], other, now);
    }
    return now;
  }

  /** A gateway, or an edge, writes the sockets of a copy: of a frame, for one chat after the other. @returns when the last one has left, of those that the copy's own core writes */
  private write(step: Step, all: readonly Held[], start: number): number {
    if (all[0]!.role === 'gateway' && sharesWrites(this.context.scenario)) return this.writeShared(step, all, start);
    let now = start;
    for (const held of all) {
      step.reach(held.row, step.to, held, (_to, _units, person) => {
        now = this.writeOne(step, held, person, now);
      });
    }
    return now;
  }

  private writeOne(step: Step, { role, messages, draw, at, row }: Held, person: number, start: number): number {
    const isGateway = role === 'gateway';
    const sentMicros = (isGateway ? this.context.waking.write(at, start) : start) + step.senderMicros;
    this.firstWrite({ step, messages, draw, role, at, person, gateway: isGateway ? at : row.seat(person) }, sentMicros);
    return sentMicros;
  }

  /** The copy's own core writes its part of the sockets; each other part is a job of its own, at the end of the line. */
  private writeShared(step: Step, all: readonly Held[], start: number): number {
    const writes: SocketWrite[] = [];
    for (const held of all) step.reach(held.row, step.to, held, (_to, _units, person) => writes.push({ held, person }));
    const parts = partsOf(writes.length, this.context.scenario.cores);
    for (let part = 1; part < parts; part++) this.writeElsewhere(step, all[0]!, writes.slice(...boundsOfPart(writes.length, parts, part)), start);
    return this.writeAll(step, writes.slice(...boundsOfPart(writes.length, parts, 0)), start);
  }

  private writeAll(step: Step, writes: readonly SocketWrite[], start: number): number {
    return writes.reduce((now, { held, person }) => this.writeOne(step, held, person, now), start);
  }

  private writeElsewhere(step: Step, holder: Held, writes: readonly SocketWrite[], fromMicros: number): void {
    const { calendar, cast, books } = this.context;
    const job: Job = {
      begin: (wakes) => this.writeAll(step, writes, this.risen(holder, wakes)),
      dropped: () => {
        books.dropped('gateway', holder.at);
        if (!step.isBadge) books.lost(holder.at, writes.reduce((sum, { held }) => sum + held.messages.length, 0));
      },
    };
    // Not now, even where that is the moment: this runs inside an action of the gateway's machine.
    calendar.schedule(fromMicros, RANK.timer, () => {
      cast.arrive('gateway', holder.at, job);
    });
  }

  /** An owner process sends one frame to each gateway that holds somebody of what its chats have handed over. @returns when the last one has left */
  private sendMerged(step: Step, parts: readonly Held[], start: number): number {
    const frames = new Map<number, Held[]>();
    for (const part of [...parts].sort((a, b) => a.row.chat - b.row.chat)) {
      step.reach(part.row, step.to, part, (to) => {
        const frame = frames.get(to);
        if (frame) frame.push(part);
        else frames.set(to, [part]);
      });
    }
    let now = start;
    for (const to of [...frames.keys()].sort((a, b) => a - b)) {
      const [first, ...others] = frames.get(to)!;
      now += step.senderMicros;
      this.send(step, first!, to, 1, NO_PERSON, now, null, others);
    }
    return now;
  }

  /** What a chat should have handed over does not come: where it was the last to be awaited, the others go on without it. */
  private giveUp({ row, draw }: Held): void {
    const { calendar, cast, books, messages } = this.context;
    const step = this.mergingStep;
    const parts = step ? this.merging.giveUp(row.ownerProcess, messages.settledMicros(draw)) : null;
    if (!step || !parts || parts.length === 0) return;
    // Not now, even where that is the moment: this runs inside an action of a station's machine.
    calendar.schedule(calendar.now, RANK.timer, () => {
      cast.arrive('ownerProcess', row.ownerProcess, {
        begin: () => this.sendMerged(step, parts, calendar.now),
        dropped: () => {
          books.dropped('ownerProcess', row.ownerProcess);
        },
      });
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
    others: readonly Held[] = NOTHING_ELSE,
  ): void {
    const { calendar, trace, messages } = this.context;
    if (!trace.hasRoom()) return;
    const message = held.draw;
    const arrivedMicros = sentMicros + step.latencyMicros;
    const crossing: Crossing = {
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
    };
    const traceRow = trace.record(crossing);
    const riderRows = others.map(({ draw }) => trace.recordRider({ ...crossing, message: draw }));
    if (gather) gather.open++;
    for (const column of step.columns.sent) column[held.at]!++;
    if (!gather && step.traffic?.out) step.traffic.out[held.at]! += this.carriedIn([held, ...others]);
    if (step.to === 'userGatewayStorage') messages.askedShard(message);
    const underway = new Underway(this, step, held, to, person, units, [traceRow, ...riderRows], gather, others);
    if (underway.servesNobody) for (const row of underway.traceRows) trace.setWasted(row);
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
      for (const row of underway.traceRows) trace.setOutcome(row, OUTCOME.dropped);
      if (role === 'ownerProcess') this.giveUp(underway);
    } else {
      this.enter(underway);
    }
  }

  /** Enters a copy that a component has taken in. */
  private enter(underway: Underway): void {
    const { at, units, step } = underway;
    for (const column of step.columns.taken) column[at]!++;
    for (const column of step.columns.units) column[at]! += units;
    if (!underway.gather && step.traffic?.in) step.traffic.in[at]! += this.carriedIn([underway, ...underway.others]);
    if (underway.servesNobody) for (const column of step.columns.wasted) column[at]!++;
  }

  /** Messages in what goes together. */
  private carriedIn(parts: readonly Held[]): number {
    const { messages } = this.context;
    return parts.reduce((sum, part) => sum + part.messages.reduce((more, message) => more + messages.carriedBy(message).length, 0), 0);
  }

  /** A component takes a copy up. @returns the moment at which it is done with it */
  take(underway: Underway, wakes: boolean): number {
    const { step, units, gather } = underway;
    const takenIn = this.risen(underway, wakes) + (step.onceMicros + step.receiverMicros * units);
    if (!gather) return this.leave(step.then, underway, takenIn, underway.others);
    this.answer(gather, underway, takenIn);
    return takenIn;
  }

  private answer(gather: Gather, answerer: Held, sentMicros: number): void {
    const { calendar, trace } = this.context;
    const { step, asker } = gather;
    if (step.replyKind === null || !trace.hasRoom()) return;
    const arrivedMicros = sentMicros + step.latencyMicros;
    const { messages } = answerer;
    if (step.traffic?.out) step.traffic.out[answerer.at]! += messages.length;
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
      if (step.traffic?.in) step.traffic.in[asker.at]! += messages.length;
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
  /** Its row in the trace, and those of what goes along. */
  readonly traceRows: readonly number[];
  /** Who waits for the answer; null for a `send`. */
  readonly gather: Gather | null;
  /** What goes along for other chats. */
  readonly others: readonly Held[];
  /** It goes into a gateway where nobody reads it. */
  readonly servesNobody: boolean;
  wasDropped = false;
  private readonly courier: Courier;

  constructor(courier: Courier, step: Step, held: Held, to: number, person: number, units: number, traceRows: readonly number[], gather: Gather | null, others: readonly Held[]) {
    this.courier = courier;
    this.step = step;
    this.role = step.to;
    this.at = to;
    this.person = person;
    this.messages = held.messages;
    this.draw = held.draw;
    this.row = held.row;
    this.units = units;
    this.traceRows = traceRows;
    this.gather = gather;
    this.others = others.length === 0 ? others : others.map(({ messages, draw, row }) => ({ messages, draw, row, role: step.to, at: to, person }));
    this.servesNobody = step.to === 'gateway' && !step.isBadge && step.columns.wasted.length > 0 && servesNobody(held.row, this) && others.every(({ row }) => servesNobody(row, this));
  }

  begin(wakes: boolean): number {
    return this.courier.take(this, wakes);
  }

  dropped(): void {
    this.wasDropped = true;
  }
}
