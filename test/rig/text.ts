/** Tables and numbers as the rig prints them. */

/** More numbers than these are told by their sum and their bounds. */
const MOST_LISTED = 8;

export function numbersText(numbers: readonly number[]): string {
  if (numbers.length <= MOST_LISTED) return numbers.map(String).join(' ');
  const total = numbers.reduce((sum, number) => sum + number, 0);
  const least = numbers.reduce((a, b) => Math.min(a, b));
  const most = numbers.reduce((a, b) => Math.max(a, b));
  return `${String(numbers.length)}: ${String(least)} to ${String(most)}, in all ${String(total)}`;
}

/** To a hundredth. */
export function milliseconds(micros: number): number {
  return Math.round(micros / 10) / 100;
}

/** Rows in columns, the first row their heads. */
export function aligned(rows: readonly (readonly string[])[]): string {
  const widths = rows[0]!.map((_, column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows.map((row) => row.map((cell, column) => cell.padEnd(widths[column]!)).join('  ').trimEnd()).join('\n');
}
