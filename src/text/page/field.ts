/** What a field says of a number that it cannot take as it stands. */
import { ungrouped } from '../format';

/** "1234", or "1.234, between 1 and 2", which nobody takes for the other. */
function meaning(value: number): string {
  return Number.isInteger(value) ? ungrouped(value) : `${ungrouped(value)}, between ${ungrouped(Math.floor(value))} and ${ungrouped(Math.ceil(value))}`;
}

export const FIELD = {
  asked: (text: string) => `${text} has two meanings. Which one?`,
  askedAloud: (name: string, text: string, meanings: readonly number[]) => `${name}: ${text} has two meanings: ${meanings.map(meaning).join(', or ')}. Two buttons after the field choose.`,
  meaning,
  unreadable: (name: string, text: string, kept: string) => `${name}: “${text}” is not a number; ${kept === '' ? 'nothing is changed' : `${kept} stays`}.`,
} as const;
