/** The article's last questions with what the lesson came to, each with the step that asks it. */
import { QUESTIONS, type QuestionFigures } from '../text/lesson/questions';
import { ASKED, copiesUnder, OPTIMISED, under } from './candidates';
import { copiesShare, messagesToFill, savedByDoubling } from './formulas';
import { scenarioOf, STEPS } from './index';
import type { Step } from './step';

const stepOf = (id: string): Step => STEPS.find((step) => step.id === id)!;

function questionFigures(): QuestionFigures {
  const bearable = scenarioOf(stepOf('one-socket'), 'measured');
  const half = scenarioOf(stepOf('where-the-plateau-ends'), 'half');
  const load = scenarioOf(stepOf('so-how'), 'load');
  const saved = (design: string): number => savedByDoubling(under(load, design));
  return {
    copiesShare: copiesShare(bearable),
    messagesToFill: messagesToFill(bearable),
    copies: copiesUnder(half, load.design),
    collected: copiesUnder(half, OPTIMISED.bundles),
    savedOptimised: Math.max(...Object.values(OPTIMISED).map((design) => savedByDoubling(under(half, design)))),
    savedToday: saved(load.design),
    savedViewers: saved(ASKED.viewers),
    savedTogether: saved(ASKED.affinity),
    savedAsking: saved(ASKED.pull),
  };
}

export interface AnsweredQuestion {
  readonly step: Step;
  readonly title: string;
  readonly text: string;
}

export function answeredQuestions(): readonly AnsweredQuestion[] {
  const figures = questionFigures();
  return QUESTIONS.asked.map(({ step, title, text }) => ({ step: stepOf(step), title, text: text(figures) }));
}
