/**
 * How many releases messages come to, by formula. A window is opened by the first message after the one
 * before, so windows follow one another like renewals: evenly spaced messages come to ⌈m·b⌉ a window of b
 * seconds, and random ones to 1 + N, where N of the others follow Poisson's law with the mean m·b. Where windows
 * follow a clock, a message opens one where a tick lies between it and the message before: in min(1, 1/(m·b)) of
 * all cases where messages are evenly spaced, in (1 − e^(−m·b))/(m·b) where they come at random.
 */
import { exponential, naturalLog } from './numeric';
import { handPosts, MICROS_PER_SECOND, momentsOf } from './posting';
import { AT_THE_END_MICROS, releasesOf, type Pacing } from './releases';
import type { Scenario } from './scenario';
import { sizesOf } from './sizes';
import { messagesPerSecond, paceOfMessages, talkOf } from './talk';

/** Of one message, in the mean. */
export interface Shares {
  /** Releases: 1 where each message goes on by itself. */
  readonly releases: number;
  /** Messages that are let go at all. */
  readonly carried: number;
}

/** Where every message goes on at once, by itself. */
export const ALL_GO_ON: Shares = { releases: 1, carried: 1 };

/** Releases a second and chat, while every chat posts at its rate. */
export function releasesPerSecond({ rate, arrivals }: Pick<Scenario, 'rate' | 'arrivals'>, pacing: Pacing | null): number {
  if (!pacing) return rate;
  if (pacing.clocks) return rate * newShare(arrivals, rate * secondsOf(pacing));
  if (arrivals === 'steady') return (rate * goingOn(pacing, evenly(pacing, rate))) / evenly(pacing, rate);
  const mean = rate * secondsOf(pacing);
  return (rate * meanGoingOn(pacing, mean, Infinity)) / (1 + mean);
}

/** What a message comes to, while every chat posts at its rate. */
export function sharesOf(scenario: Pick<Scenario, 'rate' | 'arrivals'>, pacing: Pacing | null): Shares {
  if (!pacing) return ALL_GO_ON;
  const releases = releasesPerSecond(scenario, pacing) / scenario.rate;
  return { releases, carried: pacing.most === null ? 1 : releases };
}

/** The same of one of so many messages that a chat posts in the run by itself, in the mean over chance: the last window may be cut short. */
export function sharesInRun(scenario: Scenario, pacing: Pacing | null, messages = scenario.messages): Shares {
  if (!pacing || messages === 0) return ALL_GO_ON;
  const releases = releasesOfChat({ ...scenario, messages, rate: paceOfMessages(scenario, messages) }, pacing) / messages;
  return { releases, carried: pacing.most === null ? 1 : releases };
}

/** What chats let go, and the messages in it, by the size of the chats. */
export interface BySize extends Readonly<Record<'releases' | 'carried', ReadonlyMap<number, number>>> {
  /** Of one message that is posted. */
  readonly shares: Shares;
}

/** By size as it is entered, and in the end what it comes to of so many messages. */
class ReleasesBySize {
  private readonly found = { releases: new Map<number, number>(), carried: new Map<number, number>() };

  enter(size: number, chats: number, releases: number, carried: number): void {
    const { found } = this;
    // What says nothing has no part in a mean.
    if (carried === 0) return;
    found.releases.set(size, (found.releases.get(size) ?? 0) + chats * releases);
    found.carried.set(size, (found.carried.get(size) ?? 0) + chats * carried);
  }

  of(posted: number): BySize {
    const { releases, carried } = this.found;
    return { releases, carried, shares: { releases: sumOf(releases) / posted, carried: sumOf(carried) / posted } };
  }
}

/**
 * Releases of the run and the messages in them, by the size of their chats: in the mean, but for chats in which
 * somebody posts by hand, which are few, and looked at one by one.
 */
export function releasesInRun(scenario: Scenario, pacing: Pacing | null): BySize {
  const { sizeOf, chatOf } = sizesOf(scenario);
  const { posters, messages: posted, messagesOf } = talkOf(scenario);
  const found = new ReleasesBySize();
  const enterUsual = (size: number, chats: number, messages: number): void => {
    const usual = sharesInRun(scenario, pacing, messages);
    found.enter(size, chats, messages * usual.releases, messages * usual.carried);
  };
  for (const { size, chats, messages } of posters) enterUsual(size, chats, messages);
  for (const [chat, micros] of handPosts(scenario, chatOf)) {
    const size = sizeOf(chat);
    const { carried } = releasesOf(momentsOf(scenario, chat, micros), pacing, chat);
    enterUsual(size, -1, messagesOf(chat));
    found.enter(size, 1, carried.length, carried.reduce((sum, count) => sum + count, 0));
  }
  return found.of(Math.max(1, posted + scenario.do.length));
}

/** Releases of a second in which chats post at their rates, and the messages in them, by the size of their chats. */
export function releasesInSecond(scenario: Scenario, pacing: Pacing | null): BySize {
  const found = new ReleasesBySize();
  for (const { size, chats, share } of talkOf(scenario).voices) {
    const rate = scenario.rate * share;
    const releases = releasesPerSecond({ ...scenario, rate }, pacing);
    found.enter(size, chats, releases, pacing?.most === null ? rate : releases);
  }
  return found.of(messagesPerSecond(scenario));
}

/** Releases a second of all chats together. */
export function allReleasesPerSecond(scenario: Scenario, pacing: Pacing | null): number {
  return talkOf(scenario).isAlike ? scenario.chats * releasesPerSecond(scenario, pacing) : sumOf(releasesInSecond(scenario, pacing).releases);
}

/** Over all sizes. */
function sumOf(bySize: ReadonlyMap<number, number>): number {
  return [...bySize.values()].reduce((sum, count) => sum + count, 0);
}

/**
 * The least rate of messages, a second and chat, at which so many releases go on; Infinity where no rate
 * brings as many.
 */
export function rateOfReleases({ arrivals }: Pick<Scenario, 'arrivals'>, pacing: Pacing | null, releases: number): number {
  if (!pacing) return releases;
  const most = (pacing.most ?? 1) / secondsOf(pacing);
  if (arrivals === 'steady') return releases <= most ? releases : Infinity;
  if (releases >= most) return Infinity;
  return leastRate(releases, (rate) => releasesPerSecond({ rate, arrivals }, pacing) >= releases);
}

/**
 * The least rate of messages, a second and chat that posts most, at which so many times as many releases go on of
 * all chats together as now; Infinity where no rate brings as many.
 */
export function rateOfMoreReleases(scenario: Scenario, pacing: Pacing | null, times: number): number {
  const { rate } = scenario;
  if (!pacing) return rate * times;
  if (talkOf(scenario).isAlike) return rateOfReleases(scenario, pacing, releasesPerSecond(scenario, pacing) * times);
  const wanted = allReleasesPerSecond(scenario, pacing) * times;
  const isEnough = (at: number): boolean => allReleasesPerSecond({ ...scenario, rate: at }, pacing) >= wanted;
  return isEnough(MOST_RATE) ? leastRate(0, isEnough, rate) : Infinity;
}

/** @param from a rate that brings fewer */
function leastRate(from: number, isEnough: (rate: number) => boolean, first = 2 * from): number {
  let [low, high] = [from, first];
  while (high < MOST_RATE && !isEnough(high)) high *= 2;
  for (let step = 0; step < HALVINGS; step++) {
    const middle = (low + high) / 2;
    if (isEnough(middle)) high = middle;
    else low = middle;
  }
  return high;
}
const HALVINGS = 60;
/** Nobody asks beyond. */
const MOST_RATE = 1e12;

/** The chance that a tick lies between a message and the one before, where so many come in a tick. */
function newShare(arrivals: Scenario['arrivals'], mean: number): number {
  return arrivals === 'steady' ? Math.min(1, 1 / mean) : (1 - exponential(-mean)) / mean;
}

function secondsOf({ windowMicros }: Pacing): number {
  return windowMicros / MICROS_PER_SECOND;
}

/** Evenly spaced messages of a window: the one at its very end opens the next. */
function evenly({ windowMicros }: Pacing, rate: number): number {
  return Math.max(1, Math.ceil(((windowMicros - AT_THE_END_MICROS) * rate) / MICROS_PER_SECOND));
}

/** Releases of a window with so many messages. */
function goingOn({ most }: Pacing, messages: number): number {
  return most === null ? Math.min(1, messages) : Math.min(most, messages);
}

/** The same in the mean, of a window with one message and others by Poisson's law, of at most so many in all. */
function meanGoingOn({ most }: Pacing, mean: number, atMost: number): number {
  if (most === null) return 1;
  const places = Math.min(most, atMost);
  const chances = poisson(mean, places);
  // A sum of chances: that the window has at least one message, two, …
  let sum = 0;
  let fewer = 0;
  for (let place = 0; place < places; place++) {
    sum += 1 - fewer;
    fewer += chances[place]!;
  }
  return sum;
}

/** Releases of a chat's own messages. */
function releasesOfChat(scenario: Scenario, pacing: Pacing): number {
  const { messages, rate } = scenario;
  if (pacing.clocks) return 1 + (messages - 1) * newShare(scenario.arrivals, rate * secondsOf(pacing));
  if (scenario.arrivals === 'poisson') return byChance(messages, rate * secondsOf(pacing), pacing);
  const each = evenly(pacing, rate);
  const whole = Math.floor(messages / each);
  return whole * goingOn(pacing, each) + goingOn(pacing, messages - whole * each);
}

/**
 * Of so many messages that come at random, by the chance that a message opens a window: the first does, and
 * another one where a window opened by one before holds just those between.
 */
function byChance(messages: number, mean: number, pacing: Pacing): number {
  const name = `${String(messages)} ${String(mean)} ${String(pacing.most)}`;
  const known = KNOWN.get(name);
  if (known !== undefined) return known;
  const chances = poisson(mean, messages);
  const opens = new Float64Array(messages);
  let sum = 0;
  for (let index = 0; index < messages; index++) {
    let chance = index === 0 ? 1 : 0;
    for (let others = 0; others < index; others++) chance += chances[others]! * opens[index - 1 - others]!;
    opens[index] = chance;
    sum += chance * meanGoingOn(pacing, mean, messages - index);
  }
  KNOWN.set(name, sum);
  return sum;
}

/** Sums by what they follow from: pages and charts ask for the same ones again and again. */
const KNOWN = new Map<string, number>();

/** Poisson's law from 0 up: by logarithms, since of a great mean the first chances are nothing in a double. */
function poisson(mean: number, length: number): Float64Array {
  const chances = new Float64Array(length);
  let logarithm = -mean;
  for (let count = 0; count < length; count++) {
    chances[count] = exponential(logarithm);
    logarithm += naturalLog(mean / (count + 1));
  }
  return chances;
}
