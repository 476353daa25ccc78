/**
 * Fans of copies that are taken in whole, one after the other, where that comes to the same: where each
 * gateway gets the copies of one fan before those of the next. Then no copy has to be put in order, and
 * what is alike for the copies of a fan is looked up once.
 */
import type { Counts } from '../../model/ledger';
import { paysForWaking } from '../../model/waking';
import type { EndStations } from './endstations';
import type { Fan } from './fans';
import { Hearers } from './hearers';
import type { Landing } from './landing';
import type { FlowStep } from './plan';
import type { Crossings, PlayStage } from './stage';
import type { Timeline } from './timeline';

/** A fan that has been sent, but may yet be overtaken. */
export interface SentFan {
  readonly fan: Fan;
  readonly message: number;
  /** When its first copy begins to leave, and when the last one has left. */
  readonly startMicros: number;
  readonly lastMicros: number;
}

export class WholeFans {
  private readonly stage: PlayStage;
  private readonly step: FlowStep;
  private readonly stations: EndStations;
  private readonly timeline: Timeline;
  private readonly crossings: Crossings;
  private readonly landing: Landing;
  /** Told of a copy that a line had no room for. */
  private readonly onDropped: (message: number, gateway: number) => void;
  private readonly hearers: Hearers;
  private readonly paysForWaking: boolean;
  /** In the order of sending. */
  private pending: SentFan[] = [];

  constructor(stage: PlayStage, step: FlowStep, stations: EndStations, timeline: Timeline, crossings: Crossings, landing: Landing, onDropped: WholeFans['onDropped']) {
    this.stage = stage;
    this.step = step;
    this.stations = stations;
    this.timeline = timeline;
    this.crossings = crossings;
    this.landing = landing;
    this.onDropped = onDropped;
    this.hearers = new Hearers(stage.hearing.spans);
    this.paysForWaking = paysForWaking(stage.scenario);
  }

  /**
   * Whether a fan that is sent now can be taken in whole after those before it. A gateway's place in two
   * fans that ascend differs at most by the gateways that the later one leaves out; so where the later one
   * begins when the earlier one has got as far as that, it is behind at each gateway.
   */
  accepts(fan: Fan, startMicros: number): boolean {
    if (!fan.isPlain) return false;
    const before = this.pending[this.pending.length - 1];
    return !before || this.step.leaving.sum(before.startMicros, this.stage.scenario.gateways - fan.length) <= startMicros;
  }

  add(sent: SentFan): void {
    this.pending.push(sent);
  }

  /** Takes in the fans that have left by now: nothing that is sent from now on comes before any of their copies. */
  takeIn(nowMicros: number): void {
    let over = 0;
    while (over < this.pending.length && this.pending[over]!.lastMicros <= nowMicros) this.take(this.pending[over++]!);
    if (over > 0) this.pending.splice(0, over);
  }

  /** Gives back what may be overtaken, in the order of sending. */
  giveBack(): SentFan[] {
    const { pending } = this;
    this.pending = [];
    return pending;
  }

  private take({ fan, message, startMicros }: SentFan): void {
    const { step, stations, timeline, hearers } = this;
    const { to, length } = fan;
    const writes = fan.writes!;
    const { senderMicros, latencyMicros } = step;
    const takeInMicros = step.onceMicros + step.receiverMicros;
    const { waking } = this.stage;
    const isWoken = paysForWaking(this.stage.scenario);
    const next = step.then[0];
    const writeMicros = next?.senderMicros ?? 0;
    const wayMicros = next?.latencyMicros ?? 0;
    hearers.begin(this.stage.hearing.postedMicros[message]!);
    const { freeMicros, waiting } = stations;
    const isQuick = stations.cores === 1 && timeline.isEachTold && step.onceMicros === 0 && !this.paysForWaking;
    const { received, sent, busyMicros } = timeline;
    const tally = this.landing.tallyOf(step);
    let now = startMicros;
    let base = 0;
    let edge = -Infinity;
    for (let place = 0; place < length; place++) {
      now += senderMicros;
      const arrives = now + latencyMicros;
      const gateway = to[place]!;
      const sockets = writes[place]!;
      if (!isQuick) {
        if (!this.landing.take(step, gateway, message, 1, sockets, fan.wasted !== null && fan.wasted[place] === 1, arrives)) this.onDropped(message, gateway);
        continue;
      }
      if (waiting[gateway]! > 0) stations.letGo(gateway, arrives);
      let begin = freeMicros[gateway]!;
      if (begin <= arrives) begin = arrives;
      else if (!stations.wait(gateway, begin, arrives)) {
        this.landing.drop(gateway, message);
        this.onDropped(message, gateway);
        continue;
      }
      if (arrives >= edge) {
        edge = timeline.edgeOf(arrives);
        base = timeline.baseOf(arrives);
      }
      let took = (isWoken ? waking.begin(gateway, begin, begin === arrives) : begin) + takeInMicros;
      if (isWoken && sockets > 0) took = waking.write(gateway, took);
      const until = sockets === 0 ? took : next!.leaving.sum(took, sockets);
      freeMicros[gateway] = until;
      const cell = base + gateway;
      received[cell]!++;
      if (until <= edge) {
        busyMicros[cell]! += until - begin;
        sent[cell]! += sockets;
      } else {
        timeline.work(gateway, begin, until);
        timeline.write(gateway, took, until, sockets);
        // Bins may have become longer.
        edge = -Infinity;
      }
      if (tally) enter(tally, gateway, sockets, fan.wasted !== null && fan.wasted[place] === 1);
      if (sockets === 0) continue;
      hearers.add(took + writeMicros + wayMicros, until + wayMicros, sockets);
    }
    this.hear(message);
  }

  private hear(message: number): void {
    const { hearers } = this;
    hearers.end();
    if (hearers.viewers === 0) return;
    this.stage.hearing.reach(message, hearers.firstMicros, hearers.lastMicros, hearers.viewers);
    this.crossings.add(hearers.viewers, hearers.lastMicros);
  }
}

function enter(tally: { readonly taken: Counts; readonly wasted: Counts; readonly sockets: Counts }, gateway: number, sockets: number, isWasted: boolean): void {
  tally.taken[gateway]!++;
  tally.sockets[gateway]! += sockets;
  if (isWasted) tally.wasted[gateway]!++;
}
