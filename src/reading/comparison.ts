/** The rows of the Was / Now table: only those that say something about this run or the one before. */
import { duration, number } from '../text/format';
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
  | 'last';

export interface ComparedRow {
  readonly id: ComparedId;
  readonly was: string;
  readonly now: string;
  readonly changed: boolean;
}

interface Measure {
  readonly id: ComparedId;
  readonly of: (figures: Figures) => number | null;
  readonly print: (value: number) => string;
  /** Left out while it is zero in both. */
  readonly optional: boolean;
}

const MEASURES: readonly Measure[] = [
  { id: 'gateways', of: (f) => f.gateways, print: number, optional: false },
  { id: 'copiesPerMessage', of: (f) => f.copiesPerMessage, print: number, optional: false },
  { id: 'copiesEach', of: (f) => f.copiesIn.mean, print: number, optional: false },
  { id: 'copiesBusiest', of: (f) => f.copiesIn.busiest, print: number, optional: false },
  { id: 'wasted', of: (f) => f.wasted.mean, print: number, optional: true },
  { id: 'writesEach', of: (f) => f.writesOut.mean, print: number, optional: false },
  { id: 'busyEach', of: (f) => f.busyMicros.mean, print: duration, optional: false },
  { id: 'shards', of: (f) => f.shardsPerMessage, print: number, optional: true },
  { id: 'notifications', of: (f) => f.notifications, print: number, optional: true },
  { id: 'lost', of: (f) => f.lost, print: number, optional: true },
  { id: 'switches', of: (f) => f.switches, print: number, optional: true },
  { id: 'handshakes', of: (f) => f.handshakes, print: number, optional: true },
  { id: 'subscribes', of: (f) => f.subscribes, print: number, optional: true },
  { id: 'last', of: (f) => f.lastViewerMicros, print: duration, optional: true },
];

export function comparison(now: Figures, was: Figures | null): ComparedRow[] {
  return MEASURES.filter((measure) => !measure.optional || measure.of(now) || (was && measure.of(was))).map((measure) => {
    const before = was ? measure.of(was) : null;
    const after = measure.of(now);
    const print = (value: number | null): string => (value === null ? '–' : measure.print(value));
    return { id: measure.id, was: print(before), now: print(after), changed: was !== null && print(before) !== print(after) };
  });
}
