/**
 * One chat of eight on two gateways, dealt out in turn: u1 u3 u5 u7 sit on GW1, u2 u4 u6 u8 on GW2.
 * Who is there is said first and a seed looked for that draws it; then worked by hand, and by both engines.
 */
import { describe, expect, it } from 'vitest';
import type { AggregateResult } from '../../src/model/counts';
import { presenceOf, stateOf, type PersonState } from '../../src/model/presence';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { aggregate } from '../../src/engine/counts/aggregate';
import { openPainting } from '../../src/engine/counts/paint';
import { runToEnd } from '../../src/engine/events/simulate';
import { columnsOf, differences } from './compare';

/** u3 and u6 are away, u5 and u8 are viewing. */
const WANTED: readonly PersonState[] = ['offline', 'offline', 'away', 'offline', 'viewing', 'away', 'offline', 'viewing'];
/** u2 alone is away, on GW2, beside nobody; u5 alone is viewing. */
const LONELY: readonly PersonState[] = ['offline', 'away', 'offline', 'offline', 'viewing', 'offline', 'offline', 'offline'];

function seedOf(wanted: readonly PersonState[]): number {
  for (let seed = 0; ; seed++) {
    const presence = presenceOf({ online: 0.5, viewing: 0.5, seed }, { places: 'byUser' });
    if (wanted.every((state, person) => stateOf(presence, person) === state)) return seed;
  }
}

function ran(changes: Partial<Scenario>): AggregateResult {
  const scenario = withChanges(DEFAULT_SCENARIO, { online: 0.5, viewing: 0.5, ...changes });
  const result = aggregate(scenario);
  expect(differences(columnsOf(scenario, runToEnd(scenario, { withTrace: false }).ledger, result))).toEqual([]);
  return result;
}

const plain = (counts: Float64Array): number[] => Array.from(counts);
const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);

describe('two viewers, one on each gateway, beside two who are away', () => {
  const seed = seedOf(WANTED);

  it('under direct append eight are looked up and each gateway writes its viewer', () => {
    const { gateways, userGatewayStorage, users } = ran({ seed });
    expect(sum(userGatewayStorage.lookups)).toBe(8);
    expect(sum(userGatewayStorage.writes)).toBe(4);
    expect(plain(gateways.connections)).toEqual([2, 2]);
    expect([gateways.receipts, gateways.wasted, gateways.writes].map(plain)).toEqual([[1, 1], [0, 0], [1, 1]]);
    expect(users.deliveries.total).toBe(2);
  });

  it('under topic per user eight topics are published to, four notify, two copies serve nobody', () => {
    const { gateways, topics } = ran({ seed, design: 'topic-per-user' });
    expect([topics.subscriptions.total, topics.publishes.total, topics.notifications.total]).toEqual([4, 8, 4]);
    expect([gateways.receipts, gateways.wasted, gateways.writes].map(plain)).toEqual([[2, 2], [1, 1], [1, 1]]);
  });

  it('under topic per chat each gateway is notified once', () => {
    const { gateways, topics } = ran({ seed, design: 'topic-per-chat' });
    expect([topics.subscriptions.total, topics.notifications.total]).toEqual([2, 2]);
    expect([gateways.receipts, gateways.wasted, gateways.writes].map(plain)).toEqual([[1, 1], [0, 0], [1, 1]]);
  });

  it('under chat gateways the two viewers are connected, and nobody else', () => {
    const { gateways, coordinator } = ran({ seed, design: 'chat-gateway' });
    expect([gateways.connections, gateways.receipts, gateways.writes].map(plain)).toEqual([[2, 0], [1, 0], [2, 0]]);
    expect(plain(coordinator.assignments)).toEqual([1, 0]);
  });
});

describe('one viewer on GW1 and one who is away on GW2', () => {
  const seed = seedOf(LONELY);

  it('wastes the copy into GW2 under direct append and topic per user', () => {
    for (const design of ['direct', 'topic-per-user']) {
      const { gateways } = ran({ seed, design });
      expect([gateways.receipts, gateways.wasted, gateways.writes].map(plain)).toEqual([[1, 1], [0, 1], [1, 0]]);
    }
  });

  it('leaves GW2 in peace under topic per chat', () => {
    const { gateways, topics } = ran({ seed, design: 'topic-per-chat' });
    expect([gateways.connections, gateways.receipts, gateways.wasted, gateways.chats].map(plain)).toEqual([[1, 1], [1, 0], [0, 0], [1, 0]]);
    expect(topics.notifications.total).toBe(1);
  });

  it('hands nothing to a gateway of the chat that nobody has joined', () => {
    // Four sockets a gateway: the chat has both, u5 is the third of GW1.
    const { gateways, coordinator } = ran({ seed, design: 'chat-gateway', sockets: 4 });
    expect([gateways.connections, gateways.receipts, gateways.wasted].map(plain)).toEqual([[1, 0], [1, 0], [0, 0]]);
    expect(plain(coordinator.assignments)).toEqual([1, 1]);
  });

  it('paints the gateways that hear the chat', () => {
    const painted = (design: string): number[] => {
      const painting = openPainting(withChanges(DEFAULT_SCENARIO, { online: 0.5, viewing: 0.5, seed, design }), 1, 2);
      while (!painting.advance(1));
      return Array.from(painting.finish().members);
    };
    expect([painted('direct'), painted('topic-per-chat'), painted('chat-gateway')]).toEqual([[1, 1], [1, 0], [1, 0]]);
  });

  it('is posted by the next viewer after whose turn it is, round to the beginning', () => {
    const { trace } = runToEnd(withChanges(DEFAULT_SCENARIO, { online: 0.5, viewing: 0.5, seed, messages: 9 }), { withTrace: true });
    expect(Array.from(trace!.messages.sender)).toEqual(new Array(9).fill(4));
    const two = runToEnd(withChanges(DEFAULT_SCENARIO, { online: 0.5, viewing: 0.5, seed: seedOf(WANTED), messages: 10 }), { withTrace: true });
    expect(Array.from(two.trace!.messages.sender)).toEqual([4, 4, 4, 4, 4, 7, 7, 7, 4, 4]);
  });
});

describe('nobody', () => {
  it.each(['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway'])('is reached under %s where nobody is online, and members post in turn', (design) => {
    const { gateways, users } = ran({ online: 0, design, messages: 3, do: [{ atMillis: 1, verb: 'post', user: 3 }] });
    expect([gateways.connections, gateways.receipts, gateways.writes].map(sum)).toEqual([0, 0, 0]);
    expect(users.deliveries.total).toBe(0);
    const { trace } = runToEnd(withChanges(DEFAULT_SCENARIO, { online: 0, design, messages: 3 }), { withTrace: true });
    expect(Array.from(trace!.messages.sender)).toEqual([0, 1, 2]);
  });
});
