/** Which words stand where over the map from far. */
import type { LoadedRun } from '../../reading/run';
import { countOf } from '../../text/format';
import { bandWords, instancesWords, loadNote, plotCaption, PLOT, rateWords, shareWords } from '../../text/page/far';
import { chatName } from '../../text/page/names';
import { FAR } from '../../text/page/page';
import type { Painting } from '../../model/painting';
import type { Arrangement } from './arrange';
import { bandOf, type FarMap } from './farmap';
import type { Sweep } from './farmap.draw';
import { apart, LINE_HEIGHT, type Label } from './labels';
import { heightAt, type Plot } from './plot';
import type { Scale } from './scale';
import type { LoadBlock } from './strip';

/** A digit of the small type is about so wide; words are placed by it, never cut. */
const LETTER = 6.8;

/** What runs along the edges of the map. */
export function mapLabels(painting: Painting, far: FarMap, { map, copies, isNarrow, unit }: Arrangement, mostCopies: number, hasMargins: boolean): Label[] {
  const y = map.y - 9 * unit;
  const rate = rateWords(far);
  const across = isNarrow ? FAR.across(painting.chats, painting.gateways) : FAR.gatewaysAcross(painting.gateways);
  const labels: Label[] = [{ x: map.x, y, text: across, anchor: 'start', tone: 'ink' }];
  if (!isNarrow) labels.push({ x: map.x - 8, y: map.y + 8 * unit, text: FAR.chatsDown(painting.chats), anchor: 'end', tone: 'ink' });
  if ((rate.length + across.length + 3) * LETTER * unit < map.width) labels.push({ x: map.x + map.width, y, text: rate, anchor: 'end', tone: 'soft' });
  if (!hasMargins) return labels;
  const below = map.y + map.height + 9 * unit;
  if (isNarrow) return [...labels, { x: copies.x + copies.width, y: below, text: FAR.copiesShort(countOf(mostCopies)), anchor: 'end', tone: 'soft' }];
  return [
    ...labels,
    { x: copies.x, y, text: FAR.copiesOfViewers, anchor: 'start', tone: 'ink' },
    { x: copies.x, y: below, text: '0', anchor: 'start', tone: 'soft' },
    { x: copies.x + copies.width, y: below, text: countOf(mostCopies), anchor: 'end', tone: 'soft' },
  ];
}

/** The chat of the open row, and how many of its copies are in: behind the front, or before it where there is more room. */
export function bandLabels(far: FarMap, sweep: Sweep, copies: number, unit: number): Label[] {
  const band = bandOf(far, sweep);
  if (sweep.openness < 0.6) return [];
  const y = band.y + band.height / 2;
  const text = bandWords(Math.round(sweep.spread * copies), copies);
  const front = band.width * sweep.spread;
  const isInside = front > text.length * LETTER * unit + 16;
  const fits = isInside || band.width - front > text.length * LETTER * unit + 16;
  return [
    { x: band.x - 8, y, text: chatName(sweep.chat), anchor: 'end', tone: 'ink', isBold: true },
    ...(fits ? [{ x: band.x + front + (isInside ? -8 : 8), y, text, anchor: isInside ? 'end' : 'start', tone: isInside ? 'page' : 'ink', isBold: true } as const] : []),
  ];
}

/** Numbers at the axis, and at the right what each height is. */
export function plotLabels(plot: Plot, { captionY, width, isNarrow, unit }: Arrangement, scale: Scale): Label[] {
  const { box, writes, copies, was } = plot;
  const floor = box.y + box.height;
  const ticks = plot.ticks.map((tick): Label => ({ x: box.x - 8, y: heightAt(plot, tick), text: countOf(tick), anchor: 'end', tone: 'soft' }));
  const wishes = [
    { count: writes.mean, text: PLOT.writes(writes.mean), isBold: true, tone: 'soft', mayGo: false },
    { count: copies.mean, text: PLOT.copies(copies.mean), isBold: true, tone: 'ink', mayGo: false },
    ...(was ? [{ count: was.writes, text: PLOT.was(was.writes), isBold: false, tone: 'soft', mayGo: false }, { count: was.copies, text: PLOT.was(was.copies), isBold: false, tone: 'ink', mayGo: false }] as const : []),
    ...(plot.gatewaysPerBar === 0 ? [
      { count: writes.spread.max ?? 0, text: PLOT.busiest(writes.spread.max ?? 0), isBold: false, tone: 'soft', mayGo: true },
      { count: writes.spread.p99 ?? 0, text: PLOT.p99(writes.spread.p99 ?? 0), isBold: false, tone: 'soft', mayGo: true },
      { count: copies.spread.max ?? 0, text: PLOT.busiest(copies.spread.max ?? 0), isBold: false, tone: 'ink', mayGo: true },
    ] as const : []),
  ] as const;
  const places = apart(wishes.map(({ count, mayGo }) => ({ y: heightAt(plot, count), mayGo })), box.y, floor - 2, LINE_HEIGHT * unit);
  const named = wishes.flatMap(({ text, isBold, tone }, index): Label[] => {
    const y = places[index] ?? null;
    return y === null ? [] : [{ x: box.x + box.width + 10, y, text, anchor: 'start', tone, isBold }];
  });
  const caption: Label = { x: isNarrow ? 0 : box.x, y: captionY, text: plotCaption(plot, scale.was, scale.end, width < 560 * unit), anchor: 'start', tone: 'soft' };
  const { inset } = plot;
  const enlarged: Label[] = inset ? [{ x: inset.box.x + 8, y: inset.box.y + (LINE_HEIGHT * unit) / 2 + 3, text: PLOT.enlarged(inset.factor), anchor: 'start', tone: 'ink' }] : [];
  return [...ticks, ...named, caption, ...enlarged];
}

/** Beside each block of gauges: whose they are, how busy, what it was. */
export function stripLabels(blocks: readonly LoadBlock[], { result }: Pick<LoadedRun, 'result'>, { isNarrow, unit }: Pick<Arrangement, 'isNarrow' | 'unit'>): Label[] {
  const { cores } = result.scenario;
  return blocks.flatMap(({ load, before, box, right, brimY }): Label[] => {
    const note = loadNote(load, before);
    if (isNarrow) {
      const middle = box.y + box.height / 2;
      return [
        { x: box.x, y: middle, text: instancesWords(load), anchor: 'start', tone: 'ink' },
        { x: right + 8, y: middle, text: [shareWords(load, cores), before ? note.replace(/^overloaded, /, '') : ''].filter((part) => part !== '').join(', '), anchor: 'start', tone: 'ink', isBold: load.busiest > 1 },
      ];
    }
    return [
      { x: box.x, y: box.y + 8 * unit, text: instancesWords(load), anchor: 'start', tone: 'ink', isBold: true },
      { x: right + 8, y: brimY - 2 * unit, text: shareWords(load, cores), anchor: 'start', tone: 'ink', isBold: load.busiest > 1 },
      ...(note === '' ? [] : [{ x: right + 8, y: brimY + (LINE_HEIGHT - 2) * unit, text: note, anchor: 'start', tone: 'soft' } as const]),
    ];
  });
}

