import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { expectedPerMessage, gatewaySecond, hearingGateways, messagesOf } from '../../src/engine/theory/theory';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { sumOf } from '../../src/engine/counts/loads';
import { encodeScenario } from '../../src/link/codec';
import { DEFAULT_SCENARIO, sameRun } from '../../src/model/keys';
import { roomOf, roomsOf, unreachedShare, wholeOf } from '../../src/model/rooms';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { sizesOf } from '../../src/model/sizes';
import { messagesPerSecond, talkOf } from '../../src/model/talk';

const SPLIT = designOf('split-room');
const scene = (changes: Partial<Scenario>): Scenario => withChanges(DEFAULT_SCENARIO, { design: 'split-room', placement: 'random', ...changes });
const messagesByRoom = (rooms: Scenario): number[] => Array.from({ length: rooms.chats }, (_, room) => talkOf(rooms).messagesOf(room));

describe('a chat in parts', () => {
  it('has as many people in each, the first ones with one more', () => {
    const rooms = roomsOf(scene({ chats: 2, users: 11, parts: 3 }), SPLIT);
    expect(Array.from({ length: rooms.chats }, (_, room) => sizesOf(rooms).sizeOf(room))).toEqual([4, 4, 3, 4, 4, 3]);
    expect([0, 2, 3].map((room) => roomOf(rooms, room))).toEqual([{ chat: 0, part: 0, parts: 3 }, { chat: 0, part: 2, parts: 3 }, { chat: 1, part: 0, parts: 3 }]);
  });

  it('shares out what the whole chat says, message by message', () => {
    const rooms = roomsOf(scene({ chats: 2, users: 11, parts: 3, messages: 5 }), SPLIT);
    const each = messagesByRoom(rooms);
    expect(each.slice(0, 3).reduce((sum, count) => sum + count, 0)).toBe(5);
    expect(each.slice(3)).toEqual(each.slice(0, 3));
    expect(Math.max(...each) - Math.min(...each)).toBeLessThanOrEqual(1);
    expect(messagesPerSecond(rooms)).toBeCloseTo(2, 12);
    expect(messagesOf(rooms)).toBe(10);
  });

  it('has no more parts than members, and small chats say as much as large ones where chats talk alike', () => {
    const rooms = roomsOf(scene({ sizes: [{ count: 1, size: 20 }, { count: 1, size: 2 }], parts: 4, messages: 8 }), SPLIT);
    expect(messagesByRoom(rooms)).toEqual([2, 2, 2, 2, 4, 4]);
    expect(messagesByRoom(roomsOf({ ...wholeOf(rooms), talk: 'member' }, SPLIT))).toEqual([2, 2, 2, 2, 0, 1]);
  });

  it('is what one made as far as a link and a run’s name go, and is cut once', () => {
    const made = scene({ chats: 3, users: 12, parts: 4 });
    const rooms = roomsOf(made, SPLIT);
    expect(roomsOf(rooms, SPLIT)).toBe(rooms);
    expect(sameRun(rooms, made)).toBe(true);
    expect(encodeScenario(rooms)).toBe(encodeScenario(made));
    expect(withChanges(rooms, { gateways: 7 })).toEqual({ ...made, gateways: 7 });
    expect(roomsOf(made, designOf('direct'))).toBe(made);
  });

  it('leaves the people of the other parts out', () => {
    expect(unreachedShare(roomsOf(scene({ users: 100, parts: 10 }), SPLIT))).toBeCloseTo(0.9, 12);
    expect(unreachedShare(scene({ users: 100 }))).toBe(0);
  });
});

describe('gateways that hear a message', () => {
  it('are 99 % of 2,000 for a chat of 10,000, and 39 % for one of its 10 parts', () => {
    const at = { users: 10_000, gateways: 2000 };
    expect((hearingGateways(scene(at), designOf('direct')) / 2000).toFixed(2)).toBe('0.99');
    expect((hearingGateways(scene(at), SPLIT) / 2000).toFixed(2)).toBe('0.39');
  });

  it.each([
    [40, 4, 100],
    [1000, 50, 24],
    [10_000, 2000, 8],
  ])('of a chat of %i on %i gateways are as many as the formula says, within four standard errors', (users, gateways, seeds) => {
    const made = scene({ chats: 3, users, gateways, messages: 7 });
    const counts = Array.from({ length: seeds }, (_, seed) => sumOf(aggregate({ ...made, seed: seed + 1 }).gateways.receipts));
    const mean = sumOf(Float64Array.from(counts)) / seeds;
    const error = Math.sqrt(counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (seeds - 1) / seeds);
    expect(Math.abs(mean - expectedPerMessage(made, SPLIT).receipts * 21)).toBeLessThanOrEqual(4 * error + 1e-6);
  });
});

describe('a second', () => {
  it('has the writes of a chat’s messages in its parts alone, by formula and counted', () => {
    const made = scene({ chats: 20, users: 1000, gateways: 10, parts: 10, rate: 2, placement: 'round-robin' });
    const { gateways } = estimate(aggregate(made));
    expect(gateways.writesPerSecond.mean).toBeCloseTo((20 * 2 * 100) / 10, 9);
    expect(gatewaySecond(made, SPLIT).writes).toBeCloseTo((20 * 2 * 100) / 10, 9);
    expect(gateways.share.mean).toBeCloseTo(gatewaySecond(made, SPLIT).busyShare, 12);
  });
});
