import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges } from '../../src/model/scenario';
import { createSimulator, peopleMoved } from '../../src/worker/simulator';
import { enginesWith, openCountedRun } from './fake-worker';

describe('the simulator', () => {
  it('does a short run in the call that opens it', () => {
    const simulator = createSimulator(enginesWith(openCountedRun(7)));
    const { state, result } = simulator.open(DEFAULT_SCENARIO, true);
    expect(state).toMatchObject({ done: true, crossings: 7 });
    expect(result?.scenario).toEqual(DEFAULT_SCENARIO);
  });
  it('stops within about a slice when the run is longer', () => {
    const simulator = createSimulator(enginesWith(openCountedRun(Infinity)), 20);
    let nowMillis = 1000;
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => nowMillis++);
    const { state, result } = simulator.open(DEFAULT_SCENARIO, true);
    clock.mockRestore();
    expect(state.done).toBe(false);
    expect(result).toBeNull();
    // A millisecond passes whenever somebody looks.
    expect(nowMillis - 1000).toBeGreaterThanOrEqual(20);
    expect(nowMillis - 1000).toBeLessThan(30);
  });
  it('has one run open at a time', () => {
    const simulator = createSimulator(enginesWith(openCountedRun(2)), 0);
    simulator.open(withChanges(DEFAULT_SCENARIO, { seed: 1 }), true);
    simulator.open(withChanges(DEFAULT_SCENARIO, { seed: 2 }), true);
    expect(simulator.advance().result?.scenario.seed).toBe(2);
  });
  it('says so when no run is open', () => {
    const simulator = createSimulator(enginesWith(openCountedRun(2)), 0);
    expect(() => simulator.advance()).toThrow('no run is open');
    simulator.open(DEFAULT_SCENARIO, true);
    simulator.close();
    expect(() => simulator.advance()).toThrow('no run is open');
    simulator.open(DEFAULT_SCENARIO, true);
    simulator.advance();
    expect(() => simulator.advance()).toThrow('no run is open');
  });
  it('drops a run that throws', () => {
    let advanced = 0;
    const simulator = createSimulator(enginesWith(() => ({
      advance: () => {
        if (advanced++ > 0) throw new RangeError('the calendar is full');
        return { done: false, crossings: 0, posted: 0, stopped: null };
      },
      finish: () => {
        throw new Error('never reached');
      },
    })), 0);
    simulator.open(DEFAULT_SCENARIO, true);
    expect(() => simulator.advance()).toThrow('the calendar is full');
    expect(() => simulator.advance()).toThrow('no run is open');
  });
});

describe('peopleMoved', () => {
  const two = withChanges(DEFAULT_SCENARIO, { users: 8, gateways: 2 });

  it.each([
    // Round robin, u1 … u8 on 1,2,1,2,1,2,1,2 and on 1,2,3,1,2,3,1,2: only u1, u2, u7 and u8 stay.
    ['one gateway more, dealt out anew', two, withChanges(two, { gateways: 3 }), 4],
    // On 1,2,3,4,1,2,3,4: u3, u4, u7, u8 move.
    ['twice the gateways, dealt out anew', two, withChanges(two, { gateways: 4 }), 4],
    ['nothing changed', two, two, 0],
    ['one gateway and its double, one chat', withChanges(two, { design: 'chat-gateway', gateways: 1 }), withChanges(two, { design: 'chat-gateway' }), 0],
  ])('%s', (_name, before, after, moved) => {
    expect(peopleMoved(before, after)).toBe(moved);
  });
  it('refuses what nobody waits for', () => {
    const many = withChanges(two, { users: 5_000_001 });
    expect(peopleMoved(many, two)).toBeNull();
    expect(peopleMoved(two, many)).toBeNull();
    const ring = withChanges(two, { placement: 'ring', gateways: 100_000, virtualNodes: 1_000 });
    expect(peopleMoved(two, ring)).toBeNull();
  });
});

describe('a long count', () => {
  it('tells what it has found before it is done', async () => {
    const simulator = createSimulator(enginesWith(openCountedRun(1)), 1);
    const scenario = withChanges(DEFAULT_SCENARIO, { chats: 20_000, users: 1000, gateways: 50, placement: 'random' });
    let slice = simulator.openCount('count', scenario);
    expect(slice.state.copiesPerMessage).toBeNull();
    await expect
      .poll(() => {
        slice = simulator.advanceCount('count');
        return slice.result === null ? slice.state.copiesPerMessage : 'too late';
      })
      .toBeCloseTo(50, 1);
    simulator.closeCount('count');
  });
});
