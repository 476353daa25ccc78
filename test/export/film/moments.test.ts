/** Which moments a film shows: those at which the page would be, at even distances of watching. */
import { describe, expect, it } from 'vitest';
import { halved, timingOf, type Played } from '../../../src/export/film/moments';
import { isPlayed, loadedRun } from '../../../src/reading/run';
import { storyOf } from '../../../src/reading/story';
import { reelOf } from '../../../src/session/playback.svelte';
import { designOf } from '../../../src/designs';
import { decodeScenario } from '../../../src/link/codec';
import { runToEnd } from '../../../src/engine/events/simulate';

function playedOf(link: string): Played {
  const { scenario } = decodeScenario(link);
  const run = loadedRun(runToEnd(scenario, { withTrace: true }), designOf(scenario.design), null);
  expect(isPlayed(run)).toBe(true);
  return { ...reelOf(run)!, clock: 'story', speed: 1 };
}

describe('the moments of a film', () => {
  it('go from the first message to the end, as evenly as the page plays', () => {
    const played = playedOf('chats=2&users=6&gateways=3');
    const { moments, eachMillis, haste } = timingOf(played);
    expect(haste).toBe(1);
    expect(moments[0]).toBe(0);
    expect(moments.at(-1)).toBe(played.endMicros);
    const watched = moments.map((micros) => storyOf(played.story, micros));
    watched.slice(1).forEach((millis, index) => { expect(millis - watched[index]!).toBeCloseTo(eachMillis, 6); });
    // About twenty a second.
    expect(eachMillis).toBeGreaterThan(44);
    expect(eachMillis).toBeLessThan(57);
  });

  it('are fewer where the page plays faster, and lie evenly in true time where it plays in that', () => {
    const played = playedOf('chats=2&users=6&gateways=3');
    const [slow, fast] = [timingOf(played), timingOf({ ...played, speed: 4 })];
    expect(fast.moments.length * 3.5).toBeLessThan(slow.moments.length);
    const { moments, eachMillis } = timingOf({ ...played, clock: 'true', speed: 2 });
    const span = played.endMicros / (moments.length - 1);
    moments.forEach((micros, index) => { expect(micros).toBeCloseTo(index * span, 3); });
    // A second of watching shows 20 simulated milliseconds at speed 1, and 40 at 2; a film of more than half a minute hurries.
    expect(eachMillis * (moments.length - 1)).toBeCloseTo(Math.min(30_000, played.endMicros / 40), 6);
  });

  it('of a long run pass by in half a minute, and it is said how much faster than on the page', () => {
    const played = playedOf('chats=8&users=8&gateways=16');
    const { moments, eachMillis, haste } = timingOf(played);
    expect(eachMillis * (moments.length - 1)).toBeCloseTo(30_000, 6);
    expect(haste).toBeCloseTo((storyOf(played.story, played.endMicros) - storyOf(played.story, 0)) / 30_000, 9);
    expect(moments.length).toBeLessThanOrEqual(481);
  });

  it('can be halved three times, from the same first to the same last', () => {
    const { moments } = timingOf(playedOf('chats=2&users=6&gateways=3'));
    const thrice = halved(halved(halved(moments)!)!)!;
    expect(thrice).toEqual(moments.filter((_, index) => index % 8 === 0));
    expect(thrice.at(-1)).toBe(moments.at(-1));
    expect(halved([1, 2, 3])).toBeNull();
    expect(halved([1, 2, 3, 4, 5, 6])).toBeNull();
  });
});
