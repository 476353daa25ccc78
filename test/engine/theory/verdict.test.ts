/** Within which bounds a comparison holds, against closed forms. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../../src/designs';
import { ALL_COMPONENTS, needsLess, savedAtGateway, savesAtLeast, spentInSecond } from '../../../src/engine/theory/spending';
import { expectedPerMessage } from '../../../src/engine/theory/theory';
import { decodeScenario } from '../../../src/link/codec';
import { PRESETS, withPreset } from '../../../src/model/presets';
import { COST_KEYS, withChanges } from '../../../src/model/scenario';
import { boundsOf, hangsOn } from '../../../src/model/verdict';
import { boundsWords, componentsWords } from '../../../src/text/verdict';

const article = decodeScenario('chats=1000&users=10000&gateways=1000&placement=random').scenario;
const [direct, perUser, perChat, byChat] = ['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway'].map(designOf) as [ReturnType<typeof designOf>, ReturnType<typeof designOf>, ReturnType<typeof designOf>, ReturnType<typeof designOf>];

describe('what is spent in a second', () => {
  it('is the sum over the components that are named', () => {
    // 10,000,000 writes and a million copies of 10 µs; 20 µs for each of 10,000,000 keys, and for the list of each chat.
    const { receipts } = expectedPerMessage(article, direct);
    expect(spentInSecond(article, direct, ['gateway'])).toBeCloseTo(1e8 + 1e4 * receipts, 0);
    expect(spentInSecond(article, direct, ['userGatewayStorage'])).toBe(2e8);
    expect(spentInSecond(article, direct, ['chatUserStorage'])).toBe(1000 * 20);
    expect(spentInSecond(article, direct, ['topic', 'chatApi'])).toBe(0);
    expect(spentInSecond(article, direct, ALL_COMPONENTS)).toBeCloseTo(3e8 + 1e4 * receipts + 2e4, 0);
  });

  it('counts what the Chat API sends and the broker takes in, where that has a price', () => {
    const dear = withChanges(article, { tSend: 10, tSendPublish: 10, tPublish: 9.5 });
    // A publication for each of 10,000,000 deliveries: 100 cores of the Chat API, 95 of the broker beside its notifications.
    expect(spentInSecond(dear, perUser, ['chatApi'])).toBe(1e8);
    expect(spentInSecond(dear, perUser, ['topic']) - spentInSecond(article, perUser, ['topic'])).toBe(9.5e7);
    expect(spentInSecond(dear, direct, ['chatApi'])).toBeCloseTo(1e7, -3);
  });

  it('counts handshakes and subscriptions of those who switch', () => {
    const switching = withChanges(article, { switches: 1, tSubscribe: 10 });
    expect(spentInSecond(switching, byChat, ['gateway']) - spentInSecond(article, byChat, ['gateway'])).toBeCloseTo((1e7 / 60) * 500, 0);
    expect(spentInSecond(withChanges(switching, { users: 100 }), perChat, ['topic'])).toBeGreaterThan(spentInSecond(withChanges(article, { users: 100 }), perChat, ['topic']));
  });
});

describe('the bounds of a verdict', () => {
  const switching = withChanges(article, { switches: 1 });

  it('are where two sums are alike', () => {
    const reconnects = 1e7 / 60;
    const rest = (design: typeof direct): number => spentInSecond(withChanges(switching, { tHandshake: 0 }), design, ALL_COMPONENTS);
    const bounds = boundsOf(needsLess({ design: byChat }, { design: direct }, ALL_COMPONENTS), switching, 'tHandshake')!;
    expect(bounds).toEqual({ key: 'tHandshake', from: null, to: expect.closeTo((rest(direct) - rest(byChat)) / reconnects, 6) as number });
    expect(bounds.to).toBeCloseTo(1260, 0);
    // Other components, another verdict: gateways alone save less than the reconnecting costs.
    expect(boundsOf(needsLess({ design: byChat }, { design: direct }, ['gateway']), switching, 'tHandshake')).toBeNull();
    expect(boundsOf(needsLess({ design: direct }, { design: byChat }, ['gateway']), switching, 'tHandshake')!.from).toBeCloseTo(60, 0);
  });

  it('are where doubling saves as much as is said', () => {
    const [one, two] = [1000, 2000].map((gateways) => (1000 * expectedPerMessage({ ...article, gateways }, direct).receipts) / gateways) as [number, number];
    // t·R(2G) + W/2 = (1 − s)·(t·R(G) + W), with W = 10,000 writes of 10 µs.
    const dearest = ((1 - 0.25 - 0.5) * 1e5) / (two - 0.75 * one);
    expect(boundsOf(savesAtLeast(0.25, direct), article, 'tReceipt')).toEqual({ key: 'tReceipt', from: null, to: expect.closeTo(dearest, 6) as number });
    expect(savedAtGateway({ ...article, tReceipt: dearest }, direct)).toBeCloseTo(0.25, 9);
    expect(boundsOf(savesAtLeast(0.25, direct), article, 'tWrite')!.from).toBeCloseTo((10 * 10) / dearest, 6);
    expect(boundsOf(savesAtLeast(0.5, direct), article, 'tReceipt')).toBeNull();
  });

  it('may be on both sides, and hang on the scenario', () => {
    const claim = (scenario: typeof article): boolean => scenario.tReceipt > 4 && scenario.tReceipt < 90;
    const { from, to } = boundsOf(claim, article, 'tReceipt')!;
    expect([from, to]).toEqual([expect.closeTo(4, 9), expect.closeTo(90, 9)]);
    expect(boundsOf(claim, article, 'tWrite')).toEqual({ key: 'tWrite', from: null, to: null });
    expect(hangsOn(claim, article, COST_KEYS).map(({ key }) => key)).toEqual(['tReceipt']);
  });

  it('name the costs that a comparison hangs on', () => {
    const claim = needsLess({ design: perChat }, { design: direct }, ALL_COMPONENTS);
    expect(hangsOn(claim, article, COST_KEYS).map(({ key }) => key)).toEqual(['tSendPublish', 'tPublish', 'tNotify', 'tLookup']);
  });

  it('hang at what the rig measured on what a copy costs to send, against what a notification costs', () => {
    const quiet = withPreset(article, 'quiet');
    const { tLookup, tQuery, tSend, tSendPublish, tPublish, tNotify } = PRESETS.quiet.costs;
    const claim = needsLess({ design: perChat }, { design: direct }, ALL_COMPONENTS);
    const { receipts } = expectedPerMessage(article, direct);
    const lookedUp = 3 * tQuery + 10_000 * tLookup + tQuery + tLookup;
    const published = tSendPublish + tPublish;
    expect(claim(quiet)).toBe(true);
    expect(boundsOf(claim, quiet, 'tNotify')).toEqual({ key: 'tNotify', from: null, to: expect.closeTo(tSend + (lookedUp - published) / receipts, 6) as number });
    expect(boundsOf(claim, quiet, 'tSend')).toEqual({ key: 'tSend', from: expect.closeTo(tNotify - (lookedUp - published) / receipts, 6) as number, to: null });
  });
});

describe('a verdict in words', () => {
  it('says its bounds and its components', () => {
    expect(boundsWords({ key: 'tReceipt', from: 4, to: null })).toBe('holds while one copy taken in costs more than 4 µs');
    expect(boundsWords({ key: 'tHandshake', from: null, to: 1260 })).toBe('holds while one connection made costs less than 1,260 µs');
    expect(boundsWords({ key: 'tWrite', from: 1, to: 2 })).toBe('holds while one socket written costs between 1 µs and 2 µs');
    expect(boundsWords({ key: 'tWake', from: null, to: null })).toBe('holds whatever waking up costs');
    expect(componentsWords(['topic', 'gateway'])).toBe('counted over topics and gateways');
  });
});
