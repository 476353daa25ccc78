/** One message of the largest chat among very many people, as a strip: gateways that have a copy, and viewers who have it, by formula. */
import { expectedHearing } from '../../engine/theory/hearing';
import { copiesOfMessage } from '../../engine/theory/copies';
import { hearingGateways } from '../../engine/theory/theory';
import type { Design } from '../../model/design';
import { roomsOf } from '../../model/rooms';
import type { Scenario } from '../../model/scenario';
import { largestOf, sizesOf } from '../../model/sizes';

export interface MessageStrip {
  /** Of all gateways, those that take in a copy. */
  readonly hearingShare: number;
  /** Copies that gateways take in; of frames that it shares, its part. */
  readonly copies: number;
  /** Of the chat's viewers, those whom it is for: where a chat is in parts, those of one. */
  readonly reachedShare: number;
  /** From posting, microseconds: when copies come in, and when viewers hear; null where nobody hears. */
  readonly copiesMicros: readonly [first: number, last: number] | null;
  readonly viewersMicros: readonly [first: number, last: number] | null;
}

export function stripOf(scenario: Scenario, design: Design): MessageStrip {
  const heard = expectedHearing(scenario, design);
  const lastMile = scenario.lastMile * 1000;
  const { size, of } = largestOf(sizesOf(roomsOf(scenario, design)));
  return {
    hearingShare: Math.min(1, hearingGateways(scenario, design, size) / scenario.gateways),
    copies: copiesOfMessage(scenario, design, size),
    reachedShare: size / of,
    // The first viewer's copy came a last mile before; the last copy cannot have come later than that of the last one.
    copiesMicros: heard && [heard.firstMicros - lastMile, heard.lastMicros - lastMile],
    viewersMicros: heard && [heard.firstMicros, heard.lastMicros],
  };
}

/** How much of what happens from a first to a last moment has happened by now. */
export function sharePassed(span: readonly [number, number] | null, micros: number): number {
  if (!span || micros < span[0]) return 0;
  return micros >= span[1] ? 1 : (micros - span[0]) / (span[1] - span[0]);
}

/** Most cells that a strip is drawn of. */
const MOST_CELLS = 48;

/** Which cells of a strip stand for gateways that take in a copy, spread evenly. */
export function heardCells({ hearingShare }: MessageStrip, gateways: number): readonly boolean[] {
  const cells = Math.min(MOST_CELLS, gateways);
  const heard = Math.max(1, Math.round(hearingShare * cells));
  const upTo = (cell: number): number => Math.floor((cell * heard) / cells);
  return Array.from({ length: cells }, (_, cell) => upTo(cell + 1) > upTo(cell));
}
