/** Which words stand where over the map from far. */
import type { LoadedRun } from '../../reading/run';
import { brief, countOf } from '../../text/format';
import { bandShort, bandWords, instancesWords, lensWords, loadNote, loadShort, plotCaptions, PLOT, rateWords, shareWords } from '../../text/page/far';
import { chatName } from '../../text/page/names';
import { FAR } from '../../text/page/page';
import type { Neighbourhood } from '../../model/neighbourhood';
import type { Painting } from '../../model/painting';
import type { Arrangement } from './arrange';
import { bandOf, type FarMap } from './farmap';
import type { Sweep } from './farmap.draw';
import { apart, fitting, LETTER, LINE_HEIGHT, type Label } from './labels';
import { heightAt, type Plot, type Series } from './plot';
import type { Scale } from './scale';
import type { FarMoment } from './moment';
import type { LoadBlock } from './strip';

/** So much of the lens's width its title leaves to what stands before it. */
const BEFORE_TITLE = 54;

/** What runs along the edges of the map. */
export function mapLabels(painting: Painting, far: FarMap, { map, copies, lens, width, isNarrow, unit }: Arrangement, mostCopies: number, hasMargins: boolean, areParts = false): Label[] {
  const y = map.y - 9 * unit;
  const rate = rateWords(far, areParts);
  const across = isNarrow ? FAR.across(painting.chats, painting.gateways, areParts) : FAR.gatewaysAcross(painting.gateways);
  const labels: Label[] = [{ x: map.x, y, text: across, anchor: 'start', tone: 'ink', room: map.width }];
  if (!isNarrow) labels.push({ x: map.x - 8, y, text: FAR.chatsDown(painting.chats, areParts), anchor: 'end', tone: 'ink', room: map.x - 8 });
  if ((rate.length + across.length + 3) * LETTER * unit < map.width) labels.push({ x: map.x + map.width, y, text: rate, anchor: 'end', tone: 'soft', room: map.width });
  if (!hasMargins) return labels;
  const below = map.y + map.height + 9 * unit;
  if (isNarrow) return [...labels, { x: copies.x + copies.width, y: below, text: FAR.copiesShort(countOf(mostCopies)), anchor: 'end', tone: 'soft', room: copies.x + copies.width }];
  // They may go on above the lens, as far as its title leaves room.
  const room = lens ? lens.x + BEFORE_TITLE * unit - 8 - copies.x : width - copies.x;
  const ofViewers = Math.min((FAR.copies.length + 1) * LETTER * unit, room / 2);
  return [
    ...labels,
    { x: copies.x, y, text: FAR.copies, anchor: 'start', tone: 'ink', isBold: true, room: ofViewers - 4 },
    { x: copies.x + ofViewers, y, text: FAR.ofViewers, anchor: 'start', tone: 'soft', room: room - ofViewers },
    { x: copies.x, y: below, text: '0', anchor: 'start', tone: 'soft', room: copies.width },
    { x: copies.x + copies.width, y: below, text: countOf(mostCopies), anchor: 'end', tone: 'soft', room: copies.width },
  ];
}

/** A bold letter is about so wide. */
const BOLD_LETTER = 7.7;
/** Words keep so far from the ring of the followed person. */
const RING_ROOM = 13;

/** The chat of the open row, and how many of its copies are in, at the front: behind it or before it, wherever there is room. */
export function bandLabels(far: FarMap, sweep: Sweep, { unit, ringX, nameOf = chatName }: { unit: number; ringX: number | null; nameOf?: (chat: number) => string }): Label[] {
  if (sweep.openness < 0.6) return [];
  const band = bandOf(far, sweep);
  const y = band.y + band.height / 2;
  const { copies } = sweep;
  const copiesIn = Math.round(sweep.spread * copies);
  const front = band.x + band.width * sweep.spread;
  const end = band.x + band.width;
  const name = nameOf(sweep.chat);
  // Where the name finds no room beside the map, it goes before the count.
  const isBeside = name.length * BOLD_LETTER * unit <= band.x - 8;
  const names: Label[] = isBeside ? [{ x: band.x - 8, y, text: name, anchor: 'end', tone: 'ink', isBold: true, room: band.x - 8 }] : [];
  const before = isBeside ? '' : `${name}: `;
  for (const text of [bandWords(copiesIn, copies), bandShort(copiesIn, copies)].map((words) => before + words)) {
    const width = text.length * LETTER * unit;
    // Over what is swept and what is not, and over holes: the words have a ground of their own.
    const places = [
      ...(sweep.spread < 0.5 ? [{ from: front + 8, tone: 'ink' }] as const : []),
      { from: front - 8 - width, tone: 'page' },
      { from: front + 8, tone: 'ink' },
      { from: end - 8 - width, tone: 'ink' },
      { from: band.x + 8, tone: 'page' },
    ] as const;
    const fits = places.find(({ from, tone }) => {
      const isWithin = tone === 'page' ? from >= band.x + 4 && from + width <= front - 4 : from >= front + 4 && from + width <= end - 4;
      return isWithin && (ringX === null || ringX + RING_ROOM < from || ringX - RING_ROOM > from + width);
    });
    if (fits) return [...names, { x: fits.from, y, text, anchor: 'start', tone: 'ink', isBold: true, hasGround: true, room: end - fits.from }];
  }
  return names;
}

/** Above the lens: which cells it shows. */
export function lensTitle({ lens, unit }: Arrangement, where: Neighbourhood): Label {
  return { x: lens!.x + lens!.width, y: lens!.y - 9 * unit, text: lensWords(where), anchor: 'end', tone: 'ink', room: lens!.width - BEFORE_TITLE * unit };
}

/** What has come by the play head; before anything has, what will. */
function shownOf({ meanNow, mean }: Series): number {
  return meanNow > 0 ? meanNow : mean;
}

/** The busiest has more to do than a mean one, by more than is seen at a glance. */
function isSpread({ spread, mean }: Series): boolean {
  return (spread.max ?? 0) > 1.03 * mean;
}

/** Numbers at the axis, and at the right what each height is. */
export function plotLabels(plot: Plot, { captionY, width, unit }: Arrangement, scale: Scale): Label[] {
  const { box, writes, copies, was } = plot;
  const floor = box.y + box.height;
  const beside = box.x - 8;
  // Where one tick finds no room, all millions are in brief.
  const written = plot.ticks.every((tick) => countOf(tick).length * LETTER * unit <= beside) ? countOf : brief;
  const ticks = plot.ticks.map((tick): Label => ({ x: beside, y: heightAt(plot, tick), text: written(tick), anchor: 'end', tone: 'soft', room: beside }));
  const wishes = [
    { count: shownOf(writes), text: PLOT.writes(shownOf(writes)), isBold: true, tone: 'soft', mayGo: false },
    { count: shownOf(copies), text: PLOT.copies(shownOf(copies)), isBold: true, tone: 'ink', mayGo: false },
    ...(was ? [{ count: was.writes, text: PLOT.wasWrites(was.writes), isBold: false, tone: 'soft', mayGo: false }, { count: was.copies, text: PLOT.wasCopies(was.copies), isBold: false, tone: 'ink', mayGo: false }] as const : []),
    ...(plot.gatewaysPerBar === 0 && isSpread(writes) ? [
      { count: writes.spread.max ?? 0, text: PLOT.busiest(writes.spread.max ?? 0), isBold: false, tone: 'soft', mayGo: true },
      { count: writes.spread.p99 ?? 0, text: PLOT.p99(writes.spread.p99 ?? 0), isBold: false, tone: 'soft', mayGo: true },
    ] as const : []),
    ...(plot.gatewaysPerBar === 0 && isSpread(copies) ? [
      { count: copies.spread.max ?? 0, text: PLOT.busiest(copies.spread.max ?? 0), isBold: false, tone: 'ink', mayGo: true },
    ] as const : []),
  ] as const;
  const places = apart(wishes.map(({ count, mayGo }) => ({ y: heightAt(plot, count), mayGo })), box.y, floor - 6 * unit, LINE_HEIGHT * unit);
  const x = box.x + box.width + 10;
  const named = wishes.flatMap(({ text, isBold, tone }, index): Label[] => {
    const y = places[index] ?? null;
    return y === null ? [] : [{ x, y, text: fitting(text, width - x, unit), anchor: 'start', tone, isBold, room: width - x }];
  });
  const caption: Label = { x: box.x, y: captionY, text: fitting(plotCaptions(plot, scale), width - box.x, unit), anchor: 'start', tone: 'soft', room: width - box.x };
  const { inset } = plot;
  const enlarged: Label[] = inset ? [{ x: inset.box.x + 8, y: inset.box.y + (LINE_HEIGHT * unit) / 2 + 3, text: PLOT.enlarged(inset.factor), anchor: 'start', tone: 'ink', room: inset.box.width - 16 }] : [];
  return [...ticks, ...named, caption, ...enlarged];
}

/** Beside each block of gauges: whose they are, how busy, how many wait there, what it was. */
export function stripLabels(blocks: readonly LoadBlock[], { result }: Pick<LoadedRun, 'result'>, { waiting }: Pick<FarMoment, 'waiting'>, { isNarrow, unit }: Pick<Arrangement, 'isNarrow' | 'unit'>): Label[] {
  const { cores } = result.scenario;
  return blocks.flatMap(({ load, before, box, gauges, right, brimY }): Label[] => {
    const room = box.x + box.width - right - 8;
    if (isNarrow) {
      const middle = box.y + box.height / 2;
      return [
        { x: box.x, y: middle, text: instancesWords(load), anchor: 'start', tone: 'ink', room: gauges[0]!.box.x - box.x - 4 },
        { x: right + 8, y: middle, text: loadShort(load, before), anchor: 'start', tone: 'ink', isBold: load.busiest > 1, room },
      ];
    }
    const note = loadNote(load, before, waiting.get(load.role) ?? 0);
    return [
      { x: box.x, y: box.y + 8 * unit, text: instancesWords(load), anchor: 'start', tone: 'ink', isBold: true, room: box.width },
      { x: right + 8, y: brimY - 2 * unit, text: shareWords(load, cores), anchor: 'start', tone: 'ink', isBold: load.busiest > 1, room },
      ...(note === '' ? [] : [{ x: right + 8, y: brimY + (LINE_HEIGHT - 2) * unit, text: note, anchor: 'start', tone: 'soft', room } as const]),
    ];
  });
}

