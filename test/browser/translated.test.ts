/** Page translators: texts that change while they are read are not theirs; those that stay are. */
import type { Page } from 'playwright-core';
import { inject, it } from 'vitest';
import { NOTES_PAGE } from '../../src/text/lesson/notes';
import { expectSoon } from './walk/page';
import { openPage, useBrowser } from './harness';

useBrowser();

/** Whether a text may be translated, as a browser decides it: by the nearest element that says so. */
const mayTranslate = (page: Page, selector: string): Promise<boolean> => page.locator(selector).first().evaluate((element) => (element as HTMLElement).translate);

it.each(['', 'chats=4&gateways=4', 'step=more-gateways', 'embed=1&chats=4', 'step=say-hi&room=one&role=presenter', 'card=A'])('a page that changes asks not to be translated: #%s', async (hash) => {
  const page = await openPage({ hash });
  await expectSoon(() => mayTranslate(page, '#app > *')).toBe(false);
  await expectSoon(() => page.locator('meta[name="google"]').getAttribute('content')).toBe('notranslate');
});

it('the notes may be translated, all but what is told of the keeping', async () => {
  const page = await openPage({ hash: 'notes' });
  await page.getByRole('heading', { name: NOTES_PAGE.title }).waitFor();
  await expectSoon(() => mayTranslate(page, 'h1')).toBe(true);
  await expectSoon(() => mayTranslate(page, '[role="status"].told')).toBe(false);
});

it('so may the page around three figures, and its figures not', async () => {
  const page = await openPage({ address: `${inject('appAddress')}article.html` });
  await expectSoon(() => mayTranslate(page, 'h1')).toBe(true);
  const figure = page.frameLocator('iframe').first();
  await expectSoon(() => figure.locator('main').evaluate((element) => (element as HTMLElement).translate)).toBe(false);
});
