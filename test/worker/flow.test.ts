/** A run in columns by way of the worker: in slices, given up, done over, or refused with a reason. */
import { afterEach, describe, expect, it } from 'vitest';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges } from '../../src/model/scenario';
import type { FlowProgress } from '../../src/worker/api';
import { createSimClient, type SimClient } from '../../src/worker/client';
import { createSimulator } from '../../src/worker/simulator';
import { overTime } from '../engine/flow/overtime';
import { differences } from '../law/flow-compare';
import { createWorkerYard, enginesWith, openCountedRun } from './fake-worker';

const LARGE = withChanges(DEFAULT_SCENARIO, { chats: 40, users: 1000, gateways: 100, messages: 40, placement: 'random' });

let ends: (() => void)[] = [];
afterEach(() => {
  for (const end of ends) end();
  ends = [];
});

function start(): { client: SimClient; workers: readonly { readonly terminated: boolean }[] } {
  const { workers, createWorker, endAll } = createWorkerYard(openCountedRun(1));
  const client = createSimClient({ createWorker });
  ends.push(() => {
    client.dispose();
    endAll();
  });
  return { client, workers };
}

describe('a run in columns', { timeout: 300_000 }, () => {
  it('comes over whole, and tells how far it is', async () => {
    const told: FlowProgress[] = [];
    const { played, refusal } = await start().client.flow(LARGE, { onProgress: (progress) => told.push(progress) });
    expect(refusal).toBeNull();
    expect(differences(played, overTime(LARGE))).toEqual([]);
    expect(told.length).toBeGreaterThan(1);
    for (const { share, bytes } of told) expect([share >= 0 && share < 1, bytes > 0]).toEqual([true, true]);
  });

  it('is refused with a reason where it is not played', async () => {
    const outcome = await start().client.flow(withChanges(LARGE, { switches: 10 }), {});
    expect(outcome).toEqual({ played: null, refusal: { reason: 'switching' } });
  });

  it('ends by its signal, and the worker takes the next one', async () => {
    const { client, workers } = start();
    const control = new AbortController();
    const outcome = client.flow(LARGE, { signal: control.signal, onProgress: () => control.abort() });
    await expect(outcome).rejects.toMatchObject({ name: 'AbortError' });
    const next = withChanges(DEFAULT_SCENARIO, { seed: 7 });
    expect((await client.flow(next, {})).played?.scenario).toEqual(next);
    expect(workers).toHaveLength(1);
  });

  it('is done over in the next worker where one is lost', async () => {
    const { client, workers } = start();
    let restarted = false;
    const onProgress = (): void => {
      if (!restarted) client.restart();
      restarted = true;
    };
    expect(differences((await client.flow(LARGE, { onProgress })).played, overTime(LARGE))).toEqual([]);
    expect(workers).toHaveLength(2);
  });
});

describe('the simulator', () => {
  it('holds one run in columns at a time, and says so when there is none', async () => {
    const simulator = createSimulator(enginesWith(openCountedRun(1)), 0);
    expect(() => simulator.advanceFlow()).toThrow('no flow is open');
    expect((await simulator.openFlow(LARGE)).result).toBeNull();
    simulator.closeFlow();
    expect(() => simulator.advanceFlow()).toThrow('no flow is open');
    await simulator.openFlow(LARGE);
    expect((await simulator.openFlow(withChanges(LARGE, { switches: 10 }))).result?.refusal).toEqual({ reason: 'switching' });
    expect(() => simulator.advanceFlow()).toThrow('no flow is open');
  });
});
