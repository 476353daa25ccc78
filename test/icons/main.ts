/** `npm run icons`: draws the PNGs of `public/icon.svg` anew. */
import { writeFile } from 'node:fs/promises';
import { launchChromium } from '../browser/chromium';
import { drawIcon, ICONS, pathOf } from './draw';

export async function main(): Promise<void> {
  const browser = await launchChromium();
  try {
    for (const icon of ICONS) {
      const png = await drawIcon(browser, icon);
      await writeFile(pathOf(icon.name), png);
      process.stdout.write(`${icon.name}: ${String(png.length)} bytes\n`);
    }
  } finally {
    await browser.close();
  }
}
