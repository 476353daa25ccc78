/**
 * axe, put into the page once and run there: ten times quicker than a builder that opens a page of
 * its own for each answer, which is what lets every scene be seen in every look.
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import type { AxeViolation } from '../harness';
import { lasting } from './lasting';

/** WCAG 2.0 to 2.2, levels A and AA. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Of those levels, too, but run only where it is asked for: what is called by its name says all that is written on it. */
const ASKED_FOR = 'label-content-name-mismatch';
/** Where each text is said twice, a short word of a button is no part of its long name any more. */
const SAYS_TWICE = 'en-x-twice';

/** axe-core comes with its wrapper for Playwright. */
const wrapper = createRequire(createRequire(import.meta.url).resolve('@axe-core/playwright'));
const source = readFileSync(wrapper.resolve('axe-core/axe.min.js'), 'utf8');

/** What of axe is used in the page. */
interface Axe {
  run(context: Document, options: object): Promise<{ violations: readonly Violation[]; passes: readonly unknown[] }>;
}
interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly unknown[]; readonly failureSummary?: string }[];
}
declare global {
  var axe: Axe | undefined;
}

/** What axe finds wrong with the page, and finds again. */
export async function violationsOf(page: Page): Promise<AxeViolation[]> {
  if (!(await page.evaluate(() => globalThis.axe !== undefined))) await page.evaluate(source);
  return lasting(page, () => lookAt(page));
}

async function lookAt(page: Page): Promise<AxeViolation[]> {
  const { violations, passes } = await page.evaluate(async ({ tags, asked, saysTwice }) => {
    const rules = { [asked]: { enabled: document.documentElement.lang !== saysTwice } };
    const results = await globalThis.axe!.run(document, { runOnly: { type: 'tag', values: tags }, rules });
    return { violations: results.violations, passes: results.passes.length };
  }, { tags: TAGS, asked: ASKED_FOR, saysTwice: SAYS_TWICE });
  // A run that has looked at nothing would find nothing, too.
  if (passes < 15) throw new Error(`axe has looked at ${String(passes)} rules only`);
  return violations.map(({ id, help, nodes }) => ({
    rule: id,
    help,
    elements: nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`),
  }));
}
