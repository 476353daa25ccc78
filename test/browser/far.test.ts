/** The picture beyond the near distance, in the built app: its words are large enough, whole and apart from one another. */
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { FAR, STATUS } from '../../src/text/page/page';
import { typeHash } from './walk/page';
import { faultsOfTexts } from './walk/picturetexts';
import { openPage, useBrowser } from './harness';

useBrowser();

/** No two with as many gateways, so that it is seen whose picture stands. */
const SCENES: readonly (readonly [scene: string, people: number, gateways: number])[] = [
  ['chats=1000&users=10000', 10_000_000, 1000],
  ['chats=1000&users=10000&viewing=0.1', 10_000_000, 2000],
  ['chats=1000&users=10000&design=topic-per-user', 10_000_000, 1001],
  ['chats=1000&users=10000&design=chat-gateway', 10_000_000, 1002],
  ['chats=1&users=1000000', 1_000_000, 50],
  ['chats=10000&users=10000&shards=6', 100_000_000, 1003],
  ['chats=4&users=200&t=63', 800, 8],
  ['chats=8&users=125&t=42.2&design=topic-per-chat', 1000, 16],
  ['chats=50&users=200&t=500', 10_000, 40],
];
const SIZES = [[1280, 800], [360, 740], [740, 360], [1920, 1080], [2560, 1440]] as const;

/** Waits until a scene's picture stands and no longer moves. */
async function stands(page: Page, people: number, gateways: number): Promise<void> {
  await page.getByText(STATUS.tooMany(people, gateways)).waitFor({ state: 'attached' });
  await page.evaluate(async (axis) => {
    const picture = document.querySelector('[data-picture]')!;
    const isPainted = (): boolean => !picture.textContent.includes('↓') || picture.textContent.includes(axis);
    for (let before = '', still = 0; still < 12 || !isPainted(); before = picture.innerHTML) {
      still = picture.innerHTML === before ? still + 1 : 0;
      await new Promise(requestAnimationFrame);
    }
  }, FAR.gatewaysAcross(gateways));
}

/** The faults of each scene that has any; so low a window has no room for the run before, so each scene is the first there. */
async function faultsIn(width: number, height: number, colorScheme: 'light' | 'dark'): Promise<Record<string, string[]>> {
  const open = (hash: string): Promise<Page> => openPage({ hash, width, height, colorScheme, reducedMotion: 'reduce' });
  let page = await open(`${SCENES[0]![0]}&gateways=5000`);
  const found: Record<string, string[]> = {};
  for (const [scene, people, gateways] of SCENES) {
    const hash = `${scene}&gateways=${String(gateways)}`;
    if (height < 400) {
      await page.close();
      page = await open(hash);
    } else await typeHash(page, hash);
    await stands(page, people, gateways);
    const faults = await faultsOfTexts(page);
    if (faults.length > 0) found[scene] = faults;
  }
  return found;
}

describe('no two words overlap, none is cut and none is small', () => {
  it.each(SIZES)('in a window of %i × %i', async (width, height) => {
    expect(await faultsIn(width, height, 'light')).toEqual({});
  });
  it('in the dark', async () => {
    expect(await faultsIn(1280, 800, 'dark')).toEqual({});
  });
});
