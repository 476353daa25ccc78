/** Within which bounds a verdict holds, in words. */
import type { Role } from '../model/roles';
import { rowOf } from '../model/keys';
import type { Bounds } from '../model/verdict';
import { amount, listed } from './format';
import { ROLE_NAMES } from './page/names';

/** Of a claim that has no bounds, since it is false as things are. */
export const HOLDS_NOWHERE = 'does not hold here';

const DIGITS = 3;

/** Microseconds all through, so that a bound can be held against a cost as it is typed. */
export function micros(value: number): string {
  return `${amount(Number(value.toPrecision(DIGITS)))} µs`;
}

/** "one copy taken in costs more than 4 µs": of a cost that has bounds. */
export function costWords({ key, from, to }: Bounds): string {
  const { label } = rowOf(key);
  if (to === null) return `${label} costs more than ${micros(from!)}`;
  if (from === null) return `${label} costs less than ${micros(to)}`;
  return `${label} costs between ${micros(from)} and ${micros(to)}`;
}

/** "holds while one copy taken in costs more than 4 µs". */
export function boundsWords(bounds: Bounds): string {
  const { key, from, to } = bounds;
  return from === null && to === null ? `holds whatever ${rowOf(key).label} costs` : `holds while ${costWords(bounds)}`;
}

const COMPONENTS: Readonly<Partial<Record<Role, string>>> = {
  chatApi: 'Chat APIs',
  chatUserStorage: 'chat-user storage',
  userGatewayStorage: 'user-gateway storage',
  topic: 'topics',
  ownerProcess: 'owner processes',
  relay: 'relays',
  gateway: 'gateways',
  edge: 'edges',
};

/** "counted over topics and gateways": what a comparison is about. */
export function componentsWords(roles: readonly Role[]): string {
  return `counted over ${listed(roles.map((role) => COMPONENTS[role] ?? ROLE_NAMES[role]))}`;
}
