/** One copy comes into a station at the end of the way, and all that follows there is settled at once. */
import type { Books } from '../events/books';
import { DROPPED, type EndStations } from './endstations';
import type { Hearing } from './hearing';
import type { FlowStep } from './plan';
import type { Crossings, PlayStage } from './play';

export class Landing {
  private readonly stations: EndStations;
  private readonly books: Books;
  private readonly hearing: Hearing;
  private readonly crossings: Crossings;

  constructor({ books, hearing }: PlayStage, stations: EndStations, crossings: Crossings) {
    this.stations = stations;
    this.books = books;
    this.hearing = hearing;
    this.crossings = crossings;
  }

  /**
   * Takes a copy in; those before it at its gateway must have been.
   * @param sockets that the gateway writes for it
   * @returns false where the line is full
   */
  take(step: FlowStep, gateway: number, message: number, units: number, sockets: number, isWasted: boolean, arrivesMicros: number): boolean {
    const begin = this.stations.admit(gateway, arrivesMicros);
    if (begin === DROPPED) {
      this.books.dropped('gateway', gateway);
      return false;
    }
    const { columns, then, receiverMicros } = step;
    for (const column of columns.taken) column[gateway]!++;
    for (const column of columns.units) column[gateway]! += units;
    if (isWasted) for (const column of columns.wasted) column[gateway]!++;
    let until = begin + receiverMicros * units;
    if (sockets > 0) {
      const next = then[0]!;
      const first = until + next.senderMicros + next.latencyMicros;
      until = next.leaving.sum(until, sockets);
      const last = until + next.latencyMicros;
      for (const column of next.columns.sent) column[gateway]! += sockets;
      this.hearing.heard(message, first, last, sockets);
      this.crossings.count += sockets;
      if (last > this.crossings.lastArrivalMicros) this.crossings.lastArrivalMicros = last;
    }
    this.stations.occupy(gateway, begin, until);
    return true;
  }
}
