/** `npm run bench`: every number beside its baseline of the same run. */
import { launchChromium } from '../browser/chromium';
import { benchEngine } from './engine-bench';

/** Runs all benches, one after the other. */
export async function main(): Promise<void> {
  const browser = await launchChromium();
  try {
    await benchEngine(browser);
  } finally {
    await browser.close();
  }
}
