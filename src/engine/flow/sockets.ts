/**
 * Socket writes of a gateway: to all its viewers at once where none can fail, else one by one, and those
 * that fail come round again as they do in `events/deliveries.ts`.
 */
import { drawPair, streamKey, unit } from '../../model/random';
import { boundsOfPart, partsOf, sharesWrites } from '../../model/sharing';
import { RANK } from '../events/calendar';
import type { Agenda } from './agenda';
import { KIND, NONE, type Copies } from './copies';
import { readersAt, type FanMaker } from './fans';
import type { FlowStep } from './plan';
import type { Crossings, PlayStage } from './stage';
import type { QuickRow } from './rows';
import type { Timeline } from './timeline';
import { NO_PERSON } from '../../model/words/word';

/** Attempts per person in the stream of losses; a scenario allows at most 10. */
const ATTEMPT_SPAN = 16;

export class Sockets {
  private readonly stage: PlayStage;
  private readonly agenda: Agenda;
  private readonly copies: Copies;
  private readonly crossings: Crossings;
  private readonly maker: FanMaker;
  private readonly timeline: Timeline;
  private readonly lossKey: number;

  constructor(stage: PlayStage, agenda: Agenda, copies: Copies, crossings: Crossings, maker: FanMaker, timeline: Timeline) {
    this.stage = stage;
    this.agenda = agenda;
    this.copies = copies;
    this.crossings = crossings;
    this.maker = maker;
    this.timeline = timeline;
    this.lossKey = streamKey(stage.scenario.seed, 'loss');
  }

  /** A gateway writes whomever a copy is for, from `start` on. @returns when the last write has left, of those that the copy's own core does */
  write(step: FlowStep, row: QuickRow, message: number, gateway: number, person: number, start: number): number {
    const { scenario } = this.stage;
    if (sharesWrites(scenario)) return this.writeShared(step, row, message, gateway, person, start);
    if (scenario.loss === 0 && step.readers && person === NO_PERSON) return this.writeAll(step, row, message, gateway, start);
    return this.writeSome(step, message, gateway, 0, this.maker.reach(step, row, gateway, person), start);
  }

  /** A core takes up a part of a copy's writes. @returns when the last of them has left */
  writePart(step: FlowStep, row: QuickRow, message: number, gateway: number, person: number, part: number, start: number): number {
    return this.writeSome(step, message, gateway, ...this.boundsOf(step, row, gateway, person, part), start);
  }

  /** A line had no room for a part of a copy's writes: those whom it was for are given up on. */
  dropPart(step: FlowStep, row: QuickRow, gateway: number, person: number, part: number): void {
    const [from, end] = this.boundsOf(step, row, gateway, person, part);
    this.stage.books.lost(gateway, end - from);
  }

  /** The writes of a part, among those of its copy, who stand in the maker then. */
  private boundsOf(step: FlowStep, row: QuickRow, gateway: number, person: number, part: number): [from: number, end: number] {
    const sockets = this.maker.reach(step, row, gateway, person);
    return boundsOfPart(sockets, partsOf(sockets, this.stage.scenario.cores), part);
  }

  /** The copy's own core writes its part; the others are jobs of their own, at the end of the line. */
  private writeShared(step: FlowStep, row: QuickRow, message: number, gateway: number, person: number, start: number): number {
    const sockets = this.maker.reach(step, row, gateway, person);
    const parts = partsOf(sockets, this.stage.scenario.cores);
    for (let part = 1; part < parts; part++) {
      this.agenda.enter(this.copies.take(KIND.part, step.index, message, gateway, person, part, NONE), start, RANK.timer, this.agenda.sequences(1), NONE);
    }
    return parts === 0 ? start : this.writeSome(step, message, gateway, ...boundsOfPart(sockets, parts, 0), start);
  }

  /** Writes some of those who stand in the maker. */
  private writeSome(step: FlowStep, message: number, gateway: number, fromSocket: number, endSocket: number, start: number): number {
    if (fromSocket === endSocket) return start;
    const from = this.stage.waking.write(gateway, start);
    let now = from;
    for (let socket = fromSocket; socket < endSocket; socket++) {
      now += step.senderMicros;
      const to = this.maker.people[socket]!;
      if (!this.attempt(step, message, gateway, to, 1, now)) continue;
      this.agenda.enter(this.copies.take(KIND.failed, step.index, message, gateway, to, 1, NONE), now, RANK.timer, this.agenda.sequences(1), NONE);
    }
    this.timeline.write(gateway, from, now, endSocket - fromSocket);
    return now;
  }

  /**
   * A gateway takes a failed write up again.
   * @param begun when it does, and `start` from when on it can, which is later if it has to wake up
   * @returns when it has left
   */
  again(step: FlowStep, message: number, gateway: number, person: number, attempts: number, begun: number, start: number): number {
    const from = this.stage.waking.write(gateway, start);
    const done = from + step.senderMicros;
    this.timeline.write(gateway, from, done, 1);
    if (this.attempt(step, message, gateway, person, attempts + 1, done)) this.enterKnown(step, message, gateway, person, attempts + 1, begun, done);
    return done;
  }

  /** What comes of a write that has failed: it gets known, and the gateway tries again. */
  goOn(kind: number, step: number, message: number, gateway: number, person: number, attempts: number, now: number): void {
    if (kind === KIND.failed) this.enterKnown(this.stage.plan.steps[step]!, message, gateway, person, attempts, now, now);
    else this.agenda.enter(this.copies.take(KIND.again, step, message, gateway, person, attempts, NONE), now, RANK.timer, this.agenda.sequences(1), NONE);
  }

  private enterKnown(step: FlowStep, message: number, gateway: number, person: number, attempts: number, now: number, sentMicros: number): void {
    // As a delay from now on, which is how the delivery's machine has it.
    const knownMicros = now + (sentMicros + step.latencyMicros - now);
    this.agenda.enter(this.copies.take(KIND.known, step.index, message, gateway, person, attempts, NONE), knownMicros, RANK.timer, this.agenda.sequences(1), NONE);
  }

  private writeAll(step: FlowStep, row: QuickRow, message: number, gateway: number, start: number): number {
    const sockets = readersAt(step, row, gateway);
    if (sockets === 0) return start;
    const from = this.stage.waking.write(gateway, start);
    const first = from + step.senderMicros;
    const now = step.leaving.sum(from, sockets);
    for (const column of step.columns.sent) column[gateway]! += sockets;
    this.timeline.write(gateway, from, now, sockets);
    this.crossings.add(sockets, now + step.latencyMicros);
    this.stage.hearing.heard(message, first + step.latencyMicros, now + step.latencyMicros, sockets);
    if (this.stage.isTold) row.tell(step.index, gateway, 1);
    return now;
  }

  /** Writes one socket. @returns whether it fails and another attempt follows */
  private attempt(step: FlowStep, message: number, gateway: number, person: number, attempt: number, sentMicros: number): boolean {
    const { scenario: { loss, attempts }, books, hearing } = this.stage;
    const arrivedMicros = sentMicros + step.latencyMicros;
    this.crossings.add(1, arrivedMicros);
    for (const column of step.columns.sent) column[gateway]!++;
    if (loss === 0 || unit(drawPair(this.lossKey, message, person * ATTEMPT_SPAN + attempt)) >= loss) {
      for (const column of step.columns.taken) column[person]!++;
      hearing.heard(message, arrivedMicros, arrivedMicros, 1);
      return false;
    }
    books.failedWrites++;
    if (attempt < attempts) return true;
    books.lost(gateway, 1);
    return false;
  }
}
