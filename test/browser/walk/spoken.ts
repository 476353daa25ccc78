/** The page as assistive technology has it: Chromium's own accessibility tree, not ours. */
import type { Page } from 'playwright-core';

export interface Spoken {
  readonly role: string;
  readonly name: string;
  readonly description: string;
}

/** Every node of the tree that is not left out of it. */
export async function spokenTree(page: Page): Promise<Spoken[]> {
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes
      .filter((node) => !node.ignored)
      .map((node) => ({
        role: String(node.role?.value ?? ''),
        name: String(node.name?.value ?? ''),
        description: String(node.description?.value ?? ''),
      }));
  } finally {
    await session.detach();
  }
}

/** Descriptions of the buttons with a name like this, in the page's order. */
export async function descriptions(page: Page, name: RegExp): Promise<string[]> {
  const tree = await spokenTree(page);
  return tree.filter((node) => node.role === 'button' && name.test(node.name)).map((node) => node.description);
}

/** What each gateway is described as, from GW1 on. */
export const gatewayDescriptions = (page: Page): Promise<string[]> => descriptions(page, /^GW\d+$/);
