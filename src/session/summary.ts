/** A run up to a moment, in words. */
import { peopleOf } from '../model/people';
import { total } from '../reading/figures';
import type { LoadedRun } from '../reading/run';
import { countedSentence } from '../text/page/counted';
import { summaryWords } from '../text/page/describe';
import { flowSummary } from '../text/page/flow';

export function summaryAt({ result: { scenario }, figures, cursor, flow }: LoadedRun, micros: number): string {
  if (cursor) return summaryWords(cursor.at(micros), peopleOf(scenario), scenario.gateways);
  if (!flow) return countedSentence(figures, scenario);
  const moment = flow.at(micros);
  return flowSummary(moment, total(moment.gateways.received), total(moment.gateways.sent));
}
