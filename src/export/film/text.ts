/**
 * A film as an SVG that moves by itself: no script, no other file, so that it plays wherever an image does. What does not
 * change is drawn once; all else is there from one picture to another. Where motion is not wanted, or not known, the last
 * picture stands. Nothing runs between one picture and the next, as animations of a style sheet would, all of them and
 * sixty times a second: each group is set at its moments (SMIL), which browsers know beforehand.
 */
import type { Mark, Outline, Raster, TextLine, TextRun } from '../drawing';
import { placed } from '../drawing';
import { cutOut, element, escaped, inkAttributes, rimAttributes, short, transformText, wayAttributes, type Attributes, type Label, type Measure } from '../svg';
import type { Strip } from './roll';

/**
 * The part of its address that shows the last picture alone: for pages that know that no motion is wanted where an image
 * cannot (Chromium tells images nothing of it).
 */
export const STILL_PART = 'still';

/** How a film is shown. */
export interface Showing {
  readonly width: number;
  readonly height: number;
  readonly background: string;
  /** Where the 0, 0 of most marks lies: said once, and not with each. */
  readonly origin: { readonly x: number; readonly y: number };
  readonly pictures: number;
  readonly eachMillis: number;
  /** For so long the last picture stands. */
  readonly pauseMillis: number;
}

/** What several marks have in common, under a short name each. */
class Shared {
  readonly #names = new Map<string, string>();
  readonly #letter: string;
  constructor(letter: string) {
    this.#letter = letter;
  }
  nameOf(said: string): string {
    const name = this.#names.get(said) ?? this.#letter + this.#names.size.toString(36);
    this.#names.set(said, name);
    return name;
  }
  entries(): [said: string, name: string][] {
    return [...this.#names];
  }
}

interface Writing {
  /** Declarations of the style sheet. */
  readonly styles: Shared;
  /** Shapes that stand in several places, and images. */
  readonly shapes: Shared;
  /** Shapes by their text, and in how many places each stands. */
  readonly uses: ReadonlyMap<string, number>;
  readonly images: Map<Raster['source'], string>;
  readonly measure: Measure;
}

/**
 * Writes the film's text, in pieces that follow each other. Each step is short, so that a page can do something else in between.
 * @param marks all that are drawn in any picture, by their numbers
 * @param strips in the order in which they are painted
 * @param measure as for a still
 */
export function* filmText(marks: readonly Mark[], strips: readonly Strip[], showing: Showing, { title, description }: Label, measure: Measure): Generator<undefined, string[]> {
  const { width, height, background, origin } = showing;
  const shown = Array.from(new Set(strips.map(({ mark }) => mark)), (mark) => marks[mark]!);
  const writing: Writing = { styles: new Shared('s'), shapes: new Shared('p'), uses: yield* usesOf(shown), images: new Map(), measure };
  const body: string[] = [];
  for (const group of inSpans(strips)) {
    const inside = group.map((strip) => markText(placed(marks[strip.mark]!, -origin.x, -origin.y), writing)).join('');
    body.push(spanText(group[0]!, inside, showing), '\n');
    yield undefined;
  }
  const head = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${short(width)}" height="${short(height)}" viewBox="0 0 ${short(width)} ${short(height)}" role="img" id="${STILL_PART}" xml:space="preserve">`,
    `<title>${escaped(title)}</title>`,
    `<desc>${escaped(description)}</desc>`,
    `<style>${escaped(styleText(writing.styles))}</style>`,
    `<defs>${writing.shapes.entries().map(([shape, name]) => shape.replace(' ', ` id="${name}" `)).join('')}</defs>`,
    element('rect', { width, height, fill: background }, element('set', { id: CLOCK, attributeName: 'x', to: 0, begin: `0s;${CLOCK}.end`, dur: seconds(beginOf(showing.pictures - 1, showing) + showing.pauseMillis) })),
    `<g transform="translate(${short(origin.x)} ${short(origin.y)})">`,
    '',
  ];
  return [head.join('\n'), ...body, '</g>\n</svg>\n'];
}

/** Strips that come and go together, side by side. */
function inSpans(strips: readonly Strip[]): Strip[][] {
  const groups: Strip[][] = [];
  for (const strip of strips) {
    const last = groups.at(-1);
    if (last?.[0]?.from === strip.from && last[0].to === strip.to) last.push(strip);
    else groups.push([strip]);
  }
  return groups;
}

/** Goes round once a film. */
const CLOCK = 't';

/** When a picture begins, in whole milliseconds: where one ends, the next begins. */
const beginOf = (picture: number, { eachMillis }: Showing): number => Math.round(picture * eachMillis);

const seconds = (millis: number): string => `${short(millis / 1000)}s`;

/**
 * What is there from one picture to another. What is there at the end is there unless it is hidden, so that whoever does
 * not know of motion sees the last picture; all else is hidden unless it is shown.
 */
function spanText({ from, to }: Strip, inside: string, showing: Showing): string {
  const isLast = to === showing.pictures;
  if (isLast && from === 0) return inside;
  const [begin, end] = (isLast ? [0, from] : [from, to]).map((picture) => beginOf(picture, showing)) as [number, number];
  const set = element('set', { attributeName: 'visibility', to: isLast ? 'hidden' : 'visible', begin: `${CLOCK}.begin${begin === 0 ? '' : `+${seconds(begin)}`}`, dur: seconds(end - begin) });
  return element('g', { class: isLast ? 'z' : 'm', visibility: isLast ? null : 'hidden' }, set + inside);
}

/** What marks look like; then that nothing moves where no motion is wanted, or where the address says so. */
function styleText(styles: Shared): string {
  const still = '.m{visibility:hidden!important}.z{visibility:visible!important}';
  return [
    ...styles.entries().map(([said, name]) => `.${name}{${said}}`),
    `@media (prefers-reduced-motion:reduce){${still}}`,
    still.replaceAll('.', `#${STILL_PART}:target .`),
  ].join('');
}

/** A name in the style sheet for declarations. */
function classOf(attributes: Attributes, { styles }: Writing): string {
  const said = Object.entries(attributes).filter(([, value]) => value !== null).map(([name, value]) => `${name}:${typeof value === 'number' ? short(value) : String(value)}`);
  return styles.nameOf(said.join(';'));
}

function markText(mark: Mark, writing: Writing): string {
  if (mark.kind === 'outline') return outlineText(mark, writing);
  return mark.kind === 'text' ? lineText(mark, writing) : rasterText(mark, writing);
}

const shapeKey = ({ path, ink }: Outline): string => JSON.stringify([path, ink]);

function* usesOf(marks: readonly Mark[]): Generator<undefined, Map<string, number>> {
  const places = new Map<string, number>();
  for (const mark of marks) {
    if (mark.kind === 'outline') places.set(shapeKey(mark), (places.get(shapeKey(mark)) ?? 0) + 1);
    yield undefined;
  }
  return places;
}

/** What stands in several places is drawn once and used. */
function outlineText(mark: Outline, writing: Writing): string {
  const { at, path, ink } = mark;
  const shape = { class: classOf(inkAttributes(ink), writing), d: path };
  if (writing.uses.get(shapeKey(mark)) === 1) return element('path', { transform: transformText(at), ...shape });
  const [a, b, c, d, x, y] = at;
  const isMoved = a === 1 && b === 0 && c === 0 && d === 1;
  return element('use', { href: `#${writing.shapes.nameOf(element('path', shape))}`, ...(isMoved ? { x: near(x), y: near(y) } : { transform: transformText(at) }) });
}

/** Finer than this nobody sees where something stands that moves. */
function near(value: number): number | null {
  const rounded = Math.round(value * 100) / 100;
  return rounded === 0 ? null : rounded;
}

function lineText(line: TextLine, writing: Writing): string {
  const { at, x, y, central, runs, rim, link } = line;
  const width = line.width ?? writing.measure(line);
  const [first] = runs;
  const ofRun = ({ font, colour }: TextRun): Attributes => ({ fill: colour, 'font-family': font.family, 'font-size': `${short(font.size)}px`, 'font-weight': font.weight });
  const isOne = runs.length === 1 && first !== undefined;
  const written = element(
    'text',
    {
      class: classOf({ ...(isOne ? ofRun(first) : {}), ...(central ? { 'dominant-baseline': 'central' } : {}), ...wayAttributes(line), ...rimAttributes(rim) }, writing),
      transform: transformText(at), x, y, textLength: width, lengthAdjust: width === null ? null : 'spacingAndGlyphs',
    },
    isOne ? escaped(first.text) : runs.map((run) => element('tspan', { class: classOf(ofRun(run), writing) }, escaped(run.text))).join(''),
  );
  return link === undefined ? written : element('a', { href: link }, written);
}

/** An image is in the file once, however many parts of it are seen. */
function rasterText({ source, part, ...box }: Raster, { shapes, images }: Writing): string {
  const name = images.get(source) ?? shapes.nameOf(element('image', { width: source.width, height: source.height, href: source.toDataURL('image/png'), style: 'image-rendering:pixelated' }));
  images.set(source, name);
  return cutOut({ x: box.x, y: box.y, width: box.width, height: box.height }, part ?? { x: 0, y: 0, width: source.width, height: source.height }, element('use', { href: `#${name}` }));
}
