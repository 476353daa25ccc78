/** The middle distance in the hand: the live row follows the play head or what was asked for, and nothing runs on after the page. */
import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import FarStage from '../../../src/picture/far/FarStage.svelte';
import { layoutOf } from '../../../src/picture/middle/layout';
import type { ChosenPerson } from '../../../src/reading/selection';
import type { Chosen } from '../../../src/session/chosen.svelte';
import { Settings } from '../../../src/session/settings.svelte';
import { FAR } from '../../../src/text/page/page';
import { openFixture, runOf, type Fixture } from '../../pages/lab-fixture';
import { RecordedPath, RecordedSheet, RecordingContext } from '../recorder';

/** D3's timers that run, by what they tell; frames are the test's own. */
const running = vi.hoisted(() => new Set<(elapsedMillis: number) => void>());
vi.mock('d3', async (original) => ({
  ...(await original<typeof import('d3')>()),
  timer: (tell: (elapsedMillis: number) => void) => {
    running.add(tell);
    return { stop: () => running.delete(tell) };
  },
}));

let fixture: Fixture;
let context: RecordingContext;

beforeEach(() => {
  context = new RecordingContext();
  running.clear();
  vi.stubGlobal('Path2D', RecordedPath);
  vi.stubGlobal('OffscreenCanvas', RecordedSheet);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as unknown as RenderingContext);
  vi.spyOn(window, 'getComputedStyle').mockReturnValue({ getPropertyValue: (name: string) => name } as CSSStyleDeclaration);
});
afterEach(() => {
  fixture.lab.playback.dispose();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const LINK = 'chats=4&users=50&gateways=18';
async function show(link = LINK) {
  fixture = await openFixture(link);
  const { lab } = fixture;
  const choose = vi.fn();
  const followed = { now: null, choose, letGo: () => undefined } as unknown as Chosen<ChosenPerson>;
  const [onSelect, onSay] = [vi.fn(), vi.fn()];
  const { unmount } = render(FarStage, { run: runOf(fixture), playback: lab.playback, client: lab.client, settings: new Settings(), height: 600, followed, isLost: false, onSelect, onSay });
  await tick();
  await tick();
  return { onSelect, onSay, choose, unmount };
}
const map = () => screen.getByRole('button', { name: FAR.cell });
/** The row that is outlined in ink, from above. */
function outlined(): number[] {
  return context.painted.filter(({ name, attributes }) => name === 'rect' && attributes['stroke'] === '--ink').map(({ attributes }) => Number(attributes['y']));
}
async function frameAt(elapsedMillis: number): Promise<void> {
  for (const tell of [...running]) tell(elapsedMillis);
  await tick();
}
const STAGE = layoutOf({ width: 900, height: 600, unit: 1, chats: 4, gateways: 18, hasMargins: true, loads: 3 });

describe('the middle distance', () => {
  it('has no live row before the first message, and then the one that the play head is at', async () => {
    await show();
    expect(outlined()).toEqual([]);
    fixture.lab.playback.seek(42_000);
    await tick();
    await frameAt(1000);
    expect(outlined()).toEqual([STAGE.rows.y]);
    expect(screen.getByText(/^\d+ of 18 in$/)).toBeInTheDocument();
    fixture.lab.playback.seek(Infinity);
    await tick();
    await frameAt(1000);
    expect(screen.getByText('18 of 18 in')).toBeInTheDocument();
    expect(outlined()[0]).toBeGreaterThan(STAGE.rows.y + 100);
  });

  it('says beside each row what its owner holds, and what it has dropped', async () => {
    await show('chats=2&users=50&gateways=18&messages=4&rate=25&design=coalesce');
    fixture.lab.playback.seek(110_000);
    await tick();
    expect(screen.getAllByText('2 wait')).toHaveLength(2);
    fixture.lab.playback.seek(50_000);
    await tick();
    expect(screen.getByText('1 waits')).toBeInTheDocument();
    cleanup();
    await show('chats=2&users=50&gateways=18&messages=4&rate=25&design=slow-mode');
    fixture.lab.playback.seek(Infinity);
    await tick();
    expect(screen.getAllByText('3 dropped')).toHaveLength(2);
  });

  it('opens a row in one go where little motion is wanted, and else step by step', async () => {
    await show();
    fixture.lab.playback.seek(42_000);
    await tick();
    expect(running.size).toBe(1);
    await frameAt(1000);
    expect(running.size).toBe(0);
    fixture.lab.playback.stepwise = true;
    fixture.lab.playback.seek(Infinity);
    await tick();
    expect(running.size).toBe(0);
  });

  it('runs a message along a row that is tapped, says when it is in, and follows whom it tapped', async () => {
    const { onSelect, onSay, choose, unmount } = await show();
    await fireEvent.pointerDown(map(), { clientX: STAGE.rows.x + 3.5 * STAGE.columnWidth, clientY: STAGE.rows.y + 4 });
    await fireEvent.click(map());
    expect(onSelect).toHaveBeenCalledExactlyOnceWith(3);
    expect(choose).toHaveBeenCalledExactlyOnceWith({ role: 'person', index: 3 });
    await frameAt(750);
    expect(screen.getByText('9 of 18 in')).toBeInTheDocument();
    await fireEvent.click(map());
    expect(running.size).toBe(1);
    await frameAt(1500);
    expect(screen.getByText('18 of 18 in')).toBeInTheDocument();
    expect(onSay).toHaveBeenLastCalledWith('The message of chat1 is in: 18 copies for 50 viewers.');
    await fireEvent.click(map());
    unmount();
    expect(running.size).toBe(0);
  });

  it('tells the cell that keys have come to, within the map', async () => {
    const { onSay } = await show();
    for (const key of ['ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowRight']) await fireEvent.keyDown(map(), { key });
    expect(onSay).toHaveBeenLastCalledWith(expect.stringMatching(/^\d people of chat2 on GW3\. In the whole run GW3 took in 4 copies, /));
    expect(map()).toHaveAccessibleDescription(/^\d people of chat2 on GW3\./);
  });

  it('gives way to the map where cells are no longer told apart', async () => {
    await show('chats=4&users=50&gateways=80');
    expect(await screen.findByText('80 gateways →')).toBeInTheDocument();
  });
});
