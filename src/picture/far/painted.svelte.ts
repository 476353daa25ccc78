/** The picture of a run's seats: the worker's to paint, and asked anew for every scenario and size. */
import type { Painting } from '../../model/painting';
import type { Scenario } from '../../model/scenario';
import type { PaintingSize, SimClient } from '../../worker/client';

interface Asked {
  readonly scenario: Scenario;
  /** Null while the size is not known. */
  readonly size: PaintingSize | null;
  readonly client: Pick<SimClient, 'paint'>;
}

/** Made while a component is. The picture before stays until the new one is in. */
export class Painted {
  #painted = $state.raw<{ readonly scenario: Scenario; readonly painting: Painting } | null>(null);
  readonly #asked: () => Asked;

  /** @param asked what to ask for, as it changes */
  constructor(asked: () => Asked) {
    this.#asked = asked;
    $effect(() => {
      const { scenario, size, client } = asked();
      if (!size) return;
      const asking = new AbortController();
      client.paint(scenario, size, asking.signal).then(
        (painting) => {
          if (!asking.signal.aborted) this.#painted = { scenario, painting };
        },
        () => {
          // Aborted by the next one, or the worker's own trouble, which its notice tells.
        },
      );
      return () => { asking.abort(); };
    });
  }

  get painting(): Painting | null {
    return this.#painted?.painting ?? null;
  }
  /** It is of the scenario that stands: something can be told of its cells. */
  get isCurrent(): boolean {
    return this.#painted?.scenario === this.#asked().scenario;
  }
}
