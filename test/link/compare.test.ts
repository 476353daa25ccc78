/** The address of the page that compares all designs: there and back, and every fault told. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ASKED_KEYS, readCompare, writeCompare, type Asked } from '../../src/link/compare';
import { repairText } from '../../src/link/repair';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges } from '../../src/model/scenario';
import { anyScenario } from './arbitrary';

const NOTHING: Asked = { reserve: 60, price: null, delay: null, machines: null };
const amounts = (min: number, max: number) => fc.option(fc.integer({ min, max }), { nil: null });
const asking: fc.Arbitrary<Asked> = fc.record({
  reserve: fc.integer({ min: 1, max: 100 }),
  price: amounts(0, 1_000_000),
  delay: amounts(0, 3_600_000),
  machines: amounts(1, 1_000_000),
});

describe('the address of the page that compares', () => {
  it('says no more than it must', () => {
    expect(writeCompare(DEFAULT_SCENARIO, NOTHING)).toBe('compare');
    const scenario = withChanges(DEFAULT_SCENARIO, { chats: 4, gateways: 8 });
    expect(writeCompare(scenario, { ...NOTHING, reserve: 75.5, delay: 200 })).toBe('compare&reserve=75.5&delay=200&chats=4&gateways=8');
  });

  it('reads back as what was written, and needs no repair', () => {
    fc.assert(fc.property(anyScenario(), asking, (scenario, asked) => {
      const hash = writeCompare(scenario, asked);
      expect(readCompare(hash)).toMatchObject({ asked, repairs: [] });
      expect(writeCompare(readCompare(hash).scenario, asked)).toBe(hash);
    }));
  });

  it.each([
    ['reserve=0', { reserve: 1 }, 'reserve=0: is below 1, the least; reserve=1 is used instead'],
    ['reserve=half', { reserve: 60 }, 'reserve=half: is not a plain number, such as 1000 or 0.5; reserve=60 is used instead'],
    ['machines=2.5', { machines: 3 }, 'machines=2.5: is not a whole number; machines=3 is used instead'],
    ['price=', { price: null }, 'price: has no value; it is left out'],
    ['delay=soon', { delay: null }, 'delay=soon: is not a plain number, such as 1000 or 0.5; it is left out'],
    ['delay=5&delay=6', { delay: 5 }, 'delay=6: comes after another delay; the first one is kept'],
    ['gateway=4', {}, 'gateway=4: unknown key, did you mean gateways?; it is left out'],
  ])('mends %s in the open', (own, asked, told) => {
    const { repairs, ...read } = readCompare(`compare&${own}&chats=3`);
    expect(repairs.map(repairText).join()).toContain(told.replace('?; it', '? It'));
    expect(read.asked).toEqual({ ...NOTHING, ...asked });
    expect(read.scenario.chats).toBe(3);
  });

  it('takes a link as an editor or a sentence gives it back', () => {
    expect(readCompare('#compare&amp;reserve=70&amp;chats=5')).toMatchObject({ asked: { reserve: 70 }, scenario: { chats: 5 }, repairs: [] });
    expect(readCompare('compare)')).toMatchObject({ asked: NOTHING, repairs: [] });
  });

  it('bounds every key that it has', () => {
    for (const { min, max } of Object.values(ASKED_KEYS)) expect(min).toBeLessThan(max);
  });
});
