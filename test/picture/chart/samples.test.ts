import { describe, expect, it } from 'vitest';
import { decodeScenario } from '../../../src/link/codec';
import type { RunResult } from '../../../src/model/run';
import type { Scenario } from '../../../src/model/scenario';
import { sampleAround, sampledScenarios } from '../../../src/picture/chart/samples';
import { curvesOf, gatewaySteps } from '../../../src/picture/chart/curves';
import { enginePoint } from '../../../src/reading/points';
import { CATALOGUE } from '../../../src/designs';
import { FakeClient } from '../../pages/lab-fixture';

const client = new FakeClient();
const count = (scenario: Scenario) => client.sample(scenario);
const scenarioOf = (link: string) => decodeScenario(link).scenario;

describe('the points of the chart', () => {
  it('are a quarter to four times the gateways, each number once and within bounds', () => {
    const counts = (link: string) => sampledScenarios(scenarioOf(link)).map(({ gateways }) => gateways);
    expect(counts('gateways=1000')).toEqual([250, 500, 1000, 2000, 4000]);
    expect(counts('gateways=1')).toEqual([1, 2, 4]);
    expect(counts('gateways=100000')).toEqual([25_000, 50_000, 100_000]);
  });
  it('are of one message in every chat, without those by hand', () => {
    for (const sample of sampledScenarios(scenarioOf('messages=7&do=0:post:u1&t=5'))) expect(sample).toMatchObject({ messages: 1, do: [], t: 0 });
  });
  it('are spared where there are too many people', () => {
    expect(sampledScenarios(scenarioOf('chats=1000&users=100000'))).toEqual([]);
  });
  it('lie on the lines of the formula', async () => {
    const scenario = scenarioOf('chats=10&users=400&gateways=100&placement=random&rate=3');
    const samples: RunResult[] = [];
    await sampleAround(count, scenario, new AbortController().signal, (sample) => samples.push(sample));
    expect(samples.map(({ scenario: { gateways } }) => gateways)).toEqual([25, 50, 100, 200, 400]);
    for (const sample of samples) {
      const point = enginePoint(sample, 'copies')!;
      const line = curvesOf({ ...scenario, gateways: point.gateways }, CATALOGUE, 'copies', gatewaySteps(10_000))[0]!.mean;
      const nearest = line.reduce((best, one) => (Math.abs(one.gateways - point.gateways) < Math.abs(best.gateways - point.gateways) ? one : best));
      expect(point.mean / nearest.value).toBeGreaterThan(0.95);
      expect(point.mean / nearest.value).toBeLessThan(1.05);
      expect(point.least).toBeLessThanOrEqual(point.mean);
      expect(point.busiest).toBeGreaterThanOrEqual(point.mean);
    }
  });
  it('come no more once aborted', async () => {
    const asked = new AbortController();
    const seen: RunResult[] = [];
    await sampleAround(count, scenarioOf('gateways=8'), asked.signal, (sample) => {
      seen.push(sample);
      asked.abort();
    });
    expect(seen).toHaveLength(1);
  });
});
