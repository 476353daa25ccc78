/** Three chats of 3, 1 and 2 people, u1 to u6, on two gateways: worked by hand, and by both engines. */
import { describe, expect, it } from 'vitest';
import type { AggregateResult } from '../../src/model/counts';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { aggregate } from '../../src/engine/counts/aggregate';
import { openPainting } from '../../src/engine/counts/paint';
import { runToEnd } from '../../src/engine/events/simulate';
import { columnsOf, differences } from './compare';

const SIZES = [{ count: 1, size: 3 }, { count: 1, size: 1 }, { count: 1, size: 2 }];

function scene(changes: Partial<Scenario>): Scenario {
  return withChanges(DEFAULT_SCENARIO, { sizes: SIZES, ...changes });
}

/** The ledger of both engines, which must be one. */
function ran(changes: Partial<Scenario>): AggregateResult {
  const scenario = scene(changes);
  const result = aggregate(scenario);
  expect(differences(columnsOf(scenario, runToEnd(scenario, { withTrace: false }).ledger, result))).toEqual([]);
  return result;
}

const plain = (counts: Float64Array): number[] => Array.from(counts);

describe('by round robin, u1 u3 u5 sit on GW1 and u2 u4 u6 on GW2', () => {
  it('under direct append each gateway takes in its chats’ messages and writes its people', () => {
    const { gateways, userGatewayStorage, users, holders, messages } = ran({ design: 'direct' });
    // Chat 2 is u4 alone, on GW2.
    expect(plain(gateways.receipts)).toEqual([2, 3]);
    expect(plain(gateways.writes)).toEqual([3, 3]);
    expect(plain(gateways.chats)).toEqual([2, 3]);
    expect(plain(holders.gateways)).toEqual([2, 1, 2]);
    expect(plain(messages.copiesEach)).toEqual([2, 1, 2]);
    expect(plain(userGatewayStorage.lookups).reduce((sum, count) => sum + count, 0)).toBe(6);
    expect(users.deliveries).toEqual({ oneFor: 'member', each: Float64Array.of(1, 1, 1), total: 6, min: 1, max: 1 });
  });

  it('under topic per user there are six topics', () => {
    const { gateways, topics } = ran({ design: 'topic-per-user', messages: 2 });
    expect(plain(gateways.receipts)).toEqual([6, 6]);
    expect(topics.publishes).toEqual({ oneFor: 'member', each: Float64Array.of(2, 2, 2), total: 12, min: 2, max: 2 });
    expect(topics.subscriptions.total).toBe(6);
  });

  it('under topic per chat a topic notifies the gateways of its chat', () => {
    const { gateways, topics } = ran({ design: 'topic-per-chat' });
    expect(plain(gateways.receipts)).toEqual([2, 3]);
    expect(topics.notifications).toEqual({ oneFor: 'chat', each: Float64Array.of(2, 1, 2), total: 5, min: 1, max: 2 });
  });

  it('a post by u4 goes to u4 alone, one by u6 to two', () => {
    const posts = [{ atMillis: 1, verb: 'post' as const, user: 4 }, { atMillis: 2, verb: 'post' as const, user: 6 }];
    const { messages, users, gateways } = ran({ messages: 0, do: posts });
    expect(plain(messages.byChat)).toEqual([0, 1, 1]);
    expect(users.deliveries.total).toBe(3);
    expect(plain(gateways.receipts)).toEqual([1, 2]);
  });
});

describe('by chat, two sockets a gateway', () => {
  it('each chat gets as many gateways as it needs itself', () => {
    // Chat 1 needs both: two on GW1, one on GW2. Chat 2 goes to GW2, chat 3 to GW1, which come first.
    const { gateways, coordinator, holders } = ran({ design: 'chat-gateway', sockets: 2 });
    expect(plain(gateways.connections)).toEqual([4, 2]);
    expect(plain(gateways.receipts)).toEqual([2, 2]);
    expect(plain(gateways.writes)).toEqual([4, 2]);
    expect(plain(coordinator.assignments)).toEqual([2, 2]);
    expect(plain(holders.gateways)).toEqual([2, 1, 1]);
  });
});

describe('the messages of a chat', () => {
  it('are posted by its own members in turn', () => {
    const { trace } = runToEnd(scene({ messages: 4 }), { withTrace: true });
    const { chat, sender } = trace!.messages;
    const sendersOf = (wanted: number): number[] => Array.from(sender).filter((_, message) => chat[message] === wanted);
    expect([0, 1, 2].map(sendersOf)).toEqual([[0, 1, 2, 0], [3, 3, 3, 3], [4, 5, 4, 5]]);
  });
});

describe('the seat map from far', () => {
  it('has a row for each chat, with its own people', () => {
    const painting = openPainting(scene({}), 10, 10);
    while (!painting.advance(1));
    const { members, copies, rows, columns } = painting.finish();
    expect([rows, columns]).toEqual([3, 2]);
    expect(Array.from(members)).toEqual([2, 1, 0, 1, 1, 1]);
    expect(Array.from(copies)).toEqual([2, 1, 2]);
  });
});
