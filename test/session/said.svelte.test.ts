/** What the lab says politely: each change and each step of a hand, once. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import { besideSentence } from '../../src/text/page/beside';
import { differencesAtEnd } from '../../src/reading/difference';
import { openFixture, runIsIn, FakeClient, type Fixture } from '../pages/lab-fixture';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.announcer.dispose();
  fixture.lab.playback.dispose();
});
const wordsOf = ({ lab }: Fixture): string[] => lab.announcer.said.map(({ words }) => words);
/** Waits for so many sentences, and then for another that shows that there were no more. */
async function expectSaid(sentences: readonly string[]): Promise<void> {
  await vi.waitFor(() => { expect(wordsOf(fixture)).toHaveLength(sentences.length); });
  fixture.lab.say('That was all.');
  expect(wordsOf(fixture)).toEqual([...sentences, 'That was all.']);
}

describe('what is said', () => {
  it('is nothing when a page opens', async () => {
    fixture = await openFixture('gateways=4&t=1000000');
    await expectSaid([]);
  });

  it('is what a change comes to, beside what stood', async () => {
    fixture = await openFixture('users=8&gateways=2');
    fixture.lab.change({ gateways: 4 });
    await runIsIn(fixture.lab);
    await expectSaid(['Gateways 4: a message becomes 4 copies in and 8 writes out; before, 2 copies and 8 writes.']);
  });

  it('is one sentence for changes that follow one another at once', async () => {
    fixture = await openFixture('users=8&gateways=2');
    for (const gateways of [3, 4, 8]) fixture.lab.change({ gateways });
    await runIsIn(fixture.lab);
    await expectSaid(['Gateways 8: a message becomes 8 copies in and 8 writes out; before, 2 copies and 8 writes.']);
  });

  it('is that the messages play where a change has them play, by the name of the design', async () => {
    fixture = await openFixture('users=8&gateways=2');
    fixture.lab.change({ design: 'topic-per-chat' }, 'connecting');
    await runIsIn(fixture.lab);
    await expectSaid(['Topic per chat: the messages play.']);
  });

  it('is what undo and redo come to, and where another address leads', async () => {
    fixture = await openFixture('users=8&gateways=2');
    fixture.lab.change({ gateways: 4 });
    await runIsIn(fixture.lab);
    await vi.waitFor(() => { expect(wordsOf(fixture)).toHaveLength(1); });
    fixture.lab.undo();
    await runIsIn(fixture.lab);
    await vi.waitFor(() => { expect(wordsOf(fixture)).toHaveLength(2); });
    fixture.lab.goTo('users=8&gateways=8');
    await runIsIn(fixture.lab);
    await vi.waitFor(() => { expect(wordsOf(fixture)).toHaveLength(3); });
    expect(wordsOf(fixture).slice(1)).toEqual([
      'Gateways 2: a message becomes 2 copies in and 8 writes out; before, 4 copies and 8 writes.',
      'Gateways 8: a message becomes 8 copies in and 8 writes out; before, 2 copies and 8 writes.',
    ]);
  });

  it('is the words of whoever has something better to say', async () => {
    fixture = await openFixture('users=8&gateways=2');
    fixture.lab.change({ gateways: 4 }, 'messages', 'Twice the gateways.');
    await runIsIn(fixture.lab);
    await expectSaid(['Twice the gateways.']);
  });

  it('is nothing of a change that was given up', async () => {
    fixture = await openFixture('users=8&gateways=2', new FakeClient());
    fixture.client.holds = true;
    fixture.lab.change({ gateways: 4 });
    fixture.lab.cancel();
    await expectSaid([]);
  });

  it('is the end of a run each time that it ends, in the same words', async () => {
    fixture = await openFixture('users=8&gateways=2');
    fixture.lab.announceEnd();
    fixture.lab.announceEnd();
    await expectSaid(Array.from({ length: 2 }, () => 'The end: a message became 2 copies in and 8 writes out.'));
  });

  it('is of two pictures in what they differ, and where a hand leads what happens in each', async () => {
    fixture = await openFixture('users=3&gateways=2');
    fixture.lab.putBeside({ design: 'topic-per-chat' });
    await runIsIn(fixture.lab);
    await vi.waitFor(() => { expect(wordsOf(fixture)).toEqual(['Topic per chat stands beside Direct append.']); });
    fixture.lab.playback.pause();
    fixture.lab.playback.seek(0);
    fixture.lab.playback.step(1);
    await vi.waitFor(() => { expect(wordsOf(fixture)).toHaveLength(2); });
    expect(wordsOf(fixture)[1]).toMatch(/^Direct append: The message reaches the chat1 API\. .+ Topic per chat: The message reaches the chat1 API\. /);
    fixture.lab.change({ gateways: 3 });
    await runIsIn(fixture.lab);
    await vi.waitFor(() => { expect(wordsOf(fixture)).toHaveLength(3); });
    const { lab } = fixture;
    expect(wordsOf(fixture)[2]).toBe(besideSentence(differencesAtEnd(lab.run!, lab.other.run!), lab.run!, lab.other.run!));
    lab.leaveBeside('second');
    await vi.waitFor(() => { expect(wordsOf(fixture).at(-1)).toBe('Topic per chat stands alone again.'); });
  });
});
