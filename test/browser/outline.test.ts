/** What a page is built of for whoever moves by headings and landmarks: one title and one main part, in any window. */
import { expect, inject, it } from 'vitest';
import { expectSoon } from './walk/page';
import { openPage, useBrowser } from './harness';

useBrowser();

const PAGES = ['', '#users=6&gateways=3', '#step=more-gateways', '#step=end', '#step=more-gateways&room=one&role=presenter', '#step=more-gateways&role=screen', '#step=more-gateways&room=one', '#embed=1&gateways=3', '#embed=1&step=more-gateways', '#compare', '#notes', '#card=A', 'article.html', '404.html'];

it.each(PAGES)('%s', async (path) => {
  const page = await openPage({ address: inject('appAddress') + path });
  const title = page.getByRole('heading', { level: 1 });
  await title.first().waitFor();
  for (const [width, height] of [[1280, 800], [360, 740], [320, 256]] as const) {
    await page.setViewportSize({ width, height });
    expect([await title.count(), await page.getByRole('main').count()], `${String(width)} × ${String(height)}`).toEqual([1, 1]);
    await expectSoon(() => title.textContent()).not.toBe('');
  }
});
