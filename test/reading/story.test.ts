/** Story time: every beat lasts equally long, and the way there and back is the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allBeats, beatAt, neighbourBeat, storyOf, trueOf } from '../../src/reading/story';
import { sceneOf } from './scenes';

/** Beats of a run: true microseconds, strictly ascending. */
const beatsOfRuns = fc
  .uniqueArray(fc.integer({ min: -2_000_000, max: 9_000_000 }), { minLength: 2, maxLength: 40 })
  .map((times) => Float64Array.from(times).sort());
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('story time', () => {
  it('gives each beat the length one', () => {
    fc.assert(
      fc.property(beatsOfRuns, (beats) => {
        expect(Array.from(beats, (beat) => storyOf(beats, beat))).toEqual(Array.from(beats.keys()));
        expect(Array.from(beats.keys(), (beat) => trueOf(beats, beat))).toEqual(Array.from(beats));
      }),
    );
  });

  it('runs in proportion inside a beat', () => {
    const beats = Float64Array.of(-100, 0, 10, 1_010);
    expect(storyOf(beats, -50)).toBe(0.5);
    expect(storyOf(beats, 5)).toBe(1.5);
    expect(storyOf(beats, 260)).toBe(2.25);
    expect(trueOf(beats, 2.25)).toBe(260);
  });

  it('leads back to where it came from', () => {
    fc.assert(
      fc.property(beatsOfRuns, share, (beats, part) => {
        const last = beats.length - 1;
        const micros = beats[0]! + part * (beats[last]! - beats[0]!);
        expect(trueOf(beats, storyOf(beats, micros))).toBeCloseTo(micros, 3);
        expect(storyOf(beats, trueOf(beats, part * last))).toBeCloseTo(part * last, 6);
      }),
    );
  });

  it('never goes back while true time goes on', () => {
    fc.assert(
      fc.property(beatsOfRuns, fc.array(share, { minLength: 2 }), (beats, parts) => {
        const span = beats[beats.length - 1]! - beats[0]! + 20;
        const times = parts.map((part) => beats[0]! - 10 + part * span).sort((a, b) => a - b);
        const story = times.map((time) => storyOf(beats, time));
        expect(story).toEqual([...story].sort((a, b) => a - b));
      }),
    );
  });

  it('stays within the run', () => {
    const beats = Float64Array.of(-100, 0, 50);
    expect([storyOf(beats, -1e9), storyOf(beats, 1e9)]).toEqual([0, 2]);
    expect([trueOf(beats, -3), trueOf(beats, 99)]).toEqual([-100, 50]);
  });

  it('has a meaning for runs of one beat and of none', () => {
    expect([storyOf(Float64Array.of(7), 3), trueOf(Float64Array.of(7), 0)]).toEqual([0, 7]);
    expect([storyOf(new Float64Array(0), 3), trueOf(new Float64Array(0), 0)]).toEqual([0, 0]);
  });
});

describe('the beats', () => {
  it('hold every moment once', () => {
    fc.assert(
      fc.property(beatsOfRuns, share, (beats, part) => {
        const micros = beats[0]! + part * (beats[beats.length - 1]! - beats[0]!);
        const beat = beatAt(beats, micros);
        expect(beats[beat]).toBeLessThanOrEqual(micros);
        if (beat + 1 < beats.length) expect(beats[beat + 1]).toBeGreaterThan(micros);
      }),
    );
  });

  it('have neighbours: the next begins later and the one before earlier, at nothing in between', () => {
    fc.assert(
      fc.property(beatsOfRuns, share, (beats, part) => {
        const [first, last] = [beats[0]!, beats[beats.length - 1]!];
        const micros = first - 5 + part * (last - first + 10);
        const later = Array.from(beats).filter((beat) => beat > micros);
        const earlier = Array.from(beats).filter((beat) => beat < micros);
        expect(neighbourBeat(beats, micros, 1)).toBe(later[0] ?? last);
        expect(neighbourBeat(beats, micros, -1)).toBe(earlier.at(-1) ?? first);
      }),
    );
  });

  it('of a run are ascending, one begins at the first message, and the last closes it', () => {
    const { index, result } = sceneOf('chats=2&messages=2&loss=0.3');
    const beats = Array.from(index.beats);
    expect(beats).toEqual([...new Set(beats)].sort((a, b) => a - b));
    expect(beats).toContain(0);
    expect(beats.at(-1)).toBe(result.summary.endMicros);
    expect(beats[0]).toBe(result.summary.startMicros);
  });
});

describe('the beats of several runs', () => {
  it.each<[string, readonly number[][], readonly number[]]>([
    ['no run', [], []],
    ['one run are its own', [[0, 10, 12, 50]], [0, 10, 12, 50]],
    ['the same run twice are its own', [[0, 10, 50], [0, 10, 50]], [0, 10, 50]],
    ['two runs are those of both', [[0, 10, 50], [20, 30, 70]], [0, 10, 20, 30, 50, 70]],
    ['two runs are shared where they all but meet', [[0, 10, 20], [1, 11, 41]], [0, 10, 20, 41]],
    ['two runs end with the last of both, however soon it comes', [[0, 10, 20], [0, 10, 21]], [0, 10, 21]],
    ['a run of one moment, beside another', [[5], [0, 10]], [0, 10]],
  ])('%s', (_name, runs, beats) => {
    expect([...allBeats(runs.map((run) => Float64Array.from(run)))]).toEqual(beats);
  });
});
