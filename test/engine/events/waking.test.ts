/** Waking up, first writes, shared writes, and what is sent, published, subscribed to and asked: worked out by hand. */
import { describe, expect, it } from 'vitest';
import { aggregate } from '../../../src/engine/counts/aggregate';
import { estimate } from '../../../src/engine/counts/estimate';
import { busyMicros } from '../../../src/model/ledger';
import { MomentCursor } from '../../../src/reading/moment';
import { Owners } from '../../../src/reading/owners';
import { isPlayedResult } from '../../../src/model/run';
import type { Scenario } from '../../../src/model/scenario';
import { play, rowsOf, scene, sum } from './scenes';

/** A message of one chat of ten, all on the one gateway that is the chat's own: there 500 µs after it was posted, 40 ms either way to people. */
const ALONE = { design: 'chat-gateway', users: 10, gateways: 1 } as const;
const AT_GATEWAY = 40_000 + 500;

/** From posting to the first and last viewer, without the last mile and up to when the copy came to its gateway. */
function heard(changes: Partial<Scenario>): [first: number, last: number] {
  const { messages } = play({ ...ALONE, ...changes }).ledger;
  return [messages.firstViewerMicros[0]! - AT_GATEWAY - 40_000, messages.lastViewerMicros[0]! - AT_GATEWAY - 40_000];
}

const post = (user: number, atMillis = 0) => ({ atMillis, verb: 'post' as const, user });

describe('a gateway that wakes up', () => {
  it('takes its time before it takes a copy in, and longer over the first write', () => {
    expect(heard({})).toEqual([20, 110]);
    expect(heard({ tWake: 300 })).toEqual([320, 410]);
    expect(heard({ tWake: 300, tFirstWrite: 20 })).toEqual([340, 430]);
    expect(heard({ tFirstWrite: 20 })).toEqual([40, 130]);
  });

  it('does so once for copies that come together, and each time for copies that come one by one', () => {
    const together = play({ ...ALONE, messages: 0, tWake: 300, tFirstWrite: 20, do: [post(1), post(2), post(3)] });
    expect(together.ledger.gateways.paid).toMatchObject({ tReceipt: Float64Array.of(3), tWake: Float64Array.of(1), tFirstWrite: Float64Array.of(1) });
    expect(busyMicros(together.ledger, together.scenario)).toEqual(Float64Array.of(3 * 110 + 320));
    const apart = play({ ...ALONE, messages: 0, tWake: 300, tFirstWrite: 20, do: [post(1), post(2, 1), post(3, 2)] });
    expect(busyMicros(apart.ledger, apart.scenario)).toEqual(Float64Array.of(3 * (110 + 320)));
  });

  it('has no dear first write where it writes nothing', () => {
    const { paid } = play({ design: 'direct', users: 2, gateways: 2, viewing: 0, tWake: 50, tFirstWrite: 20 }).ledger.gateways;
    expect(paid).toMatchObject({ tWake: Float64Array.of(1, 1), tFirstWrite: Float64Array.of(0, 0) });
  });

  it('wakes up for a repeated write and for whoever connects anew', () => {
    const lossy = play({ ...ALONE, users: 1, loss: 0.9, attempts: 10, tWake: 300, seed: 3 });
    const { writes, paid } = lossy.ledger.gateways;
    expect(writes[0]).toBeGreaterThan(1);
    // The copy with its first write, and each write again, 40 ms later.
    expect(paid.tWake).toEqual(writes);
    const moved = play({ ...ALONE, chats: 2, users: 1, gateways: 2, switches: 60, messages: 2, tWake: 300 });
    expect(sum(moved.ledger.gateways.paid.tWake!)).toBe(sum(moved.ledger.gateways.receipts) + sum(moved.ledger.gateways.handshakes));
  });

  it('is woken core by core', () => {
    const { paid } = play({ ...ALONE, cores: 2, messages: 0, tWake: 300, do: [post(1), post(2), post(3)] }).ledger.gateways;
    expect(paid.tWake).toEqual(Float64Array.of(2));
  });

  it('is in the counts at a moment', () => {
    const result = play({ ...ALONE, messages: 0, tWake: 300, tFirstWrite: 20, do: [post(1), post(2, 1), post(3, 1)] });
    if (!isPlayedResult(result)) throw new Error('not played');
    const cursor = new MomentCursor(result, null, new Owners(result));
    const wakes = (micros: number): number[] => [cursor.at(micros).paid.tWake![0]!, cursor.at(micros).paid.tFirstWrite![0]!];
    expect([AT_GATEWAY - 1, AT_GATEWAY, AT_GATEWAY + 1000, 1e9, 0].map(wakes)).toEqual([[0, 0], [1, 1], [2, 2], [2, 2], [0, 0]]);
  });

  it('is between two ends where it is only counted', () => {
    const busy = { chats: 40, users: 30, gateways: 3, rate: 4, placement: 'random', tWake: 80, tFirstWrite: 15, loss: 0.2 } as const;
    for (const design of ['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway']) {
      const { ledger, scenario } = play({ ...busy, design, messages: 20 }, { withTrace: false });
      const played = sum(busyMicros(ledger, scenario)) / 3 / 5;
      const { gateways } = estimate(aggregate(scenario));
      expect(gateways.microsPerSecond.mean!, design).toBeLessThan(played);
      expect(gateways.everyWakes!.microsPerSecond.mean!, design).toBeGreaterThan(played);
    }
    expect(estimate(aggregate(scene(ALONE))).gateways.everyWakes).toBeNull();
  });

  it('never wakes up when it is always at work, so no waking can overload it', () => {
    const { gateways } = estimate(aggregate(scene({ ...ALONE, rate: 1000, tWake: 100_000 })));
    expect([gateways.share.busiest, gateways.everyWakes!.share.busiest, gateways.overloaded]).toEqual([0.11, 1, 0]);
    const full = estimate(aggregate(scene({ ...ALONE, rate: 1000, users: 200, tWake: 100_000 }))).gateways;
    expect([full.share.busiest, full.everyWakes!.share.busiest]).toEqual([2.01, 2.01]);
  });
});

describe('writes that may be shared out', () => {
  it('take as long as the largest part, which differ by one at most', () => {
    expect(heard({ cores: 4 })).toEqual([20, 110]);
    expect(heard({ cores: 4, sharedWrites: 'on' })).toEqual([20, 40]);
    expect(heard({ cores: 256, sharedWrites: 'on' })).toEqual([20, 20]);
    expect(heard({ cores: 1, sharedWrites: 'on' })).toEqual([20, 110]);
  });

  it('wake up the cores that they are shared out to', () => {
    expect(heard({ cores: 4, sharedWrites: 'on', tWake: 300, tFirstWrite: 20 })).toEqual([340, 300 + 10 + 300 + 20 + 30]);
    const { paid } = play({ ...ALONE, cores: 4, sharedWrites: 'on', tWake: 300, tFirstWrite: 20 }).ledger.gateways;
    expect([paid.tWake, paid.tFirstWrite]).toEqual([Float64Array.of(4), Float64Array.of(4)]);
  });

  it('reach everybody once, and are as much work as before', () => {
    const one = play({ ...ALONE, chats: 3, messages: 5, rate: 1000, cores: 3 });
    const other = play({ ...ALONE, chats: 3, messages: 5, rate: 1000, cores: 3, sharedWrites: 'on' });
    expect(other.ledger.users.deliveries).toEqual(one.ledger.users.deliveries);
    expect(other.ledger.gateways.paid).toEqual(one.ledger.gateways.paid);
  });

  it('are lost where the line has no room for a part of them', () => {
    const { ledger, summary } = play({ ...ALONE, cores: 2, line: 1, sharedWrites: 'on', messages: 0, tWrite: 1000, do: [post(1), post(2), post(3)] });
    // Two copies are taken up and one waits: of the second half of each of the first two there is no room for either.
    expect([summary.droppedJobs, ledger.gateways.lost[0]]).toEqual([2, 10]);
    expect(sum(ledger.users.deliveries)).toBe(5 + 5 + 10);
  });
});

describe('what is sent and asked has its price', () => {
  it('lets the i-th copy leave the Chat API after i times the cost', () => {
    const sent = (design: string, id: string): number[] => rowsOf(play({ design, users: 3, gateways: 3, tSend: 7, tSendPublish: 9 })).filter((row) => row.id === id).map((row) => row.sent);
    expect(sent('direct', 'append').map((micros, index, all) => micros - all[0]! - 7 * index)).toEqual([0, 0, 0]);
    expect(sent('topic-per-user', 'publish').map((micros, index, all) => micros - all[0]! - 9 * index)).toEqual([0, 0, 0]);
    expect(sent('topic-per-chat', 'publish')).toEqual([40_000 + 9]);
    expect(sent('chat-gateway', 'hand')).toEqual([40_000 + 7]);
  });

  it('takes the broker so long for a publication, and a storage for a query, before they go on', () => {
    const first = (changes: Partial<Scenario>): number => play({ users: 3, gateways: 1, ...changes }).ledger.messages.firstViewerMicros[0]!;
    expect(first({ design: 'topic-per-chat', tPublish: 9 }) - first({ design: 'topic-per-chat' })).toBe(9);
    // The members are asked for once, and then their seats, shard by shard side by side.
    expect(first({ design: 'direct', tQuery: 9, shards: 1 }) - first({ design: 'direct', shards: 1 })).toBe(18);
  });

  it('keeps a topic at work with subscriptions of those who switch', () => {
    const switching = { design: 'topic-per-chat', chats: 2, users: 4, gateways: 8, messages: 3, switches: 30 } as const;
    const { ledger } = play({ ...switching, tSubscribe: 100 });
    expect(sum(ledger.topics.subscribes)).toBeGreaterThan(0);
    expect(ledger.topics.subscribes).toEqual(play(switching).ledger.topics.subscribes);
    const { topics, fullFirst } = estimate(aggregate(scene({ ...switching, tSubscribe: 100 })));
    // Four viewers of each chat switch every two seconds, to a gateway of which half hold nobody of the chat.
    expect(topics.microsPerSecond.mean).toBeCloseTo(4 * 1.5 + 2 * 0.5 * 100, 9);
    expect(fullFirst.find(({ role }) => role === 'topic')!.fullAtRate).toBeCloseTo((1_000_000 - 100) / 6, 6);
  });
});
