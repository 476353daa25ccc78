import { describe, expect, it } from 'vitest';
import { STEPS } from '../../src/lesson';
import { END, readAddress, writeAddress } from '../../src/lesson/address';
import { writeSaid } from '../../src/lesson/said';

describe('the address of a step', () => {
  it('is read back as it was written, for every step and route', () => {
    for (const step of [...STEPS.map(({ id }) => id), END]) {
      for (const route of ['whole', 'five-minutes'] as const) {
        expect(readAddress(writeAddress(step, route), STEPS)).toEqual({ step, route, said: {}, problems: [] });
        expect(readAddress(`#${writeAddress(step, route)}`, STEPS).step).toBe(step);
      }
    }
  });

  it('leads to the first step where there is no such step, and says so', () => {
    const { step, problems } = readAddress('step=more-gatewys', STEPS);
    expect(step).toBe('say-hi');
    expect(problems).toEqual(['There is no step “more-gatewys”, did you mean “more-gateways”? This is the first one.']);
    expect(readAddress('step=', STEPS).problems).toEqual(['There is no step “”. This is the first one.']);
  });

  it('names what says nothing to it', () => {
    expect(readAddress('step=say-hi&gateways=9', STEPS)).toEqual({
      step: 'say-hi',
      route: 'whole',
      said: {},
      problems: ['“gateways” says nothing to the lesson; it is left out.'],
    });
  });
});

describe('what is wrong with the address of a step', () => {
  it.each([
    ['step=say-hi&route=foo', ['route=foo: is not one of whole, five-minutes; the whole lesson is shown']],
    ['step=say-hi&route=five-minute', ['route=five-minute: is not one of whole, five-minutes, did you mean five-minutes? The whole lesson is shown']],
    ['step=say-hi&step=more-gateways', ['step=more-gateways: comes after another step; the first one is kept']],
    ['step=more-gateways&said=copies:eight&said=copies:two', ['said=copies:two: comes after another said; the first one is kept']],
    ['step=say-hi&role=foo', ['“role” says nothing to the lesson; it is left out.']],
    ['step=say-hi&a\u202Eb\u200B=1', ['“a\uFFFDb\uFFFD” says nothing to the lesson; it is left out.']],
    ['step=say\u2066-hi', ['There is no step “say\uFFFD-hi”, did you mean “say-hi”? This is the first one.']],
    ['step=say-hi&x=1&x=2&x=2&x=2', ['x=2: comes after another x; the first one is kept', '“x” says nothing to the lesson; it is left out.']],
    ['step=say-hi&route=whole', []],
  ])('%s: is said, each fault once', (hash, problems) => {
    expect(readAddress(hash, STEPS).problems).toEqual(problems);
  });

  it('is told ten times, and then counted', () => {
    const keys = Array.from({ length: 120_000 }, (_, index) => `k${String(index)}=1`).join('&');
    const { problems } = readAddress(`step=say-hi&${keys}`, STEPS);
    expect(problems).toHaveLength(11);
    expect(problems[9]).toBe('“k9” says nothing to the lesson; it is left out.');
    expect(problems[10]).toBe('and 119,990 more');
  });

  it('is cut where it is long', () => {
    expect(readAddress(`step=say-hi&${'k'.repeat(500)}=1`, STEPS).problems).toEqual([`“${'k'.repeat(59)}…” says nothing to the lesson; it is left out.`]);
  });
});

describe('a guess in the address of a step', () => {
  const guesses = { 'full-size.copies': 500, 'full-size.writes': 4000, 'so-how.order': ['viewers', 'bundles', 'affinity'], 'more-gateways.copies': 'eight' };

  it.each([
    ['more-gateways', 'copies:eight'],
    ['full-size', 'copies:500,writes:4000'],
    ['so-how', 'order:viewers~bundles~affinity'],
  ])('of %s is written as %s, and read back', (id, said) => {
    const step = STEPS.find((one) => one.id === id)!;
    expect(writeSaid(step, guesses)).toBe(said);
    const own = Object.fromEntries(Object.entries(guesses).filter(([name]) => name.startsWith(`${id}.`)));
    expect(readAddress(writeAddress(id, 'whole', said), STEPS)).toEqual({ step: id, route: 'whole', said: own, problems: [] });
  });

  it('can be written and read for every option and both ends of every bar', () => {
    for (const step of STEPS) {
      for (const prediction of step.rounds.flatMap((round) => round.predictions)) {
        expect(prediction.id.startsWith(`${step.id}.`)).toBe(true);
        if (prediction.kind === 'ranking') continue;
        // As a bar gives them, with two digits where its steps are ratios.
        const ends = prediction.kind === 'amount' ? [prediction.from, prediction.to].map((end) => Number(end.toPrecision(2))) : [];
        for (const guess of prediction.kind === 'choice' ? prediction.options.map(({ id }) => id) : ends) {
          const said = writeSaid(step, { [prediction.id]: guess });
          expect(readAddress(writeAddress(step.id, 'whole', said), STEPS)).toMatchObject({ said: { [prediction.id]: guess }, problems: [] });
        }
      }
    }
  });

  it.each([
    ['more-gateways', 'copies:nine', 'said=copies:nine: is no guess at a question of this step; it is left out'],
    ['more-gateways', 'copies', 'said=copies: is no guess at a question of this step; it is left out'],
    ['more-gateways', '', 'said: is no guess at a question of this step; it is left out'],
    ['more-gateways', 'writes:eight', 'said=writes:eight: is no guess at a question of this step; it is left out'],
    ['full-size', 'copies:many', 'said=copies:many: is no guess at a question of this step; it is left out'],
    ['full-size', 'copies:-5', 'said=copies:-5: is no guess at a question of this step; it is left out'],
    ['full-size', 'copies:1e99', 'said=copies:1e99: is no guess at a question of this step; it is left out'],
    ['full-size', 'copies:500,writes:NaN', 'said=writes:NaN: is no guess at a question of this step; it is left out'],
    ['so-how', 'order:viewers~viewers~affinity', 'said=order:viewers~viewers~affinity: is no guess at a question of this step; it is left out'],
    ['more-gateways', 'copies:<b>eight</b>', 'said=copies:<b>eight</b>: is no guess at a question of this step; it is left out'],
  ])('of %s that says “%s” is left out, and that is said', (id, said, problem) => {
    expect(readAddress(`step=${id}&said=${encodeURIComponent(said)}`, STEPS)).toMatchObject({ step: id, said: {}, problems: [problem] });
  });

  it('says nothing at the end, or where the step is unknown', () => {
    for (const step of [END, 'nowhere']) {
      const { said, problems } = readAddress(`step=${step}&said=copies:eight`, STEPS);
      expect(said).toEqual({});
      expect(problems).toContain('“said” says nothing to the lesson; it is left out.');
    }
  });
});
