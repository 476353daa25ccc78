/**
 * How many frames owner processes send one gateway, by formula. Each of P processes sends at most one a tick: it
 * does where a chat of its own has posted in the tick of which the gateway holds somebody. Chats post apart from
 * one another, so of c chats, a gateway hears a share f of which, none has with a chance of (1 − f·p)^c, where p is
 * the chance that a chat posts in a tick: 1 − e^(−m·b) at random. Where messages are evenly spaced, so are chats,
 * and of c of them p·c post in every tick, with p = min(1, m·b): none is heard with a chance of (1 − f)^(p·c).
 */
import { exponential, naturalLog, risingPower } from './numeric';
import { MICROS_PER_SECOND } from './posting';
import type { Pacing } from './releases';
import type { Scenario } from './scenario';

/** Chats of which a gateway hears the same share, in the mean: so many of all. */
export interface HeardChats {
  readonly chats: number;
  readonly share: number;
}

/** Frames that one gateway takes in, in the mean: in a second while chats post at their rate, or in the run. */
export type FramesFrom = (heard: readonly HeardChats[]) => number;

type Posting = Pick<Scenario, 'rate' | 'arrivals' | 'messages'>;

/** Frames a second. */
export function framesPerSecond(scenario: Pick<Posting, 'rate' | 'arrivals'>, { windowMicros }: Pacing, processes: number): FramesFrom {
  const tick = windowMicros / MICROS_PER_SECOND;
  const chance = scenario.arrivals === 'steady' ? Math.min(1, scenario.rate * tick) : 1 - exponential(-scenario.rate * tick);
  return (heard) => (processes * (1 - missed(scenario, heard, processes, chance))) / tick;
}

/**
 * Frames of a run in which each chat posts so many messages of its own. Clocks tick at any moment alike, so the sum
 * over ticks is in the mean the integral over all moments at which one may begin.
 */
export function framesInRun(scenario: Posting, { windowMicros }: Pacing, processes: number): FramesFrom {
  if (scenario.messages === 0) return () => 0;
  const tick = windowMicros / MICROS_PER_SECOND;
  const { chanceAt, kinks } = scenario.arrivals === 'steady' ? evenly(scenario, tick) : atRandom(scenario, tick);
  return (heard) => (processes * integral((seconds) => 1 - missed(scenario, heard, processes, chanceAt(seconds)), kinks)) / tick;
}

/** The chance that nothing is in the frame of one process. */
function missed({ arrivals }: Pick<Posting, 'arrivals'>, heard: readonly HeardChats[], processes: number, chance: number): number {
  return heard.reduce((product, { chats, share }) => {
    const dealt = chats / processes;
    return product * (arrivals === 'steady' ? amongWhole(1 - share, dealt * chance) : amongWhole(1 - share * chance, dealt));
  }, 1);
}

/** base^count where the count is one of the two whole numbers beside the given one, which is its mean. */
function amongWhole(base: number, mean: number): number {
  const whole = Math.floor(mean);
  const ofWhole = whole === 0 ? 1 : base > 0 ? (whole < FEW ? risingPower(base, whole) : exponential(whole * naturalLog(base))) : 0;
  return ofWhole * (1 - (mean - whole) * (1 - base));
}
const FEW = 64;

/** The chance that a chat posts in the tick that begins at a moment of the run, in seconds; and the moments between which it is smooth. */
interface Chances {
  readonly chanceAt: (seconds: number) => number;
  readonly kinks: readonly number[];
}

/** A chat's own moment is any within the pause between two messages: its messages share the run out evenly. */
function evenly({ messages, rate }: Posting, tick: number): Chances {
  const [pause, end] = [1 / rate, messages / rate];
  const chanceAt = (seconds: number): number => Math.min(1, Math.max(0, Math.min(end, seconds + tick) - Math.max(0, seconds)) / pause);
  return { chanceAt, kinks: [-tick, Math.min(0, pause - tick), 0, end - tick, end - pause, end] };
}

/** Where the chat is not done before the tick, it posts in it by Poisson's law. */
function atRandom({ messages, rate }: Posting, tick: number): Chances {
  const inTick = 1 - exponential(-rate * tick);
  const longest = (messages + SPREAD * (1 + Math.sqrt(messages))) / rate;
  const chanceAt = (seconds: number): number => (seconds < 0 ? 1 - exponential(-rate * (seconds + tick)) : inTick * fewerThan(messages, rate * seconds));
  return { chanceAt, kinks: [-tick, 0, Math.min(longest, messages / rate), longest] };
}
/** Standard deviations after which nothing comes any more. */
const SPREAD = 10;

/** The chance of fewer than so many by Poisson's law. */
function fewerThan(most: number, mean: number): number {
  if (mean === 0) return 1;
  let [sum, logarithm] = [0, -mean];
  for (let count = 0; count < most; count++) {
    sum += exponential(logarithm);
    logarithm += naturalLog(mean / (count + 1));
  }
  return Math.min(1, sum);
}

/** By Simpson's rule between one kink and the next. */
function integral(of: (seconds: number) => number, kinks: readonly number[]): number {
  const places = [...kinks].sort((a, b) => a - b);
  return places.slice(1).reduce((sum, to, index) => sum + simpson(of, places[index]!, to), 0);
}
const PANELS = 64;

function simpson(of: (seconds: number) => number, from: number, to: number): number {
  if (to <= from) return 0;
  const step = (to - from) / PANELS;
  let sum = of(from) + of(to);
  for (let place = 1; place < PANELS; place++) sum += (place % 2 === 1 ? 4 : 2) * of(from + place * step);
  return (sum * step) / 3;
}
