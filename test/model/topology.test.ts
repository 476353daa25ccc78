/** What the parts of a run are, design by design and placement by placement. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { topologyOf, type Topology } from '../../src/model/topology';

function topology(changes: Partial<Scenario>): Topology {
  const scenario = withChanges(DEFAULT_SCENARIO, { chats: 5, users: 4, gateways: 3, shards: 7, chatShards: 6, ...changes });
  return topologyOf(scenario, designOf(scenario.design));
}
const ALWAYS = { user: 20, chatApi: 5, gateway: 3 };

describe('the instances of each role', () => {
  it.each([
    ['direct', { balancer: 1, chatUserStorage: 6, userGatewayStorage: 7 }],
    ['topic-per-user', { balancer: 1, chatUserStorage: 6, topic: 20 }],
    ['topic-per-chat', { balancer: 1, topic: 5 }],
    ['chat-gateway', { coordinator: 1 }],
  ])('of %s', (design, met) => {
    const there = Object.entries(topology({ design }).instances).filter(([, count]) => count > 0);
    expect(Object.fromEntries(there)).toEqual({ ...ALWAYS, ...met });
  });

  it('are more where the placement keeps seats, or has a store for its topology', () => {
    expect(topology({ design: 'topic-per-chat', placement: 'random' }).instances.userGatewayStorage).toBe(7);
    expect(topology({ placement: 'ring' }).instances.topologyStore).toBe(1);
    expect(topology({ design: 'chat-gateway', placement: 'ring' }).instances).toMatchObject({ topologyStore: 0, balancer: 0, userGatewayStorage: 0 });
  });
});

describe('whom the parts are for', () => {
  it.each([
    ['direct', { sitsWithChat: false, topicOf: null, hearing: 'held', followsChats: false }],
    ['topic-per-user', { sitsWithChat: false, topicOf: 'person', hearing: 'held', followsChats: false }],
    ['topic-per-chat', { sitsWithChat: false, topicOf: 'chat', hearing: 'viewed', followsChats: true }],
    ['chat-gateway', { sitsWithChat: true, topicOf: null, hearing: 'viewed', followsChats: false }],
  ])('under %s', (design, facts) => {
    expect(topology({ design })).toMatchObject(facts);
  });

  it('has the ways in of the placement, or of the coordinator whatever the placement', () => {
    expect(topology({ placement: 'l4' }).placement.title).toBe('Four-tuple');
    expect(topology({ design: 'chat-gateway', placement: 'l4' }).placement.title).toBe('By chat');
  });
});
