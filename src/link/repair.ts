/** What a link had wrong, as data and in words. */
import { isolated, sentence } from '../text/format';

/** One thing that was wrong with a link, and what was done about it. */
export interface Repair {
  /** The key as the link had it, or the words for the link or the file as a whole. */
  readonly key: string;
  /** The value as the link had it, shortened; empty where there was none. */
  readonly value: string;
  /** What is wrong, as the end of a sentence about the value: "is above 10, the most". */
  readonly problem: string;
  /** What is used instead, as half a sentence: "attempts=10 is used instead". */
  readonly used: string;
}

/** How much of a key or a value a repair shows, in characters. */
const SHOWN_LENGTH = 60;

/** Characters that would break a line, hide, or turn the text around. */
const UNSHOWABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** What most keys and values are: short and plain. */
const PLAIN = /^[ -~]{0,60}$/;

/** A text from a link made fit to show: at most 60 characters, all of them visible, on one line. */
export function shown(text: string): string {
  if (PLAIN.test(text)) return text;
  const short = text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH - 1)}…` : text;
  return visible(short);
}

/** A text from a link with every character seen, on one line. */
export function visible(text: string): string {
  return text.replace(UNSHOWABLE, '\uFFFD');
}

/** A repair whose key and value come from the link. */
export function repairOf(key: string, value: string, problem: string, used: string): Repair {
  return { key: shown(key), value: shown(value), problem, used };
}

/** The repair in one line: "key=value: what is wrong; what is used instead". */
export function repairText(repair: Repair): string {
  const { key, value, problem, used } = repair;
  const subject = value === '' && key !== '' ? key : `${key}=${value}`;
  // After a question the second half starts a sentence of its own.
  // A sentence begins with a capital, and a key stays as it is written.
  if (problem.endsWith('?')) return `${isolated(subject)}: ${problem} ${used.includes('=') ? used : sentence(used)}`;
  return `${isolated(subject)}: ${problem}; ${used}`;
}
