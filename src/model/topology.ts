/**
 * What the parts of a run are: which crossings it can make, how many instances each role has, whom a
 * gateway and a topic are for. Plain facts, worked out from scenario and design here and nowhere else,
 * and carried by the run: whoever draws or describes it need not know the language of designs.
 */
import { apartFrom, opensSecondSockets } from './apart';
import type { Design } from './design';
import { peopleOf } from './people';
import { placementOf, type Placement } from './placement';
import { pacingOf, type Pacing } from './releases';
import { instancesOf, ROLE_IDS, type Role, type Space } from './roles';
import type { Scenario } from './scenario';
import { hopKinds, type HopKind } from './trace';
import { followsChats, hearingOf, spaceOf, subscribingOf, type Hearing } from './traits';

export interface Topology {
  /** Every kind of crossing, as a trace numbers them. */
  readonly kinds: readonly HopKind[];
  /** How people connect. */
  readonly placement: Placement;
  /** Instances of each role; 0 of those that no crossing of this run can meet. */
  readonly instances: Readonly<Record<Role, number>>;
  /** How the owners of chats let messages go; null where each goes on at once. */
  readonly pacing: Pacing | null;
  /** A person's socket is where their open chat is: whoever opens another chat connects anew. */
  readonly sitsWithChat: boolean;
  /** Chats of so many members or more have gateways of their own, at which whoever opens one holds a second socket; null where nobody holds two. */
  readonly secondSocketFrom: number | null;
  /** A directory seats the people of a chat together, wherever a balancer would put them. */
  readonly sitsWithCommunity: boolean;
  /** What has a topic of its own; null where there are no topics. */
  readonly topicOf: Space | null;
  /** What makes a gateway take in a chat's messages: nothing at all, somebody of it who is connected there, or a viewer. */
  readonly hearing: Hearing;
  /** While people switch, gateways subscribe for the first of a chat for whom they hear it and unsubscribe after the last. */
  readonly followsChats: boolean;
}

/** The facts of a scenario under its design. */
export function topologyOf(scenario: Scenario, design: Design): Topology {
  const kinds = hopKinds(scenario, design);
  const met = new Set<Role>(['user', 'chatApi', 'gateway', ...kinds.flatMap(({ from, to }) => [from, to])]);
  const people = peopleOf(scenario);
  const instances = ROLE_IDS.map((role): [Role, number] => {
    // A storage that only connecting writes is none of the design's.
    const space = spaceOf(design, role) ?? (role === 'userGatewayStorage' ? 'seatShard' : null);
    return [role, met.has(role) && space !== null ? instancesOf(space, scenario, people) : 0];
  });
  return {
    kinds,
    placement: placementOf(scenario, design),
    instances: Object.fromEntries(instances) as Record<Role, number>,
    pacing: pacingOf(scenario, design),
    sitsWithChat: design.places === 'byChat',
    secondSocketFrom: opensSecondSockets(design) ? apartFrom(scenario, design) : null,
    sitsWithCommunity: design.places === 'byCommunity',
    topicOf: spaceOf(design, 'topic'),
    hearing: hearingOf(design),
    followsChats: followsChats(subscribingOf(design)),
  };
}
