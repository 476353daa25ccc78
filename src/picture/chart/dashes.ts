/** Dashes of lines, so that those that lie on one another are still told apart, however many designs there are. */

/** The first ones are the simplest. */
const SIMPLE = ['none', '14 5', '4 5', '9 4 2 4'] as const;
/** All others are a stroke of one of these lengths, and then dots: one more each time round. */
const STROKES = [6, 12, 20] as const;

/** Of the line with this number, from 0: no two are alike. */
export function dashOf(line: number): string {
  const simple = SIMPLE[line];
  if (simple !== undefined) return simple;
  const beyond = line - SIMPLE.length;
  const dots = 1 + Math.floor(beyond / STROKES.length);
  return `${String(STROKES[beyond % STROKES.length])} 4${' 2 4'.repeat(dots)}`;
}
