/**
 * What has come of the messages of a played run by a moment, chat by chat: which gateways have their copies,
 * who has heard. Built once a run; asking goes along the crossings of the messages that are asked for.
 */
import type { PlayedResult } from '../model/run';
import { isCopyIn, isDelivery, OUTCOME } from '../model/trace';
import { progressAt } from './flight';

/** How far a message is at a gateway. */
export interface AtGateways {
  /** By gateway: copies that have arrived, that have been sent, and how far the latest one is on its way, 0 to 1. */
  readonly arrived: Float64Array;
  readonly sent: Float64Array;
  readonly progress: Float64Array;
  /** By gateway: copies that have arrived and serve nobody. */
  readonly wasted: Float64Array;
}

/** How far the write to a person is. */
export interface Write {
  readonly person: number;
  /** 0 to 1. */
  readonly progress: number;
  /** This attempt comes to nothing. */
  readonly hasFailed: boolean;
}

export class Arrivals {
  readonly #result: PlayedResult;
  /** Kinds of crossings that are copies into gateways, and those that are writes to people. */
  readonly #isCopy: readonly boolean[];
  readonly #isWrite: readonly boolean[];
  /** Rows of the trace by message, and where each message's begin. */
  readonly #rows: Int32Array;
  readonly #begins: Int32Array;

  constructor(result: PlayedResult) {
    const { trace, topology } = result;
    const { message, length, hop } = trace.crossings;
    this.#result = result;
    this.#isCopy = topology.kinds.map(isCopyIn);
    this.#isWrite = topology.kinds.map(isDelivery);
    const counts = new Int32Array(trace.messages.length + 1);
    const isKept = (row: number): boolean => message[row]! >= 0 && (this.#isCopy[hop[row]!]! || this.#isWrite[hop[row]!]!);
    for (let row = 0; row < length; row++) if (isKept(row)) counts[message[row]! + 1]!++;
    for (let one = 1; one < counts.length; one++) counts[one]! += counts[one - 1]!;
    this.#begins = counts.slice();
    this.#rows = new Int32Array(counts[counts.length - 1]!);
    for (let row = 0; row < length; row++) if (isKept(row)) this.#rows[counts[message[row]!]!++] = row;
  }

  /** Copies of a message, by gateway. */
  atGateways(message: number, micros: number): AtGateways {
    const { sentMicros, hop, to, outcome, wasted } = this.#result.trace.crossings;
    const { toldMicros } = this.#result.index;
    const { gateways } = this.#result.scenario;
    const found = { arrived: new Float64Array(gateways), sent: new Float64Array(gateways), progress: new Float64Array(gateways), wasted: new Float64Array(gateways) };
    this.#each(message, (row) => {
      if (!this.#isCopy[hop[row]!] || sentMicros[row]! > micros) return;
      const gateway = to[row]!;
      found.sent[gateway]!++;
      found.progress[gateway] = progressAt(micros, sentMicros[row]!, toldMicros[row]!);
      if (toldMicros[row]! > micros || outcome[row] !== OUTCOME.arrived) return;
      found.arrived[gateway]!++;
      if (wasted[row] === 1) found.wasted[gateway]!++;
    });
    return found;
  }

  /** Marks everybody who has heard a message. */
  markHeard(message: number, micros: number, heard: Uint8Array): void {
    const { hop, person, outcome } = this.#result.trace.crossings;
    const { toldMicros } = this.#result.index;
    this.#each(message, (row) => {
      if (this.#isWrite[hop[row]!] && toldMicros[row]! <= micros && outcome[row] === OUTCOME.arrived) heard[person[row]!] = 1;
    });
  }

  /** The latest attempt to write each person of a message, in the order of sending. */
  writes(message: number, micros: number): ReadonlyMap<number, Write> {
    const { sentMicros, hop, person, outcome } = this.#result.trace.crossings;
    const { toldMicros } = this.#result.index;
    const writes = new Map<number, Write>();
    this.#each(message, (row) => {
      if (!this.#isWrite[hop[row]!] || sentMicros[row]! > micros) return;
      writes.set(person[row]!, { person: person[row]!, progress: progressAt(micros, sentMicros[row]!, toldMicros[row]!), hasFailed: outcome[row] !== OUTCOME.arrived });
    });
    return writes;
  }

  #each(message: number, visit: (row: number) => void): void {
    if (message < 0) return;
    for (let at = this.#begins[message]!; at < this.#begins[message + 1]!; at++) visit(this.#rows[at]!);
  }
}
