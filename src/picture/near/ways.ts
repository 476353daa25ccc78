/**
 * What one message has left behind in its row at a moment: how far it has come along the trunk, which
 * docks have their copy, and how far each write has got. Pure: numbers to draw from.
 */
import { isCopyIn, isDelivery, OUTCOME } from '../../model/trace';
import { inStrip, leadOf, polyline, tapOf, type Polyline, type Tap } from './paths';
import type { Trail } from './marks';
import type { Box, Point, SeatMap } from './seatmap';

/** The trunk of a row, or one person's strand of it. */
export interface Line {
  /** From the head to the beginning of the row, and how much of that is behind it, 0 to 1. */
  readonly lead: Polyline;
  readonly leadProgress: number;
  /** From where to where it runs along the row by now. */
  readonly from: Point;
  readonly toX: number;
  readonly isStrand: boolean;
}

/** A copy on its way down from the trunk into its dock. */
export interface Drop extends Tap {
  /** 0 to 1; at 1 it is in. */
  readonly progress: number;
}

export interface Dock {
  readonly box: Box;
  /** Copies that are in, and of these the ones that serve nobody. */
  readonly copies: number;
  readonly wasted: number;
}

/** A write from a dock to a person. */
export interface Wire {
  readonly from: Point;
  readonly to: Point;
  readonly radius: number;
  readonly progress: number;
  readonly outcome: number;
  /** How many writes to the same person came before. */
  readonly attempt: number;
  /** How far its middle stands off the straight line, so that it does not run behind others who stand in line; pixels. */
  readonly bend: number;
}

export interface RowWays {
  readonly lines: readonly Line[];
  readonly drops: readonly Drop[];
  /** By gateway. */
  readonly docks: ReadonlyMap<number, Dock>;
  readonly wires: readonly Wire[];
  /** Messages that each copy of it carries. */
  readonly carried: number;
}

/** The share of a copy's time along the row after which it turns down. */
const TURN = 0.7;

/**
 * @param trails of the chat's message so far; copies in any order
 * @param carried messages that go on with it in one frame, itself among them
 */
export function waysOf(map: SeatMap, chat: number, trails: readonly Trail[], micros: number, carried = 1): RowWays {
  const copies = trails.filter(({ kind }) => isCopyIn(kind)).sort((a, b) => a.toldMicros - b.toldMicros || a.to - b.to);
  const bundles = map.strands.length > 0 || map.topicPerGateway ? copies.map((copy) => [copy]) : bySender(map, copies);
  const runs = bundles.map((bundle) => runOf(map, chat, bundle, micros));
  return { lines: runs.map(({ line }) => line), drops: runs.flatMap(({ drops }) => drops), docks: docksOf(map, chat, copies), wires: wiresOf(map, trails), carried };
}

/** Copies that come from one box: each relay has its own, of others all have the same. */
function bySender(map: SeatMap, copies: readonly Trail[]): Trail[][] {
  const bundles = new Map<Box | undefined, Trail[]>();
  for (const copy of copies) {
    const box = inStrip(map, copy.kind.from, copy.from);
    bundles.set(box, [...(bundles.get(box) ?? []), copy]);
  }
  return [...bundles.values()];
}

/** How far a bundle of copies that share a line has come: along it, tap by tap. */
function runOf(map: SeatMap, chat: number, copies: readonly Trail[], micros: number): { line: Line; drops: Drop[] } {
  const taps = copies.map((copy) => tapOf(map, { chat, to: copy.to, person: copy.person, visit: copy.visit }));
  const points = leadTo(map, chat, copies[0]!, taps[0]!);
  const [sent, arrived] = [copies.reduce((least, copy) => Math.min(least, copy.sentMicros), Infinity), copies.reduce((least, copy) => Math.min(least, atRowMicros(copy)), Infinity)];
  const from = points[points.length - 1]!;
  let [toX, before] = [from.x, arrived];
  const drops: Drop[] = [];
  for (const [place, copy] of copies.entries()) {
    if (micros < arrived) break;
    // Nothing goes towards a gateway whose copy has not set out.
    const since = Math.max(before, copy.sentMicros);
    const share = micros >= copy.toldMicros ? 1 : Math.max(0, (micros - since) / (copy.toldMicros - since));
    const start = toX;
    toX = Math.max(toX, start + (taps[place]!.x - start) * Math.min(1, share / TURN));
    if (share > TURN) drops.push({ ...taps[place]!, progress: (share - TURN) / (1 - TURN) });
    if (share < 1) break;
    before = copy.toldMicros;
  }
  const leadProgress = micros >= arrived ? 1 : arrived > sent ? Math.max(0, (micros - sent) / (arrived - sent)) : 0;
  return { line: { lead: polyline(points), leadProgress, from, toX, isStrand: map.strands.length > 0 }, drops };
}

/** When a copy comes to the row: as it arrives, since it is told later; an answer by a clock, which is told as it arrives, half way. */
function atRowMicros({ kind, sentMicros, arrivedMicros }: Trail): number {
  return kind.phase === 'clock' ? (sentMicros + arrivedMicros) / 2 : arrivedMicros;
}

/** From the head from which a copy sets out to the beginning of its line. */
function leadTo(map: SeatMap, chat: number, { kind, from, person, visit }: Trail, { x, trunk }: Tap): Point[] {
  const strip = inStrip(map, kind.from, from);
  if (strip) return leadOf(map, strip, chat, trunk);
  if (kind.from !== 'topic') return leadOf(map, map.beside.find(({ role }) => role === kind.from)?.boxes[chat] ?? map.chatApis[chat]!, chat, trunk);
  if (map.topicPerGateway) return [{ x, y: trunk }];
  const rack = map.racks[chat];
  if (!rack) return leadOf(map, map.topics[chat]!, chat, trunk);
  // Strands leave a rack one below the other, in the order in which they run along the row.
  const slot = visit ? undefined : map.rackSlots[person];
  const place = slot ? (slot.x - rack.x) / rack.width : 0.5;
  return leadOf(map, { ...rack, y: rack.y + (1 - place) * rack.height * 0.8 + rack.height * 0.1, height: 0 }, chat, trunk);
}

function docksOf(map: SeatMap, chat: number, copies: readonly Trail[]): ReadonlyMap<number, Dock> {
  const docks = new Map<number, Dock>();
  for (const { to, progress, outcome, isWasted } of copies) {
    if (progress < 1 || outcome === OUTCOME.dropped) continue;
    const known = docks.get(to) ?? { box: map.docks[chat * map.columns.length + to]!, copies: 0, wasted: 0 };
    docks.set(to, { ...known, copies: known.copies + 1, wasted: known.wasted + (isWasted ? 1 : 0) });
  }
  return docks;
}

/** What comes from below the rows crosses them: its line is there on its way, and where it failed, and goes when the person has it. */
function wiresOf(map: SeatMap, trails: readonly Trail[]): Wire[] {
  const attempts = new Map<number, number>();
  const wires = trails.flatMap((trail): Wire[] => {
    const { kind, person, line, radius, progress, outcome } = trail;
    if (!isDelivery(kind) || trail.isForsaken) return [];
    const attempt = attempts.get(person) ?? 0;
    attempts.set(person, attempt + 1);
    const isAcross = inStrip(map, kind.from, trail.from) !== undefined;
    if (isAcross && progress >= 1 && outcome === OUTCOME.arrived) return [];
    return [{ from: line.points[0]!, to: line.points[line.points.length - 1]!, radius, progress, outcome, attempt, bend: 0 }];
  });
  return wires.map((wire) => ({ ...wire, bend: bendOf(wire, wires) }));
}

/** Those who stand in line with a dock, one behind the other, are reached by arcs, above and below in turn. */
function bendOf({ from, to, radius }: Wire, wires: readonly Wire[]): number {
  const isInLine = (other: Wire): boolean => other.from.x === from.x && Math.abs(other.to.y - other.from.y) < 0.8 * radius;
  if (Math.abs(to.y - from.y) >= 0.8 * radius) return 0;
  const before = new Set(wires.filter((other) => isInLine(other) && other.to.x < to.x - 1).map((other) => other.to.x)).size;
  return before === 0 ? 0 : (before % 2 === 1 ? -1 : 1) * 1.35 * radius;
}
