/** The numbers of record of the model, to the digits that it prints. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import { PLACEMENT_IDS } from '../../../src/model/placement';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import { withChanges, type Scenario } from '../../../src/model/scenario';
import { gatewaysPerChat, heldShare } from '../../../src/engine/theory/holders';
import { sizesOf } from '../../../src/model/sizes';
import { expectedAttempts, lostShare } from '../../../src/model/loss';
import { mergesFrames } from '../../../src/model/traits';
import {
  expectedCrossings,
  expectedPerMessage,
  expectedPerPosted,
  gatewaySecond,
  messagesOf,
} from '../../../src/engine/theory/theory';
import { switchesPerSecond } from '../../../src/engine/theory/switchrates';
import { aggregate } from '../../../src/engine/counts/aggregate';
import { runToEnd } from '../../../src/engine/events/simulate';
import { PUSHED, PUSHED_IDS } from '../../designs/pushed';

/** Of people placed by user, all of them there. */
const interestedShare = (scenario: Scenario): number => heldShare(sizesOf(scenario).chatsBySize, scenario, { places: 'byUser' }, 1);

const random = (changes: Partial<Scenario>): Scenario => withChanges(DEFAULT_SCENARIO, { placement: 'random', ...changes });
const perChat = (scenario: Scenario) => gatewaySecond(scenario, designOf('topic-per-chat'));
/** Twice the gateways: what share of a load is gone. */
const saved = (load: (gateways: number) => number, gateways: number): number => 1 - load(2 * gateways) / load(gateways);

describe('the article’s load, 10,000 chats × 10,000 members', () => {
  it.each([
    [500, '10000.0', '200000', '210000'],
    [1000, '9999.5', '100000', '110000'],
    [2000, '9932.7', '50000', '59933'],
    [5000, '8646.9', '20000', '28647'],
    [10_000, '6321.4', '10000', '16321'],
    [20_000, '3934.8', '5000', '8935'],
  ])('on %i gateways', (gateways, receipts, writes, both) => {
    for (const design of ['direct', 'topic-per-chat']) {
      const second = gatewaySecond(random({ chats: 10_000, users: 10_000, gateways }), designOf(design));
      expect(second.copies.toFixed(1)).toBe(receipts);
      expect(second.writes.toFixed(0)).toBe(writes);
      expect((second.copies + second.writes).toFixed(0)).toBe(both);
    }
  });

  it.each([
    [1000, '0.0097'],
    [2000, '0.114'],
    [5000, '0.452'],
    [10_000, '0.684'],
    [20_000, '0.831'],
  ])('has an elasticity of receipts at %i gateways of %s', (gateways, expected) => {
    const copies = (count: number): number => perChat(random({ users: 10_000, gateways: count })).copies;
    const digits = expected.length - 2;
    expect(Math.log2(copies(gateways) / copies(2 * gateways)).toFixed(digits)).toBe(expected);
  });
});

describe('1,000 chats × 10,000 members', () => {
  it.each([
    [1000, '999.95'],
    [2000, '993.27'],
    [4000, '917.94'],
    [8000, '713.52'],
    [16_000, '464.75'],
  ])('on %i gateways take in %s copies a second each', (gateways, expected) => {
    expect(perChat(random({ chats: 1000, users: 10_000, gateways })).copies.toFixed(2)).toBe(expected);
  });

  it.each([
    [10, '45.5'],
    [1000, '5.2'],
  ])('save by doubling 1,000 gateways, at %i µs a copy and 10 µs a write, %s %% of their time', (tReceipt, expected) => {
    const busy = (gateways: number): number => perChat(random({ chats: 1000, users: 10_000, gateways, tReceipt })).busyShare;
    expect((100 * saved(busy, 1000)).toFixed(1)).toBe(expected);
  });

  it('with 1 % of the members there take in 95.2 copies a second each on 1,000 gateways', () => {
    expect(perChat(random({ chats: 1000, users: 100, gateways: 1000 })).copies.toFixed(1)).toBe('95.2');
  });
});

describe('1 % of 10,000 viewing, 1,000 chats on 1,000 gateways', () => {
  const scenario = random({ chats: 1000, users: 10_000, gateways: 1000, viewing: 0.01 });
  const secondOf = (design: string, changes: Partial<Scenario> = {}) => gatewaySecond({ ...scenario, ...changes }, designOf(design));

  it('is 95.2 copies a second per gateway under topic per chat, about 1,000 under direct append, and 100 writes', () => {
    expect(secondOf('topic-per-chat').copies.toFixed(1)).toBe('95.2');
    expect(secondOf('direct').copies.toFixed(2)).toBe('999.95');
    // Of ten parts of a chat, one sees a message.
    for (const { id, rooms } of CATALOGUE) expect(secondOf(id).writes, id).toBeCloseTo(rooms ? 10 : 100, 9);
  });

  it('wastes the difference', () => {
    expect(secondOf('topic-per-chat').wasted).toBe(0);
    expect(secondOf('chat-gateway').wasted).toBe(0);
    expect(secondOf('direct').wasted.toFixed(1)).toBe('904.8');
    expect(secondOf('topic-per-user')).toMatchObject({ copies: expect.closeTo(10_000, 6) as number, wasted: expect.closeTo(9900, 6) as number });
  });

  it('looks everybody up, and publishes to all, even those offline', () => {
    expect(expectedPerMessage({ ...scenario, online: 0.5 }, designOf('direct')).seatLookups).toBe(10_000);
    const perUser = expectedPerMessage({ ...scenario, online: 0.5 }, designOf('topic-per-user'));
    expect([perUser.publishes, perUser.notifications]).toEqual([10_000, 5000]);
  });

  it.each(PLACEMENT_IDS)('is near what is counted, by %s, where half are online and a fifth of them viewing', (placement) => {
    for (const design of PUSHED) {
      const some: Scenario = { ...scenario, design: design.id, placement, chats: 100, users: 400, gateways: 150, shards: 50, online: 0.5, viewing: 0.2, sockets: 100 };
      const { gateways } = aggregate(some);
      // Of the run that is counted: in a second of the long run frames have other chats to share than in its first and last tick.
      const each = expectedPerPosted(some, design);
      const mean = (counts: Float64Array): number => counts.reduce((sum, count) => sum + count, 0) / 100;
      expect(mean(gateways.writes) / each.writes, design.id).toBeCloseTo(1, 1);
      expect(mean(gateways.receipts) / each.receipts, design.id).toBeCloseTo(1, 1);
      expect(Math.abs(mean(gateways.wasted) - each.wasted), design.id).toBeLessThan(0.03 * each.receipts);
    }
  });
});

describe('people who switch', () => {
  const scenario = random({ chats: 1000, users: 10_000, gateways: 1000, switches: 1 });

  it('reconnect 166,667 times a second, 167 per gateway, under chat gateways: ten million once a minute', () => {
    const { reconnectsPerSecond, subscribesPerSecond, memoryChangesPerSecond } = switchesPerSecond(scenario, designOf('chat-gateway'));
    expect([reconnectsPerSecond.total.toFixed(0), reconnectsPerSecond.perGateway.toFixed(0)]).toEqual(['166667', '167']);
    expect([subscribesPerSecond.total, memoryChangesPerSecond.total]).toEqual([0, 0]);
  });

  it('cost a subscribe where no viewer of the chat is on the gateway yet under topic per chat, and a change in memory elsewhere', () => {
    // Hardly a gateway has no viewer of a chat that 10,000 have open in the mean: 166,667 × e^−10.
    expect(switchesPerSecond({ ...scenario, placement: 'random' }, designOf('topic-per-chat')).subscribesPerSecond.total.toFixed(2)).toBe('7.57');
    expect(switchesPerSecond({ ...scenario, users: 1, chats: 10_000_000 }, designOf('topic-per-chat')).subscribesPerSecond.total.toFixed(0)).toBe('166500');
    for (const design of ['direct', 'topic-per-user']) expect(switchesPerSecond(scenario, designOf(design)).memoryChangesPerSecond.total.toFixed(0)).toBe('166667');
  });

  it('keep a gateway of a chat busy with handshakes: 167 of 500 µs are a twelfth of a core', () => {
    const busy = (changes: Partial<Scenario>) => gatewaySecond({ ...scenario, ...changes }, designOf('chat-gateway')).busyShare;
    expect(busy({}) - busy({ switches: 0 })).toBeCloseTo(1 / 12, 9);
    expect(busy({ viewing: 0.5 }) - busy({ viewing: 0.5, switches: 0 })).toBeCloseTo(1 / 24, 9);
    expect(gatewaySecond(scenario, designOf('direct')).busyShare).toBe(gatewaySecond({ ...scenario, switches: 0 }, designOf('direct')).busyShare);
  });
});

describe('chats of 500', () => {
  it.each([
    [250, '26.9'],
    [500, '37.8'],
  ])('save by doubling %i gateways %s %% of the copies', (gateways, expected) => {
    const copies = (count: number): number => perChat(random({ users: 500, gateways: count })).copies;
    expect((100 * saved(copies, gateways)).toFixed(1)).toBe(expected);
  });
});

describe('the formulas', () => {
  it.each([
    [10_000, 1000, '999.95'],
    [4, 3, '2.41'],
  ])('%i members touch, of %i shards, %s', (users, shards, expected) => {
    expect(expectedPerMessage(random({ users, shards }), designOf('direct')).seatQueries.toFixed(2)).toBe(expected);
  });

  it.each([
    [0.2, '1.2400', '0.8000'],
    [0.05, '1.0525', '0.0125'],
    [0, '1.0000', '0.0000'],
  ])('with loss %d take %s attempts and lose %s %%', (loss, attempts, lost) => {
    expect(expectedAttempts(loss, 3).toFixed(4)).toBe(attempts);
    expect((100 * lostShare(loss, 3)).toFixed(4)).toBe(lost);
    const { writes } = expectedPerMessage(random({ users: 100, loss }), designOf('direct'));
    expect((writes / 100).toFixed(4)).toBe(attempts);
  });

  it('count every receipt of a topic per user, and k gateways for a chat under chat gateways', () => {
    const big = random({ chats: 10, users: 250, gateways: 20, sockets: 100 });
    expect(gatewaySecond(big, designOf('topic-per-user')).copies).toBeCloseTo((10 * 250) / 20, 9);
    expect(gatewaysPerChat(250, big)).toBe(3);
    expect(gatewaySecond(big, designOf('chat-gateway')).copies).toBeCloseTo((10 * 3) / 20, 9);
    expect(gatewaySecond(big, designOf('chat-gateway')).writes).toBeCloseTo((10 * 250) / 20, 9);
  });

  it('give R/W = (1 − e^−x)/x with x = n/G', () => {
    for (const gateways of [2000, 10_000, 50_000]) {
      const { copies, writes } = perChat(random({ users: 10_000, gateways }));
      const x = 10_000 / gateways;
      expect(copies / writes).toBeCloseTo((1 - Math.exp(-x)) / x, 3);
    }
  });

  it('give the share of interested gateways by placement', () => {
    expect(interestedShare(random({ placement: 'round-robin', users: 30, gateways: 40 }))).toBe(0.75);
    expect(interestedShare(random({ placement: 'round-robin', users: 50, gateways: 40 }))).toBe(1);
    const even = interestedShare(random({ users: 40, gateways: 40 }));
    expect(even).toBeCloseTo(1 - (39 / 40) ** 40, 12);
    // Unequal arcs leave more gateways without a member, a thousand virtual nodes hardly any.
    const ring = (virtualNodes: number): number => interestedShare(random({ placement: 'ring', users: 40, gateways: 40, virtualNodes }));
    expect(ring(1)).toBeLessThan(even - 0.02);
    expect(Math.abs(ring(1000) - even)).toBeLessThan(0.005);
  });
});

describe('chats of unequal size', () => {
  const unequal = random({ sizes: [{ count: 2, size: 30 }, { count: 1, size: 5 }, { count: 3, size: 1 }], gateways: 10, shards: 7, sockets: 12, messages: 2 });
  const DESIGNS = CATALOGUE.map(({ id }) => id);
  /** Of a frame in which several chats go, each has a part: what follows frames costs a chat more when it is alone. */
  const FRAMED: ReadonlySet<string> = new Set(['crossings', 'receipts', 'wasted', 'gatewayMicros', 'wakingMicros']);
  /** People who hear a message of a chat of 30, and of one of 5: where a chat is in ten parts, or in as many as it has members, those of one. */
  const heardBy = (id: string): readonly [number, number] => (designOf(id).rooms ? [3, 1] : [30, 5]);

  it.each(DESIGNS)('cost in the mean under %s what each chat costs alone', (id) => {
    const [many, some] = heardBy(id);
    for (const placement of PLACEMENT_IDS) {
      const scenario = { ...unequal, placement };
      const of = (size: number) => expectedPerMessage(withChanges(scenario, { chats: 1, users: size, parts: 1 }), designOf(id));
      const mean = expectedPerMessage(scenario, designOf(id));
      for (const key of Object.keys(mean) as (keyof typeof mean)[]) {
        if (mergesFrames(designOf(id)) && FRAMED.has(key)) continue;
        expect(mean[key], `${placement} ${key}`).toBeCloseTo((2 * of(many)[key] + of(some)[key] + 3 * of(1)[key]) / 6, 12);
        expect(expectedPerMessage(scenario, designOf(id), some)[key], `${placement} ${key}`).toBe(of(some)[key]);
      }
    }
  });

  it.each(PUSHED_IDS.filter((id) => designOf(id).owner === undefined))('cost a run under %s what its messages cost, those by hand with their chats', (id) => {
    const post = (user: number) => ({ atMillis: 0, verb: 'post' as const, user });
    // u1 is of a chat of 30, u61 of the one of 5, u66 and u68 are alone.
    const scenario = withChanges(unequal, { do: [1, 61, 66, 68].map(post) });
    const [many, some] = heardBy(id);
    const of = (size: number): number => expectedPerMessage(unequal, designOf(id), size).crossings;
    expect(expectedCrossings(scenario, designOf(id))).toBeCloseTo(4 * 68 + 5 * of(many) + 3 * of(some) + 8 * of(1), 9);
    expect(expectedCrossings({ ...scenario, messages: 0 }, designOf(id))).toBeCloseTo(4 * 68 + of(many) + of(some) + 2 * of(1), 9);
  });

  it.each(['random', 'l4', 'ring'] as const)('by %s take in what the formula says, within chance', (placement) => {
    const scenario = random({ placement, chats: 500, users: 20_000, skew: 0.8, gateways: 200, virtualNodes: 50, design: 'topic-per-chat' });
    const { gateways } = aggregate(scenario);
    const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0);
    const { receipts, writes } = expectedPerMessage(scenario, designOf('topic-per-chat'));
    // About 60,000 pairs of a chat and a gateway, of which at most a quarter is chance's variance.
    expect(Math.abs(sum(gateways.receipts) - 500 * receipts)).toBeLessThan(4 * Math.sqrt(60_000 / 4));
    expect(500 * writes).toBeCloseTo(sum(gateways.writes), 3);
    // A second is the sum of the seconds of all chats.
    expect(gatewaySecond(scenario, designOf('topic-per-chat')).copies).toBeCloseTo((500 * receipts) / 200, 9);
  });
});

describe('expected crossings', () => {
  it.each(PUSHED_IDS)('of a message under %s are what a round-robin run makes', (id) => {
    // By round robin every count is certain, but for the shards: one holds everybody.
    const scenario = withChanges(DEFAULT_SCENARIO, { design: id, chats: 3, users: 8, gateways: 4, messages: 2, shards: 1 });
    const run = runToEnd(scenario, { withTrace: false });
    const connecting = runToEnd({ ...scenario, messages: 0 }, { withTrace: false }).summary.crossings;
    const { crossings } = expectedPerMessage(scenario, designOf(id));
    expect(run.summary.crossings - connecting).toBeCloseTo(messagesOf(scenario) * crossings, 9);
    expect(expectedCrossings(scenario, designOf(id))).toBeGreaterThanOrEqual(run.summary.crossings);
  });
});
