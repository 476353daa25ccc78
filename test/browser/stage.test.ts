/** How much of its stage the picture fills: columns with their rows and piles, at the windows of desks and walls. */
import type { Page } from 'playwright-core';
import { it } from 'vitest';
import { openPage, useBrowser } from './harness';
import { expectSoon, runIsIn } from './walk/page';

useBrowser();

const WINDOWS = [[1280, 800], [1440, 900], [1920, 1080], [2560, 1440]] as const;
const SCENES = ['', 'v=1&chats=4&users=8&gateways=4', 'v=1&chats=16&users=4&gateways=16', 'v=1&design=topic-per-user&chats=8&users=8&gateways=8', 'step=say-hi'] as const;
/** Of the stage that the page leaves beside panel, head, counts and play bar. */
const LEAST_SHARE = 0.75;

interface Filled {
  readonly share: number;
  readonly isInside: boolean;
}

/** The share of the stage that columns take up, and whether all of them are within it. */
async function filledShare(page: Page): Promise<Filled> {
  return page.evaluate(() => {
    const columns = [...document.querySelectorAll('.near g.column')].map((column) => column.getBoundingClientRect());
    const stage = document.querySelector('[data-picture]')!.parentElement!.getBoundingClientRect();
    const edge = (of: 'left' | 'top' | 'right' | 'bottom'): number[] => columns.map((column) => column[of]);
    const [left, top, right, bottom] = [Math.min(...edge('left')), Math.min(...edge('top')), Math.max(...edge('right')), Math.max(...edge('bottom'))];
    return {
      share: ((right - left) * (bottom - top)) / (stage.width * stage.height),
      isInside: left >= stage.left && top >= stage.top && right <= stage.right && bottom <= stage.bottom,
    };
  });
}

it.each(SCENES)('fills three quarters of it: %s', async (hash) => {
  const page = await openPage({ hash });
  await runIsIn(page);
  await page.locator('.near g.column').first().waitFor();
  for (const [width, height] of WINDOWS) {
    await page.setViewportSize({ width, height });
    await expectSoon(() => filledShare(page), `${String(width)} × ${String(height)}`).toSatisfy(({ share, isInside }: Filled) => isInside && share >= LEAST_SHARE);
  }
});
