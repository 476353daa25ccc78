/**
 * Socket writes of a gateway: to all its viewers at once where none can fail, else one by one, and those
 * that fail come round again as they do in `events/deliveries.ts`.
 */
import { drawPair, streamKey, unit } from '../../model/random';
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

  /** A gateway writes whomever a copy is for, from `start` on. @returns when the last write has left */
  write(step: FlowStep, row: QuickRow, message: number, gateway: number, person: number, start: number): number {
    if (this.stage.scenario.loss === 0 && step.readers && person === NO_PERSON) return this.writeAll(step, row, message, gateway, start);
    const sockets = this.maker.reach(step, row, gateway, person);
    let now = start;
    for (let socket = 0; socket < sockets; socket++) {
      now += step.senderMicros;
      const to = this.maker.people[socket]!;
      if (!this.attempt(step, message, gateway, to, 1, now)) continue;
      this.agenda.enter(this.copies.take(KIND.failed, step.index, message, gateway, to, 1, NONE), now, RANK.timer, this.agenda.sequences(1), NONE);
    }
    this.timeline.write(gateway, start, now, sockets);
    return now;
  }

  /** A gateway takes a failed write up again. @returns when it has left */
  again(step: FlowStep, message: number, gateway: number, person: number, attempts: number, start: number): number {
    const done = start + step.senderMicros;
    this.timeline.write(gateway, start, done, 1);
    if (this.attempt(step, message, gateway, person, attempts + 1, done)) this.enterKnown(step, message, gateway, person, attempts + 1, start, done);
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
    const first = start + step.senderMicros;
    const now = step.leaving.sum(start, sockets);
    for (const column of step.columns.sent) column[gateway]! += sockets;
    this.timeline.write(gateway, start, now, sockets);
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
    books.lost(gateway);
    return false;
  }
}
