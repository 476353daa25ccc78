/**
 * The address of an embedded figure: `embed=1`, what its author wants of it, and a scenario's keys or
 * a step. Reading never fails: whatever is wrong is left out, and said.
 */
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

const LEFT_OUT = 'it is left out';

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
  const { pieces, tooLong } = cutLink(hash);
  const repairs: Repair[] = [...tooLong];
  const rest: string[] = [];
  const own = new Map<string, string>();
  for (const piece of pieces) {
    const [key = '', ...parts] = piece.split('=');
    const value = percentDecode(parts.join('=')).text;
    if (!OWN_KEYS.includes(key)) rest.push(piece);
    else if (own.has(key)) repairs.push(repairOf(key, value, `comes after another ${key}`, 'the first one is kept'));
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
  if (value !== undefined && !theme) repairs.push(repairOf('theme', value, `is not one of ${THEMES.join(', ')}`, 'the reader’s system decides'));
  return theme ?? null;
}

function readHidden(value: string | undefined, isStep: boolean, repairs: Repair[]): ReadonlySet<Hideable> {
  const hidden = new Set<Hideable>();
  for (const word of new Set(value?.split(','))) {
    const known = HIDEABLE.find((one) => one === word);
    if (known && (!isStep || HIDEABLE_AT_STEP.includes(known))) hidden.add(known);
    else if (known) repairs.push(repairOf('hide', word, 'is needed to answer a step’s question', 'it stays'));
    else repairs.push(repairOf('hide', word, `is not one of ${HIDEABLE.join(', ')}${meant(word)}`, LEFT_OUT));
  }
  return hidden;
}

function meant(word: string): string {
  const near = nearestIn(HIDEABLE)(word);
  return near === undefined ? '' : `, did you mean ${near}?`;
}

function readCaption(value: string | undefined, isStep: boolean, repairs: Repair[]): string | null {
  if (value === undefined) return null;
  if (isStep || value === '') {
    repairs.push(repairOf('caption', value, isStep ? 'stands where the step’s question must' : 'has no value', LEFT_OUT));
    return null;
  }
  const letters = [...value];
  if (letters.length > MOST_CAPTION) {
    repairs.push(repairOf('caption', value, `is ${String(letters.length)} characters long`, `its first ${String(MOST_CAPTION)} are shown`));
  }
  return visible(letters.slice(0, MOST_CAPTION).join(''));
}
