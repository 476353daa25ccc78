/**
 * The end of the way where no write fails: copies into gateways that only write sockets. How many each
 * will write is known as its copy is sent; whom, is entered for all of a chat's people at once.
 */
import { NO_PERSON } from '../../model/words/word';
import type { EndStations } from './endstations';
import { FanMaker, readersAt, type Fan } from './fans';
import { Inbox } from './inbox';
import type { FlowStep } from './plan';
import type { Crossings, PlayStage } from './play';
import type { QuickRow } from './rows';
import { servesNobody } from '../../model/waste';

export class EndWay {
  private readonly stage: PlayStage;
  private readonly crossings: Crossings;
  private readonly inbox: Inbox;
  private readonly targets = new FanMaker();
  private readonly readers = new FanMaker();

  constructor(stage: PlayStage, stations: EndStations, crossings: Crossings) {
    const { scenario, plan, hearing, books } = stage;
    this.stage = stage;
    this.crossings = crossings;
    this.inbox = new Inbox(stations, scenario.gateways, plan.steps, hearing, books, this.untell.bind(this));
  }

  get bytes(): number {
    return this.inbox.bytes;
  }

  /** Whether enough copies are there to take them in. */
  get isFull(): boolean {
    return this.inbox.isFull;
  }

  /** Takes in what arrives before a moment; nothing that is sent later may. */
  takeIn(beforeMicros: number): void {
    const { writes, lastArrivalMicros } = this.inbox.takeIn(beforeMicros);
    this.crossings.count += writes;
    if (writes > 0 && lastArrivalMicros > this.crossings.lastArrivalMicros) this.crossings.lastArrivalMicros = lastArrivalMicros;
  }

  /** The copies of a fan leave for their gateways, one after the other. @returns when the last one does */
  sendFan(step: FlowStep, fan: Fan, message: number, start: number): number {
    const { inbox } = this;
    const { length, to, units, people, writes, wasted } = fan;
    const { index, senderMicros, latencyMicros } = step;
    let now = start;
    for (let place = 0; place < length; place++) {
      now += senderMicros;
      const isWasted = wasted !== null && wasted[place] === 1;
      inbox.add(index, message, to[place]!, people ? people[place]! : NO_PERSON, units ? units[place]! : 1, now + latencyMicros, writes![place]!, isWasted);
    }
    fan.rounds++;
    return now;
  }

  /** The same for whatever a copy at hand leads to. @returns when the last one leaves */
  send(step: FlowStep, row: QuickRow, message: number, at: number, person: number, start: number): number {
    const { targets, inbox } = this;
    const length = targets.reach(step, row, at, person);
    const [next] = step.then;
    let now = start;
    for (let place = 0; place < length; place++) {
      const [gateway, reader] = [targets.to[place]!, targets.people[place]!];
      now += step.senderMicros;
      const sockets = next ? this.tell(next, row, gateway, reader, 1) : 0;
      const isWasted = step.columns.wasted.length > 0 && servesNobody(row, { at: gateway, person: reader });
      inbox.add(step.index, message, gateway, reader, targets.units[place]!, now + step.latencyMicros, sockets, isWasted);
    }
    return now;
  }

  /** How many copies left last by `send`. */
  get sent(): number {
    return this.targets.length;
  }

  /** Enters that a gateway's people get a message once more, or once less. @returns how many sockets that is */
  private tell(step: FlowStep, row: QuickRow, gateway: number, person: number, times: 1 | -1): number {
    if (person === NO_PERSON) {
      if (this.stage.isTold) row.tell(step.index, gateway, times);
      return readersAt(step, row, gateway);
    }
    const { readers } = this;
    const sockets = readers.reach(step, row, gateway, person);
    for (let socket = 0; socket < sockets; socket++) for (const column of step.columns.taken) column[readers.people[socket]!]! += times;
    return sockets;
  }

  /** A copy was dropped: those for whom it was have been told of too much. */
  private untell(step: FlowStep, message: number, gateway: number, person: number): void {
    const [next] = step.then;
    const { rows, hearing } = this.stage;
    if (next) this.tell(next, rows.rowOf(hearing.chat[message]!), gateway, person, -1);
  }
}
