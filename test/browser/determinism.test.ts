/** Same scenario, same bytes: in Node, and built and minified in Chromium. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { DESIGN_IDS } from '../../src/designs';
import { digest } from './fixtures/digest';
import { DIGEST_LINKS, SCENE, UNEQUAL_LINKS } from './fixtures/links';
import { expectQuiet, openPage, useBrowser, useFixtures } from './harness';

useBrowser();
const fixtures = useFixtures();

describe('the same bytes in Node and in Chromium', () => {
  let page: Page;
  beforeEach(async () => {
    page = await openPage({ address: fixtures() });
  });
  const inChromium = (link: string): Promise<string> => page.evaluate((text) => globalThis.digest(text), link);

  it.each(DESIGN_IDS)('%s', async (design) => {
    for (const link of DIGEST_LINKS.filter((one) => one.includes(`design=${design}&`))) {
      expect(await inChromium(link), link).toBe(await digest(link));
    }
    expectQuiet(page);
  });
  it('chats of unequal size', async () => {
    for (const link of UNEQUAL_LINKS) {
      expect(await inChromium(link), link).toBe(await digest(link));
    }
    expectQuiet(page);
  });
  it('which are others for another seed, so that equality says something', async () => {
    const link = `${SCENE}&arrivals=poisson&placement=random`;
    expect(await inChromium(`${link}&seed=2`)).not.toBe(await digest(link));
  });
});
