/** What the components of a design spend in a second, in the mean, and what can be claimed of two of them. */
import { rolesOf, type Design } from '../../model/design';
import type { Role } from '../../model/roles';
import { COST_KEYS, withChanges, type CostKey, type Scenario } from '../../model/scenario';
import { messagesPerSecond } from '../../model/talk';
import type { Claim, Waking } from '../../model/verdict';
import { expectedPaid, expectedPerMessage, savedShare } from './theory';
import { switchesPerSecond } from './switchrates';

/** Components whose work has a price: all that a message meets, people aside. */
export const ALL_COMPONENTS = ['chatApi', 'chatUserStorage', 'userGatewayStorage', 'topic', 'ownerProcess', 'relay', 'gateway', 'edge'] as const satisfies readonly Role[];

/** All that a message meets under any of some designs, people aside, in the order in which it is told. */
export function componentsOf(designs: readonly Design[]): Role[] {
  const met = new Set(designs.flatMap((design) => [...rolesOf(design)]));
  const others = [...met].filter((role) => role !== 'user' && !ALL_COMPONENTS.some((one) => one === role));
  return [...ALL_COMPONENTS.filter((role) => met.has(role)), ...others];
}

/**
 * A scenario in which a ring's arcs and a four-tuple's hash are taken as even: where something is worked out
 * many times over while a page waits, a table of a ring each time would take seconds.
 */
export function evenly(scenario: Scenario): Scenario {
  return { ...scenario, placement: scenario.placement === 'round-robin' ? 'round-robin' : 'random' };
}

/** How often each cost is paid in a second. */
export type Paid = Readonly<Record<CostKey, number>>;

/**
 * How often all instances of some roles together pay each cost in a second in which every chat posts at its
 * rate: for messages, for handshakes of people who switch, for subscriptions for them.
 */
export function paidInSecond(scenario: Scenario, design: Design, roles: readonly Role[], waking: Waking = 'never'): Paid {
  const paid = Object.fromEntries(COST_KEYS.map((key) => [key, 0])) as Record<CostKey, number>;
  const met = rolesOf(design);
  const posted = messagesPerSecond(scenario);
  const { reconnectsPerSecond, movesPerSecond, subscribesPerSecond } = switchesPerSecond(scenario, design);
  for (const role of roles) {
    if (!met.has(role)) continue;
    for (const { key, times } of expectedPaid(scenario, design, role)) paid[key] += posted * times;
    if (role === 'topic') paid.tSubscribe += subscribesPerSecond.total;
    if (role !== 'gateway') continue;
    const moved = movesPerSecond?.total ?? 0;
    paid.tHandshake += reconnectsPerSecond.total;
    paid.tMove += moved;
    if (waking === 'never') continue;
    const wakings = (costs: Pick<Scenario, 'tWake' | 'tFirstWrite'>): number => expectedPerMessage({ ...scenario, ...costs }, design).wakingMicros;
    paid.tWake += posted * wakings({ tWake: 1, tFirstWrite: 0 }) + reconnectsPerSecond.total + moved;
    paid.tFirstWrite += posted * wakings({ tWake: 0, tFirstWrite: 1 });
  }
  return paid;
}

/** Microseconds that this comes to at such costs. */
export function spent(paid: Paid, costs: Pick<Scenario, CostKey>): number {
  return COST_KEYS.reduce((sum, key) => sum + costs[key] * paid[key], 0);
}

/** Microseconds that all instances of some roles spend together in such a second. */
export function spentInSecond(scenario: Scenario, design: Design, roles: readonly Role[], waking: Waking = 'never'): number {
  return spent(paidInSecond(scenario, design, roles, waking), scenario);
}

/** One side of a comparison: a design, in the scenario that both share, with what is different there. */
export interface Side {
  readonly design: Design;
  readonly changes?: Partial<Scenario>;
}

function paidBy({ design, changes = {} }: Side, scenario: Scenario, roles: readonly Role[], waking: Waking): Paid {
  return paidInSecond(withChanges(scenario, { ...changes, design: design.id }), design, roles, waking);
}

/** Claims that one side needs less time for its second than another, over some components. */
export function needsLess(one: Side, other: Side, roles: readonly Role[]): Claim {
  return (scenario) => needsLessAt(scenario, one, other, roles)(scenario);
}

/** Claims the same of a scenario's own load at any costs: what is paid how often is worked out once. */
export function needsLessAt(scenario: Scenario, one: Side, other: Side, roles: readonly Role[], waking: Waking = 'never'): Claim {
  const [ours, theirs] = [one, other].map((side) => paidBy(side, scenario, roles, waking)) as [Paid, Paid];
  return (costs) => spent(ours, costs) < spent(theirs, costs);
}

/** What twice the gateways take away of what a mean one spends on its second: nothing at 0, half of it at 0.5. */
export function savedAtGateway(scenario: Scenario, design: Design, waking: Waking = 'never'): number {
  return savedAtCosts(scenario, design, waking)(scenario);
}

/** The same of a scenario's own load at any costs. */
function savedAtCosts(scenario: Scenario, design: Design, waking: Waking): (costs: Pick<Scenario, CostKey>) => number {
  const paidBy = (gateways: number): Paid => paidInSecond(withChanges(scenario, { gateways }), design, ['gateway'], waking);
  const [once, twice] = [paidBy(scenario.gateways), paidBy(2 * scenario.gateways)];
  return (costs) => savedShare(spent(once, costs), spent(twice, costs) / 2);
}

/** Claims that twice the gateways save a mean one at least such a share of its time. */
export function savesAtLeast(share: number, design: Design): Claim {
  return (scenario) => savedAtGateway(scenario, design) >= share;
}

/** Claims the same of a scenario's own load at any costs. */
export function savesAtLeastAt(scenario: Scenario, share: number, design: Design, waking: Waking = 'never'): Claim {
  const saved = savedAtCosts(scenario, design, waking);
  return (costs) => saved(costs) >= share;
}
