/** How long a job waits before a component: an estimate from what comes to it. */
import type { Batch } from './batches';

/**
 * The chance that a job must wait at all, where jobs arrive at random and as many servers as `cores`
 * are busy to `load` (Erlang's C formula, by the recursion of his B formula).
 * @param load work that arrives, in servers kept busy; below `cores`
 */
export function waitingChance(load: number, cores: number): number {
  let blocked = 1;
  for (let servers = 1; servers <= cores; servers++) blocked = (load * blocked) / (servers + load * blocked);
  return blocked / (1 - (load / cores) * (1 - blocked));
}

/** What comes to a station in a second. */
export interface Arriving {
  /** Microseconds of work. */
  readonly micros: number;
  /** What comes at once, squared and summed up: what one message brings, one job or several. */
  readonly squaredMicros: number;
}

/**
 * Mean wait, microseconds, before the first job of what comes at once. Exact for one core and arrivals at
 * random (Pollaczek and Khinchin: the sum of squares over twice the time left), whether jobs differ or
 * come together; for more cores an estimate, by the chance that all are at work. Null where work comes
 * faster than it is done: the line then grows without bound.
 */
export function estimatedWaitMicros({ micros, squaredMicros }: Arriving, cores: number): number | null {
  const load = micros / 1_000_000;
  if (load >= cores) return null;
  if (load === 0) return 0;
  return (waitingChance(load, cores) * (squaredMicros / micros)) / (2 * (cores - load));
}

/**
 * Mean wait of a copy for those of its own message that are before it, taken up side by side by the cores:
 * (X − 1)/2 services of X alike on one core.
 */
export function waitAmongOwn({ copies, micros, microsCopies }: Pick<Batch, 'copies' | 'micros' | 'microsCopies'>, cores: number): number {
  return copies === 0 ? 0 : Math.max(0, (microsCopies / cores - micros) / (2 * copies));
}
