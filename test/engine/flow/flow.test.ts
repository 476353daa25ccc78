/** What a run in columns tells beside its ledger, and that it does not matter in which slices it is played. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designOf } from '../../../src/designs';
import { chatRow } from '../../../src/model/chatrow';
import type { FlowResult, RoleTimeline } from '../../../src/model/flow';
import { busyMicros } from '../../../src/model/ledger';
import { OUTCOME } from '../../../src/model/trace';
import { populate } from '../../../src/model/population';
import { roomsOf } from '../../../src/model/rooms';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import { withChanges, type Scenario } from '../../../src/model/scenario';
import { runToEnd } from '../../../src/engine/events/simulate';
import { flowToEnd, openFlow } from '../../../src/engine/flow/flow';
import { whyNot } from '../../../src/engine/flow/refusal';
import { Repeated } from '../../../src/engine/flow/repeated';
import { Rows } from '../../../src/engine/flow/rows';
import { Spans } from '../../../src/engine/flow/spans';
import { Timeline } from '../../../src/engine/flow/timeline';
import { differences } from '../../law/flow-compare';
import { flowScenario, losslessScenario } from '../../law/scenarios';
import { FLOW_DESIGN_IDS } from './designs';
import { overTime } from './overtime';

const scene = (changes: Partial<Scenario>): Scenario => withChanges(DEFAULT_SCENARIO, changes);

/** An instance's entries over all bins. */
function columnOf({ rows, bins }: RoleTimeline, entries: ArrayLike<number>, instance: number): number[] {
  return Array.from({ length: bins }, (_, bin) => entries[bin * rows + instance]!);
}

const sum = (values: Iterable<number>): number => [...values].reduce((total, value) => total + value, 0);

describe('a run in columns', { timeout: 300_000 }, () => {
  it.each(FLOW_DESIGN_IDS)('comes out the same in slices of any size, under %s', (design) => {
    fc.assert(
      fc.property(flowScenario(design), fc.integer({ min: 1, max: 50 }), (scenario, slice) => {
        const run = openFlow(scenario);
        let progress = run.advance(slice);
        for (let before = progress.share; !progress.done; before = progress.share) {
          progress = run.advance(slice);
          expect(progress.share).toBeGreaterThanOrEqual(before);
        }
        expect(progress.bytes).toBeGreaterThan(0);
        expect(differences(run.finish(), flowToEnd(scenario))).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it('has no result before it is done', () => {
    expect(() => openFlow(DEFAULT_SCENARIO).finish()).toThrow('the run is not done');
  });

  it('has each gateway as busy over time as its ledger says', () => {
    const scenario = scene({ chats: 20, users: 300, gateways: 7, messages: 4, rate: 40, placement: 'random', arrivals: 'poisson' });
    const { ledger, roles } = flowToEnd(scenario);
    const timeline = roles.gateway!;
    const busy = busyMicros(ledger, scenario);
    for (let gateway = 0; gateway < 7; gateway++) expect(sum(columnOf(timeline, timeline.busyMicros, gateway)) / busy[gateway]!).toBeCloseTo(1, 4);
    expect(sum(timeline.busyMicros.subarray(0, 7))).toBeLessThanOrEqual(7 * timeline.widthMicros);
  });

  it('sees a line that grows without end grow, and how long it gets', () => {
    // A copy takes a gateway 1 ms and two come each millisecond: at the end, half of 2,000 wait.
    const { ledger, roles, summary } = flowToEnd(scene({ chats: 2, users: 1, gateways: 1, messages: 1000, rate: 1000, tReceipt: 990, tWrite: 10, placement: 'round-robin' }));
    const timeline = roles.gateway!;
    const line = columnOf(timeline, timeline.longestLine, 0);
    const at = (micros: number): number => line[Math.floor(micros / timeline.widthMicros)]!;
    const first = 41_500;
    for (const share of [0.25, 0.5, 0.75]) expect(Math.abs(at(first + share * 1_000_000) - share * 1000)).toBeLessThan(20);
    expect(at(first + 1_500_000)).toBeGreaterThan(480);
    expect(at(first + 1_500_000)).toBeLessThan(520);
    expect(Math.abs(summary.longestLine - 1000)).toBeLessThan(10);
    expect(Math.max(...line)).toBe(summary.longestLine);
    expect(ledger.gateways.dropped[0]).toBe(0);
  });

  it('knows when viewers hear, of all of them together', () => {
    const scenario = scene({ chats: 9, users: 80, gateways: 5, messages: 6, rate: 300, placement: 'random', loss: 0.1, tWrite: 90 });
    const { trace } = runToEnd(scenario, { withTrace: true });
    const { crossings, messages } = trace!;
    const heard = Array.from(crossings.arrivedMicros)
      .map((micros, row) => (crossings.attempt[row]! > 0 && crossings.outcome[row] === OUTCOME.arrived ? micros - messages.postedMicros[crossings.message[row]!]! : -1))
      .filter((micros) => micros >= 0)
      .sort((a, b) => a - b);
    const { viewers, p50Micros, p95Micros, p99Micros } = flowToEnd(scenario).heard;
    expect(viewers).toBe(heard.length);
    for (const [share, micros] of [[0.5, p50Micros], [0.95, p95Micros], [0.99, p99Micros]] as const) {
      const exact = heard[Math.ceil(share * heard.length) - 1]!;
      expect(Math.abs(micros! - exact) / exact).toBeLessThan(0.01);
    }
  });

  it('has nobody who hears where nobody is there', () => {
    const { heard, ledger } = flowToEnd(scene({ online: 0 }));
    expect(heard).toEqual({ viewers: 0, p50Micros: null, p95Micros: null, p99Micros: null });
    expect(Array.from(ledger.messages.firstViewerMicros)).toEqual([-1]);
  });
});

describe('a run over time alone', { timeout: 300_000 }, () => {
  it.each(FLOW_DESIGN_IDS)('is what the whole run says over time, but for those who connect, under %s', (design) => {
    fc.assert(
      fc.property(flowScenario(design), (scenario) => {
        const { topology, isByPerson, ledger, counted, ...whole } = flowToEnd(scenario);
        expect([topology.kinds.length > 0, isByPerson, ledger.messages.posted, counted.people > 0]).toEqual([true, true, whole.messages.posted, true]);
        const alone = overTime(scenario);
        expect(alone.summary.crossings).toBeLessThanOrEqual(whole.summary.crossings);
        expect(differences({ ...alone, summary: whole.summary }, whole)).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });
});

describe('what is not played', () => {
  const why = (changes: Partial<Scenario>) => whyNot(scene(changes), designOf(scene(changes).design));

  it('is told before anything is built', () => {
    expect(why({})).toBeNull();
    expect(why({ chats: 1000, users: 10_000, gateways: 1000, placement: 'random' })).toBeNull();
    expect(why({ switches: 6, chats: 2 })).toEqual({ reason: 'switching' });
    expect(why({ design: 'coalesce' })).toEqual({ reason: 'owners' });
    expect(why({ design: 'slow-mode' })).toEqual({ reason: 'owners' });
    expect(why({ design: 'viewers-only', viewing: 0.5, badges: 0.1 })).toEqual({ reason: 'badges' });
    expect(why({ design: 'viewers-only', viewing: 0.5, badges: 0 })).toBeNull();
    expect(why({ design: 'thin-edge' })).toEqual({ reason: 'edges' });
    expect(why({ design: 'celebrity' })).toEqual({ reason: 'secondSockets' });
    // Too many to be followed one by one: by no engine, so it is played as if nobody did.
    expect(why({ switches: 60, chats: 100, users: 10_000, messages: 100 })).toBeNull();
    expect(why({ chats: 100_000, users: 10_000, gateways: 10_000 })).toMatchObject({ reason: 'crossings' });
    expect(why({ design: 'topic-per-user', chats: 10, users: 10_000_000 })).toMatchObject({ reason: 'memory' });
    expect(() => openFlow(scene({ switches: 6, chats: 2 }))).toThrow('not played');
  });
});

describe('a row of the seat map, counted', { timeout: 300_000 }, () => {
  it.each(FLOW_DESIGN_IDS)('says what a row that is sorted says, under %s', (design) => {
    fc.assert(
      fc.property(losslessScenario(design), fc.nat(), (scenario, pick) => {
        // As the engine plays it: it refuses people who belong to several chats, and runs the parts of chats as chats.
        const still = roomsOf({ ...scenario, switches: 0, memberships: 1 }, designOf(design));
        const population = populate(still, designOf(design));
        const chat = pick % still.chats;
        const [row, sorted] = [new Rows(still, population, () => undefined).rowOf(chat), chatRow(population, chat)];
        const { chat: number, members, firstPerson, visitors, gatewayCount, viewers, chatShard } = sorted;
        expect(row).toMatchObject({ chat: number, members, firstPerson, visitors, gatewayCount, viewers, chatShard });
        for (const column of ['gateways', 'membersByGateway', 'viewingGateways', 'shards', 'membersByShard', 'chatGateways'] as const) expect(row[column], column).toEqual(sorted[column]);
        for (const gateway of sorted.gateways) {
          expect(row.viewersAt(gateway)).toEqual(sorted.viewersAt(gateway));
          expect([row.hasViewer(gateway), row.viewersOn(gateway)]).toEqual([sorted.hasViewer(gateway), sorted.viewersAt(gateway).length]);
        }
        expect(row.viewersAt(still.gateways)).toHaveLength(0);
      }),
      { numRuns: 40 },
    );
  });
});

describe('a number added again and again', () => {
  it('is what the additions come to, to the last bit', () => {
    const term = fc.oneof(fc.constantFrom(0, 1.5, 10, 20, 0.1, 7.7, 1e-9), fc.double({ min: 0, max: 1e6, noNaN: true }));
    const from = fc.oneof(fc.constantFrom(0, 0.5, 1, 1023, 4_194_303.5, 1e15, 2 ** 53), fc.double({ min: 0, max: 1e9, noNaN: true }));
    fc.assert(
      fc.property(term, fc.array(fc.tuple(from, fc.nat(300)), { minLength: 1, maxLength: 8 }), (one, sums) => {
        const repeated = new Repeated(one);
        for (const [start, times] of sums) {
          let sum = start;
          for (let time = 0; time < times; time++) sum += one;
          expect(repeated.sum(start, times)).toBe(sum);
        }
      }),
      { numRuns: 2000 },
    );
  });
});

describe('spans in bins', () => {
  it('have percentiles within a hundredth, from less than a microsecond to years', () => {
    for (const growth of [0.01, 0.02, 0.04, 0.07]) {
      const spans = new Spans(0);
      const values = Array.from({ length: 400 }, (_, index) => Math.exp(index * growth) / 2);
      for (const value of values) spans.enter(0, value, value, 1);
      const heard = spans.heard();
      for (const [share, micros] of [[0.5, heard.p50Micros], [0.95, heard.p95Micros], [0.99, heard.p99Micros]] as const) {
        const exact = values[Math.ceil(share * values.length) - 1]!;
        expect(Math.abs(micros! - exact) / exact).toBeLessThan(0.01);
      }
    }
  });

  it('hold many that come evenly as they hold each of them', () => {
    const [together, each] = [new Spans(0), new Spans(0)];
    together.enter(500, 1500, 90_500, 8901);
    for (let value = 1500; value <= 90_500; value += 10) each.enter(500, value, value, 1);
    expect(together.heard()).toEqual(each.heard());
    expect(together.overTime()).toEqual(each.overTime());
  });
});

describe('a timeline', () => {
  it('keeps sums and longest lines as it folds, and tells very many instances together', () => {
    const timeline = new Timeline(2, 0, true);
    for (let index = 0; index < 1000; index++) timeline.work(index % 2, index * 10_000, index * 10_000 + 6000);
    timeline.write(0, 0, 9_000_000, 1001);
    for (let index = 0; index < 100; index++) timeline.receive(0, index * 90_000);
    timeline.line(1, 5_000_000, 0, 9);
    timeline.line(1, 7_000_000, 9, 8);
    const { rows, bins, widthMicros, received, sent, busyMicros, longestLine } = timeline.finish();
    expect(rows).toBe(2);
    expect(bins * widthMicros).toBeGreaterThan(9_996_000);
    expect(sum(columnOf({ rows, bins } as RoleTimeline, busyMicros, 0))).toBeCloseTo(3_000_000, -1);
    const line = columnOf({ rows, bins } as RoleTimeline, longestLine, 1);
    expect(line[Math.floor(6_000_000 / widthMicros)]).toBe(9);
    expect(line[Math.floor(4_000_000 / widthMicros)]).toBe(0);
    expect([sum(sent), sum(received)]).toEqual([1001, 100]);
    expect(sum(columnOf({ rows, bins: Math.floor(4_500_000 / widthMicros) } as RoleTimeline, sent, 0)) / 500).toBeCloseTo(1, 1);
    const many = new Timeline(1_000_000, 0, false);
    many.receive(999_999, 0);
    expect(many.finish()).toMatchObject({ instances: 1_000_000, perRow: 245, rows: 4082, bins: 1 });
    expect(many.bytes).toBeLessThan(9_000_000);
  });
});

/** Held to its shape, so that a result can be handed over. */
const isPlain = (value: unknown): boolean =>
  typeof value !== 'object' || value === null || ArrayBuffer.isView(value) || [Object.prototype, Array.prototype].includes(Object.getPrototypeOf(value) as object) && Object.values(value).every(isPlain);

describe('the result', () => {
  it('is plain data', () => {
    const result: FlowResult = flowToEnd(DEFAULT_SCENARIO);
    expect(isPlain(structuredClone(result))).toBe(true);
  });
});
