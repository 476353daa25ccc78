/** Kills workers one after the other, on several pages side by side, and adds up what became of it. */
import type { Browser } from 'playwright-core';
import { chanceOf, type Chance } from '../chance';
import { grownWords, type Held } from '../memory';
import { calmPlaces, type Place } from './calm';
import { Differs, openDesk, type Desk } from './desk';
import type { MomentId } from './moments';
import { sceneAt, SCENES, type Scene } from './scenes';
import { PATIENCE_MILLIS } from './shown';
import { WAYS, type WayId } from './ways';

export interface KillsOptions {
  readonly browser: Browser;
  /** Of the built app, with a slash at its end. */
  readonly address: string;
  readonly seed: number;
  readonly kills: number;
  /** Pages that are killed at the same time; each has a context of its own. */
  readonly pages: number;
  /** Those of this scene alone, by the same numbers; all where left out. */
  readonly only?: string | undefined;
  readonly scenes?: readonly Scene[];
  /** How long a page may take to be as it was. */
  readonly patienceMillis?: number;
  readonly onKill?: ((done: number, faults: number) => void) | undefined;
  /** Told of each as soon as it is found. */
  readonly onFault?: ((fault: KillFault) => void) | undefined;
}

/** One kill: all of it follows from the seed and its number. */
export interface Kill {
  readonly number: number;
  readonly scene: Scene;
  readonly way: WayId;
  readonly moment: MomentId;
}

export interface KillFault {
  /** Null where it is of all kills of the scene together. */
  readonly kill: Kill | null;
  readonly scene: Scene;
  readonly words: string;
}

export interface Tally {
  kills: number;
  restartsByItself: number;
  restartsByButton: number;
}

export interface Killed {
  readonly seed: number;
  readonly kills: number;
  readonly byWay: Readonly<Record<WayId, Tally>>;
  /** Rests that were held against a page that is never killed, and those that were not alike. */
  readonly compared: number;
  readonly differences: number;
  readonly faults: readonly KillFault[];
  /** By scene, what its page has held in each document, in order. */
  readonly weighed: Readonly<Record<string, readonly (readonly Held[])[]>>;
}

/** Weighings of one page, if nothing befalls it. */
const WEIGHINGS = 16;
/** Fewer than this have no quarters. */
const LEAST_WEIGHINGS = 4;
/** So many faults are enough. */
const MOST_FAULTS = 10;

const WAY_IDS = Object.keys(WAYS) as WayId[];

/** Each way once, in an order by chance, and again. */
function wayAt(seed: number, number: number): WayId {
  const round = Math.floor((number - 1) / WAY_IDS.length);
  const chance = chanceOf(seed, round, 1);
  const left = [...WAY_IDS];
  const order = WAY_IDS.map(() => left.splice(chance.below(left.length), 1)[0]!);
  return order[(number - 1) % WAY_IDS.length]!;
}

export function killAt(seed: number, number: number, scenes: readonly Scene[] = SCENES): Kill & { readonly chance: Chance } {
  const scene = sceneAt(number, scenes);
  const chance = chanceOf(seed, number);
  return { number, scene, way: wayAt(seed, number), moment: chance.oneOf(scene.moments), chance };
}

function meanOf(weighed: readonly Held[]): Held {
  const mean = (what: keyof Held): number => Math.round(weighed.reduce((sum, held) => sum + held[what], 0) / weighed.length);
  return { heap: mean('heap'), nodes: mean('nodes'), listeners: mean('listeners') };
}

/** What the last quarter of weighings holds more than the first; empty where that is nothing. */
export function growthWords(weighed: readonly Held[]): string {
  if (weighed.length < LEAST_WEIGHINGS) return '';
  const quarter = Math.floor(weighed.length / 4);
  return grownWords(meanOf(weighed.slice(0, quarter)), meanOf(weighed.slice(-quarter)));
}

/** The page of one scene: opened when it is wanted first, and anew where something was wrong. */
function openLane({ browser, address, patienceMillis = PATIENCE_MILLIS }: KillsOptions, scene: Scene, kills: number) {
  const weighed: (readonly Held[])[] = [];
  const weighedEvery = Math.max(1, Math.floor(kills / WEIGHINGS));
  let places: readonly Place[] | undefined;
  let desk: Desk | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  return {
    weighed,
    /** One after the other, in the order in which they are asked for. */
    inTurn<Result>(work: () => Promise<Result>): Promise<Result> {
      const done = turn.then(work);
      turn = done.catch(() => undefined);
      return done;
    },
    async desk(): Promise<Desk> {
      places ??= await calmPlaces(browser, address, scene);
      desk ??= await openDesk({ browser, address, scene, places, patienceMillis, weighedEvery });
      return desk;
    },
    async close(): Promise<void> {
      const closing = desk;
      desk = undefined;
      if (!closing) return;
      weighed.push(closing.weighed);
      await closing.close();
    },
  };
}

/** Kills so many workers, until that is done or enough is wrong. */
export async function killAll(options: KillsOptions): Promise<Killed> {
  const { seed, kills, pages, only, scenes = SCENES, onKill, onFault } = options;
  const all = Array.from({ length: kills }, (_, index) => killAt(seed, index + 1, scenes)).filter(({ scene }) => only === undefined || scene.id === only);
  const lanes = new Map(scenes.map((scene) => [scene.id, openLane(options, scene, all.filter((kill) => kill.scene === scene).length)]));
  const byWay = Object.fromEntries(WAY_IDS.map((way) => [way, { kills: 0, restartsByItself: 0, restartsByButton: 0 }])) as Record<WayId, Tally>;
  const faults: KillFault[] = [];
  let [begun, done, compared, differences] = [0, 0, 0, 0];
  const note = (fault: KillFault): void => {
    faults.push(fault);
    onFault?.(fault);
  };

  async function doKill({ chance, ...kill }: (typeof all)[number]): Promise<void> {
    const lane = lanes.get(kill.scene.id)!;
    const tally = byWay[kill.way];
    tally.kills++;
    try {
      const { restartsByItself, restartsByButton } = await (await lane.desk()).kill(kill.way, kill.moment, chance);
      tally.restartsByItself += restartsByItself;
      tally.restartsByButton += restartsByButton;
      compared++;
    } catch (error) {
      if (error instanceof Differs) {
        compared++;
        differences++;
      }
      note({ kill, scene: kill.scene, words: error instanceof Error ? error.message : String(error) });
      await lane.close();
    }
    done++;
    onKill?.(done, faults.length);
  }
  async function killOn(): Promise<void> {
    while (begun < all.length && faults.length < MOST_FAULTS) {
      const kill = all[begun++]!;
      await lanes.get(kill.scene.id)!.inTurn(() => doKill(kill));
    }
  }
  await Promise.all(Array.from({ length: pages }, killOn));
  for (const lane of lanes.values()) await lane.close();
  const weighed = Object.fromEntries([...lanes].map(([id, lane]) => [id, lane.weighed]));
  for (const scene of scenes) {
    for (const words of weighed[scene.id]!.map(growthWords)) if (words !== '') note({ kill: null, scene, words: `from the first quarter to the last: ${words}` });
  }
  return { seed, kills: done, byWay, compared, differences, faults, weighed };
}
