/** The worker's life as state that the page can follow. */
import { createSubscriber } from 'svelte/reactivity';
import type { Life, SimClient } from '../worker/client';

export class WorkerLife {
  /** Restarts that the page need not tell of any more. */
  #told = $state(0);
  readonly #client: SimClient;
  /** The client is no rune: whoever reads here is told of its changes by a subscription. */
  readonly #follow: () => void;

  constructor(client: SimClient) {
    this.#client = client;
    this.#follow = createSubscriber((update) => client.subscribe(update));
  }

  get life(): Life {
    this.#follow();
    return this.#client.life;
  }
  /** Goes on from "The simulation's worker …"; null while none has failed. */
  get trouble(): string | null {
    this.#follow();
    return this.#client.trouble;
  }
  /** A new worker has taken the place of one that failed, and nobody has said yet that they know. */
  get isReplaced(): boolean {
    this.#follow();
    const { life, restarts } = this.#client;
    return restarts > this.#told && (life === 'ready' || life === 'busy');
  }

  /** Nothing more need be said of the restarts so far. */
  dismiss(): void {
    this.#told = this.#client.restarts;
  }
  /** Starts a worker where none is left, for somebody who asks for it and so need not be told. */
  revive(): void {
    if (this.#client.life !== 'failed') return;
    this.#client.restart();
    this.dismiss();
  }
}
