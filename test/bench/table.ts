/** Prints tables for people to read: Markdown, its columns aligned. */

/** A whole number with a comma between its thousands. */
export function thousands(value: number): string {
  return Math.round(value).toLocaleString('en-US');
}

/** Prints a heading and a table; the first two columns are words, the others numbers. */
export function printTable(title: string, heads: readonly string[], rows: readonly (readonly string[])[]): void {
  const widths = heads.map((head, column) => Math.max(head.length, ...rows.map((row) => row[column]!.length)));
  const cell = (text: string, column: number): string =>
    column < 2 ? text.padEnd(widths[column]!) : text.padStart(widths[column]!);
  const line = (row: readonly string[]): string => `| ${row.map(cell).join(' | ')} |\n`;
  const rule = `|${widths.map((width, column) => (column < 2 ? `-${'-'.repeat(width)}-` : `-${'-'.repeat(width)}:`)).join('|')}|\n`;
  process.stdout.write(`\n${title}\n\n${line(heads)}${rule}${rows.map(line).join('')}`);
}
