/**
 * Designs of strangers: the one of the read-me, read out of it, and others that ask for what the four do
 * not. Each is one object of data, and must come out right by both engines, by formula and in words.
 */
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it, vi } from 'vitest';
import { aggregate } from '../../src/engine/counts/aggregate';
import { runToEnd } from '../../src/engine/events/simulate';
import { expectedPerMessage, hearingGateways } from '../../src/engine/theory/theory';
import { checkDesign } from '../../src/model/check';
import type { Design, Hop } from '../../src/model/design';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { SAYS_NOTHING } from './madeup';

const { STRANGERS } = vi.hoisted(() => ({ STRANGERS: [] as Design[] }));
vi.mock('../../src/designs', () => ({ designOf: (id: string) => STRANGERS.find((design) => design.id === id) }));

/** The design that the read-me adds in one file. */
function designOfReadme(): Design {
  const text = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const code = /```ts\n(import type \{ Design \}[\s\S]*?)```/.exec(text)![1]!;
  const module: { exports: { default?: Design } } = { exports: {} };
  const script = ts.transpileModule(code, { compilerOptions: { module: ts.ModuleKind.CommonJS } }).outputText;
  new Function('exports', script)(module.exports);
  return module.exports.default!;
}

const hop = (given: Partial<Hop> & Pick<Hop, 'id' | 'to' | 'fanout'>): Hop => ({ verb: 'send', words: '', then: [], ...given });
const design = (id: string, ...post: Hop[]): Design => ({ id, order: 9, title: id, summary: id, ...SAYS_NOTHING, places: 'byUser', post, prices: [], formulas: { copies: 'C', writes: 'C' } });
const deliver = hop({ id: 'deliver', to: 'user', fanout: 'localMembers', senderPays: 'tWrite' });
const toGateways = (fanout: Hop['fanout']): Hop => hop({ id: 'take', to: 'gateway', fanout, receiverPays: 'tReceipt', then: [deliver] });
const members = (...then: Hop[]): Hop => hop({ id: 'members', verb: 'ask', to: 'chatUserStorage', fanout: 'owner', receiverPays: 'tLookup', then });
const seats = (...then: Hop[]): Hop => hop({ id: 'seats', verb: 'ask', to: 'userGatewayStorage', fanout: 'memberShards', receiverPays: 'tLookup', then });

STRANGERS.push(
  designOfReadme(),
  design('every-gateway', toGateways('everyGateway')),
  design('broker-asks', hop({ id: 'publish', to: 'topic', fanout: 'owner', then: [members(toGateways('viewingGateways'))] })),
  design('appended-for-viewers', members(seats(toGateways('viewingGateways')))),
  design('unpaid', hop({ id: 'take', to: 'gateway', fanout: 'interestedGateways', then: [hop({ id: 'deliver', to: 'user', fanout: 'localMembers' })] })),
  design('asked', hop({ id: 'first', verb: 'ask', to: 'gateway', fanout: 'everyGateway', receiverPays: 'tLookup', then: [toGateways('viewingGateways')] })),
);

const small = (design: string, changes: Partial<Scenario> = {}): Scenario => withChanges(DEFAULT_SCENARIO, { design, ...changes });

/** Of four gateways, two people each of whom one is away on the first: seed and shares chosen so that one gateway alone has viewers. */
const FEW: Partial<Scenario> = { users: 8, gateways: 4, viewing: 0.2, seed: 3 };

describe.each(STRANGERS.map(({ id }) => id))('%s', (id) => {
  it('passes the check of the catalogue', () => {
    const found = STRANGERS.find((one) => one.id === id)!;
    expect(() => checkDesign(id, found)).not.toThrow();
  });

  it('hears a chat wherever it takes its messages in, by both engines', () => {
    const { ledger } = runToEnd(small(id, FEW), { withTrace: false });
    const counted = aggregate(small(id, FEW));
    const heard = Array.from(ledger.gateways.receipts, (count) => (count > 0 ? 1 : 0));
    expect(Array.from(ledger.gateways.chats)).toEqual(heard);
    expect(Array.from(counted.gateways.chats)).toEqual(heard);
  });

  it('costs by formula what it costs in counts, within a hundredth', () => {
    const scenario = small(id, { chats: 2000, users: 30, gateways: 40, placement: 'random', online: 0.8, viewing: 0.5 });
    const found = STRANGERS.find((one) => one.id === id)!;
    const { gateways, topics, messages } = aggregate(scenario);
    const mean = expectedPerMessage(scenario, found);
    const sum = (counts: Float64Array): number => counts.reduce((total, count) => total + count, 0) / messages.posted;
    const near = (counted: number, expected: number): void => {
      expect(Math.abs(counted - expected)).toBeLessThanOrEqual(0.01 * expected + 1e-9);
    };
    near(sum(gateways.receipts), mean.receipts);
    near(sum(gateways.wasted), mean.wasted);
    near(sum(gateways.writes), mean.writes);
    near(topics.publishes.total / messages.posted, mean.publishes);
    near(topics.notifications.total / messages.posted, mean.notifications);
    near(sum(gateways.chats), hearingGateways(scenario, found));
  });
});

describe('worked out by hand', () => {
  const ofRun = (id: string, changes: Partial<Scenario> = {}): ReturnType<typeof runToEnd>['ledger'] => runToEnd(small(id, { users: 4, gateways: 4, ...changes }), { withTrace: false }).ledger;

  it('every gateway takes a message in, where nobody asks who is interested: two of four serve nobody', () => {
    const { gateways } = ofRun('every-gateway', { users: 2 });
    expect(Array.from(gateways.receipts)).toEqual([1, 1, 1, 1]);
    expect(Array.from(gateways.chats)).toEqual([1, 1, 1, 1]);
    expect(Array.from(gateways.wasted)).toEqual([0, 0, 1, 1]);
  });

  it('a topic per gateway has one subscription, one publication and one notification a gateway', () => {
    const { topics } = ofRun('topic-per-gateway', { chats: 3 });
    expect([topics.subscriptions, topics.publishes, topics.notifications].map((counts) => Array.from(counts))).toEqual([[1, 1, 1, 1], [3, 3, 3, 3], [3, 3, 3, 3]]);
  });

  it('a gateway is busy with what the hops have it pay, and with nothing else', () => {
    expect(ofRun('unpaid').gateways.paid).toEqual({});
    const { gateways } = ofRun('asked', { users: 4 });
    expect(gateways.paid).toEqual({ tLookup: Float64Array.of(1, 1, 1, 1), tReceipt: Float64Array.of(1, 1, 1, 1), tWrite: Float64Array.of(1, 1, 1, 1) });
  });

  it('a broker that asks a storage has it asked once a message, and seats are written only where a message asks for them', () => {
    const asked = ofRun('broker-asks');
    expect(Array.from(asked.chatUserStorage.queries)).toEqual([1, 0]);
    // A question to a storage is no notification.
    expect(Array.from(asked.topics.notifications)).toEqual([4]);
    expect(asked.userGatewayStorage.writes).toHaveLength(0);
    expect(Array.from(ofRun('appended-for-viewers').userGatewayStorage.writes).reduce((sum, count) => sum + count, 0)).toBe(4);
  });
});
