/** Finds the memory behind plain data, so that it can be handed over instead of copied. */

/**
 * Every array buffer behind the typed arrays anywhere in a tree of plain objects and arrays, each
 * once. Shared memory is left out: it cannot be handed over.
 */
export function buffersOf(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const search = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    if (ArrayBuffer.isView(node)) {
      if (node.buffer instanceof ArrayBuffer) found.add(node.buffer);
    } else {
      Object.values(node).forEach(search);
    }
  };
  search(value);
  return [...found];
}
