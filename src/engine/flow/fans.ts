/** Where the copies of a hop lead that is the same for each message of a chat, in columns. */
import { servesNobody } from '../../model/waste';
import { NO_PERSON } from '../../model/words/word';
import { doubled } from '../events/columns';
import type { FlowStep } from './plan';
import type { QuickRow } from './rows';

export interface Fan {
  readonly length: number;
  readonly to: Uint32Array;
  /** What each copy carries; null where it is 1. */
  readonly units: Uint32Array | null;
  /** Whom each copy is for; null where it is for the chat. */
  readonly people: Int32Array | null;
  /** Sockets that each gateway writes for its copy, where nothing else follows there; null where that is found out copy by copy. */
  readonly writes: Uint32Array | null;
  /** 1 for a copy that serves nobody; null where each serves somebody. */
  readonly wasted: Uint8Array | null;
  /** To gateways, each once, ascending, with one unit and for the chat: how many sockets follow is known. */
  readonly isPlain: boolean;
  /** How often all of it was sent since deliveries were entered last, where they are entered person by person. */
  rounds: number;
  readonly cells: number;
}

/** Collects what a word visits: columns that are good until it is asked anew. */
export class FanMaker {
  to = new Uint32Array(64);
  units = new Uint32Array(64);
  people = new Int32Array(64);
  length = 0;
  private isEachOne = true;
  private isForNobody = true;
  private readonly copy: { at: number; person: number } = { at: 0, person: NO_PERSON };
  private readonly visit = (to: number, units: number, person: number): void => {
    if (this.length === this.to.length) this.grow();
    this.to[this.length] = to;
    this.units[this.length] = units;
    this.people[this.length] = person;
    this.length++;
    if (units !== 1) this.isEachOne = false;
    if (person !== NO_PERSON) this.isForNobody = false;
  };

  /** Finds out what a step leads to from a copy. @returns how many copies leave */
  reach(step: FlowStep, row: QuickRow, at: number, person: number): number {
    this.length = 0;
    this.isEachOne = true;
    this.isForNobody = true;
    this.copy.at = at;
    this.copy.person = person;
    step.reach(row, step.to, this.copy, this.visit);
    return this.length;
  }

  /** What was found out last, in columns of its own. */
  fan(step: FlowStep, row: QuickRow): Fan {
    const { length } = this;
    const to = known(this.to.subarray(0, length), row);
    const units = this.isEachOne ? null : this.units.slice(0, length);
    const people = this.isForNobody ? null : this.people.slice(0, length);
    const writes = people || !step.isFromChat ? null : writesOf(step, row, to);
    const wasted = step.columns.wasted.length > 0 ? wastedOf(row, to, people) : null;
    const own = [to, units, people, writes].filter((column) => column !== null && !isOfRow(column, row)).length;
    return { length, to, units, people, writes, wasted, isPlain: writes !== null && !units && isAscending(to), rounds: 0, cells: own * length };
  }

  private grow(): void {
    this.to = doubled(this.to, Uint32Array);
    this.units = doubled(this.units, Uint32Array);
    this.people = doubled(this.people, Int32Array);
  }
}

function isAscending(to: Uint32Array): boolean {
  for (let place = 1; place < to.length; place++) if (to[place - 1]! >= to[place]!) return false;
  return true;
}

/** The row's own column where it says the same, so that none is held twice. */
function known(to: Uint32Array, { gateways, viewingGateways }: QuickRow): Uint32Array {
  return isSame(to, viewingGateways) ? viewingGateways : isSame(to, gateways) ? gateways : to.slice();
}

function isSame(one: Uint32Array, other: Uint32Array): boolean {
  if (one.length !== other.length) return false;
  for (let place = 0; place < one.length; place++) if (one[place] !== other[place]) return false;
  return true;
}

function isOfRow(column: Fan['to' | 'units' | 'people' | 'writes'], { gateways, viewingGateways, viewersByGateway }: QuickRow): boolean {
  return column === gateways || column === viewingGateways || column === viewersByGateway;
}

function writesOf({ to: role, then }: FlowStep, row: QuickRow, to: Uint32Array): Uint32Array | null {
  const [next] = then;
  if (role !== 'gateway' || then.length > 1 || (next && next.readers === null)) return null;
  if (!next) return new Uint32Array(to.length);
  const { connected, viewing } = next.readers!;
  if (to === row.viewingGateways && connected === 0 && viewing === 1) return row.viewersByGateway;
  return to.map((gateway) => readersAt(next, row, gateway));
}

/** How often a gateway writes to its people for one copy, by a step that says so of each of them. */
export function readersAt({ readers }: FlowStep, row: QuickRow, gateway: number): number {
  const { connected, viewing } = readers!;
  return (connected === 0 ? 0 : connected * row.connectedOn(gateway)) + (viewing === 0 ? 0 : viewing * row.viewersOn(gateway));
}

function wastedOf(row: QuickRow, to: Uint32Array, people: Int32Array | null): Uint8Array | null {
  if (!people && to === row.viewingGateways) return null;
  const wasted = new Uint8Array(to.length);
  let some = false;
  for (let place = 0; place < to.length; place++) {
    if (!servesNobody(row, { at: to[place]!, person: people ? people[place]! : NO_PERSON })) continue;
    wasted[place] = 1;
    some = true;
  }
  return some ? wasted : null;
}
