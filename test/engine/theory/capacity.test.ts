/** Which components cannot keep up, by formula, held to hand-worked scenes and to counts. */
import { describe, expect, it } from 'vitest';
import { designOf, DESIGN_IDS } from '../../../src/designs';
import { overloadedInTheMean } from '../../../src/engine/theory/capacity';
import { aggregate } from '../../../src/engine/counts/aggregate';
import { estimate } from '../../../src/engine/counts/estimate';
import { decodeScenario } from '../../../src/link/codec';

function overloaded(link: string) {
  const { scenario } = decodeScenario(link);
  return overloadedInTheMean(scenario, designOf(scenario.design)).map(({ role, share }) => [role, Math.round(share * 1000) / 1000]);
}

describe('components that cannot keep up', () => {
  it('are shards that are asked for more than all their time', () => {
    // 4 chats post 1,000 messages a second of 8 look-ups of 500 µs each: 16 s of work for 3 shards, and 2 s for 2.
    expect(overloaded('chats=4&gateways=2&rate=1000&tLookup=500')).toEqual([['chatUserStorage', 1], ['userGatewayStorage', 5.333]]);
  });

  it('are topics that send for longer than a message is away from the next', () => {
    // Each topic sends two copies of 5 ms, 1,000 times a second.
    expect(overloaded('design=topic-per-chat&chats=4&gateways=2&rate=1000&tNotify=5000')).toEqual([['topic', 10]]);
    // A topic of one's own sends one.
    expect(overloaded('design=topic-per-user&chats=4&gateways=2&rate=1000&tNotify=5000')).toContainEqual(['topic', 5]);
  });

  it('are none where everything is quick', () => {
    for (const design of DESIGN_IDS) expect(overloaded(`design=${design}&chats=4&gateways=2`)).toEqual([]);
  });

  it('are those that are counted, where all instances have alike to do', () => {
    for (const design of DESIGN_IDS) {
      const { scenario } = decodeScenario(`design=${design}&chats=20&users=100&gateways=20&shards=10&chatShards=10&rate=1000&tLookup=900&tNotify=600&tWrite=300`);
      const counted = estimate(aggregate(scenario)).overloaded;
      const meant = overloadedInTheMean(scenario, designOf(design));
      expect(counted.map(({ role }) => role).sort()).toEqual(meant.map(({ role }) => role).sort());
      for (const { role, share, instances } of counted) {
        expect(instances).toBeGreaterThan(0);
        const mean = meant.find((one) => one.role === role)!;
        expect([mean.instances, share >= mean.share * 0.999, share < mean.share * 1.7]).toEqual([null, true, true]);
      }
    }
  });
});
