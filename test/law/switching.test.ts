/** People who switch, worked out by hand for one small run, and what the law says of it. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf, DESIGN_IDS } from '../../src/designs';
import { decodeScenario } from '../../src/link/codec';
import type { Ledger } from '../../src/model/ledger';
import type { Scenario } from '../../src/model/scenario';
import { expectedSwitches } from '../../src/model/switching';
import { switchesPerSecond } from '../../src/engine/theory/switchrates';
import { aggregate } from '../../src/engine/counts/aggregate';
import { runToEnd } from '../../src/engine/events/simulate';
import { columnsOf, differences } from './compare';

/**
 * u1 and u3 on GW1, u2 and u4 on GW2; u1 and u2 belong to chat 1, which posts at 0, 1, 2 and 3 s, the
 * others to chat 2, which posts at 0.5, 1.5, 2.5 and 3.5 s. u4 goes to chat 1 at 0.45 s, u1 to chat 2
 * at 0.76 s, u3 to chat 1 at 0.78 s, u2 to chat 2 at 2.82 s. Where a design has chats in parts, each is in one.
 */
const SMALL = 'parts=1&chats=2&users=2&gateways=2&switches=15&messages=4&seed=4';

const small = (design: string): Scenario => decodeScenario(`${SMALL}&design=${design}`).scenario;
const ledgerOf = (scenario: Scenario): Ledger => runToEnd(scenario, { withTrace: false }).ledger;
const listed = (counts: Float64Array): number[] => [...counts];
const sum = (counts: Float64Array): number => counts.reduce((all, count) => all + count, 0);

describe('four people who switch once', () => {
  // Whoever asks by a clock gets what was said within the last pause, before they came, too: `asking.test.ts`.
  it.each(CATALOGUE.filter(({ flows }) => !flows).map(({ id }) => id))('hear the chat that they have open when it posts, under %s', (design) => {
    // u1: the first of chat 1 and the last three of chat 2, and so on; chat 2 loses u4 before its first message.
    expect(listed(ledgerOf(small(design)).users.deliveries)).toEqual([4, 4, 4, 3]);
  });

  it('leave copies that serve nobody behind, under direct', () => {
    const { gateways, userGatewayStorage } = ledgerOf(small('direct'));
    expect(listed(gateways.receipts)).toEqual([8, 8]);
    // GW2 hears the first three of chat 2 for u4 alone, who has left it.
    expect(listed(gateways.wasted)).toEqual([0, 3]);
    // Visitors are on the list as well: 2 + 4 + 4 + 4 for chat 1, 2 + 3 + 3 + 4 for chat 2.
    expect(sum(userGatewayStorage.lookups)).toBe(26);
    expect(listed(gateways.switches)).toEqual([2, 2]);
    expect(listed(gateways.handshakes)).toEqual([0, 0]);
  });

  it('are followed by copies to nobody’s gateway, under topic per user', () => {
    const { gateways, topics } = ledgerOf(small('topic-per-user'));
    expect(sum(gateways.receipts)).toBe(26);
    expect(sum(gateways.receipts) - sum(gateways.wasted)).toBe(15);
    expect(sum(topics.notifications)).toBe(26);
  });

  it('have their gateways subscribe for the first viewer and unsubscribe after the last, under topic per chat', () => {
    const { gateways, topics } = ledgerOf(small('topic-per-chat'));
    expect(listed(gateways.wasted)).toEqual([0, 0]);
    expect(listed(topics.notifications)).toEqual([8, 5]);
    // u3 is the first of chat 1 on GW1 after u1 left it, u2 the first of chat 2 on GW2 after u4 left it.
    expect(listed(topics.subscribes)).toEqual([1, 1]);
    expect(listed(topics.unsubscribes)).toEqual([1, 1]);
  });

  it('connect anew with a handshake to big chats alone, under big chats apart', () => {
    const apart = (bigFrom: number): Scenario => ({ ...small('celebrity'), bigFrom });
    expect(sum(ledgerOf(apart(3)).gateways.handshakes)).toBe(0);
    const { gateways, userGatewayStorage } = ledgerOf(apart(2));
    expect(gateways.handshakes).toEqual(gateways.switches);
    // At home they stay where they are: nobody's seat is written anew, or looked up.
    expect(sum(userGatewayStorage.lookups)).toBe(0);
    expect(listed(gateways.secondSockets)).toEqual([2, 2]);
    expect(sum(gateways.connections)).toBe(8);
  });

  it('connect anew with a handshake each, under chat gateways', () => {
    const { gateways } = ledgerOf(small('chat-gateway'));
    expect(listed(gateways.receipts)).toEqual([4, 4]);
    expect(listed(gateways.writes)).toEqual([10, 5]);
    expect(listed(gateways.handshakes)).toEqual([2, 2]);
  });

  it('cross the network for it', () => {
    const crossings = (design: string): number => runToEnd(small(design), { withTrace: false }).summary.crossings;
    // Asking, the answer and opening, four times; what is posted takes 8 + 8 + 15 crossings, and connecting 4 × 3.
    expect(crossings('chat-gateway')).toBe(4 * 3 + 4 * 3 + 8 + 8 + 15);
  });

  it('are turned away at a gateway whose line is full, and try again until they come in', () => {
    const { ledger, summary } = runToEnd(
      decodeScenario('design=chat-gateway&chats=2&users=20&gateways=1&switches=15&messages=4&tHandshake=1000000&line=1').scenario,
      { withTrace: false },
    );
    expect(summary.lossless).toBe(false);
    expect(sum(ledger.gateways.switches)).toBe(40);
    expect(sum(ledger.gateways.dropped)).toBeGreaterThan(0);
    // Nobody switches twice before they are in: each switch takes its handshake, however late.
    expect(sum(ledger.gateways.handshakes)).toBe(40);
  });
});

describe('many people who switch', () => {
  it.each(DESIGN_IDS)('come as often as the formula says, and to one ledger by both engines, under %s', { timeout: 300_000 }, (design) => {
    const { scenario } = decodeScenario(`design=${design}&chats=20&users=150&gateways=30&placement=random&switches=40&messages=3&viewing=0.6`);
    const result = aggregate(scenario);
    const { ledger, summary } = runToEnd(scenario, { withTrace: false });
    expect(summary.lossless).toBe(true);
    expect(differences(columnsOf(scenario, ledger, result))).toEqual([]);
    const expected = expectedSwitches(scenario);
    expect(Math.abs(sum(result.gateways.switches) - expected)).toBeLessThan(4 * Math.sqrt(expected));
    expect(result.gateways.switches).not.toEqual(result.gateways.connections);
  });

  it.each(['random', 'ring'])('have gateways subscribe as often as the formula says, placed by %s', (placement) => {
    const { scenario } = decodeScenario(`design=topic-per-chat&sizes=500*8,40*100&gateways=200&placement=${placement}&switches=20&messages=6&viewing=0.7`);
    const { gateways, topics } = aggregate(scenario);
    const { subscribesPerSecond } = switchesPerSecond(scenario, designOf(scenario.design));
    const expected = subscribesPerSecond.total * (scenario.messages / scenario.rate);
    expect(expected).toBeLessThan(0.9 * sum(gateways.switches));
    expect(sum(topics.subscribes) / expected).toBeCloseTo(1, 1);
    expect(sum(topics.unsubscribes) / expected).toBeCloseTo(1, 1);
  });

  it.each([2, 4])('have %i gateways subscribe as often as the formula says, where few people make it vary who is there', (gateways) => {
    const { scenario } = decodeScenario(`design=topic-per-chat&chats=60&users=4&gateways=${String(gateways)}&placement=random&switches=60&messages=60`);
    const { topics } = aggregate(scenario);
    const { subscribesPerSecond } = switchesPerSecond(scenario, designOf(scenario.design));
    expect(sum(topics.subscribes) / (subscribesPerSecond.total * (scenario.messages / scenario.rate))).toBeCloseTo(1, 1);
    // As if each chat always had its four viewers: half as many with two gateways.
    if (gateways === 2) expect(0.5 ** 4 / (subscribesPerSecond.total / 240)).toBeLessThan(0.5);
  });

  it('change what is wasted: more of it under direct, none under topic per chat', () => {
    const wasted = (design: string, switches: number): number =>
      sum(aggregate(decodeScenario(`design=${design}&chats=200&users=20&gateways=200&placement=random&messages=5&switches=${String(switches)}`).scenario).gateways.wasted);
    expect(wasted('direct', 0)).toBe(0);
    expect(wasted('direct', 30)).toBeGreaterThan(5000);
    expect(wasted('topic-per-chat', 30)).toBe(0);
  });
});
