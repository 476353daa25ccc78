/** Texts of the page that compares all designs. */
import type { Certainty, Instances, Quantity, Question, Weighing } from '../../model/weighing';
import type { Design } from '../../model/design';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import type { Alike } from '../../reading/alike';
import type { Order } from '../../reading/ranking';
import { cores, counted, countOf, duration, listed, rough, share } from '../format';
import { instanceNames } from './overload';
import { reachedShareText } from './reached';
import { postedWords } from './talk';

export const COMPARE = {
  title: 'Every design, side by side',
  toLab: 'Back to the lab',
  parts: 'What stands below',
  print: 'Print',
  assumed: 'Assumed of costs and limits:',
  link: 'The link to this page:',
  change: 'Change what is compared',
  ownDesign: 'the design on the stage',
  changeRest: 'Sizes of chats, costs and all else are changed in the lab.',
  table: 'What each comes to, in one second',
  sortBy: 'Sort by',
  sorted: (column: string, order: string) => `Sorted by ${column}, ${order}.`,
  order: { ascending: 'least first', descending: 'most first' },
  orderOfNames: { ascending: 'from A to Z', descending: 'from Z to A' },
  design: 'design',
  byFormula: 'by formula',
  noEnd: 'no end',
  noProblem: (problem: string) => `cannot be told: ${problem}`,
  formulaMark: 'Grey, with a ≈: by formula, in the mean; the others were counted. When the last viewer hears, reconnects and what doubling saves are by formula always.',
  none: 'none',
  alike: (said: string) => `Alike under all designs: ${said}.`,
  awaited: '…',
  own: 'on the stage',
} as const;

/** What a quantity is called, in a head and beside its number; and the sentence that explains it. */
export const QUANTITY_WORDS: Readonly<Record<Quantity, { readonly label: string; readonly meaning: string }>> = {
  copies: { label: 'copies in', meaning: 'copies that a mean gateway takes in each second' },
  writes: { label: 'writes out', meaning: 'sockets that a mean gateway writes each second' },
  frames: { label: 'frames a chat', meaning: 'frames that leave a chat each second, where its owner holds or caps its messages' },
  badges: { label: 'badges', meaning: 'badges that a mean gateway writes each second to people who look elsewhere' },
  requests: { label: 'requests', meaning: 'requests by a clock that come to a mean gateway each second' },
  meanShare: { label: 'gateway busy', meaning: 'share of the cores of a mean gateway' },
  busiestShare: { label: 'busiest', meaning: 'the same of the busiest gateway' },
  bandwidth: { label: 'link', meaning: 'share of the link of the busiest gateway, in or out, whichever is fuller' },
  storageCores: { label: 'storage, cores', meaning: 'cores that all shards keep busy' },
  brokerCores: { label: 'broker, cores', meaning: 'cores that all topics, and whatever else passes messages on, keep busy' },
  sockets: { label: 'sockets each', meaning: 'connections that a person holds' },
  reachedShare: { label: 'reaches', meaning: 'of all that the viewers of a chat are meant to hear, what reaches them: less where chats are in parts that see only themselves, or where messages are dropped' },
  lastMicros: { label: 'last viewer', meaning: 'from posting until the last viewer of the largest chat, or of its part, hears, while nothing waits' },
  reconnects: { label: 'reconnects', meaning: 'sockets opened anew each second by people who switch chats' },
  savedShare: { label: 'doubling saves', meaning: 'share of a gateway’s work that twice the gateways take off it' },
};

/** "least first"; of names "from A to Z". */
export function orderWords({ by, isAscending }: Order): string {
  const { ascending, descending } = by === 'design' ? COMPARE.orderOfNames : COMPARE.order;
  return isAscending ? ascending : descending;
}

/** Said once a table is sorted. */
export function sortedWords(order: Order): string {
  return COMPARE.sorted(order.by === 'design' ? COMPARE.design : QUANTITY_WORDS[order.by].label, orderWords(order));
}

const DIGITS = 3;

/** "46%", "6,670%". */
function roughShare(value: number): string {
  return share(Number(value.toPrecision(DIGITS)));
}

const PRINTED: Readonly<Record<Quantity, (value: number) => string>> = {
  copies: rough,
  writes: rough,
  frames: rough,
  badges: rough,
  requests: rough,
  meanShare: roughShare,
  busiestShare: roughShare,
  bandwidth: roughShare,
  storageCores: cores,
  brokerCores: cores,
  sockets: rough,
  reachedShare: reachedShareText,
  lastMicros: (micros) => duration(Number(micros.toPrecision(DIGITS))),
  reconnects: rough,
  savedShare: (saved) => share(Math.max(0, saved)),
};

/** A cell of the table; a dash where a design does without it. */
export function quantityText(quantity: Quantity, { values, overloaded }: Weighing): string {
  const value = values[quantity];
  if (quantity === 'lastMicros' && overloaded.length > 0) return COMPARE.noEnd;
  return value === null ? '–' : PRINTED[quantity](value);
}

/** "Alike under all: reconnects 0; sockets each 1, but 1.65 under Big chats apart." */
export function alikeWords(alike: readonly (Alike & { readonly title: string })[]): string {
  const valueOf = (quantity: Quantity, weighing: Weighing): string => (weighing.values[quantity] === null ? COMPARE.none : quantityText(quantity, weighing));
  return COMPARE.alike(alike.map(({ quantity, usual, except, title }) => `${QUANTITY_WORDS[quantity].label} ${valueOf(quantity, usual)}${except ? `, but ${valueOf(quantity, except)} under ${title}` : ''}`).join('; '));
}

/** Whether a cell of a row by formula is a mean at all: what is not there at all is not about so much. */
export function quantityIsAbout(quantity: Quantity, { values, overloaded }: Weighing): boolean {
  return values[quantity] !== null && values[quantity] !== 0 && !(quantity === 'lastMicros' && overloaded.length > 0);
}

/** What is taken for granted of a design that seats people together, in brackets behind its name; nothing of others. */
export function assumedWords({ places }: Pick<Design, 'places'>, { misplaced }: Scenario): string {
  if (places !== 'byCommunity') return '';
  const sits = misplaced === 0 ? 'everybody sits with their community' : `no more than ${share(misplaced)} sit away from their community`;
  return ` (if ${sits}, and communities are dealt out evenly)`;
}

/** What the designs are compared at, in one sentence. */
export function comparedWords(scenario: Scenario): string {
  const { runs, people, chats } = sizesOf(scenario);
  const cores = scenario.cores === 1 ? '' : ` of ${counted(scenario.cores, 'core', 'cores')}`;
  const held = runs.length <= MOST_RUNS
    ? listed(runs.map((run) => `${counted(run.chats, 'chat', 'chats')} of ${countOf(run.size)}`))
    : `${counted(chats, 'chat', 'chats')} of up to ${countOf(sizesOf(scenario).largest)}`;
  return `${held}: ${rough(people)} people on ${counted(scenario.gateways, 'gateway', 'gateways')}${cores}; ${postedWords(scenario)}.`;
}
const MOST_RUNS = 4;

export const WORKING = {
  label: 'Answers that are there',
  stop: 'Stop',
  stopped: 'Stopped. What was found by then stands below.',
  goOn: 'Go on',
  many: 'These are many people: what stands below is by formula. To count everybody under each design takes a while.',
  count: 'Count everybody',
  done: 'Everybody was placed and counted, under each design.',
  troubled: (designs: number, all: number) => `Of ${countOf(designs)} of ${counted(all, 'design', 'designs')} not all could be told; what stands at each below says why.`,
} as const;

/** What is under way, and for which design. */
export function workingWords(title: string, question: Question['kind'], by: Certainty, tried: Instances | null): string {
  if (by === 'formula') return `${title}, by formula.`;
  if (question === 'weigh') return `${title}: everybody is placed and counted.`;
  return tried ? `${title}: trying ${counted(tried.count, ...instanceNames(tried.role))}.` : `${title}: looking for the least that holds.`;
}
