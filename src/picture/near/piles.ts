/**
 * The two piles of each gateway, copies in and writes out, on one scale: for both, for every gateway,
 * and for the run before as well.
 */
import type { PlayedResult } from '../../model/run';
import { isCopyIn, isWriteOut, OUTCOME } from '../../model/trace';

export interface PileScale {
  /** Copies, or writes, that one block stands for. */
  readonly perBlock: number;
  /** Height of a block and of what lies between it and the next, in pixels. */
  readonly blockHeight: number;
}

/** What a run's gateways have taken in and written by its end. */
export interface PileEnds {
  /** By gateway. */
  readonly copies: Float64Array;
  readonly writes: Float64Array;
}

/** Pixels: a block is no lower than this, and none is higher at scale 1. */
const LEAST_BLOCK = 2.5;
const LARGEST_BLOCK = 15;
const STEPS = [1, 2, 5];

/** The scale on which the fullest pile of all these runs just fits. */
export function pileScale(runs: readonly PileEnds[], height: number, scale: number): PileScale {
  const fullest = runs.reduce((most, { copies, writes }) => Math.max(most, largest(copies), largest(writes)), 0);
  const room = Math.max(1, Math.floor(height / LEAST_BLOCK));
  let perBlock = 1;
  for (let decade = 1; Math.ceil(fullest / perBlock) > room; decade *= 10) {
    for (const step of STEPS) {
      perBlock = step * decade;
      if (Math.ceil(fullest / perBlock) <= room) break;
    }
  }
  return { perBlock, blockHeight: Math.min(LARGEST_BLOCK * scale, height / Math.max(1, fullest / perBlock)) };
}

/** Height of so many copies or writes, in pixels. */
export function pileHeight(count: number, { perBlock, blockHeight }: PileScale): number {
  return (count / perBlock) * blockHeight;
}

function largest(counts: Float64Array): number {
  return counts.reduce((most, count) => Math.max(most, count), 0);
}

/** Counts at the end of a run decide the scale, so that it never jumps while playing. */
export function pileEnds({ scenario, topology, trace }: Pick<PlayedResult, 'scenario' | 'topology' | 'trace'>): PileEnds {
  const { crossings } = trace;
  const ends = { copies: new Float64Array(scenario.gateways), writes: new Float64Array(scenario.gateways) };
  const isCopy = topology.kinds.map(isCopyIn);
  const isWrite = topology.kinds.map(isWriteOut);
  for (let row = 0; row < crossings.length; row++) {
    const hop = crossings.hop[row]!;
    if (isCopy[hop] && crossings.message[row]! >= 0 && crossings.outcome[row] !== OUTCOME.dropped && crossings.rides[row] === 0) ends.copies[crossings.to[row]!]!++;
    if (isWrite[hop]) ends.writes[crossings.from[row]!]!++;
  }
  return ends;
}
