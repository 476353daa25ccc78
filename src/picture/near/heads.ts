/** What belongs to a chat and stands at the beginning of its row: its Chat API, its topic or topics, and what else it has one of. */
import { hasTopicBoxes, type Frame } from './frame';
import type { Box } from './seatmap';

export interface Heads {
  readonly chatApi: Box;
  /** The chat's topic, or the rack of its people's topics; undefined under designs without. */
  readonly topic: Box | undefined;
  readonly beside: readonly Box[];
}

/** At scale 1: the tallest head, the least height of one, and what lies between two. */
const HEAD = { height: 32, least: 18, gap: 5, left: 14, lead: 16 } as const;

/** The heads of a row, one below the other where it is high enough, else side by side. */
export function headsOf(row: Box, frame: Frame): Heads {
  const { input, stacked } = frame;
  const hasTopic = hasTopicBoxes(input) || input.topicPerPerson;
  const count = 1 + (hasTopic ? 1 : 0) + input.beside.length;
  const boxes = stacked ? insideRow(row, frame, count) : inGutter(row, frame, count);
  return { chatApi: boxes[0]!, topic: hasTopic ? boxes[1]! : undefined, beside: boxes.slice(hasTopic ? 2 : 1) };
}

function inGutter(row: Box, { input: { scale }, gutter }: Frame, count: number): Box[] {
  const left = HEAD.left * scale;
  const width = gutter - left - HEAD.lead * scale;
  const gap = HEAD.gap * scale;
  const fitting = (row.height - 4 - (count - 1) * gap) / count;
  if (fitting >= HEAD.least * scale) {
    const height = Math.min(HEAD.height * scale, fitting);
    const top = row.y + (row.height - count * height - (count - 1) * gap) / 2;
    return Array.from({ length: count }, (_, index) => ({ x: left, y: top + index * (height + gap), width, height }));
  }
  const height = Math.min(HEAD.height * scale, row.height - 2);
  const share = (width - (count - 1) * gap) / count;
  return Array.from({ length: count }, (_, index) => ({ x: left + index * (share + gap), y: row.y + (row.height - height) / 2, width: share, height }));
}

function insideRow(row: Box, { input: { scale }, rowHead }: Frame, count: number): Box[] {
  const gap = 12 * scale;
  const width = Math.min(84 * scale, (row.width - 8 - (count - 1) * gap) / count);
  return Array.from({ length: count }, (_, index) => ({ x: row.x + 4 + index * (width + gap), y: row.y + 3, width, height: rowHead - 4 }));
}

/** Where each person's own topic is in the rack of their chat: one of so many slots, side by side. */
export function slotInRack(rack: Box, place: number, of: number): Box {
  const width = (rack.width - 6) / of;
  return { x: rack.x + 3 + place * width, y: rack.y + rack.height * 0.46, width, height: rack.height * 0.46 };
}
