/** Texts of the scenes that answer the article's last questions. */
import type { Plateau } from '../../model/design';
import type { Price } from '../../reading/price';
import { counted, duration, number, share } from '../format';

/** Three digits: more would be luck. */
const TOLD_DIGITS = 3;
const roughly = (value: number): number => Number(value.toPrecision(TOLD_DIGITS));

const told = (micros: number): string => duration(Number(micros.toPrecision(2)));
/** By chance a gateway may take in a little more after doubling: that is nothing saved. */
const atLeastNothing = (saved: number): number => Math.max(0, Number(saved.toFixed(2)));

/** What a design does to the plateau. */
export const DOES: Readonly<Record<Plateau, string>> = {
  ends: 'Ends the plateau.',
  constant: 'Lowers it by a factor.',
  moves: 'Moves the work elsewhere.',
  keeps: 'Keeps it.',
};

/** Designs beside one another, before and after doubling. */
export const RACE = {
  titles: { lower: 'What lowers the plateau', ends: 'What ends it' },
  intro: (chats: number, users: number, seconds: number) =>
    `${number(chats)} chats of ${number(users)} people post for ${counted(seconds, 'second', 'seconds')}, in every design at once. Bars are gateways, as high as the copies that they have taken in, all on one scale; on the right there are twice as many. The dashed line is the mean of those on the left: where bars reach it, doubling takes nothing off them.`,
  play: 'Play the seconds',
  pause: 'Pause',
  again: 'Play again',
  gateways: (gateways: number) => counted(gateways, 'gateway', 'gateways'),
  each: (gateways: string, copies: number) => `${gateways}: ${number(copies)} each`,
  saved: (saved: number) => `doubling takes ${share(atLeastNothing(saved))} off`,
  price: ({ lastMicros, wasted, handshakes, moves, inVain }: Price) =>
    [
      `last viewer after ${told(lastMicros)}`,
      ...(wasted > 0 ? [`${counted(wasted, 'copy', 'copies')} for nobody`] : []),
      ...(handshakes > 0 ? [counted(handshakes, 'handshake', 'handshakes')] : []),
      ...(moves > 0 ? [counted(moves, 'socket moved', 'sockets moved')] : []),
      ...(inVain > 0 ? [`${counted(inVain, 'request', 'requests')} in vain`] : []),
    ].join(', '),
  beside: (title: string) => `beside ${title.toLowerCase()} in the lab`,
} as const;

/** One second of a gateway at several prices. */
export const SECONDS = {
  title: 'One second of a gateway’s core',
  intro: 'Copies are the part that no gateway takes off another. Each bar is a whole core.',
  row: (gateways: number, prices: string) => `${counted(gateways, 'gateway', 'gateways')}, ${prices}`,
  copies: 'copies',
  writes: 'writes',
  part: (name: string, part: number) => `${name} ${share(part)}`,
  note: 'By formula, of a mean gateway that never has to wake up.',
} as const;

/** What a candidate comes to, beside its copies. */
export const candidateWords = (saved: number, cores: number, lastMicros: number | null): string =>
  `Doubling takes ${share(atLeastNothing(saved))} off. ${counted(roughly(cores), 'core', 'cores')} in all${lastMicros === null ? '' : `, last viewer after ${told(lastMicros)}`}.`;
