/** What is told of a run at a moment, under the picture and aloud. */
import { sizesOf } from '../model/sizes';
import { isPlayed, type LoadedRun } from '../reading/run';
import { happeningAt } from '../reading/happening';
import { underWayAt } from '../reading/underway';
import { countedSentence } from '../text/page/counted';
import { countLine, countLineOf, meanCountLine } from '../text/page/describe';
import { flowSentence, notPlayedWords } from '../text/page/flow';
import { happeningWords } from '../text/page/happening';
import { shortChatName } from '../text/page/names';
import { sentenceOf } from '../text/page/sentence';
import type { Turn } from './playback.svelte';

/** What is happening at the play head; of a run that was counted, why it is not played, which must be seen where the row is narrow, and what it came to. */
export function sentenceAt(run: LoadedRun, micros: number): string {
  if (isPlayed(run)) return sentenceOf(underWayAt(run, micros));
  if (run.flow) return flowSentence(run.flow.at(micros), run.flow.record.messages.posted, run.flow.longestLineAt(micros));
  const words = countedSentence(run.figures, run.result.scenario);
  return run.refusal ? `${notPlayedWords(run.refusal)} ${words}` : words;
}

/**
 * The same for the ear, once a hand has moved the play head there: of an event what happens at that very moment, as
 * of a beat that begins between components; where people are written to, how many of them have it.
 */
export function spokenAt(run: LoadedRun, micros: number, how: Turn): string {
  if (!isPlayed(run)) return sentenceAt(run, micros);
  const happening = happeningAt(run, micros);
  const isTold = how === 'event' ? happening.length > 0 : micros >= 0 && happening.some(({ kind }) => kind.to !== 'user');
  return isTold ? happeningWords(happening, run.result.trace) : sentenceOf(underWayAt(run, micros), true);
}

/**
 * Counts of the message that the picture follows; empty before the first. Where chats differ they are one chat's,
 * which is named, so that nobody takes them for what any message comes to.
 */
export function countLineAt(run: LoadedRun, micros: number): string {
  const { scenario } = run.result;
  const { isUniform } = sizesOf(scenario);
  const ofChat = (chat: number, line: string): string => (isUniform ? line : countLineOf(shortChatName(chat, scenario), line));
  if (run.flow) {
    const { latest } = run.flow.at(micros);
    return latest ? ofChat(latest.chat, countLine(1, latest.copiesIn, latest.heard)) : '';
  }
  if (!isPlayed(run)) {
    const { copiesPerMessage, writesPerMessage } = run.figures;
    return isUniform ? countLine(1, copiesPerMessage, writesPerMessage) : meanCountLine(copiesPerMessage, writesPerMessage);
  }
  const message = run.owners.followed(micros);
  if (message < 0) return '';
  const moment = run.cursor.at(micros);
  return ofChat(run.result.trace.messages.chat[message]!, countLine(run.owners.carriedBy(message).length, moment.copiesIn[message]!, moment.writesOut[message]!));
}
