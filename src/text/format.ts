/** Numbers, lists and plurals as the page's language has them, by Intl. */
import { ENGLISH, LANGUAGE } from './language';

const LOCALE = LANGUAGE.locale;
const MICROS_PER_SECOND = 1_000_000;

/** Signs that nobody sees, around what runs from left to right, or its own way; a text from left to right needs none. */
const [LEFT_TO_RIGHT, OWN_WAY, ISOLATE_END] = LANGUAGE.direction === 'rtl' ? ['\u2066', '\u2068', '\u2069'] : ['', '', ''];
/** All of their kind. An English text that stands for want of words has them in any language (`src/languages/standing.ts`). */
const SIGNS = /[\u2066-\u2069]/g;

/** Browsers take milliseconds for each of these, and a page needs few: each is made when the first text asks for it. */
function whenNeeded<Format>(make: () => Format): () => Format {
  let made: Format | undefined;
  return () => made ??= make();
}

const whole = whenNeeded(() => new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 }));
const oneDigit = whenNeeded(() => new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 1 }));
const twoDecimals = whenNeeded(() => new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 2 }));
const threeDigits = whenNeeded(() => new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 3 }));
const twoDigits = whenNeeded(() => new Intl.NumberFormat(LOCALE, { maximumSignificantDigits: 2 }));
const percent = whenNeeded(() => new Intl.NumberFormat(LOCALE, { style: 'percent', maximumFractionDigits: 0 }));
/** Smaller shares and times than these are there, and that is all there is to know of them. */
const LEAST_SHARE = 0.00001;
const LEAST_MICROS = 0.001;
const LEAST_ROUGH = 0.001;
const finePercent = whenNeeded(() => new Intl.NumberFormat(LOCALE, { style: 'percent', maximumSignificantDigits: 2 }));
const compact = whenNeeded(() => new Intl.NumberFormat(LOCALE, { notation: 'compact', compactDisplay: 'long', maximumSignificantDigits: 3 }));
/** The m of British English is a thousandth, a metre or a minute to an engineer. */
const compactShort = whenNeeded(() => new Intl.NumberFormat(LANGUAGE.id === ENGLISH ? ENGLISH : LOCALE, { notation: 'compact', compactDisplay: 'short', maximumSignificantDigits: 3 }));
const list = whenNeeded(() => new Intl.ListFormat(LOCALE, { style: 'long', type: 'conjunction' }));
/** Of a number as it is printed: 1.04 is printed as 1, and is one copy. */
const threeDigitPlural = whenNeeded(() => new Intl.PluralRules(LOCALE, { maximumSignificantDigits: 3 }));
const wholePlural = whenNeeded(() => new Intl.PluralRules(LOCALE, { maximumFractionDigits: 0 }));
const printedPlural = whenNeeded(() => new Intl.PluralRules(LOCALE, { maximumFractionDigits: 1 }));

/** Makes those that nearly every page needs. The first of all takes a browser as long as a small page does. */
export function prepareFormats(): void {
  for (const need of [whole, oneDigit, threeDigits, wholePlural, printedPlural]) need();
}

/** What has a direction of its own within a sentence of either, as a name, a number with its unit or a piece of a link. */
export function isolated(text: string): string {
  return `${OWN_WAY}${text}${ISOLATE_END}`;
}

/** A text as files and other programs take it: without signs of direction. */
export function withoutSigns(text: string): string {
  return text.replace(SIGNS, '');
}

/** "1,000"; one digit after the point below a hundred, where there is one. */
export function number(value: number): string {
  return (Math.abs(value) < 100 ? oneDigit : whole)().format(value);
}

/** What two digits would make a whole one. */
const NEARLY_ONE = 0.995;

/** Below one two digits tell as much as three do above it. */
function digitsFor(value: number): () => Intl.NumberFormat {
  return Math.abs(value) < NEARLY_ONE ? twoDigits : threeDigits;
}

/** Significant digits below a hundred, where small amounts differ, three or below one two: "0.015", "1.55", "166,667". */
export function amount(value: number): string {
  return (Math.abs(value) < 100 ? digitsFor(value) : whole)().format(value);
}

/** Two digits after the point at the most: "1.24", "3.96". */
export function hundredths(value: number): string {
  return twoDecimals().format(value);
}

/** From here on, three digits make a million. */
const LEAST_COMPACT = 999_500;

/** Three digits that count, or below one two, whatever their size: "0.015", "28,800", "1.15 million". */
export function rough(value: number): string {
  if (value > 0 && value < LEAST_ROUGH) return isolated(`<${threeDigits().format(LEAST_ROUGH)}`);
  return (Math.abs(value) >= LEAST_COMPACT ? compact : digitsFor(value))().format(value);
}

/** The same where "1.15 million" finds no room: "1.15M". */
export function brief(value: number): string {
  return Math.abs(value) >= LEAST_COMPACT ? compactShort().format(value) : rough(value);
}

/** Cores that are kept busy: fewer are nothing that anybody buys. */
const LEAST_CORES = 0.1;

/** "15.1", "0.31"; "<0.1" where it is as good as nothing. */
export function cores(value: number): string {
  return value > 0 && value < LEAST_CORES ? isolated(`<${twoDigits().format(LEAST_CORES)}`) : rough(value);
}

/** The same with its noun: "15.1 cores", "<0.1 cores". */
export function measuredCores(value: number): string {
  return value > 0 && value < LEAST_CORES ? `${cores(value)} ${wordFor(0, 'core', 'cores')}` : measured(Number(value.toPrecision(3)), 'core', 'cores');
}

/** "1,000" for a count. */
export function countOf(value: number): string {
  return whole().format(value);
}

/** "10 million"; below a million, as a count. */
export function large(value: number): string {
  return value >= 1_000_000 ? compact().format(value) : number(value);
}

/** What goes with a number: the forms of one and of all others, or those that a language has besides, as Intl calls them. */
export type Forms = readonly [one: string, other: string] | readonly [forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { readonly other: string }>];

function formFor(category: Intl.LDMLPluralRule, [first, other]: Forms): string {
  if (typeof first !== 'string') return first[category] ?? first.other;
  return category === 'one' ? first : other!;
}

/** "1 copy", "2 copies". */
export function counted(value: number, ...forms: Forms): string {
  return `${number(value)} ${formFor(printedPlural().select(value), forms)}`;
}

/** "1.24 messages", "1 message": three digits where they differ, and the word that goes with what is printed. */
export function measured(value: number, ...forms: Forms): string {
  return `${amount(value)} ${formFor((Math.abs(value) < 100 ? threeDigitPlural : wholePlural)().select(value), forms)}`;
}

/** "18,800 writes", "1 copy": three digits that count, and the word that goes with what is printed. */
export function roughCount(value: number, ...forms: Forms): string {
  return `${rough(value)} ${formFor(threeDigitPlural().select(value), forms)}`;
}

/** The same where there is little room: "1.73M writes". */
export function briefCount(value: number, ...forms: Forms): string {
  return `${brief(value)} ${formFor(threeDigitPlural().select(value), forms)}`;
}

/** "0.125 messages", "1 message": all digits of what somebody has set. */
export function exact(value: number, ...forms: Forms): string {
  return `${plain(value)} ${formFor(threeDigitPlural().select(value), forms)}`;
}

/** The word alone that goes with a whole number, as it is printed. */
export function wordFor(value: number, ...forms: Forms): string {
  return formFor(wholePlural().select(value), forms);
}

/** "81.5 ms", "1.2 s", from microseconds. */
export function duration(micros: number): string {
  const millis = micros / 1000;
  if (Math.abs(millis) >= 1000) return isolated(`${threeDigits().format(millis / 1000)} s`);
  if (Math.abs(millis) >= 1 || micros === 0) return isolated(`${oneDigit().format(millis)} ms`);
  const isSeen = Math.abs(micros) >= LEAST_MICROS;
  return isolated(`${isSeen ? '' : '<'}${digitsFor(micros)().format(isSeen ? micros : LEAST_MICROS)} µs`);
}

/** Milliseconds with two digits, so that neighbouring moments differ. */
export function millis(micros: number): string {
  return (micros / 1000).toLocaleString(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 2 });
}

/** A moment of a run with three digits, in seconds or in milliseconds; the beginning is 0 in either. */
export function moment(micros: number): { readonly text: string; readonly unit: 's' | 'ms' } {
  const isSeconds = Math.abs(micros) >= MICROS_PER_SECOND;
  const inUnit = isSeconds ? MICROS_PER_SECOND : MICROS_PER_SECOND / 1000;
  const size = Number(Math.abs(micros / inUnit).toPrecision(3));
  const digits = size === 0 ? 0 : size < 10 ? 2 : size < 100 ? 1 : 0;
  return { text: (micros / inUnit).toLocaleString(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits }), unit: isSeconds ? 's' : 'ms' };
}

/** "46%"; below one percent with two significant digits, down to "<0.001%". */
export function share(value: number): string {
  if (value > 0 && value < LEAST_SHARE) return isolated(`<${finePercent().format(LEAST_SHARE)}`);
  return (value > 0 && value < 0.01 ? finePercent : percent)().format(value);
}

const BYTE_UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** "100 bytes", "1.2 MB", in steps of a thousand. */
export function size(bytes: number): string {
  const step = Math.min(BYTE_UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)));
  return isolated(new Intl.NumberFormat(LOCALE, { style: 'unit', unit: BYTE_UNITS[step]!, unitDisplay: step === 0 ? 'long' : 'short', maximumSignificantDigits: 3 }).format(bytes / 1000 ** step));
}

/** Behind signs of direction. */
const FIRST_LETTER = /^([\u2066-\u2068]*)(.)/u;

/** With a capital at its beginning. */
export function sentence(words: string): string {
  return words.replace(FIRST_LETTER, (_, signs: string, first: string) => signs + first.toLocaleUpperCase(LOCALE));
}

/** As it stands in the middle of a sentence, without a capital. */
export function midSentence(words: string): string {
  return words.replace(FIRST_LETTER, (_, signs: string, first: string) => signs + first.toLowerCase());
}

/** "GW1, GW2 and GW3". */
export function listed(items: readonly string[]): string {
  return list().format(items);
}

/** "2 → 4": an arrow to the right and what stands around it keep their order in a text of either direction. */
export function fromTo(from: string, to: string): string {
  return `${LEFT_TO_RIGHT}${from} → ${to}${ISOLATE_END}`;
}

const days = whenNeeded(() => new Intl.DateTimeFormat(LOCALE, { dateStyle: 'long', timeZone: 'UTC' }));

/** "25 November 2026", from "2026-11-25". */
export function day(iso: string): string {
  return days().format(new Date(`${iso}T00:00:00Z`));
}

/** A number with all its digits, to the millionth: "4,294,967,295", "0.001". */
export function plain(value: number): string {
  return value.toLocaleString(LOCALE, { maximumFractionDigits: 6 });
}

/** A number without marks of thousands: "1234", "0.001". */
export function ungrouped(value: number): string {
  return value.toLocaleString(LOCALE, { useGrouping: false, maximumFractionDigits: 9 });
}

/** "an" before a sound of a, e, i or o, as in "an edge"; "user" begins otherwise. */
export function articleOf(name: string): 'a' | 'an' {
  return /^[aeio]/i.test(withoutSigns(name)) ? 'an' : 'a';
}

/** "a gateway", "an owner process". */
export function withArticle(name: string): string {
  return `${articleOf(name)} ${name}`;
}

/** "2.5 Gbit/s": no unit of Intl's has it. */
export function gigabits(perSecond: number): string {
  return isolated(`${amount(perSecond)} Gbit/s`);
}
