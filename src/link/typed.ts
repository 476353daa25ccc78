/**
 * Numbers as people write them, in fields and in what they paste: with thousands marks and a decimal
 * mark of either custom, with spaces of any kind, a percent sign, a unit. What has two meanings is told
 * as two, never settled here.
 */
import { numberProblem, type Bounds } from '../model/keys';

/** What stands between whole and fraction: of comma and point, the other one then marks thousands. */
export type DecimalMark = '.' | ',';

/** A text's one meaning, its two meanings by the two customs, or none. */
export type Typed =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'ambiguous'; readonly grouped: number; readonly fraction: number }
  | { readonly kind: 'none' };

/** With a point as decimal mark. Groups of three, or of two as in 12,34,567; all marks of thousands alike. */
const POINTED = /^[+-]?(?:(?:\d+|[1-9]\d{0,2}([ '_,])\d{3}(?:\1\d{3})*|[1-9]\d?(?:,\d{2})+,\d{3})(?:\.\d*)?|\.\d+)$/;
/** A number with an exponent has no marks of thousands. */
const SCIENTIFIC = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)e[+-]?\d+$/i;

/** Marks that show nothing, as spreadsheets and chat apps leave them around a number. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060\u2066-\u2069\uFEFF]/g;
/** Marks of Arabic digits, which have one meaning each: of decimals, and of thousands. */
const ARABIC_DECIMAL = '\u066B';
const ARABIC_THOUSANDS = /\u066C/g;
/** Where other digits than 0 to 9 begin: Arabic, Persian, and those as wide as a Chinese sign. */
const ZEROS = [0x0660, 0x06f0, 0xff10] as const;

/**
 * Reads a number.
 * @param units what may stand behind it and changes nothing, as in `5 ms`; upper and lower case are alike
 */
export function readTyped(text: string, units: readonly string[] = []): Typed {
  const [pointed, comma] = (['.', ','] as const).map((mark) => readMarked(text, mark, units));
  if (pointed === undefined && comma === undefined) return { kind: 'none' };
  if (pointed === undefined || comma === undefined || pointed === comma) return { kind: 'number', value: (pointed ?? comma)! };
  const [fraction, grouped] = [pointed, comma].sort((a, b) => Math.abs(a) - Math.abs(b)) as [number, number];
  return { kind: 'ambiguous', grouped, fraction };
}

/** What a text means where numbers have bounds: of two meanings the possible one, and both where both are. */
export function withinBounds(typed: Typed, bounds: Bounds): Typed {
  if (typed.kind !== 'ambiguous') return typed;
  const possible = [typed.grouped, typed.fraction].filter((value) => numberProblem(bounds, value) === undefined);
  if (possible.length === 2) return typed;
  // Where neither is, the one that is nearer to what the key takes is told to be wrong.
  return { kind: 'number', value: possible[0] ?? (bounds.whole ? typed.grouped : typed.fraction) };
}

/** The number that a text is if this mark is the decimal one; undefined where it is none then. */
export function readMarked(text: string, decimal: DecimalMark, units: readonly string[] = []): number | undefined {
  const written = withoutUnit(plainSigns(text), units).replaceAll(ARABIC_DECIMAL, decimal);
  const isShare = written.endsWith('%');
  const digits = isShare ? written.slice(0, -1).trimEnd() : written;
  const pointed = decimal === '.' ? digits : digits.replace(/[.,]/g, (mark) => (mark === '.' ? ',' : '.'));
  if (SCIENTIFIC.test(pointed)) return isShare ? undefined : Number(pointed) + 0;
  if (!POINTED.test(pointed)) return undefined;
  // Written as an exponent, since a division would not give the nearest number. Adding zero turns a negative zero into zero.
  return Number(`${pointed.replace(/[ '_,]/g, '')}e${isShare ? '-2' : '0'}`) + 0;
}

/** The text with one sign for each meaning: of digits, spaces, apostrophes, commas, points, minus. */
function plainSigns(text: string): string {
  return text
    .replace(UNSEEN, '')
    .replace(/[\u0660-\u0669\u06F0-\u06F9\uFF10-\uFF19]/g, plainDigit)
    .replace(/\s/g, ' ')
    .replace(/[’ʼ′\u2018]/g, "'")
    .replace(ARABIC_THOUSANDS, "'")
    .replace(/\uFF0C/g, ',')
    .replace(/\uFF0E/g, '.')
    .replace(/[\u2212\u2013]/g, '-')
    .trim();
}

function plainDigit(digit: string): string {
  const code = digit.charCodeAt(0);
  const zero = ZEROS.find((one) => code >= one && code < one + 10)!;
  return String(code - zero);
}

function withoutUnit(text: string, units: readonly string[]): string {
  const lower = text.toLowerCase().replaceAll('\u00B5', '\u03BC');
  const unit = units.map((one) => one.replace(UNSEEN, '')).find((one) => one !== '' && lower.endsWith(one.toLowerCase().replaceAll('\u00B5', '\u03BC')));
  return unit === undefined ? text : text.slice(0, -unit.length).trimEnd();
}
