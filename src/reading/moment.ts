/**
 * The counts at the play head: a cursor over the trace that moves either way. What it hands out depends
 * on (run, t) alone, never on the way there, and stays as it is wherever the cursor goes next.
 */
import { costOf, type Account, type Entry } from '../model/accounts';
import type { Paid } from '../model/ledger';
import type { Role } from '../model/roles';
import type { PlayedResult } from '../model/run';
import type { CostKey } from '../model/scenario';
import { NEVER } from '../model/seating';
import { OUTCOME, type HopKind, type WakeColumns } from '../model/trace';
import { Brought } from './brought';
import type { Owners } from './owners';
import { Piles } from './piles';
import type { Stays } from './stays';

/** Counts up to the play head, by instance. Those that the design has no part in are at zero. */
interface MomentColumns {
  /** Copies taken in and sockets written, by gateway. */
  readonly receipts: Float64Array;
  readonly writes: Float64Array;
  /** Requests by a clock, and answers that brought nothing, by gateway; empty where nobody asks by one. */
  readonly requests: Float64Array;
  readonly emptyAnswers: Float64Array;
  /** Copies taken in, by pile (`MomentCursor.piles`), and of these the copies that serve nobody. */
  readonly piled: Float64Array;
  readonly piledWaste: Float64Array;
  /** By person; `connected` is 1 where their socket is open. */
  readonly deliveries: Float64Array;
  /** Badges taken in and written by gateways, and got by people; empty where the design sends none. */
  readonly badgesIn: Float64Array;
  readonly badgeWrites: Float64Array;
  readonly badges: Float64Array;
  readonly connected: Float64Array;
  /** Failed attempts of writes to the person, and how often they were given up on. */
  readonly failures: Float64Array;
  readonly lost: Float64Array;
  readonly seatQueries: Float64Array;
  readonly seatLookups: Float64Array;
  readonly chatQueries: Float64Array;
  readonly published: Float64Array;
  readonly notified: Float64Array;
  /** People who came by switching, and the sockets opened anew for them, by gateway. */
  readonly switches: Float64Array;
  readonly handshakes: Float64Array;
  /** What gateways told the topic of a chat while people switched, by chat. */
  readonly subscribes: Float64Array;
  readonly unsubscribes: Float64Array;
  /** By message; of a frame, what it comes to stands at the message to which its crossings belong, and who has heard at each. */
  readonly copiesIn: Float64Array;
  readonly writesOut: Float64Array;
  readonly heard: Float64Array;
  readonly shardsAsked: Float64Array;
}

/** The column in which an entry of the account book stands here. */
const COLUMN_OF: Readonly<Partial<Record<Role, Readonly<Partial<Record<Account, keyof MomentColumns>>>>>> = {
  gateway: { received: 'receipts', sent: 'writes', badges: 'badgesIn', badgeWrites: 'badgeWrites', requests: 'requests', emptyAnswers: 'emptyAnswers' },
  user: { received: 'deliveries', badges: 'badges' },
  userGatewayStorage: { received: 'seatQueries', units: 'seatLookups' },
  chatUserStorage: { received: 'chatQueries' },
  topic: { received: 'published', sent: 'notified' },
};

/** By message: what it adds up to besides. */
const COLUMN_BY_MESSAGE: Readonly<Partial<Record<Role, Readonly<Partial<Record<Account, keyof MomentColumns>>>>>> = {
  gateway: { received: 'copiesIn', sent: 'writesOut' },
  user: { received: 'heard' },
  userGatewayStorage: { received: 'shardsAsked' },
};

/** The counts that are summed up over all instances, too. */
const TOTAL_OF: Readonly<Partial<Record<keyof MomentColumns, keyof MomentTotals>>> = { receipts: 'totalReceipts', writes: 'totalWrites', deliveries: 'totalDeliveries', requests: 'totalRequests', emptyAnswers: 'totalEmptyAnswers' };

interface MomentTotals {
  readonly totalConnected: number;
  readonly totalReceipts: number;
  readonly totalWrites: number;
  readonly totalDeliveries: number;
  readonly totalRequests: number;
  readonly totalEmptyAnswers: number;
  readonly totalLost: number;
  readonly totalSwitches: number;
  readonly posted: number;
}

/** All counts up to the play head. A value: nobody changes it. */
export interface Moment extends MomentColumns, MomentTotals {
  readonly micros: number;
  /** How often each cost was paid that the design's hops have a gateway pay, by gateway. */
  readonly paid: Paid;
}

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

export class MomentCursor {
  /** The cells in which copies pile up. */
  readonly piles: Piles;
  readonly #result: PlayedResult;
  readonly #kinds: readonly HopKind[];
  readonly #stays: Stays | null;
  readonly #owners: Owners;
  readonly #brought: Brought;
  /** Those who connect, in the order in which they do. */
  readonly #byConnection: Uint32Array;
  readonly #columns: Mutable<MomentColumns>;
  readonly #totals: Mutable<MomentTotals> = { totalConnected: 0, totalReceipts: 0, totalWrites: 0, totalDeliveries: 0, totalRequests: 0, totalEmptyAnswers: 0, totalLost: 0, totalSwitches: 0, posted: 0 };
  /** Columns that no moment holds: they may be written. All others are copied before. */
  readonly #own = new Set<keyof MomentColumns | CostKey>();
  readonly #paid: Record<string, Float64Array>;
  #latest: Moment | null = null;
  /** Rows sent, and arrivals, that the counts hold. */
  #sent = 0;
  #arrived = 0;
  /** Gateways that have woken up, one after the other. */
  #woken = 0;

  /**
   * @param stays of the same run; null where nobody's switches are followed
   * @param owners of the same run
   */
  constructor(result: PlayedResult, stays: Stays | null, owners: Owners) {
    const { scenario, topology, trace, seating } = result;
    this.piles = new Piles(trace, topology.kinds, scenario.chats);
    this.#result = result;
    this.#kinds = topology.kinds;
    this.#stays = stays;
    this.#owners = owners;
    this.#brought = new Brought(trace);
    this.#byConnection = orderOfConnecting(seating.connectedMicros);
    this.#columns = emptyColumns(result, this.piles.length);
    this.#paid = Object.fromEntries(Object.keys(result.ledger.gateways.paid).map((key) => [key, new Float64Array(scenario.gateways)]));
  }

  /** How many people connect in the run. */
  get connecting(): number {
    return this.#byConnection.length;
  }

  /** The counts at a moment. Takes time in proportion to the events between it and the moment asked for before. */
  at(micros: number): Moment {
    if (this.#latest?.micros === micros) return this.#latest;
    const { length } = this.#result.trace.crossings;
    const { byArrival, toldMicros } = this.#result.index;
    while (this.#sent < length && this.#hasBegun(this.#sent, micros)) this.#send(this.#sent++, 1);
    while (this.#sent > 0 && !this.#hasBegun(this.#sent - 1, micros)) this.#send(--this.#sent, -1);
    while (this.#arrived < length && toldMicros[byArrival[this.#arrived]!]! <= micros) this.#arrive(byArrival[this.#arrived++]!, 1);
    while (this.#arrived > 0 && toldMicros[byArrival[this.#arrived - 1]!]! > micros) this.#arrive(byArrival[--this.#arrived]!, -1);
    this.#connect(micros);
    this.#countSwitches(micros);
    this.#countWakes(micros);
    this.#own.clear();
    this.#latest = { micros, paid: { ...this.#paid }, ...this.#columns, ...this.#totals };
    return this.#latest;
  }

  #add(name: keyof MomentColumns, index: number, change: number): void {
    if (!this.#own.has(name)) {
      this.#columns[name] = this.#columns[name].slice();
      this.#own.add(name);
    }
    this.#columns[name][index]! += change;
  }

  #connect(micros: number): void {
    const { connectedMicros } = this.#result.seating;
    const totals = this.#totals;
    const order = this.#byConnection;
    while (totals.totalConnected < order.length && connectedMicros[order[totals.totalConnected]!]! <= micros) this.#add('connected', order[totals.totalConnected++]!, 1);
    while (totals.totalConnected > 0 && connectedMicros[order[totals.totalConnected - 1]!]! > micros) this.#add('connected', order[--totals.totalConnected]!, -1);
  }

  #countSwitches(micros: number): void {
    if (!this.#stays) return;
    const { gateway } = this.#stays.columns;
    const totals = this.#totals;
    const switched = this.#stays.countBy(micros);
    while (totals.totalSwitches < switched) this.#add('switches', gateway[totals.totalSwitches++]!, 1);
    while (totals.totalSwitches > switched) this.#add('switches', gateway[--totals.totalSwitches]!, -1);
  }

  #countWakes(micros: number): void {
    const { wakes } = this.#result.trace;
    if (!wakes) return;
    while (this.#woken < wakes.micros.length && wakes.micros[this.#woken]! <= micros) this.#wake(wakes, this.#woken++, 1);
    while (this.#woken > 0 && wakes.micros[this.#woken - 1]! > micros) this.#wake(wakes, --this.#woken, -1);
  }

  #wake({ gateway, wrote }: WakeColumns, index: number, sign: 1 | -1): void {
    const { paid } = this.#result.ledger.gateways;
    if (paid.tWake) this.#pay('tWake', gateway[index]!, sign);
    if (paid.tFirstWrite && wrote[index] === 1) this.#pay('tFirstWrite', gateway[index]!, sign);
  }

  /** At the very moment of sending nothing has moved yet, unless the way takes no time. */
  #hasBegun(row: number, micros: number): boolean {
    const { trace, index } = this.#result;
    return trace.crossings.sentMicros[row]! < micros || index.toldMicros[row]! <= micros;
  }

  #send(row: number, sign: 1 | -1): void {
    const { crossings } = this.#result.trace;
    const kind = this.#kinds[crossings.hop[row]!]!;
    if (kind.phase !== 'message' && kind.phase !== 'clock') return;
    if (kind.id === 'post') this.#totals.posted += sign;
    for (const entry of kind.entries) if (entry.end === 'sender') this.#enter(entry, crossings.from[row]!, row, sign);
  }

  /** Enters what a crossing books at one of its ends. */
  #enter({ role, account }: Entry, instance: number, row: number, change: number): void {
    const cost = costOf(account);
    if (cost) {
      if (role === 'gateway' && this.#result.trace.crossings.rides[row] === 0) this.#pay(cost.key, instance, change);
      return;
    }
    const column = COLUMN_OF[role]?.[account];
    if (column === undefined) return;
    const { hop, message } = this.#result.trace.crossings;
    const newest = message[row]!;
    const isAnswer = this.#kinds[hop[row]!]!.phase === 'clock';
    const messages = isAnswer ? this.#brought.by(row) : this.#owners.carriedBy(newest);
    // A frame is one copy and one write; who gets it hears all that it carries. Of an answer by a clock these are its units.
    const times = column === 'deliveries' && !isAnswer ? change * messages.length : change;
    // What goes along in a frame for another chat is no copy more: it counts for its message alone.
    if (this.#result.trace.crossings.rides[row] === 0) {
      this.#add(column, instance, times);
      const total = TOTAL_OF[column];
      if (total) this.#totals[total] += times;
    }
    const byMessage = COLUMN_BY_MESSAGE[role]?.[account];
    if (byMessage === 'heard') for (const message of messages) this.#add('heard', message, Math.sign(change));
    else if (byMessage && newest >= 0) this.#add(byMessage, newest, change);
  }

  #pay(key: CostKey, gateway: number, change: number): void {
    if (!this.#own.has(key)) {
      this.#paid[key] = this.#paid[key]!.slice();
      this.#own.add(key);
    }
    this.#paid[key]![gateway]! += change;
  }

  #arrive(row: number, sign: 1 | -1): void {
    const { crossings } = this.#result.trace;
    const kind = this.#kinds[crossings.hop[row]!]!;
    const outcome = crossings.outcome[row]!;
    if (kind.phase === 'connect') return;
    if (kind.phase === 'switch') this.#settle(kind, crossings.to[row]!, outcome, sign);
    else if (kind.to === 'user') this.#hear(row, outcome, sign);
    else if ((!kind.reply || kind.phase === 'clock') && outcome !== OUTCOME.dropped) this.#take(kind, row, sign);
  }

  #settle({ id }: HopKind, to: number, outcome: number, sign: 1 | -1): void {
    if (outcome === OUTCOME.dropped) return;
    if (id === 'open' || id === 'join') this.#add('handshakes', to, sign);
    else if (id === 'move') this.#pay('tMove', to, sign);
    else if (id === 'subscribe') this.#add('subscribes', to, sign);
    else if (id === 'unsubscribe') this.#add('unsubscribes', to, sign);
  }

  #hear(row: number, outcome: number, sign: 1 | -1): void {
    const { crossings } = this.#result.trace;
    const person = crossings.person[row]!;
    if (outcome === OUTCOME.arrived) {
      this.#take(this.#kinds[crossings.hop[row]!]!, row, sign);
      return;
    }
    // Of a badge nobody keeps count that did not come.
    if (this.#kinds[crossings.hop[row]!]!.badge) return;
    this.#add('failures', person, sign);
    if (outcome === OUTCOME.lost) {
      const messages = crossings.units[row]!;
      this.#add('lost', person, sign * messages);
      this.#totals.totalLost += sign * messages;
    }
  }

  #take({ entries }: HopKind, row: number, sign: 1 | -1): void {
    const { crossings } = this.#result.trace;
    const to = crossings.to[row]!;
    const isEmpty = crossings.message[row]! < 0;
    for (const entry of entries) {
      if (entry.end !== 'receiver' || (entry.per === 'filled' && isEmpty) || (entry.per === 'empty' && !isEmpty)) continue;
      if (entry.per === 'wasted' || entry.per === 'filled') this.#pile(row, sign);
      if (entry.per !== 'wasted') this.#enter(entry, to, row, entry.per === 'unit' ? sign * crossings.units[row]! : sign);
    }
  }

  /** A copy into a gateway, which may serve nobody, comes to its pile; a frame to that of the first chat in it. */
  #pile(row: number, sign: 1 | -1): void {
    if (this.#result.trace.crossings.rides[row] === 1) return;
    const pile = this.piles.ofRow(row);
    this.#add('piled', pile, sign);
    if (this.#result.trace.crossings.wasted[row] === 1) this.#add('piledWaste', pile, sign);
  }
}

function orderOfConnecting(connectedMicros: Float64Array): Uint32Array {
  const people = Uint32Array.from(connectedMicros.keys()).filter((person) => connectedMicros[person]! < NEVER);
  return people.sort((a, b) => connectedMicros[a]! - connectedMicros[b]!);
}

/** Before anything has happened. */
function emptyColumns({ scenario, topology, trace, ledger }: PlayedResult, piles: number): MomentColumns {
  const { instances } = topology;
  const zeros = (length: number): Float64Array => new Float64Array(length);
  const { length: messages } = trace.messages;
  return {
    receipts: zeros(scenario.gateways),
    writes: zeros(scenario.gateways),
    requests: zeros(ledger.gateways.requests.length),
    emptyAnswers: zeros(ledger.gateways.requests.length),
    piled: zeros(piles),
    piledWaste: zeros(piles),
    deliveries: zeros(instances.user),
    badgesIn: zeros(ledger.badges.copies.length),
    badgeWrites: zeros(ledger.badges.writes.length),
    badges: zeros(ledger.badges.received.length),
    connected: zeros(instances.user),
    failures: zeros(instances.user),
    lost: zeros(instances.user),
    seatQueries: zeros(instances.userGatewayStorage),
    seatLookups: zeros(instances.userGatewayStorage),
    chatQueries: zeros(instances.chatUserStorage),
    published: zeros(instances.topic),
    notified: zeros(instances.topic),
    switches: zeros(scenario.gateways),
    handshakes: zeros(scenario.gateways),
    subscribes: zeros(scenario.chats),
    unsubscribes: zeros(scenario.chats),
    copiesIn: zeros(messages),
    writesOut: zeros(messages),
    heard: zeros(messages),
    shardsAsked: zeros(messages),
  };
}
