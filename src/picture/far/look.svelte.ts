/** Who sits in the cells of the lens: the worker's to say, and asked anew wherever it is pointed. */
import { untrack } from 'svelte';
import type { Neighbourhood, Neighbours } from '../../model/neighbourhood';
import type { Scenario } from '../../model/scenario';
import type { SimClient } from '../../worker/client';

interface Asked {
  readonly scenario: Scenario;
  /** Null where there is no lens. */
  readonly where: Neighbours | null;
  readonly client: Pick<SimClient, 'lookInto'>;
}

/** Made while a component is. */
export class Look {
  #found = $state.raw<{ readonly scenario: Scenario; readonly neighbourhood: Neighbourhood } | null>(null);
  readonly #asked: () => Asked;

  /** @param asked what to ask for, as it changes */
  constructor(asked: () => Asked) {
    this.#asked = asked;
    $effect(() => {
      const { scenario, where, client } = asked();
      if (!where) return;
      const asking = new AbortController();
      client.lookInto(scenario, where, asking.signal).then(
        (neighbourhood) => {
          if (!asking.signal.aborted) this.#found = { scenario, neighbourhood };
        },
        () => {
          // Aborted by the next one, or the worker's own trouble, which its notice tells.
        },
      );
      return () => { untrack(() => { asking.abort(); }); };
    });
  }

  /** Null until it is known for the scenario that stands. */
  get now(): Neighbourhood | null {
    const { scenario, where } = this.#asked();
    return where && this.#found?.scenario === scenario ? this.#found.neighbourhood : null;
  }
}
