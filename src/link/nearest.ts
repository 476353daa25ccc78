/** Which known word a mistyped one was probably meant to be. */

/**
 * A guesser for these known words, whatever the case of a word.
 * @returns from a word to the nearest known one, or to undefined where none is near enough to be
 * worth a guess: a third of its letters may differ, and no more than two
 */
export function nearestIn(known: readonly string[]): (word: string) => string | undefined {
  const entries = known.map((name) => ({ name, lower: name.toLowerCase(), allowed: Math.min(2, Math.floor(name.length / 3)) }));
  const longest = entries.reduce((most, { lower, allowed }) => Math.max(most, lower.length + allowed), 0);
  return (word) => {
    // A link can hold fifty thousand unknown keys, or one of a hundred thousand letters.
    if (word.length > longest) return undefined;
    const wanted = word.toLowerCase();
    let best: string | undefined;
    let bestDistance = Infinity;
    for (const { name, lower, allowed } of entries) {
      const distance = distanceWithin(wanted, lower, allowed);
      if (distance >= bestDistance) continue;
      best = name;
      bestDistance = distance;
    }
    return best;
  };
}

/**
 * Levenshtein's distance of two words (letters to insert, remove or replace), or infinity where it
 * is above `allowed`.
 */
function distanceWithin(a: string, b: string, allowed: number): number {
  if (a === b) return 0;
  if (allowed === 0 || Math.abs(a.length - b.length) > allowed) return Infinity;
  let above = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row++) {
    const here = [row];
    let least = row;
    for (let column = 1; column <= b.length; column++) {
      const replaced = above[column - 1]! + (a[row - 1] === b[column - 1] ? 0 : 1);
      const distance = Math.min(replaced, above[column]! + 1, here[column - 1]! + 1);
      here.push(distance);
      least = Math.min(least, distance);
    }
    // Rows never grow smaller again.
    if (least > allowed) return Infinity;
    above = here;
  }
  return above[b.length]! <= allowed ? above[b.length]! : Infinity;
}
