/** A worker for Node: the real simulator and Comlink over a message channel, and ways to fail. */
import { expose } from 'comlink';
import type { Progress, RunResult } from '../../src/worker/api';
import type { SimPort } from '../../src/worker/link';
import { designOf } from '../../src/designs';
import { openAggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { openPainting } from '../../src/engine/counts/paint';
import { answerTo } from '../../src/engine/weighing/answer';
import { openFlowOverTime, whyNoFlow } from '../../src/engine/flow/flow';
import { createSimulator, type Engines, type OpenRun } from '../../src/worker/simulator';
import type { Ledger } from '../../src/model/ledger';
import type { Scenario } from '../../src/model/scenario';
import { topologyOf } from '../../src/model/topology';

/** What a fake worker does instead of its duty. */
export type Fault =
  | 'none'
  /** Its file does not load: an `error` event without a message, and never an answer. */
  | 'noFile'
  /** It loads and never answers. */
  | 'mute';

export interface FakeWorker extends SimPort {
  readonly terminated: boolean;
  /** Answers nothing from now on, and raises no event, as after `self.close()`. */
  fallSilent(): void;
  /** Raises the event of an error that nobody caught. */
  throwUncaught(message: string): void;
  /** Raises the event of an answer that cannot be read. */
  sendUnreadable(): void;
}

/** The real engines for counting, columns and painting, beside a way to play runs. */
export function enginesWith(openRun: OpenRun): Engines {
  return { openRun, openAggregate, estimate, openPainting, openFlowOverTime, whyNoFlow, loadAnswers: () => Promise.resolve(answerTo) };
}

/** Builds fake workers and remembers them. */
export function createWorkerYard(openRun: OpenRun, faults: readonly Fault[] = []) {
  const workers: FakeWorker[] = [];
  return {
    workers,
    createWorker: (): Worker => {
      const worker = createFakeWorker(faults[workers.length] ?? 'none', openRun);
      workers.push(worker);
      return worker as unknown as Worker;
    },
    endAll: () => {
      for (const worker of workers) worker.terminate();
    },
  };
}

function createFakeWorker(fault: Fault, openRun: OpenRun): FakeWorker {
  const { port1: page, port2: inside } = new MessageChannel();
  let terminated = false;
  // No time for a slice: each call of the client does one batch.
  if (fault === 'none') expose(createSimulator(enginesWith(openRun), 0), inside);
  const raise = (type: string, details: object): void => {
    page.dispatchEvent(Object.assign(new Event(type), details));
  };
  if (fault === 'noFile') {
    setTimeout(() => {
      raise('error', {});
    }, 1);
  }
  return {
    get terminated() {
      return terminated;
    },
    postMessage: (message, transfer) => {
      page.postMessage(message, transfer ?? []);
    },
    addEventListener: page.addEventListener.bind(page),
    removeEventListener: page.removeEventListener.bind(page),
    start: () => {
      page.start();
    },
    terminate: () => {
      terminated = true;
      page.close();
    },
    fallSilent: () => {
      inside.close();
    },
    throwUncaught: (message) => {
      raise('error', { message });
    },
    sendUnreadable: () => {
      raise('messageerror', {});
    },
  };
}

/** A run that takes `slices` calls of `advance`, then gives columns that carry the scenario's seed. */
export function openCountedRun(slices: number): OpenRun {
  return (scenario) => {
    let advanced = 0;
    return {
      advance: (): Progress => {
        advanced++;
        return { done: advanced >= slices, crossings: advanced, posted: 0, stopped: null };
      },
      finish: () => resultOf(scenario),
    };
  };
}

/** The least result that a run can have. */
export function resultOf(scenario: Scenario): RunResult {
  const counts = (): Float64Array => Float64Array.of(scenario.seed);
  const ledger: Ledger = {
    gateways: { receipts: counts(), wasted: counts(), writes: counts(), requests: new Float64Array(0), emptyAnswers: new Float64Array(0), lost: counts(), dropped: counts(), connections: counts(), secondSockets: new Float64Array(0), chats: counts(), switches: counts(), handshakes: counts(), paid: { tReceipt: counts() } },
    userGatewayStorage: { queries: counts(), lookups: counts(), writes: counts(), dropped: counts() },
    chatUserStorage: { queries: counts(), lookups: counts(), dropped: counts() },
    topics: { subscriptions: counts(), publishes: counts(), notifications: counts(), dropped: counts(), subscribes: counts(), unsubscribes: counts() },
    users: { deliveries: counts(), frames: null },
    owners: null,
    badges: { copies: new Float64Array(0), writes: new Float64Array(0), received: new Float64Array(0) },
    traffic: null,
    others: {},
    coordinator: { assignments: counts() },
    messages: { posted: 0, shardsAsked: counts(), firstViewerMicros: counts(), lastViewerMicros: counts() },
  };
  return {
    scenario,
    topology: topologyOf(scenario, designOf(scenario.design)),
    seating: null,
    trace: null,
    index: null,
    ledger,
    summary: {
      crossings: 0,
      startMicros: 0,
      endMicros: 0,
      failedWrites: 0,
      lostDeliveries: 0,
      droppedJobs: 0,
      stopped: null,
      lossless: true,
      longestLine: 0,
    },
  };
}
