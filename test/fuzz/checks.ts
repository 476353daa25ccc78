/** What must hold after whatever was done: said of the page, or nothing where all is well. */
import type { Page } from 'playwright-core';
import { steadily, type Stage } from './stage';

/** What is looked at after some acts only, since it takes long. */
export type Look = 'address' | 'memory';

/** What went wrong: of which kind, and in words. */
export interface Fault {
  readonly kind: 'words' | 'error' | 'workers' | 'silence' | Look;
  readonly words: string;
  /** Which of these looks has found it; nothing where it shows after any act. */
  readonly look?: Look;
}

/** How long the page may take to answer anything. */
const PATIENCE_MILLIS = 30_000;
/** How long one that was ended may be on the list of the workers. */
const ENDING_MILLIS = 2_000;
const POLL_MILLIS = 50;

/** Runs in the page: what is on it, in text, names, values and coordinates, that no reckoning should have come to. */
function broken(): string | null {
  const values = [...document.querySelectorAll<HTMLInputElement>('input, textarea')].map(({ value }) => value).join('\n');
  // Between two pages there is a moment without a body.
  const drawn = document.querySelector('body')?.innerHTML ?? '';
  const found = /.{0,60}(?:\bNaN|\bundefined\b|\bInfinity\b|\[object ).{0,60}/.exec(`${drawn}\n${values}`);
  return found?.[0] ?? null;
}

/** How many workers the page and its frames may have: one each. */
async function workerFault(page: Page): Promise<Fault | null> {
  const most = page.frames().length;
  for (let left = ENDING_MILLIS; left > 0; left -= POLL_MILLIS) {
    if (page.workers().length <= most) return null;
    await page.waitForTimeout(POLL_MILLIS);
  }
  return { kind: 'workers', words: `${String(page.workers().length)} workers live, in ${String(most)} windows` };
}

/** Looks at the page as it stands. */
export async function faultOf({ page, takeComplaints }: Stage): Promise<Fault | null> {
  const words = await steadily(page, () => page.evaluate(broken));
  if (words !== null) return { kind: 'words', words: `the page says ${words}` };
  const complaints = takeComplaints();
  if (complaints.length > 0) return { kind: 'error', words: complaints.join('\n') };
  return workerFault(page);
}

/** Gives the fault of a page that does not come back from what was asked of it. @param what was asked, for the words */
export async function inTime(what: string, work: Promise<Fault | null>): Promise<Fault | null> {
  let timer: NodeJS.Timeout | undefined;
  const silence = (words: string): Fault => ({ kind: 'silence', words: `${what}: ${words}` });
  const late = new Promise<Fault>((resolve) => {
    timer = setTimeout(() => { resolve(silence(`no answer for ${String(PATIENCE_MILLIS / 1000)} s`)); }, PATIENCE_MILLIS);
  });
  try {
    return await Promise.race([work.catch((error: unknown) => silence(String(error).split('\n', 1)[0]!)), late]);
  } finally {
    clearTimeout(timer);
  }
}
