/** Two designs weighed against each other by all the work of a second. */
import type { Role } from '../../model/roles';
import { duration, measured } from '../format';
import { componentsWords } from '../verdict';

/** What a design needs for a second. */
export interface Weight {
  readonly title: string;
  /** Where no gateway wakes up for it. */
  readonly micros: number;
  /** Where each does for every job; null where waking up takes no time. */
  readonly microsWoken: number | null;
}

/** Less work than this is told by its time: so small a part of a core says nothing. */
const LEAST_IN_CORES = 100_000;

function workWords({ micros, microsWoken }: Weight): string {
  const print = (value: number): string => (value < LEAST_IN_CORES ? `${duration(value)} of each second` : measured(value / 1_000_000, 'core', 'cores'));
  return microsWoken === null ? print(micros) : `${print(micros)}, or ${print(microsWoken)} where gateways wake up every time`;
}

/** "By formula, counted over topics and gateways: direct append needs 310 cores, topic per chat 112 cores." */
export function weighedWords(was: Weight, now: Weight, roles: readonly Role[]): string {
  return `All work of a second, by formula, ${componentsWords(roles)}: ${was.title} needs ${workWords(was)}; ${now.title} needs ${workWords(now)}.`;
}

export function weighedClaim(less: string, more: string): string {
  return `${less} needs less work than ${more}.`;
}
