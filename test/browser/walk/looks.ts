/** How the page looks to somebody: window, theme, motion. */
import type { Page } from 'playwright-core';
import { TOP } from '../../../src/text/page/page';

export interface Look {
  readonly theme: 'light' | 'dark' | 'projector';
  readonly width: number;
  readonly height: number;
  readonly motion: 'reduce' | 'no-preference';
}

const THEMES = ['light', 'dark', 'projector'] as const;
const SIZES = [
  { width: 1280, height: 800 },
  { width: 360, height: 740 },
] as const;

/** Every theme in every window, with and without motion in turn, so that each scene is seen with both. */
export const LOOKS: readonly Look[] = THEMES.flatMap((theme, row) =>
  SIZES.map((size, column) => ({ theme, ...size, motion: (row + column) % 2 === 0 ? 'no-preference' : 'reduce' })),
);

/** Sets all but the theme. */
export async function setWindow(page: Page, look: Look): Promise<void> {
  await page.setViewportSize({ width: look.width, height: look.height });
  await page.emulateMedia({ reducedMotion: look.motion });
}

/** Sets everything; the choice of a theme must be within reach. */
export async function setLook(page: Page, look: Look): Promise<void> {
  await setWindow(page, look);
  await page.getByRole('combobox', { name: TOP.theme, exact: true }).selectOption(TOP.themes[look.theme]);
}

export const lookName = ({ theme, width, height, motion }: Look): string =>
  `${theme}, ${String(width)}×${String(height)}, ${motion === 'reduce' ? 'little motion' : 'motion'}`;
