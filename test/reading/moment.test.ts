/** Counts and marks at the play head: they depend on the moment alone, and at the end they are the ledger's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESIGN_IDS } from '../../src/designs';
import { OUTCOME } from '../../src/model/trace';
import type { Moment } from '../../src/reading/moment';
import { lowerBound, MARK, MarkField } from '../../src/picture/near/marks';
import { latestMessage } from '../../src/reading/stage';
import { receiptsAtEnd } from '../../src/picture/near/trays';
import { mapOf, sceneOf, WIDE, type Scene } from './scenes';

/** Retries, losses and full lines take part. */
const links = [
  ...DESIGN_IDS.map((design) => `chats=2&users=6&gateways=3&messages=3&rate=30&loss=0.4&design=${design}`),
  'chats=6&users=5&gateways=2&messages=3&rate=1000&tWrite=20000&line=1',
  'users=4&gateways=2&messages=0',
  ...DESIGN_IDS.map((design) => `chats=3&users=4&gateways=3&messages=4&rate=2&switches=60&placement=random&seed=3&design=${design}`),
  'chats=3&users=4&gateways=3&messages=4&switches=60&viewing=0.6&design=topic-per-chat',
];
const scenes = links.map((link) => [link, sceneOf(link)] as const);

/** A copy, since a cursor hands out the same columns at each call. */
function frozen(moment: Moment): unknown {
  return Object.fromEntries(Object.entries(moment).map(([key, value]) => [key, ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : (value as number)]));
}
/** A ledger has no instances of what its design does not have; a moment has them, at zero. */
function padded(counts: Float64Array, like: Float64Array): Float64Array {
  return Float64Array.from(like, (_, instance) => counts[instance] ?? 0);
}
/** Moments of a run: those of its events, just before and after, and others. */
function momentsOf({ trace, result }: Scene): fc.Arbitrary<number> {
  const { sentMicros, arrivedMicros, length } = trace.crossings;
  const events = [...sentMicros.subarray(0, length), ...arrivedMicros.subarray(0, length)];
  const { startMicros, endMicros } = result.summary;
  const near = fc.tuple(fc.constantFrom(...events), fc.constantFrom(-1e-3, 0, 1e-3)).map(([event, off]) => event + off);
  return fc.oneof(near, fc.double({ min: startMicros - 10, max: endMicros + 10, noNaN: true }));
}

describe.each(scenes)('the moment: %s', (_link, scene) => {
  it('is the same by whatever way it is come to', () => {
    fc.assert(
      fc.property(fc.array(momentsOf(scene), { minLength: 1, maxLength: 12 }), (route) => {
        const cursor = scene.cursor();
        for (const micros of route) cursor.at(micros);
        const last = route.at(-1)!;
        expect(frozen(cursor.at(last))).toEqual(frozen(scene.cursor().at(last)));
      }),
      { numRuns: 40 },
    );
  });

  it('is nothing before the run and the ledger after it', () => {
    const cursor = scene.cursor();
    const { ledger, summary, scenario } = scene.result;
    const end = cursor.at(summary.endMicros);
    expect(end.receipts).toEqual(ledger.gateways.receipts);
    expect(end.writes).toEqual(ledger.gateways.writes);
    expect(end.deliveries).toEqual(ledger.users.deliveries);
    expect(end.seatQueries).toEqual(padded(ledger.userGatewayStorage.queries, end.seatQueries));
    expect(end.seatLookups).toEqual(padded(ledger.userGatewayStorage.lookups, end.seatLookups));
    expect(end.chatQueries).toEqual(padded(ledger.chatUserStorage.queries, end.chatQueries));
    expect(end.shardsAsked).toEqual(ledger.messages.shardsAsked);
    expect(end.published).toEqual(padded(ledger.topics.publishes, end.published));
    expect(end.notified).toEqual(padded(ledger.topics.notifications, end.notified));
    expect([end.switches, end.handshakes]).toEqual([ledger.gateways.switches, ledger.gateways.handshakes]);
    expect([end.subscribes, end.unsubscribes]).toEqual([padded(ledger.topics.subscribes, end.subscribes), padded(ledger.topics.unsubscribes, end.unsubscribes)]);
    expect(end.totalSwitches).toBe(end.switches.reduce((sum, one) => sum + one, 0));
    expect([end.totalLost, end.posted]).toEqual([summary.lostDeliveries, ledger.messages.posted]);
    expect(end.connected.every((one) => one === 1)).toBe(true);
    expect(end.receiptsByChat).toEqual(receiptsAtEnd(scenario, scene.design, scene.trace));
    expect(end.wastedByChat.reduce((sum, one) => sum + one, 0)).toBe(ledger.gateways.wasted.reduce((sum, one) => sum + one, 0));
    expect(Array.from(end.copiesIn).reduce((sum, one) => sum + one, 0)).toBe(end.totalReceipts);

    const before = cursor.at(summary.startMicros - 1);
    const counts = Object.entries(before).filter(([key]) => key !== 'micros').flatMap(([, value]) => (typeof value === 'number' ? [value] : Array.from(value as Float64Array)));
    expect(counts.every((count) => count === 0)).toBe(true);
  });

  it('has everybody connected, and nothing posted, just before the first message', () => {
    const moment = scene.cursor().at(-1e-6);
    expect(moment.connected.every((one) => one === 1)).toBe(true);
    expect([moment.posted, moment.totalReceipts]).toEqual([0, 0]);
  });

  it('seats everybody on the gateway that holds their connection', () => {
    const cursor = scene.cursor();
    const { connections } = scene.result.ledger.gateways;
    const seated = new Float64Array(connections.length);
    for (let person = 0; person < scene.scenario.chats * scene.scenario.users; person++) seated[cursor.seatOf(person)]!++;
    expect(seated).toEqual(connections);
  });

  it('marks exactly what was sent before it and arrives after it', () => {
    const { crossings, messages } = scene.trace;
    const field = new MarkField(scene.scenario, scene.flight, scene.trace, scene.index, mapOf(scene, WIDE));
    const styles = new Set<number>(Object.values(MARK));
    fc.assert(
      fc.property(momentsOf(scene), (micros) => {
        const expected: string[] = [];
        for (let row = 0; row < crossings.length; row++) {
          const [sent, arrived] = [crossings.sentMicros[row]!, crossings.arrivedMicros[row]!];
          if (sent >= micros || arrived <= micros) continue;
          const message = crossings.message[row]!;
          const { phase, to } = scene.flight.kinds[crossings.hop[row]!]!;
          const ofTopic = phase === 'switch' && to === 'topic' ? crossings.to[row]! : null;
          const chat = message >= 0 ? messages.chat[message]! : ofTopic ?? Math.floor(Math.max(0, crossings.person[row]!) / scene.scenario.users);
          expected.push(`${String(chat)} ${String(crossings.person[row])} ${String(Math.fround((micros - sent) / (arrived - sent)))}`);
        }
        const marks = field.at(micros);
        const seen = Array.from({ length: marks.count }, (_, at) => `${String(marks.chat[at])} ${String(marks.person[at])} ${String(marks.progress[at])}`);
        expect(seen.sort()).toEqual(expected.sort());
        for (let at = 0; at < marks.count; at++) {
          expect(Number.isFinite(marks.x[at]! + marks.y[at]! + marks.angle[at]!)).toBe(true);
          expect(styles).toContain(marks.style[at]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the message that the picture follows', () => {
  it('is the latest that has been posted', () => {
    const { trace } = sceneOf('messages=3');
    const { postedMicros } = trace.messages;
    expect(Array.from(postedMicros)).toEqual([0, 1_000_000, 2_000_000]);
    const followed = [-1, 0, 1, 999_999, 1_000_000, 1_000_001, 9e9].map((micros) => latestMessage(trace, micros));
    expect(followed).toEqual([-1, -1, 0, 0, 0, 1, 2]);
  });
});

describe('the way of one message', () => {
  it('is its own crossings that have begun, in order, each as far as it is', () => {
    const { flight, trace } = sceneOf('chats=2&users=4&loss=0.5&rate=100');
    const { crossings } = trace;
    const micros = 90_000;
    const stretches = flight.stretches(1, micros);
    const own = Array.from(crossings.message.subarray(0, crossings.length).keys()).filter(
      (row) => crossings.message[row] === 1 && crossings.sentMicros[row]! < micros,
    );
    expect(own.length).toBeGreaterThan(5);
    expect(stretches.map(({ row }) => row)).toEqual(own);
    for (const { row, progress, outcome } of stretches) {
      expect(progress).toBe(Math.min(1, (micros - crossings.sentMicros[row]!) / (crossings.arrivedMicros[row]! - crossings.sentMicros[row]!)));
      expect(Object.values(OUTCOME)).toContain(outcome);
    }
  });
});

describe('lowerBound', () => {
  it('counts the entries below', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 20 })), fc.integer({ min: -1, max: 21 }), (values, bound) => {
        expect(lowerBound(Float64Array.from(values).sort(), bound)).toBe(values.filter((value) => value < bound).length);
      }),
    );
  });
});
