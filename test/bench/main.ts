/**
 * `npm run bench`: every number beside its baseline of the same run. All of them, or those named:
 * `npm run bench -- engine click frames controls scale flow compare`. With `--long` also what takes minutes.
 */
import type { Browser } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { benchClick } from './click-bench';
import { benchCompare } from './compare-bench';
import { benchControls } from './control-bench';
import { benchEngine } from './engine-bench';
import { benchFlow } from './flow-bench';
import { benchFrames } from './frame-bench';
import { benchScale } from './scale-bench';

export interface BenchOptions {
  /** What takes minutes too. */
  readonly long: boolean;
}

const LONG = '--long';

const BENCHES: Readonly<Record<string, (browser: Browser, options: BenchOptions) => Promise<void>>> = {
  engine: benchEngine,
  click: benchClick,
  frames: benchFrames,
  controls: benchControls,
  scale: benchScale,
  flow: benchFlow,
  compare: benchCompare,
};

/**
 * Runs the benches named, one after the other; all of them where none is.
 * @throws RangeError for a name that no bench has
 */
export async function main(args: readonly string[]): Promise<void> {
  const names = args.filter((arg) => arg !== LONG);
  const options = { long: args.includes(LONG) };
  const unknown = names.filter((name) => !Object.hasOwn(BENCHES, name));
  if (unknown.length > 0) throw new RangeError(`no bench is called ${unknown.join(' or ')}; there are ${Object.keys(BENCHES).join(', ')}`);
  for (const name of names.length > 0 ? names : Object.keys(BENCHES)) {
    // A browser of its own for each, so that none pays for what another has left behind.
    const browser = await launchChromium();
    try {
      await BENCHES[name]!(browser, options);
    } finally {
      await browser.close();
    }
  }
}
