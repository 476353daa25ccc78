import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import { decodeScenario } from '../../../src/link/codec';
import { curvesOf, gatewaySteps, gatewayValue, leastGateways, mostGateways, plateauEnd, savedByDoubling } from '../../../src/picture/chart/curves';

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
  it('begin where sockets fit', () => {
    expect(leastGateways(scenarioOf('chats=10000&users=10000'))).toBe(1000);
  });
  it.each([
    ['chats=4&users=8&gateways=4', 100],
    ['chats=1&users=2&gateways=1', 10],
    ['chats=1&users=25&gateways=1', 100],
    ['chats=1&users=26&gateways=1', 1000],
    ['chats=1&users=26&viewing=0.5&gateways=1', 100],
    ['chats=4&users=8&gateways=26', 1000],
    ['chats=10000&users=10000&gateways=1000', 100_000],
    ['chats=1&users=10000000&gateways=100', 100_000],
    ['chats=4&users=8&gateways=100000', 100_000],
  ])('of %s end at %i gateways: beyond all that happens, and not far beyond', (link, most) => {
    expect(mostGateways(scenarioOf(link))).toBe(most);
  });
  it('know where the plateau ends by those who have the chat open', () => {
    expect(plateauEnd(scenarioOf('users=40'))).toBe(40);
    expect(plateauEnd(scenarioOf('users=40&online=0.5&viewing=0.5'))).toBe(10);
  });
  it('have points at whole numbers, each once, from one to the last', () => {
    expect(gatewaySteps(10).filter((count) => count <= 10)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
    const steps = gatewaySteps(100_000);
    expect([steps[0], steps.at(-1)]).toEqual([1, 100_000]);
    steps.slice(1).forEach((count, index) => { expect(count).toBeGreaterThan(steps[index]!); });
    expect(Math.max(...steps.slice(1).map((count, index) => count / steps[index]!))).toBeLessThanOrEqual(2);
  });
  it('tell the busiest under chat gateways alone, and only where chats are alike', () => {
    const counted = (link: string) => Object.fromEntries(curvesOf(scenarioOf(link), CATALOGUE, 'copies', gatewaySteps(100)).map(({ design, busiest }) => [design.id, busiest]));
    const alike = counted('chats=8&users=8&gateways=2');
    expect([alike['direct'], alike['topic-per-user'], alike['topic-per-chat']]).toEqual([[], [], []]);
    // Eight chats: 8, 4, 3, 2 and, from eight gateways on, never less than one.
    const values = new Map(alike['chat-gateway']!.map(({ gateways, value }) => [gateways, value]));
    expect([1, 2, 3, 4, 8, 10, 100].map((gateways) => values.get(gateways)!.toFixed(9))).toEqual(['8', '4', '3', '2', '1', '1', '1'].map((value) => `${value}.000000000`));
    expect(counted('sizes=20,3&gateways=2')['chat-gateway']).toEqual([]);
  });
});
