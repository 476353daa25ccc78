/** Story time: every beat is watched for a while of its own, and the way there and back is the same. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BEAT } from '../../src/model/beats';
import { beatAt, neighbourBeat, NO_STORY, sharedStory, storyOf, storyOfBeats, trueOf, wholeMillis, type Story } from '../../src/reading/story';
import { sceneOf } from './scenes';

/** Beats of a run: true microseconds, strictly ascending. */
const beatsOfRuns = fc
  .uniqueArray(fc.integer({ min: -2_000_000, max: 9_000_000 }), { minLength: 2, maxLength: 40 })
  .map((times) => Float64Array.from(times).sort());
const share = fc.double({ min: 0, max: 1, noNaN: true });

/** Beat i of it is watched for 100 · (i + 1) milliseconds. */
const story = (beats: Float64Array): Story => ({ beats, millis: Float64Array.from(beats, (_, beat) => 50 * beat * (beat + 1)) });

describe('story time', () => {
  it('gives each beat its length', () => {
    fc.assert(
      fc.property(beatsOfRuns, (beats) => {
        const told = story(beats);
        expect(Array.from(beats, (beat) => storyOf(told, beat))).toEqual([...told.millis]);
        expect(Array.from(told.millis, (millis) => trueOf(told, millis))).toEqual(Array.from(beats));
      }),
    );
  });

  it('runs in proportion inside a beat', () => {
    const told = story(Float64Array.of(-100, 0, 10, 1_010));
    expect([...told.millis]).toEqual([0, 100, 300, 600]);
    expect(storyOf(told, -50)).toBe(50);
    expect(storyOf(told, 5)).toBe(200);
    expect(storyOf(told, 260)).toBe(375);
    expect(trueOf(told, 375)).toBe(260);
  });

  it('leads back to where it came from', () => {
    fc.assert(
      fc.property(beatsOfRuns, share, (beats, part) => {
        const told = story(beats);
        const last = beats.length - 1;
        const micros = beats[0]! + part * (beats[last]! - beats[0]!);
        expect(trueOf(told, storyOf(told, micros))).toBeCloseTo(micros, 3);
        expect(storyOf(told, trueOf(told, part * wholeMillis(told)))).toBeCloseTo(part * wholeMillis(told), 4);
      }),
    );
  });

  it('never goes back while true time goes on', () => {
    fc.assert(
      fc.property(beatsOfRuns, fc.array(share, { minLength: 2 }), (beats, parts) => {
        const span = beats[beats.length - 1]! - beats[0]! + 20;
        const times = parts.map((part) => beats[0]! - 10 + part * span).sort((a, b) => a - b);
        const watched = times.map((time) => storyOf(story(beats), time));
        expect(watched).toEqual([...watched].sort((a, b) => a - b));
      }),
    );
  });

  it('stays within the run', () => {
    const told = story(Float64Array.of(-100, 0, 50));
    expect([storyOf(told, -1e9), storyOf(told, 1e9)]).toEqual([0, 300]);
    expect([trueOf(told, -3), trueOf(told, 9_999)]).toEqual([-100, 50]);
  });

  it('has a meaning for runs of one beat and of none', () => {
    const single = story(Float64Array.of(7));
    expect([storyOf(single, 3), trueOf(single, 0)]).toEqual([0, 7]);
    expect([storyOf(NO_STORY, 3), trueOf(NO_STORY, 0), wholeMillis(NO_STORY)]).toEqual([0, 0, 0]);
  });

  it('takes look-ups in passing, and its time for copies and writes', () => {
    const { index } = sceneOf('chats=1&users=8&gateways=4');
    const told = storyOfBeats(index);
    const watched = (kind: number): number =>
      Array.from(index.beats.keys()).reduce((sum, beat) => sum + (index.beatKinds[beat] === kind && index.beats[beat]! >= 0 ? (told.millis[beat + 1] ?? told.millis[beat]!) - told.millis[beat]! : 0), 0);
    expect(watched(BEAT.lookUp), 'two questions and their answers').toBe(600);
    expect(watched(BEAT.takeIn) + watched(BEAT.wire)).toBeGreaterThan(watched(BEAT.lookUp));
    expect(watched(BEAT.write)).toBe(1000);
    expect(index.beatCopies.reduce((sum, copies) => sum + copies)).toBe(4);
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
        expect(neighbourBeat(story(beats), micros, 1)).toBe(later[0] ?? last);
        expect(neighbourBeat(story(beats), micros, -1)).toBe(earlier.at(-1) ?? first);
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

describe('the story of several runs', () => {
  it.each<[string, readonly number[][], readonly number[]]>([
    ['no run', [], []],
    ['one run are its own', [[0, 10, 12, 50]], [0, 10, 12, 50]],
    ['the same run twice are its own', [[0, 10, 50], [0, 10, 50]], [0, 10, 50]],
    ['two runs are those of both', [[0, 10, 50], [20, 30, 70]], [0, 10, 20, 30, 50, 70]],
    ['two runs are shared where they all but meet', [[0, 10, 20], [1, 11, 41]], [0, 10, 20, 41]],
    ['two runs end with the last of both, however soon it comes', [[0, 10, 20], [0, 10, 21]], [0, 10, 21]],
    ['a run of one moment, beside another', [[5], [0, 10]], [0, 10]],
  ])('%s', (_name, runs, beats) => {
    expect([...sharedStory(runs.map((run) => story(Float64Array.from(run)))).beats]).toEqual(beats);
  });

  it('is watched as long as the run that takes longest', () => {
    const [brief, long] = [{ beats: Float64Array.of(0, 10, 50), millis: Float64Array.of(0, 100, 200) }, { beats: Float64Array.of(0, 10, 50), millis: Float64Array.of(0, 40, 900) }];
    expect([...sharedStory([brief, long]).millis]).toEqual([0, 100, 960]);
    expect([...sharedStory([brief]).millis]).toEqual([0, 100, 200]);
  });
});
