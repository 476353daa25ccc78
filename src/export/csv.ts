/**
 * The figures as comma-separated values, for a spreadsheet: RFC 4180, every gateway a row. Where a language has
 * a decimal comma, its spreadsheets part cells by semicolons.
 */
import { distribution } from '../model/distribution';
import type { Counts } from '../model/ledger';
import { withoutSigns } from '../text/format';
import { gatewayName } from '../text/page/names';
import { SHEET } from '../text/page/export';
import { engineWords, factsOf, gatewayColumns, type ExportedRun, type Fact } from './figures';

/** A cell; nothing for null. */
export type Cell = string | number | null;

/** Which signs a spreadsheet takes apart cells and fractions by; that is its language's to say. */
export interface Custom {
  readonly between: ',' | ';';
  readonly decimal: '.' | ',';
}
export const POINT: Custom = { between: ',', decimal: '.' };
export const COMMA: Custom = { between: ';', decimal: ',' };

/** Rows as text: cells apart, CR LF after each row. */
export function csvText(rows: readonly (readonly Cell[])[], custom: Custom = POINT): string {
  return rows.map((row) => `${row.map((cell) => cellText(cell, custom)).join(custom.between)}\r\n`).join('');
}

/** A cell as text; in quotes, and its own quotes doubled, where it would otherwise be read as something else. */
function cellText(cell: Cell, { decimal }: Custom): string {
  if (typeof cell === 'number') return String(cell).replace('.', decimal);
  const text = withoutSigns(cell ?? '');
  return /[",;\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** The link and the engine, then the facts, then how each quantity is spread, then each gateway. */
export function figuresCsv(run: ExportedRun, link: string, custom = POINT): string {
  const columns = gatewayColumns(run);
  const facts = Object.entries(factsOf(run)) as [Fact, number | null][];
  const gateways = Array.from({ length: run.result.scenario.gateways }, (_, gateway) => [
    gatewayName(gateway),
    ...columns.map(([, counts]) => counts[gateway]!),
  ]);
  return csvText([
    [SHEET.link, link],
    [SHEET.engine, engineWords(run.engine)],
    [],
    [SHEET.quantity, SHEET.value],
    ...facts.map(([fact, value]) => [SHEET.facts[fact], value]),
    [],
    [SHEET.quantity, SHEET.total, SHEET.mean, 'min', 'p50', 'p95', 'p99', 'max'],
    ...columns.map(([column, counts]) => [SHEET.columns[column], ...spreadCells(counts)]),
    [],
    [SHEET.gateway, ...columns.map(([column]) => SHEET.columns[column])],
    ...gateways,
  ], custom);
}

function spreadCells(counts: Counts): Cell[] {
  const { total, min, p50, p95, p99, max } = distribution(counts);
  return [total, total / counts.length, min, p50, p95, p99, max];
}
