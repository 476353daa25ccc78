import { describe, expect, it } from 'vitest';
import { STEPS } from '../../src/lesson';
import { END, readAddress, writeAddress } from '../../src/lesson/address';

const ids = STEPS.map((step) => step.id);

describe('the address of a step', () => {
  it('is read back as it was written, for every step and route', () => {
    for (const step of [...ids, END]) {
      for (const route of ['whole', 'five-minutes'] as const) {
        expect(readAddress(writeAddress(step, route), ids)).toEqual({ step, route, problems: [] });
        expect(readAddress(`#${writeAddress(step, route)}`, ids).step).toBe(step);
      }
    }
  });

  it('leads to the first step where there is no such step, and says so', () => {
    const { step, problems } = readAddress('step=more-gatewys', ids);
    expect(step).toBe('say-hi');
    expect(problems).toEqual(['There is no step “more-gatewys”, did you mean “more-gateways”? This is the first one.']);
    expect(readAddress('step=', ids).problems).toEqual(['There is no step “”. This is the first one.']);
  });

  it('names what says nothing to it', () => {
    expect(readAddress('step=say-hi&gateways=9', ids)).toEqual({
      step: 'say-hi',
      route: 'whole',
      problems: ['“gateways” says nothing to the lesson; it is left out.'],
    });
  });
});
