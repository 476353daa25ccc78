/** In the middle of what a worker is killed. */
import type { Page } from 'playwright-core';
import { TIME } from '../../../src/text/page/page';
import { settle } from '../stage';

export type MomentId = 'idle' | 'working' | 'painting' | 'scrubbing';

/** What a moment needs of the page. */
export interface Stand {
  readonly page: Page;
  /** Goes on to the next address. */
  goOn(): Promise<void>;
  /** How long that is worked out where nobody disturbs it. */
  readonly workingMillis: number;
}

export interface Moment {
  readonly says: string;
  begin(stand: Stand): Promise<void>;
  /** The worker is killed at any moment from the beginning on until so much later. */
  spanMillis(stand: Stand): number;
  /** Leaves the page as it was. */
  end(stand: Stand): Promise<void>;
}

const WINDOW = { width: 1280, height: 800 };
const OTHER_WINDOW = { width: 1160, height: 720 };
const PAINTING_MILLIS = 400;
const SHORT_MILLIS = 200;
/** Beyond what it takes where nobody disturbs it: the last slice, and what the page does with it. */
const AND_AFTER = 1.1;

const nothing = (): Promise<void> => Promise.resolve();

/** To a part of the time line's length, with the button down. */
async function drag(page: Page, part: number): Promise<void> {
  const box = (await page.getByRole('slider', { name: TIME.line }).boundingBox())!;
  await page.mouse.move(box.x + box.width * part, box.y + box.height / 2, { steps: 3 });
}

export const MOMENTS: Readonly<Record<MomentId, Moment>> = {
  idle: { says: 'while nothing is asked of it', begin: ({ page }) => settle(page), spanMillis: () => SHORT_MILLIS, end: nothing },
  working: { says: 'while it works a run out', begin: (stand) => stand.goOn(), spanMillis: ({ workingMillis }) => workingMillis * AND_AFTER, end: nothing },
  painting: {
    says: 'while it paints for a window of another size',
    begin: ({ page }) => page.setViewportSize(OTHER_WINDOW),
    spanMillis: () => PAINTING_MILLIS,
    end: ({ page }) => page.setViewportSize(WINDOW),
  },
  scrubbing: {
    says: 'while the play head is dragged',
    async begin({ page }) {
      await drag(page, 0.9);
      await page.mouse.down();
      await drag(page, 0.5);
    },
    spanMillis: () => SHORT_MILLIS,
    async end({ page }) {
      await drag(page, 0.2);
      await page.mouse.up();
      await page.mouse.move(0, 0);
      await page.getByRole('slider', { name: TIME.line }).press('End');
    },
  },
};
