/**
 * The messages of a run, played in the order of time. A copy is a row of typed columns; a fan of copies
 * that leave one after the other is one row until they arrive. Nothing else of the event engine's
 * calendar is needed: when a core is done is a moment that its station knows, and it becomes an entry
 * only where somebody waits for it. Ties come out as there, by rank and sequence.
 */
import type { Role } from '../../model/design';
import type { FlowRecord } from '../../model/flow';
import { servesNobody } from '../../model/waste';
import { NO_PERSON } from '../../model/words/word';
import { RANK } from '../events/calendar';
import { latencyMicros } from '../events/route';
import { Agenda } from './agenda';
import { Asks, togetherAt, type Asked } from './asks';
import { Copies, FIELD, KIND, NONE, ROW_BITS } from './copies';
import { DROPPED } from './endstations';
import { EndWay } from './endway';
import { FanMaker, type Fan } from './fans';
import { Freed } from './freed';
import { Numbered, type Flight } from './flights';
import { placeOf, timelinesOf, type Place } from './places';
import type { FlowStep } from './plan';
import type { QuickRow } from './rows';
import { Sockets } from './sockets';
import { Crossings, type PlayStage } from './stage';
import type { Stations } from './stations';
import type { Timeline } from './timeline';

export class Play {
  /** Of gateways, and of each other role that takes time. */
  private readonly timelines: ReadonlyMap<Role, Timeline>;
  readonly crossings = new Crossings();
  private readonly stage: PlayStage;
  private readonly copies = new Copies();
  private readonly agenda: Agenda;
  private readonly freed = new Freed();
  private readonly sockets: Sockets;
  private readonly flights = new Numbered<Flight>();
  private readonly asks: Asks;
  /** By step, where all copies that are asked at one moment are; null where they come apart, or bring something else about. */
  private readonly asked: readonly (Asked | null)[];
  private readonly maker = new FanMaker();
  private readonly roles: readonly Role[];
  private readonly places: readonly Place[];
  private readonly timelinesByNumber: readonly (Timeline | null)[];
  private readonly apiNumber: number;
  private readonly gatewayNumber: number;
  /** Number of the place at either end of each step. */
  private readonly placeFrom: readonly number[];
  private readonly placeTo: readonly number[];
  private readonly postMicros: number;
  /** Null where writes may fail, since what comes back is in the order of all else. */
  private readonly endWay: EndWay | null;
  private now = 0;
  /** Copies sent into the end of the way since `advance` was asked. */
  private sentToEnd = 0;

  constructor(stage: PlayStage) {
    const { scenario, plan, books } = stage;
    this.stage = stage;
    this.agenda = new Agenda(this.copies, plan.steps.length + 1);
    this.timelines = timelinesOf(plan, stage.expectedMicros);
    this.roles = [...plan.workings.keys()];
    this.places = this.roles.map((role) => placeOf(role, plan.workings.get(role)!.working, this.timelines.get(role) ?? null, scenario, this.copies));
    this.timelinesByNumber = this.roles.map((role) => this.timelines.get(role) ?? null);
    this.apiNumber = this.roles.indexOf('chatApi');
    this.gatewayNumber = this.roles.indexOf('gateway');
    this.placeFrom = plan.steps.map(({ from }) => this.roles.indexOf(from));
    this.placeTo = plan.steps.map(({ to }) => this.roles.indexOf(to));
    this.postMicros = latencyMicros(scenario, 'user', 'chatApi');
    const gateways = this.places[this.gatewayNumber];
    const timeline = this.timelines.get('gateway')!;
    this.endWay = gateways?.isEnd === true && scenario.loss === 0 ? new EndWay(stage, gateways, timeline, this.crossings) : null;
    this.asks = new Asks(this.agenda, this.copies, this.freed, this.crossings);
    this.asked = plan.steps.map((step) => togetherAt(step, this.placeTo[step.index]!, this.places, this.timelinesByNumber, books));
    this.sockets = new Sockets(stage, this.agenda, this.copies, this.crossings, this.maker, timeline);
  }

  /** Bytes of the columns, as they have grown by now. */
  get bytes(): number {
    const shared = this.copies.bytes + this.agenda.bytes + this.freed.bytes + (this.endWay?.bytes ?? 0);
    return [...this.places, ...this.timelines.values()].reduce((bytes, one) => bytes + (one?.bytes ?? 0), shared);
  }

  /** Most jobs that any component had waiting. */
  get longestLine(): number {
    return this.places.reduce((longest, place) => Math.max(longest, place?.longest ?? 0), 0);
  }

  /** Goes on for about so many copies. @returns how many; fewer where nothing is left to be done */
  advance(maxCopies: number): number {
    const { posts, rows } = this.stage;
    const { agenda, freed, endWay } = this;
    this.sentToEnd = 0;
    let done = 0;
    while (done + this.sentToEnd < maxCopies) {
      const [due, freesMicros] = [agenda.nextMicros, freed.nextMicros];
      // A core that frees comes first at its moment, a post last.
      if (posts.nextMicros < due && posts.nextMicros < freesMicros) {
        const placed = rows.prepare(posts.nextChat, maxCopies - done);
        done += placed;
        // Else it is still being found out where the chat's people sit.
        if (done < maxCopies) this.post();
        done++;
      } else if (freesMicros <= due && freesMicros < Infinity) {
        this.free(freesMicros);
        done++;
      } else if (due === Infinity) break;
      else done += this.runNext(maxCopies - done);
      if (endWay?.isFull === true) endWay.takeIn(Math.min(agenda.nextMicros, freed.nextMicros, posts.nextMicros));
    }
    if (done + this.sentToEnd < maxCopies) this.endWay?.takeIn(Infinity);
    return done + this.sentToEnd;
  }

  /** Enters in the ledger what has been kept apart for speed. @returns the roles over time, in buffers of their own */
  finish(): FlowRecord['roles'] {
    this.endWay?.enter();
    for (const place of this.places) if (place?.isEnd) place.finish();
    return Object.fromEntries([...this.timelines].map(([role, timeline]) => [role, timeline.finish()]));
  }

  private post(): void {
    const { posts, hearing } = this.stage;
    const micros = posts.nextMicros;
    const chat = posts.post();
    const message = hearing.post(chat, micros);
    const arrivedMicros = micros + this.postMicros;
    this.crossings.add(1, arrivedMicros);
    const slot = this.copies.take(KIND.posted, NONE, message, chat, NO_PERSON, 1, NONE);
    this.agenda.enter(slot, arrivedMicros, RANK.arrival, this.agenda.sequences(1), this.stage.plan.steps.length);
  }

  /** @returns how many copies that came to */
  private runNext(mostCopies: number): number {
    const { copies, agenda } = this;
    this.now = agenda.nextMicros;
    const slot = agenda.leave();
    const { rows } = copies;
    const row = slot << ROW_BITS;
    const kind = rows[row]!;
    if (kind === KIND.fan) return this.fly(slot, mostCopies);
    const [step, message, at, person] = [rows[row + FIELD.step]!, rows[row + FIELD.message]!, rows[row + FIELD.at]!, rows[row + FIELD.person]!];
    const [units, link] = [rows[row + FIELD.units]!, rows[row + FIELD.link]!];
    copies.give(slot);
    if (kind === KIND.copy) this.arriveAlone(this.stage.plan.steps[step]!, message, at, person, units, link);
    else if (kind === KIND.posted) this.arrivePosted(message, at, person);
    else if (kind === KIND.answered) this.arriveAnswered(link);
    else if (kind === KIND.again || kind === KIND.part) this.arrive(this.placeFrom[step]!, kind, step, message, at, person, units, NONE);
    else this.sockets.goOn(kind, step, message, at, person, units, this.now);
    return 1;
  }

  private arrivePosted(message: number, at: number, person: number): void {
    if (this.arrive(this.apiNumber, KIND.posted, NONE, message, at, person, 1, NONE)) this.timelinesByNumber[this.apiNumber]?.receive(at, this.now);
  }

  private arriveAlone(step: FlowStep, message: number, at: number, person: number, units: number, gather: number): void {
    const isWasted = step.columns.wasted.length > 0 && servesNobody(this.rowOf(message), { at, person });
    this.arriveCopy(step, message, at, person, units, gather, isWasted);
  }

  private arriveAnswered(number: number): void {
    const { step, message, at, person } = this.asks.get(number);
    this.arrive(this.placeFrom[step.index]!, KIND.answered, NONE, message, at, person, 1, number);
  }

  /** A copy that has been sent comes to its component, which takes it in or drops it. */
  private arriveCopy(step: FlowStep, message: number, at: number, person: number, units: number, gather: number, isWasted: boolean): void {
    const placeTo = this.placeTo[step.index]!;
    if (!this.arrive(placeTo, KIND.copy, step.index, message, at, person, units, gather)) {
      if (step.to === 'gateway') this.stage.hearing.dropped(message);
      return;
    }
    this.timelinesByNumber[placeTo]?.receive(at, this.now);
    const { taken, units: unitColumns, wasted } = step.columns;
    for (const column of taken) column[at]!++;
    for (const column of unitColumns) column[at]! += units;
    if (isWasted) for (const column of wasted) column[at]!++;
  }

  /** A job comes to a component now. @returns false where the line is full */
  private arrive(placeNumber: number, kind: number, step: number, message: number, at: number, person: number, units: number, link: number): boolean {
    const place = this.places[placeNumber]!;
    if (place === null) this.begin(placeNumber, kind, step, message, at, person, units, link, this.now, true);
    else if (place.isEnd) {
      const begin = place.admit(at, this.now);
      if (begin === DROPPED) return this.drop(placeNumber, kind, step, message, at, person, units);
      place.occupy(at, begin, this.begin(placeNumber, kind, step, message, at, person, units, link, begin, begin === this.now));
    } else if (place.hasFreeCore(at, this.now)) {
      const until = this.begin(placeNumber, kind, step, message, at, person, units, link, this.now, true);
      place.occupy(at, this.now, until, this.agenda.sequences(1));
    } else if (place.isFull(at)) return this.drop(placeNumber, kind, step, message, at, person, units);
    else if (place.join(at, this.now, this.copies.take(kind, step, message, at, person, units, link))) this.freed.enter(place.nextFreeMicros(at), place.nextFreeSequence(at), placeNumber, at);
    return true;
  }

  private drop(placeNumber: number, kind: number, step: number, message: number, at: number, person: number, units: number): false {
    const { books } = this.stage;
    books.dropped(this.roles[placeNumber]!, at);
    if (kind === KIND.again) books.lost(at, 1);
    else if (kind === KIND.part) this.sockets.dropPart(this.stage.plan.steps[step]!, this.rowOf(message), at, person, units);
    return false;
  }

  /** The next core frees, and takes up whatever has waited longest. */
  private free(nowMicros: number): void {
    const { freed, copies } = this;
    const at = freed.nextInstance;
    const place = this.places[freed.nextPlace] as Stations;
    this.now = nowMicros;
    const slot = place.takeUp(at, nowMicros);
    const { rows } = copies;
    const row = slot << ROW_BITS;
    const [kind, step, message, person] = [rows[row]!, rows[row + FIELD.step]!, rows[row + FIELD.message]!, rows[row + FIELD.person]!];
    const until = this.begin(freed.nextPlace, kind, step, message, at, person, rows[row + FIELD.units]!, rows[row + FIELD.link]!, nowMicros, false);
    copies.give(slot);
    place.occupy(at, nowMicros, until, this.agenda.sequences(1));
    if (place.someoneWaits(at)) freed.renew(place.nextFreeMicros(at), place.nextFreeSequence(at));
    else freed.leave();
  }

  /**
   * A core takes a job up.
   * @param wakes it was idle until now
   * @returns when it is done with it
   */
  private begin(placeNumber: number, kind: number, step: number, message: number, at: number, person: number, units: number, link: number, begun: number, wakes: boolean): number {
    const { plan: { steps, post }, waking } = this.stage;
    const start = placeNumber === this.gatewayNumber ? waking.begin(at, begun, wakes) : begun;
    if (kind === KIND.posted) return this.leave(post, message, at, person, start);
    if (kind === KIND.answered) return this.leave(this.asks.close(link).step.then, message, at, person, start);
    const taken = steps[step]!;
    if (kind === KIND.again) return this.sockets.again(taken, message, at, person, units, begun, start);
    if (kind === KIND.part) return this.sockets.writePart(taken, this.rowOf(message), message, at, person, units, start);
    const takenIn = start + (taken.onceMicros + taken.receiverMicros * units);
    if (link === NONE) return this.leave(taken.then, message, at, person, takenIn);
    this.asks.answer(link, takenIn + taken.latencyMicros);
    return takenIn;
  }

  /** Sends what steps say from a component that has been free for it since `start`. @returns when the last copy has left */
  private leave(steps: readonly FlowStep[], message: number, at: number, person: number, start: number): number {
    let now = start;
    for (const step of steps) {
      if (step.to === 'user') now = this.sockets.write(step, this.rowOf(message), message, at, person, now);
      else now = this.send(step, message, at, person, now);
    }
    return now;
  }

  private send(step: FlowStep, message: number, at: number, person: number, start: number): number {
    const row = this.rowOf(message);
    const fan = step.isFromChat ? this.fanOf(step, row, at) : null;
    if (this.endWay && step.to === 'gateway') {
      const last = fan ? this.endWay.sendFan(step, fan, message, start, this.now) : this.endWay.send(step, row, message, at, person, start, this.now);
      const sent = fan ? fan.length : this.endWay.sent;
      this.sentToEnd += sent;
      this.left(step, message, at, sent, start, last);
      return last;
    }
    const length = fan ? fan.length : this.maker.reach(step, row, at, person);
    if (length === 0) return step.isAsk ? this.leave(step.then, message, at, person, start) : start;
    const gather = step.isAsk ? this.asks.open({ step, message, at, person, open: length, lastMicros: -Infinity, lastSequence: 0 }) : NONE;
    const now = step.leaving.sum(start, length);
    this.enterFan(step, row, fan, message, gather, start + step.senderMicros);
    this.left(step, message, at, length, start, now);
    return now;
  }

  /** So many copies have left from a moment on, the last one then. */
  private left(step: FlowStep, message: number, at: number, length: number, start: number, lastMicros: number): void {
    if (length === 0) return;
    if (step.to === 'gateway') this.stage.hearing.sent(message, length, start + step.senderMicros + step.latencyMicros, lastMicros + step.latencyMicros);
    for (const column of step.columns.sent) column[at]! += length;
    if (step.to === 'userGatewayStorage') this.stage.hearing.askedShards(message, length);
    this.crossings.add(length, lastMicros + step.latencyMicros);
  }

  /** Puts copies under way, those of a fan or those that were found out last. */
  private enterFan(step: FlowStep, row: QuickRow, fan: Fan | null, message: number, gather: number, firstMicros: number): void {
    const { maker, copies, agenda } = this;
    const { length, to, units, people } = fan ?? maker;
    let slot: number;
    if (length === 1) slot = copies.take(KIND.copy, step.index, message, to[0]!, people ? people[0]! : NO_PERSON, units ? units[0]! : 1, gather);
    else {
      const flight = { fan: fan ?? maker.fan(step, row), step, message, gather, place: 0, sentMicros: firstMicros };
      slot = copies.take(KIND.fan, step.index, message, NONE, NO_PERSON, 1, this.flights.add(flight));
    }
    agenda.enter(slot, firstMicros + step.latencyMicros, RANK.arrival, agenda.sequences(length), step.index);
  }

  private fanOf(step: FlowStep, row: QuickRow, at: number): Fan {
    const known = row.fans[step.index];
    if (known) return known;
    this.maker.reach(step, row, at, NO_PERSON);
    const fan = this.maker.fan(step, row);
    row.fans[step.index] = fan;
    this.stage.rows.note(fan.cells);
    return fan;
  }

  private rowOf(message: number): QuickRow {
    return this.stage.rows.rowOf(this.stage.hearing.chat[message]!);
  }

  /** The next copies of a fan arrive, up to whatever else comes before one of them. @returns how many */
  private fly(slot: number, mostCopies: number): number {
    const { agenda, copies } = this;
    const number = copies.rows[(slot << ROW_BITS) + FIELD.link]!;
    const flight = this.flights.get(number);
    const { fan, step } = flight;
    const asked = this.asked[step.index]!;
    if (asked) {
      this.now = flight.sentMicros + step.latencyMicros;
      this.asks.arriveTogether(flight, this.now, asked);
      copies.give(slot);
      this.flights.remove(number);
      return fan.length;
    }
    const before = flight.place;
    const sequence = copies.sequence[slot]! - before;
    do this.flyOne(flight);
    while (flight.place < fan.length && flight.place - before < mostCopies && this.isNext(flight, sequence));
    const flown = flight.place - before;
    if (flight.place < fan.length) agenda.enter(slot, flight.sentMicros + step.latencyMicros, RANK.arrival, sequence + flight.place, step.index);
    else {
      copies.give(slot);
      this.flights.remove(number);
    }
    return flown;
  }

  /** Whether nothing else comes before the next copy of a fan; posts come last at their moment. */
  private isNext({ sentMicros, step, place }: Flight, sequence: number): boolean {
    const micros = sentMicros + step.latencyMicros;
    return micros < this.freed.nextMicros && micros <= this.stage.posts.nextMicros && this.agenda.wouldBeFirst(micros, RANK.arrival, sequence + place);
  }

  private flyOne(flight: Flight): void {
    const { fan, step, message, gather, place } = flight;
    const at = fan.to[place]!;
    this.now = flight.sentMicros + step.latencyMicros;
    flight.place++;
    flight.sentMicros += step.senderMicros;
    this.arriveCopy(step, message, at, fan.people ? fan.people[place]! : NO_PERSON, fan.units ? fan.units[place]! : 1, gather, fan.wasted !== null && fan.wasted[place] === 1);
  }
}
