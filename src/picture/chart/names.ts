/** Names at the ends of lines: each as near to its own line as the others leave it. */

export interface EndOfLine<Line> {
  readonly line: Line;
  /** Where the name would stand by itself, in pixels from the top. */
  readonly at: number;
}
export interface PlacedName<Line> {
  readonly line: Line;
  readonly y: number;
}

/**
 * Places names one above the other, in the order of their lines, a line of type apart.
 * @param most how far down a name may stand, in pixels
 */
export function placedNames<Line>(ends: readonly EndOfLine<Line>[], lineHeight: number, least: number, most: number): PlacedName<Line>[] {
  const ordered = [...ends].sort((a, b) => a.at - b.at);
  const down: number[] = [];
  for (const { at } of ordered) down.push(Math.max(at, least, (down.at(-1) ?? -Infinity) + lineHeight));
  // What has been pushed over the foot goes up again, and pushes up what is above it.
  for (let index = down.length - 1, limit = most; index >= 0; index--, limit = down[index + 1]! - lineHeight) down[index] = Math.min(down[index]!, limit);
  return ordered.map(({ line }, index) => ({ line, y: down[index]! }));
}
