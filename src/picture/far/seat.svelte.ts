/** Where the followed person sits: the worker's to say, and asked anew at every change. */
import { untrack } from 'svelte';
import type { Scenario } from '../../model/scenario';
import type { Whereabouts } from '../../model/whereabouts';
import type { FollowedPerson } from '../../session/chosen.svelte';
import type { SimClient } from '../../worker/client';

interface Asked {
  readonly scenario: Scenario;
  readonly followed: FollowedPerson;
  readonly client: Pick<SimClient, 'whereIs'>;
}

/** Made while a component is. */
export class FollowedSeat {
  /** Null for nobody, and until it is known. */
  now = $state.raw<Whereabouts | null>(null);
  /** The gateway that the same person sat on before the last change. */
  wasOn = $state<number | null>(null);

  /** @param asked what to ask for, as it changes */
  constructor(asked: () => Asked) {
    $effect(() => {
      const { scenario, followed, client } = asked();
      const person = followed.now?.index;
      if (person === undefined) {
        this.now = null;
        return;
      }
      let isStale = false;
      client.whereIs(scenario, person).then(
        (found) => {
          if (!isStale) this.#sit(found);
        },
        () => {
          // The worker's own trouble is told by its notice.
        },
      );
      return () => { isStale = true; };
    });
  }

  #sit(found: Whereabouts): void {
    const before = untrack(() => this.now);
    this.wasOn = before?.person === found.person ? before.gateway : null;
    this.now = found;
  }
}
