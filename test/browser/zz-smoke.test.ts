import { it } from 'vitest';
import { openPage, useBrowser, expectQuiet } from './harness';
useBrowser();
it('smoke', async () => {
  const page = await openPage({ hash: 'design=direct&chats=8&users=8&gateways=16&lastMile=80&messages=350&rate=850&t=180' });
  await page.getByRole('combobox', { name: 'clock' }).selectOption('true');
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  await page.waitForTimeout(2000);
  await page.screenshot({ path: '/tmp/smoke.png' });
  expectQuiet(page);
});
