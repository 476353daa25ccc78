/** What is said aloud of a change, and of the end of a run. What is new is said first. */
import type { Figures } from '../../reading/figures';
import { counted, listed, number, sentence } from '../format';
import { personName } from './names';

/** So many settings are named; a file or a scene may change many. */
const MOST_NAMED = 3;

type Came = Pick<Figures, 'messages' | 'copiesPerMessage' | 'writesPerMessage' | 'lost'>;

interface Change {
  /** Its title, where it is another one. */
  readonly design: string | null;
  /** "gateways 4", of each setting that is another one. */
  readonly settings: readonly string[];
}

/** "Topic per chat, gateways 4" */
function headOf({ design, settings }: Change): string {
  const more = settings.length - MOST_NAMED;
  const named = more > 0 ? [...settings.slice(0, MOST_NAMED), counted(more, 'more setting', 'more settings')] : settings;
  return [...(design === null ? [] : [design]), ...(named.length > 0 ? [listed(named)] : [])].join(', ');
}

/** Of a change after which the messages play: what came of it is said at their end. */
export function playsAgainWords(change: Change): string {
  const head = headOf(change);
  return sentence(head === '' ? 'the messages play.' : `${head}: the messages play.`);
}

/** Of a change whose run is there at once. */
export function changedWords(change: Change, now: Came, was: Came | null): string {
  const head = headOf(change);
  const came = cameWords(now, was, 'becomes');
  return sentence(head === '' ? came : `${head}: ${came}`);
}

/** What a run that has played to its end has come to. */
export function endedWords(now: Came, was: Came | null): string {
  return `The end: ${cameWords(now, was, 'became')}`;
}

function cameWords(now: Came, was: Came | null, verb: string): string {
  if (now.messages === 0) return 'nobody posts a message.';
  const lost = now.lost > 0 ? ` ${counted(now.lost, 'delivery is', 'deliveries are')} lost.` : '';
  const before = was !== null && was.messages > 0 && !isAlike(now, was) ? `; before, ${counted(was.copiesPerMessage, 'copy', 'copies')} and ${counted(was.writesPerMessage, 'write', 'writes')}` : '';
  return `a message ${verb} ${counted(now.copiesPerMessage, 'copy', 'copies')} in and ${counted(now.writesPerMessage, 'write', 'writes')} out${now.messages > 1 ? ' in the mean' : ''}${before}.${lost}`;
}

function isAlike(one: Came, other: Came): boolean {
  return number(one.copiesPerMessage) === number(other.copiesPerMessage) && number(one.writesPerMessage) === number(other.writesPerMessage);
}

export function postedWords(person: number): string {
  return `${personName(person)} posts a message.`;
}
