/**
 * The address of an embedded figure: `embed=1`, what its author wants of it, and a scenario's keys or
 * a step. Reading never fails: whatever is wrong is left out, and said.
 */
import * as say from '../text/link/repairs';
import { nearestIn } from './nearest';
import { cutLink, percentDecode } from './pairs';
import { repairOf, visible, type Repair } from './repair';

/** What an author can have gone. */
export const HIDEABLE = ['caption', 'count', 'button', 'open'] as const;
export type Hideable = (typeof HIDEABLE)[number];
/** With a question only the way out can go: without the others it could not be answered. */
const HIDEABLE_AT_STEP: readonly Hideable[] = ['open'];

const THEMES = ['light', 'dark'] as const;

/** Characters of an author's caption. */
const MOST_CAPTION = 200;

export interface EmbedAddress {
  /** Null where the reader's system decides. */
  readonly theme: (typeof THEMES)[number] | null;
  readonly hidden: ReadonlySet<Hideable>;
  /** The author's own words; null where the figure finds its own. */
  readonly caption: string | null;
  /** The rest of the hash: a scenario's keys, or a step. */
  readonly rest: string;
  /** What was wrong with the figure's own keys. */
  readonly repairs: readonly Repair[];
}

const OWN_KEYS = ['embed', 'theme', 'hide', 'caption'];

/** Reads the hash of an embedded figure's address. */
export function readEmbed(hash: string): EmbedAddress {
  const { pieces, repairs: cut } = cutLink(hash);
  const repairs: Repair[] = [...cut];
  const rest: string[] = [];
  const own = new Map<string, string>();
  for (const piece of pieces) {
    const [key = '', ...parts] = piece.split('=');
    const value = percentDecode(parts.join('=')).text;
    if (!OWN_KEYS.includes(key)) rest.push(piece);
    else if (own.has(key)) repairs.push(repairOf(key, value, say.afterAnother(key), say.FIRST_KEPT));
    else own.set(key, value);
  }
  const isStep = rest.some((piece) => piece.startsWith('step='));
  return {
    theme: readTheme(own.get('theme'), repairs),
    hidden: readHidden(own.get('hide'), isStep, repairs),
    caption: readCaption(own.get('caption'), isStep, repairs),
    rest: rest.join('&'),
    repairs,
  };
}

function readTheme(value: string | undefined, repairs: Repair[]): EmbedAddress['theme'] {
  const theme = THEMES.find((one) => one === value);
  if (value !== undefined && !theme) repairs.push(repairOf('theme', value, say.noneOf(THEMES), say.SYSTEM_DECIDES));
  return theme ?? null;
}

function readHidden(value: string | undefined, isStep: boolean, repairs: Repair[]): ReadonlySet<Hideable> {
  const hidden = new Set<Hideable>();
  for (const word of new Set(value?.split(','))) {
    const known = HIDEABLE.find((one) => one === word);
    if (known && (!isStep || HIDEABLE_AT_STEP.includes(known))) hidden.add(known);
    else if (known) repairs.push(repairOf('hide', word, say.NEEDED_AT_STEP, say.STAYS));
    else repairs.push(repairOf('hide', word, say.noneOf(HIDEABLE, nearestIn(HIDEABLE)(word)), say.LEFT_OUT));
  }
  return hidden;
}

function readCaption(value: string | undefined, isStep: boolean, repairs: Repair[]): string | null {
  if (value === undefined) return null;
  if (isStep || value === '') {
    repairs.push(repairOf('caption', value, isStep ? say.INSTEAD_OF_QUESTION : say.NO_VALUE, say.LEFT_OUT));
    return null;
  }
  const letters = [...value];
  if (letters.length > MOST_CAPTION) {
    repairs.push(repairOf('caption', value, say.tooLong(letters.length), say.beginningShown(MOST_CAPTION)));
  }
  return visible(letters.slice(0, MOST_CAPTION).join(''));
}
