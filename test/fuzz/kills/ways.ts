/** How a worker dies: what is done to it, and what that makes the page and the browser say. */
import type { Page, Worker as LivingWorker } from 'playwright-core';
import { setTimeout as later } from 'node:timers/promises';
import type { Chance } from '../chance';
import { until } from './shown';

declare global {
  /** Ends the newest worker from outside, whatever it is at. */
  var endNewestWorker: (() => void) | undefined;
}

export type WayId = 'closes' | 'ended' | 'throws' | 'twice' | 'blocked';

/** What a killer has at hand. */
export interface Killing {
  readonly page: Page;
  readonly chance: Chance;
  readonly patienceMillis: number;
  /** Presses the button that starts a worker, where it is offered. */
  help(): Promise<void>;
}

export interface Way {
  readonly says: string;
  /** What the page may say that its worker did. */
  readonly troubles: RegExp;
  /** What the browser may complain of, since the kill is just that. */
  readonly complaints: RegExp;
  /** @returns what is undone once the page is at rest; it throws where the kill was none */
  kill(killing: Killing): Promise<() => Promise<void>>;
}

const KILLED = 'killed by the fuzz';
const WORKER_SCRIPT = /\/worker[^/]*\.js$/;
const NONE = /^(?!)/;
/** A worker that goes away is missed at once by its lock, or by what it owes; before it has started, it has not loaded. */
const GONE = /^(?:died|gave no answer for 5 seconds|could not be loaded)$/;
const MOST_BETWEEN_MILLIS = 500;

/** Runs in the page before its own script. */
export function watchWorkers(): void {
  let newest: WeakRef<Worker> | undefined;
  const Native = globalThis.Worker;
  globalThis.Worker = class extends Native {
    constructor(...given: ConstructorParameters<typeof Native>) {
      super(...given);
      newest = new WeakRef(this as InstanceType<typeof Native>);
    }
  } as typeof Native;
  globalThis.endNewestWorker = () => { newest?.deref()?.terminate(); };
}

/** The worker that lives, once there is one. */
function livingWorker({ page, patienceMillis, help }: Killing, not?: LivingWorker): Promise<LivingWorker> {
  return until('no worker came that could be killed', patienceMillis, async () => {
    const worker = page.workers().findLast((one) => one !== not);
    if (!worker) await help();
    return worker ?? null;
  });
}

/** Waits until the browser has no such worker any more. */
async function isGone({ page, patienceMillis }: Killing, worker: LivingWorker): Promise<void> {
  await until('the worker did not go', patienceMillis, () => Promise.resolve(page.workers().includes(worker) ? null : true));
}

async function close(killing: Killing, not?: LivingWorker): Promise<LivingWorker> {
  const worker = await livingWorker(killing, not);
  // What is asked of one that goes is answered never, or with an error.
  worker.evaluate(() => { globalThis.close(); }).catch(() => undefined);
  await isGone(killing, worker);
  return worker;
}

const nothing = (): Promise<void> => Promise.resolve();

export const WAYS: Readonly<Record<WayId, Way>> = {
  closes: {
    says: 'closes itself',
    troubles: GONE,
    complaints: NONE,
    async kill(killing) {
      await close(killing);
      return nothing;
    },
  },
  ended: {
    says: 'is ended from outside',
    troubles: GONE,
    complaints: NONE,
    async kill(killing) {
      const worker = await livingWorker(killing);
      await killing.page.evaluate(() => { globalThis.endNewestWorker?.(); });
      await isGone(killing, worker);
      return nothing;
    },
  },
  throws: {
    says: 'throws what nobody catches',
    troubles: new RegExp(`^(?:met an error|could not be loaded) \\(Uncaught Error: ${KILLED}\\)$`),
    complaints: new RegExp(`^(?:thrown|error): (?:Uncaught )?Error: ${KILLED}`),
    async kill(killing) {
      const worker = await livingWorker(killing);
      worker.evaluate((words) => { setTimeout(() => { throw new Error(words); }); }, KILLED).catch(() => undefined);
      await isGone(killing, worker);
      return nothing;
    },
  },
  twice: {
    says: 'is killed, and so is the next one',
    troubles: GONE,
    complaints: NONE,
    async kill(killing) {
      const first = await close(killing);
      await livingWorker(killing, first);
      await later(killing.chance.part() * MOST_BETWEEN_MILLIS);
      await close(killing, first);
      return nothing;
    },
  },
  blocked: {
    says: 'closes itself, and the next one’s script does not come',
    troubles: GONE,
    complaints: /^error: Failed to load resource: net::ERR_FAILED$/,
    async kill(killing) {
      const { page } = killing;
      let asked = 0;
      await page.route(WORKER_SCRIPT, (route) => (asked++ === 0 ? route.abort() : route.continue()));
      await close(killing);
      return async () => {
        await page.unroute(WORKER_SCRIPT);
        if (asked < 2) throw new Error(`the worker’s script was asked for ${String(asked)} times, and the first one was refused`);
      };
    },
  },
};
