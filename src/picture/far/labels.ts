/** Words of the map from far and from the middle, placed by pixels: they are text of the page, over the canvas. */
import { ENGLISH, LANGUAGE } from '../../text/language';

export interface Label {
  readonly x: number;
  /** The middle of the line, in pixels from the top of the drawing. */
  readonly y: number;
  readonly text: string;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly tone: 'ink' | 'soft';
  readonly isBold?: boolean;
  /** So many pixels there are for it from its anchor on: what is longer, in another language, is squeezed. */
  readonly room: number;
  /** On a ground of the page's colour, whatever it stands on. */
  readonly hasGround?: boolean;
}

/** Lines of words need so much from middle to middle, in pixels. */
export const LINE_HEIGHT = 15;

/** A word that wants to stand at `y`; where there is no room for all, those that may go do. */
export interface Wish {
  readonly y: number;
  readonly mayGo: boolean;
}

/**
 * Where words that stand beside a scale come to stand, so that no two overlap: as near as can be to where
 * they want to be, in the same order. Null for those that found no room.
 */
export function apart(wishes: readonly Wish[], from: number, to: number, gap = LINE_HEIGHT): (number | null)[] {
  const fixed = wishes.map((_, index) => index).filter((index) => !wishes[index]!.mayGo);
  const places: (number | null)[] = wishes.map(() => null);
  const ordered = fixed.sort((a, b) => wishes[a]!.y - wishes[b]!.y || a - b);
  let least = from;
  for (const index of ordered) {
    places[index] = Math.max(least, wishes[index]!.y);
    least = places[index] + gap;
  }
  let most = to;
  for (const index of [...ordered].reverse()) {
    places[index] = Math.min(most, places[index]!);
    most = places[index] - gap;
  }
  wishes.forEach(({ y, mayGo }, index) => {
    if (!mayGo || y < from || y > to) return;
    if (places.every((place) => place === null || Math.abs(place - y) >= gap)) places[index] = y;
  });
  return places;
}

/** A letter of the small type is about so wide. */
export const LETTER = 6.8;

/** The first of some texts that has room; the last where none has. */
export function fitting(texts: readonly string[], room: number, unit: number): string {
  return texts.find((text) => text.length * LETTER * unit <= room) ?? texts.at(-1)!;
}

/** Squeezes a label into its room, where a language needs more than the picture gives. English ones are chosen so that they fit, and are not measured. */
export function squeezed(text: string, room: number): (label: HTMLElement) => () => void {
  return (label) => {
    let isThere = LANGUAGE.id !== ENGLISH && text !== '' && room > 0;
    const fit = (): void => {
      if (isThere) label.style.setProperty('--squeezed', String(Math.min(1, room / Math.max(1, label.offsetWidth))));
    };
    fit();
    // The page's font may come later, and be wider.
    if (isThere) void document.fonts.ready.then(fit);
    return () => { isThere = false; };
  };
}
