/** How busy the components are, read off the ledger: as the estimate of a count has it, and for played runs too. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { runToEnd } from '../../src/engine/events/simulate';
import { decodeScenario } from '../../src/link/codec';
import { asRunResult } from '../../src/reading/fromcounts';
import { loadsOf } from '../../src/reading/loads';

const scenarioOf = (link: string) => decodeScenario(link).scenario;
function countedLoads(link: string) {
  const scenario = scenarioOf(link);
  const counted = aggregate(scenario);
  return { loads: loadsOf(asRunResult(counted, designOf(scenario.design))), estimate: estimate(counted) };
}

describe('the loads of a run', () => {
  it('show the overloaded shards of the article’s load', () => {
    const { loads } = countedLoads('chats=1000&users=10000&gateways=1000');
    expect(loads.map(({ role, instances }) => [role, instances])).toEqual([['chatUserStorage', 2], ['userGatewayStorage', 3], ['gateway', 1000]]);
    const shards = loads[1]!;
    expect(shards.mean).toBeCloseTo(66.667, 2);
    expect([...shards.each!].reduce((sum, one) => sum + one, 0)).toBeCloseTo(200, 6);
  });

  it.each([
    'chats=50&users=200&gateways=40&shards=6&messages=3&rate=5',
    'design=topic-per-user&chats=20&users=100&gateways=10',
    'design=topic-per-chat&chats=20&users=100&gateways=10&messages=2',
    'design=chat-gateway&chats=20&users=100&gateways=10&cores=4',
    'chats=50&users=200&gateways=40&shards=6&messages=3&rate=5&tQuery=9&tSend=3',
    'design=topic-per-user&chats=20&users=100&gateways=10&tPublish=9.5&tSendPublish=3&tQuery=4',
    'design=topic-per-chat&chats=20&users=100&gateways=10&messages=2&tPublish=9.5&tSendPublish=3',
  ])('are those of the estimate: %s', (link) => {
    const { loads, estimate: expected } = countedLoads(link);
    const parts = { chatApi: expected.chatApi, gateway: expected.gateways, topic: expected.topics, userGatewayStorage: expected.userGatewayStorage, chatUserStorage: expected.chatUserStorage };
    for (const { role, mean } of loads) expect(mean, role).toBeCloseTo(parts[role as keyof typeof parts].share.mean!, 9);
    const working = Object.entries(parts).filter(([, { share }]) => (share.mean ?? 0) > 0).map(([role]) => role);
    expect(loads.map(({ role }) => role).sort()).toEqual(working.sort());
  });

  it('of a run that was played are those of the same run counted', () => {
    const link = 'chats=6&users=30&gateways=5&messages=2&placement=random';
    const played = loadsOf(runToEnd(scenarioOf(link), { withTrace: false }));
    const { loads } = countedLoads(link);
    expect(played.map(({ role }) => role)).toEqual(loads.map(({ role }) => role));
    played.forEach(({ mean }, index) => { expect(mean).toBeCloseTo(loads[index]!.mean, 9); });
  });

  it('are none where no chat posts of its own accord: there is no rate then', () => {
    expect(loadsOf(runToEnd(scenarioOf('messages=0&do=0:post:u1'), { withTrace: false }))).toEqual([]);
  });
});
