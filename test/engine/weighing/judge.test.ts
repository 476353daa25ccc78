/** What is said of all designs, and that it changes where it is said to. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../../src/designs';
import { answerTo } from '../../../src/engine/weighing/answer';
import { spentInSecond } from '../../../src/engine/theory/spending';
import { gatewaySecond } from '../../../src/engine/theory/theory';
import { decodeScenario } from '../../../src/link/codec';
import type { Compared, Judgement } from '../../../src/model/judgement';
import { withChanges, type Scenario } from '../../../src/model/scenario';
import { nearestBounds } from '../../../src/model/verdict';
import type { AnswerTo, Question } from '../../../src/model/weighing';

function answered<Asked extends Question>(question: Asked): AnswerTo<Asked> {
  const steps = answerTo(question);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value as AnswerTo<Asked>;
}

/** All by formula, of a link. */
function judge(link: string, compared: Compared | null = null): { scenario: Scenario; judgement: Judgement } {
  const { scenario } = decodeScenario(link);
  const own = answered({ kind: 'weigh', by: 'formula', scenario });
  return { scenario, judgement: answered({ kind: 'judge', by: 'formula', scenario, own, compared }) };
}

const ARTICLE = 'chats=1000&users=10000&gateways=1000&placement=random&switches=1';

describe('what breaks first', () => {
  it('is the fullest, is full at the rate that is told, and at another cost is something else', () => {
    const { breaking } = judge(ARTICLE).judgement;
    const { fullest, fullAtRate, bounds } = breaking!;
    expect(fullest.limit).toBe('userGatewayStorage');
    // 10,000 keys of 20 µs for each of 1,000 messages a second, on three shards.
    expect(fullest.share).toBeCloseTo((1000 * 10_000 * 20) / 1e6 / 3, 6);
    expect(fullAtRate).toBeCloseTo(1 / fullest.share, 6);
    // A hundred times away in every direction.
    expect(bounds).toEqual([]);
  });

  it('is something else beyond the bounds that are told', () => {
    const link = 'chats=300&users=2500&gateways=40&cores=8&shards=100';
    const { fullest, bounds } = judge(link).judgement.breaking!;
    expect(bounds.length).toBeGreaterThan(0);
    for (const { key, from, to } of bounds) {
      const beyond = to === null ? from! * 0.9 : to * 1.1;
      expect(judge(`${link}&${key}=${String(Number(beyond.toPrecision(6)))}`).judgement.breaking!.fullest.limit, key).not.toBe(fullest.limit);
    }
  });
});

describe('the order of two designs', () => {
  it('is theirs within the bounds that are told, and the other way round beyond them', () => {
    const { scenario, judgement: { ordered } } = judge(ARTICLE, { first: 'topic-per-chat', next: 'chat-gateway' });
    const { first, next, bounds, over, holds } = ordered!;
    expect([first, next, holds]).toEqual(['topic-per-chat', 'chat-gateway', true]);
    expect(bounds.length).toBeGreaterThan(0);
    const spent = (at: Scenario, design: string): number => spentInSecond(withChanges(at, { design }), designOf(design), over);
    for (const { key, from, to } of bounds) {
      const [inside, outside] = to === null ? [from! * 1.01, from! * 0.99] : [to * 0.99, to * 1.01];
      expect(spent(withChanges(scenario, { [key]: inside }), first)).toBeLessThan(spent(withChanges(scenario, { [key]: inside }), next));
      expect(spent(withChanges(scenario, { [key]: outside }), first)).toBeGreaterThan(spent(withChanges(scenario, { [key]: outside }), next));
    }
  });

  it('is not told where nobody asks', () => {
    expect(judge(ARTICLE).judgement.ordered).toBeNull();
  });
});

describe('the article’s claim', () => {
  it('is true of designs that keep the plateau, while a chat has more viewers than there are gateways', () => {
    const { scenario, judgement: { claimed: { trueOf, falseOf } } } = judge(ARTICLE);
    const keptByDoubling = (design: string): number => {
      const copies = (gateways: number): number => gatewaySecond(withChanges(scenario, { design, gateways }), designOf(design)).copies;
      return copies(2000) / copies(1000);
    };
    for (const id of trueOf) expect(keptByDoubling(id), id).toBeGreaterThan(0.9);
    for (const id of falseOf) expect(keptByDoubling(id), id).toBeLessThanOrEqual(0.9);
    expect(trueOf).toEqual(expect.arrayContaining(['direct', 'topic-per-chat']));
    expect(falseOf).toContain('chat-gateway');
  });

  it('is true at the article’s own guess at Telegram, where twice the gateways take 8 % off', () => {
    const { trueOf, closely } = judge('chats=10000&users=10000&gateways=2000&placement=random').judgement.claimed;
    expect(trueOf).toEqual(expect.arrayContaining(['direct', 'topic-per-chat']));
    expect(closely!.copiesSaved).toBeCloseTo(1 - (1 - (1 - 1 / 4000) ** 10_000) / (1 - (1 - 1 / 2000) ** 10_000), 9);
  });

  it('ends where twice the gateways take a quarter of the copies off', () => {
    const { scenario, judgement: { claimed: { closely } } } = judge(ARTICLE);
    const { design, endsAt, copiesSaved } = closely!;
    const savedAt = (gateways: number): number => {
      const copies = (count: number): number => gatewaySecond(withChanges(scenario, { design, gateways: count }), designOf(design)).copies;
      return 1 - copies(2 * gateways) / copies(gateways);
    };
    expect(savedAt(endsAt!)).toBeGreaterThanOrEqual(0.25);
    expect(savedAt(endsAt! - 1)).toBeLessThan(0.25);
    expect(copiesSaved).toBeCloseTo(savedAt(1000), 9);
  });

  it('is not true where chats are small against the gateways', () => {
    const { trueOf, falseOf } = judge('chats=1000&users=10&gateways=1000&placement=random').judgement.claimed;
    for (const id of ['direct', 'topic-per-chat']) {
      expect(trueOf).not.toContain(id);
      expect(falseOf).toContain(id);
    }
  });
});

describe('the bounds that are named', () => {
  it('are the nearest, and none that nobody will meet', () => {
    const { scenario } = decodeScenario('tReceipt=10&tWrite=10&tNotify=0');
    const bounds = [
      { key: 'tReceipt', from: null, to: 10_000 },
      { key: 'tWrite', from: 5, to: null },
      { key: 'tNotify', from: null, to: 3 },
      { key: 'tLookup', from: 0, to: null },
    ] as const;
    expect(nearestBounds(bounds, scenario, 3, 100).map(({ key }) => key)).toEqual(['tWrite', 'tNotify']);
    expect(nearestBounds(bounds, scenario, 1, 100)).toEqual([bounds[1]]);
  });
});
