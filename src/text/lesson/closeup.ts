/** What the close-up of one gateway says. */
import { amount, counted, number, share } from '../format';
import type { CloseSecond, CodeLine, Spending } from '../../reading/closeup';

const SPENT: Readonly<Record<Spending, string>> = {
  copies: 'taking in copies',
  writes: 'writing sockets',
  retries: 'writing again',
  connections: 'handshakes of people who switch to it',
  waking: 'waking up',
  idle: 'idle',
};

export const CLOSE_UP = {
  title: (gateway: string) => `Inside ${gateway}`,
  which: 'Look into',
  bar: (cores: number) => `One second of its ${counted(cores, 'core', 'cores')}`,
  spent: (id: Spending) => SPENT[id],
  share: (part: number) => share(part),
  times: (times: number) => `${amount(times)} a second`,
  over: (needed: number, cores: number) => `It cannot keep up: the work needs ${number(needed)} cores, and it has ${number(cores)}.`,
  code: 'What it does with a copy',
  lit: 'The lines that it is at are lit as the picture plays.',
  unlit: 'So large a run is counted, not played: each line tells how often it is done.',
} as const;

/** The program that the argument is about, in lines that anybody can read. */
export function codeLines(attempts: number): readonly (readonly [CodeLine, string])[] {
  return [
    ['take', 'when a copy of a message comes in:'],
    ['find', '  people = those of its chat whom I hold'],
    ['each', '  for each person of these:'],
    ['write', '    write the person’s socket'],
    ...(attempts > 1 ? ([['retry', `    if that failed: write again, at most ${number(attempts - 1)} more ${attempts === 2 ? 'time' : 'times'}`]] as const) : []),
    ['giveUp', '    if that failed too: give up on this person'],
  ];
}

/** How often a second a line is done; null where it is done as often as the line before. */
export function timesOf(line: CodeLine, { parts, lost }: CloseSecond): number | null {
  const times = (id: Spending): number => parts.find((part) => part.id === id)!.times!;
  return { take: times('copies'), find: null, each: null, write: times('writes'), retry: times('retries'), giveUp: lost }[line];
}

/** The bar in words. */
export function secondWords(second: CloseSecond): string {
  return second.parts
    .filter(({ cores }) => cores > 0)
    .map(({ id, cores }) => `${SPENT[id]} ${share(cores / Math.max(second.cores, second.needed))}`)
    .join(', ');
}
