/** Several scenarios on one clock that goes evenly. */
import { afterEach, expect, it } from 'vitest';
import { decodeScenario } from '../../src/link/codec';
import { evenly, Together, WATCHED_MILLIS } from '../../src/session/together.svelte';
import { wholeMillis } from '../../src/reading/story';
import { FakeClient } from '../pages/lab-fixture';

let together: Together;
afterEach(() => { together.dispose(); });
const scenarios = (links: Record<string, string>) => Object.fromEntries(Object.entries(links).map(([name, link]) => [name, decodeScenario(link).scenario]));

it('starts once all are in, from nothing to the last end, as long as one watches', async () => {
  together = new Together(new FakeClient(), evenly);
  const { playback } = together;
  together.play(scenarios({ few: 'gateways=2', many: 'gateways=8&messages=3' }));
  await together.whenIn;
  expect(playback.mode).toBe('playing');
  expect(Object.keys(together.runs)).toEqual(['few', 'many']);
  expect([playback.startMicros, playback.endMicros]).toEqual([0, Math.max(...Object.values(together.runs).map(({ result }) => result.summary.endMicros))]);
  expect([wholeMillis(playback.story), playback.speed]).toEqual([WATCHED_MILLIS, 1]);
});

it('is asked for from the beginning, and does not start where somebody has thought otherwise', async () => {
  const client = new FakeClient(true);
  together = new Together(client, evenly);
  const { playback } = together;
  together.play(scenarios({ one: 'gateways=2' }));
  expect([playback.mayPlay, playback.isAsked]).toEqual([true, true]);
  playback.toggle();
  expect(playback.isAsked).toBe(false);
  client.held[0]!.finish();
  await together.whenIn;
  expect(playback.mode).toBe('paused');
});

it('has nothing to be played where nothing comes', async () => {
  const client = new FakeClient(true);
  together = new Together(client, evenly);
  together.play(scenarios({ one: 'gateways=2' }));
  client.held[0]!.fail(new Error('too much'));
  await together.whenIn;
  expect([together.playback.mayPlay, together.playback.isAsked]).toEqual([false, false]);
});

it('stands at its end where motion is not wanted', async () => {
  together = new Together(new FakeClient(), evenly);
  together.playback.stepwise = true;
  together.play(scenarios({ one: 'gateways=2' }));
  await together.whenIn;
  expect(together.playback.mode).toBe('ended');
  expect(together.playback.micros).toBe(together.playback.endMicros);
});

it('has nothing of what was played before', async () => {
  together = new Together(new FakeClient(), evenly);
  together.play(scenarios({ one: 'gateways=2', other: 'gateways=4' }));
  together.play(scenarios({ one: 'gateways=8' }));
  await together.whenIn;
  expect(together.playback.mode).toBe('playing');
  expect(Object.values(together.runs).map(({ result }) => result.scenario.gateways)).toEqual([8]);
});
