/** What the components of a design spend in a second, in the mean, and what can be claimed of two of them. */
import { rolesOf, type Design } from '../../model/design';
import type { Role } from '../../model/roles';
import { withChanges, type Scenario } from '../../model/scenario';
import type { Claim } from '../../model/verdict';
import { expectedMicros, savedShare, switchesPerSecond } from './theory';

/** Components whose work has a price: all that a message meets, people aside. */
export const ALL_COMPONENTS = ['chatApi', 'chatUserStorage', 'userGatewayStorage', 'topic', 'gateway'] as const satisfies readonly Role[];

/**
 * Microseconds that all instances of some roles spend together in a second in which every chat posts at its
 * rate: on messages, on handshakes of people who switch, on subscriptions for them; where no gateway has to
 * wake up for it.
 */
export function spentInSecond(scenario: Scenario, design: Design, roles: readonly Role[]): number {
  const { chats, rate, tHandshake, tMove, tSubscribe } = scenario;
  const met = rolesOf(design);
  const { reconnectsPerSecond, movesPerSecond, subscribesPerSecond } = switchesPerSecond(scenario, design);
  const beside: Partial<Record<Role, number>> = { gateway: reconnectsPerSecond.total * tHandshake + (movesPerSecond?.total ?? 0) * tMove, topic: subscribesPerSecond.total * tSubscribe };
  return roles.filter((role) => met.has(role)).reduce((sum, role) => sum + chats * rate * expectedMicros(scenario, design, role) + (beside[role] ?? 0), 0);
}

/** One side of a comparison: a design, in the scenario that both share, with what is different there. */
export interface Side {
  readonly design: Design;
  readonly changes?: Partial<Scenario>;
}

function spentBy({ design, changes = {} }: Side, scenario: Scenario, roles: readonly Role[]): number {
  return spentInSecond(withChanges(scenario, { ...changes, design: design.id }), design, roles);
}

/** Claims that one side needs less time for its second than another, over some components. */
export function needsLess(one: Side, other: Side, roles: readonly Role[]): Claim {
  return (scenario) => spentBy(one, scenario, roles) < spentBy(other, scenario, roles);
}

/** What twice the gateways take away of what a mean one spends on its second: nothing at 0, half of it at 0.5. */
export function savedAtGateway(scenario: Scenario, design: Design): number {
  const each = (gateways: number): number => spentInSecond(withChanges(scenario, { gateways }), design, ['gateway']) / gateways;
  return savedShare(each(scenario.gateways), each(2 * scenario.gateways));
}

/** Claims that twice the gateways save a mean one at least such a share of its time. */
export function savesAtLeast(share: number, design: Design): Claim {
  return (scenario) => savedAtGateway(scenario, design) >= share;
}
