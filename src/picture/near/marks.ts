/** What is on its way at a moment: one mark a crossing, in reused columns. */
import { countBelow } from '../../model/numeric';
import { HOME } from '../../model/stays';
import { roleOf } from '../../model/roles';
import { isCopyIn, isDelivery, type HopKind, type Trace } from '../../model/trace';
import type { TraceIndex } from '../../model/traceindex';
import { progressAt, type Flight, type Stretch } from '../../reading/flight';
import type { PlayedRun } from '../../reading/run';
import type { Owners } from '../../reading/owners';
import type { Stays } from '../../reading/stays';
import { visitPlace } from './guests';
import { crossingPath, pointAlong, type Polyline } from './paths';
import type { Spot, SeatMap } from './seatmap';

/** How a mark is drawn. */
export const MARK = { none: 0, envelope: 1, query: 2, answer: 3, person: 4, note: 5, joining: 6, leaving: 7, badge: 8, request: 9, brings: 10, empty: 11 } as const;

export interface Marks {
  count: number;
  x: Float32Array;
  y: Float32Array;
  angle: Float32Array;
  progress: Float32Array;
  style: Uint8Array;
  chat: Int32Array;
  person: Int32Array;
  /** Number of the hop on the message's way, from 1; 0 while connecting and switching. */
  hopNumber: Uint8Array;
}

/** One stretch of a message's way, and where it runs. */
export interface Trail extends Stretch {
  readonly from: number;
  readonly to: number;
  readonly chat: number;
  readonly sentMicros: number;
  readonly arrivedMicros: number;
  /** When it is told to arrive. */
  readonly toldMicros: number;
  readonly line: Polyline;
  /** Where the person for whom it is stands as a visitor, if they are one. */
  readonly visit: Spot | undefined;
  /** Radius of the person for whom it is. */
  readonly radius: number;
  /** The person for whom it is was a visitor, or held a second socket, and has left since. */
  readonly isForsaken: boolean;
}

const CAPACITY = 16_384;

export class MarkField {
  readonly #flight: Flight;
  readonly #kinds: readonly HopKind[];
  readonly #trace: Trace;
  readonly #index: TraceIndex;
  readonly #stays: Stays | null;
  readonly #owners: Owners;
  readonly #styles: readonly number[];
  readonly #hopNumbers: readonly number[];
  #map: SeatMap;
  /** By stay of whom it is for, then by crossing. */
  #paths = new Map<number, Map<number, Polyline>>();
  readonly #marks: Marks = emptyMarks();
  readonly #point = { x: 0, y: 0, angle: 0 };

  constructor({ result, flight, owners, stays }: Pick<PlayedRun, 'result' | 'flight' | 'owners' | 'stays'>, map: SeatMap) {
    this.#flight = flight;
    this.#kinds = result.topology.kinds;
    this.#trace = result.trace;
    this.#index = result.index;
    this.#stays = stays;
    this.#owners = owners;
    this.#map = map;
    this.#styles = this.#kinds.map(styleOf);
    const first = this.#kinds.findIndex((kind) => kind.phase === 'message');
    this.#hopNumbers = this.#kinds.map((kind, place) => (kind.phase === 'message' || kind.phase === 'clock' ? place - first + 1 : 0));
  }

  /** Draws on another geometry from now on. */
  relay(map: SeatMap): void {
    if (map === this.#map) return;
    this.#map = map;
    this.#paths = new Map();
  }

  /**
   * Everything on its way at `micros` but copies and writes, which leave lines (`ways.ts`). The columns are
   * reused by the next call.
   */
  at(micros: number): Marks {
    const { sentMicros, arrivedMicros } = this.#trace.crossings;
    const marks = this.#marks;
    marks.count = 0;
    // Columns are ordered by sending, so only the last stretch can still be on its way.
    let row = countBelow(sentMicros, micros) - 1;
    const earliest = micros - this.#index.longestMicros;
    for (; row >= 0 && sentMicros[row]! >= earliest && marks.count < CAPACITY; row--) {
      if (arrivedMicros[row]! > micros && this.#styleOfRow(row) !== MARK.none) this.#place(row, micros);
    }
    return marks;
  }

  /** The way of one message so far, crossing by crossing. */
  trails(message: number, micros: number): Trail[] {
    const { crossings, messages } = this.#trace;
    return this.#flight.stretches(message, micros).map((stretch) => {
      const { row } = stretch;
      const stay = this.#stayOf(row);
      const visit = this.#placeOf(stay);
      const second = visit ? undefined : this.#map.seconds.get(stretch.person);
      return {
        ...stretch,
        from: crossings.from[row]!,
        to: crossings.to[row]!,
        chat: messages.chat[message]!,
        sentMicros: crossings.sentMicros[row]!,
        arrivedMicros: crossings.arrivedMicros[row]!,
        toldMicros: this.#index.toldMicros[row]!,
        line: this.#pathOf(row),
        visit,
        radius: (visit ?? second)?.radius ?? this.#map.grid.radius,
        isForsaken: (visit ?? second) !== undefined && this.#hasLeft(stretch.person, stay, micros),
      };
    });
  }

  /** Somebody is no more where they were for a message: on a stay, or on their own seat. */
  #hasLeft(person: number, stay: number, micros: number): boolean {
    const now = this.#stays?.of(person, micros) ?? HOME;
    return now !== stay && (stay !== HOME || this.#stays!.isVisit(now));
  }

  #place(row: number, micros: number): void {
    const { crossings } = this.#trace;
    const marks = this.#marks;
    const at = marks.count++;
    const progress = progressAt(micros, crossings.sentMicros[row]!, crossings.arrivedMicros[row]!);
    pointAlong(this.#pathOf(row), progress, this.#point);
    marks.x[at] = this.#point.x;
    marks.y[at] = this.#point.y;
    marks.angle[at] = this.#point.angle;
    marks.progress[at] = progress;
    marks.style[at] = this.#styleOfRow(row);
    marks.chat[at] = this.#chatOf(row);
    marks.person[at] = crossings.person[row]!;
    marks.hopNumber[at] = this.#hopNumbers[crossings.hop[row]!]!;
  }

  /** An answer by a clock that brings nothing has a mark of its own, all the way to whom it is written. */
  #styleOfRow(row: number): number {
    const { hop, message } = this.#trace.crossings;
    const style = this.#styles[hop[row]!]!;
    const kind = this.#kindOf(row);
    return kind.phase === 'clock' && (kind.reply || kind.to === 'user') && message[row]! < 0 ? MARK.empty : style;
  }

  #chatOf(row: number): number {
    const { crossings, messages } = this.#trace;
    const message = crossings.message[row]!;
    if (message >= 0) return messages.chat[message]!;
    const asked = this.#askedChat(row);
    if (asked !== null) return asked;
    if (this.#kindOf(row).phase === 'switch' && this.#kindOf(row).to === 'topic') return crossings.to[row]!;
    return this.#map.chatOf(Math.max(0, crossings.person[row]!));
  }

  /** The chat for which somebody asks: whose log is asked, else the one that the person has open. */
  #askedChat(row: number): number | null {
    const { crossings } = this.#trace;
    const { phase, from, to } = this.#kindOf(row);
    if (phase !== 'clock') return null;
    if (roleOf(to).space === 'chat') return crossings.to[row]!;
    if (roleOf(from).space === 'chat') return crossings.from[row]!;
    const stay = this.#stays?.of(crossings.person[row]!, crossings.sentMicros[row]!) ?? HOME;
    return stay === HOME ? null : this.#stays!.columns.chat[stay]!;
  }

  #kindOf(row: number): HopKind {
    return this.#kinds[this.#trace.crossings.hop[row]!]!;
  }

  /** The stay, when it was set off, of whom a crossing is for; `HOME` where they are on their own seat for it. */
  #stayOf(row: number): number {
    const { crossings, messages } = this.#trace;
    const kind = this.#kindOf(row);
    const person = this.#personOf(row);
    if (!this.#stays || person < 0 || kind.phase === 'connect') return HOME;
    if (kind.phase === 'switch') return this.#stays.of(person, crossings.sentMicros[row]!);
    const message = crossings.message[row]!;
    if (kind.phase === 'clock') {
      // Whoever has gone on to another chat meanwhile is answered on their own seat.
      const asking = this.#stays.of(person, crossings.sentMicros[row]!);
      return message < 0 || this.#stays.columns.chat[asking] === messages.chat[message] ? asking : HOME;
    }
    const stay = this.#stays.of(person, kind.id === 'post' ? messages.postedMicros[message]! : this.#owners.settledMicros(message));
    // A sender posts from where they are; a member who is elsewhere is looked for on their own seat.
    return kind.id === 'post' || this.#stays.columns.chat[stay] === messages.chat[message] ? stay : HOME;
  }

  #placeOf(stay: number): Spot | undefined {
    return this.#stays && stay !== HOME ? visitPlace(this.#map, this.#stays, stay) : undefined;
  }

  #pathOf(row: number): Polyline {
    const { hop, from, to, person } = this.#trace.crossings;
    const stay = this.#stayOf(row);
    const paths = this.#paths.get(stay) ?? new Map<number, Polyline>();
    this.#paths.set(stay, paths);
    const key = ((hop[row]! * 1e6 + from[row]!) * 1e6 + to[row]!) * 66 + person[row]! + 1;
    let line = paths.get(key);
    if (!line) {
      const visited = this.#kindOf(row).phase === 'switch' && this.#stays ? this.#placeOf(this.#stays.before(stay)) : undefined;
      const ends = { from: from[row]!, to: to[row]!, person: this.#personOf(row), chat: this.#chatOf(row), visit: this.#placeOf(stay), visited };
      line = crossingPath(this.#map, this.#kindOf(row), ends);
      paths.set(key, line);
    }
    return line;
  }

  /** A posting concerns its sender. */
  #personOf(row: number): number {
    const { person, from } = this.#trace.crossings;
    return this.#kindOf(row).id === 'post' ? from[row]! : person[row]!;
  }
}

function styleOf(kind: HopKind): number {
  if (kind.phase === 'switch') return SWITCH_STYLES[kind.id] ?? MARK.note;
  if (kind.phase === 'connect') return kind.id === 'open' || kind.id === 'resolve' || kind.id === 'join' ? MARK.person : kind.reply ? MARK.answer : MARK.note;
  if (kind.phase === 'clock') return isDelivery(kind) ? MARK.none : kind.reply ? MARK.brings : MARK.request;
  if (kind.badge) return MARK.badge;
  if (kind.reply) return MARK.answer;
  if (kind.to === 'user' || isCopyIn(kind)) return MARK.none;
  return kind.asks ? MARK.query : MARK.envelope;
}

/** Whoever switches is drawn on the way anyway: what they set off is as quiet as a note. */
const SWITCH_STYLES: Readonly<Record<string, number>> = { subscribe: MARK.joining, unsubscribe: MARK.leaving, 'resolve.reply': MARK.answer, 'locate.reply': MARK.answer, move: MARK.person };

function emptyMarks(): Marks {
  return {
    count: 0,
    x: new Float32Array(CAPACITY),
    y: new Float32Array(CAPACITY),
    angle: new Float32Array(CAPACITY),
    progress: new Float32Array(CAPACITY),
    style: new Uint8Array(CAPACITY),
    chat: new Int32Array(CAPACITY),
    person: new Int32Array(CAPACITY),
    hopNumber: new Uint8Array(CAPACITY),
  };
}
