/** How long a job waits before a component with a fixed service time: an estimate from its load. */

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

/**
 * Mean wait of a job, microseconds, as in M/D/c: half of what it is where service times vary as
 * chance does. Exact for one core, arrivals at random and equal jobs; messages that reach many
 * gateways at once and jobs of unequal length wait longer. Null where work comes faster than it is
 * done: the line then grows without bound.
 */
export function estimatedWaitMicros(jobsPerSecond: number, busyMicrosPerSecond: number, cores: number): number | null {
  const load = busyMicrosPerSecond / 1_000_000;
  if (load >= cores) return null;
  if (jobsPerSecond === 0 || load === 0) return 0;
  const serviceMicros = busyMicrosPerSecond / jobsPerSecond;
  return (waitingChance(load, cores) * serviceMicros) / (2 * (cores - load));
}
