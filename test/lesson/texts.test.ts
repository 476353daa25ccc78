/** What every step's text keeps to: one idea in 60 to 150 words, no number typed, every term explained once. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { figuresOfStep, scenarioOf, STEPS } from '../../src/lesson';
import { sameRun } from '../../src/model/keys';
import { number } from '../../src/text/format';
import { answersIn } from './leaks';
import { NOTES } from '../../src/lesson/notes';

const FOLDER = fileURLToPath(new URL('../../src/lesson/steps', import.meta.url));

const wordsOf = (texts: readonly string[]): number => texts.join(' ').split(/\s+/).length;

/** Pieces of text in a source: whole strings, and what stands between the values of a template. */
function textPieces(source: string): string[] {
  const pieces: string[] = [];
  const tree = ts.createSourceFile('step.ts', source, ts.ScriptTarget.ES2022, true);
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddle(node) || ts.isTemplateTail(node)) pieces.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return pieces;
}

describe('the lesson', () => {
  it('has its steps in order, each with an address of its own', () => {
    expect(STEPS.map((step) => step.id)).toEqual([
      'say-hi', 'more-gateways', 'twice-of-everything', 'another-way-to-connect', 'full-size', 'inside-one-gateway',
      'the-look-up-storm', 'topic-per-user', 'topic-per-chat', 'who-is-looking', 'chat-gateway', 'the-price', 'one-socket',
      'where-the-plateau-ends', 'big-and-small', 'so-how', 'check-yourself', 'a-real-gateway',
    ]);
    expect(STEPS.map((step) => step.order)).toEqual(STEPS.map((_, index) => index + 1));
  });

  it('has a main route, side doors, and a five-minute route', () => {
    expect(STEPS.filter((step) => step.route === 'door').map((step) => step.order)).toEqual([4, 7, 15, 18]);
    expect(STEPS.filter((step) => step.inFiveMinutes).map((step) => step.order)).toEqual([1, 2, 3, 9, 11, 13]);
  });

  it('explains each term at its first use, and only once', () => {
    const told: string[] = [];
    for (const step of STEPS) {
      const text = step.text(figuresOfStep(step, [])).join(' ');
      for (const term of step.terms) {
        expect(text, step.id).toContain(term);
        expect(told.join(' '), `${term} of ${step.id} stood before`).not.toContain(term);
      }
      told.push(text);
    }
    const terms = STEPS.flatMap((step) => step.terms);
    expect(new Set(terms).size).toBe(terms.length);
  });

  it('has notes for the teacher of every step, in whole sentences', () => {
    expect([...NOTES.keys()].sort()).toEqual(STEPS.map((step) => step.id).sort());
    for (const line of [...NOTES.values()].flat()) expect(line).toMatch(/^[A-Z].*[.?]$/);
  });

  it('types no number', () => {
    for (const file of readdirSync(FOLDER)) {
      expect(textPieces(readFileSync(`${FOLDER}/${file}`, 'utf8')).filter((piece) => /\d/.test(piece)), file).toEqual([]);
    }
  });
});

describe.each(STEPS.map((step) => [step.id, step] as const))('%s', (_id, step) => {
  const figures = figuresOfStep(step, []);

  it('says one idea in 60 to 150 words', () => {
    const words = wordsOf(step.text(figures));
    expect(words).toBeGreaterThanOrEqual(60);
    expect(words).toBeLessThanOrEqual(150);
  });

  it('asks, reveals and explains in whole sentences, with every number there', () => {
    const asked = step.rounds.flatMap((round) => [...(round.lead ? [round.lead(figures)] : []), ...round.predictions.map((prediction) => prediction.question(figures))]);
    const told = [
      ...step.text(figures),
      ...step.rounds.flatMap((round) => [...round.reveal(figures), ...(round.more ? [round.more.text(figures)] : [])]),
    ];
    for (const text of [...asked, ...told]) {
      expect(text).not.toMatch(/undefined|NaN|null|Infinity|\[object|−|-0/);
      expect(text).toMatch(/[.?:]$/);
    }
    for (const text of asked) expect(text).toMatch(/[.?]$/);
  });

  it('keeps to the words of the lesson', () => {
    const all = [...step.text(figures), ...step.rounds.flatMap((round) => round.reveal(figures))].join(' ');
    expect(all).not.toMatch(/\breceipts?\b|\belasticity\b|\buseless\b|\bnever scales\b|\bwall\b/i);
  });

  it('says no answer beside its question', () => {
    for (const round of step.rounds) {
      const said = [...step.text(figures), ...(round.lead ? [round.lead(figures)] : []), ...round.predictions.map((prediction) => prediction.question(figures))].join(' ');
      expect(round.predictions.flatMap((prediction) => answersIn(said, prediction, figures))).toEqual([]);
    }
  });

  it('runs something in every round', () => {
    for (const round of step.rounds) expect(sameRun(scenarioOf(step, round.before), scenarioOf(step, round.after)), round.before).toBe(false);
  });

  it('says how many copies a message makes over all gateways where that goes up and the answer is about one of them', () => {
    for (const round of step.rounds) {
      const isAboutOne = round.predictions.some(({ id, kind }) => kind === 'amount' && /copies|auction/.test(id));
      const [before, after] = [figures.of(round.before).copiesPerMessage, figures.of(round.after).copiesPerMessage];
      if (!isAboutOne || after < before * 1.1) continue;
      for (const copies of [before, after]) expect(round.reveal(figures).join(' '), 'as the line below the picture does').toContain(number(copies));
    }
  });

  it('has the scenes that its rounds name', () => {
    for (const round of step.rounds) {
      for (const scene of [round.before, round.after, ...(round.more ? [round.more.scene] : [])]) {
        expect(() => scenarioOf(step, scene)).not.toThrow();
      }
    }
  });
});
