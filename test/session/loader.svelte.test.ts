/** Several runs that stand on one page, each with its own progress, its own end and its own giving up. */
import { describe, expect, it, vi } from 'vitest';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges } from '../../src/model/scenario';
import type { LoadedRun } from '../../src/reading/run';
import { Loader } from '../../src/session/loader.svelte';
import { FakeClient } from '../pages/lab-fixture';

const on = (gateways: number) => withChanges(DEFAULT_SCENARIO, { gateways });
const ignore = (): void => undefined;

function twoSlots() {
  const client = new FakeClient(true);
  const loader = new Loader(client);
  return { client, loader, left: loader.slot('left'), right: loader.slot('right') };
}
const gatewaysOf = (run: LoadedRun | null) => run?.result.scenario.gateways;

describe('two slots', () => {
  it('are had by name, each for good', () => {
    const { loader, left, right } = twoSlots();
    expect(loader.slot('left')).toBe(left);
    expect(left).not.toBe(right);
  });

  it('are filled one after the other, and each tells its own progress', async () => {
    const { client, left, right } = twoSlots();
    left.show(on(3), ignore);
    right.show(on(5), ignore);
    expect(client.held.map(({ scenario }) => scenario.gateways)).toEqual([3]);
    client.held[0]!.tell({ done: false, crossings: 5, posted: 0, stopped: null });
    expect(left.progress).toBeGreaterThan(0);
    expect([right.progress, right.standing]).toEqual([0, 'working']);
    client.held[0]!.finish();
    await vi.waitFor(() => { expect(client.held).toHaveLength(2); });
    client.held[1]!.finish();
    await vi.waitFor(() => { expect(right.isIn).toBe(true); });
    expect([gatewaysOf(left.run), gatewaysOf(right.run)]).toEqual([3, 5]);
  });

  it('are given up one without the other', async () => {
    const { client, left, right } = twoSlots();
    left.show(on(3), ignore);
    right.show(on(5), ignore);
    left.giveUp();
    expect(client.held[0]!.options.signal?.aborted).toBe(true);
    expect([left.standing, left.missing]).toEqual(['cancelled', { scenario: on(3), problem: null }]);
    expect([right.standing, right.missing]).toEqual(['working', null]);
    client.held[1]!.finish();
    await vi.waitFor(() => { expect(right.standing).toBe('in'); });
    expect(left.run).toBeNull();
  });

  it('ask anew each for itself: the other goes on, and only the last that was asked for comes in', async () => {
    const { client, left, right } = twoSlots();
    const isIn = vi.fn();
    left.show(on(3), isIn);
    right.show(on(5), ignore);
    left.show(on(4), isIn);
    client.held[0]!.finish();
    client.held[1]!.finish();
    await vi.waitFor(() => { expect(client.held).toHaveLength(3); });
    client.held[2]!.finish();
    await vi.waitFor(() => { expect(left.isIn).toBe(true); });
    expect(isIn).toHaveBeenCalledOnce();
    expect([gatewaysOf(left.run), gatewaysOf(right.run)]).toEqual([4, 5]);
  });

  it('fail one without the other, and the other has its turn', async () => {
    const { client, left, right } = twoSlots();
    left.show(on(3), ignore);
    right.show(on(5), ignore);
    client.held[0]!.fail(new RangeError('too much'));
    await vi.waitFor(() => { expect(left.standing).toBe('failed'); });
    expect([left.missing?.problem, right.missing, client.held.length]).toEqual(['too much', null, 2]);
  });
});

describe('a slot', () => {
  it('says what stood before the run that comes in, and shows what stands already at once', async () => {
    const { client, left } = twoSlots();
    const seen: (number | undefined)[][] = [];
    const note = (run: LoadedRun, stood: LoadedRun | null): void => { seen.push([gatewaysOf(run), gatewaysOf(stood)]); };
    for (const gateways of [3, 5]) {
      left.show(on(gateways), note);
      client.held.at(-1)!.finish();
      await vi.waitFor(() => { expect(left.isIn).toBe(true); });
    }
    left.show(withChanges(on(5), { t: 20 }), note);
    expect(seen).toEqual([[3, undefined], [5, 3], [5, 5]]);
    expect(client.held).toHaveLength(2);
  });

  it('has what stands again when what was wanted instead is given up', async () => {
    const { client, left } = twoSlots();
    left.show(on(3), ignore);
    client.held[0]!.finish();
    await vi.waitFor(() => { expect(left.isIn).toBe(true); });
    left.show(on(5), ignore);
    left.giveUp();
    expect([left.isIn, left.standing, left.isMissingElsewhere, left.wanted?.gateways]).toEqual([true, 'in', true, 3]);
  });
});

describe('a slot with a run that was counted', () => {
  /** Too many people to be played crossing by crossing, and quickly played in columns. */
  const many = (gateways: number) => withChanges(DEFAULT_SCENARIO, { users: 150_001, gateways });

  async function counted() {
    const client = new FakeClient();
    const slot = new Loader(client).slot('now');
    const [isIn, isPlayed] = [vi.fn(), vi.fn()];
    slot.show(many(3), isIn, isPlayed);
    await vi.waitFor(() => { expect(client.heldFlows).toHaveLength(1); });
    return { client, slot, isIn, isPlayed, playing: client.heldFlows[0]! };
  }

  it('shows it at once, and has it played meanwhile', async () => {
    const { slot, isIn, isPlayed, playing } = await counted();
    expect([slot.isIn, slot.progress, slot.flowProgress]).toEqual([true, null, 0]);
    playing.tell(0.4);
    expect([slot.flowProgress, slot.run!.flow, slot.run!.figures.heard]).toEqual([0.4, null, null]);
    const before = slot.run!;
    playing.finish();
    await vi.waitFor(() => { expect(slot.run!.flow).not.toBeNull(); });
    expect(isIn.mock.calls).toEqual([[before, null]]);
    expect(isPlayed.mock.calls).toEqual([[slot.run]]);
    expect([slot.run!.result, slot.flowProgress]).toEqual([before.result, null]);
    expect(slot.run!.figures).toMatchObject({ copiesIn: before.figures.copiesIn, heard: { viewers: 150_001 } });
    expect(slot.run!.figures.lastViewerMicros).toBeGreaterThan(slot.run!.figures.firstViewerMicros!);
  });

  it('says why it is not played where it is not', async () => {
    const client = new FakeClient();
    client.playsColumns = true;
    const slot = new Loader(client).slot('now');
    const isPlayed = vi.fn();
    slot.show(withChanges(many(3), { chats: 2, switches: 1 }), ignore, isPlayed);
    await vi.waitFor(() => { expect(slot.run?.refusal).toEqual({ reason: 'switching' }); });
    expect([slot.run!.flow, slot.flowProgress, isPlayed.mock.calls.length]).toEqual([null, null, 0]);
  });

  it('leaves it counted when somebody gives the playing up, and plays it when they want it after all', async () => {
    const { client, slot, playing } = await counted();
    slot.giveUpPlaying();
    expect([playing.options.signal?.aborted, slot.isIn, slot.flowProgress, slot.flowProblem]).toEqual([true, true, null, '']);
    slot.playAfterAll();
    await vi.waitFor(() => { expect(client.heldFlows).toHaveLength(2); });
    client.heldFlows[1]!.finish();
    await vi.waitFor(() => { expect(slot.run!.flow).not.toBeNull(); });
    expect(slot.flowProblem).toBeNull();
  });

  it('tells what the engine says of a playing that fails, and keeps the count', async () => {
    const { slot, playing } = await counted();
    playing.fail(new RangeError('no memory'));
    await vi.waitFor(() => { expect(slot.flowProblem).toBe('no memory'); });
    expect([slot.isIn, slot.standing, slot.flowProgress]).toEqual([true, 'in', null]);
  });

  it('stops playing it when another is wanted, and takes it up again when that one is given up', async () => {
    const { client, slot, playing, isPlayed } = await counted();
    client.holds = true;
    slot.show(on(5), ignore);
    expect([playing.options.signal?.aborted, slot.flowProgress, slot.progress]).toEqual([true, null, 0]);
    const again = vi.fn();
    slot.giveUp(again);
    await vi.waitFor(() => { expect(client.heldFlows).toHaveLength(2); });
    client.heldFlows[1]!.finish();
    await vi.waitFor(() => { expect(again).toHaveBeenCalledOnce(); });
    expect([isPlayed.mock.calls.length, slot.run!.flow!.record.scenario.users]).toEqual([0, 150_001]);
  });

  it('goes on playing it when the very same is shown anew', async () => {
    const { client, slot, isPlayed, playing } = await counted();
    const later = vi.fn();
    slot.show(withChanges(many(3), { t: 7 }), ignore, later);
    playing.finish();
    await vi.waitFor(() => { expect(later).toHaveBeenCalledOnce(); });
    expect([client.heldFlows.length, isPlayed.mock.calls.length, playing.options.signal?.aborted]).toEqual([1, 0, true]);
  });
});
