/** Which words stand where over the middle distance. */
import type { Topology } from '../../model/topology';
import { countOf, number } from '../../text/format';
import { MIDDLE, pilesCaptions } from '../../text/page/far';
import { chatName, gatewayName } from '../../text/page/names';
import { OWNER_ROW } from '../../text/page/owners';
import type { Owners } from '../../reading/owners';
import { fitting, type Label } from '../far/labels';
import type { Scale } from '../far/scale';
import type { MiddleLayout, RowPlace } from './layout';
import type { GatewayPiles } from './piles';
import { pillOf } from './rows.draw';

/** A line of words needs so much, and a letter is about so wide. */
const LINE = 13;
const LETTER = 7;
/** With more rows than this, every fifth has its name. */
const MOST_NAMED = 20;

/** Names of rows: all, or every fifth, and always the live one's. */
export function rowLabels(layout: MiddleLayout, places: readonly RowPlace[], live: number, topicOf: Topology['topicOf'], nameOf: (chat: number) => string = chatName): Label[] {
  const { chats, unit, isNarrow } = layout;
  const every = chats > MOST_NAMED ? 5 : 1;
  const pill = pillOf(layout);
  const hasPill = topicOf === 'chat' && !isNarrow;
  const middle = (row: number): number => places[row]!.y + places[row]!.height / 2;
  const labels: Label[] = [];
  let last = -Infinity;
  for (let row = 0; row < chats; row++) {
    const isLive = row === live;
    const y = middle(row);
    const isNear = live >= 0 && !isLive && Math.abs(y - middle(live)) < LINE * unit;
    if (!isLive && (row % every !== 0 || isNear || y - last < LINE * unit)) continue;
    last = y;
    labels.push({ x: 20 * unit, y, text: nameOf(row), anchor: 'start', tone: 'ink', isBold: isLive, room: (hasPill ? pill.from : layout.rows.x) - 24 * unit });
    if (hasPill && places[row]!.height >= LINE) labels.push({ x: (pill.from + pill.to) / 2, y, text: MIDDLE.topic, anchor: 'middle', tone: 'soft', room: pill.to - pill.from });
  }
  return labels;
}

/** Names of columns, as many as find room. */
export function columnLabels({ width, rows, columnWidth, gateways, unit }: MiddleLayout): Label[] {
  const widest = gatewayName(gateways - 1).length * LETTER * unit + 6;
  const every = Math.max(1, Math.ceil(widest / columnWidth));
  return Array.from({ length: gateways }, (_, column) => column)
    .filter((column) => column % every === 0 && rows.x + (column + 0.5) * columnWidth + widest / 2 <= width)
    .map((column) => ({ x: rows.x + (column + 0.5) * columnWidth, y: rows.y - 11 * unit, text: gatewayName(column), anchor: 'middle', tone: 'ink', isBold: columnWidth > 60, room: columnWidth * every }));
}

/** How many copies of the live row's message are in, beside its name. */
export function liveLabel({ rows, unit }: MiddleLayout, { y, height }: RowPlace, copiesIn: number, copies: number): Label[] {
  if (height < 2.4 * LINE * unit) return [];
  return [{ x: rows.x - 10, y: y + height - 8 * unit, text: MIDDLE.copiesIn(copiesIn, copies), anchor: 'end', tone: 'ink', room: rows.x - 10 }];
}

/** Beside each row's name, what its owner holds by now, or has dropped. */
export function ownerLabels({ rows, chats, unit, isNarrow }: MiddleLayout, places: readonly RowPlace[], owners: Owners | null, micros: number): Label[] {
  if (!owners || isNarrow) return [];
  return Array.from({ length: chats }, (_, chat) => chat).flatMap((chat): Label[] => {
    const { y, height } = places[chat]!;
    if (height < LINE * unit) return [];
    const [held, dropped] = [owners.heldAt(chat, micros).length, owners.droppedAt(chat, micros)];
    const text = held > 0 ? OWNER_ROW.held(held) : dropped > 0 ? OWNER_ROW.dropped(dropped) : '';
    return text === '' ? [] : [{ x: rows.x - 10, y: y + height / 2, text, anchor: 'end', tone: 'ink', room: rows.x - 10 }];
  });
}

/** What the piles are, and the two numbers of each gateway where there is room. */
export function pileLabels(layout: MiddleLayout, piles: readonly GatewayPiles[], counts: readonly { readonly copies: number; readonly writes: number }[], scale: Scale, hasBefore: boolean): Label[] {
  const { width, piles: room, columnWidth, unit, captionY, isNarrow } = layout;
  const below = room!.y + room!.height + 9 * unit;
  const numbers = counts.flatMap(({ copies, writes }, gateway): Label[] => {
    const [copiesText, writesText] = [number(copies), number(writes)];
    const { copiesX, writesX } = piles[gateway]!;
    const widths = (copiesText.length + writesText.length) * LETTER * unit;
    if (widths / 2 + 4 > writesX - copiesX || widths > columnWidth - 2) return [];
    return [
      { x: copiesX, y: below, text: copiesText, anchor: 'middle', tone: 'ink', isBold: true, room: columnWidth },
      { x: writesX, y: below, text: writesText, anchor: 'middle', tone: 'soft', room: columnWidth },
    ];
  });
  // Either each gateway has its numbers or none: where some are left out, the others would seem to be all.
  const shown = numbers.length === 2 * counts.length ? numbers : [];
  const left = room!.x - 10;
  const key: Label[] = isNarrow
    ? [{ x: left, y: room!.y + 8 * unit, text: countOf(scale.end), anchor: 'end', tone: 'soft', room: left }]
    : [
        { x: left, y: room!.y + 7 * unit, text: countOf(scale.end), anchor: 'end', tone: 'soft', room: left },
        { x: left, y: room!.y + room!.height - 22 * unit, text: MIDDLE.copies, anchor: 'end', tone: 'ink', isBold: true, room: left },
        { x: left, y: room!.y + room!.height - 7 * unit, text: MIDDLE.writes, anchor: 'end', tone: 'soft', isBold: true, room: left },
      ];
  return [...shown, ...key, { x: room!.x, y: captionY, text: fitting(pilesCaptions(scale, hasBefore), width - room!.x, unit), anchor: 'start', tone: 'soft', room: width - room!.x }];
}
