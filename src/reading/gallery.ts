/** The designs of the gallery in the order of what one asks. */
import type { Weighing } from '../model/weighing';

/** What one may ask: copies of a message, the busiest gateway, the last viewer, and what stands beside gateways. */
export const MEASURES = ['copies', 'busiest', 'last', 'elsewhere'] as const;
export type Measure = (typeof MEASURES)[number];

export interface Shown {
  readonly design: string;
  /** Copies of one message into gateways, by formula. */
  readonly copies: number;
  /** Null until it is known. */
  readonly weighing: Weighing | null;
}

/** Null where it is not known, and where somebody who cannot keep up lets the last viewer wait for ever. */
export function measured({ copies, weighing }: Shown, measure: Measure): number | null {
  if (measure === 'copies') return copies;
  if (!weighing) return null;
  const { busiestShare, meanShare, lastMicros, storageCores, brokerCores } = weighing.values;
  if (measure === 'busiest') return busiestShare ?? meanShare;
  if (measure === 'last') return weighing.overloaded.length > 0 ? null : lastMicros;
  return (storageCores ?? 0) + (brokerCores ?? 0);
}

/** Least first; what is not known comes last, and equals keep their order. */
export function inOrder<One extends Shown>(shown: readonly One[], measure: Measure): One[] {
  const valueOf = (one: One): number => measured(one, measure) ?? Infinity;
  return shown.toSorted((a, b) => (valueOf(a) === valueOf(b) ? 0 : valueOf(a) - valueOf(b)));
}
