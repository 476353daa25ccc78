/** The shortest list that still fails: parts are left out, larger ones first, for as long as it does. */

/**
 * @param fails whether this list fails in the same way
 * @param isEnough whether to be content with what has been found so far
 * @returns a part of the list that fails; the list itself where nothing can be left out
 */
export async function shortest<Item>(items: readonly Item[], fails: (fewer: readonly Item[]) => Promise<boolean>, isEnough: () => boolean): Promise<readonly Item[]> {
  let kept = items;
  for (let size = Math.ceil(items.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    // From the end: what comes after the fault is the first to go.
    for (let to = kept.length; to > 0 && !isEnough(); to -= size) {
      const fewer = [...kept.slice(0, Math.max(0, to - size)), ...kept.slice(to)];
      if (await fails(fewer)) kept = fewer;
    }
  }
  return kept;
}
