/** Words for the machines that a design needs. */
import { roleOf, type RoleRow } from '../../model/roles';
import { componentOf, holderOf, type Elsewhere, type Filling, type Limit, type Needed, type Obstacle } from '../../model/weighing';
import { counted, countOf, rough, share, withArticle } from '../format';
import { ROLE_NAMES } from './names';
import { instanceNames } from './overload';

export const NEEDED = {
  title: 'Machines that each needs',
  intro: (reserve: number) => `The least with which nothing is above ${share(reserve)} of its limit, one gateway more to spare: a gateway’s cores and connections, a core for each shard and for each topic, where edges hold the connections theirs, with one more to spare as well, and where you say what a link carries, each machine’s link. What is full first is told with one gateway lost.`,
  reserve: 'nothing fuller than',
  reserveUnit: '%',
  price: 'price of a machine',
  priceUnit: 'an hour',
  design: 'design',
  gateways: 'gateways, one to spare',
  last: 'last viewer',
  elsewhere: 'beside them',
  machines: 'machines',
  hourly: 'an hour',
  full: 'full first',
  nothing: 'nothing',
  none: 'none',
  formula: 'by formula',
  awaited: '…',
} as const;

const DIGITS = 3;

/** "58%", "6,670%". */
export function fullWords(part: number): string {
  return share(Number(part.toPrecision(DIGITS)));
}

/** "connections", "gateway", "shard of user-gateway storage", "link of a gateway": what is full. */
export function limitName(limit: Limit): string {
  const component = componentOf(limit);
  if (!component) return holderOf(limit) === 'edge' ? 'connections of an edge' : 'connections';
  const [one] = instanceNames(component.role);
  return component.isLink ? `link of ${withArticle(one)}` : one;
}

/** "4", "at most 41" where a smaller number may do by luck of the placement. */
export function gatewaysWords({ gateways, isLeast }: Needed): string {
  return gateways === null ? NEEDED.none : `${isLeast ? '' : 'at most '}${countOf(gateways)}`;
}

/** "user-gateway storage: 5 machines (39 shards); topics of the broker: 1 machine". */
export function elsewhereWords(elsewhere: readonly Elsewhere[]): string {
  if (elsewhere.length === 0) return NEEDED.nothing;
  return elsewhere.map(({ role, count, spare, machines }) => {
    const [one, other] = instanceNames(role);
    const [name, instances] = isSharded(roleOf(role).space) ? [ROLE_NAMES[role], SHARDS] : [other, [one, other] as const];
    return `${name}: ${counted(machines, 'machine', 'machines')}${count === null ? '' : ` (${counted(count, ...instances)}${spare === 0 ? '' : `, ${countOf(spare)} to spare`})`}`;
  }).join('; ');
}
/** Storages are cut into shards; all else is called by its own name. */
function isSharded(space: RoleRow['space']): boolean {
  return space === 'chatShard' || space === 'seatShard';
}
const SHARDS = ['shard', 'shards'] as const;

/** "a topic of the broker 58%". */
export function fillingWords({ limit, share: part }: Filling): string {
  return `${limitName(limit)}, ${fullWords(part)}`;
}

/** Why no number of machines holds, in one sentence. */
export function obstacleWords({ limit, share: part, tried, gateways }: Obstacle): string {
  const component = componentOf(limit);
  const fullest = component ? `${withArticle(instanceNames(component.role)[0])} is asked for ${fullWords(part)} of its ${component.isLink ? 'link' : 'time'}` : `${withArticle(instanceNames(holderOf(limit)!)[0])} holds ${fullWords(part)} of the connections meant for it`;
  if (tried) return `No number of ${instanceNames(tried.role)[1]} holds this: with ${countOf(tried.count)} of them ${fullest}.`;
  return `No number of gateways holds this: with ${countOf(gateways)} of them ${fullest}, and there is one for each ${component?.role === 'topic' ? 'topic' : 'chat'}.`;
}

/** A sum of money of whatever kind. */
export function priceWords(machines: number, price: number): string {
  return rough(machines * price);
}
