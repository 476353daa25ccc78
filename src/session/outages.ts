/** What it comes to that one gateway dies, asked of the worker once for each run. */
import { busiestGateway, type Outage } from '../model/outage';
import type { LoadedRun } from '../reading/run';
import type { SimClient } from '../worker/client';

export class Outages {
  readonly #client: Pick<SimClient, 'answer'>;
  readonly #known = new WeakMap<object, Promise<Outage | null>>();

  constructor(client: Pick<SimClient, 'answer'>) {
    this.#client = client;
  }

  /** Null where the worker has no answer; then it is asked again the next time. */
  of({ result }: Pick<LoadedRun, 'result'>): Promise<Outage | null> {
    const { ledger, topology, scenario } = result;
    const known = this.#known.get(ledger) ?? this.#ask({ kind: 'lose', scenario, busiest: busiestGateway(ledger.gateways, topology) }, ledger);
    this.#known.set(ledger, known);
    return known;
  }

  #ask(question: Parameters<SimClient['answer']>[0] & { kind: 'lose' }, key: object): Promise<Outage | null> {
    return this.#client.answer(question, {}).catch(() => {
      // The worker's own failure is told by its life.
      this.#known.delete(key);
      return null;
    });
  }
}
