/** Two runs side by side, the one before and this one: only measures that say something about either. */
import type { Figures } from './figures';

export type ComparedId =
  | 'gateways'
  | 'copiesPerMessage'
  | 'copiesEach'
  | 'copiesBusiest'
  | 'wasted'
  | 'writesEach'
  | 'busyEach'
  | 'shards'
  | 'notifications'
  | 'lost'
  | 'switches'
  | 'handshakes'
  | 'subscribes'
  | 'last'
  | 'heardHalf'
  | 'heard95'
  | 'heard99';

export interface ComparedRow {
  readonly id: ComparedId;
  readonly unit: 'count' | 'micros';
  /** Null where nobody can know, and without a run before. */
  readonly was: number | null;
  readonly now: number | null;
}

interface Measure {
  readonly id: ComparedId;
  readonly of: (figures: Figures) => number | null;
  readonly unit: ComparedRow['unit'];
  /** Left out while it is zero in both. */
  readonly optional: boolean;
}

const MEASURES: readonly Measure[] = [
  { id: 'gateways', of: (f) => f.gateways, unit: 'count', optional: false },
  { id: 'copiesPerMessage', of: (f) => f.copiesPerMessage, unit: 'count', optional: false },
  { id: 'copiesEach', of: (f) => f.copiesIn.mean, unit: 'count', optional: false },
  { id: 'copiesBusiest', of: (f) => f.copiesIn.busiest, unit: 'count', optional: false },
  { id: 'wasted', of: (f) => f.wasted.mean, unit: 'count', optional: true },
  { id: 'writesEach', of: (f) => f.writesOut.mean, unit: 'count', optional: false },
  { id: 'busyEach', of: (f) => f.busyMicros.mean, unit: 'micros', optional: false },
  { id: 'shards', of: (f) => f.shardsPerMessage, unit: 'count', optional: true },
  { id: 'notifications', of: (f) => f.notifications, unit: 'count', optional: true },
  { id: 'lost', of: (f) => f.lost, unit: 'count', optional: true },
  { id: 'switches', of: (f) => f.switches, unit: 'count', optional: true },
  { id: 'handshakes', of: (f) => f.handshakes, unit: 'count', optional: true },
  { id: 'subscribes', of: (f) => f.subscribes, unit: 'count', optional: true },
  { id: 'last', of: (f) => f.lastViewerMicros, unit: 'micros', optional: true },
  { id: 'heardHalf', of: (f) => percentileOf(f, 'p50Micros'), unit: 'micros', optional: true },
  { id: 'heard95', of: (f) => percentileOf(f, 'p95Micros'), unit: 'micros', optional: true },
  { id: 'heard99', of: (f) => percentileOf(f, 'p99Micros'), unit: 'micros', optional: true },
];

/** Of fewer viewers than these, one in a hundred is nobody. */
const LEAST_VIEWERS = 100;

function percentileOf({ heard }: Figures, percentile: 'p50Micros' | 'p95Micros' | 'p99Micros'): number | null {
  return heard && heard.viewers >= LEAST_VIEWERS ? heard[percentile] : null;
}

export function comparison(now: Figures, was: Figures | null): ComparedRow[] {
  const rows = MEASURES.map(({ id, of, unit, optional }) => ({ id, unit, optional, was: was && of(was), now: of(now) }));
  return rows.filter((row) => !row.optional || row.now || row.was).map(({ id, unit, was: before, now: after }) => ({ id, unit, was: before, now: after }));
}
