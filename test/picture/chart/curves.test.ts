import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import { ANSWERS } from '../../../src/lesson/answers';
import { decodeScenario } from '../../../src/link/codec';
import { candidateCurves, lettered } from '../../../src/pages/lesson/candidates';
import { curvesOf, gatewayValue, leastGateways, savedByDoubling } from '../../../src/picture/chart/curves';

const scenarioOf = (link: string) => decodeScenario(link).scenario;
const ARTICLE = scenarioOf('chats=10000&users=10000&gateways=1000&placement=random');
const direct = designOf('direct');

describe('the chart’s lines', () => {
  it.each([
    [500, 10_000, 200_000],
    [1000, 9999.5, 100_000],
    [2000, 9932.7, 50_000],
    [5000, 8646.9, 20_000],
    [10_000, 6321.4, 10_000],
    [20_000, 3934.8, 5000],
  ])('are the numbers of record on %i gateways', (gateways, copies, writes) => {
    expect(gatewayValue(ARTICLE, direct, 'copies', gateways)).toBeCloseTo(copies, 1);
    expect(gatewayValue(ARTICLE, direct, 'writes', gateways)).toBeCloseTo(writes, 6);
    // Ten microseconds for each of both.
    expect(gatewayValue(ARTICLE, direct, 'busy', gateways)).toBeCloseTo((copies + writes) / 100_000, 4);
  });
  it('are saved by doubling as the record has it', () => {
    const load = scenarioOf('chats=1000&users=10000&gateways=1000&placement=random');
    expect(savedByDoubling(load, direct, 'busy', 1000)).toBeCloseTo(0.455, 3);
    expect(savedByDoubling({ ...load, tReceipt: 1000 }, direct, 'busy', 1000)).toBeCloseTo(0.052, 3);
    expect(savedByDoubling(load, designOf('topic-per-user'), 'copies', 1000)).toBeCloseTo(0.5, 12);
  });
  it('end where sockets fit', () => {
    expect(leastGateways(scenarioOf('chats=10000&users=10000'))).toBe(1000);
  });
  it('tell the busiest under chat gateways alone, and only where chats are alike', () => {
    const counted = (link: string) => Object.fromEntries(curvesOf(scenarioOf(link), CATALOGUE, 'copies').map(({ design, busiest }) => [design.id, busiest]));
    const alike = counted('chats=8&users=8&gateways=2');
    expect([alike['direct'], alike['topic-per-user'], alike['topic-per-chat']]).toEqual([[], [], []]);
    // Eight chats: 8, 4, 3, 2 and, from eight gateways on, never less than one.
    const values = new Map(alike['chat-gateway']!.map(({ gateways, value }) => [gateways, value]));
    expect([1, 2, 3, 4, 8, 10, 100].map((gateways) => values.get(gateways)!.toFixed(9))).toEqual(['8', '4', '3', '2', '1', '1', '1'].map((value) => `${value}.000000000`));
    expect(counted('sizes=20,3&gateways=2')['chat-gateway']).toEqual([]);
  });
});

describe('the candidates’ lines', () => {
  const curves = candidateCurves(ARTICLE);

  it('are one an answer, by its own formula at each number of gateways', () => {
    expect(curves.map(({ letter }) => letter).join('')).toBe('ABCDEFGH');
    curves.forEach(({ points }, index) => {
      for (const { gateways, value } of points) expect(value).toBe(ANSWERS[index]!.copies({ ...ARTICLE, gateways }));
    });
  });

  it('run along the design’s own line where nothing is done about it', () => {
    for (const { gateways, value } of curves[0]!.points) expect(value).toBeCloseTo(gatewayValue(ARTICLE, direct, 'copies', gateways), 6);
  });

  it('bear their letters at places of their own, and never below the foot', () => {
    const least = 50;
    const at = curves.map((curve) => lettered(curve, least));
    expect(new Set(at.map(({ gateways }) => gateways)).size).toBe(curves.length);
    for (const { value } of at) expect(value).toBeGreaterThanOrEqual(least);
  });
});
