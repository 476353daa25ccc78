/** Writes that fail, lines that are full. */
import { describe, expect, it, vi } from 'vitest';
import { drawPair, streamKey, unit } from '../../../src/model/random';
import { OUTCOME } from '../../../src/model/trace';
import type { Scenario } from '../../../src/model/scenario';
import { play, rowsOf, sum, type Row } from './scenes';

// Thousands of events; a shared machine may be slow at them.
vi.setConfig({ testTimeout: 60_000 });

const big: Partial<Scenario> = { chats: 5, users: 200, gateways: 4, messages: 20, loss: 0.2 };
const DELIVERIES = 5 * 200 * 20;

/** A share of `count` trials, give or take four standard errors. */
function expectNear(value: number, expected: number, standardError: number): void {
  expect(Math.abs(value - expected)).toBeLessThan(4 * standardError);
}

/** Attempts of one delivery, by hand from the stream of losses. */
function attemptsByHand(message: number, person: number, scenario: Pick<Scenario, 'seed' | 'loss' | 'attempts'>): number[] {
  const key = streamKey(scenario.seed, 'loss');
  const outcomes: number[] = [];
  for (let attempt = 1; attempt <= scenario.attempts; attempt++) {
    const failed = unit(drawPair(key, message, person * 16 + attempt)) < scenario.loss;
    outcomes.push(!failed ? OUTCOME.arrived : attempt === scenario.attempts ? OUTCOME.lost : OUTCOME.failed);
    if (!failed) break;
  }
  return outcomes;
}

const writesOf = (rows: readonly Row[]): Row[] => rows.filter(({ attempt }) => attempt > 0);

describe.each(['direct', 'topic-per-user', 'chat-gateway'])('a lossy run of %s', (design) => {
  const result = play({ ...big, design });
  const { ledger, summary } = result;

  it('delivers or loses every message for every member', () => {
    expect(sum(ledger.users.deliveries) + sum(ledger.gateways.lost)).toBe(DELIVERIES);
    expect(summary.lostDeliveries).toBe(sum(ledger.gateways.lost));
    expect(summary.lossless).toBe(false);
  });

  it('takes 1.24 attempts a delivery and loses 0.8 %, within four standard errors', () => {
    // Of 1, 2 or 3 attempts with 0.8, 0.16, 0.04: variance 0.2624.
    expectNear(sum(ledger.gateways.writes) / DELIVERIES, 1.24, Math.sqrt(0.2624 / DELIVERIES));
    expectNear(summary.lostDeliveries / DELIVERIES, 0.008, Math.sqrt((0.008 * 0.992) / DELIVERIES));
    expect(summary.failedWrites).toBe(sum(ledger.gateways.writes) - sum(ledger.users.deliveries));
  });

  it('tries each delivery as the stream of losses says', () => {
    const byDelivery = new Map<string, number[]>();
    for (const { message, person, outcome } of writesOf(rowsOf(result))) {
      const name = `${String(message)} ${String(person)}`;
      byDelivery.set(name, [...(byDelivery.get(name) ?? []), outcome]);
    }
    expect(byDelivery.size).toBe(DELIVERIES);
    for (const [name, outcomes] of byDelivery) {
      const [message, person] = name.split(' ').map(Number) as [number, number];
      expect(outcomes).toEqual(attemptsByHand(message, person, result.scenario));
    }
  });
});

it('does nothing that XState warns of', () => {
  const warned = vi.spyOn(console, 'warn');
  play({ ...big, messages: 1, tReceipt: 50_000, line: 3 });
  expect(warned).not.toHaveBeenCalled();
});

describe('one failed write', () => {
  const scene = { design: 'chat-gateway', users: 4, gateways: 1, loss: 0.3, seed: 1 } as const;
  const writes = writesOf(rowsOf(play(scene)));

  it('is known after the last mile and then goes to the end of the line', () => {
    const retries = writes.filter(({ attempt }) => attempt > 1);
    expect(retries.length).toBeGreaterThan(0);
    for (const retry of retries) {
      const before = writes.find(({ person, attempt }) => person === retry.person && attempt === retry.attempt - 1)!;
      expect(before.outcome).toBe(OUTCOME.failed);
      // Nothing else is going on by then, so the retry is written 10 µs after the news.
      expect(retry.sent).toBe(before.sent + 40_000 + 10);
    }
  });

  it('waits behind a message that came in before', () => {
    // One person whose first write fails at 40,520; the news comes at 80,520. A second message is
    // timed to reach the gateway at 80,519, keeps it busy for 20 µs, and only then is the retry written.
    const lossy = { ...scene, users: 1, seed: seedWhere([true, false], [false]), messages: 1 };
    const rows = writesOf(rowsOf(play({ ...lossy, do: [{ atMillis: 40.019, verb: 'post', user: 1 }] })));
    expect(rows.map(({ message, attempt, sent }) => [message, attempt, sent])).toEqual([
      [0, 1, 40_520],
      [1, 1, 80_539],
      [0, 2, 80_549],
    ]);
  });
});

/** A seed under which attempts for person 0 fail as listed: of message 0, and of message 1. */
function seedWhere(...failing: readonly (readonly boolean[])[]): number {
  for (let seed = 0; ; seed++) {
    const key = streamKey(seed, 'loss');
    const fits = failing.every((attempts, message) =>
      attempts.every((fails, index) => unit(drawPair(key, message, index + 1)) < 0.3 === fails),
    );
    if (fits) return seed;
  }
}

describe('a full line', () => {
  const scene = { chats: 1, users: 8, gateways: 1, rate: 1000, messages: 50, tReceipt: 10_000, line: 2 } as const;

  it.each(['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway'])('is said and counted under %s', (design) => {
    const result = play({ ...scene, design });
    const { ledger, summary } = result;
    expect(summary.droppedJobs).toBeGreaterThan(0);
    expect(summary.lossless).toBe(false);
    expect(summary.longestLine).toBe(2);
    expect(sum(ledger.gateways.dropped)).toBe(summary.droppedJobs);
    expect(rowsOf(result).filter(({ outcome }) => outcome === OUTCOME.dropped)).toHaveLength(summary.droppedJobs);
    const copies = design === 'topic-per-user' ? 50 * 8 : 50;
    expect(sum(ledger.gateways.receipts) + summary.droppedJobs).toBe(copies);
    expect(sum(ledger.users.deliveries)).toBe(design === 'topic-per-user' ? sum(ledger.gateways.receipts) : 8 * sum(ledger.gateways.receipts));
  });

  it('at a shard leaves the message unanswered, so that nobody gets it', () => {
    const { ledger, summary } = play({ users: 2, chatShards: 1, rate: 1000, messages: 20, tLookup: 100_000, line: 1 });
    const { dropped, queries } = ledger.chatUserStorage;
    expect(dropped[0]).toBeGreaterThan(0);
    expect(dropped[0]! + queries[0]!).toBe(20);
    expect(summary.droppedJobs).toBe(sum(dropped) + sum(ledger.userGatewayStorage.dropped));
    expect(ledger.messages.firstViewerMicros.filter((time) => time === -1).length).toBeGreaterThanOrEqual(dropped[0]!);
    // One member on each of the two gateways.
    expect(sum(ledger.users.deliveries)).toBe(sum(ledger.gateways.receipts));
  });

  it('that drops a retry loses the delivery, and the trace says so', () => {
    const result = play({ design: 'chat-gateway', users: 30, gateways: 1, rate: 100, messages: 60, loss: 0.5, tWrite: 500, line: 1 });
    const { ledger, summary } = result;
    const writes = writesOf(rowsOf(result));
    const lost = writes.filter(({ outcome }) => outcome === OUTCOME.lost);
    expect(lost.some(({ attempt }) => attempt < 3)).toBe(true);
    expect(lost).toHaveLength(sum(ledger.gateways.lost));
    expect(sum(ledger.users.deliveries) + sum(ledger.gateways.lost)).toBe(30 * sum(ledger.gateways.receipts));
    const retriesDropped = lost.filter(({ attempt }) => attempt < 3).length;
    expect(summary.droppedJobs).toBe(retriesDropped + 60 - sum(ledger.gateways.receipts));
  });
});

describe('too much work', () => {
  it('shows in the longest line', () => {
    const calm = play({ design: 'chat-gateway', users: 4, gateways: 1, rate: 10, messages: 50 });
    expect(calm.summary.longestLine).toBe(0);
    // A message takes 1 + 4 × 0.01 ms of the gateway and comes every 0.5 ms.
    const pressed = play({ design: 'chat-gateway', users: 4, gateways: 1, rate: 1000, chats: 2, messages: 50, tReceipt: 1000 });
    expect(pressed.summary.longestLine).toBeGreaterThan(40);
    expect(pressed.summary.droppedJobs).toBe(0);
  });
});
