/** What is under way at a moment: the message that is followed, its stretches, and what people who switch have set off. */
import { countBelow } from '../model/numeric';
import { MICROS_PER_MILLI } from '../model/posting';
import type { PlayedResult } from '../model/run';
import type { HopKind } from '../model/trace';
import type { Stretch } from './flight';
import type { Moment } from './moment';
import type { PlayedRun } from './run';

/** A crossing that a switch has set off and that is on its way. */
export interface SwitchCrossing {
  readonly kind: HopKind;
  readonly from: number;
  readonly to: number;
  readonly person: number;
  /** The chat that the person opens. */
  readonly chat: number;
}

/** How the owner of its chat stands to the message that is followed. */
export interface OwnerNow {
  /** Messages that go on with it, itself among them. */
  readonly carried: number;
  /** It has arrived and waits there: with so many that do, itself among them; 0 where it does not. */
  readonly held: number;
  /** It has arrived and was dropped; and how many of its chat were by now. */
  readonly isDropped: boolean;
  readonly dropped: number;
}

export interface UnderWay {
  readonly result: PlayedResult;
  readonly moment: Moment;
  /** People who connect, by now or later. */
  readonly connecting: number;
  /** The message that is followed, or −1 before the first; of a frame, the last that it carries. */
  readonly message: number;
  readonly owner: OwnerNow;
  readonly stretches: readonly Stretch[];
  readonly switching: readonly SwitchCrossing[];
}

export function underWayAt(run: PlayedRun, micros: number): UnderWay {
  const message = run.owners.followed(micros);
  return {
    result: run.result,
    moment: run.cursor.at(micros),
    connecting: run.cursor.connecting,
    message,
    owner: ownerAt(run, message, micros),
    stretches: message >= 0 ? run.flight.stretches(message, micros) : [],
    switching: switchesUnderWay(run, micros),
  };
}

function ownerAt({ owners, result }: PlayedRun, message: number, micros: number): OwnerNow {
  if (message < 0) return { carried: 0, held: 0, isDropped: false, dropped: 0 };
  const chat = result.trace.messages.chat[message]!;
  const held = owners.heldAt(chat, micros);
  return { carried: owners.carriedBy(message).length, held: held.includes(message) ? held.length : 0, isDropped: owners.isDropped(message), dropped: owners.droppedAt(chat, micros) };
}

/** Crossings of people who switch, of the one kind that was sent last; empty where none is on its way. */
export function switchesUnderWay({ result, stays }: Pick<PlayedRun, 'result' | 'stays'>, micros: number): SwitchCrossing[] {
  if (!stays) return [];
  const { scenario, topology, trace } = result;
  const { sentMicros, arrivedMicros, hop, from, to, person } = trace.crossings;
  const earliest = micros - Math.max(scenario.lastMile, scenario.hop) * MICROS_PER_MILLI;
  const found: SwitchCrossing[] = [];
  for (let row = countBelow(sentMicros, micros) - 1; row >= 0 && sentMicros[row]! >= earliest; row--) {
    const kind = topology.kinds[hop[row]!]!;
    if (kind.phase !== 'switch' || arrivedMicros[row]! <= micros || (found[0] && found[0].kind !== kind)) continue;
    found.push({ kind, from: from[row]!, to: to[row]!, person: person[row]!, chat: stays.columns.chat[stays.of(person[row]!, sentMicros[row]!)]! });
  }
  return found;
}
