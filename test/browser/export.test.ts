/** The export on the built app: four files by the browser's own download, under the page's own policy. */
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { EXPORT } from '../../src/text/page/export';
import { DRAWER } from '../../src/text/page/lab';
import { STATUS } from '../../src/text/page/page';
import { button, openDrawer } from './walk/page';
import { expectNoComplaint } from './walk/quiet';
import { openPage, useBrowser } from './harness';

useBrowser();

const NEAR = 'chats=2&users=6&gateways=3&t=582.61';
const FAR = 'chats=100&users=1000&gateways=200&placement=random';

async function openFiles(hash: string): Promise<Page> {
  const page = await openPage({ hash });
  await page.locator('.picture canvas').waitFor();
  await page.getByText(STATUS.preparing).waitFor({ state: 'hidden' });
  await openDrawer(page, DRAWER.export);
  return page;
}

/** The file that a button saves. */
async function saved(page: Page, format: keyof typeof EXPORT.formats): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, EXPORT.formats[format]).click()]);
  await page.getByRole('tabpanel').getByRole('status').getByText(EXPORT.saved(download.suggestedFilename())).waitFor();
  return readFile(await download.path());
}

/** How a picture looks to a browser that opens it: its size, and how many pixels have each of some colours. */
async function looksOf(page: Page, type: string, file: Buffer, colours: readonly string[]): Promise<{ size: [number, number]; pixels: number[] }> {
  const bare = await page.context().newPage();
  const address = `data:${type};base64,${file.toString('base64')}`;
  const looks = await bare.evaluate(
    async ([source, wanted]) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [image.naturalWidth, image.naturalHeight];
      const context = canvas.getContext('2d')!;
      context.drawImage(image, 0, 0);
      const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
      const pixels = wanted.map((colour) => {
        const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
        let count = 0;
        for (let at = 0; at < data.length; at += 4) if (data[at] === red && data[at + 1] === green && data[at + 2] === blue) count++;
        return count;
      });
      return { size: [canvas.width, canvas.height] as [number, number], pixels };
    },
    [address, colours] as const,
  );
  await bare.close();
  return looks;
}

/** The theme's colours of the page, the first two chats and the ink. */
function themeColours(page: Page): Promise<string[]> {
  return page.evaluate(() => ['--page', '--chat-1', '--chat-2', '--ink'].map((name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim()));
}

describe('the picture', () => {
  it.each([NEAR, FAR])('of %s is saved as SVG and PNG, which look alike and hold the link', async (hash) => {
    const page = await openFiles(hash);
    const colours = await themeColours(page);
    const svg = await saved(page, 'svg');
    const png = await saved(page, 'png');
    const link = `${page.url().split('#')[0]!}#${hash}`;
    expect(svg.toString()).toContain(`<desc>${EXPORT.credit(link).replaceAll('&', '&amp;')}</desc>`);
    expect(png.toString('latin1')).toContain(`tEXtComment\0${link}`);
    expectNoComplaint(page);
    const lines = svg.toString().match(/<text [^>]*>/g)!;
    expect(lines.length).toBeGreaterThan(5);
    expect(lines.filter((line) => !/ textLength="\d/.test(line)), 'each keeps its width in a font that is not the page’s').toEqual([]);
    const drawn = await looksOf(page, 'image/svg+xml', svg, colours);
    const painted = await looksOf(page, 'image/png', png, colours);
    expect(painted.size).toEqual([2 * drawn.size[0], 2 * drawn.size[1]]);
    // Twice as fine, so four times the pixels of each colour, but for edges, thin bars and letters in another font.
    const ratios = painted.pixels.slice(0, 3).map((count, index) => count / 4 / drawn.pixels[index]!);
    for (const ratio of ratios.filter((_, index) => drawn.pixels[index]! > 200)) expect(Math.abs(ratio - 1)).toBeLessThan(0.4);
    // From far the map's tints are none of the theme's colours.
    expect(drawn.pixels.filter((count) => count > 200).length).toBeGreaterThanOrEqual(hash === NEAR ? 3 : 2);
    expect(painted.pixels[3]).toBeGreaterThan(500);
  });
});

describe('the figures', () => {
  it('are saved as CSV and JSON, with the link to this very moment', async () => {
    const page = await openFiles(NEAR);
    const link = `${page.url().split('#')[0]!}#${NEAR}`;
    expect((await saved(page, 'csv')).toString()).toMatch(`link,${link}\r\n`);
    expect(JSON.parse((await saved(page, 'json')).toString())).toMatchObject({ link, scenario: { chats: 2, users: 6, gateways: 3, t: 582.61 } });
    expectNoComplaint(page);
  });
});
