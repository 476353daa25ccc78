/** Two scenarios side by side: what they are called, and in what their runs differ. */
import type { Difference, DifferenceId } from '../../reading/difference';
import type { LoadedRun } from '../../reading/run';
import { amount, duration, listed, number, share } from '../format';
import { personName } from './names';

export const BESIDE = {
  open: 'Beside…',
  openTitle: 'Put another design, or other settings, beside this one',
  title: 'What is to stand beside this?',
  intro: 'Both play on one clock, with the same chance, the same people and the same messages; their piles and bars have one scale. Whoever is tapped posts in both.',
  settings: 'This with other settings',
  settingsText: 'The same design once more: what you change in the panel then counts for the second alone, or for both.',
  close: 'Close',
  /** Of one of the two that goes: the other one stays. */
  keep: (name: string) => `Close this picture, and keep the other. ${name}`,
  aim: 'A change counts for',
  aims: { both: 'both', first: 'first', second: 'second' },
  first: 'First',
  second: 'Second',
  pair: 'Two pictures on one clock',
  same: 'the same settings',
  waiting: 'The other run is on its way.',
  differences: 'In what the two differ',
  now: 'By this moment',
  end: 'In the whole run',
  inWords: 'the second has',
  counted: 'At least one of the two was counted: it has no moments, and only whole runs are compared.',
  equal: 'nothing that is counted differs.',
  showFirst: (name: string) => `First: ${name}`,
  showSecond: (name: string) => `Second: ${name}`,
} as const;

interface Noun {
  readonly noun: string;
  /** What cannot be counted out is less or much, not fewer or many. */
  readonly isAmount?: boolean;
}

const NOUNS: Readonly<Record<DifferenceId, Noun>> = {
  copies: { noun: 'copies into gateways' },
  busiestCopies: { noun: 'copies into the busiest gateway' },
  wasted: { noun: 'copies that serve nobody' },
  writes: { noun: 'writes out of gateways' },
  heard: { noun: 'deliveries' },
  busiest: { noun: 'work of the busiest gateway', isAmount: true },
  queries: { noun: 'user-gateway queries' },
  members: { noun: 'chat-user queries' },
  published: { noun: 'publications' },
  notified: { noun: 'notifications' },
  handshakes: { noun: 'handshakes while switching' },
  releases: { noun: 'messages or frames let go' },
  dropped: { noun: 'messages dropped' },
  requests: { noun: 'requests by a clock' },
  inVain: { noun: 'requests in vain' },
  lost: { noun: 'lost deliveries' },
  last: { noun: 'last viewer hears after', isAmount: true },
};

/** Less than this apart, in parts of the whole, two counts are as good as equal. */
const EQUAL = 0.005;
/** By so much of the first: beside its noun, and alone. */
const NAMED: readonly (readonly [ratio: number, words: string])[] = [[0.5, 'half'], [1 / 3, 'a third'], [0.25, 'a quarter'], [2, 'twice']];

interface ComparedDifference {
  readonly id: DifferenceId;
  readonly label: string;
  readonly first: string;
  readonly second: string;
  /** What the second has, beside the first: "half", "3 times as many". */
  readonly words: string;
}

/** A row of the table of differences, as it is printed. */
export function differenceWords(difference: Difference): ComparedDifference {
  const { id, unit, first, second } = difference;
  const print = unit === 'micros' ? duration : amount;
  const { before, after } = relationOf(difference);
  return { id, label: NOUNS[id].noun, first: print(first), second: print(second), words: after ?? before };
}

/** The same in a sentence, with what it is of: "half the copies into gateways". */
function relation(difference: Difference): string {
  const { id } = difference;
  const { before } = relationOf(difference);
  return id === 'last' ? `the last viewer ${before}` : `${before} ${NOUNS[id].noun}${isFromNothing(difference) ? ' instead of none' : ''}`;
}

function isFromNothing({ first, second }: Difference): boolean {
  return first === 0 && second > 0;
}

/** How the second stands to the first: what is said before a noun, and, where that is something else, what is said without one. */
function relationOf(difference: Difference): { readonly before: string; readonly after?: string } {
  const { id, unit, first, second } = difference;
  const { isAmount = false } = NOUNS[id];
  if (id === 'last') return { before: laterWords(second - first) };
  if (second === 0) return { before: 'no', after: 'none' };
  if (isFromNothing(difference)) {
    const printed = unit === 'micros' ? duration(second) : amount(second);
    return { before: printed, after: `${printed} instead of none` };
  }
  const ratio = second / first;
  const many = isAmount ? 'much' : 'many';
  if (Math.abs(ratio - 1) < EQUAL) return { before: `as ${many}` };
  const named = NAMED.find(([one]) => Math.abs(ratio / one - 1) < EQUAL);
  if (named) return { before: `${named[1]} the`, after: ratio > 1 ? `${named[1]} as ${many}` : named[1] };
  if (ratio >= 1.5) return { before: `${number(ratio)} times the`, after: `${number(ratio)} times as ${many}` };
  if (ratio > 1) return { before: `${share(ratio - 1)} more` };
  if (ratio > 2 / 3) return { before: `${share(1 - ratio)} ${isAmount ? 'less' : 'fewer'}` };
  return { before: `${share(ratio)} of the`, after: `${share(ratio)} of as ${many}` };
}

/** When the last viewer of the second hears, beside the first's. */
function laterWords(micros: number): string {
  const apart = duration(Math.abs(micros));
  if (apart === duration(0)) return 'at the same time';
  return `${apart} ${micros > 0 ? 'later' : 'earlier'}`;
}

/** So many differences are said in one sentence; the table has them all. */
const MOST_SAID = 3;

/** The largest differences in a sentence: "Topic per chat beside Direct append: half the copies into gateways." */
export function besideSentence(differences: readonly Difference[], first: LoadedRun, second: LoadedRun): string {
  const unequal = differences.filter((one) => !isEqual(one));
  const weighed = [...unequal].sort((a, b) => (weightOf(a) === weightOf(b) ? 0 : weightOf(b) - weightOf(a))).slice(0, MOST_SAID);
  const said = unequal.filter((one) => weighed.includes(one)).map(relation);
  return `${besideNames(first, second)}: ${said.length > 0 ? `${listed(said)}.` : BESIDE.equal}`;
}

/** Both by their designs where these differ. */
function besideNames(first: LoadedRun, second: LoadedRun): string {
  if (first.design.id === second.design.id) return 'The second beside the first';
  return `${second.design.title} beside ${first.design.title}`;
}

function isEqual({ id, first, second }: Difference): boolean {
  return id === 'last' ? duration(Math.abs(second - first)) === duration(0) : Math.abs(second - first) <= EQUAL * first;
}

/** How much a difference weighs: copies and the last viewer are what it is all about, the rest goes by how far it is apart. */
function weightOf({ id, first, second }: Difference): number {
  if (id === 'copies' || id === 'last') return Infinity;
  if (first === 0 || second === 0) return Number.MAX_VALUE;
  return Math.abs(Math.log(second / first));
}

/** What the two are called together: "Direct append and Topic per chat". */
export function bothTitles(first: string, second: string): string {
  return first === second ? `${first}, twice` : listed([first, second]);
}

/** Said once the second is wanted. */
export function placedWords(first: string, second: string): string {
  return first === second ? `${first} stands beside itself: a change in the panel now counts for the second alone.` : `${second} stands beside ${first}.`;
}

/** Of settings that differ: "16 gateways", said of the second. */
export function settingsWords(differing: readonly { readonly label: string; readonly value: string; readonly unit: string }[]): string {
  return listed(differing.map(({ label, value, unit }) => `${label} ${value}${unit === '' ? '' : ` ${unit}`}`));
}

export function notThereWords(person: number): string {
  return `There is no ${personName(person)} in the first picture: who posts must be in both.`;
}
