/** Where attempts fail: the event engine's counts against the means of the aggregate one. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import { aggregate } from '../../../src/engine/counts/aggregate';
import { runToEnd } from '../../../src/engine/events/simulate';

const ERRORS = 4;

/** Variance of the attempts that one delivery takes, with failures p and at most A of them. */
function attemptsVariance(p: number, attempts: number): number {
  const chances = Array.from({ length: attempts }, (_, index) => (index + 1 < attempts ? p ** index * (1 - p) : p ** index));
  const mean = chances.reduce((sum, chance, index) => sum + chance * (index + 1), 0);
  return chances.reduce((sum, chance, index) => sum + chance * (index + 1 - mean) ** 2, 0);
}

describe.each([
  [0.2, 3],
  [0.05, 3],
  [0.6, 2],
])('with %d of all attempts failing, %d allowed', (loss, attempts) => {
  const scenario = { ...DEFAULT_SCENARIO, design: 'topic-per-chat', chats: 2, users: 250, gateways: 4, messages: 20, loss, attempts };
  const { factors, gateways } = aggregate(scenario);
  const { ledger } = runToEnd(scenario, { withTrace: false });
  const total = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0);
  const deliveries = total(gateways.writes);

  it('attempts come to first attempts × factor, within four standard errors', () => {
    const error = Math.sqrt(deliveries * attemptsVariance(loss, attempts));
    expect(Math.abs(total(ledger.gateways.writes) - deliveries * factors.attempts)).toBeLessThan(ERRORS * error);
  });

  it('so do people given up on, and deliveries', () => {
    const error = Math.sqrt(deliveries * factors.lost * factors.delivered);
    expect(Math.abs(total(ledger.gateways.lost) - deliveries * factors.lost)).toBeLessThan(ERRORS * error);
    expect(Math.abs(total(ledger.users.deliveries) - deliveries * factors.delivered)).toBeLessThan(ERRORS * error);
  });

  it('copies are as without loss', () => {
    expect(ledger.gateways.receipts).toEqual(gateways.receipts);
  });
});
