/** What of a drawing has not been changed since it was read, so that it need not be read again. */
import type { Mark } from './drawing';

export class Unchanged {
  readonly #marks = new Map<Element, readonly Mark[]>();
  readonly #watching: MutationObserver;

  constructor() {
    this.#watching = new MutationObserver((changes) => { this.#forget(changes); });
  }

  /** From now on a drawing is watched: its style must follow from its own elements and their ancestors within it. */
  watch(drawing: Element): void {
    this.#watching.observe(drawing, { subtree: true, childList: true, attributes: true, characterData: true });
  }

  /** Hears at once of what has been changed by now. */
  renew(): void {
    this.#forget(this.#watching.takeRecords());
  }

  /** What has been changed, and all that lies around or within it. */
  #forget(changes: readonly MutationRecord[]): void {
    for (const { target } of changes) {
      for (let one: Node | null = target; one; one = one.parentNode) if (one instanceof Element) this.#marks.delete(one);
      if (target instanceof Element) for (const one of target.querySelectorAll('*')) this.#marks.delete(one);
    }
  }

  /** What an element and all within it were drawn as; undefined where that is not known any more. */
  of(element: Element): readonly Mark[] | undefined {
    return this.#marks.get(element);
  }
  keep(element: Element, marks: readonly Mark[]): void {
    this.#marks.set(element, marks);
  }

  dispose(): void {
    this.#watching.disconnect();
  }
}
