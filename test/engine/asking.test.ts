/**
 * Designs by a clock at three sizes: what is played, counted and expected, and the figures of the table of designs.
 * That the first two are one ledger to the last count, the law says.
 */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { runToEnd } from '../../src/engine/events/simulate';
import { expectedHearing } from '../../src/engine/theory/hearing';
import { expectedPerPosted, gatewaySecond, messagesOf } from '../../src/engine/theory/theory';
import { flowToEnd } from '../../src/engine/flow/flow';
import { whyNot } from '../../src/engine/flow/refusal';
import type { AggregateResult } from '../../src/model/counts';
import type { Scenario } from '../../src/model/scenario';
import { figuresOf } from '../../src/reading/figures';
import { ASKED_IDS } from '../designs/pushed';
import { columnsOf, differences } from '../law/compare';
import { scene, sum } from './events/scenes';

const NEAR = { chats: 4, users: 8, gateways: 4, messages: 5 } as const;
const MIDDLE = { chats: 50, users: 200, gateways: 40, messages: 2, placement: 'random', arrivals: 'poisson', rate: 0.8 } as const;
const FULL = { chats: 1000, users: 10_000, gateways: 1000, placement: 'random' } as const;

/** What has somebody ask where a design is not enough: strays are there where some are misplaced. */
const AMID: Readonly<Record<string, Partial<Scenario>>> = { 'affinity-pull': { misplaced: 0.5, spread: 2 } };

/** One number for each asker of a chat, and for each of its gateways that are told without asking. */
function heardOf(design: string, { holders, strays, attendance }: AggregateResult, viewers: number): { readonly askers: number; readonly told: number } {
  const gateways = attendance?.viewedGateways ?? holders.gateways;
  if (strays) return { askers: strays.people[0]!, told: gateways[0]! - strays.gateways[0]! };
  return { askers: design === 'pull' ? viewers : gateways[0]!, told: 0 };
}

describe.each(ASKED_IDS)('%s', (design) => {
  const of = (changes: Partial<Scenario>): Scenario => scene({ ...changes, ...AMID[design], design });

  it.each([NEAR, MIDDLE])('has one ledger by both engines, and lets everybody hear everything: %o', (size) => {
    const scenario = of(size);
    const { ledger, summary } = runToEnd(scenario, { withTrace: false });
    const counted = aggregate(scenario);
    expect(summary.lossless).toBe(true);
    expect(differences(columnsOf(scenario, ledger, counted))).toEqual([]);
    expect(Array.from(ledger.users.deliveries)).toEqual(new Array<number>(size.chats * size.users).fill(size.messages));
    // The row of a chat says what one message comes to: an answer for each who asks, and a copy for each gateway that is told.
    const { askers, told } = heardOf(design, counted, size.users);
    expect(counted.messages.copiesEach[0]).toBe(askers + told);
    expect(counted.users.deliveries.total).toBe(size.chats * size.users * size.messages);
    const toldInAll = counted.strays ? size.messages * (sum(counted.holders.gateways) - sum(counted.strays.gateways)) : 0;
    expect(sum(ledger.gateways.requests)).toBe(sum(ledger.gateways.receipts) - toldInAll + sum(ledger.gateways.emptyAnswers));
  });

  it.each([0.3, 1, 4])('costs a run by formula what is counted, where %f messages come in a pause by chance', (rate) => {
    const scenario = of({ ...MIDDLE, chats: 400, messages: 6, online: 0.9, viewing: 0.6, rate });
    const { gateways } = aggregate(scenario);
    const each = expectedPerPosted(scenario, designOf(design));
    const posted = messagesOf(scenario);
    for (const key of ['requests', 'emptyAnswers', 'receipts', 'writes'] as const) {
      // Chats differ by when they post: of 400 the mean has a standard error of some hundredths of what one has.
      expect(sum(gateways[key]) / (posted * each[key]), key).toBeCloseTo(1, 1);
    }
  });

  it('is estimated for a second as the formula says, and has requests whatever chats post', () => {
    const scenario = of({ ...MIDDLE, viewing: 0.5 });
    const { gateways, fullFirst } = estimate(aggregate(scenario));
    const second = gatewaySecond(scenario, designOf(design));
    expect(gateways.share.mean! / second.busyShare).toBeCloseTo(1, 1);
    expect(gateways.copiesPerSecond.mean! / second.copies).toBeCloseTo(1, 1);
    expect(gatewaySecond({ ...scenario, rate: 0.001 }, designOf(design)).requests).toBeCloseTo(second.requests, 9);
    // Work beyond requests is the log's, which looks each message up for everybody who asks.
    expect(fullFirst[0]?.role).toBe('chatLog');
  });

  it('is heard by the first and the last viewer when the formula says, in the mean over seeds', () => {
    const runs = Array.from({ length: 60 }, (_, seed) => of({ users: 40, gateways: 8, placement: 'random', seed }));
    const mean = (of: (scenario: Scenario) => number): number => sum(runs.map(of)) / runs.length;
    const played = (scenario: Scenario): number => runToEnd(scenario, { withTrace: false }).ledger.messages.lastViewerMicros[0]!;
    const expected = mean((scenario) => expectedHearing(scenario, designOf(design))!.lastMicros);
    // The last of n moments in a second is spread by some 1 / n of it.
    expect(Math.abs(mean(played) - expected)).toBeLessThan(4 * (1_000_000 / 8 / Math.sqrt(runs.length)));
  });

  it('is not played in columns, and says why', () => {
    const scenario = of(NEAR);
    expect(whyNot(scenario, designOf(design))).toEqual({ reason: 'clock' });
    expect(() => flowToEnd(scenario)).toThrow();
  });

  it('tries a failed write again, and gives up on every message that it carries', () => {
    const scenario = of({ ...MIDDLE, chats: 4, messages: 8, rate: 4, loss: 0.4, attempts: 2 });
    const { ledger } = runToEnd(scenario, { withTrace: false });
    expect(sum(ledger.users.deliveries) + sum(ledger.gateways.lost)).toBe(4 * 200 * 8);
    expect(sum(ledger.gateways.lost) / (4 * 200 * 8)).toBeCloseTo(0.16, 1);
  });
});

describe('pull at full size', () => {
  const second = (changes: Partial<Scenario>) => gatewaySecond(scene({ ...FULL, design: 'pull', ...changes }), designOf('pull'));

  it('has a·U / (G·T) requests a gateway, whatever there are of chats', () => {
    expect(second({}).requests).toBeCloseTo(10_000, 6);
    expect(second({ viewing: 0.01 }).requests).toBeCloseTo(100, 6);
    expect(second({ viewing: 0.01, poll: 250 }).requests).toBeCloseTo(400, 6);
    // The same people in ten times as many chats.
    expect(second({ chats: 10_000, users: 1000 }).requests).toBeCloseTo(10_000, 6);
  });

  it('is halved by twice the gateways: the plateau has ended', () => {
    const [once, twice] = [second({}), second({ gateways: 2000 })];
    expect(twice.copies / once.copies).toBeCloseTo(0.5, 9);
    expect(twice.busyShare / once.busyShare).toBeCloseTo(0.5, 9);
  });

  it('is answered with something 1 − e^(−m·T) of the time where messages come by chance', () => {
    const { requests, emptyAnswers } = second({ arrivals: 'poisson', rate: 0.5 });
    expect(1 - emptyAnswers / requests).toBeCloseTo(1 - Math.exp(-0.5), 9);
  });

  it('is heard half a pause later than it is posted, in the mean', () => {
    const { heard } = figuresOf(runToEnd(scene({ users: 4000, gateways: 50, messages: 1, design: 'pull' }), { withTrace: true }));
    // Two last miles and two hops, half a second, and some microseconds of work; the median of 4,000 has a standard error of 8 ms.
    expect(heard!.viewers).toBe(4000);
    expect(Math.abs(heard!.p50Micros! - 581_000)).toBeLessThan(4 * 8000);
  });

  it('comes to that when ten million are counted', { timeout: 300_000 }, () => {
    const scenario = scene({ ...FULL, design: 'pull', messages: 1 });
    const { gateways, others } = aggregate(scenario);
    const each = expectedPerPosted(scenario, designOf('pull'));
    // Ten million phases: a request more or less by chance, a standard error of 1,600.
    expect(Math.abs(sum(gateways.requests) - messagesOf(scenario) * each.requests)).toBeLessThan(4 * 1600);
    expect(sum(gateways.receipts)).toBe(10_000_000);
    expect(sum(others.chatLog!.units)).toBe(10_000_000 + 1000);
  });
});

describe('shared pull at full size', () => {
  const second = (changes: Partial<Scenario>) => gatewaySecond(scene({ ...FULL, design: 'shared-pull', ...changes }), designOf('shared-pull'));

  it('takes in C·min(m, 1/T)·f answers and asks C·f / T times', () => {
    expect(second({})).toMatchObject({ copies: expect.closeTo(999.95, 1) as number, requests: expect.closeTo(999.95, 1) as number });
    expect(second({ rate: 0.25 })).toMatchObject({ copies: expect.closeTo(249.99, 1) as number, requests: expect.closeTo(999.95, 1) as number });
    expect(second({ rate: 8, poll: 500 })).toMatchObject({ copies: expect.closeTo(1999.91, 1) as number, requests: expect.closeTo(1999.91, 1) as number });
  });

  it('keeps the plateau: twice the gateways save nothing of the answers', () => {
    expect(second({ gateways: 2000 }).copies / second({}).copies).toBeGreaterThan(0.99);
  });

  it('comes to that when ten million are counted', { timeout: 300_000 }, () => {
    const scenario = scene({ ...FULL, design: 'shared-pull', messages: 1 });
    const { gateways } = aggregate(scenario);
    const each = expectedPerPosted(scenario, designOf('shared-pull'));
    expect(Math.abs(sum(gateways.requests) - messagesOf(scenario) * each.requests)).toBeLessThan(4 * 500);
    // One answer for each gateway of each chat that holds a viewer: a million pairs, less 45 by chance.
    expect(Math.abs(sum(gateways.receipts) - 999_950)).toBeLessThan(4 * 7);
    expect(sum(gateways.writes)).toBe(10_000_000);
  });
});
