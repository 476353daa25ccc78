/**
 * The end of the way where no write fails: copies into gateways that only write sockets. How many each
 * will write is known as its copy is sent; whom, is entered for all of a chat's people at once.
 */
import { NO_PERSON } from '../../model/words/word';
import type { EndStations } from './endstations';
import { FanMaker, readersAt, type Fan } from './fans';
import { Inbox } from './inbox';
import { Landing } from './landing';
import type { FlowStep } from './plan';
import type { Crossings, PlayStage } from './stage';
import type { QuickRow } from './rows';
import type { Timeline } from './timeline';
import { WholeFans } from './wholefans';
import { servesNobody } from '../../model/waste';

export class EndWay {
  private readonly stage: PlayStage;
  /** Those that lead here. */
  private readonly stepsIn: readonly FlowStep[];
  private readonly landing: Landing;
  private readonly inbox: Inbox;
  /** Null where copies of several steps come, or others than those of fans. */
  private readonly fans: WholeFans | null;
  private readonly targets = new FanMaker();
  private readonly readers = new FanMaker();

  constructor(stage: PlayStage, stations: EndStations, timeline: Timeline, crossings: Crossings) {
    const { scenario, plan } = stage;
    this.stage = stage;
    this.stepsIn = plan.steps.filter(({ to }) => to === 'gateway');
    this.landing = new Landing(stage, stations, timeline, crossings);
    this.inbox = new Inbox(this.landing, scenario.gateways, plan.steps, this.untell.bind(this));
    const [only, ...others] = this.stepsIn;
    const isWhole = only?.isFromChat === true && others.length === 0;
    this.fans = isWhole ? new WholeFans(stage, only, stations, timeline, crossings, this.landing, (message, gateway) => { this.untell(only, message, gateway, NO_PERSON); }) : null;
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
    this.inbox.takeIn(beforeMicros);
    this.fans?.takeIn(beforeMicros);
  }

  /** Enters in the ledger what has been taken in. */
  enter(): void {
    this.landing.enter();
  }

  /** The copies of a fan leave for their gateways, one after the other. @returns when the last one does */
  sendFan(step: FlowStep, fan: Fan, message: number, start: number, nowMicros: number): number {
    fan.rounds++;
    if (this.fans) {
      const { fans } = this;
      fans.takeIn(nowMicros);
      if (this.inbox.isEmpty && fans.accepts(fan, start)) {
        const lastMicros = step.leaving.sum(start, fan.length);
        fans.add({ fan, message, startMicros: start, lastMicros });
        fans.takeIn(nowMicros);
        return lastMicros;
      }
      for (const { fan: earlier, message: its, startMicros } of fans.giveBack()) this.addApart(step, earlier, its, startMicros);
    }
    const { senderMicros, latencyMicros } = step;
    if (senderMicros === 0 && this.comesFirst(start + latencyMicros, nowMicros)) {
      this.takeFan(step, fan, message, start + latencyMicros);
      return start;
    }
    return this.addApart(step, fan, message, start);
  }

  /** The copies of a fan are put in order one by one. @returns when the last one leaves */
  private addApart({ index, senderMicros, latencyMicros }: FlowStep, { length, to, units, people, writes, wasted }: Fan, message: number, start: number): number {
    let now = start;
    for (let place = 0; place < length; place++) {
      now += senderMicros;
      const isWasted = wasted !== null && wasted[place] === 1;
      this.inbox.add(index, message, to[place]!, people ? people[place]! : NO_PERSON, units ? units[place]! : 1, now + latencyMicros, writes![place]!, isWasted);
    }
    return now;
  }

  /** The same for whatever a copy at hand leads to. @returns when the last one leaves */
  send(step: FlowStep, row: QuickRow, message: number, at: number, person: number, start: number, nowMicros: number): number {
    const { targets } = this;
    const length = targets.reach(step, row, at, person);
    const [next] = step.then;
    let now = start;
    for (let place = 0; place < length; place++) {
      const [gateway, reader, units] = [targets.to[place]!, targets.people[place]!, targets.units[place]!];
      now += step.senderMicros;
      const arrives = now + step.latencyMicros;
      const sockets = next ? this.tell(next, row, gateway, reader, 1) : 0;
      const isWasted = step.columns.wasted.length > 0 && servesNobody(row, { at: gateway, person: reader });
      if (!this.comesFirst(arrives, nowMicros)) this.inbox.add(step.index, message, gateway, reader, units, arrives, sockets, isWasted);
      else if (!this.landing.take(step, gateway, message, units, sockets, isWasted, arrives)) this.untell(step, message, gateway, reader);
    }
    return now;
  }

  private takeFan(step: FlowStep, { length, to, units, people, writes, wasted }: Fan, message: number, arrivesMicros: number): void {
    for (let place = 0; place < length; place++) {
      const gateway = to[place]!;
      const isWasted = wasted !== null && wasted[place] === 1;
      if (this.landing.take(step, gateway, message, units ? units[place]! : 1, writes![place]!, isWasted, arrivesMicros)) continue;
      this.untell(step, message, gateway, people ? people[place]! : NO_PERSON);
    }
  }

  /** Whether a copy that arrives then may be taken in at once: none is gathered, and all that is sent from now on comes later. */
  private comesFirst(arrivesMicros: number, nowMicros: number): boolean {
    if (!this.inbox.isEmpty) return false;
    // In this order, so that it is rounded as the arrival is.
    for (const { senderMicros, latencyMicros } of this.stepsIn) if (arrivesMicros > nowMicros + senderMicros + latencyMicros) return false;
    return true;
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
