/** How full each component is, by formula and by counts. */
import { designOf } from '../../designs';
import type { AggregateResult } from '../../model/counts';
import type { Design } from '../../model/design';
import type { Counts } from '../../model/ledger';
import { peopleOf } from '../../model/people';
import { groupsOf, instancesOf, isGroupSpace, roleOf, type Role } from '../../model/roles';
import type { Scenario } from '../../model/scenario';
import { spaceOf } from '../../model/traits';
import { fullestPart, mostHanging, socketHolder, socketsHeld } from '../../model/sockets';
import { componentOf, linkOf, socketLimitOf, type Filling } from '../../model/weighing';
import { linksByRole, workByRole, type RoleWork } from '../counts/estimate';
import type { LinkWork } from '../counts/linkwork';
import { linksInTheMean, sharesInTheMean } from '../theory/capacity';
import { spentInSecond } from '../theory/spending';
import { busiestToMean } from '../theory/busiest';
import { expectedSockets } from '../theory/theory';

const MICROS_PER_SECOND = 1_000_000;

/** By formula: of the busiest gateway where a formula knows it, and of the relay or edge on which the most gateways hang; else of a mean one. */
export function meanFillings(scenario: Scenario, design: Design): Filling[] {
  const unequalGateways = busiestToMean(scenario, design) ?? 1;
  const unequal = (role: Role): number => {
    const space = spaceOf(design, role);
    if (!isGroupSpace(space)) return role === 'gateway' ? unequalGateways : 1;
    const groups = groupsOf(scenario, space);
    return (mostHanging(scenario.gateways, groups) * groups) / scenario.gateways;
  };
  const sockets = expectedSockets(scenario, design);
  const ofTime = sharesInTheMean(scenario, design).map(({ role, share }): Filling => ({
    limit: role,
    share: share * unequal(role),
    cores: spentInSecond(scenario, design, [role]) / MICROS_PER_SECOND,
  }));
  const ofLinks = linksInTheMean(scenario, design).map(({ role, share }): Filling => ({
    limit: linkOf(role),
    share: share * unequal(role),
    cores: share * instancesOf(spaceOf(design, role)!, scenario, peopleOf(scenario)),
  }));
  return [...ofTime, ...ofLinks, socketsFilled(scenario, design, { most: sockets * fullestPart(scenario, design), sum: sockets })];
}

/** By counts: of the instance that has the most to do. */
export function countedFillings(result: AggregateResult): Filling[] {
  const { scenario, gateways } = result;
  const design = designOf(scenario.design);
  return [...workByRole(result).map(fillingOf), ...linksByRole(result).map(linkFilling), socketsFilled(scenario, design, fullestOf(socketsHeld(gateways.connections, scenario, design), 1))];
}

function socketsFilled({ sockets }: Scenario, design: Design, { most, sum }: { readonly most: number; readonly sum: number }): Filling {
  return { limit: socketLimitOf(socketHolder(design)), share: most / sockets, cores: sum / sockets };
}

function fillingOf({ role, micros, cores, alike }: RoleWork): Filling {
  const { most, sum } = fullestOf(micros, alike);
  return { limit: role, share: most / (MICROS_PER_SECOND * cores), cores: sum / MICROS_PER_SECOND };
}

function linkFilling({ role, fullest, alike }: LinkWork): Filling {
  const { most, sum } = fullestOf(fullest, alike);
  return { limit: linkOf(role), share: most, cores: sum };
}

/** The greatest number, and the sum over all instances, each number standing for so many. */
function fullestOf(numbers: Counts, alike: number | Counts): { readonly most: number; readonly sum: number } {
  let [most, sum] = [0, 0];
  numbers.forEach((number, index) => {
    const instances = typeof alike === 'number' ? alike : alike[index]!;
    sum += number * instances;
    if (instances > 0) most = Math.max(most, number);
  });
  return { most, sum };
}

/** Of a design's components, people aside, those that are not gateways: what is kept in shards, and what passes messages on. */
export type Part = 'storage' | 'broker';

function partOf(limit: Filling['limit']): Part | null {
  const component = componentOf(limit);
  if (!component || component.isLink || component.role === 'gateway' || component.role === 'chatApi') return null;
  const { space } = roleOf(component.role);
  return space === 'chatShard' || space === 'seatShard' ? 'storage' : 'broker';
}

/** Cores that one part of a design keeps busy; null where the design does without it. */
export function coresElsewhere(fillings: readonly Filling[], part: Part): number | null {
  const own = fillings.filter(({ limit }) => partOf(limit) === part);
  return own.length === 0 ? null : own.reduce((sum, { cores }) => sum + cores, 0);
}
