/** A point that an engine has counted, in the chart's measure. */
import { busyMicros } from '../model/ledger';
import type { RunResult } from '../model/run';
import { secondsOfCounts } from './loads';

/** What of a gateway's second is looked at. */
export type Measure = 'copies' | 'writes' | 'busy';

export interface EnginePoint {
  readonly gateways: number;
  readonly mean: number;
  readonly least: number;
  readonly busiest: number;
}

/**
 * The counts of a whole run as a second's worth: every chat posts `messages` messages at `rate`,
 * so a run holds messages / rate seconds, or those for which its releases stand. Null for a run without messages of its own.
 */
export function enginePoint(result: RunResult, measure: Measure): EnginePoint | null {
  const { scenario, ledger, summary } = result;
  if (scenario.messages === 0 || scenario.do.length > 0 || summary.stopped) return null;
  const seconds = secondsOfCounts(result);
  const counts = {
    copies: () => ledger.gateways.receipts,
    writes: () => ledger.gateways.writes,
    busy: () => busyMicros(ledger, scenario).map((micros) => micros / (1_000_000 * scenario.cores)),
  }[measure]();
  let sum = 0;
  let least = Infinity;
  let busiest = 0;
  for (const count of counts) {
    sum += count;
    least = Math.min(least, count);
    busiest = Math.max(busiest, count);
  }
  return { gateways: scenario.gateways, mean: sum / counts.length / seconds, least: least / seconds, busiest: busiest / seconds };
}
