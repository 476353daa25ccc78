/** The address opens what is on the screen: held against a second page that is opened with it. */
import type { Page } from 'playwright-core';
import { SCENARIO_KEYS } from '../../src/model/keys';
import { BESIDE } from '../../src/text/page/beside';
import { APP_NAME } from '../../src/text/page/page';
import type { Fault } from './checks';
import { settle, steadily } from './stage';

/** What the controls of a scenario are called. */
const LABELS = Object.values(SCENARIO_KEYS).map(({ label }) => label);

/** What a page shows: its title, and what stands in the controls of the scenario. */
interface Shown {
  readonly title: string;
  /** Of two pictures, the one that the controls are of: an address tells of the pictures alone. */
  readonly aim: string | null;
  readonly fields: Readonly<Record<string, string>>;
}

/** Runs in the page. */
function shown({ labels, aims }: { readonly labels: readonly string[]; readonly aims: readonly string[] }): Shown {
  const labelOf = (element: Element): string => (element.getAttribute('aria-label') ?? (element as HTMLInputElement).labels?.[0]?.textContent ?? '').trim();
  const fields: Record<string, string> = {};
  for (const element of document.querySelectorAll<HTMLInputElement | HTMLSelectElement>('[role="spinbutton"], select')) {
    const label = labels.find((one) => labelOf(element).startsWith(one));
    if (label !== undefined) fields[label] = element.getAttribute('aria-valuenow') ?? element.value;
  }
  const aim = [...document.querySelectorAll('button[aria-pressed="true"]')].map(({ textContent }) => textContent.trim()).find((one) => aims.includes(one)) ?? null;
  return { title: document.title, aim, fields };
}

async function look(page: Page): Promise<Shown> {
  await settle(page);
  return steadily(page, () => page.evaluate(shown, { labels: LABELS, aims: Object.values(BESIDE.aims) }));
}

/** What differs between two pages of one address. What only one of them shows, as a folded part, is no difference. */
export function differences(here: Shown, there: Shown): string[] {
  const isOfSame = here.aim === there.aim;
  const differing = Object.keys(here.fields).filter((label) => isOfSame && label in there.fields && here.fields[label] !== there.fields[label]);
  // The first minute has the app's name alone: an address without a scenario opens it, and it becomes the lab without one.
  const isNamed = ![here.title, there.title].includes(APP_NAME);
  return [
    ...(isNamed && here.title !== there.title ? [`“${there.title}”, on the screen is “${here.title}”`] : []),
    ...differing.map((label) => `${label} ${there.fields[label]!}, on the screen is ${here.fields[label]!}`),
  ];
}

/** Holds the page against one that is opened by its address. */
export async function addressFault(page: Page): Promise<Fault | null> {
  const here = await look(page);
  const other = await page.context().newPage();
  try {
    await other.goto(page.url(), { waitUntil: 'load' });
    const found = differences(here, await look(other));
    return found.length === 0 ? null : { kind: 'address', words: `${page.url()} opens ${found.join(', ')}` };
  } finally {
    await other.close();
  }
}
