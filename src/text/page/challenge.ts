/** Texts of the challenge. */
import type { Challenge, Entrant, Held } from '../../reading/challenge';
import type { Needed, Weighing } from '../../model/weighing';
import { counted, countOf, duration, midSentence, rough } from '../format';
import { obstacleWords } from './needed';

export const CHALLENGE = {
  title: 'The challenge',
  intro: 'One socket a person, kept while they switch from chat to chat; the last viewer in time; no more machines than there are. The article asks how real messengers do it. Several very different answers hold: find one, and its link is the answer.',
  delay: 'last viewer within',
  delayUnit: 'ms',
  machines: 'with at most',
  machinesUnit: 'machines',
  own: (title: string) => `${title}, the design on the stage`,
  yes: 'holds',
  no: 'does not hold',
  open: 'not known yet',
  ask: 'Ask for a delay, for a budget of machines, or for both.',
  answer: 'All of it holds: this link is an answer.',
  notYet: 'Not all of it holds. Put another design on the stage, or change the settings at the top.',
  copy: 'Copy the link',
  article: 'Try it at the article’s guess at Telegram: 100 million people, 250 ms, 2,500 machines',
  articleHash: 'compare&delay=250&machines=2500&chats=10000&users=10000&gateways=2000&placement=random&switches=1',
} as const;

/** "Within 200 ms and 24 machines, with one socket a person": of what is asked, where something is. */
export function askedWords({ delay, machines }: Challenge): string {
  const limits = [delay === null ? [] : [`${countOf(delay)} ms`], machines === null ? [] : [counted(machines, 'machine', 'machines')]].flat();
  return `Within ${limits.join(' and ')}, with one socket a person`;
}

/** "each person holds 1 socket". */
export function socketWords(weighing: Weighing | null): string {
  return `One socket a person, that stays: each holds ${heldSockets(weighing)}${weighing?.keepsSocket === false ? ', and opens another at every switch' : ''}.`;
}
function heldSockets(weighing: Weighing | null): string {
  const sockets = Number((weighing?.values.sockets ?? 1).toPrecision(3));
  return sockets === 1 ? 'one' : rough(sockets);
}

/** "81.8 ms", as far as it is known. */
export function lastViewerText({ lastMicros }: Pick<Needed, 'lastMicros'>): string {
  return lastMicros === null ? '–' : duration(Number(lastMicros.toPrecision(3)));
}

export function delayWords(needed: Needed | null, delay: number | null): string {
  const heard = (needed?.lastMicros ?? null) === null ? 'nobody hears' : `with these machines the last viewer hears after ${lastViewerText(needed!)}, if nothing waits`;
  return delay === null ? `No delay is asked: ${heard}.` : `Within ${countOf(delay)} ms: ${heard}.`;
}

export function machinesWords(needed: Needed | null, machines: number | null): string {
  const needs = needed === null ? 'that is being worked out' : needed.machines === null ? 'no number of machines holds it' : `it needs ${counted(needed.machines, 'machine', 'machines')}`;
  return machines === null ? `No budget is asked: ${needs}.` : `At most ${counted(machines, 'machine', 'machines')}: ${needs}.`;
}

/** How many designs hold all of it with these settings. */
export function holdersWords(holding: number, all: number): string {
  if (holding === 0) return `None of ${counted(all, 'design', 'designs')} holds all of it with these settings.`;
  return `With these settings ${countOf(holding)} of ${counted(all, 'design', 'designs')} ${holding === 1 ? 'holds' : 'hold'} all of it${holding === 1 ? '' : ', the fewest machines first'}:`;
}

/** "21 machines, the last viewer hears after 81.8 ms". */
export function holderWords(needed: Needed & { readonly machines: number }): string {
  return `${counted(needed.machines, 'machine', 'machines')}${needed.lastMicros === null ? '' : `, the last viewer hears after ${lastViewerText(needed)}`}`;
}

/** The heading of those that do not hold. */
export function excludedWords(count: number): string {
  return `${counted(count, 'design does not hold, and why', 'designs do not hold, and why')}`;
}

/** "its people open another socket at every switch", "it needs 26 machines, 2 too many": all that a design misses, one by one. */
export function missedWords({ weighing, needed }: Entrant, { socket, delay, machines }: Held, asked: Challenge): string[] {
  const missed: string[] = [];
  if (socket === false) missed.push(weighing?.keepsSocket === false ? 'its people open another socket at every switch' : `each person holds ${heldSockets(weighing)} sockets`);
  if (!needed) return missed;
  if (needed.obstacle) return [...missed, midSentence(obstacleWords(needed.obstacle)).replace(/\.$/, '')];
  if (machines === false) missed.push(`it needs ${counted(needed.machines!, 'machine', 'machines')}, ${countOf(needed.machines! - asked.machines!)} too many`);
  if (delay === false) missed.push(`its last viewer hears after ${lastViewerText(needed)}, ${duration(Number((needed.lastMicros! - asked.delay! * MICROS_PER_MILLI).toPrecision(2)))} too late`);
  return missed;
}
const MICROS_PER_MILLI = 1000;
