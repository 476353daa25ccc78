/** Same scenario, same bytes: in Node, and built and minified in Chromium. */
import type { Page } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { DESIGN_IDS } from '../../src/designs';
import { PLACEMENT_IDS } from '../../src/model/placement';
import { digest } from './fixtures/digest';
import { expectQuiet, openPage, useBrowser, useFixtures } from './harness';

const ARRIVALS = ['steady', 'poisson'];
const LOSSES = [0, 0.3];

/** Small enough to be quick, wide enough that every hop, retry and draw takes part. */
const SCENE = 'chats=3&users=20&gateways=5&messages=4&rate=50';

const links = DESIGN_IDS.flatMap((design) =>
  PLACEMENT_IDS.flatMap((placement) =>
    ARRIVALS.flatMap((arrivals) =>
      LOSSES.map((loss) => `${SCENE}&design=${design}&placement=${placement}&arrivals=${arrivals}&loss=${String(loss)}`),
    ),
  ),
);

useBrowser();
const fixtures = useFixtures();

describe('the same bytes in Node and in Chromium', () => {
  let page: Page;
  beforeEach(async () => {
    page = await openPage({ address: fixtures() });
  });
  const inChromium = (link: string): Promise<string> => page.evaluate((text) => globalThis.digest(text), link);

  it.each(DESIGN_IDS)('%s', async (design) => {
    for (const link of links.filter((one) => one.includes(`design=${design}&`))) {
      expect(await inChromium(link), link).toBe(await digest(link));
    }
    expectQuiet(page);
  });
  it('chats of unequal size', async () => {
    for (const link of [`${SCENE}&skew=0.7&placement=random`, 'sizes=30,2*7,1&gateways=5&messages=4&placement=random']) {
      expect(await inChromium(link), link).toBe(await digest(link));
    }
    expectQuiet(page);
  });
  it('which are others for another seed, so that equality says something', async () => {
    const link = `${SCENE}&arrivals=poisson&placement=random`;
    expect(await inChromium(`${link}&seed=2`)).not.toBe(await digest(link));
  });
});
