/** What cards tell, worked by hand: counts at a moment, and what the formula gives. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { decodeScenario } from '../../src/link/codec';
import { cardOf, type CardCountId } from '../../src/reading/card';
import { asRunResult } from '../../src/reading/fromcounts';
import { loadedRun, type LoadedRun } from '../../src/reading/run';
import type { Selection } from '../../src/reading/selection';
import { sceneOf, staysIn } from './scenes';

const countsOf = (run: LoadedRun, role: Selection['role'], index: number, micros: number): Partial<Record<CardCountId, number>> =>
  Object.fromEntries(cardOf(run, { role, index }, micros).counts.map(({ id, value }) => [id, value]));
const runOf = (link: string): LoadedRun => sceneOf(link).run;

function countedRun(link: string): LoadedRun {
  const { scenario } = decodeScenario(link);
  const design = designOf(scenario.design);
  return loadedRun(asRunResult(aggregate(scenario), design), design, null);
}

describe('the card of a gateway', () => {
  // Eight people on two gateways: a copy each, four sockets each, at 10 µs.
  it('counts up to the play head', () => {
    const run = runOf('users=8&gateways=2');
    expect(countsOf(run, 'gateway', 0, -1)).toEqual({ copies: 0, writes: 0, busy: 0, connections: 4, chats: 1 });
    expect(countsOf(run, 'gateway', 0, Infinity)).toEqual({ copies: 1, writes: 4, busy: 50, connections: 4, chats: 1 });
  });

  it('says of how many, where there is a most', () => {
    const { counts } = cardOf(runOf('chats=3&gateways=2&sockets=50'), { role: 'gateway', index: 1 }, 0);
    expect(counts.filter(({ of }) => of !== undefined)).toEqual([{ id: 'connections', value: 12, of: 50 }, { id: 'chats', value: 3, of: 3 }]);
  });

  it('counts the whole of a run that was counted', () => {
    expect(countsOf(countedRun('users=8&gateways=2'), 'gateway', 0, -1)).toMatchObject({ copies: 1, writes: 4, busy: 50 });
  });

  it('tells of what is lost, dropped, wasted only where there is any', () => {
    const lossy = countsOf(runOf('loss=0.9&attempts=1&users=12'), 'gateway', 0, Infinity);
    expect(lossy.lost).toBeGreaterThan(0);
    expect([lossy.dropped, lossy.wasted, lossy.came]).toEqual([undefined, undefined, undefined]);
    expect(countsOf(runOf('users=12&gateways=4&viewing=0'), 'gateway', 1, Infinity).wasted).toBe(1);
  });

  it('has the formula of its second: a copy and four sockets of a message a second', () => {
    expect(cardOf(runOf('users=8&gateways=2'), { role: 'gateway', index: 0 }, 0).formula).toEqual({
      of: 'gateway', copies: 1, writes: 4, busyShare: 50 / 1e6, reach: { share: 1 }, connected: 8, viewers: 8,
    });
    expect(cardOf(runOf('users=8&gateways=2&viewing=0.5&design=chat-gateway&sockets=100'), { role: 'gateway', index: 0 }, 0).formula).toMatchObject({
      reach: { gateways: 1 - 0.5 ** 8 }, connected: 4, viewers: 4,
    });
  });

  it('counts who came by switching, and their handshakes where gateways belong to chats', () => {
    const scene = sceneOf('chats=2&users=3&gateways=2&switches=60&messages=3&seed=5');
    const first = staysIn(scene).columns.fromMicros[0]!;
    const at = staysIn(scene).columns.gateway[0]!;
    expect([first - 1, first].map((micros) => countsOf(scene.run, 'gateway', at, micros).came)).toEqual([0, 1]);
    expect(countsOf(scene.run, 'gateway', at, Infinity).handshakes).toBeUndefined();
    const anew = runOf('chats=2&users=3&gateways=2&switches=60&messages=3&seed=5&design=chat-gateway');
    const { handshakes, busyWithHandshakes, copies, writes } = countsOf(anew, 'gateway', 0, Infinity);
    expect(handshakes).toBe(anew.result.ledger.gateways.handshakes[0]);
    expect(busyWithHandshakes).toBe(copies! * 10 + writes! * 10 + handshakes! * 500);
  });
});

describe('the card of', () => {
  it('user-gateway storage', () => {
    const run = runOf('users=8&gateways=2&messages=2');
    expect(countsOf(run, 'storage', 1, -1)).toMatchObject({ shards: 3, queries: 0, lookups: 0, seatWrites: 8 });
    expect(countsOf(run, 'storage', 1, Infinity)).toMatchObject({ lookups: 16, shardsPerMessage: run.figures.shardsPerMessage });
    expect(cardOf(run, { role: 'storage', index: 1 }, 0).formula).toMatchObject({ of: 'seats', lookups: 8 });
  });

  it('chat-user storage', () => {
    expect(countsOf(runOf('chats=3&messages=2'), 'storage', 0, Infinity)).toEqual({ shards: 2, queries: 6, lookups: 6 });
  });

  it('a topic', () => {
    const run = runOf('design=topic-per-chat&chats=2&gateways=4');
    expect(countsOf(run, 'topic', 1, Infinity)).toEqual({ published: 1, notified: 4, subscriptions: 4, topics: 2 });
    expect(cardOf(run, { role: 'topic', index: 1 }, 0).formula).toEqual({ of: 'topic', publishes: 1, notifications: 4 });
  });

  it('the coordinator', () => {
    expect(countsOf(runOf('design=chat-gateway&chats=5&gateways=2'), 'coordinator', 0, 0)).toEqual({ assigned: 5, mostChats: 3, gatewaysPerChat: 1 });
  });

  it('a Chat API, with who visits and who has left', () => {
    const scene = sceneOf('chats=2&users=3&gateways=2&switches=60&messages=3&seed=5');
    expect(countsOf(scene.run, 'chatApi', 0, 0)).toEqual({ posted: 0, members: 3, visitors: 0 });
    const { person, chat, fromMicros } = staysIn(scene).columns;
    const home = person[0]! < 3 ? 0 : 1;
    expect(countsOf(scene.run, 'chatApi', home, fromMicros[0]!)).toMatchObject({ gone: 1 });
    expect(countsOf(scene.run, 'chatApi', chat[0]!, fromMicros[0]!)).toMatchObject({ visitors: 1 });
    expect(countsOf(scene.run, 'chatApi', 0, Infinity).posted).toBe(3);
  });

  it('a Chat API of people who belong to several chats, with all on its list', () => {
    expect(countsOf(runOf('chats=4&users=3&gateways=2&memberships=3'), 'chatApi', 0, 0)).toEqual({ posted: 0, members: 3, listed: 9 });
    expect(countsOf(runOf('sizes=8,1,1&gateways=2&memberships=2'), 'chatApi', 0, 0)).toMatchObject({ members: 8, listed: 10 });
  });

  it('a balancer', () => {
    expect(countsOf(runOf('users=7&gateways=3'), 'balancer', 0, 0)).toEqual({ peopleConnected: 7, fullest: 3, emptiest: 2 });
  });
});
