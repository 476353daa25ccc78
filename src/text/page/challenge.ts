/** Texts of the challenge. */
import type { Needed, Weighing } from '../../model/weighing';
import { counted, countOf, duration, listed, rough } from '../format';

export const CHALLENGE = {
  title: 'The challenge',
  intro: 'One socket a person, kept while they switch from chat to chat; the last viewer in time; no more machines than there are. The article asks how real messengers do it. Several very different answers hold: find one, and its link is the answer.',
  delay: 'last viewer within',
  delayUnit: 'ms',
  machines: 'with at most',
  machinesUnit: 'machines',
  own: (title: string) => `Yours, ${title}`,
  yes: 'holds',
  no: 'does not hold',
  open: 'not known yet',
  ask: 'Ask for a delay, for a budget of machines, or for both.',
  answer: 'All of it holds: this link is an answer.',
  notYet: 'Not all of it holds. Change your design, or the settings at the top.',
  copy: 'Copy the link',
  article: 'Try it at the article’s guess at Telegram: 100 million people, 250 ms, 2,500 machines',
  articleHash: 'compare&delay=250&machines=2500&chats=10000&users=10000&gateways=2000&placement=random&switches=1',
} as const;

/** "each person holds 1 socket". */
export function socketWords(weighing: Weighing | null): string {
  const sockets = weighing?.values.sockets ?? 1;
  const held = Number(sockets.toPrecision(3)) === 1 ? 'one' : rough(sockets);
  return `One socket a person, that stays: each holds ${held}${weighing?.keepsSocket === false ? ', and opens another at every switch' : ''}.`;
}

export function delayWords(needed: Needed | null, delay: number | null): string {
  const micros = needed?.lastMicros ?? null;
  const heard = micros === null ? 'nobody hears' : `with these machines the last viewer hears after ${duration(Number(micros.toPrecision(3)))}, if nothing waits`;
  return delay === null ? `No delay is asked: ${heard}.` : `Within ${countOf(delay)} ms: ${heard}.`;
}

export function machinesWords(needed: Needed | null, machines: number | null): string {
  const needs = needed === null ? 'that is being worked out' : needed.machines === null ? 'no number of machines holds it' : `it needs ${counted(needed.machines, 'machine', 'machines')}`;
  return machines === null ? `No budget is asked: ${needs}.` : `At most ${counted(machines, 'machine', 'machines')}: ${needs}.`;
}

/** Which designs hold all of it with these settings. */
export function holdersWords(titles: readonly string[], all: number): string {
  if (titles.length === 0) return `None of ${counted(all, 'design', 'designs')} holds all of it with these settings.`;
  return `With these settings ${countOf(titles.length)} of ${counted(all, 'design', 'designs')} ${titles.length === 1 ? 'holds' : 'hold'} all of it: ${listed(titles)}.`;
}
