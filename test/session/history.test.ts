/** The way through scenarios: letters are scenarios, a run that comes in settles where one is. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges } from '../../src/model/scenario';
import { abandoned, beginHistory, bookmarkOf, changed, headMoved, opened, redone, settled, undone, type Bookmark, type History } from '../../src/session/history';

const LETTERS = 'ABCDE';
/** Scenarios differ by their seed alone. */
const scenarioOf = (letter: string): Bookmark => bookmarkOf(withChanges(DEFAULT_SCENARIO, { seed: LETTERS.indexOf(letter) }));
const letterOf = ({ scenario }: Bookmark): string => LETTERS[scenario.seed]!;
const lettersOf = (bookmarks: readonly Bookmark[]): string => bookmarks.map(letterOf).join('');

/** A step in short: a letter changes to it, @ and a letter opens its address. */
const STEPS: Readonly<Record<string, (history: History) => History>> = {
  '<': undone,
  '>': redone,
  '!': settled,
  x: abandoned,
};
function walk(steps: string): string {
  let history = beginHistory(scenarioOf('A'));
  for (const step of steps.match(/@?\S/g) ?? []) {
    const act = STEPS[step];
    const scenario = scenarioOf(step.at(-1)!);
    history = act ? act(history) : step.startsWith('@') ? opened(history, scenario) : changed(history, scenario);
  }
  return `${lettersOf(history.past)}[${letterOf(history.present)}]${lettersOf([...history.future].reverse())}`;
}

describe('the way through scenarios', () => {
  it.each([
    ['!', '[A]'],
    ['! B ! C !', 'AB[C]'],
    ['! B ! C ! <', 'A[B]C'],
    ['! B ! C ! < <', '[A]BC'],
    ['! B ! < < <', '[A]B'],
    ['! B ! C ! < < > >', 'AB[C]'],
    ['! B ! >', 'A[B]'],
    ['! B ! C ! < ! D !', 'AB[D]'],
    ['! B ! @D !', 'A[D]'],
  ])('after %s is %s', (steps, way) => {
    expect(walk(steps)).toBe(way);
  });
});

describe('giving up what has not come in', () => {
  it.each([
    ['a change', '! B x', '[A]'],
    ['a change, twice', '! B x C x', '[A]'],
    ['again without anything new', '! B x x', '[A]'],
    ['all of several changes', '! B ! C D E x', 'A[B]'],
    ['an undo', '! B ! < x', 'A[B]'],
    ['a redo', '! B ! < ! > x', '[A]B'],
    ['a change, and what it would have put an end to is there again', '! B ! C ! < ! D x', 'A[B]C'],
    ['an address', '! B ! @D x', 'A[B]'],
    ['a change; an undo then leads to before what stands', '! B ! C x <', '[A]B'],
    ['the very first leaves it', 'x', '[A]'],
    ['a change before anything has come in leaves all', 'B x', 'A[B]'],
  ])('%s: %s is %s', (_name, steps, way) => {
    expect(walk(steps)).toBe(way);
  });
});

it('the play head moves without a step, and without another scenario', () => {
  const before = changed(beginHistory(scenarioOf('A')), scenarioOf('B'));
  const history = headMoved(before, 12.5);
  expect([history.present.t, lettersOf(history.past), history.past[0]!.t]).toEqual([12.5, 'A', 0]);
  expect(history.present.scenario).toBe(before.present.scenario);
});
