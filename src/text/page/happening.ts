/** One moment of a run for the ear: what sets out and what arrives, in short sentences. */
import { roleOf, type Role } from '../../model/roles';
import { OUTCOME, type HopKind, type Trace } from '../../model/trace';
import type { Happening } from '../../reading/happening';
import { counted, countOf, listed, sentence, wordFor } from '../format';
import { instanceName } from './sentence';

/** Of what happens at the same moment, so much is said. */
const MOST_TOLD = 2;
/** So many names are said before the rest is counted. */
const MOST_NAMED = 3;

/** "GW1 writes to u3." */
export function happeningWords(happenings: readonly Happening[], trace: Pick<Trace, 'crossings'>): string {
  const told = happenings.slice(0, MOST_TOLD).map((happening) => sentenceFrom(happening.isEnd ? endWords(happening, trace) : startWords(happening, trace)));
  const left = happenings.length - told.length;
  return [...told, ...(left > 0 ? [`${counted(left, 'thing more happens', 'things more happen')} at this moment.`] : [])].join(' ');
}

interface Names {
  readonly from: string;
  readonly to: string;
  readonly people: string;
  /** Several do, one does. */
  readonly areMany: boolean;
}

function namesOf({ kind, rows }: Happening, { crossings }: Pick<Trace, 'crossings'>): Names {
  const { from, to, person } = crossings;
  const senders = rows.map((row) => spokenName(kind.from, from[row]!, person[row]!));
  return {
    from: namedList(senders),
    to: namedList(rows.map((row) => spokenName(kind.to, to[row]!, person[row]!))),
    people: namedList(rows.map((row) => spokenName('user', person[row]!, person[row]!))),
    areMany: new Set(senders).size > 1,
  };
}

/** What has no number of its own has an article. */
function spokenName(role: Role, index: number, person: number): string {
  const name = instanceName(role, index, person);
  return role === 'chatApi' || roleOf(role).space === 'one' ? `the ${name}` : name;
}

/** Names with a number stay as they are in the picture. */
function sentenceFrom(words: string): string {
  return /^\S*\d/.test(words) ? words : sentence(words);
}

/** Each once. */
function namedList(names: readonly string[]): string {
  const all = [...new Set(names)];
  if (all.length <= MOST_NAMED) return listed(all);
  return listed([...all.slice(0, MOST_NAMED - 1), `${countOf(all.length - MOST_NAMED + 1)} more`]);
}

function startWords(happening: Happening, trace: Pick<Trace, 'crossings'>): string {
  const { kind, rows } = happening;
  const { from, to, people, areMany } = namesOf(happening, trace);
  // The words of these follow the name of the one person who connects or moves.
  if (isComing(kind) && !kind.reply) return kind.from === 'topologyStore' ? `${from} ${kind.words}.` : `${people}${rows.length > 1 ? ': each' : ''} ${kind.words}.`;
  const sends = areMany ? 'send' : 'sends';
  if (kind.reply) return `${from} ${areMany ? 'answer' : 'answers'}.`;
  if (kind.id === 'post') return `${from} ${areMany ? 'post' : 'posts'} to ${to}.`;
  if (kind.badge) return `${from} ${sends} a badge to ${to}.`;
  if (kind.to === 'user') return `${from} ${areMany ? 'write' : 'writes'} to ${to}.`;
  return kind.asks ? `${from} ${areMany ? 'ask' : 'asks'} ${to}.` : `${from} ${sends} it to ${to}.`;
}

function endWords(happening: Happening, trace: Pick<Trace, 'crossings'>): string {
  const { kind, outcome, rows } = happening;
  const { from, to } = namesOf(happening, trace);
  const count = rows.length;
  if (outcome === OUTCOME.failed) return `The write to ${to} fails.`;
  if (outcome === OUTCOME.lost) return `The write to ${to} fails for the last time.`;
  if (outcome === OUTCOME.dropped) return `It is dropped at ${to}: the line is full.`;
  if (outcome === OUTCOME.refused) return `It is dropped at ${to}: it is above the cap.`;
  if (kind.reply) return `The answer is back at ${to}.`;
  if (isComing(kind)) return `${to} ${wordFor(count, 'hears', 'hear')} from ${from}.`;
  if (kind.to === 'user') return `${to} ${wordFor(count, 'has', 'have')} ${kind.badge ? 'a badge' : 'the message'}.`;
  if (kind.asks) return `The question reaches ${to}.`;
  if (kind.to !== 'gateway') return `The message reaches ${to}.`;
  if (count === 1) return `A ${kind.badge ? 'badge' : 'copy'} reaches ${to}.`;
  return `${countOf(count)} ${kind.badge ? 'badges' : 'copies'} reach ${to}.`;
}

/** Somebody connects, or goes to another chat. */
function isComing({ phase }: HopKind): boolean {
  return phase === 'connect' || phase === 'switch';
}
