import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import TimeLine from '../../../src/pages/lab/TimeLine.svelte';
import { wholeMillis } from '../../../src/reading/story';
import { SPEEDS } from '../../../src/session/playback.svelte';
import { TIME } from '../../../src/text/page/page';
import { FakeClient, lastSaid, openFixture, runIsIn, toEnd, type Fixture } from '../lab-fixture';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function show(link = 'messages=2', client = new FakeClient()) {
  fixture = await openFixture(link, client);
  render(TimeLine, { playback: fixture.lab.playback, run: fixture.lab.run });
  const { playback } = fixture.lab;
  return { playback, user: userEvent.setup() };
}
const button = (name: string) => screen.getByRole<HTMLButtonElement>('button', { name });
const slider = () => screen.getByRole<HTMLInputElement>('slider', { name: TIME.line });
const EVERY_BUTTON = [TIME.play, TIME.connecting, TIME.back, TIME.step, TIME.next];

describe('the time line', () => {
  it('offers play, pause and play again, one at a time', async () => {
    const { user, playback } = await show();
    await user.click(button(TIME.play));
    expect(playback.isPlaying).toBe(true);
    expect(screen.queryByRole('button', { name: TIME.play })).toBeNull();
    await user.click(button(TIME.pause));
    expect(playback.mode).toBe('paused');
    toEnd(fixture);
    await tick();
    expect(screen.queryByRole('button', { name: TIME.play })).toBeNull();
    await user.click(button(TIME.replay));
    expect(playback.isPlaying).toBe(true);
    expect(playback.micros).toBeLessThan(playback.endMicros / 2);
  });

  it('steps a beat forth and back, and to the next event', async () => {
    const { user, playback } = await show();
    const { beats } = playback.story;
    const first = beats.findIndex((beat) => beat > 0);
    await user.click(button(TIME.step));
    expect(playback.micros).toBe(beats[first]);
    await user.click(button(TIME.step));
    expect(playback.micros).toBe(beats[first + 1]);
    await user.click(button(TIME.back));
    expect(playback.micros).toBe(beats[first]);
    await user.click(button(TIME.next));
    expect(playback.micros).toBeGreaterThan(beats[first]!);
    expect(playback.micros).toBeLessThanOrEqual(beats[first + 1]!);
  });

  it('a step while playing pauses', async () => {
    const { user, playback } = await show();
    await user.click(button(TIME.play));
    await user.click(button(TIME.step));
    expect(playback.mode).toBe('paused');
  });

  it('plays from connecting', async () => {
    const { user, playback } = await show();
    await user.click(button(TIME.connecting));
    expect(playback.isPlaying).toBe(true);
    expect(playback.micros).toBeLessThan(0);
  });

  it('has a slider in milliseconds of watching, or in true ones with the other clock', async () => {
    const { user, playback } = await show();
    expect(slider().max).toBe(String(wholeMillis(playback.story)));
    playback.seek(playback.story.beats[3]!);
    await tick();
    expect(slider().valueAsNumber).toBeCloseTo(playback.story.millis[3]!);
    expect(slider()).toHaveAttribute('aria-valuetext', expect.stringMatching(/^[\d.,-]+(?: ms)? of [\d.,]+ m?s$/));
    await user.selectOptions(screen.getByLabelText(TIME.clock), TIME.true);
    expect(slider().valueAsNumber).toBeCloseTo(playback.story.beats[3]! / 1000);
    expect(Number(slider().max)).toBeCloseTo(playback.endMicros / 1000);
  });

  it('tells moments in three digits, and in all where one goes from event to event', async () => {
    const { playback } = await show();
    const digits = (): number[] => slider().getAttribute('aria-valuetext')!.split(' of ').map((text) => text.replace(/\D/g, '').replace(/^0+/, '').length);
    playback.seek(playback.endMicros / 3);
    await tick();
    expect(Math.max(...digits())).toBeLessThanOrEqual(3);
    playback.nextEvent();
    await tick();
    expect(slider()).toHaveAttribute('aria-valuetext', TIME.exactPosition(playback.micros, playback.endMicros));
    playback.step(1);
    await tick();
    expect(slider()).toHaveAttribute('aria-valuetext', TIME.position(playback.micros, playback.endMicros));
    expect([TIME.position(5_108_420, 5_108_420), TIME.exactPosition(5_108_420, 5_108_420), TIME.position(1234, 84_312), TIME.position(42_330, 5_108_420), TIME.position(0, 5_108_420)]).toEqual(['5.11 of 5.11 s', '5,108.42 of 5,108.42 ms', '1.23 of 84.3 ms', '42.3 ms of 5.11 s', '0 of 5.11 s']);
  });

  it('seeks where the slider is put', async () => {
    const { playback } = await show();
    slider().value = String(playback.story.millis[4]);
    slider().dispatchEvent(new Event('input', { bubbles: true }));
    expect(playback.micros).toBeCloseTo(playback.story.beats[4]!);
  });

  it.each([
    ['{ArrowRight}', 1],
    ['{ArrowUp}', 1],
    ['{ArrowLeft}', -1],
    ['{ArrowDown}', -1],
  ])('goes a beat on the slider with %s', async (key, direction) => {
    const { user, playback } = await show();
    playback.seek(playback.story.beats[4]!);
    await tick();
    slider().focus();
    await user.keyboard(key);
    expect(playback.micros).toBe(playback.story.beats[4 + direction]);
  });

  it('offers every speed', async () => {
    const { user, playback } = await show();
    const speed = screen.getByLabelText<HTMLSelectElement>(TIME.speed);
    expect([...speed.options].map((option) => option.text)).toEqual(SPEEDS.map((one) => `${String(one)}×`));
    await user.selectOptions(speed, '4×');
    expect(playback.speed).toBe(4);
  });

  it('has nothing to play where the run is left as it was counted', async () => {
    await show('users=2500&messages=100');
    fixture.lab.now.giveUpPlaying();
    await tick();
    for (const name of EVERY_BUTTON) expect(button(name)).toBeDisabled();
    expect(slider()).toBeDisabled();
  });

  it.each([
    ['no run is in yet', '', true, ({ held }: FakeClient) => { held[0]!.finish(); }],
    ['the run was counted and is being played in columns', 'users=2500&messages=100', false, ({ heldFlows }: FakeClient) => { heldFlows[0]!.finish(); }],
  ])('keeps a press of Play while %s, says so, and plays once it is in', async (_name, link, holds, finish) => {
    const client = new FakeClient(holds);
    const { user, playback } = await show(link, client);
    for (const name of [TIME.connecting, TIME.back, TIME.step, TIME.next]) expect(button(name)).toBeDisabled();
    expect(slider()).toBeDisabled();
    button(TIME.play).focus();
    await user.keyboard('{Enter}');
    expect(button(TIME.asked)).toHaveFocus();
    expect(lastSaid(fixture.lab)).toBe(TIME.askedSaid);
    finish(client);
    await vi.waitFor(() => { expect(playback.isPlaying).toBe(true); });
    await tick();
    expect(button(TIME.pause)).toHaveFocus();
  });

  it('plays nothing where whoever pressed Play too early has pressed it again', async () => {
    const client = new FakeClient(true);
    const { user, playback } = await show('', client);
    await user.click(button(TIME.play));
    await user.click(button(TIME.asked));
    client.held[0]!.finish();
    await runIsIn(fixture.lab);
    expect(playback.mode).toBe('paused');
  });

  it('offers nothing to play any more where the run does not come', async () => {
    const client = new FakeClient(true);
    const { user } = await show('', client);
    await user.click(button(TIME.play));
    client.held[0]!.fail(new Error('too much'));
    await vi.waitFor(() => { expect(button(TIME.play)).toBeDisabled(); });
  });

  it('has everything to play once a run is in', async () => {
    await show();
    for (const name of EVERY_BUTTON) expect(button(name)).toBeEnabled();
    expect(slider()).toBeEnabled();
  });
});
