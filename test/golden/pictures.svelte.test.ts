/**
 * Pictures of the main states, drawn by the page's own components and kept as files that a person has
 * looked at. UPDATE_GOLDEN=1 writes the files anew; read the difference, and look at them in a
 * browser, before you keep it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fireEvent, render, screen } from '@testing-library/svelte';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import Chart from '../../src/picture/chart/Chart.svelte';
import Picture from '../../src/picture/Picture.svelte';
import type { Measure } from '../../src/picture/chart/curves';
import { Settings } from '../../src/session/settings.svelte';
import { drawnWhole, chartOf, openFixture, pictureOf, type Fixture } from '../pages/lab-fixture';
import { RecordedPath, RecordedSheet, RecordingContext } from '../picture/recorder';
import { pictureText } from './picturetext';

const STAGE = { width: 900, height: 600 };
const END = 1_000_000;
/** Milliseconds at which copies are on their way to the gateways, and writes to the people, where they differ from the usual. */
const USUAL = { copies: 40.8, writes: 62 };
const MOMENTS: Readonly<Record<string, Partial<typeof USUAL>>> = { 'direct': { copies: 42.45 }, 'topic-per-user': { copies: 41.8 }, 'chat-gateway': { copies: 40.3 }, 'broadcast': { copies: 40.3 }, 'affinity': { copies: 40.3 }, 'affinity-pull': { copies: 40.3 }, 'move-socket': { copies: 40.3 }, 'relay': { copies: 41.2 }, 'thin-edge': { copies: 40.3 }, 'coalesce': { copies: 142.45, writes: 162 }, 'coalesce-link': { copies: 75.2, writes: 95 }, 'slow-mode': { copies: 42.45 }, 'split-room': { copies: 167.3, writes: 190 }, 'celebrity': { copies: 42.45 }, 'pull': { copies: 604.85, writes: 625 }, 'shared-pull': { copies: 204, writes: 224 } };

interface Scene {
  readonly file: string;
  /** The play head included. */
  readonly link: string;
  readonly width?: number;
  /** As it is laid out on a wall. */
  readonly isOnWall?: boolean;
}
const small = 'chats=2&users=4&gateways=3';
const SCENES: readonly Scene[] = [
  ...CATALOGUE.flatMap(({ id }): Scene[] => [
    { file: `${id}-at-rest`, link: `${small}&design=${id}` },
    { file: `${id}-copies`, link: `${small}&design=${id}&t=${String({ ...USUAL, ...MOMENTS[id] }.copies)}` },
    { file: `${id}-writes`, link: `${small}&design=${id}&t=${String({ ...USUAL, ...MOMENTS[id] }.writes)}` },
    { file: `${id}-at-end`, link: `${small}&design=${id}&t=${String(END)}` },
  ]),
  { file: 'pull-empty', link: `${small}&design=pull&t=210` },
  { file: 'shared-pull-request', link: `${small}&design=shared-pull&t=28.5` },
  { file: 'badges', link: 'chats=2&users=8&gateways=3&viewing=0.4&badges=0.5&design=viewers-only&t=62' },
  { file: 'badges-at-end', link: `chats=2&users=8&gateways=3&viewing=0.4&badges=0.5&design=viewers-only&t=${String(END)}` },
  { file: 'coalesce-held', link: 'chats=2&users=4&gateways=3&messages=6&rate=30&design=coalesce&t=110' },
  { file: 'coalesce-frame', link: 'chats=2&users=4&gateways=3&messages=6&rate=30&design=coalesce&t=142.45' },
  { file: 'coalesce-link-held', link: 'chats=3&users=4&gateways=3&messages=4&rate=15&owners=2&design=coalesce-link&t=100' },
  { file: 'coalesce-link-frame', link: 'chats=3&users=4&gateways=3&messages=4&rate=15&owners=2&design=coalesce-link&t=175.2' },
  { file: 'slow-mode-dropped', link: 'chats=2&users=4&gateways=3&messages=6&rate=30&design=slow-mode&t=140' },
  { file: 'split-room-parts', link: 'chats=2&users=6&gateways=3&parts=2&messages=2&design=split-room&t=1062' },
  { file: 'affinity-strays', link: 'chats=3&users=6&gateways=4&misplaced=0.3&design=affinity&t=62' },
  { file: 'affinity-pull-asking', link: 'chats=2&users=5&gateways=3&misplaced=0.5&poll=200&design=affinity-pull&t=125' },
  { file: 'affinity-pull-answered', link: 'chats=2&users=5&gateways=3&misplaced=0.5&poll=200&design=affinity-pull&t=165' },
  { file: 'celebrity-big', link: 'sizes=6,2*3&gateways=4&placement=random&bigFrom=5&design=celebrity&seed=7&t=62' },
  { file: 'celebrity-big-at-end', link: `sizes=6,2*3&gateways=4&placement=random&bigFrom=5&design=celebrity&seed=7&t=${String(END)}` },
  { file: 'celebrity-visitors', link: 'sizes=4,2*3&gateways=3&bigFrom=4&design=celebrity&switches=60&messages=3&seed=5&t=1100' },
  { file: 'connecting', link: 'chats=1&users=6&gateways=3&t=-60' },
  { file: 'away', link: 'chats=2&users=8&gateways=3&online=0.7&viewing=0.5&t=62' },
  { file: 'wasted', link: 'chats=2&users=6&gateways=4&viewing=0.3&design=topic-per-user&t=62' },
  { file: 'visitors', link: 'chats=2&users=3&gateways=2&switches=60&messages=3&seed=5&t=1100' },
  { file: 'memberships', link: 'chats=3&users=3&gateways=3&memberships=2&switches=20&messages=2&seed=5&t=1100' },
  { file: 'loss', link: `chats=1&users=12&gateways=3&loss=0.4&attempts=2&t=${String(END)}` },
  { file: 'many-chats', link: 'chats=12&users=3&gateways=8&t=62' },
  { file: 'narrow', link: `${small}&t=62`, width: 340 },
  { file: 'on-a-wall', link: `${small}&t=62`, isOnWall: true },
  { file: 'middle-beads', link: 'chats=5&users=12&gateways=18&t=62' },
  { file: 'middle-strands', link: 'chats=4&users=60&gateways=18&design=topic-per-user&t=292' },
  { file: 'middle-topics', link: 'chats=4&users=60&gateways=18&design=topic-per-chat&t=62' },
  { file: 'middle-tones', link: `chats=9&users=900&gateways=30&design=chat-gateway&t=${String(END)}` },
  { file: 'middle-narrow', link: `chats=3&users=40&gateways=20&t=${String(END)}`, width: 340 },
  { file: 'far-beads', link: 'chats=5&users=12&gateways=70&t=62' },
  { file: 'far-shades', link: `chats=9&users=900&gateways=70&design=chat-gateway&t=${String(END)}` },
  { file: 'far-narrow', link: `chats=3&users=40&gateways=70&t=${String(END)}`, width: 340 },
];

let fixture: Fixture;
const contexts = new Map<HTMLCanvasElement, RecordingContext>();

/** Where colours come from is the style sheet's to say: here each is known by its name. */
const namedStyle = { getPropertyValue: (name: string) => (name.startsWith('--') ? `var(${name})` : '') } as CSSStyleDeclaration;

beforeAll(() => {
  vi.stubGlobal('Path2D', RecordedPath);
  vi.stubGlobal('OffscreenCanvas', RecordedSheet);
  vi.spyOn(window, 'getComputedStyle').mockReturnValue(namedStyle);
  vi.spyOn(HTMLCanvasElement.prototype, 'getContext').mockImplementation(function contextOf(this: HTMLCanvasElement) {
    const context = contexts.get(this) ?? new RecordingContext();
    contexts.set(this, context);
    return context as unknown as RenderingContext;
  });
});
afterEach(() => {
  fixture.lab.playback.dispose();
  contexts.clear();
});
afterAll(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

function isAsWideAs(width: number): void {
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(width);
}

async function draw({ link, width = STAGE.width, isOnWall = false }: Scene): Promise<string> {
  isAsWideAs(width);
  fixture = await openFixture(link);
  const settings = new Settings();
  settings.isOnWall = isOnWall;
  const { container } = render(Picture, pictureOf(fixture.lab, { settings }));
  // From far the picture is painted by the worker first.
  const context = await vi.waitFor(() => {
    const drawn = contexts.get(container.querySelector('canvas')!);
    expect(drawn).toBeDefined();
    return drawn!;
  });
  await drawnWhole();
  return pictureText(container.querySelector('[data-picture]')!, context.painted, STAGE);
}

async function drawChart(link: string, measure: Measure): Promise<string> {
  isAsWideAs(STAGE.width);
  fixture = await openFixture(link);
  render(Chart, chartOf(fixture.lab));
  await fireEvent.change(screen.getByRole('combobox'), { target: { value: measure } });
  return pictureText(screen.getByRole('img').parentElement!, null, STAGE);
}

function expectReviewed(file: string, text: string): void {
  const path = join(import.meta.dirname, 'pictures', `${file}.svg`);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(path, text);
  expect(text).toBe(readFileSync(path, 'utf8'));
}

describe('the picture', () => {
  it.each(SCENES)('of $file is as reviewed', async (scene) => {
    expectReviewed(scene.file, await draw(scene));
  });
});

describe('the chart', () => {
  it.each<[string, string, Measure]>([
    ['chart-copies', 'chats=4&users=8&gateways=4', 'copies'],
    ['chart-busy', 'chats=1000&users=10000&gateways=1000&placement=random', 'busy'],
  ])('of %s is as reviewed', async (file, link, measure) => {
    expectReviewed(file, await drawChart(link, measure));
  });
});
