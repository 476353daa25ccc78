import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { naturalLog } from '../../../src/model/numeric';
import { draw, unit } from '../../../src/model/random';
import { Calendar, RANK } from '../../../src/engine/events/calendar';
import { Cast, type CastOptions } from '../../../src/engine/events/cast';
import { batchMeans, sum } from './scenes';

// Thousands of events; a shared machine may be slow at them.
vi.setConfig({ testTimeout: 60_000 });

interface Visit {
  readonly at: number;
  readonly service: number;
  readonly instance?: number;
}

interface Served {
  readonly began: number[];
  readonly done: number[];
  readonly dropped: number[];
  readonly longestLine: number;
  /** Integral over time of the jobs in the station. */
  readonly jobMicros: number;
}

/** Sends jobs to gateways and writes down when each began and was done; NaN for one turned away. */
function serve(visits: readonly Visit[], options: Partial<CastOptions> = {}): Served {
  const calendar = new Calendar();
  const cast = new Cast(calendar, { cores: 1, line: 1_000_000, ...options });
  const began = visits.map(() => NaN);
  const done = visits.map(() => NaN);
  const dropped: number[] = [];
  let inside = 0;
  let since = 0;
  let jobMicros = 0;
  const change = (by: number): void => {
    jobMicros += inside * (calendar.now - since);
    since = calendar.now;
    inside += by;
  };
  visits.forEach(({ at, service, instance = 0 }, index) => {
    calendar.schedule(at, RANK.arrival, () => {
      change(1);
      cast.arrive('gateway', instance, {
        begin() {
          began[index] = calendar.now;
          done[index] = calendar.now + service;
          calendar.schedule(done[index], RANK.timer, () => {
            change(-1);
          });
          return done[index];
        },
        dropped() {
          change(-1);
          dropped.push(index);
        },
      });
    });
  });
  while (calendar.runNext());
  return { began, done, dropped, longestLine: cast.longestLine, jobMicros };
}

const MEAN_SERVICE = 10;

function exponentialGap(stream: number, index: number, meanMicros: number): number {
  return -naturalLog(unit(draw(stream, index))) * meanMicros;
}

/** Poisson arrivals at a load of the given number of cores. */
function poisson(jobs: number, load: number, service: (index: number) => number, cores = 1): Visit[] {
  let at = 0;
  return Array.from({ length: jobs }, (_, index) => {
    at += exponentialGap(1_000_003, index, MEAN_SERVICE / (load * cores));
    return { at, service: service(index) };
  });
}

const fixed = (): number => MEAN_SERVICE;
const exponential = (index: number): number => exponentialGap(77_000_021, index, MEAN_SERVICE);

function waits(visits: readonly Visit[], { began }: Served): number[] {
  return visits.map(({ at }, index) => (began[index]! - at) / MEAN_SERVICE);
}

describe('a station on the calendar', () => {
  const JOBS = 60_000;

  it.each([
    ['fixed service, half load (M/D/1)', 0.5, fixed, 1, 0.5 / (2 * 0.5)],
    ['fixed service, load 0.8 (M/D/1)', 0.8, fixed, 1, 0.8 / (2 * 0.2)],
    ['exponential service, half load (M/M/1)', 0.5, exponential, 1, 0.5 / 0.5],
    ['exponential service, load 0.8 (M/M/1)', 0.8, exponential, 1, 0.8 / 0.2],
    ['exponential service, two cores at load 0.5 (M/M/2)', 0.5, exponential, 2, 0.25 / 0.75],
  ] as const)('%s waits as the theory says', (_name, load, service, cores, expected) => {
    const visits = poisson(JOBS, load, service, cores);
    const { mean, standardError } = batchMeans(waits(visits, serve(visits, { cores })));
    expect(Math.abs(mean - expected)).toBeLessThan(4 * standardError);
    // Four standard errors of a run too short would let anything through.
    expect(standardError).toBeLessThan(0.1 * expected);
  });

  it("keeps Little's law", () => {
    const visits = poisson(5000, 0.9, exponential, 2);
    const { done, jobMicros } = serve(visits, { cores: 2 });
    const sojourn = sum(visits.map(({ at }, index) => done[index]! - at));
    expect(jobMicros / sojourn).toBeCloseTo(1, 9);
  });

  it('works two jobs side by side on two cores', () => {
    const visits = [0, 0, 0, 4].map((at) => ({ at, service: 10 }));
    expect(serve(visits, { cores: 2 }).began).toEqual([0, 0, 10, 10]);
    expect(serve(visits, { cores: 1 }).began).toEqual([0, 10, 20, 30]);
  });

  it('lets a job that comes as a core frees have it, though the line was full until then', () => {
    const visits = [0, 1, 10].map((at) => ({ at, service: 10 }));
    const served = serve(visits, { line: 1 });
    expect(served.dropped).toEqual([]);
    expect(served.began).toEqual([0, 10, 20]);
  });

  it('turns jobs away when its line is full, and never lets it grow longer', () => {
    const visits = Array.from({ length: 100 }, (_, index) => ({ at: index, service: 10 }));
    const { dropped, began, longestLine } = serve(visits, { line: 3 });
    expect(longestLine).toBe(3);
    // One begins at 0, three wait; then every ten microseconds one leaves and the next comer takes its place.
    expect(dropped.slice(0, 4)).toEqual([4, 5, 6, 7]);
    expect(began.filter((time) => !Number.isNaN(time))).toHaveLength(100 - dropped.length);
    expect(dropped.length).toBe(87);
  });

  it('shows a line without bound when too much comes', () => {
    const visits = poisson(5000, 2, fixed);
    const { longestLine, dropped } = serve(visits);
    expect(dropped).toEqual([]);
    expect(longestLine).toBeGreaterThan(2000);
  });

  const visitList = fc.array(
    fc.record({ at: fc.integer({ min: 0, max: 60 }), service: fc.integer({ min: 0, max: 12 }), instance: fc.integer({ min: 0, max: 4 }) }),
    { maxLength: 80 },
  );

  it('serves as a plain simulation of cores does, with actors to spare or without any', () => {
    fc.assert(
      fc.property(visitList, fc.integer({ min: 1, max: 3 }), (list, cores) => {
        const visits = [...list].sort((a, b) => a.at - b.at);
        const expected = plainBegins(visits, cores);
        for (const actorsMax of [0, 2, 1000]) {
          expect(serve(visits, { cores, actorsMax }).began).toEqual(expected);
        }
      }),
    );
  });
});

/** First in, first out by hand: each job takes the core of its instance that frees first. */
function plainBegins(visits: readonly Visit[], cores: number): number[] {
  const free = new Map<number, number[]>();
  return visits.map(({ at, service, instance = 0 }) => {
    const ofInstance = free.get(instance) ?? new Array<number>(cores).fill(0);
    free.set(instance, ofInstance);
    const core = ofInstance.indexOf(Math.min(...ofInstance));
    const begin = Math.max(at, ofInstance[core]!);
    ofInstance[core] = begin + service;
    return begin;
  });
}
