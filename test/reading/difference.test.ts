/** In what two runs differ. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { runToEnd } from '../../src/engine/events/simulate';
import { decodeScenario } from '../../src/link/codec';
import { asRunResult } from '../../src/reading/fromcounts';
import { differencesAt, differencesAtEnd, type Difference, type DifferenceId } from '../../src/reading/difference';
import { loadedRun, withFlow, type LoadedRun } from '../../src/reading/run';
import { besideSentence, differenceWords } from '../../src/text/page/beside';
import { overTime } from '../engine/flow/overtime';

const played = (link: string): LoadedRun => {
  const { scenario } = decodeScenario(link);
  return loadedRun(runToEnd(scenario, { withTrace: true }), designOf(scenario.design), null);
};
const counted = (link: string): LoadedRun => {
  const { scenario } = decodeScenario(link);
  const result = aggregate(scenario);
  return loadedRun(asRunResult(result, designOf(scenario.design)), designOf(scenario.design), estimate(result));
};
const valuesOf = (differences: readonly Difference[] | null) => Object.fromEntries((differences ?? []).map(({ id, first, second }) => [id, [first, second]]));

// One chat of eight, two on each gateway: one message each.
const DIRECT = 'gateways=4';

describe('two whole runs', () => {
  it('differ in copies, and in nothing that neither has', () => {
    const values = valuesOf(differencesAtEnd(played(DIRECT), played('gateways=8')));
    expect(values).toMatchObject({ copies: [4, 8], writes: [8, 8], busiestCopies: [1, 1] });
    expect(Object.keys(values)).not.toContain('published');
  });

  it('differ in who asks whom', () => {
    const values = valuesOf(differencesAtEnd(played(DIRECT), played(`design=topic-per-user&${DIRECT}`)));
    expect(values).toMatchObject({ copies: [4, 8], published: [0, 8], notified: [0, 8] });
    expect(values['queries']![0]).toBeGreaterThan(0);
    expect(values['queries']![1]).toBe(0);
  });

  it('differ in frames, in what is dropped, and in requests, where one has any', () => {
    const of = (link: string) => valuesOf(differencesAtEnd(played(`${DIRECT}&messages=4&rate=4`), played(`${DIRECT}&messages=4&rate=4&${link}`)));
    // Four messages within a second: collected for a second they are one frame, and at most one of them goes on under a cap of one.
    expect(of('design=coalesce&tick=1000')).toMatchObject({ releases: [4, 1], copies: [16, 4] });
    expect(of('design=coalesce&tick=1000')).not.toHaveProperty('dropped');
    expect(of('design=slow-mode&cap=1')).toMatchObject({ releases: [4, 1], dropped: [0, 3] });
    const asked = of('design=pull&poll=100');
    expect([asked['requests']![0], asked['requests']![1]! > 0, asked['inVain']![1]! < asked['requests']![1]!]).toEqual([0, true, true]);
    expect(asked).not.toHaveProperty('releases');
  });

  it('are the same counted as played', () => {
    const links = [DIRECT, `design=topic-per-user&${DIRECT}`] as const;
    const [of, other] = [links.map(played), links.map(counted)].map((runs) => valuesOf(differencesAtEnd(runs[0]!, runs[1]!)));
    expect(other).toEqual(Object.fromEntries(Object.entries(of!).filter(([id]) => id !== 'last')));
  });
});

describe('two runs at a moment', () => {
  it('have come to nothing before the first message, and to all at the end', () => {
    const [first, second] = [played(DIRECT), played('gateways=8')];
    expect(differencesAt(first, second, -1)).toEqual([]);
    const end = Math.max(first.result.summary.endMicros, second.result.summary.endMicros);
    expect(valuesOf(differencesAt(first, second, end))).toMatchObject({ copies: [4, 8], writes: [8, 8], heard: [8, 8] });
  });

  it('have let go and dropped what they have in the whole once they are over, and nothing at first', () => {
    const first = played(`${DIRECT}&messages=4&rate=4`);
    for (const link of ['design=coalesce&tick=1000', 'design=slow-mode&cap=1', 'design=pull&poll=100']) {
      const second = played(`${DIRECT}&messages=4&rate=4&${link}`);
      const end = Math.max(first.result.summary.endMicros, second.result.summary.endMicros);
      const [at, whole] = [valuesOf(differencesAt(first, second, end)), valuesOf(differencesAtEnd(first, second))];
      for (const id of ['releases', 'dropped', 'requests', 'inVain']) expect(at[id], `${link} ${id}`).toEqual(whole[id]);
      expect(differencesAt(first, second, -1), link).toEqual([]);
    }
  });

  it('say nothing where one of them was counted only', () => {
    expect(differencesAt(played(DIRECT), counted('gateways=8'), 0)).toBeNull();
  });

  it('played in columns come to what was counted', () => {
    const [first, second] = [DIRECT, `design=topic-per-user&${DIRECT}`].map((link) => withFlow(counted(link), { played: overTime(decodeScenario(link).scenario), refusal: null }));
    const end = Math.max(first!.flow!.endMicros, second!.flow!.endMicros);
    const whole = valuesOf(differencesAtEnd(first!, second!));
    const values = valuesOf(differencesAt(first!, second!, end));
    for (const id of ['copies', 'writes', 'queries', 'published']) expect(values[id], id).toEqual(whole[id]);
  });
});

/** The order of the table. */
const ORDER: readonly DifferenceId[] = ['copies', 'busiest', 'queries', 'published', 'last'];
const difference = (id: DifferenceId, first: number, second: number): Difference => ({ id, unit: id === 'last' || id === 'busiest' ? 'micros' : 'count', first, second });

describe('a difference in words', () => {
  it.each<[DifferenceId, number, number, string]>([
    ['copies', 100, 50, 'half'],
    ['copies', 90, 30, 'a third'],
    ['copies', 100, 25, 'a quarter'],
    ['copies', 50, 100, 'twice as many'],
    ['queries', 10, 30, '3 times as many'],
    ['queries', 10, 0, 'none'],
    ['published', 0, 24, '24 instead of none'],
    ['writes', 100, 100, 'as many'],
    ['busiest', 100, 100, 'as much'],
    ['busiest', 100, 90, '10% less'],
    ['busiest', 0, 3000, '3 ms instead of none'],
    ['writes', 100, 80, '20% fewer'],
    ['writes', 100, 120, '20% more'],
    ['copies', 1_000_000, 1_000, '0.1% of as many'],
    ['last', 80_000, 120_000, '40 ms later'],
    ['last', 120_000, 80_000, '40 ms earlier'],
    ['last', 80_000, 80_000, 'at the same time'],
  ])('of %s, %i and %i is: %s', (id, first, second, expected) => {
    expect(differenceWords(difference(id, first, second)).words).toBe(expected);
  });
});

describe('the differences in a sentence', () => {
  it.each<[readonly Difference[], string]>([
    [[difference('copies', 100, 50), difference('last', 80_000, 120_000), difference('queries', 10, 30)], 'half the copies into gateways, 3 times the user-gateway queries and the last viewer 40 ms later'],
    [[difference('copies', 1_000_000, 1_000), difference('published', 0, 24)], '0.1% of the copies into gateways and 24 publications instead of none'],
    [[difference('queries', 10, 0), difference('busiest', 100, 90)], '10% less work of the busiest gateway and no user-gateway queries'],
  ])('%# are each said with what it is of', (differences, expected) => {
    const run = played(DIRECT);
    const said = besideSentence(differences.toSorted((a, b) => ORDER.indexOf(a.id) - ORDER.indexOf(b.id)), run, run);
    expect(said).toBe(`The second beside the first: ${expected}.`);
  });

  it('begin with copies, name both designs, and leave out what is equal', () => {
    const [first, second] = [played(DIRECT), played(`design=topic-per-user&${DIRECT}`)];
    const sentence = besideSentence(differencesAtEnd(first, second), first, second);
    expect(sentence).toMatch(/^Topic per user beside Direct append: twice the copies into gateways, /);
    expect(sentence).not.toContain('as many');
  });

  it('say it where nothing differs', () => {
    const run = played(DIRECT);
    expect(besideSentence(differencesAtEnd(run, run), run, run)).toBe('The second beside the first: nothing that is counted differs.');
  });
});
