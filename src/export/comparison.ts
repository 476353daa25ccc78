/** All designs side by side as files: rows for a spreadsheet, or all of it for a program. */
import { designOf } from '../designs';
import type { Asked } from '../link/compare';
import type { Scenario } from '../model/scenario';
import { QUANTITIES, type Needed, type Weighing } from '../model/weighing';
import { COMPARISON_SHEET } from '../text/page/comparisonsheet';
import { SHEET } from '../text/page/export';
import { csvText, POINT, type Cell } from './csv';

/** One design, and what is known of it. */
export interface ComparedDesign {
  readonly design: string;
  readonly weighing: Weighing | null;
  readonly needed: Needed | null;
}

/** The link, then a row for each design. Empty cells where something is not known or not there. */
export function comparisonCsv(designs: readonly ComparedDesign[], link: string, custom = POINT): string {
  const { design, certainty, quantities, overloaded, machines, gateways, full, share, obstacle } = COMPARISON_SHEET;
  const head: Cell[] = [design, certainty, ...QUANTITIES.map((quantity) => quantities[quantity]), overloaded, machines, gateways, full, share, obstacle];
  const rows = designs.map(({ design: id, weighing, needed }): Cell[] => [
    designOf(id).title,
    weighing?.by ?? null,
    ...QUANTITIES.map((quantity) => weighing?.values[quantity] ?? null),
    weighing?.overloaded.join(' ') ?? null,
    needed?.machines ?? null,
    needed?.gateways ?? null,
    needed?.fillings[0]?.limit ?? null,
    needed?.fillings[0]?.share ?? null,
    needed?.obstacle?.limit ?? null,
  ]);
  return csvText([[SHEET.link, link], [], head, ...rows], custom);
}

/** The scenario in full, what was asked, and of each design all that was found. */
export function comparisonJson(designs: readonly ComparedDesign[], scenario: Scenario, asked: Asked, link: string): string {
  return `${JSON.stringify({ link, scenario, asked, designs: designs.map(({ design, weighing, needed }) => ({ design, title: designOf(design).title, weighing, needed })) }, null, 2)}\n`;
}
