/** The words under a film's pictures: what the message comes to so far, and what is happening. */
import { max } from 'd3';
import { STILL, type Drawing, type Font, type TextLine } from '../drawing';

/** What is told at a moment. */
export interface Told {
  readonly count: string;
  readonly sentence: string;
}

/** How words are written, and how wide they are. */
export interface Hand {
  readonly family: string;
  readonly colour: string;
  readonly widthOf: (text: string, font: Font) => number;
}

const COUNT = { size: 17, weight: '700', height: 26 } as const;
const SENTENCE = { size: 14, weight: '400', height: 19 } as const;
/** Between letters and what lies below them. */
const GAP = 4;

/** A text in lines of at most some width, broken between words. */
export function brokenLines(text: string, width: number, widthOf: (text: string) => number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1)!} ${word}`;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

/**
 * What stands under pictures of one width: each time in the same room, which is that of the longest sentence.
 * @param told all that will be told
 */
export function captions(told: readonly Told[], width: number, hand: Hand): (scene: Drawing, told: Told) => Drawing {
  const font = ({ size, weight }: typeof COUNT | typeof SENTENCE): Font => ({ size, weight, family: hand.family });
  const linesOf = new Map<string, string[]>();
  for (const { sentence } of told) {
    if (!linesOf.has(sentence)) linesOf.set(sentence, brokenLines(sentence, width, (text) => hand.widthOf(text, font(SENTENCE))));
  }
  const height = COUNT.height + SENTENCE.height * (max(linesOf.values(), (lines) => lines.length) ?? 0) + GAP;
  const line = (y: number, text: string, kind: typeof COUNT | typeof SENTENCE): TextLine => ({
    kind: 'text', at: STILL, x: 0, y, anchor: 'start', central: false, runs: [{ text, font: font(kind), colour: hand.colour }],
  });
  return (scene, { count, sentence }) => {
    const first = scene.height + COUNT.height;
    const words = [
      ...(count === '' ? [] : [line(first - GAP, count, COUNT)]),
      ...linesOf.get(sentence)!.map((text, index) => line(first + SENTENCE.height * (index + 1) - GAP, text, SENTENCE)),
    ];
    return { ...scene, height: scene.height + height, marks: [...scene.marks, ...words] };
  };
}
