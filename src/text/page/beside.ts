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
  lost: { noun: 'lost deliveries' },
  last: { noun: 'last viewer hears after', isAmount: true },
};

/** Less than this apart, in parts of the whole, two counts are as good as equal. */
const EQUAL = 0.005;
const NAMED: readonly (readonly [ratio: number, words: string])[] = [[0.5, 'half the'], [1 / 3, 'a third of the'], [0.25, 'a quarter of the'], [2, 'twice the']];

interface ComparedDifference {
  readonly id: DifferenceId;
  readonly label: string;
  readonly first: string;
  readonly second: string;
  /** What the second has, beside the first: "half the copies". */
  readonly words: string;
}

/** A row of the table of differences, as it is printed. */
export function differenceWords(difference: Difference): ComparedDifference {
  const { id, unit, first, second } = difference;
  const print = unit === 'micros' ? duration : amount;
  return { id, label: NOUNS[id].noun, first: print(first), second: print(second), words: relation(difference) };
}

function relation({ id, first, second }: Difference): string {
  const { noun, isAmount = false } = NOUNS[id];
  if (id === 'last') return laterWords(second - first);
  if (second === 0) return `no ${noun}`;
  if (first === 0) return `${id === 'busiest' ? duration(second) : amount(second)} ${noun} instead of none`;
  const ratio = second / first;
  if (Math.abs(ratio - 1) < EQUAL) return `as ${isAmount ? 'much' : 'many'} ${noun}`;
  const named = NAMED.find(([one]) => Math.abs(ratio / one - 1) < EQUAL);
  if (named) return `${named[1]} ${noun}`;
  if (ratio >= 1.5) return `${number(ratio)} times the ${noun}`;
  if (ratio > 1) return `${share(ratio - 1)} more ${noun}`;
  return ratio > 2 / 3 ? `${share(1 - ratio)} ${isAmount ? 'less' : 'fewer'} ${noun}` : `${share(ratio)} of the ${noun}`;
}

/** The last viewer of the second, beside the first's. */
function laterWords(micros: number): string {
  const apart = duration(Math.abs(micros));
  if (apart === duration(0)) return 'the last viewer at the same time';
  return `the last viewer ${apart} ${micros > 0 ? 'later' : 'earlier'}`;
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

/** Of settings that differ: "16 gateways", said of the second. */
export function settingsWords(differing: readonly { readonly label: string; readonly value: string; readonly unit: string }[]): string {
  return listed(differing.map(({ label, value, unit }) => `${label} ${value}${unit === '' ? '' : ` ${unit}`}`));
}

export function notThereWords(person: number): string {
  return `There is no ${personName(person)} in the first picture: who posts must be in both.`;
}
