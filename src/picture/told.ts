/** What the words under a picture tell of a run at a moment. */
import { latestMessage } from '../reading/flight';
import { isPlayed, type LoadedRun } from '../reading/run';
import { underWayAt } from '../reading/underway';
import { countedSentence } from '../text/page/counted';
import { countLine } from '../text/page/describe';
import { sentenceOf } from '../text/page/sentence';

/** What is happening at the play head; of a run that was counted, what it came to. */
export function sentenceAt(run: LoadedRun, micros: number): string {
  return isPlayed(run) ? sentenceOf(underWayAt(run, micros)) : countedSentence(run.figures, run.result.scenario);
}

/** Counts of the message that the picture follows; empty before the first. */
export function countLineAt(run: LoadedRun, micros: number): string {
  if (!isPlayed(run)) return countLine(1, run.figures.copiesPerMessage, run.figures.writesPerMessage);
  const message = latestMessage(run.result.trace, micros);
  if (message < 0) return '';
  const moment = run.cursor.at(micros);
  return countLine(1, moment.copiesIn[message]!, moment.writesOut[message]!);
}
