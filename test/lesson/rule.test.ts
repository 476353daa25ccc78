/** The rule that the lesson ends with: its numbers, worked out by hand at 1,000 chats of 10,000 on 1,000 gateways. */
import { describe, expect, it } from 'vitest';
import { scenarioOf, STEPS } from '../../src/lesson';
import { formulaFigures } from '../../src/lesson/figures';
import { ruleFigures, ruleParts } from '../../src/lesson/rule';
import { MEASURED } from '../../src/lesson/formulas';
import { PRESETS, withPreset, type PresetId } from '../../src/model/presets';
import { withChanges } from '../../src/model/scenario';
import { designOf } from '../../src/designs';
import { ALL_COMPONENTS, spentInSecond } from '../../src/engine/theory/spending';
import { number } from '../../src/text/format';

describe('the rule', () => {
  const figures = ruleFigures();
  it('is about the article’s load', () => {
    expect([figures.chats, figures.users, figures.gateways]).toEqual([1000, 10_000, 1000]);
  });

  it('has the storage break first, and then nothing near to it', () => {
    expect(figures.shardShare).toBeCloseTo(10_000_000 * 20e-6 / 3, 6);
    expect(figures.directShare).toBeCloseTo(0.11, 4);
    expect(figures.topicShare).toBeCloseTo(1000 * 1.5e-6, 6);
    expect(Math.max(figures.directShare, figures.topicShare, figures.topicGatewayShare)).toBeLessThan(figures.shardShare);
    expect(figures.topicGatewayShare, 'with a topic per chat the gateways').toBeGreaterThan(figures.topicShare);
  });

  it('has the claim true on the plateau alone', () => {
    expect(figures.copiesSaved).toBeCloseTo(0.0067, 4);
    expect(figures.copiesSavedAtEnd).toBeCloseTo(1 - 0.39347 / 0.63212, 3);
  });

  it('has copies matter where one costs as much as its writes', () => {
    expect(figures.evenMicros).toBe(100);
    const { scenario } = formulaFigures(scenarioOf(STEPS.find(({ id }) => id === 'full-size')!, 'thousand'));
    const { copies, writes } = formulaFigures(withChanges(scenario, { tReceipt: figures.evenMicros }));
    expect((copies.mean * figures.evenMicros) / (writes.mean * scenario.tWrite)).toBeCloseTo(1, 3);
    expect(figures.copyShare).toBeCloseTo(1 / 11, 3);
    expect(figures.workSaved).toBeCloseTo(0.46, 2);
    expect(figures.workSavedIfEven).toBeCloseTo(0.25, 2);
  });

  it('has the storage break first by measured prices, too, and says what subscribing comes to by either', () => {
    const { tQuery, tLookup } = PRESETS[MEASURED].costs;
    expect(figures.shardShareMeasured).toBeCloseTo((1000 * tQuery + (10_000_000 / 3) * tLookup) / 1e6, 9);
    expect(figures.shardShareMeasured).toBeGreaterThan(figures.directShareMeasured);
    const cores = (design: string, preset: PresetId): number => {
      const scenario = withPreset(withChanges(scenarioOf(STEPS.find(({ id }) => id === 'full-size')!, 'thousand'), { design }), preset);
      return spentInSecond(scenario, designOf(design), ALL_COMPONENTS) / 1e6;
    };
    expect([figures.directCores, figures.topicCores]).toEqual([cores('direct', 'round'), cores('topic-per-chat', 'round')].map((value) => expect.closeTo(value, 9) as number));
    expect([figures.directCoresMeasured, figures.topicCoresMeasured]).toEqual([cores('direct', MEASURED), cores('topic-per-chat', MEASURED)].map((value) => expect.closeTo(value, 9) as number));
    const { text } = ruleParts()[3]!;
    for (const value of [figures.directCores, figures.topicCores, figures.directCoresMeasured, figures.topicCoresMeasured]) expect(text).toContain(number(value));
  });

  it('says so, in whole sentences', () => {
    const texts = ruleParts().map(({ text }) => text);
    for (const text of texts) expect(text).not.toMatch(/undefined|NaN|null|Infinity/);
    for (const [index, told] of [[0, '6,667%'], [1, '0.67%'], [2, '100 µs'], [3, '95.2 copies a second instead of 1,000'], [3, '69 µs']] as const) expect(texts[index]).toContain(told);
  });
});
