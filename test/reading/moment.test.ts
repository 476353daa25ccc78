/** Counts and marks at the play head: they depend on the moment alone, and at the end they are the ledger's. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESIGN_IDS } from '../../src/designs';
import { sizesOf } from '../../src/model/sizes';
import { isCopyIn, isDelivery, OUTCOME } from '../../src/model/trace';
import type { Moment } from '../../src/reading/moment';
import { MARK, MarkField } from '../../src/picture/near/marks';
import { mapOf, sceneOf, WIDE, type Scene } from './scenes';

/** Retries, losses and full lines take part. */
const links = [
  ...DESIGN_IDS.map((design) => `chats=2&users=6&gateways=3&messages=3&rate=30&loss=0.4&design=${design}`),
  'chats=6&users=5&gateways=2&messages=3&rate=1000&tWrite=20000&line=1',
  'users=4&gateways=2&messages=0',
  ...DESIGN_IDS.map((design) => `chats=3&users=4&gateways=3&messages=4&rate=2&switches=60&placement=random&seed=3&design=${design}`),
  'chats=3&users=4&gateways=3&messages=4&switches=60&viewing=0.6&design=topic-per-chat',
  // Parts of several people, and of unlike sizes.
  'chats=2&users=5&gateways=3&messages=3&rate=30&loss=0.4&parts=2&design=split-room',
  'chats=2&users=5&gateways=3&messages=4&rate=2&switches=60&parts=2&design=split-room',
];
const scenes = links.map((link) => [link, sceneOf(link)] as const);

/** A moment as plain numbers. */
function frozen(moment: Moment): unknown {
  return Object.fromEntries(Object.entries(moment).map(([key, value]) => [key, ArrayBuffer.isView(value) ? Array.from(value as Float64Array) : (value as number)]));
}
/** A ledger has no instances of what its design does not have; a moment has them, at zero. */
function padded(counts: Float64Array, like: Float64Array): Float64Array {
  return Float64Array.from(like, (_, instance) => counts[instance] ?? 0);
}
/** Copies taken in by the end, by gateway · chats + chat. */
function copiesByCell({ trace: { crossings, messages }, kinds, result: { scenario } }: Scene): Float64Array {
  const counts = new Float64Array(scenario.gateways * scenario.chats);
  for (let row = 0; row < crossings.length; row++) {
    if (isCopyIn(kinds[crossings.hop[row]!]!) && crossings.message[row]! >= 0 && crossings.outcome[row] !== OUTCOME.dropped) counts[crossings.to[row]! * scenario.chats + messages.chat[crossings.message[row]!]!]!++;
  }
  return counts;
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
    expect(end.requests).toEqual(ledger.gateways.requests);
    expect(end.emptyAnswers).toEqual(ledger.gateways.emptyAnswers);
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
    expect(end.totalConnected).toBe(end.connected.length);
    expect(cursor.piles.byCell(end.piled, scenario.gateways)).toEqual(copiesByCell(scene));
    expect(end.piledWaste.reduce((sum, one) => sum + one, 0)).toBe(ledger.gateways.wasted.reduce((sum, one) => sum + one, 0));
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

  it('stays as it is when another one is asked for', () => {
    const { startMicros, endMicros } = scene.result.summary;
    const cursor = scene.cursor();
    const asked = [startMicros, 0, 41_000, 83_000, endMicros, 41_000].map((micros) => ({ moment: cursor.at(micros), then: frozen(cursor.at(micros)) }));
    expect(asked.map(({ moment }) => frozen(moment))).toEqual(asked.map(({ then }) => then));
  });

  it('marks exactly what was sent before it and arrives after it, but for copies and writes', () => {
    const { crossings, messages } = scene.trace;
    // Where chats are in parts, the parts run.
    const { chatOf } = sizesOf(scene.result.scenario);
    /** Whose log is asked for by a clock, and where a person asks who has gone to another chat, that one. */
    const askedChat = (row: number): number => {
      const { from, to } = scene.kinds[crossings.hop[row]!]!;
      if (to === 'chatLog') return crossings.to[row]!;
      if (from === 'chatLog') return crossings.from[row]!;
      const person = crossings.person[row]!;
      return scene.run.stays?.visitOf(person, crossings.sentMicros[row]!)?.chat ?? chatOf(person);
    };
    const field = new MarkField(scene.run, mapOf(scene, WIDE));
    const styles = new Set<number>(Object.values(MARK));
    fc.assert(
      fc.property(momentsOf(scene), (micros) => {
        const expected: string[] = [];
        for (let row = 0; row < crossings.length; row++) {
          const [sent, arrived] = [crossings.sentMicros[row]!, crossings.arrivedMicros[row]!];
          if (sent >= micros || arrived <= micros) continue;
          const message = crossings.message[row]!;
          const kind = scene.kinds[crossings.hop[row]!]!;
          const { phase, to } = kind;
          // Copies and writes leave lines instead; what is brought by a clock goes its way as well.
          if ((isCopyIn(kind) && phase === 'message') || (isDelivery(kind) && message >= 0)) continue;
          const ofAsked = phase === 'clock' ? askedChat(row) : null;
          const ofTopic = phase === 'switch' && to === 'topic' ? crossings.to[row]! : null;
          const chat = message >= 0 ? messages.chat[message]! : ofAsked ?? ofTopic ?? chatOf(Math.max(0, crossings.person[row]!));
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

describe('the moment of many people, whose connecting is counted and not played', () => {
  const scene = sceneOf('users=3000&gateways=10');

  it('has all of them connected when the messages begin', () => {
    const { startMicros, endMicros } = scene.result.summary;
    expect(startMicros).toBe(0);
    for (const micros of [startMicros, 1, endMicros]) {
      const moment = scene.cursor().at(micros);
      expect([moment.totalConnected, moment.connected.reduce((sum, one) => sum + one, 0)]).toEqual([3000, 3000]);
    }
    expect(scene.cursor().at(-1).totalConnected).toBe(0);
  });

  it('has those connected who are online, and nobody else', () => {
    const some = sceneOf('users=3000&gateways=10&online=0.5');
    const { connections } = some.result.ledger.gateways;
    const online = connections.reduce((sum, one) => sum + one, 0);
    expect(online).toBeGreaterThan(1300);
    expect(online).toBeLessThan(1700);
    expect(some.cursor().at(0).totalConnected).toBe(online);
  });
});

describe('the moment of many chats on many gateways', () => {
  it('holds a number for each cell that a copy comes to, not for each that there is', () => {
    // 500 million cells, and two members of each of 5,000 chats.
    const scene = sceneOf('chats=5000&users=2&gateways=100000');
    const moment = scene.cursor().at(Infinity);
    const longest = Object.values(moment).reduce<number>((most, value) => (ArrayBuffer.isView(value) ? Math.max(most, value.byteLength / 8) : most), 0);
    expect(moment.piled.length).toBe(10_000);
    expect(moment.piled.every((copies) => copies === 1)).toBe(true);
    expect(longest).toBe(100_000);
  });
});
