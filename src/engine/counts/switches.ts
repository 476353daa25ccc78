/**
 * All switches of a run in the order of time, as columns, and by chat: who leaves it and who comes.
 */
import type { Population } from '../../model/population';
import type { Scenario } from '../../model/scenario';
import { MOST_SWITCHES, switcherOf, switchingMicros, switchPhase } from '../../model/switching';
import { chooseBelow } from './counting';

/** One row a switch, ascending by time and then by person. */
export interface SwitchColumns {
  readonly length: number;
  readonly atMicros: Float64Array;
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** Place of the person among those who switch. */
  readonly mover: Uint32Array;
  /** Those who switch, ascending. */
  readonly movers: Float64Array;
}

/** Comings and goings of each chat, in the order of time. */
export interface ChangesByChat {
  /** Chat c has the entries from `starts[c]` to `starts[c + 1]`. */
  readonly starts: Uint32Array;
  /** Twice the row of a switch, and 1 more where somebody comes. */
  readonly entries: Uint32Array;
}

/** People looked at between two looks at the clock. */
const PEOPLE_AT_ONCE = 4096;
const FIRST_CAPACITY = 1024;
const HAIR = 1e-6;

/** Collects the switches of everybody. Yields after some thousand people, with how many were looked at. */
export function* collectSwitches(scenario: Scenario, { people, presence }: Population): Generator<number, SwitchColumns> {
  const eachOf = switcherOf(scenario, presence);
  const found = { atMicros: new Float64Array(FIRST_CAPACITY), from: new Uint32Array(FIRST_CAPACITY), to: new Uint32Array(FIRST_CAPACITY), mover: new Uint32Array(FIRST_CAPACITY) };
  const movers: number[] = [];
  let length = 0;
  const note = (person: number, atMicros: number, from: number, to: number): void => {
    if (length === found.atMicros.length) grow(found);
    if (movers[movers.length - 1] !== person) movers.push(person);
    found.atMicros[length] = atMicros;
    found.from[length] = from;
    found.to[length] = to;
    found.mover[length++] = movers.length - 1;
  };
  const { key, share } = switchPhase(scenario);
  const mayHave = new Uint8Array(PEOPLE_AT_ONCE);
  for (let start = 0; start < people; start += PEOPLE_AT_ONCE) {
    const count = Math.min(people - start, PEOPLE_AT_ONCE);
    // A hair more than the share: each person's own switches decide, this only spares asking all of them.
    chooseBelow(mayHave.fill(1), key, Math.min(1, share * (1 + HAIR)), start, count);
    for (let index = 0; index < count; index++) if (mayHave[index] === 1) eachOf(start + index, note);
    yield count;
  }
  const order = orderByTime(found.atMicros.subarray(0, length), switchingMicros(scenario));
  yield length;
  return {
    length,
    atMicros: Float64Array.from(order, (row) => found.atMicros[row]!),
    from: Uint32Array.from(order, (row) => found.from[row]!),
    to: Uint32Array.from(order, (row) => found.to[row]!),
    mover: Uint32Array.from(order, (row) => found.mover[row]!),
    movers: Float64Array.from(movers),
  };
}

type Found = { -readonly [Name in 'atMicros' | 'from' | 'to' | 'mover']: SwitchColumns[Name] };

function grow(found: Found): void {
  // The number expected is bounded; what chance adds to it is small beside that.
  const capacity = Math.min(2 * found.atMicros.length, 2 * MOST_SWITCHES);
  for (const name of ['from', 'to', 'mover'] as const) {
    const longer = new Uint32Array(capacity);
    longer.set(found[name]);
    found[name] = longer;
  }
  const atMicros = new Float64Array(capacity);
  atMicros.set(found.atMicros);
  found.atMicros = atMicros;
}

/**
 * The places of some moments between 0 and `end`, ascending by moment; equal ones keep their order.
 * They are dealt into as many equal spells as there are moments, and put in order within each: people
 * switch at all times alike, so few share a spell.
 */
function orderByTime(moments: Float64Array, end: number): Uint32Array {
  const spells = moments.length;
  const spellOf = (moment: number): number => Math.min(spells - 1, Math.floor((moment / end) * spells));
  const starts = new Uint32Array(spells + 1);
  for (const moment of moments) starts[spellOf(moment) + 1]!++;
  for (let spell = 0; spell < spells; spell++) starts[spell + 1]! += starts[spell]!;
  const order = new Uint32Array(spells);
  const next = starts.slice();
  moments.forEach((moment, row) => {
    const spell = spellOf(moment);
    let place = next[spell]!++;
    for (; place > starts[spell]! && moments[order[place - 1]!]! > moment; place--) order[place] = order[place - 1]!;
    order[place] = row;
  });
  return order;
}

/** Sorts the two ends of each switch by chat. */
export function changesByChat({ length, from, to }: SwitchColumns, chats: number): ChangesByChat {
  const starts = new Uint32Array(chats + 1);
  for (let row = 0; row < length; row++) {
    starts[from[row]! + 1]!++;
    starts[to[row]! + 1]!++;
  }
  for (let chat = 0; chat < chats; chat++) starts[chat + 1]! += starts[chat]!;
  const entries = new Uint32Array(2 * length);
  const next = starts.slice();
  for (let row = 0; row < length; row++) {
    entries[next[from[row]!]!++] = 2 * row;
    entries[next[to[row]!]!++] = 2 * row + 1;
  }
  return { starts, entries };
}
