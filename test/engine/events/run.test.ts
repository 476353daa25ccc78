/** A run as its caller sees it: in pieces, stopped early, repeated. */
import { describe, expect, it, vi } from 'vitest';
import type { RunResult } from '../../../src/model/run';
import type { Scenario } from '../../../src/model/scenario';
import { MAX_CROSSINGS, openRun, runToEnd } from '../../../src/engine/events/simulate';
import { play, rowsOf, scene, sum, traceOf } from './scenes';

// Thousands of events; a shared machine may be slow at them.
vi.setConfig({ testTimeout: 60_000 });

const busy: Partial<Scenario> = {
  chats: 3, users: 12, gateways: 4, messages: 5, rate: 200, arrivals: 'poisson', placement: 'random', loss: 0.2,
  do: [{ atMillis: 3, verb: 'post', user: 7 }],
};
const DESIGNS = ['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway'];

describe.each(DESIGNS)('a run of %s', (design) => {
  const whole = play({ ...busy, design });

  it('gives the same in pieces of one event as in one go', () => {
    const run = openRun(whole.scenario, { withTrace: true });
    let before = run.advance(0);
    expect(before).toEqual({ done: false, crossings: 0, posted: 0, stopped: null });
    while (!before.done) {
      const after = run.advance(1);
      expect(after.crossings).toBeGreaterThanOrEqual(before.crossings);
      expect(after.posted - before.posted).toBeLessThanOrEqual(1);
      before = after;
    }
    expect(before).toEqual({ done: true, crossings: whole.summary.crossings, posted: 16, stopped: null });
    expect(run.finish()).toEqual(whole);
  });

  it('gives the same bytes twice, with a trace or without', () => {
    expect(play({ ...busy, design })).toEqual(whole);
    const { ledger, summary, trace, index } = play({ ...busy, design }, { withTrace: false });
    expect({ ledger, summary }).toEqual({ ledger: whole.ledger, summary: whole.summary });
    expect({ trace, index }).toEqual({ trace: null, index: null });
  });

  it('differs under another seed', () => {
    expect(play({ ...busy, design, seed: 2 }).ledger).not.toEqual(whole.ledger);
  });

  it('hands its crossings over in the order of sending, one row each', () => {
    const rows = rowsOf(whole);
    expect(rows).toHaveLength(whole.summary.crossings);
    expect(rows.every(({ sent, arrived }, row) => sent <= arrived && (row === 0 || rows[row - 1]!.sent <= sent))).toBe(true);
    expect(whole.summary.startMicros).toBe(rows[0]!.sent);
    expect(whole.summary.endMicros).toBe(Math.max(...rows.map(({ arrived }) => arrived)));
  });

  it('writes the same in its trace as in its ledger', () => {
    const rows = rowsOf(whole);
    const { ledger } = whole;
    const count = (id: string): number => rows.filter((row) => row.id === id).length;
    expect(count('deliver')).toBe(sum(ledger.gateways.writes));
    expect(count('append') + count('notify') + count('hand')).toBe(sum(ledger.gateways.receipts));
    expect(count('seats')).toBe(sum(ledger.userGatewayStorage.queries));
    expect(count('members')).toBe(sum(ledger.chatUserStorage.queries));
    expect(count('publish')).toBe(sum(ledger.topics.publishes));
    expect(count('open')).toBe(sum(ledger.gateways.connections));
    expect(count('report')).toBe(sum(ledger.userGatewayStorage.writes));
    expect(count('subscribe')).toBe(sum(ledger.topics.subscriptions));
  });

  it('has each copy leave only once it is there', () => {
    const rows = rowsOf(whole).filter(({ message }) => message >= 0);
    const arrivals = (ids: readonly string[], message: number): number[] =>
      rows.filter((row) => ids.includes(row.id) && row.message === message).map(({ arrived }) => arrived);
    for (const row of rows) {
      if (row.id === 'post') expect(row.sent).toBe(traceOf(whole).messages.postedMicros[row.message]);
      if (row.id !== 'deliver') continue;
      expect(row.sent).toBeGreaterThan(Math.min(...arrivals(['append', 'notify', 'hand'], row.message)));
    }
  });
});

describe('a run that is stopped early', () => {
  it('says so, and where', () => {
    const { summary, trace, ledger } = play({ users: 500, messages: 10 }, { maxCrossings: 3000 });
    expect(summary.stopped).toEqual({ reason: 'crossings', crossings: 3000, atMicros: expect.any(Number) as number });
    expect(summary.stopped!.atMicros).toBeGreaterThan(0);
    expect(summary.crossings).toBe(3000);
    expect(summary.lossless).toBe(false);
    expect(trace?.crossings.length).toBe(3000);
    expect(ledger.messages.posted).toBeLessThan(10);
    expect(sum(ledger.users.deliveries)).toBeGreaterThan(0);
    expect(sum(ledger.users.deliveries)).toBeLessThan(5000);
  });

  it('can be stopped while people connect', () => {
    const { summary, ledger, trace } = play({ users: 20 }, { maxCrossings: 50 });
    expect(summary.stopped?.atMicros).toBeLessThan(0);
    expect(ledger.messages.posted).toBe(0);
    expect(trace?.crossings.length).toBe(50);
    expect(Math.max(...trace!.crossings.arrivedMicros)).toBe(-1000);
    const counted = play({ users: 20 }, { maxCrossings: 50, maxPlayedPeople: 0 });
    expect(counted.summary.stopped).toEqual({ reason: 'crossings', crossings: 48, atMicros: 0 });
    // Four crossings each: asks, is answered, opens, is reported.
    expect(sum(counted.ledger.gateways.connections)).toBe(12);
  });

  it('is not stopped by exactly as many crossings as it makes', () => {
    const { crossings } = play().summary;
    expect(play({}, { maxCrossings: crossings }).summary.stopped).toBeNull();
    expect(play({}, { maxCrossings: crossings - 1 }).summary.stopped?.crossings).toBe(crossings - 1);
  });

  it('builds nothing for each person where there are more people than crossings', () => {
    const crowd = scene({ design: 'topic-per-user', users: 10_000_000, gateways: 3, messages: 5 });
    const run = openRun(crowd, { withTrace: true });
    expect(run.advance(0)).toEqual({
      done: true, crossings: 0, posted: 0, stopped: { reason: 'crossings', crossings: 0, atMicros: 0 },
    });
    const { ledger, summary, trace } = run.finish();
    expect(ledger.users.deliveries).toHaveLength(0);
    expect(ledger.topics.subscriptions).toHaveLength(0);
    expect(Array.from(ledger.gateways.connections)).toEqual([0, 0, 0]);
    expect(summary).toMatchObject({ lossless: false, startMicros: 0, endMicros: 0 });
    expect(trace?.crossings.length).toBe(0);
    expect(MAX_CROSSINGS).toBeLessThan(10_000_000);
  });
});

describe('the engine', () => {
  it('does not hand over a run before its end', () => {
    const run = openRun(scene(), { withTrace: true });
    run.advance(3);
    expect(() => run.finish()).toThrow('not done');
  });

  it('refuses a design that nobody knows', () => {
    expect(() => openRun(scene({ design: 'pigeon' }), { withTrace: true })).toThrow(RangeError);
  });

  it('gives columns that can be transferred', () => {
    const result = play();
    const buffers = columnsOf(result).map((column) => column.buffer);
    expect(new Set(buffers).size).toBe(buffers.length);
    for (const column of columnsOf(result)) expect(column.byteLength).toBe(column.buffer.byteLength);
  });

  it('runs a scene without a message, and one without a delay or a cost', () => {
    const silent = play({ messages: 0 });
    expect(silent.summary).toMatchObject({ endMicros: -1000, lossless: true });
    expect(silent.ledger.messages.posted).toBe(0);
    const costs = { tReceipt: 0, tWrite: 0, tNotify: 0, tLookup: 0, tHandshake: 0, hop: 0, lastMile: 0 };
    for (const design of DESIGNS) {
      const { ledger, summary } = runToEnd(scene({ ...busy, ...costs, design, loss: 0, line: 1 }), { withTrace: true });
      expect(summary.droppedJobs).toBe(0);
      expect(sum(ledger.users.deliveries)).toBe(16 * 12);
      expect(Array.from(ledger.messages.lastViewerMicros)).toEqual(new Array(16).fill(0));
    }
  });

  it('asks more shards than it has actors to spare for, and still counts each once', () => {
    const { ledger } = runToEnd(scene({ users: 9000, shards: 1_000_000, gateways: 3, messages: 2 }), { withTrace: false });
    expect(sum(ledger.userGatewayStorage.lookups)).toBe(18_000);
    expect(sum(ledger.users.deliveries)).toBe(18_000);
    expect(ledger.messages.shardsAsked[0]).toBeGreaterThan(8900);
  });
});

/** Every typed array of a result, wherever it is. */
function columnsOf(result: RunResult): (Float64Array | Uint32Array)[] {
  const found: (Float64Array | Uint32Array)[] = [];
  const walk = (value: unknown): void => {
    if (ArrayBuffer.isView(value)) found.push(value as Float64Array);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(walk);
  };
  walk([result.trace, result.ledger]);
  return found;
}
