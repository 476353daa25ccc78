/** The map from far in the hand: it is drawn once its painting is in, and a tap runs one message along one row. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { arrange } from '../../../src/picture/far/arrange';
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

async function show(link = 'chats=5&users=12&gateways=80', asked = 0) {
  fixture = await openFixture(link);
  const [onSelect, onSay] = [vi.fn(), vi.fn()];
  const { lab } = fixture;
  const followed = nobody();
  const { unmount } = render(FarStage, { run: runOf(fixture), playback: lab.playback, client: lab.client, settings: new Settings(), height: 600, followed, isLost: false, onSelect, onSay, asked });
  await screen.findByRole('button', { name: FAR.cell });
  await tick();
  return { onSelect, onSay, unmount };
}
const map = () => screen.getByRole('button', { name: FAR.cell });
const STAGE = arrange(900, 600, { hasMargins: true, loads: 3 });
/** The frame of one cell; that of the lens is wider. */
const chosen = (): Painted[] => context.painted.filter(({ attributes: { stroke, width } }) => stroke === '--accent' && Number(width) < STAGE.map.width / 40);
/** The cells of the map, and the people in them. */
const cells = (): readonly Painted[] => context.painted.find(({ name }) => name === 'svg')!.inside!;
/** Which share of the message's copies its band says to be in; 0 while the band opens. */
function reached(): number {
  const [, copiesIn, copies] = /^(\d+) of (\d+) copies in$/.exec(screen.queryByText(/^\d+ of \d+ copies in$/)?.textContent ?? '') ?? [];
  return copies === undefined ? 0 : Number(copiesIn) / Number(copies);
}

describe('the map from far', () => {
  it('is drawn with all its people once it is painted, and nothing is pinned unasked', async () => {
    await show();
    expect(cells().filter(({ name }) => name === 'rect')).toHaveLength(60);
    expect(chosen()).toEqual([]);
  });

  it.each([
    ['{ArrowDown}', ['ArrowDown'], 1],
    ['past the last row', ['ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown', 'ArrowDown'], 4],
    ['and back before the first', ['ArrowDown', 'ArrowUp', 'ArrowUp'], 0],
  ])('frames the chosen cell: %s', async (_name, keys, row) => {
    await show();
    for (const key of keys) await fireEvent.keyDown(map(), { key });
    expect(Number(chosen()[0]!.attributes['y'])).toBeCloseTo(STAGE.map.y + (row * STAGE.map.height) / 5, 6);
  });

  it('chooses by the pointer what lies under it, and nothing beside the map', async () => {
    const { onSelect } = await show();
    await fireEvent.pointerMove(map(), { clientX: 1, clientY: 1 });
    expect(chosen()).toEqual([]);
    await fireEvent.pointerDown(map(), { clientX: STAGE.map.x + (7.5 * STAGE.map.width) / 80, clientY: STAGE.map.y + (2.5 * STAGE.map.height) / 5 });
    await fireEvent.click(map());
    expect(onSelect).toHaveBeenCalledExactlyOnceWith(7);
  });
});

describe('the lens', () => {
  /** The cell that its names begin with. */
  const first = (): string | null => screen.getAllByText(/^chat\d+$/)[0]!.textContent;

  it('shows a cell about the middle of the map, then the neighbourhood of what is pinned, and follows no pointer', async () => {
    await show('chats=100&users=12&gateways=80');
    expect(screen.getByText('close up: GW35 to GW46')).toBeInTheDocument();
    await fireEvent.pointerMove(map(), { clientX: STAGE.map.x + 2, clientY: STAGE.map.y + 20 });
    expect(screen.getByText('close up: GW35 to GW46')).toBeInTheDocument();
    await fireEvent.keyDown(map(), { key: 'ArrowUp' });
    await screen.findByText('close up: GW1 to GW12');
    expect(first()).toBe('chat1');
  });
});

describe('what is said', () => {
  it('is where keys have come to, the end of each message, and nothing while a pointer moves', async () => {
    const { onSay } = await show();
    await fireEvent.pointerMove(map(), { clientX: STAGE.map.x + 20, clientY: STAGE.map.y + 20 });
    expect(onSay).not.toHaveBeenCalled();
    await fireEvent.keyDown(map(), { key: 'ArrowRight' });
    expect(onSay).toHaveBeenLastCalledWith(expect.stringMatching(/^1 person of chat1 on GW\d+\./));
    fixture.lab.playback.stepwise = true;
    await fireEvent.click(map());
    expect(onSay).toHaveBeenLastCalledWith('The message of chat1 is in: 12 copies for 12 viewers.');
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
    await frameAt(250 + 750);
    expect(reached()).toBe(0.5);
    await frameAt(250 + 1500);
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

  it('twice at once is answered once', async () => {
    const { onSay } = await show();
    await Promise.all([fireEvent.click(map()), fireEvent.click(map())]);
    expect(running.size).toBe(1);
    await frameAt(250 + 1500);
    expect(onSay).toHaveBeenCalledExactlyOnceWith('The message of chat1 is in: 12 copies for 12 viewers.');
    expect(running.size).toBe(0);
  });

  it('that was asked for before the map was painted runs once it is', async () => {
    const { onSay } = await show(undefined, 1);
    expect(running.size).toBe(1);
    await frameAt(250 + 1500);
    expect(reached()).toBe(1);
    expect(onSay).toHaveBeenCalledExactlyOnceWith('The message of chat1 is in: 12 copies for 12 viewers.');
  });

  it('shows the whole row at once where little motion is wanted', async () => {
    await show();
    fixture.lab.playback.stepwise = true;
    await fireEvent.click(map());
    expect([reached(), running.size]).toEqual([1, 0]);
  });
});
