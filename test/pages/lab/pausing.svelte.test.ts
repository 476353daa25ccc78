/** A play head that comes to rest changes no scenario; and a link that is shared says the moment that is on the screen. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import App from '../../../src/pages/lab/LabApp.svelte';
import { curvesOf } from '../../../src/picture/chart/curves';
import { DRAWER, SHARE } from '../../../src/text/page/lab';
import { COPY, PICTURE, TIME, TOP } from '../../../src/text/page/page';
import { decodeScenario } from '../../../src/link/codec';
import { openFixture } from '../lab-fixture';

vi.mock('../../../src/worker/client', async () => {
  const { FakeClient: Client } = await import('../lab-fixture');
  return { createSimClient: () => new Client() };
});
vi.mock('../../../src/picture/chart/curves', async (original) => {
  const curves = await original<{ curvesOf: typeof curvesOf }>();
  return { ...curves, curvesOf: vi.fn(curves.curvesOf) };
});

const user = userEvent.setup();
const press = (name: string | RegExp) => user.click(screen.getByRole('button', { name }));
const line = () => screen.getByRole<HTMLInputElement>('slider', { name: TIME.line });
const clockFace = () => line().getAttribute('aria-valuetext')!;

afterEach(() => {
  location.hash = '';
});
async function openLab(hash: string): Promise<void> {
  location.hash = hash;
  render(App);
  await screen.findByRole('group', { name: PICTURE.gateways });
  await press(DRAWER.open);
  await screen.findByRole('img', { name: /^One gateway/ });
}

describe('a pause', () => {
  it('has nothing worked out anew: not the curves of the chart, by playing, pausing, stepping or scrubbing', async () => {
    await openLab('chats=2&gateways=4&messages=3');
    const before = vi.mocked(curvesOf).mock.calls.length;
    expect(before).toBeGreaterThan(0);
    await press(TIME.play);
    await press(TIME.pause);
    await press(TIME.step);
    await press(TIME.next);
    await tick();
    expect(location.hash).toMatch(/&t=/);
    expect(vi.mocked(curvesOf).mock.calls.length).toBe(before);
  });

  it('leaves the scenario the very object that it was, and the address says where it rests', async () => {
    const { lab } = await openFixture('messages=2');
    const { scenario } = lab;
    lab.playback.seek(12_345);
    lab.playback.seek(lab.playback.endMicros);
    expect(lab.scenario).toBe(scenario);
    expect(lab.history.present.t).toBe(lab.playback.millis);
    lab.playback.dispose();
  });
});

describe('a link that is shared', () => {
  it('while the message is on its way says the moment of the screen, which stands still meanwhile', async () => {
    await openLab('chats=1&gateways=2&messages=3');
    await press(TIME.play);
    await vi.waitFor(() => { expect(line().valueAsNumber).toBeGreaterThan(Number(line().min)); });
    await press(new RegExp(`^${TOP.share}`));
    const field = screen.getByRole<HTMLInputElement>('textbox', { name: COPY.label(SHARE.copy) });
    const { scenario } = decodeScenario(new URL(field.value).hash.slice(1));
    expect(scenario.t).toBeGreaterThan(0);
    // The screen shows three digits, the link thousandths of a millisecond.
    expect(clockFace().split(' of ')[0]).toBe(TIME.position(scenario.t * 1000, 4_000_000).split(' of ')[0]);
    expect(screen.queryByRole('button', { name: TIME.pause })).toBeNull();
    expect(field.value).toBe(location.href);
  });

  it('says the moment of a play head that moves, where the address does not yet', async () => {
    const { lab } = await openFixture('messages=2');
    lab.playback.play();
    lab.playback.micros = 12_345;
    expect([lab.link, lab.address, lab.shown.t]).toEqual(['messages=2&t=12.345', 'messages=2', 12.345]);
    lab.playback.pause();
    expect(lab.address).toBe(lab.link);
    lab.playback.dispose();
  });

  it('says the moment that was asked for until the run is there', async () => {
    const { lab } = await openFixture('messages=2&t=50');
    lab.open('messages=3&t=60');
    expect(lab.link).toBe('messages=3&t=60');
    await vi.waitFor(() => { expect(lab.isComputing).toBe(false); });
    expect(lab.link).toBe('messages=3&t=60');
    lab.playback.dispose();
  });
});
