/** One copy comes into a station at the end of the way, and all that follows there is settled at once. */
import type { Counts } from '../../model/ledger';
import type { Books } from '../events/books';
import type { Waking } from '../events/waking';
import { DROPPED, type EndStations } from './endstations';
import type { Hearing } from './hearing';
import type { FlowStep } from './plan';
import type { Timeline } from './timeline';
import type { Crossings, PlayStage } from './stage';

/** What the gateways have taken in by one step, and the sockets that they have written for it. */
interface Tally {
  readonly taken: Counts;
  /** Beyond one for each copy. */
  readonly moreUnits: Counts;
  readonly wasted: Counts;
  readonly sockets: Counts;
}

export class Landing {
  /** By step; null for those that lead elsewhere. Entered in the ledger's columns at the end. */
  private readonly tallies: readonly (Tally | null)[];
  private readonly steps: readonly FlowStep[];
  private readonly stations: EndStations;
  private readonly timeline: Timeline;
  private readonly books: Books;
  private readonly waking: Waking;
  private readonly hearing: Hearing;
  private readonly crossings: Crossings;

  constructor({ scenario, plan, books, waking, hearing }: PlayStage, stations: EndStations, timeline: Timeline, crossings: Crossings) {
    const column = (): Counts => new Float64Array(scenario.gateways);
    this.steps = plan.steps;
    this.tallies = plan.steps.map(({ to }) => (to === 'gateway' ? { taken: column(), moreUnits: column(), wasted: column(), sockets: column() } : null));
    this.stations = stations;
    this.timeline = timeline;
    this.books = books;
    this.waking = waking;
    this.hearing = hearing;
    this.crossings = crossings;
  }

  /** The tally of a step that leads here. */
  tallyOf({ index }: FlowStep): Tally | null {
    return this.tallies[index]!;
  }

  /** A gateway has no room for a copy. */
  drop(gateway: number, message: number): void {
    this.books.dropped('gateway', gateway);
    this.hearing.dropped(message);
  }

  /**
   * Takes a copy in; those before it at its gateway must have been.
   * @param sockets that the gateway writes for it
   * @returns false where the line is full
   */
  take(step: FlowStep, gateway: number, message: number, units: number, sockets: number, isWasted: boolean, arrivesMicros: number): boolean {
    const begin = this.stations.admit(gateway, arrivesMicros);
    if (begin === DROPPED) {
      this.drop(gateway, message);
      return false;
    }
    const { index, then, receiverMicros, onceMicros } = step;
    const tally = this.tallies[index]!;
    tally.taken[gateway]!++;
    this.timeline.receive(gateway, arrivesMicros);
    if (units !== 1) tally.moreUnits[gateway]! += units - 1;
    if (isWasted) tally.wasted[gateway]!++;
    let until = this.waking.begin(gateway, begin, begin === arrivesMicros) + (onceMicros + receiverMicros * units);
    if (sockets > 0) {
      const next = then[0]!;
      const from = this.waking.write(gateway, until);
      const first = from + next.senderMicros + next.latencyMicros;
      until = next.leaving.sum(from, sockets);
      this.timeline.write(gateway, from, until, sockets);
      const last = until + next.latencyMicros;
      tally.sockets[gateway]! += sockets;
      this.hearing.heard(message, first, last, sockets);
      this.crossings.add(sockets, last);
    }
    this.stations.occupy(gateway, begin, until);
    return true;
  }

  /** Enters what has been taken in by now in the ledger. */
  enter(): void {
    this.tallies.forEach((tally, index) => {
      if (!tally) return;
      const { columns, then } = this.steps[index]!;
      add(columns.taken, tally.taken);
      add(columns.units, tally.taken);
      add(columns.units, tally.moreUnits);
      add(columns.wasted, tally.wasted);
      if (then[0]) add(then[0].columns.sent, tally.sockets);
      for (const column of [tally.taken, tally.moreUnits, tally.wasted, tally.sockets]) column.fill(0);
    });
  }
}

function add(columns: readonly Counts[], counts: Counts): void {
  for (const column of columns) for (let at = 0; at < counts.length; at++) column[at]! += counts[at]!;
}
