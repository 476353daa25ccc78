/** What links carry in a run, by counts: what one message comes to on its way, for every message that is let go. */
import type { Amounts } from '../../model/amounts';
import type { AggregateResult } from '../../model/counts';
import type { Design } from '../../model/design';
import type { Counts } from '../../model/ledger';
import type { Role } from '../../model/roles';
import type { Scenario } from '../../model/scenario';
import { followsSwitches } from '../../model/switching';
import { trafficOf } from '../../model/traffic';

const WAYS = ['in', 'out', 'again'] as const;

/** Messages into each instance of a role, out of it at first attempts, and out of it at each repeated one. */
export type RunTraffic = Readonly<Partial<Record<Role, Readonly<Record<(typeof WAYS)[number], Counts>>>>>;

/** An amount of one message at each instance of a role, over all messages that are let go. */
export type OverMessages = (role: Role, amounts: Amounts) => Counts;

/** Whether it is counted: somebody asks, and it is not people who switch and are brought messages by a clock, since then no count here knows by whom. */
export function countsTraffic(scenario: Scenario, design: Design): boolean {
  return scenario.gbit > 0 && !(design.flows && followsSwitches(scenario));
}

/** @param moved what people who switch change; null where nobody does */
export function trafficCounts(scenario: Scenario, design: Design, over: OverMessages, moved: RunTraffic | null): AggregateResult['traffic'] {
  if (!countsTraffic(scenario, design)) return null;
  const entries = Array.from(trafficOf(design), ([role, traffic]) => {
    const [into, out, again] = WAYS.map((way) => withMore(over(role, traffic[way]), moved?.[role]?.[way])) as [Counts, Counts, Counts];
    return { role, in: into, out, again };
  });
  return {
    first: Object.fromEntries(entries.map(({ role, in: into, out }) => [role, { in: into, out }])),
    again: Object.fromEntries(entries.map(({ role, again }) => [role, again])),
  };
}

function withMore(counts: Counts, more: Counts | undefined): Counts {
  return more ? counts.map((count, index) => count + more[index]!) : counts;
}

/** Nothing moved yet. */
export function nothingMoved(scenario: Scenario, design: Design, instances: (role: Role) => number): RunTraffic {
  if (!countsTraffic(scenario, design)) return {};
  const zeros = (role: Role): Counts => new Float64Array(instances(role));
  return Object.fromEntries(Array.from(trafficOf(design).keys(), (role) => [role, { in: zeros(role), out: zeros(role), again: zeros(role) }]));
}

/** The columns of what people who switch change, each with what a message comes to there. */
export function columnsOfMoved(design: Design, moved: RunTraffic): { readonly role: Role; readonly counts: Counts; readonly amounts: Amounts }[] {
  return Array.from(trafficOf(design)).flatMap(([role, traffic]) => {
    const columns = moved[role];
    return columns ? WAYS.map((way) => ({ role, counts: columns[way], amounts: traffic[way] })) : [];
  });
}
