/** What of a page stands: whatever is measured between a change and the frame that answers it, nobody sees. */
import type { Page } from 'playwright-core';
import { framesPass } from './page';

/** So often what was found is looked for again, so many frames apart: on a busy machine a page takes several to settle. */
const LOOKS = 4;
const FRAMES = 15;

/** The faults that a look finds, and finds again each time that it is taken once more. */
export async function lasting<Fault>(page: Page, look: () => Promise<readonly Fault[]>): Promise<Fault[]> {
  let found = [...await look()];
  for (let again = 1; found.length > 0 && again < LOOKS; again++) {
    await framesPass(page, FRAMES);
    const now = new Set((await look()).map((fault) => JSON.stringify(fault)));
    found = found.filter((fault) => now.has(JSON.stringify(fault)));
  }
  return found;
}
