/** The station actors of a run, made when the first job comes to them. */
import { createActor, type ActorRefFrom } from 'xstate';
import type { Role } from '../model/design';
import { RANK, type Calendar } from './calendar';
import { stationMachine, type Job } from './station.machine';

const DONE = { type: 'DONE' } as const;

/** An actor, and the instance that it plays while it has work. */
interface Player {
  readonly actor: ActorRefFrom<typeof stationMachine>;
  playedAt: Map<number, Player> | null;
  instance: number;
}

/**
 * Lends actors to the instances that have work. A station that has become idle is like any other
 * idle station of as many cores, so its actor is lent again: a run with a million topics needs
 * actors only for those that are busy at once.
 */
export class Cast {
  /** Most jobs that any component had waiting. */
  longestLine = 0;
  private readonly calendar: Calendar;
  private readonly gatewayCores: number;
  private readonly line: number;
  private readonly working = new Map<Role, Map<number, Player>>();
  private readonly resting = new Map<number, Player[]>();

  constructor(calendar: Calendar, gatewayCores: number, line: number) {
    this.calendar = calendar;
    this.gatewayCores = gatewayCores;
    this.line = line;
  }

  /** Hands a job to an instance now. The job is told whether it begins, at once or later, or is dropped. */
  arrive(role: Role, instance: number, job: Job): void {
    const { actor } = this.playerOf(role, instance);
    actor.send({ type: 'ARRIVE', job });
    const { size } = actor.getSnapshot().context.waiting;
    if (size > this.longestLine) this.longestLine = size;
  }

  private playerOf(role: Role, instance: number): Player {
    let players = this.working.get(role);
    if (!players) {
      players = new Map();
      this.working.set(role, players);
    }
    const known = players.get(instance);
    if (known) return known;
    const cores = role === 'gateway' ? this.gatewayCores : 1;
    const player = this.resting.get(cores)?.pop() ?? this.newPlayer(cores);
    player.playedAt = players;
    player.instance = instance;
    players.set(instance, player);
    return player;
  }

  private newPlayer(cores: number): Player {
    const done = (): void => {
      player.actor.send(DONE);
      if (player.actor.getSnapshot().context.busyCores === 0) this.release(player, cores);
    };
    const hold = (micros: number): void => {
      this.calendar.schedule(this.calendar.now + micros, RANK.done, done);
    };
    const actor = createActor(stationMachine, {
      clock: this.calendar.clock,
      input: { cores, line: this.line, hold },
    });
    const player: Player = { actor: actor.start(), playedAt: null, instance: 0 };
    return player;
  }

  private release(player: Player, cores: number): void {
    player.playedAt?.delete(player.instance);
    const resting = this.resting.get(cores);
    if (resting) resting.push(player);
    else this.resting.set(cores, [player]);
  }
}
