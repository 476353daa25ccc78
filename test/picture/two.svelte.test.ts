/** Two pictures on one page, of two runs under one clock: each shows its own, and neither knows of the other. */
import { createRequire } from 'node:module';
import { fireEvent, render, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Picture from '../../src/picture/Picture.svelte';
import type { LoadedRun } from '../../src/reading/run';
import { followedInBoth } from '../../src/session/chosen.svelte';
import { Loader } from '../../src/session/loader.svelte';
import { Playback, reelOf } from '../../src/session/playback.svelte';
import { Settings } from '../../src/session/settings.svelte';
import { decodeScenario } from '../../src/link/codec';
import { FAR, PICTURE } from '../../src/text/page/page';
import { drawnWhole, FakeClient } from '../pages/lab-fixture';

/** What of axe is used; it comes with its wrapper for Playwright. */
interface Axe {
  run(context: Element, options: object): Promise<{ violations: readonly { readonly id: string }[]; passes: readonly unknown[] }>;
}
const wrapper = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const axe = wrapper('axe-core') as Axe;

const client = new FakeClient();
const playback = new Playback();
const settings = new Settings();
afterEach(() => {
  playback.unload();
});

async function load(slot: string, link: string): Promise<LoadedRun> {
  const loader = new Loader(client);
  return new Promise((resolve) => { loader.slot(slot).show(decodeScenario(link).scenario, resolve); });
}
/** Both runs under the one clock, at this moment of it. */
async function showTwo(links: readonly [string, string], atMicros: number, knowsOther = false): Promise<readonly [HTMLElement, HTMLElement]> {
  const [left, right] = [await load('left', links[0]), await load('right', links[1])];
  const reels = [left, right].flatMap((run) => reelOf(run) ?? []);
  if (reels[0]) playback.load([reels[0], ...reels.slice(1)], atMicros, false);
  const pictures = [left, right].map((run) => render(Picture, {
    alongside: knowsOther ? { run: run === left ? right : left, before: null } : null,
    run, standing: 'in', life: 'ready', before: null, playback, settings, client, inLab: true, stage: 'lab',
    onPost: vi.fn(), onSelect: vi.fn(), onSay: vi.fn(),
  }).container);
  await drawnWhole();
  return pictures as unknown as readonly [HTMLElement, HTMLElement];
}

function expectIdsApart(): void {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(ids.length).toBeGreaterThan(1);
  expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  const named = [...document.querySelectorAll('[aria-describedby], [aria-labelledby], label[for]')].flatMap((element) =>
    ['aria-describedby', 'aria-labelledby', 'for'].flatMap((name) => element.getAttribute(name)?.split(' ') ?? []));
  expect(named.filter((id) => !ids.includes(id))).toEqual([]);
}
/** What axe can tell without a layout. */
async function expectNothingFound(): Promise<void> {
  const { violations, passes } = await axe.run(document.body, { rules: { 'color-contrast': { enabled: false }, region: { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
  expect(passes.length).toBeGreaterThan(5);
}
const described = (picture: HTMLElement, name: string) => within(picture).getByRole('button', { name });

describe('two pictures on one page', () => {
  it('show each its own run at the one moment, near', async () => {
    const [left, right] = await showTwo(['users=6&gateways=2', 'users=6&gateways=3&design=topic-per-user'], Infinity);
    expectIdsApart();
    await expectNothingFound();
    expect(within(left).getByText('1 → 2 copies in → 6 writes out')).toBeInTheDocument();
    expect(within(right).getByText('1 → 6 copies in → 6 writes out')).toBeInTheDocument();
    expect(described(left, 'GW1')).toHaveAccessibleDescription(/^took in 1 copy, wrote 3 sockets/);
    expect(described(right, 'GW1')).toHaveAccessibleDescription(/^took in 2 copies, wrote 2 sockets/);
    expect(within(right).getByRole('button', { name: 'topic u1' })).toHaveAccessibleDescription(/^1 published/);
    expect(within(left).queryByRole('button', { name: 'topic u1' })).toBeNull();
    playback.seek(0);
    await tick();
    for (const picture of [left, right]) expect(described(picture, 'GW1')).toHaveAccessibleDescription(/^took in 0 copies/);
  });

  it('show each its own run from far, and keep apart what is looked at', async () => {
    const [left, right] = await showTwo(['chats=5&users=20&gateways=17', 'chats=5&users=20&gateways=20'], 0);
    const maps = await Promise.all([left, right].map((picture) => within(picture).findByRole('button', { name: FAR.cell })));
    expectIdsApart();
    await expectNothingFound();
    await fireEvent.keyDown(maps[1]!, { key: 'ArrowRight' });
    expect(maps[0]).toHaveAccessibleDescription(FAR.chooseHint);
    expect(maps[1]).toHaveAccessibleDescription(/^1 person of chat1 on GW2\./);
  });

  it('show one near and one from far', async () => {
    const [left, right] = await showTwo(['users=6', 'chats=5&users=20&gateways=17'], 0);
    await within(right).findByRole('button', { name: FAR.cell });
    expectIdsApart();
    await expectNothingFound();
    expect(within(left).getByRole('group', { name: PICTURE.gateways })).toBeInTheDocument();
  });
});

describe('two pictures that know of one another', () => {
  const FEW_AND_MANY = ['users=16&gateways=1&messages=30', 'users=16&gateways=16&messages=30'] as const;
  const blocksOf = (picture: HTMLElement) => within(picture).getByText(/^1 block = /).textContent;

  it('have one scale for their piles, which neither has alone', async () => {
    const alone = await showTwo(FEW_AND_MANY, Infinity);
    expect(blocksOf(alone[0])).not.toBe(blocksOf(alone[1]));
    const [left, right] = await showTwo(FEW_AND_MANY, Infinity, true);
    expect(blocksOf(left)).toBe(blocksOf(right));
    expect(blocksOf(left)).toBe(blocksOf(alone[0]));
  });

  it('are seen from one distance: near only where both are', async () => {
    const pictures = await showTwo(['users=6', 'chats=5&users=20&gateways=17'], 0, true);
    for (const picture of pictures) await within(picture).findByRole('button', { name: FAR.cell });
    expectIdsApart();
    await expectNothingFound();
  });

  it('follow the same person, where both have them', async () => {
    const [first, second] = [await load('left', 'chats=5&users=20&gateways=17'), await load('right', 'chats=2&users=20&gateways=20')];
    const dispose = $effect.root(() => {
      const [inFirst, inSecond] = followedInBoth(() => first, () => second);
      inSecond.choose({ role: 'person', index: 30 });
      expect([inFirst.now?.index, inSecond.now?.index]).toEqual([30, 30]);
      inFirst.choose({ role: 'person', index: 70 });
      expect([inFirst.now?.index, inSecond.now]).toEqual([70, null]);
      inFirst.letGo();
      expect([inFirst.now, inSecond.now]).toEqual([null, null]);
    });
    dispose();
  });
});
