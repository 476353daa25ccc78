/** What the page asks of the worker about all designs, answered step by step. */
import { designOf } from '../../designs';
import type { Answer, Question, Trying, Weigh, Weighing } from '../../model/weighing';
import { judged } from './judge';
import { neededNodes } from './nodes';
import { outageOf } from './outage';
import { weighByCounts, weighByFormula } from './weigh';

/** Works out an answer. Yields how far it is. */
export function* answerTo(question: Question): Generator<Trying, Answer> {
  switch (question.kind) {
    case 'weigh':
      return yield* weighed(question);
    case 'need':
      return yield* neededNodes(question);
    case 'judge':
      return yield* judged(question);
    case 'lose':
      return outageOf(question.scenario, designOf(question.scenario.design), question.busiest);
  }
}

function* weighed({ scenario, by }: Weigh): Generator<Trying, Weighing> {
  if (by === 'formula') return weighByFormula(scenario);
  const counting = weighByCounts(scenario);
  let step = counting.next();
  while (!step.done) {
    yield { share: step.value, tried: null };
    step = counting.next();
  }
  return step.value;
}
