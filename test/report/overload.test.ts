/** Components that cannot keep up: said by every engine, also where nothing was lost or dropped. */
import { describe, expect, it } from 'vitest';
import type { Overload } from '../../src/model/load';
import { ENGINE_NAMES, type EngineName } from '../../src/report/document';
import { reportBy } from './reported';

function overloaded(engine: EngineName, link: string): readonly Overload[] {
  return reportBy(engine, link).engine.overloaded;
}

/** The share that an instance of a role needs, as each engine says it. */
const sharesOf = (link: string, role: Overload['role']): (number | undefined)[] => ENGINE_NAMES.map((engine) => overloaded(engine, link).find((one) => one.role === role)?.share);

describe('what cannot keep up', () => {
  it.each(ENGINE_NAMES)('is said of shards and topics beside that nothing was lost, by %s', (engine) => {
    const shards = reportBy(engine, 'chats=4&gateways=2&messages=100&rate=1000&tLookup=500').engine;
    expect([shards.lossless, shards.overloaded.map(({ role }) => role)]).toEqual([true, expect.arrayContaining(['userGatewayStorage', 'chatUserStorage'])]);
    const topics = reportBy(engine, 'design=topic-per-chat&chats=4&gateways=2&messages=100&rate=1000&tNotify=5000').engine;
    expect([topics.lossless, topics.overloaded]).toEqual([true, [{ role: 'topic', share: 10, instances: engine === 'formula' ? null : 4 }]]);
  });

  it('is nothing where everything keeps up', () => {
    for (const engine of ENGINE_NAMES) expect(overloaded(engine, 'chats=4&gateways=2')).toEqual([]);
  });

  it('is the same by every engine that places people, and about that in the mean', () => {
    const [events, flow, counted, formula] = sharesOf('chats=4&gateways=2&messages=100&rate=1000&tLookup=500&users=64', 'userGatewayStorage');
    expect([flow, counted]).toEqual([events, events]);
    expect(events! / formula!).toBeGreaterThan(1);
    expect(events! / formula!).toBeLessThan(1.5);
  });

  it("is each shard of the article's load where there are three: 67 times its time", () => {
    const shards = overloaded('formula', 'chats=1000&users=10000&gateways=1000').find(({ role }) => role === 'userGatewayStorage')!;
    // 1,000 chats of 10,000 members, a look-up of 20 µs each, over 3 shards.
    expect(shards.share).toBeCloseTo(200 / 3, 6);
  });
});

describe('a line that grows without end', () => {
  // The same at a hundredth: shards at 67 times their core.
  const LINK = 'chats=100&users=1000&gateways=50&tLookup=200&messages=3';

  it('is seen in what viewers wait, message by message', () => {
    const { latencyMillis, engine } = reportBy('flow', LINK);
    expect(engine.overloaded).toContainEqual({ role: 'userGatewayStorage', share: expect.closeTo(6.667, 0), instances: 3 });
    expect(engine.longestLine).toBeGreaterThan(200);
    expect(latencyMillis.last.max! / latencyMillis.last.min!).toBeGreaterThan(50);
  });
});
