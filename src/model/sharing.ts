/** How one copy's writes are shared out over the cores of its gateway. */
import type { Scenario } from './scenario';

/** Whether copies' writes are shared out at all: there must be somebody to share them with. */
export function sharesWrites({ sharedWrites, cores }: Pick<Scenario, 'sharedWrites' | 'cores'>): boolean {
  return sharedWrites === 'on' && cores > 1;
}

/** Into how many parts so many writes are shared out: one a core, and none of nothing. */
export function partsOf(writes: number, cores: number): number {
  return Math.min(cores, writes);
}

/** The writes of one part, from the first to one past the last: parts of one copy differ by one write at most. */
export function boundsOfPart(writes: number, parts: number, part: number): [from: number, end: number] {
  return [Math.floor((part * writes) / parts), Math.floor(((part + 1) * writes) / parts)];
}
