/** All designs as files: every spreadsheet reads them, and nothing of them is lost. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../src/designs';
import { answerTo } from '../../src/engine/weighing/answer';
import { comparisonCsv, comparisonJson } from '../../src/export/comparison';
import { COMMA } from '../../src/export/csv';
import { readCompare } from '../../src/link/compare';
import { withChanges } from '../../src/model/scenario';
import { QUANTITIES, type Needed, type Question, type Weighing } from '../../src/model/weighing';
import { COMPARISON_SHEET } from '../../src/text/page/comparisonsheet';

function answered(question: Question): unknown {
  const steps = answerTo(question);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}
const { scenario, asked } = readCompare('compare&price=2&chats=20&users=30&gateways=5&cores=2');
const designs = CATALOGUE.map(({ id }) => {
  const own = withChanges(scenario, { design: id });
  return { design: id, weighing: answered({ kind: 'weigh', by: 'counts', scenario: own }) as Weighing, needed: answered({ kind: 'need', by: 'counts', scenario: own, reserve: 0.6 }) as Needed };
});
const LINK = 'https://example.org/#compare&chats=20';

describe('all designs as a file', () => {
  it('are rows with a head, and empty cells where nothing is known', () => {
    const lines = comparisonCsv([...designs, { design: CATALOGUE[0]!.id, weighing: null, needed: null }], LINK).trimEnd().split('\r\n');
    expect(lines[0]).toBe(`link,${LINK}`);
    expect(lines[2]!.split(',').slice(0, 3)).toEqual([COMPARISON_SHEET.design, COMPARISON_SHEET.certainty, COMPARISON_SHEET.quantities.copies]);
    const rows = lines.slice(3).map((line) => line.split(','));
    expect(rows).toHaveLength(CATALOGUE.length + 1);
    rows.slice(0, -1).forEach((row, index) => {
      const { design, weighing, needed } = designs[index]!;
      expect(row).toHaveLength(lines[2]!.split(',').length);
      expect(row[0]).toBe(designOf(design).title);
      QUANTITIES.forEach((quantity, place) => { expect(row[place + 2]).toBe(weighing.values[quantity] === null ? '' : String(weighing.values[quantity])); });
      expect(row).toContain(String(needed.machines));
    });
    expect(rows.at(-1)!.slice(1).every((cell) => cell === '')).toBe(true);
  });

  it('have a decimal comma where a language does', () => {
    const first = comparisonCsv(designs, LINK, COMMA).split('\r\n')[3]!;
    expect(first.split(';')[4]).toBe(String(designs[0]!.weighing.values.meanShare).replace('.', ','));
  });

  it('are all there for a program', () => {
    const read = JSON.parse(comparisonJson(designs, scenario, asked, LINK)) as { link: string; asked: unknown; designs: unknown[]; scenario: unknown };
    expect(read.link).toBe(LINK);
    expect(read.asked).toEqual(asked);
    expect(read.designs).toEqual(designs.map((one) => ({ ...one, title: designOf(one.design).title })));
    expect(read.scenario).toEqual(scenario);
  });
});
