/** What it comes to that one gateway dies: people drawn one by one, hand-worked figures, and the formula beside the count. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import { aggregate } from '../../../src/engine/counts/aggregate';
import { countOutage } from '../../../src/engine/counts/outage';
import { meanOutage } from '../../../src/engine/theory/outage';
import { outageOf } from '../../../src/engine/weighing/outage';
import { busiestGateway, fallenOf, fullestAfter, holdsAfter, type Outage } from '../../../src/model/outage';
import { PLACEMENT_IDS } from '../../../src/model/placement';
import { roomsOf } from '../../../src/model/rooms';
import { at, byHand } from './outage-by-hand';

const ALL = CATALOGUE.map(({ id }) => id);
function outage(link: string, known: Parameters<typeof outageOf>[2] = null): Outage {
  const { scenario, design } = at(link);
  return outageOf(scenario, design, known);
}

/** What is told of the same. */
function told(link: string) {
  const { scenario, design } = at(link);
  const { busiest, mean, moves } = countOutage(roomsOf(scenario, design), design);
  const { gateway, sockets, chats } = busiest;
  return { gone: gateway!, sockets, mean: mean.sockets, chats, others: moves!.others, coming: sockets + moves!.others, most: moves!.most, dealtAnew: moves!.dealtAnew, fullest: moves!.fullest, subscriptions: moves!.subscriptions };
}

const SCENARIOS = [
  'chats=5&users=9&gateways=4',
  'chats=7&users=12&gateways=5&online=0.7&viewing=0.6&sockets=5&bigFrom=10&parts=3&spread=2&misplaced=0.2',
  'sizes=40,2*15,9,3*2&gateways=6&sockets=12&bigFrom=9&seed=4&spread=3',
  'chats=3&users=20&gateways=2&sockets=4&seed=9',
];

describe('what is counted', () => {
  it.each(ALL)('under %s is what people drawn one by one come to, with each placement', (design) => {
    for (const scenario of SCENARIOS) {
      for (const placement of PLACEMENT_IDS) {
        const link = `${scenario}&placement=${placement}&design=${design}`;
        const { most, fullest, subscriptions, ...hand } = byHand(link);
        const counted = told(link);
        expect(counted, link).toMatchObject(hand);
        // Where chance says where they go, only how many they are is known.
        if (most !== null) expect([counted.most, counted.fullest], link).toEqual([most, fullest]);
        // Of all designs these subscribe for those who come.
        if (most !== null) expect(counted.subscriptions, link).toBe(['topic-per-user', 'topic-per-chat', 'viewers-only'].includes(design) ? subscriptions : null);
        else expect(counted.most, link).toBeGreaterThanOrEqual(Math.ceil(counted.coming / 5));
      }
    }
  });

  it.each(ALL)('under %s has the sockets of the ledger, and its chats where they are told by it', (design) => {
    for (const link of SCENARIOS) {
      const { scenario } = at(`${link}&placement=random&design=${design}`);
      const { gateways, topology } = aggregate(scenario);
      const { chats, ...busiest } = busiestGateway(gateways, topology);
      const { busiest: counted } = countOutage(roomsOf(scenario, designOf(design)), designOf(design));
      expect(counted, link).toMatchObject(busiest);
      if (chats !== null) expect(counted.chats, link).toBe(chats);
    }
  });

  it('moves nobody else on a ring, nearly everybody by a hash, and none but its own by a coordinator that keeps what it gave', () => {
    const link = 'chats=40&users=50&gateways=20&sockets=50';
    expect(outage(`${link}&placement=ring`).coming!.others).toBe(0);
    const hashed = outage(`${link}&placement=l4`);
    // 18 of 19 of those who are elsewhere, but for chance.
    expect(hashed.coming!.others / (2000 - hashed.busiest!.sockets)).toBeCloseTo(18 / 19, 1);
    const { coming } = outage(`${link}&design=chat-gateway`);
    expect(coming).toMatchObject({ sockets: 100, others: 0, most: 50 });
    // Of chats 0 to 39 on 20 gateways, of which GW1 has 0 and 20: dealt over the 19 others chat c comes to number c mod 19.
    const stays = Array.from({ length: 40 }, (_, chat) => chat).filter((chat) => chat % 20 !== 0 && (chat % 19) + 1 === chat % 20);
    expect(coming!.dealtAnew).toBe((38 - stays.length) * 50);
  });

  it('subscribes for each person who comes, or for each chat that is new at a gateway', () => {
    // u1 to u4 sit on GW1 to GW4: GW1 gone, u1 comes to GW2, which knows the one chat already, and u5 to GW3.
    expect(outage('chats=1&users=8&gateways=4&design=topic-per-user').coming).toMatchObject({ sockets: 2, subscriptions: 2 });
    expect(outage('chats=1&users=8&gateways=4&design=topic-per-chat').coming).toMatchObject({ sockets: 2, subscriptions: 0 });
    // Chats of one: u1 and u5 were alone in theirs.
    expect(outage('chats=8&users=1&gateways=4&design=topic-per-chat').coming).toMatchObject({ sockets: 2, subscriptions: 2 });
    expect(outage('chats=8&users=1&gateways=4').coming!.subscriptions).toBeNull();
  });
});

describe('worked out by hand', () => {
  it('four chats of eight on four gateways: 8 people, of whom 3 come to one that then is as busy as 11 people make it', () => {
    const { busiest, coming, after, backMicros } = outage('chats=4&users=8&gateways=4');
    expect(busiest).toEqual({ gateway: 0, sockets: 8, second: 0, chats: 4 });
    expect(coming).toMatchObject({ sockets: 8, others: 0, most: 3, handshakeMicros: 8 * 500, dealtAnew: null });
    // 4 copies and 11 sockets a second, 10 µs each.
    expect(after).toMatchObject([{ limit: 'gateway', share: 150e-6 }, { limit: 'sockets', share: 11 / 100_000 }]);
    expect(backMicros).toBeCloseTo((3 * 500) / (1 - 150e-6), 6);
  });

  it('a chat of a thousand at a gateway of its own comes to one other as a whole', () => {
    const { busiest, coming, backMicros, after } = outage('chats=1&users=1000&gateways=4&design=chat-gateway');
    expect(busiest).toMatchObject({ sockets: 1000, chats: 1 });
    expect(coming).toMatchObject({ sockets: 1000, most: 1000, dealtAnew: 0 });
    const [busy] = after;
    expect(busy!.share).toBeCloseTo(1001 * 10e-6, 12);
    expect(backMicros).toBeCloseTo((1000 * 500) / (1 - busy!.share), 3);
  });

  it('10 million people on a thousand gateways, in the mean', () => {
    const { by, busiest, mean, coming, after, backMicros, missedPerSecond } = outage('chats=1000&users=10000&gateways=1000&placement=random');
    expect([by, busiest]).toEqual(['formula', null]);
    expect(mean.sockets).toBe(10_000);
    // f(1,000) = 0.99995.
    expect(mean.chats).toBeCloseTo(999.95, 2);
    expect(coming).toMatchObject({ sockets: 10_000, others: 0, handshakeMicros: 5_000_000 });
    expect(coming!.most).toBeCloseTo(10_000 / 999, 9);
    // Of a thousand chats a copy each but for few, and as many sockets: 10 µs each.
    expect(after[0]!.share).toBeCloseTo((1000 + 10_000_000 / 999) * 10e-6, 5);
    expect(backMicros).toBeCloseTo(((10_000 / 999) * 500) / (1 - after[0]!.share), 3);
    expect(missedPerSecond).toBeCloseTo(10_000, 6);
    // Counted by whoever has placed everybody.
    const known = { gateway: 7, sockets: 10_400, second: 0, chats: 1000 };
    expect(outage('chats=1000&users=10000&gateways=1000&placement=random', known)).toMatchObject({ busiest: known, coming: { sockets: 10_400, handshakeMicros: 5_200_000 } });
  });

  it('the same by a hash: of all others 998 of 999 as well', () => {
    const { coming } = outage('chats=1000&users=10000&gateways=1000&placement=l4');
    expect(coming!.others).toBeCloseTo((9_990_000 * 998) / 999, 3);
    expect(coming!.handshakeMicros).toBeCloseTo((10_000 + coming!.others) * 500, 0);
  });

  it('the same at gateways of chats: each has one chat, and another takes it on beside its own', () => {
    const { busiest, coming, after } = outage('chats=1000&users=10000&gateways=1000&design=chat-gateway');
    expect(busiest).toEqual({ gateway: 0, sockets: 10_000, second: 0, chats: 1 });
    // Chat number c, from 0, had number c of all, and gets number c mod 999 of those that are left: all but GW1’s other one move.
    expect(coming).toMatchObject({ sockets: 10_000, others: 0, most: 10_000, dealtAnew: 999 * 10_000 });
    expect(fullestAfter({ after })).toMatchObject({ limit: 'gateway' });
    expect(after.find(({ limit }) => limit === 'sockets')!.share).toBeCloseTo(20_000 / 100_000, 12);
  });

  it('too many gateways of chats to go through: what a chat has at one still comes to one as a whole', () => {
    // 100,000 chats of 10,000 people have ten gateways each, with 1,000 of them at each; ten chats at a gateway.
    const link = 'chats=100000&users=10000&gateways=100000&sockets=1000';
    const { busiest, mean, coming } = outage(`${link}&design=chat-gateway`);
    expect([busiest, mean.sockets, mean.chats]).toEqual([null, 10_000, 10]);
    expect(coming).toMatchObject({ sockets: 10_000, others: 0, dealtAnew: null });
    expect(coming!.most).toBeCloseTo(1000, 6);
    expect(outage(`${link}&design=affinity&spread=4`).coming!.most).toBeCloseTo(2500, 6);
    // By the person they are dealt out one by one.
    expect(outage(link).coming!.most).toBeCloseTo(10_000 / 99_999, 9);
  });
});

describe('whether the others hold it', () => {
  it('they do not where a core, a link or the sockets of a machine are not enough', () => {
    // 96 copies and 800 sockets a second at each of 4; without one 96 and 1,067.
    const link = 'chats=4&users=800&gateways=4&rate=24&tReceipt=10';
    expect(holdsAfter(outage(link))).toBe(true);
    const full = outage(`${link}&tWrite=50`);
    expect(full.after.find(({ limit }) => limit === 'gateway')!.share).toBeCloseTo((96 * 10 + 24 * 1067 * 50) / 1e6, 2);
    expect([holdsAfter(full), full.backMicros, full.noTime]).toEqual([false, null, 'full']);
    expect(holdsAfter(outage(`${link}&sockets=1067`))).toBe(true);
    expect(holdsAfter(outage(`${link}&sockets=1066`))).toBe(false);
    // 25,608 messages of 1,000 bytes a second are 0.205 Gbit.
    expect(holdsAfter(outage(`${link}&bytes=1000&gbit=0.21`))).toBe(true);
    expect(holdsAfter(outage(`${link}&bytes=1000&gbit=0.2`))).toBe(false);
  });

  it('nobody does where there is but one gateway; a handshake that costs nothing takes no time, and a stream has no price', () => {
    const alone = outage('chats=2&users=4&gateways=1');
    expect(alone).toMatchObject({ busiest: { sockets: 8, chats: 2 }, coming: null, after: [], backMicros: null, noTime: 'alone' });
    expect(outage('chats=2000&users=10000&gateways=1')).toMatchObject({ mean: { sockets: 20_000_000 }, coming: null, noTime: 'alone' });
    expect(outage('chats=4&users=8&gateways=4&tHandshake=0')).toMatchObject({ backMicros: null, noTime: 'free' });
    const streams = outage('chats=4&users=8&gateways=4&design=thin-edge&placement=l4');
    expect(streams).toMatchObject({ way: 'edge', backMicros: null, noTime: 'streams', coming: { others: 0, handshakeMicros: null } });
    expect(streams.after.map(({ limit }) => limit)).toEqual(['gateway']);
  });

  it('says by name who finds the way, and which designs keep what passes people by', () => {
    const ways = new Map(ALL.map((design) => [design, outage(`design=${design}&placement=l4`).way]));
    expect([...ways].filter(([, way]) => way !== 'fourTuple')).toEqual([
      ['chat-gateway', 'coordinator'], ['affinity', 'directory'], ['move-socket', 'coordinator'], ['thin-edge', 'edge'], ['affinity-pull', 'directory'],
    ]);
    expect(ALL.filter((design) => outage(`design=${design}`).keepsLog)).toEqual(['pull', 'shared-pull', 'affinity-pull']);
  });
});

describe('the formula beside the count', () => {
  /** Of so many seeds, the mean of what is counted. */
  const SEEDS = 30;
  /** One of each way to sit, to subscribe, and to hold sockets. */
  const KINDS = ['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway', 'affinity', 'thin-edge', 'split-room', 'celebrity'];
  const LINK = 'chats=30&users=40&gateways=12&online=0.8&viewing=0.7&sockets=20&bigFrom=30&spread=2&misplaced=0.15&parts=4';

  it.each(KINDS)('is the mean of what chance makes, under %s with each placement', (design) => {
    for (const placement of PLACEMENT_IDS) {
      const made = Array.from({ length: SEEDS }, (_, seed) => at(`${LINK}&placement=${placement}&design=${design}&seed=${String(seed + 1)}`));
      const mean = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
      const pairs = made.map(({ scenario, design: own }) => {
        const rooms = roomsOf(scenario, own);
        const counted = countOutage(rooms, own);
        return { counted, meant: meanOutage(rooms, own, counted.busiest) };
      });
      const compare = (what: string, of: (one: (typeof pairs)[number]['counted'] | (typeof pairs)[number]['meant']) => number | null, within: number): void => {
        const [counted, meant] = [mean(pairs.map((pair) => of(pair.counted) ?? 0)), mean(pairs.map((pair) => of(pair.meant) ?? 0))];
        expect(Math.abs(meant - counted), `${what} under ${design}, ${placement}: counted ${String(counted)}, meant ${String(meant)}`).toBeLessThanOrEqual(within * counted + 0.5);
      };
      compare('sockets', ({ mean: all }) => all.sockets, 0.02);
      compare('chats', ({ mean: all }) => all.chats, 0.03);
      compare('others', ({ moves }) => moves!.others, 0.03);
      compare('subscriptions', ({ moves }) => moves!.subscriptions, 0.15);
      if (at(`design=${design}`).design.places !== 'byUser') compare('dealt anew', ({ moves }) => moves!.dealtAnew, 0.04);
    }
  });

  it('knows the busiest where people go by turns, chats or arcs, and a mean one where chance alone says', () => {
    const busiest = (link: string) => { const { scenario, design } = at(link); return meanOutage(scenario, design, null).busiest; };
    expect(busiest('chats=1&users=10&gateways=4')).toMatchObject({ gateway: 0, sockets: 3 });
    expect(busiest('chats=3&users=10&gateways=2&design=chat-gateway')).toMatchObject({ gateway: 0, sockets: 20, chats: 2 });
    expect(busiest('chats=1&users=10&gateways=4&placement=random')).toBeNull();
    // An arc is so many of 2^20 places.
    const onRing = busiest('chats=10&users=1000&gateways=4&placement=ring')!;
    const counted = countOutage(at('chats=10&users=1000&gateways=4&placement=ring').scenario, designOf('direct')).busiest;
    expect(onRing.gateway).toBe(counted.gateway);
    expect(Math.abs(onRing.sockets - counted.sockets)).toBeLessThan(150);
  });
});

it('is told of any scenario under any design, and adds up', () => {
  const people = fc.record({ chats: fc.integer({ min: 1, max: 60 }), users: fc.integer({ min: 1, max: 3000 }), gateways: fc.integer({ min: 1, max: 40 }) });
  const rest = fc.record({ placement: fc.constantFrom(...PLACEMENT_IDS), design: fc.constantFrom(...ALL), sockets: fc.integer({ min: 1, max: 2000 }), online: fc.constantFrom(0, 0.5, 1), spread: fc.integer({ min: 1, max: 50 }), seed: fc.integer({ min: 1, max: 9 }) });
  fc.assert(fc.property(people, rest, (size, more) => {
    const link = Object.entries({ ...size, ...more }).map(([key, value]) => `${key}=${String(value)}`).join('&');
    const one = outage(link);
    const { coming, after, backMicros, noTime, busiest, mean, gateways } = one;
    const fallen = fallenOf(one);
    const rounding = 1e-6 * (1 + mean.sockets * gateways);
    if (busiest) expect(busiest.sockets, link).toBeGreaterThanOrEqual(mean.sockets - rounding);
    expect([backMicros === null, coming === null], link).toEqual([noTime !== null, gateways === 1]);
    for (const { share } of after) expect(Number.isFinite(share) && share >= 0, link).toBe(true);
    if (!coming) return;
    expect(coming.sockets, link).toBeCloseTo(fallen.sockets + coming.others, 6);
    expect(coming.most, link).toBeGreaterThanOrEqual(coming.sockets / (gateways - 1) - rounding);
    expect(coming.most, link).toBeLessThanOrEqual(coming.sockets + rounding);
    expect(coming.others + (coming.dealtAnew ?? 0), link).toBeLessThanOrEqual(2 * (mean.sockets * gateways - fallen.sockets) + rounding);
    if (one.way !== 'fourTuple') expect(coming.others, link).toBe(0);
  }), { numRuns: 150, seed: 7 });
});
