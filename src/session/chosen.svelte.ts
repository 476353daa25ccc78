/** What somebody has chosen in the picture, for as long as there is such a thing. */
import { untrack } from 'svelte';
import { isThere, type Selection } from '../reading/selection';
import type { Lab } from './lab.svelte';

export class Chosen {
  #kept = $state.raw<Selection | null>(null);
  readonly #lab: () => Lab;

  /**
   * Made while a component is: a run that comes in without what is chosen lets it go.
   * @param onGone told what is gone
   */
  constructor(lab: () => Lab, onGone: (gone: Selection) => void = () => undefined) {
    this.#lab = lab;
    $effect(() => {
      const gone = this.#kept;
      if (!gone || this.now) return;
      this.#kept = null;
      untrack(() => { onGone(gone); });
    });
  }

  /** Null where nothing is chosen, or what was is not part of the run that is in. */
  get now(): Selection | null {
    const { run } = this.#lab();
    return this.#kept && run && isThere(this.#kept, run) ? this.#kept : null;
  }

  choose(selection: Selection): void {
    this.#kept = selection;
  }
  letGo(): void {
    this.#kept = null;
  }
}
