/** The end of the lesson says of the article's last questions what their steps came to. */
import { expect, it } from 'vitest';
import { figuresOfStep } from '../../src/lesson';
import { answeredQuestions } from '../../src/lesson/questions';
import { occupiedShare } from '../../src/model/numeric';
import { share } from '../../src/text/format';

it('answers each with the figures of the step that asks it', () => {
  const [enough, optimised, scales] = answeredQuestions();
  expect(answeredQuestions().map(({ step }) => step.id)).toEqual(['one-socket', 'where-the-plateau-ends', 'so-how']);
  expect(enough!.text).toContain('are 3% of a core, and about 310,000 messages a second');
  expect(optimised!.text).toContain('leaves 500 of 1,000 copies a second. Doubling then saves no more than 0.2% of them.');
  const saved = (people: number): string => share(1 - occupiedShare(4000, people) / occupiedShare(2000, people));
  expect(scales!.text).toContain(`direct append saves ${saved(10_000)} of the copies by doubling, telling only viewers saves ${saved(1000)}, `);
  // A chat’s own gateway and, of the rest, those that hold one of the 500 who stray.
  const together = (gateways: number): number => (1 + (gateways - 1) * occupiedShare(gateways, 500)) / gateways;
  expect(scales!.text).toContain(`seating communities together ${share(1 - together(4000) / together(2000))}, asking 50%.`);
});

it('says nothing that its step does not say', () => {
  for (const { step, text } of answeredQuestions()) {
    const figures = figuresOfStep(step, []);
    const said = step.rounds.flatMap(({ reveal }) => reveal(figures)).join(' ');
    const shares = [...text.matchAll(/[\d.]+%/g)].map(([words]) => words);
    expect(shares.length).toBeGreaterThan(0);
    for (const words of shares) expect(said, `${step.id}: ${words}`).toContain(words);
  }
});
