import { describe, expect, it } from 'vitest';
import { DESIGN_IDS } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { runToEnd } from '../../src/engine/events/simulate';
import { decodeScenario } from '../../src/link/codec';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { playedDocument } from '../../src/report/events';
import { report, reportBy, strangeNumbers } from './reported';

/** Members, gateways and so on of the article's emulation, and what each gateway counts over the run. */
const EMULATION = [
  { link: 'users=4&gateways=2', direct: 1, perUser: 2, perChat: 1, writes: 2, lookups: 4 },
  { link: 'users=4&gateways=4', direct: 1, perUser: 1, perChat: 1, writes: 1, lookups: 4 },
  { link: 'chats=4&users=4&gateways=4&messages=2', direct: 8, perUser: 8, perChat: 8, writes: 8, lookups: 32 },
  { link: 'chats=5&users=1000&gateways=100&messages=2', direct: 10, perUser: 100, perChat: 10, writes: 100, lookups: 10_000 },
];

describe("the report of the article's emulation", { timeout: 300_000 }, () => {
  it.each(EMULATION)('$link, direct append', ({ link, direct, writes, lookups }) => {
    const { gateways, storage, broker } = report(`${link}&shards=1000`);
    expect(gateways.receipts).toMatchObject({ min: direct, p50: direct, max: direct });
    expect(gateways.writes).toMatchObject({ min: writes, p50: writes, max: writes });
    expect(storage.userGateway.lookups.total).toBe(lookups);
    expect(storage.userGateway.lookups.each).toHaveLength(1000);
    expect(storage.userGateway.queries.total).toBe(storage.userGateway.shardsPerMessage.total);
    expect(broker.topics).toBe(0);
  });

  it.each(EMULATION)('$link, topic per user', ({ link, perUser, writes, lookups }) => {
    const { gateways, storage, broker } = report(`${link}&design=topic-per-user`);
    expect(gateways.receipts).toMatchObject({ min: perUser, p50: perUser, max: perUser });
    expect(gateways.writes).toMatchObject({ min: writes, p50: writes, max: writes });
    expect([broker.publishes.total, broker.notifications.total]).toEqual([lookups, lookups]);
    expect(storage.userGateway.queries.total).toBe(0);
  });

  it.each(EMULATION)('$link, topic per chat', ({ link, perChat, writes }) => {
    const { gateways, storage, broker } = report(`${link}&design=topic-per-chat`);
    expect(gateways.receipts).toMatchObject({ min: perChat, p50: perChat, max: perChat });
    expect(gateways.writes).toMatchObject({ min: writes, p50: writes, max: writes });
    expect(broker.notifications.total).toBe(gateways.receipts.total);
    expect(storage.chatUser.queries.total).toBe(0);
  });

  it('chat gateways: C·m/G in the mean, m·⌈C/G⌉ on the busiest', () => {
    const { gateways, coordinator } = report('design=chat-gateway&chats=8&gateways=3&messages=2');
    expect(gateways.receipts).toMatchObject({ total: 16, max: 6 });
    expect(coordinator.assignments).toMatchObject({ total: 8, max: 3, each: [3, 3, 2] });
    expect(gateways.connections.each).toEqual([24, 24, 16]);
  });
});

describe('the document', { timeout: 300_000 }, () => {
  it('has every key of the scenario and every figure', () => {
    const document = report();
    expect(document.scenario).toEqual(DEFAULT_SCENARIO);
    expect(document.repairs).toEqual([]);
    expect(document.engine).toMatchObject({ name: 'events', posted: 1, lossless: true, stopped: null, failedWrites: 0 });
    expect(document.users.deliveries).toMatchObject({ total: 8, each: [1, 1, 1, 1, 1, 1, 1, 1] });
    expect(document.gateways.busyMicros.each).toEqual([50, 50]);
    expect(document.storage.userGateway.writes.total).toBe(8);
    expect(document.storage.chatUser.shardsPerMessage.each).toEqual([1]);
    // Last mile, hops, two queries, a copy and the writes before: more than 40 + 40 milliseconds.
    expect(document.latencyMillis.first.min).toBeGreaterThan(80);
    expect(document.latencyMillis.last.max).toBeCloseTo(document.latencyMillis.first.min! + 0.03, 9);
  });

  // The last is near the most that a run takes, and under some designs beyond it: these are stopped.
  it.each(DESIGN_IDS)('of %s has no number that is not one, and counts what it says', { timeout: 240_000 }, (design) => {
    const links = ['', 'messages=0', 'loss=0.9&attempts=1&users=1', 'line=1&users=200&tWrite=1000', 'users=2001&gateways=3', 'placement=ring&gateways=9', 'users=5000&chats=100'];
    for (const link of links) {
      const document = reportBy('events', `${link}&design=${design}`);
      expect(strangeNumbers(document)).toEqual([]);
      expect(document.gateways.lost.total).toBe(document.engine.lostDeliveries);
      const underWay = document.gateways.writes.total - document.engine.failedWrites - document.users.deliveries.total!;
      expect(underWay).toBeGreaterThanOrEqual(0);
      // What waits in too long a line is dropped.
      if (document.engine.stopped === null && document.engine.droppedJobs === 0) expect(underWay).toBe(0);
    }
  });

  it('leaves each instance out above 2,000', () => {
    const { users, gateways } = report('users=2001');
    expect(users.deliveries).not.toHaveProperty('each');
    expect(users.deliveries.total).toBe(2001);
    expect(gateways.receipts.each).toHaveLength(2);
  });

  it('has no latency where nobody heard', () => {
    const { latencyMillis, storage } = report('messages=0');
    expect(latencyMillis.first).toEqual({ total: 0, min: null, p50: null, p95: null, p99: null, max: null, each: [] });
    expect(storage.userGateway.shardsPerMessage.each).toEqual([]);
  });

  it('says that a run stopped, and when', () => {
    const { scenario } = decodeScenario('chats=4');
    const { engine } = playedDocument('events', runToEnd(scenario, { withTrace: false, maxCrossings: 50 }), aggregate(scenario));
    expect(engine.lossless).toBe(false);
    expect(engine.stopped).toMatchObject({ reason: 'crossings', crossings: 50 });
  });
});
