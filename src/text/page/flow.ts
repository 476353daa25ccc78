/** Words for a run that is played in columns, at a moment, and for one that is not: why. */
import type { FlowRefusal, Heard } from '../../model/flow';
import type { FlowMoment, LongestLine } from '../../reading/flowmoment';
import { counted, countOf, duration, large, number, share } from '../format';
import { instanceNames } from './overload';

const BYTES_PER_MEGABYTE = 1_000_000;

/** While a run that was counted is being played. */
export const PLAYING = {
  progress: (done: number) => `Everybody is counted; playing the messages copy by copy: ${share(done)} done.`,
  said: 'Everybody is counted; the messages are being played copy by copy.',
  stop: 'Leave it counted',
  problem: (problem: string) => `The messages could not be played copy by copy: ${problem}. What is shown was counted.`,
  stopped: 'The messages are not played copy by copy; what is shown was counted.',
  afterAll: 'Play them after all',
} as const;

/** Why a run is counted and not played, in one sentence. */
export function notPlayedWords(refusal: FlowRefusal): string {
  return `${whyNotPlayed(refusal)}; everybody is counted instead.`;
}

/** Why a run is not played; more of the sentence may follow. */
export function whyNotPlayed(refusal: FlowRefusal): string {
  switch (refusal.reason) {
    case 'switching':
      return 'Not played at this size: people switch chats, so who hears a message changes while it is under way';
    case 'memberships':
      return 'Not played at this size: people are on the lists of several chats, which is played copy by copy in smaller runs alone';
    case 'clock':
      return 'Not played at this size: under this design people or gateways ask again and again, which is played in small runs only';
    case 'owners':
      return 'Not played at this size: the owners of chats hold messages or drop them, which is played in smaller runs alone';
    case 'secondSockets':
      return 'Not played at this size: big chats have gateways and second sockets of their own here, which is played in smaller runs alone';
    case 'edges':
      return 'Not played at this size: edges hold the sockets here, and only what gateways write is played copy by copy in large scenes';
    case 'badges':
      return 'Not played at this size: people who are away get badges, which are told copy by copy in small scenes alone';
    case 'crossings':
      return `Not played: about ${large(refusal.crossings)} messages would cross the network, and a run takes at most ${large(refusal.most)}`;
    case 'memory':
      return `Not played: it would take at least ${number(refusal.bytes / BYTES_PER_MEGABYTE)} MB of memory, and a page takes at most ${number(refusal.most / BYTES_PER_MEGABYTE)} MB for it`;
  }
}

/** After how long viewers hear: "Half of 9,990 viewers heard within 81 ms, …". */
export function heardWords({ viewers, p50Micros, p95Micros, p99Micros }: Heard): string {
  if (p50Micros === null || p95Micros === null || p99Micros === null) return 'No viewer has heard yet.';
  return `Of ${counted(viewers, 'viewer', 'viewers')} who heard, half did within ${duration(p50Micros)}, all but 5 in 100 within ${duration(p95Micros)}, all but 1 in 100 within ${duration(p99Micros)}.`;
}

/** Where most jobs wait at a moment. */
export function lineWords(line: LongestLine | null): string {
  if (!line) return 'Nothing waits anywhere.';
  return `The longest line: ${counted(line.jobs, 'job waits', 'jobs wait')} at one ${instanceNames(line.role)[0]}.`;
}

/** What is happening at the play head. */
export function flowSentence({ posted, latest, heardSoFar }: Pick<FlowMoment, 'posted' | 'latest' | 'heardSoFar'>, messages: number, line: LongestLine | null): string {
  if (!latest) return 'Nothing has been posted yet.';
  return (
    `${countOf(posted)} of ${counted(messages, 'message', 'messages')} posted; of the latest${latest.copiesIn > 0 ? ' to arrive' : ''}, ${countOf(latest.copiesIn)} of ${counted(latest.copies, 'copy is', 'copies are')} in ` +
    `and ${countOf(latest.heard)} of ${counted(latest.viewers, 'viewer has', 'viewers have')} it. ${heardWords(heardSoFar)} ${lineWords(line)}`
  );
}

/** The whole run up to the play head. */
export function flowSummary({ posted, heardSoFar }: Pick<FlowMoment, 'posted' | 'heardSoFar'>, copies: number, writes: number): string {
  return `${counted(posted, 'message', 'messages')} posted, ${counted(copies, 'copy', 'copies')} in, ${counted(writes, 'write', 'writes')} out. ${heardWords(heardSoFar)}`;
}
