/**
 * What the parts of a run are: which crossings it can make, how many instances each role has, whom a
 * gateway and a topic are for. Plain facts, worked out from scenario and design here and nowhere else,
 * and carried by the run: whoever draws or describes it need not know the language of designs.
 */
import type { Design, Role } from './design';
import { peopleOf } from './people';
import type { Placement } from './placement';
import { hearsForViewers } from './presence';
import type { Scenario } from './scenario';
import { hopKinds, placementOf, type HopKind } from './trace';

export interface Topology {
  /** Every kind of crossing, as a trace numbers them. */
  readonly kinds: readonly HopKind[];
  /** How people connect. */
  readonly placement: Placement;
  /** Instances of each role; 0 of those that no crossing of this run can meet. */
  readonly instances: Readonly<Record<Role, number>>;
  /** A person's socket is where their open chat is: whoever opens another chat connects anew. */
  readonly sitsWithChat: boolean;
  /** What has a topic of its own; null where there are no topics. */
  readonly topicOf: 'person' | 'chat' | null;
  /** For whom a gateway must take in a chat's messages: for everybody of it who is connected there, or for its viewers. */
  readonly hearsFor: 'connected' | 'viewers';
  /** While people switch, gateways subscribe for a chat's first viewer and unsubscribe after its last. */
  readonly subscribesForViewers: boolean;
}

/** The facts of a scenario under its design. */
export function topologyOf(scenario: Scenario, design: Design): Topology {
  const kinds = hopKinds(scenario, design);
  const sitsWithChat = design.places === 'byChat';
  const met = new Set(kinds.flatMap(({ from, to }) => [from, to]));
  const topicOf = !met.has('topic') ? null : design.subscribes === 'ownTopic' ? 'person' : 'chat';
  return {
    kinds,
    placement: placementOf(scenario, design),
    instances: instancesOf(scenario, met, topicOf),
    sitsWithChat,
    topicOf,
    hearsFor: sitsWithChat || hearsForViewers(design) ? 'viewers' : 'connected',
    subscribesForViewers: hearsForViewers(design),
  };
}

function instancesOf(scenario: Scenario, met: ReadonlySet<Role>, topicOf: Topology['topicOf']): Topology['instances'] {
  const people = peopleOf(scenario);
  const ifMet = (role: Role, count: number): number => (met.has(role) ? count : 0);
  return {
    user: people,
    balancer: ifMet('balancer', 1),
    topologyStore: ifMet('topologyStore', 1),
    coordinator: ifMet('coordinator', 1),
    chatApi: scenario.chats,
    chatUserStorage: ifMet('chatUserStorage', scenario.chatShards),
    userGatewayStorage: ifMet('userGatewayStorage', scenario.shards),
    topic: ifMet('topic', topicOf === 'person' ? people : scenario.chats),
    gateway: scenario.gateways,
  };
}
