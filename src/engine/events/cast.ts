/** The components of a run that have work, each played by a station actor on the run's calendar. */
import { createActor, type ActorRefFrom } from 'xstate';
import { roleOf, type Role } from '../../model/roles';
import { RANK, type Calendar } from './calendar';
import { stationMachine, type Job } from './station.machine';

const DONE = { type: 'DONE' } as const;

/** How many actors a run makes before it spares them. An actor takes about four kilobytes. */
const ACTORS_MAX = 4096;

/** An actor that plays an instance which has work. */
interface Player {
  readonly actor: ActorRefFrom<typeof stationMachine>;
  readonly cores: number;
  stations: Map<number, Station>;
  instance: number;
}

/** An instance that serves a single job and has no actor. */
interface Lone {
  readonly actor: null;
  /** When the job is done, and that entry of the calendar. */
  readonly untilMicros: number;
  readonly entry: number;
}

type Station = Player | Lone;

export interface CastOptions {
  /** Of an instance of a role whose cores the scenario says; the others have one. */
  readonly cores: number;
  /** Jobs that an instance lets wait. */
  readonly line: number;
  /** How many actors are made before they are spared; 4,096 where left out. */
  readonly actorsMax?: number;
}

/**
 * Hands jobs to stations. A station that has become idle is like any other idle station of as many
 * cores, so its actor is lent to the next instance that gets work. When very many are busy at once
 * (a million topics may be told at the same moment), those that serve one job alone do without,
 * until a second job comes.
 */
export class Cast {
  /** Most jobs that any component had waiting. */
  longestLine = 0;
  private readonly calendar: Calendar;
  private readonly options: CastOptions;
  private readonly actorsMax: number;
  private actors = 0;
  private readonly working = new Map<Role, Map<number, Station>>();
  private readonly resting = new Map<number, Player[]>();

  constructor(calendar: Calendar, options: CastOptions) {
    this.calendar = calendar;
    this.options = options;
    this.actorsMax = options.actorsMax ?? ACTORS_MAX;
  }

  /** Hands a job to an instance now. It begins at once or later, or is dropped; it is told which. */
  arrive(role: Role, instance: number, job: Job): void {
    const stations = this.stationsOf(role);
    const station = stations.get(instance);
    if (station?.actor) {
      this.send(station, job);
      return;
    }
    const cores = roleOf(role).cores ? this.options.cores : 1;
    const rested = this.resting.get(cores)?.pop();
    if (!station && !rested && this.actors >= this.actorsMax) {
      this.serveAlone(stations, instance, job);
      return;
    }
    const player = rested ?? this.newPlayer(cores);
    player.stations = stations;
    player.instance = instance;
    stations.set(instance, player);
    if (station) this.takeOver(player, station);
    this.send(player, job);
  }

  private stationsOf(role: Role): Map<number, Station> {
    const known = this.working.get(role);
    if (known) return known;
    const stations = new Map<number, Station>();
    this.working.set(role, stations);
    return stations;
  }

  private send({ actor }: Player, job: Job): void {
    actor.send({ type: 'ARRIVE', job });
    const { size } = contextOf(actor).waiting;
    if (size > this.longestLine) this.longestLine = size;
  }

  private serveAlone(stations: Map<number, Station>, instance: number, job: Job): void {
    const untilMicros = job.begin(true);
    const entry = this.calendar.schedule(untilMicros, RANK.done, () => {
      stations.delete(instance);
    });
    stations.set(instance, { actor: null, untilMicros, entry });
  }

  /** Puts the job that a station has served alone into its new actor's hands. */
  private takeOver({ actor }: Player, { untilMicros, entry }: Lone): void {
    this.calendar.cancel(entry);
    actor.send({ type: 'ARRIVE', job: { begin: () => untilMicros, dropped: () => undefined } });
  }

  private newPlayer(cores: number): Player {
    const done = (): void => {
      player.actor.send(DONE);
      if (contextOf(player.actor).busyCores === 0) this.release(player);
    };
    const hold = (untilMicros: number): void => {
      this.calendar.schedule(untilMicros, RANK.done, done);
    };
    const actor = createActor(stationMachine, {
      clock: this.calendar.clock,
      input: { cores, line: this.options.line, hold },
    });
    const player: Player = { actor: actor.start(), cores, stations: new Map(), instance: 0 };
    this.actors++;
    return player;
  }

  private release(player: Player): void {
    player.stations.delete(player.instance);
    const resting = this.resting.get(player.cores);
    if (resting) resting.push(player);
    else this.resting.set(player.cores, [player]);
  }
}

/** @throws whatever the actor has come to grief on: XState would only report it later. */
function contextOf(actor: Player['actor']): ReturnType<Player['actor']['getSnapshot']>['context'] {
  const snapshot = actor.getSnapshot();
  if (snapshot.status === 'error') throw snapshot.error;
  return snapshot.context;
}
