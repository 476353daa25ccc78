/** The app's icon as pixels: every picture of it is made from the one SVG. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';

const PUBLIC = new URL('../../public/', import.meta.url);

export interface Icon {
  /** Its file in `public/`. */
  readonly name: string;
  /** Its width and its height. */
  readonly pixels: number;
  /** A system cuts it into a shape of its own: then the ground goes to the edges, and what is on it keeps to the middle. */
  readonly isMaskable: boolean;
}

/** As the manifest names them. */
export const ICONS: readonly Icon[] = [
  { name: 'icon-192.png', pixels: 192, isMaskable: false },
  { name: 'icon-512.png', pixels: 512, isMaskable: false },
  { name: 'icon-maskable-512.png', pixels: 512, isMaskable: true },
];

/** How much of a maskable icon what is drawn may take: a circle of 80 % is always seen, and the corners of the drawing must lie in it. */
const MASKABLE_SHARE = 0.72;

export const pathOf = (name: string): string => fileURLToPath(new URL(name, PUBLIC));

/** The PNG of an icon, drawn by a browser. */
export async function drawIcon(browser: Browser, { pixels, isMaskable }: Icon): Promise<Buffer> {
  const svg = await readFile(pathOf('icon.svg'), 'utf8');
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels }, deviceScaleFactor: 1 });
  try {
    const share = isMaskable ? MASKABLE_SHARE : 1;
    const ground = /<rect [^>]*fill="(#\w+)"/.exec(svg)?.[1];
    if (ground === undefined) throw new Error('the icon has no ground whose colour could go to the edges');
    await page.setContent(`<style>
      html { height: 100%; background: ${isMaskable ? ground : 'transparent'}; }
      body { height: 100%; margin: 0; display: grid; place-items: center; }
      svg { width: ${String(share * 100)}%; }
    </style>${svg}`);
    return await page.screenshot({ omitBackground: true });
  } finally {
    await page.close();
  }
}
