/** What a page holds at rest: it must come back to where it was, whatever was done between. */
import type { CDPSession, Page } from 'playwright-core';
import { STATUS } from '../../src/text/page/page';
import type { Fault } from './checks';
import { settle, steadily } from './stage';

/** The lab as every rest has it. */
const REST = 'chats=4&gateways=4';
/** Every other kind of page begins anew, so there is nothing to come back to. */
const OTHER_KINDS = /[#&](?:embed=1|notes|card=|role=|room=|step=)/;

/**
 * Beyond the first rest of a page: caches fill, the way through scenarios is kept, and what shows nothing any more
 * holds its last picture until the next one comes, once, however often one comes and goes.
 */
const MOST_MORE = { heap: 6_000_000, nodes: 4_000, listeners: 400 } as const;

export interface Held {
  readonly heap: number;
  readonly nodes: number;
  readonly listeners: number;
}

export interface MemoryWatch {
  /** Brings the page to rest and weighs it; says where it has grown since its first rest. */
  fault(): Promise<Fault | null>;
  /** What was weighed, in order. */
  readonly weighed: readonly Held[];
}

/** Brings the lab to rest: nothing open, everything small, worked out, and at its beginning. */
async function bringToRest(page: Page): Promise<void> {
  await page.evaluate(() => { globalThis.coverWindow?.(false); });
  await page.setViewportSize({ width: 1280, height: 800 });
  for (let presses = 3; presses > 0; presses--) await page.keyboard.press('Escape');
  await page.evaluate((hash) => { location.hash = hash; }, REST);
  // After several workers in a row it is the reader who starts the next one.
  const restart = page.getByRole('button', { name: STATUS.restart });
  if (await restart.isVisible()) await restart.click();
  await page.getByRole('button', { name: 'GW4', exact: true }).first().waitFor({ state: 'attached' });
  await settle(page);
}

async function weigh(session: CDPSession): Promise<Held> {
  for (let times = 3; times > 0; times--) await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  const { nodes, jsEventListeners } = await session.send('Memory.getDOMCounters');
  return { heap: usedSize, nodes, listeners: jsEventListeners };
}

/** What the page holds now, once nothing is kept that nobody uses. */
export async function heldBy(page: Page): Promise<Held> {
  const session = await page.context().newCDPSession(page);
  return weigh(session).finally(() => session.detach());
}

/** How many workers the page holds, those that have ended too, once nothing is kept that nobody uses. */
export async function workersHeldBy(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  try {
    await session.send('HeapProfiler.collectGarbage');
    const { result } = await session.send('Runtime.evaluate', { expression: 'Worker.prototype' });
    const { objects } = await session.send('Runtime.queryObjects', { prototypeObjectId: result.objectId! });
    const { result: count } = await session.send('Runtime.callFunctionOn', { objectId: objects.objectId!, functionDeclaration: 'function () { return this.length; }', returnByValue: true });
    return count.value as number;
  } finally {
    await session.detach();
  }
}

/** What has grown by more than it may; empty where nothing has. */
export function grownWords(before: Held, held: Held): string {
  const grown = (Object.keys(MOST_MORE) as (keyof Held)[]).filter((what) => held[what] > before[what] + MOST_MORE[what]);
  return grown.map((what) => `${what} ${String(before[what])} at the first rest, ${String(held[what])} now`).join('; ');
}

/** Watches what one page holds. */
export function watchMemory(page: Page): MemoryWatch {
  const weighed: Held[] = [];
  /** The first rest of this document, and when that began. */
  let first: { readonly born: number; readonly held: Held } | undefined;
  return {
    weighed,
    async fault() {
      if (OTHER_KINDS.test(page.url()) || !/\/(?:#|$)/.test(page.url())) return null;
      await bringToRest(page);
      const held = await heldBy(page);
      weighed.push(held);
      const born = await steadily(page, () => page.evaluate(() => performance.timeOrigin));
      if (first?.born !== born) {
        first = { born, held };
        return null;
      }
      const words = grownWords(first.held, held);
      return words === '' ? null : { kind: 'memory', words };
    },
  };
}
