/** The map from far in the hand: it is drawn once its painting is in, and a tap runs one message along one row. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import FarStage from '../../../src/picture/far/FarStage.svelte';
import type { ChosenPerson } from '../../../src/reading/selection';
import type { Chosen } from '../../../src/session/chosen.svelte';
import { Settings } from '../../../src/session/settings.svelte';
import { FAR } from '../../../src/text/page/page';
import { openFixture, runOf, type Fixture } from '../../pages/lab-fixture';
import { RecordedSheet, RecordingContext, type Painted } from '../recorder';

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
  vi.stubGlobal('OffscreenCanvas', RecordedSheet);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(context as unknown as RenderingContext);
  vi.spyOn(window, 'getComputedStyle').mockReturnValue({ getPropertyValue: (name: string) => name } as CSSStyleDeclaration);
});
afterEach(() => {
  fixture.lab.playback.dispose();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

/** Nobody is followed, and nobody will be. */
function nobody(): Chosen<ChosenPerson> {
  return { now: null, choose: () => undefined, letGo: () => undefined } as unknown as Chosen<ChosenPerson>;
}

async function show(link = 'chats=5&users=12&gateways=20') {
  fixture = await openFixture(link);
  const onSelect = vi.fn();
  const { lab } = fixture;
  const followed = nobody();
  const { unmount } = render(FarStage, { run: runOf(fixture), playback: lab.playback, client: lab.client, settings: new Settings(), height: 600, followed, isLost: false, onSelect, onSay: () => undefined });
  await screen.findByRole('button', { name: FAR.cell });
  await tick();
  return { onSelect, unmount };
}
const map = () => screen.getByRole('button', { name: FAR.cell });
const pinned = (): Painted[] => context.painted.filter(({ attributes: { fill, stroke } }) => fill === '--chat-6' || stroke === '--chat-6');
/** How wide the running message's bar is, as a share of the map. */
const reached = (): number => Number(pinned()[0]!.attributes['width']) / Number(context.painted[0]!.attributes['width']);

describe('the map from far', () => {
  it('is drawn with all its people once it is painted, and nothing is pinned unasked', async () => {
    await show();
    const beads = context.painted[0]!.inside!.filter(({ name }) => name === 'path').map(({ attributes }) => String(attributes['d']).match(/M/g)!.length);
    expect(beads.reduce((sum, count) => sum + count, 0)).toBe(60);
    expect(pinned()).toEqual([]);
  });

  it.each([
    ['{ArrowDown}', ['ArrowDown'], 1],
    ['past the last row', ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'], 4],
    ['and back before the first', ['ArrowDown', 'ArrowUp', 'ArrowUp'], 0],
  ])('frames the row of the chosen cell: %s', async (_name, keys, row) => {
    await show();
    for (const key of keys) await fireEvent.keyDown(map(), { key });
    const frame = pinned().find(({ attributes }) => attributes['stroke'] === '--chat-6')!;
    const cellHeight = Number(context.painted[0]!.attributes['height']) / 5;
    expect(Number(frame.attributes['y'])).toBeCloseTo(24 + row * cellHeight - 1.5, 6);
  });

  it('chooses by the pointer what lies under it, and nothing beside the map', async () => {
    const { onSelect } = await show();
    const { width, height } = context.painted[0]!.attributes;
    await fireEvent.pointerMove(map(), { clientX: 1, clientY: 1 });
    expect(pinned()).toEqual([]);
    await fireEvent.pointerDown(map(), { clientX: 54 + (7.5 * Number(width)) / 20, clientY: 24 + (2.5 * Number(height)) / 5 });
    await fireEvent.click(map());
    expect(onSelect).toHaveBeenCalledExactlyOnceWith(7);
  });
});

describe('a tap', () => {
  /** A frame, so long after each timer was started. */
  async function frameAt(elapsedMillis: number): Promise<void> {
    for (const tell of [...running]) tell(elapsedMillis);
    await tick();
  }

  it('runs a message along its row, to the end, and then rests', async () => {
    await show();
    await fireEvent.click(map());
    expect(reached()).toBe(0);
    await frameAt(600);
    expect(reached()).toBeCloseTo(0.5, 9);
    await frameAt(1300);
    expect(reached()).toBe(1);
    expect(running.size).toBe(0);
  });

  it('after another begins anew, and never runs beside it; nothing runs on after the page', async () => {
    const { unmount } = await show();
    await fireEvent.click(map());
    await frameAt(600);
    await fireEvent.click(map());
    expect(reached()).toBe(0);
    expect(running.size).toBe(1);
    unmount();
    expect(running.size).toBe(0);
  });

  it('shows the whole row at once where little motion is wanted', async () => {
    await show();
    fixture.lab.playback.stepwise = true;
    await fireEvent.click(map());
    expect([reached(), running.size]).toEqual([1, 0]);
  });
});
