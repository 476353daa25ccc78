/** One play head over several runs: from the first beginning to the last end, by the beats and events of all. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { designOf } from '../../src/designs';
import { runToEnd } from '../../src/engine/events/simulate';
import { decodeScenario } from '../../src/link/codec';
import { loadedRun, type LoadedRun } from '../../src/reading/run';
import { Playback, reelOf } from '../../src/session/playback.svelte';

function played(link: string): LoadedRun {
  const { scenario } = decodeScenario(link);
  return loadedRun(runToEnd(scenario, { withTrace: true }), designOf(scenario.design), null);
}
/** Runs of unlike lengths: the second is of people farther away. */
const runs = { near: played('users=4'), far: played('users=4&lastMile=90&design=topic-per-chat') };
const [near, far] = [reelOf(runs.near)!, reelOf(runs.far)!];

let playback: Playback;
beforeEach(() => {
  playback = new Playback();
});
afterEach(() => {
  playback.dispose();
});

/** Each stop on the way by a step or an event, from here to the end. */
function stops(go: () => void): number[] {
  const seen: number[] = [];
  while (playback.micros < playback.endMicros) {
    const before = playback.micros;
    go();
    if (playback.micros <= before) throw new Error(`no way on from ${String(before)} µs`);
    seen.push(playback.micros);
  }
  return seen;
}
const times = ({ result: { trace, index } }: LoadedRun): number[] => [...trace!.crossings.sentMicros, ...index!.toldMicros];

describe('the clock', () => {
  it('of one run is that run’s', () => {
    playback.load([near], 0, false);
    expect([...playback.story.beats]).toEqual([...near.story.beats]);
    expect([playback.startMicros, playback.endMicros]).toEqual([near.startMicros, near.endMicros]);
  });

  it('of two runs goes from the first beginning to the last end, and rests there', () => {
    playback.load([near, far], Infinity, false);
    expect(far.endMicros).toBeGreaterThan(near.endMicros);
    expect([playback.startMicros, playback.endMicros]).toEqual([far.startMicros, far.endMicros]);
    expect([playback.micros, playback.mode]).toEqual([far.endMicros, 'ended']);
  });

  it('of two runs stops by every event of either, once', () => {
    playback.load([near, far], 0, false);
    const all = [...new Set([...times(runs.near), ...times(runs.far)])].filter((time) => time > 0).sort((a, b) => a - b);
    expect(stops(() => { playback.nextEvent(); })).toEqual(all);
  });

  it('of two runs steps along the beats of both', () => {
    playback.load([near, far], playback.startMicros, false);
    const ahead = [...playback.story.beats].filter((beat) => beat > playback.micros);
    expect(stops(() => { playback.step(1); })).toEqual(ahead);
    expect(ahead.length).toBeGreaterThan([...near.story.beats].filter((beat) => beat > 0).length);
  });

  it('has no beats, no events and no length while no run is in', () => {
    playback.load([near], Infinity, false);
    playback.unload();
    playback.step(1);
    playback.nextEvent();
    expect([playback.mode, playback.story.beats.length, playback.startMicros, playback.micros, playback.endMicros]).toEqual(['empty', 0, 0, 0, 0]);
  });

  it.each([
    ['from where it is put', 12_345, 12_345],
    ['from the first message, where that is the end', Infinity, 0],
  ])('plays by itself what somebody has asked for before it was in, %s', (_name, at, from) => {
    let isAwaited = true;
    const onAsked = vi.fn();
    playback = new Playback({ isAwaited: () => isAwaited, onAsked });
    expect([playback.mayPlay, playback.isAsked]).toEqual([true, false]);
    playback.toggle();
    expect([playback.mode, playback.isAsked, onAsked.mock.calls.length]).toEqual(['empty', true, 1]);
    isAwaited = false;
    playback.load([near], at, false);
    expect([playback.mode, playback.isAsked, playback.micros]).toEqual(['playing', false, from]);
  });

  it('rests where whoever has asked has thought again, where nobody has, and at the run after that', () => {
    playback = new Playback({ isAwaited: () => true });
    playback.toggle();
    playback.toggle();
    expect(playback.isAsked).toBe(false);
    playback.load([near], 0, false);
    expect(playback.mode).toBe('paused');
    playback.unload();
    playback.play();
    playback.load([near], 0, false);
    expect(playback.mode).toBe('playing');
    playback.load([far], 0, false);
    expect(playback.mode).toBe('paused');
  });

  it('has nothing to be asked for where no run is on its way', () => {
    playback.toggle();
    expect([playback.mayPlay, playback.isAsked]).toEqual([false, false]);
    playback.load([near], 0, false);
    expect(playback.mode).toBe('paused');
  });

  it('plays on with the run that comes, where somebody has played the one before meanwhile', () => {
    playback = new Playback({ isAwaited: () => true });
    playback.load([near], 0, false);
    playback.play();
    playback.load([far], 0, false);
    expect(playback.mode).toBe('playing');
  });

  it('says the moment as fine as a link does', () => {
    playback.load([near], 12_345.6789, false);
    expect(playback.millis).toBe(12.346);
  });
});
