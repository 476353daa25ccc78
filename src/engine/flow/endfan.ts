/** The hot loop: the copies of a fan, one after the other, into stations at the end of the way. */
import type { Counts } from '../../model/ledger';
import type { Books } from '../events/books';
import { DROPPED, type EndStations } from './endstations';
import type { Flight } from './flights';
import type { Hearing } from './hearing';

/** What a loop may do before somebody else's turn comes. */
export interface Turn {
  readonly mostCopies: number;
  /** Copies go on up to this moment, and at it only where `mayTie`. */
  readonly limitMicros: number;
  readonly mayTie: boolean;
}

/** What a loop has done: crossings of the network, and when the last one arrives. */
export interface Taken {
  copies: number;
  writes: number;
  lastArrivalMicros: number;
}

/** Takes copies of a fan in that gateways write to all their viewers, as many as the turn allows. */
export function takeAtEnd(flight: Flight, stations: EndStations, hearing: Hearing, books: Books, turn: Turn, taken: Taken): void {
  const { fan, step, message } = flight;
  const { to, writes, units, wasted, delivered, length } = fan;
  const { latencyMicros, receiverMicros, senderMicros, columns } = step;
  const [next] = step.then;
  const perWrite = next?.senderMicros ?? 0;
  const lastMile = next?.latencyMicros ?? 0;
  const sentColumns: readonly Counts[] = next?.columns.sent ?? [];
  const takenColumns = units ? columns.taken : [...columns.taken, ...columns.units];
  const posted = hearing.postedMicros[message]!;
  const { limitMicros, mayTie } = turn;
  const stop = Math.min(length, flight.place + turn.mostCopies);
  let { place, sentMicros } = flight;
  let firstMicros = Infinity;
  let lastMicros = -Infinity;
  let allWrites = 0;
  for (let micros = sentMicros + latencyMicros; place < stop && (micros < limitMicros || (micros === limitMicros && mayTie)); micros = sentMicros + latencyMicros) {
    const gateway = to[place]!;
    const begin = stations.admit(gateway, micros);
    if (begin === DROPPED) books.dropped('gateway', gateway);
    else {
      for (const column of takenColumns) column[gateway]!++;
      if (units) for (const column of columns.units) column[gateway]! += units[place]!;
      if (wasted && wasted[place] === 1) for (const column of columns.wasted) column[gateway]!++;
      let until = begin + receiverMicros * (units ? units[place]! : 1);
      const sockets = writes![place]!;
      if (sockets > 0) {
        until += perWrite;
        const first = until + lastMile;
        // One after the other, as they leave: a product would differ in the last bit.
        for (let socket = 1; socket < sockets; socket++) until += perWrite;
        const last = until + lastMile;
        if (first < firstMicros) firstMicros = first;
        if (last > lastMicros) lastMicros = last;
        hearing.spans.enter(first - posted, last - posted, sockets);
        for (const column of sentColumns) column[gateway]! += sockets;
        allWrites += sockets;
        if (delivered) delivered[place]!++;
      }
      stations.occupy(gateway, begin, until);
    }
    place++;
    sentMicros += senderMicros;
  }
  taken.copies = place - flight.place;
  taken.writes = allWrites;
  taken.lastArrivalMicros = lastMicros;
  flight.place = place;
  flight.sentMicros = sentMicros;
  if (allWrites > 0) hearing.reach(message, firstMicros, lastMicros);
}
