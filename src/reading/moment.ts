/**
 * The counts at the play head: a cursor over the trace that moves either way. What it holds depends
 * on (trace, t) alone, never on the way there.
 */
import type { Design } from '../model/design';
import { peopleOf } from '../model/people';
import type { Scenario } from '../model/scenario';
import { hopKinds, OUTCOME, type HopKind, type Trace } from '../model/trace';
import { seatsOf } from './stage';
import { staysOf, type Stays } from './stays';
import type { TraceIndex } from '../model/traceindex';
import { wastedRows } from './wasted';

/** Counts up to the play head, by instance. */
export interface Moment {
  readonly micros: number;
  /** Copies taken in and sockets written, by gateway. */
  readonly receipts: Float64Array;
  readonly writes: Float64Array;
  /** Copies taken in, by gateway · chats + chat. */
  readonly receiptsByChat: Float64Array;
  /** Of these, the copies that serve nobody. */
  readonly wastedByChat: Float64Array;
  readonly deliveries: Float64Array;
  /** 1 where a person's socket is open. */
  readonly connected: Uint8Array;
  readonly seatQueries: Float64Array;
  readonly seatLookups: Float64Array;
  readonly chatQueries: Float64Array;
  readonly published: Float64Array;
  readonly notified: Float64Array;
  /** People who came by switching, and the sockets opened anew for them, by gateway. */
  readonly switches: Float64Array;
  readonly handshakes: Float64Array;
  /** What gateways told the topic of a chat while people switched. */
  readonly subscribes: Float64Array;
  readonly unsubscribes: Float64Array;
  /** By message. */
  readonly copiesIn: Float64Array;
  readonly writesOut: Float64Array;
  readonly heard: Float64Array;
  readonly shardsAsked: Float64Array;
  /** Failed attempts of the person's latest message, and people given up on. */
  readonly failures: Float64Array;
  readonly lost: Float64Array;
  readonly totalReceipts: number;
  readonly totalWrites: number;
  readonly totalDeliveries: number;
  readonly totalLost: number;
  readonly posted: number;
  readonly totalSwitches: number;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class MomentCursor {
  readonly #trace: Trace;
  readonly #index: TraceIndex;
  readonly #kinds: readonly HopKind[];
  readonly #chats: number;
  readonly #seats: Uint32Array;
  readonly #stays: Stays | null;
  readonly #isWasted: (row: number) => boolean;
  readonly #now: Mutable<Moment>;
  /** Rows sent, and arrivals, that the counts hold. */
  #sent = 0;
  #arrived = 0;

  constructor(scenario: Scenario, design: Design, trace: Trace, index: TraceIndex) {
    this.#trace = trace;
    this.#index = index;
    this.#kinds = hopKinds(scenario, design);
    this.#chats = scenario.chats;
    this.#seats = seatsOf(scenario, design, trace);
    this.#stays = staysOf(scenario, design);
    this.#isWasted = wastedRows(scenario, design, trace, this.#kinds);
    this.#now = emptyMoment(scenario, trace.messages.length);
  }

  /** The gateway that holds a person's socket. */
  seatOf(person: number): number {
    return this.#seats[person]!;
  }

  /** Moves the cursor. Takes time in proportion to the events passed over. */
  at(micros: number): Moment {
    const { arrivedMicros, length } = this.#trace.crossings;
    const { byArrival } = this.#index;
    while (this.#sent < length && this.#hasBegun(this.#sent, micros)) this.#send(this.#sent++, 1);
    while (this.#sent > 0 && !this.#hasBegun(this.#sent - 1, micros)) this.#send(--this.#sent, -1);
    while (this.#arrived < length && arrivedMicros[byArrival[this.#arrived]!]! <= micros) this.#arrive(byArrival[this.#arrived++]!, 1);
    while (this.#arrived > 0 && arrivedMicros[byArrival[this.#arrived - 1]!]! > micros) this.#arrive(byArrival[--this.#arrived]!, -1);
    this.#countSwitches(micros);
    this.#now.micros = micros;
    return this.#now;
  }

  #countSwitches(micros: number): void {
    if (!this.#stays) return;
    const now = this.#now;
    const { gateway } = this.#stays;
    const switched = this.#stays.countBy(micros);
    while (now.totalSwitches < switched) now.switches[gateway[now.totalSwitches++]!]!++;
    while (now.totalSwitches > switched) now.switches[gateway[--now.totalSwitches]!]!--;
  }

  /** At the very moment of sending nothing has moved yet, unless the way takes no time. */
  #hasBegun(row: number, micros: number): boolean {
    const { sentMicros, arrivedMicros } = this.#trace.crossings;
    return sentMicros[row]! < micros || arrivedMicros[row]! <= micros;
  }

  #send(row: number, sign: 1 | -1): void {
    const { crossings } = this.#trace;
    const kind = this.#kinds[crossings.hop[row]!]!;
    if (kind.phase !== 'message') return;
    const now = this.#now;
    const message = crossings.message[row]!;
    if (kind.id === 'post') now.posted += sign;
    if (kind.to === 'user') {
      now.writes[crossings.from[row]!]! += sign;
      now.writesOut[message]! += sign;
      now.totalWrites += sign;
    }
    if (kind.from === 'topic') now.notified[crossings.from[row]!]! += sign;
  }

  #arrive(row: number, sign: 1 | -1): void {
    const { crossings } = this.#trace;
    const kind = this.#kinds[crossings.hop[row]!]!;
    const outcome = crossings.outcome[row]!;
    if (kind.phase === 'connect') {
      if (kind.id === 'open') this.#now.connected[crossings.person[row]!] = sign === 1 ? 1 : 0;
      return;
    }
    if (kind.phase === 'switch') this.#settle(kind, crossings.to[row]!, outcome, sign);
    else if (kind.to === 'user') this.#hear(row, outcome, sign);
    else if (!kind.reply && outcome !== OUTCOME.dropped) this.#take(kind, row, sign);
  }

  #settle({ id }: HopKind, to: number, outcome: number, sign: 1 | -1): void {
    if (outcome === OUTCOME.dropped) return;
    if (id === 'open') this.#now.handshakes[to]! += sign;
    else if (id === 'subscribe') this.#now.subscribes[to]! += sign;
    else if (id === 'unsubscribe') this.#now.unsubscribes[to]! += sign;
  }

  #hear(row: number, outcome: number, sign: 1 | -1): void {
    const { crossings } = this.#trace;
    const now = this.#now;
    const person = crossings.person[row]!;
    if (outcome === OUTCOME.arrived) {
      now.deliveries[person]! += sign;
      now.heard[crossings.message[row]!]! += sign;
      now.totalDeliveries += sign;
      return;
    }
    now.failures[person]! += sign;
    if (outcome === OUTCOME.lost) {
      now.lost[person]! += sign;
      now.totalLost += sign;
    }
  }

  #take(kind: HopKind, row: number, sign: 1 | -1): void {
    const { crossings, messages } = this.#trace;
    const now = this.#now;
    const to = crossings.to[row]!;
    const message = crossings.message[row]!;
    if (kind.to === 'gateway') {
      now.receipts[to]! += sign;
      const cell = to * this.#chats + messages.chat[message]!;
      now.receiptsByChat[cell]! += sign;
      if (this.#isWasted(row)) now.wastedByChat[cell]! += sign;
      now.copiesIn[message]! += sign;
      now.totalReceipts += sign;
    } else if (kind.to === 'userGatewayStorage') {
      now.seatQueries[to]! += sign;
      now.seatLookups[to]! += sign * crossings.units[row]!;
      now.shardsAsked[message]! += sign;
    } else if (kind.to === 'chatUserStorage') {
      now.chatQueries[to]! += sign;
    } else if (kind.to === 'topic') {
      now.published[to]! += sign;
    }
  }
}

/** The moment before anything happened. */
export function emptyMoment(scenario: Scenario, messages: number): Mutable<Moment> {
  const people = peopleOf(scenario);
  const zeros = (length: number): Float64Array => new Float64Array(length);
  return {
    micros: -Infinity,
    receipts: zeros(scenario.gateways),
    writes: zeros(scenario.gateways),
    receiptsByChat: zeros(scenario.gateways * scenario.chats),
    wastedByChat: zeros(scenario.gateways * scenario.chats),
    deliveries: zeros(people),
    connected: new Uint8Array(people),
    seatQueries: zeros(scenario.shards),
    seatLookups: zeros(scenario.shards),
    chatQueries: zeros(scenario.chatShards),
    published: zeros(people),
    notified: zeros(people),
    switches: zeros(scenario.gateways),
    handshakes: zeros(scenario.gateways),
    subscribes: zeros(scenario.chats),
    unsubscribes: zeros(scenario.chats),
    copiesIn: zeros(messages),
    writesOut: zeros(messages),
    heard: zeros(messages),
    shardsAsked: zeros(messages),
    failures: zeros(people),
    lost: zeros(people),
    totalReceipts: 0,
    totalWrites: 0,
    totalDeliveries: 0,
    totalLost: 0,
    posted: 0,
    totalSwitches: 0,
  };
}
