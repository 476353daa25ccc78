/** The worker's life as state that the page can follow. */
import type { Life, SimClient } from '../worker/client';

interface WorkerLife {
  readonly life: Life;
  readonly trouble: string | null;
  readonly restarts: number;
}

export function workerLife(client: () => SimClient): WorkerLife {
  let seen = $state.raw<WorkerLife>({ life: 'starting', trouble: null, restarts: 0 });
  // The client is no rune: its changes come through a subscription.
  $effect(() => {
    const of = client();
    const look = (): void => {
      seen = { life: of.life, trouble: of.trouble, restarts: of.restarts };
    };
    look();
    return of.subscribe(look);
  });
  return {
    get life() {
      return seen.life;
    },
    get trouble() {
      return seen.trouble;
    },
    get restarts() {
      return seen.restarts;
    },
  };
}
