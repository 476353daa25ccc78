/** What is heard of a run that somebody goes through by hand, event by event and beat by beat. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import { happeningAt } from '../../src/reading/happening';
import { reelOf } from '../../src/session/playback.svelte';
import { OUTCOME } from '../../src/model/trace';
import { spokenAt } from '../../src/session/told';
import { happeningWords } from '../../src/text/page/happening';
import { sceneOf, type Scene } from '../reading/scenes';

/** Each moment at which anything is sent or arrives, as it is told. */
function momentsOf({ run }: Scene): number[] {
  const { startMicros, nextEvent } = reelOf(run)!;
  const moments: number[] = [];
  for (let at = nextEvent(startMicros); Number.isFinite(at); at = nextEvent(at + 1e-6)) moments.push(at);
  return moments;
}
const heard = (scene: Scene): string[] => momentsOf(scene).map((micros) => spokenAt(scene.run, micros, 'event'));

describe('event by event', () => {
  it('one hears who sends what to whom, and where it arrives', () => {
    const scene = sceneOf('users=2&gateways=2&placement=round-robin');
    const words = heard(scene);
    expect(words.slice(words.indexOf('u1 posts to the chat1 API.'))).toEqual([
      'u1 posts to the chat1 API.',
      'The message reaches the chat1 API. The chat1 API asks chat-user shard 1.',
      'The question reaches chat-user shard 1.',
      'Chat-user shard 1 answers.',
      'The answer is back at the chat1 API. The chat1 API asks user-gateway shard 2.',
      'The question reaches user-gateway shard 2.',
      'User-gateway shard 2 answers.',
      'The answer is back at the chat1 API. The chat1 API sends it to GW1 and GW2.',
      'A copy reaches GW1.',
      'A copy reaches GW2. GW1 and GW2 write to u1 and u2.',
      'u1 and u2 have the message.',
    ]);
  });

  it.each(CATALOGUE.map(({ id }) => id))('nothing is left out or said of nobody under %s', (design) => {
    const scene = sceneOf(`chats=2&users=4&gateways=3&messages=2&loss=0.3&attempts=2&online=0.9&viewing=0.7&design=${design}`);
    const told = momentsOf(scene).flatMap((micros) => happeningAt(scene.run, micros));
    for (const isEnd of [false, true]) {
      const rows = told.filter((one) => one.isEnd === isEnd).flatMap((one) => one.rows);
      expect(rows.sort((a, b) => a - b), 'each crossing sets out once and ends once').toEqual(Array.from({ length: scene.trace.crossings.length }, (_, row) => row));
    }
    for (const words of heard(scene)) expect(words).toMatch(/^(?:[A-Z]|u\d)[^.]*\.(?: (?:[A-Z]|u\d)[^.]*\.)?(?: \d+ things? more happens? at this moment\.)?$/);
    expect(heard(scene).join(' ')).not.toMatch(/undefined|NaN|u0\b/);
  });

  it('so many at once are counted', () => {
    const { trace, kinds } = sceneOf('users=40&gateways=20&placement=round-robin&design=topic-per-chat');
    const kind = kinds.find(({ id }) => id === 'notify')!;
    const rows = Array.from({ length: trace.crossings.length }, (_, row) => row).filter((row) => kinds[trace.crossings.hop[row]!] === kind);
    const all = { kind, isEnd: false, outcome: OUTCOME.arrived, rows };
    expect(happeningWords([all], trace)).toBe('Topic 1 sends it to GW1, GW2 and 18 more.');
    expect(happeningWords([{ ...all, isEnd: true }, all, all], trace)).toBe('20 copies reach GW1, GW2 and 18 more. Topic 1 sends it to GW1, GW2 and 18 more. 1 thing more happens at this moment.');
  });
});

describe('beat by beat', () => {
  const scene = sceneOf('users=3&gateways=2');
  const { story } = reelOf(scene.run)!;
  const beats = [...story.beats].filter((micros) => micros >= 0);

  it('each hop between components is an event, and writing says how many have the message', () => {
    expect(beats.map((micros) => spokenAt(scene.run, micros, 'beat'))).toEqual([
      'u1 posts to the chat1 API.',
      'The message reaches the chat1 API. The chat1 API asks chat-user shard 1.',
      'The question reaches chat-user shard 1.',
      'The answer is back at the chat1 API. The chat1 API asks user-gateway shard 2.',
      'The question reaches user-gateway shard 2.',
      'The answer is back at the chat1 API. The chat1 API sends it to GW1 and GW2.',
      'The Chat API of chat1 appends the message to each gateway that holds a member: 2 copies on the way.',
      'A copy reaches GW2. GW1 and GW2 write to u1 and u2.',
      '2 copies are in. The gateways write the socket of every member: 2 of 3 have the message.',
      "All 3 of chat1 have u1's message: 2 copies in, 3 writes out.",
    ]);
  });
  it('connecting says how far it is, and not how people are placed at each step', () => {
    expect(spokenAt(scene.run, story.beats[0]!, 'beat')).toBe('People connect (round robin): 0 of 3 are on.');
  });
});
