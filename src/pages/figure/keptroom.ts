/** Room that changing words have had stays theirs: what stands beside them would jump with every sentence. */

type Side = 'minHeight' | 'minWidth';

export class KeptRoom {
  readonly #parts: () => readonly (readonly [element: HTMLElement | null | undefined, side: Side])[];
  #keeps = false;

  /** @param parts the elements whose words change, with the side on which those can make them grow */
  constructor(parts: () => readonly (readonly [element: HTMLElement | null | undefined, side: Side])[]) {
    this.#parts = parts;
  }

  /** Each keeps what it has now, which is no less than it has kept. */
  keep(): void {
    this.#keeps = true;
    for (const [element, side] of this.#parts()) {
      if (!element) continue;
      const { width, height } = element.getBoundingClientRect();
      element.style[side] = `${String(side === 'minHeight' ? height : width)}px`;
    }
  }

  /** Gives back what they do not need. @returns whether anything was kept */
  release(): boolean {
    const did = this.#keeps;
    this.#keeps = false;
    for (const [element, side] of this.#parts()) if (element) element.style[side] = '';
    return did;
  }
}
