/** The clock of the gallery: one for all designs, and no longer than anybody watches. */
import { afterEach, expect, it, vi } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import { decodeScenario } from '../../src/link/codec';
import { storyOf, wholeMillis } from '../../src/reading/story';
import { Gallery } from '../../src/session/gallery.svelte';
import { WATCHED_MILLIS } from '../../src/session/together.svelte';
import { FakeClient } from '../pages/lab-fixture';

let gallery: Gallery;
afterEach(() => { gallery.dispose(); });

it('plays every design from the one message to the last of all ends, within the time that one watches', async () => {
  gallery = new Gallery(new FakeClient());
  const { playback } = gallery;
  gallery.play(decodeScenario('chats=2&gateways=4').scenario);
  await vi.waitFor(() => { expect(playback.mode).toBe('playing'); });
  const runs = Object.values(gallery.runs);
  expect(runs).toHaveLength(CATALOGUE.length);
  for (const { result } of runs) expect([result.ledger.messages.posted, result.scenario.gateways]).toEqual([1, 4]);
  expect(playback.endMicros).toBe(runs.reduce((last, { result }) => Math.max(last, result.summary.endMicros), 0));
  const { story, speed } = playback;
  expect((wholeMillis(story) - storyOf(story, 0)) / speed).toBeLessThanOrEqual(WATCHED_MILLIS * (1 + 1e-9));
});

it('begins anew with another scenario, and what was asked of the one before does not come in', async () => {
  gallery = new Gallery(new FakeClient());
  gallery.play(decodeScenario('gateways=4').scenario);
  gallery.play(decodeScenario('gateways=2').scenario);
  await vi.waitFor(() => { expect(gallery.playback.mode).toBe('playing'); });
  expect(Object.values(gallery.runs).map(({ result }) => result.scenario.gateways)).toEqual(CATALOGUE.map(() => 2));
});

it('says when all that comes has come: runs played, told by formula, or nothing at all', async () => {
  gallery = new Gallery(new FakeClient());
  const first = gallery.whenIn;
  gallery.play(decodeScenario('gateways=4').scenario);
  await first;
  const second = gallery.whenIn;
  await second;
  expect(Object.keys(gallery.runs)).toHaveLength(CATALOGUE.length);
  gallery.play(decodeScenario('gateways=2').scenario);
  const third = gallery.whenIn;
  gallery.leaveRuns();
  await third;
  expect(gallery.runs).toEqual({});
});

it('told by formula goes from the posting to the last viewer', () => {
  gallery = new Gallery(new FakeClient());
  gallery.tell(40_000, 180_000);
  const { playback } = gallery;
  expect([playback.startMicros, playback.endMicros, playback.isPlaying]).toEqual([0, 180_000, true]);
});
