/** Words about chats of unequal size, and about scenarios in files. */
import type { Scenario, SizeRun } from '../../model/scenario';
import type { Sizes } from '../../model/sizes';
import { talkOf } from '../../model/talk';
import { amount, counted, countOf, exact, listed, plain, ungrouped } from '../format';
import { sumWords } from './panel';

export const SIZES = {
  title: 'Big and small chats, files',
  paste: 'Members of each chat: paste a column of numbers, or 500*20 for 500 chats of 20',
  use: 'Use these sizes',
  alike: 'All chats alike',
  more: (count: number) => `and ${countOf(count)} more`,
  asked: 'This can be read in several ways. Which one is meant?',
  files: 'This scenario as a file',
  tooLong: 'These sizes are too long for a link, which would give chats all alike. Save them in a file.',
  save: 'Save the scenario',
  open: 'Open a file',
  fileName: 'fanout-lab-scenario.json',
} as const;

/** What the chats' sizes are, and whether they are data or an assumption. */
export function sizesWords(scenario: Scenario, sizes: Sizes): string {
  return talkOf(scenario).isAlike ? heldWords(scenario, sizes) : `${heldWords(scenario, sizes)} ${quietWords(scenario, sizes)}`;
}

/** What the smallest chat posts, where members talk alike. */
function quietWords(scenario: Scenario, { largest, chatsBySize }: Sizes): string {
  const { rate } = scenario;
  const smallest = [...chatsBySize.keys()].reduce((least, size) => Math.min(least, size), largest);
  return `Members talk alike: the largest chat posts ${exact(rate, 'message', 'messages')} a second, one of ${counted(smallest, 'person', 'people')} ${amount((rate * smallest) / largest)} a second. ${sumWords(scenario)}`;
}

function heldWords({ skew, sizes: given }: Scenario, sizes: Sizes): string {
  const held = `${counted(sizes.chats, 'chat', 'chats')}, ${counted(sizes.people, 'person', 'people')}`;
  if (given.length > 0) return `Data, as you pasted them: ${held}, the largest chat of ${countOf(sizes.largest)}.`;
  if (skew > 0) {
    const smallest = sizes.sizeOf(sizes.chats - 1);
    return `Assumed, by Zipf’s law with exponent ${plain(skew)}: ${held}, the largest chat of ${countOf(sizes.largest)}, the smallest of ${countOf(smallest)}.`;
  }
  return `${held}: all chats are alike.`;
}

/** How many sizes a reading shows. */
const SHOWN_SIZES = 4;

/** "2 chats: 1234 and 5678"; digits without the marks that are asked about. */
export function readingWords(sizes: readonly SizeRun[], leftOut: number): string {
  const chats = sizes.reduce((sum, { count }) => sum + count, 0);
  const shown = sizes.slice(0, SHOWN_SIZES).map(({ count, size }) => (count > 1 ? `${ungrouped(count)} × ${ungrouped(size)}` : ungrouped(size)));
  const without = leftOut > 0 ? ` (without ${counted(leftOut, 'part', 'parts')})` : '';
  return `${counted(chats, 'chat', 'chats')}: ${listed(sizes.length > SHOWN_SIZES ? [...shown, 'more'] : shown)}${without}`;
}
