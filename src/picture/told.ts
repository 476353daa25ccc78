/** What the words under a picture tell of a run at a moment. */
import { rowsAtPosting, viewersOf } from '../reading/posted';
import { latestMessage } from '../reading/stage';
import { switchesUnderWay } from '../reading/underway';
import type { LoadedRun } from '../session/lab.svelte';
import { countedSentence } from '../text/page/counted';
import { countLine } from '../text/page/describe';
import { sentenceOf } from '../text/page/sentence';

/** What is happening at the play head; of a run that was counted, what it came to. */
export function sentenceAt(run: LoadedRun, micros: number): string {
  const { trace, scenario, summary } = run.result;
  if (!trace || !run.cursor || !run.flight) return countedSentence(run.figures, scenario);
  const message = latestMessage(trace, micros);
  return sentenceOf({
    scenario,
    design: run.design,
    trace,
    moment: run.cursor.at(micros),
    endMicros: summary.endMicros,
    message,
    trails: message >= 0 ? run.flight.stretches(message, micros) : [],
    switching: switchesUnderWay(scenario, run.design, trace, micros),
    viewers: () => viewersOf(rowsAtPosting(scenario, run.design, trace)(message)),
  });
}

/** Counts of the message that the picture follows; empty before the first. */
export function countLineAt({ result, cursor, figures }: LoadedRun, micros: number): string {
  if (!cursor || !result.trace) return countLine(1, figures.copiesPerMessage, figures.writesPerMessage);
  const message = latestMessage(result.trace, micros);
  if (message < 0) return '';
  const moment = cursor.at(micros);
  return countLine(1, moment.copiesIn[message]!, moment.writesOut[message]!);
}
