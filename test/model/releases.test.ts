/** What owners of chats let go of, and when: worked out by hand, by formula, and over many chats of chance. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { MICROS_PER_MILLI, momentsOf } from '../../src/model/posting';
import { rateOfReleases, releasesInRun, releasesPerSecond, sharesInRun, sharesOf } from '../../src/model/releaserates';
import { pacingOf, releasesOf, type Pacing } from '../../src/model/releases';
import type { Scenario } from '../../src/model/scenario';

const HOLDS: Pacing = { windowMicros: 100_000, most: null };
const ADMITS: Pacing = { windowMicros: 1_000_000, most: 2 };
const millis = (...moments: number[]): Float64Array => Float64Array.from(moments, (moment) => moment * MICROS_PER_MILLI);
const scene = (changes: Partial<Scenario>): Scenario => ({ ...DEFAULT_SCENARIO, ...changes });
const pacingIn = (scenario: Scenario): Pacing => pacingOf(scenario, designOf(scenario.design))!;

describe('releases worked out by hand', () => {
  it('are each message at once, where owners neither hold nor drop', () => {
    expect(releasesOf(millis(0, 5, 5), null, 0)).toEqual({ micros: millis(0, 5, 5), carried: Uint32Array.of(1, 1, 1), dropped: 0 });
  });

  it('are one frame at the end of each window, which the first message after the one before opens', () => {
    expect(releasesOf(millis(0, 60, 99.9, 130, 400, 499), HOLDS, 0)).toEqual({ micros: millis(100, 230, 500), carried: Uint32Array.of(3, 1, 2), dropped: 0 });
  });

  it('put a message that comes just as a window ends into the next one, rounded as its moment may be', () => {
    expect(releasesOf(Float64Array.of(0, 100_000 - 1e-7, 300_000), HOLDS, 0).carried).toEqual(Uint32Array.of(1, 1, 1));
  });

  it('are the first messages of a second up to the cap, each at once; the others are dropped', () => {
    expect(releasesOf(millis(10, 20, 30, 1009, 1010, 5000), ADMITS, 0)).toEqual({ micros: millis(10, 20, 1010, 5000), carried: Uint32Array.of(1, 1, 1, 1), dropped: 2 });
  });

  it('carry or drop every message, in windows that do not overlap', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 5000, noNaN: true }), { maxLength: 40 }), fc.constantFrom(HOLDS, ADMITS), (moments, pacing) => {
        const { micros, carried, dropped } = releasesOf(millis(...moments).sort(), pacing, 0);
        expect(carried.reduce((sum, count) => sum + count, 0) + dropped).toBe(moments.length);
        if (pacing.most === null) for (let index = 1; index < micros.length; index++) expect(micros[index]! - micros[index - 1]!).toBeGreaterThan(pacing.windowMicros - 0.01);
        else for (const first of micros) expect(micros.filter((one) => one >= first && one < first + pacing.windowMicros).length).toBeLessThanOrEqual(2 * pacing.most);
      }),
    );
  });
});

describe('releases of evenly spaced messages', () => {
  /** Rate, tick in ms, and frames a second. */
  const FRAMES: readonly (readonly [number, number, number])[] = [[1, 100, 1], [10, 100, 10], [20, 100, 10], [15, 100, 7.5], [30, 100, 10], [1000, 100, 10], [0.001, 60_000, 0.001], [3, 1000, 1]];
  it.each(FRAMES)('at %f a second, held for %f ms, are %f a second', (rate, tick, frames) => {
    const scenario = scene({ design: 'coalesce', rate, tick });
    expect(releasesPerSecond(scenario, pacingIn(scenario))).toBeCloseTo(frames, 9);
    expect(frames).toBeLessThanOrEqual(Math.min(rate, 1000 / tick) + 1e-9);
  });

  it.each([[1, 1, 1], [10, 1, 1], [10, 3, 3], [3, 5, 3], [0.5, 1, 0.5]])('at %f a second with a cap of %f are %f a second: the lesser of both', (rate, cap, releases) => {
    const scenario = scene({ design: 'slow-mode', rate, cap });
    expect(releasesPerSecond(scenario, pacingIn(scenario))).toBeCloseTo(releases, 9);
  });

  it('are as many in every chat of a run as the formula says, whatever the chat\'s own moment is', () => {
    for (const [rate, tick] of FRAMES) {
      const scenario = scene({ design: 'coalesce', chats: 7, messages: 200, rate, tick });
      const expected = 200 * sharesInRun(scenario, pacingIn(scenario)).releases;
      for (let chat = 0; chat < 7; chat++) expect(releasesOf(momentsOf(scenario, chat, []), pacingIn(scenario), chat).micros.length).toBe(Math.round(expected));
    }
  });
});

describe('releases of messages that come at random', () => {
  const CHATS = 400;

  it('are m / (1 + m·tick) frames in the long run: nothing saved where less than one comes in a tick', () => {
    const at = (rate: number): number => {
      const scenario = scene({ design: 'coalesce', arrivals: 'poisson', rate });
      return releasesPerSecond(scenario, pacingIn(scenario));
    };
    expect(at(10)).toBeCloseTo(10 / (1 + 10 * 0.1), 12);
    expect(at(1) / 1).toBeCloseTo(1 / 1.1, 12);
    expect(at(1000)).toBeCloseTo(1000 / 101, 12);
  });

  it.each<[string, Partial<Scenario>]>([
    ['coalesce', { rate: 10, messages: 20 }],
    ['coalesce', { rate: 40, messages: 33, tick: 250 }],
    ['coalesce', { rate: 2, messages: 1 }],
    ['coalesce', { rate: 1000, messages: 820, tick: 800 }],
    ['slow-mode', { rate: 3, messages: 15 }],
    ['slow-mode', { rate: 5, messages: 24, cap: 3 }],
    ['slow-mode', { rate: 0.3, messages: 10 }],
    ['slow-mode', { rate: 1000, messages: 1000, cap: 990 }],
  ])('under %s with %o are within four standard errors of the formula for a run', (design, changes) => {
    const scenario = scene({ ...changes, design, chats: CHATS, arrivals: 'poisson', seed: 11 });
    const counts = Array.from({ length: CHATS }, (_, chat) => releasesOf(momentsOf(scenario, chat, []), pacingIn(scenario), chat).micros.length);
    const mean = counts.reduce((sum, count) => sum + count, 0) / CHATS;
    const error = Math.sqrt(counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (CHATS - 1) / CHATS);
    const { releases, carried } = sharesInRun(scenario, pacingIn(scenario));
    expect(Math.abs(mean - scenario.messages * releases)).toBeLessThanOrEqual(4 * error + 1e-9);
    expect(carried).toBe(design === 'coalesce' ? 1 : releases);
  });

  it.each(['coalesce', 'slow-mode'])('in a long run of %s come to the rate of the formula', (design) => {
    const scenario = scene({ design, arrivals: 'poisson', rate: 7, messages: 1000 });
    expect(sharesInRun(scenario, pacingIn(scenario)).releases).toBeCloseTo(sharesOf(scenario, pacingIn(scenario)).releases, 2);
  });
});

describe('the rate that brings so many releases', () => {
  it.each<[string, Partial<Scenario>]>([
    ['direct', {}],
    ['coalesce', { tick: 200 }],
    ['coalesce', { tick: 200, arrivals: 'poisson' }],
    ['slow-mode', { cap: 6 }],
    ['slow-mode', { cap: 6, arrivals: 'poisson' }],
  ])('under %s with %o brings them, and none brings more than there can be', (design, changes) => {
    const scenario = scene({ ...changes, design });
    const pacing = pacingOf(scenario, designOf(design));
    for (const releases of [0.01, 1, 4.9]) expect(releasesPerSecond({ ...scenario, rate: rateOfReleases(scenario, pacing, releases) }, pacing)).toBeCloseTo(releases, 9);
    expect(rateOfReleases(scenario, pacing, 6.5)).toBe(pacing ? Infinity : 6.5);
  });
});

describe('releases of a run in which people post by hand', () => {
  it('are those of each chat, one by one where somebody does', () => {
    const post = (atMillis: number, user: number) => ({ atMillis, verb: 'post' as const, user });
    const scenario = scene({ design: 'coalesce', chats: 2, users: 2, messages: 0, do: [post(0, 1), post(50, 3), post(60, 2), post(900, 1)] });
    expect(releasesInRun(scenario, pacingIn(scenario))).toEqual({ releases: new Map([[2, 3]]), carried: new Map([[2, 4]]), shares: { releases: 3 / 4, carried: 1 } });
  });
});
