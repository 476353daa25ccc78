/** Gateways as bars side by side, as one path of a picture that is stretched to its place. */

/** Of the path's own units: a picture is so wide and so high. */
export const BARS = { width: 240, height: 100 } as const;
/** Of each gateway's room, so much is its bar. */
const FILLED = 0.72;

/** How high an amount stands on a scale that ends at `most`. */
export function heightOf(amount: number, most: number): number {
  return most > 0 ? (Math.min(amount, most) / most) * BARS.height : 0;
}

/** A bar for each amount, from the foot of the picture up. */
export function barsPath(amounts: ArrayLike<number>, most: number): string {
  const room = BARS.width / Math.max(1, amounts.length);
  let path = '';
  for (let index = 0; index < amounts.length; index++) {
    const height = heightOf(amounts[index]!, most);
    if (height === 0) continue;
    const left = (index + (1 - FILLED) / 2) * room;
    path += `M${left.toFixed(2)} ${BARS.height.toString()}v${(-height).toFixed(2)}h${(FILLED * room).toFixed(2)}v${height.toFixed(2)}z`;
  }
  return path;
}

export function meanOf(amounts: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < amounts.length; index++) sum += amounts[index]!;
  return amounts.length > 0 ? sum / amounts.length : 0;
}
