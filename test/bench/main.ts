/**
 * `npm run bench`: every number beside its baseline of the same run. All of them, or those named:
 * `npm run bench -- engine click frames`.
 */
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { benchClick } from './click-bench';
import { benchEngine } from './engine-bench';
import { benchFrames } from './frame-bench';

const BENCHES: Readonly<Record<string, (browser: Browser) => Promise<void>>> = {
  engine: benchEngine,
  click: benchClick,
  frames: benchFrames,
};

/**
 * Runs the benches named, one after the other; all of them where none is.
 * @throws RangeError for a name that no bench has
 */
export async function main(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) throw new RangeError(`no bench is called ${unknown.join(' or ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
    // A browser of its own for each, so that none pays for what another has left behind.
    const browser = await launchChromium();
    try {
      await BENCHES[name]!(browser);
    } finally {
      await browser.close();
    }
  }
}
