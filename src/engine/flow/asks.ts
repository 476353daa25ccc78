/** Asks under way, and their answers: a storage that is asked answers as soon as it is done, and has nothing else to do. */
import type { Books } from '../events/books';
import { RANK } from '../events/calendar';
import { NO_PERSON } from '../../model/words/word';
import type { Agenda } from './agenda';
import { KIND, NONE, type Copies } from './copies';
import { Numbered, type Flight, type Gather } from './flights';
import type { Freed } from './freed';
import type { Place } from './places';
import type { FlowStep } from './plan';
import type { Crossings } from './stage';
import type { Stations } from './stations';
import type { Timeline } from './timeline';

/** Where all copies of a fan arrive at one moment. */
export interface Asked {
  readonly stations: Stations;
  readonly timeline: Timeline;
  /** Number of the place. */
  readonly place: number;
  /** Told of an instance whose line is full. */
  readonly drop: (instance: number) => void;
}

/** Where the copies of a step are that are asked at one moment; null where they come apart, or bring something else about. */
export function togetherAt({ isAsk, to, senderMicros, columns }: FlowStep, place: number, places: readonly Place[], timelines: readonly (Timeline | null)[], books: Books): Asked | null {
  const [stations, timeline] = [places[place], timelines[place]];
  if (!isAsk || to === 'gateway' || senderMicros > 0 || columns.wasted.length > 0 || !stations || stations.isEnd || stations.cores > 1 || !timeline) return null;
  return { stations, timeline, place, drop: (at) => { books.dropped(to, at); } };
}

export class Asks {
  private readonly gathers = new Numbered<Gather>();
  private readonly agenda: Agenda;
  private readonly copies: Copies;
  private readonly freed: Freed;
  private readonly crossings: Crossings;

  constructor(agenda: Agenda, copies: Copies, freed: Freed, crossings: Crossings) {
    this.agenda = agenda;
    this.copies = copies;
    this.freed = freed;
    this.crossings = crossings;
  }

  /** @returns the number of an ask that is under way from now on */
  open(gather: Gather): number {
    return this.gathers.add(gather);
  }

  get(number: number): Gather {
    return this.gathers.get(number);
  }

  /** It is over. @returns it */
  close(number: number): Gather {
    return this.gathers.remove(number);
  }

  /** An answer leaves; after the last one the asker goes on when the latest comes in. */
  answer(number: number, arrivedMicros: number): void {
    const gather = this.gathers.get(number);
    this.note(gather, arrivedMicros, this.agenda.sequences(1));
    this.crossings.add(1, arrivedMicros);
    if (--gather.open === 0) this.goOn(number, gather);
  }

  /**
   * The copies of a fan arrive now, all of them, at stations of one core each: nothing else can come
   * between them, since whatever they bring about comes later.
   */
  arriveTogether({ fan, step, message, gather: number }: Flight, nowMicros: number, { stations, timeline, place, drop }: Asked): void {
    const { to, units, length } = fan;
    const { columns, onceMicros, receiverMicros, latencyMicros } = step;
    const { agenda } = this;
    const { freeMicros, freeSequence } = stations;
    const gather = this.gathers.get(number);
    const isEachTold = timeline.isEachTold;
    const { busyMicros } = timeline;
    let base = 0;
    let edge = -Infinity;
    let answers = 0;
    for (let copy = 0; copy < length; copy++) {
      const at = to[copy]!;
      const keys = units ? units[copy]! : 1;
      if (freeMicros[at]! <= nowMicros) {
        const until = nowMicros + (onceMicros + receiverMicros * keys);
        const sequence = agenda.sequences(2);
        this.note(gather, until + latencyMicros, sequence);
        freeMicros[at] = until;
        freeSequence[at] = sequence + 1;
        answers++;
        if (edge === -Infinity) {
          edge = timeline.edgeOf(nowMicros);
          base = timeline.baseOf(nowMicros);
        }
        if (isEachTold && until <= edge) busyMicros[base + at]! += until - nowMicros;
        else {
          timeline.work(at, nowMicros, until);
          // Bins may have become longer.
          edge = -Infinity;
        }
      } else if (stations.isFull(at)) {
        drop(at);
        continue;
      } else if (stations.join(at, nowMicros, this.copies.take(KIND.copy, step.index, message, at, NO_PERSON, keys, number))) this.freed.enter(freeMicros[at]!, freeSequence[at]!, place, at);
      timeline.receive(at, nowMicros);
      for (const column of columns.taken) column[at]!++;
      for (const column of columns.units) column[at]! += keys;
    }
    if (answers === 0) return;
    this.crossings.add(answers, gather.lastMicros);
    gather.open -= answers;
    if (gather.open === 0) this.goOn(number, gather);
  }

  private note(gather: Gather, arrivedMicros: number, sequence: number): void {
    if (arrivedMicros < gather.lastMicros) return;
    gather.lastMicros = arrivedMicros;
    gather.lastSequence = sequence;
  }

  private goOn(number: number, { lastMicros, lastSequence }: Gather): void {
    const slot = this.copies.take(KIND.answered, NONE, NONE, NONE, NO_PERSON, 1, number);
    this.agenda.enter(slot, lastMicros, RANK.reply, lastSequence, NONE);
  }
}
