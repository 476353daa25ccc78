import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Scenario } from '../../src/model/scenario';
import type { Progress, RunResult } from '../../src/worker/api';
import { createSimClient, type SimClient, type SimClientOptions } from '../../src/worker/client';
import type { OpenRun } from '../../src/worker/simulator';
import { createWorkerYard, openCountedRun, resultOf, type Fault, type FakeWorker } from './fake-worker';

const SILENCE_MILLIS = 100;
const seeded = (seed: number): Scenario => withChanges(DEFAULT_SCENARIO, { seed });
const withTrace = { withTrace: true };

/** What `finish` gave in the worker, before it was handed over. */
let handedOver: RunResult | null = null;
const ends: (() => void)[] = [];

function start(openRun: OpenRun, faults: readonly Fault[] = [], options: SimClientOptions = {}) {
  const yard = createWorkerYard(openRun, faults);
  const client = createSimClient({ createWorker: yard.createWorker, silenceMillis: SILENCE_MILLIS, startMillis: 300, ...options });
  const lives: string[] = [];
  client.subscribe(() => lives.push(client.life));
  ends.push(client.dispose, yard.endAll);
  return { client, workers: yard.workers, lives };
}

/** Begins a run and resolves once it is under way, with its outcome still to come. */
function begin(client: SimClient, scenario: Scenario, signal?: AbortSignal) {
  let outcome!: Promise<RunResult>;
  const seen: Progress[] = [];
  const underWay = new Promise<void>((resolve) => {
    const onProgress = (progress: Progress): void => {
      seen.push(progress);
      resolve();
    };
    outcome = client.run(scenario, { withTrace: true, onProgress, signal });
  });
  // Tests that abort look at the outcome later; until then it must not count as unhandled.
  outcome.catch(() => undefined);
  return { outcome, underWay, seen };
}

const becomes = (client: SimClient, life: string): Promise<void> =>
  vi.waitFor(() => {
    expect(client.life).toBe(life);
  });
const isAbort = { name: 'AbortError' };

afterEach(() => {
  for (const end of ends.splice(0)) end();
  handedOver = null;
});

describe('a run', () => {
  it('is pulled slice by slice to its end', async () => {
    const { client, lives } = start(openCountedRun(5));
    expect(client.life).toBe('starting');
    const { outcome, seen } = begin(client, seeded(7));
    expect((await outcome).ledger.users.deliveries).toEqual(Float64Array.of(7));
    expect(seen.map((progress) => progress.crossings)).toEqual([1, 2, 3, 4]);
    expect(lives).toEqual(['busy', 'ready']);
    expect([client.reason, client.trouble, client.restarts]).toEqual([null, null, 0]);
  });
  it('hands its columns over without a copy', async () => {
    const { client } = start((scenario) => ({
      ...openCountedRun(1)(scenario, withTrace),
      finish: () => (handedOver = resultOf(scenario)),
    }));
    const result = await client.run(seeded(3), withTrace);
    expect(handedOver?.ledger.gateways.receipts.buffer.byteLength).toBe(0);
    expect(handedOver?.ledger.messages.shardsAsked.buffer.byteLength).toBe(0);
    expect(result.ledger.gateways.receipts).toEqual(Float64Array.of(3));
  });
  it('has a result that structured cloning can carry', () => {
    expect(structuredClone(resultOf(seeded(1)))).toEqual(resultOf(seeded(1)));
    expectTypeOf<FunctionsWithin<RunResult>>().toEqualTypeOf<never>();
  });
  it('rejects with what the engine threw, and the worker lives on', async () => {
    const { client } = start((scenario, options) => {
      if (scenario.seed === 1) throw new RangeError('there is no design "x"');
      return openCountedRun(1)(scenario, options);
    });
    await expect(client.run(seeded(1), withTrace)).rejects.toThrow('there is no design "x"');
    expect((await client.run(seeded(2), withTrace)).scenario.seed).toBe(2);
    expect(client.restarts).toBe(0);
  });
  it('rejects with what its listener threw', async () => {
    const { client } = start(openCountedRun(3));
    const onProgress = (): never => {
      throw new Error('no such element');
    };
    await expect(client.run(seeded(1), { withTrace: true, onProgress })).rejects.toThrow('no such element');
    expect((await client.run(seeded(2), withTrace)).scenario.seed).toBe(2);
  });
});

describe('aborting', () => {
  it('ends a run by its signal, and the worker takes the next one', async () => {
    const { client } = start(openCountedRun(Infinity));
    const control = new AbortController();
    const { outcome, underWay, seen } = begin(client, seeded(1), control.signal);
    await underWay;
    control.abort();
    const count = seen.length;
    await expect(outcome).rejects.toMatchObject(isAbort);
    expect(client.life).toBe('ready');
    await expect(client.peopleMoved(DEFAULT_SCENARIO, DEFAULT_SCENARIO)).resolves.toBe(0);
    expect(seen.length).toBe(count);
  });
  it('closes the aborted run in the worker', async () => {
    const advance = vi.fn((): Progress => ({ done: false, crossings: 1, posted: 0, stopped: null }));
    const { client } = start((scenario) => ({ ...openCountedRun(1)(scenario, withTrace), advance }));
    const control = new AbortController();
    const { underWay } = begin(client, seeded(1), control.signal);
    await underWay;
    control.abort();
    await client.peopleMoved(DEFAULT_SCENARIO, DEFAULT_SCENARIO);
    const calls = advance.mock.calls.length;
    await client.peopleMoved(DEFAULT_SCENARIO, DEFAULT_SCENARIO);
    expect(advance.mock.calls.length).toBe(calls);
  });
  it('rejects at once when the signal was aborted before', async () => {
    const { client } = start(openCountedRun(1));
    await expect(client.run(seeded(1), { withTrace: true, signal: AbortSignal.abort() })).rejects.toMatchObject(isAbort);
    expect(client.life).toBe('starting');
  });
  it('is what a new run does to the one before', async () => {
    const { client } = start((scenario, options) => openCountedRun(scenario.seed === 1 ? Infinity : 2)(scenario, options));
    const first = begin(client, seeded(1));
    await first.underWay;
    const second = client.run(seeded(2), withTrace);
    await expect(first.outcome).rejects.toMatchObject(isAbort);
    expect((await second).scenario.seed).toBe(2);
  });
  it('has no effect on the next run when its signal comes late', async () => {
    const { client } = start(openCountedRun(4));
    const control = new AbortController();
    await client.run(seeded(1), { withTrace: true, signal: control.signal });
    const second = client.run(seeded(2), withTrace);
    control.abort();
    expect((await second).scenario.seed).toBe(2);
  });
});

describe('a worker that fails', () => {
  /** Fails in the middle of a run: the run is done over in the next worker and nobody hears of it but by `reason`. */
  async function failMidway(failing: (worker: FakeWorker) => void) {
    const release = { held: true };
    const { client, workers, lives } = start((scenario) => ({
      advance: () => ({ done: !release.held, crossings: 1, posted: 0, stopped: null }),
      finish: () => resultOf(scenario),
    }));
    const { outcome, underWay } = begin(client, seeded(9));
    await underWay;
    failing(workers[0]!);
    await vi.waitFor(() => {
      expect(client.restarts).toBe(1);
    });
    release.held = false;
    expect((await outcome).scenario.seed).toBe(9);
    expect([workers[0]!.terminated, workers[1]!.terminated]).toEqual([true, false]);
    expect(lives).toEqual(['busy', 'starting', 'busy', 'ready']);
    return client;
  }

  it('silently is replaced', async () => {
    const client = await failMidway((worker) => {
      worker.fallSilent();
    });
    expect([client.reason, client.trouble]).toEqual(['silent', 'gave no answer for 0.1 seconds']);
  });
  it('with an error that nobody caught is replaced', async () => {
    const client = await failMidway((worker) => {
      worker.throwUncaught('out of memory');
    });
    expect([client.reason, client.trouble]).toEqual(['error', 'met an error (out of memory)']);
  });
  it('with an answer that cannot be read is replaced', async () => {
    const client = await failMidway((worker) => {
      worker.sendUnreadable();
    });
    expect([client.reason, client.trouble]).toEqual(['error', 'met an error (an answer could not be read)']);
  });
  it('to load is replaced', async () => {
    const { client } = start(openCountedRun(1), ['noFile']);
    expect((await client.run(seeded(4), withTrace)).scenario.seed).toBe(4);
    expect([client.reason, client.trouble, client.restarts]).toEqual(['loading', 'could not be loaded', 1]);
  });
  it('to start is replaced', async () => {
    const { client } = start(openCountedRun(1), ['mute']);
    expect((await client.run(seeded(4), withTrace)).scenario.seed).toBe(4);
    expect([client.reason, client.restarts]).toEqual(['loading', 1]);
  });
  it('to be built is reported like one that fails to load', () => {
    const createWorker = (): never => {
      throw new Error('workers are blocked');
    };
    const { client } = start(openCountedRun(1), [], { createWorker });
    expect([client.life, client.trouble]).toEqual(['failed', 'could not be loaded (workers are blocked)']);
    client.restart();
    expect(client.life).toBe('failed');
  });
  it('again in the same run is given up; by hand the run is done all the same', async () => {
    const { client, workers } = start(openCountedRun(2), ['noFile', 'noFile']);
    const outcome = client.run(seeded(5), withTrace);
    await becomes(client, 'failed');
    expect(workers.length).toBe(2);
    client.restart();
    expect((await outcome).scenario.seed).toBe(5);
    expect([client.life, client.restarts]).toEqual(['ready', 2]);
  });
  it('for good leaves a newer run to wait for the restart by hand', async () => {
    const { client } = start(openCountedRun(2), ['noFile', 'noFile']);
    await becomes(client, 'failed');
    const first = begin(client, seeded(5));
    const moved = client.peopleMoved(DEFAULT_SCENARIO, DEFAULT_SCENARIO);
    const second = client.run(seeded(6), withTrace);
    await expect(first.outcome).rejects.toMatchObject(isAbort);
    client.restart();
    expect((await second).scenario.seed).toBe(6);
    expect(await moved).toBe(0);
  });
  it('can be restarted from within a listener', async () => {
    const { client } = start(openCountedRun(2), ['noFile', 'noFile']);
    client.subscribe(() => {
      if (client.life === 'failed') client.restart();
    });
    expect((await client.run(seeded(5), withTrace)).scenario.seed).toBe(5);
  });
});

describe('by hand', () => {
  it('a restart in the middle of a run does the run over', async () => {
    const { client, workers } = start(openCountedRun(50));
    const { outcome, underWay } = begin(client, seeded(8));
    await underWay;
    client.restart();
    expect((await outcome).scenario.seed).toBe(8);
    expect([workers.length, workers[0]!.terminated, client.restarts, client.reason]).toEqual([2, true, 1, null]);
  });
  it('the end is for good', async () => {
    const { client, workers } = start(openCountedRun(Infinity));
    const { outcome, underWay } = begin(client, seeded(8));
    await underWay;
    client.dispose();
    await expect(outcome).rejects.toMatchObject(isAbort);
    client.restart();
    await expect(client.run(seeded(1), withTrace)).rejects.toMatchObject(isAbort);
    expect([workers.length, workers[0]!.terminated]).toEqual([1, true]);
  });
  it('a listener that has left hears nothing more', async () => {
    const { client } = start(openCountedRun(1));
    const listener = vi.fn();
    client.subscribe(listener)();
    await client.run(seeded(1), withTrace);
    expect(listener).not.toHaveBeenCalled();
  });
});

/** The functions anywhere in a tree of plain data: never, if it is plain indeed. Typed arrays count as plain. */
type FunctionsWithin<T> = T extends (...args: never[]) => unknown
  ? T
  : T extends ArrayBufferView | readonly unknown[]
    ? never
    : T extends object
      ? { [K in keyof T]-?: FunctionsWithin<T[K]> }[keyof T]
      : never;
