/**
 * Frames on the links from owner processes to gateways, as the counting engine finds them. A process sends a gateway
 * one frame a tick, whoever of its chats has something for it: so for each tick of a process it is noted, gateway by
 * gateway, how many of the chats that hand something over hold somebody there; above 0 is a frame. When a tick ends
 * does not hang on who is where, so chats can come one after the other.
 */
import type { LinkFrames } from '../../model/counts';
import type { Counts } from '../../model/ledger';
import { framesInRun } from '../../model/linkrates';
import { processOf, type Pacing } from '../../model/releases';
import type { Scenario } from '../../model/scenario';

/** Whom a gateway holds of a chat: anybody connected, or a viewer. */
export type Whom = 'held' | 'viewed';

/** Gateways × ticks that are looked at one by one: 64 MB. Beyond, a mean by formula takes the place of the count. */
const MOST_NOTED = 2 ** 24;

export class Links {
  private readonly scenario: Scenario;
  private readonly pacing: Pacing;
  private readonly processes: number;
  private readonly mostNoted: number;
  /** By whom a gateway holds, by process, by when the tick ends: how many chats have something for each gateway. */
  private readonly notes: Readonly<Record<Whom, Map<number, Int32Array>[]>>;
  private noted = 0;

  /** @param mostNoted gateways × ticks that are noted */
  constructor(scenario: Scenario, pacing: Pacing, processes: number, mostNoted = MOST_NOTED) {
    this.scenario = scenario;
    this.pacing = pacing;
    this.processes = processes;
    this.mostNoted = mostNoted;
    const byProcess = (): Map<number, Int32Array>[] => Array.from({ length: processes }, () => new Map<number, Int32Array>());
    this.notes = { held: byProcess(), viewed: byProcess() };
  }

  /** Whether every tick is noted. */
  get areCounted(): boolean {
    return this.noted <= this.mostNoted;
  }

  /**
   * A chat hands something over at some ticks, and has somebody on some gateways.
   * @param sign 1 where it has, −1 where it has nobody there any more
   */
  enter(whom: Whom, chat: number, tickMicros: Float64Array, gateways: readonly number[], sign: 1 | -1 = 1): void {
    const ticks = this.notes[whom][processOf({ processes: this.processes }, chat)]!;
    for (const micros of tickMicros) {
      const chats = this.areCounted ? this.tick(ticks, micros) : null;
      if (chats) for (const gateway of gateways) chats[gateway]! += sign;
    }
  }

  private tick(ticks: Map<number, Int32Array>, micros: number): Int32Array | null {
    const known = ticks.get(micros);
    if (known) return known;
    this.noted += this.scenario.gateways;
    if (!this.areCounted) {
      for (const byProcess of [...this.notes.held, ...this.notes.viewed]) byProcess.clear();
      return null;
    }
    const chats = new Int32Array(this.scenario.gateways);
    ticks.set(micros, chats);
    return chats;
  }

  /** @param chats of which each gateway holds somebody, and of which it holds a viewer */
  frames(chats: Readonly<Record<Whom, Counts>>): LinkFrames {
    return { held: this.framesOf('held', chats.held), viewed: this.framesOf('viewed', chats.viewed), areCounted: this.areCounted };
  }

  private framesOf(whom: Whom, chats: Counts): LinkFrames[Whom] {
    const byGateway = new Float64Array(this.scenario.gateways);
    const byProcess = new Float64Array(this.processes);
    if (!this.areCounted) return this.meanFrames(chats);
    this.notes[whom].forEach((ticks, process) => {
      for (const noted of ticks.values()) {
        for (let gateway = 0; gateway < noted.length; gateway++) {
          if (noted[gateway] === 0) continue;
          byGateway[gateway]!++;
          byProcess[process]!++;
        }
      }
    });
    return { byGateway, byProcess };
  }

  /** The mean, given how many chats each gateway holds somebody of. */
  private meanFrames(held: Counts): LinkFrames[Whom] {
    const { scenario, processes } = this;
    const { chats } = scenario;
    const framesFrom = framesInRun(scenario, this.pacing, processes);
    const known = new Map<number, number>();
    const byGateway = held.map((count) => {
      const frames = known.get(count) ?? framesFrom([{ chats, share: count / chats }]);
      known.set(count, frames);
      return frames;
    });
    return { byGateway, byProcess: new Float64Array(processes).fill(byGateway.reduce((sum, frames) => sum + frames, 0) / processes) };
  }
}
