/** The main routes through the app, the same in every browser. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { DESIGN_IDS } from '../../src/designs';
import { decodeScenario, repairText } from '../../src/link/codec';
import { peopleOf } from '../../src/model/people';
import { main as report } from '../../src/report/main';
import { LESSON } from '../../src/text/lesson/lesson';
import { NOTES_PAGE } from '../../src/text/lesson/notes';
import { EXPORT } from '../../src/text/page/export';
import { DRAWER, REPAIR } from '../../src/text/page/lab';
import { gatewayName, personName } from '../../src/text/page/names';
import { OFFLINE } from '../../src/text/page/offline';
import { FIRST, PICTURE, STATUS, TIME, TOP } from '../../src/text/page/page';
import { PUBLISHED_LINKS } from '../links/published';
import { digest } from '../browser/fixtures/digest';
import { DIGEST_LINKS, UNEQUAL_LINKS } from '../browser/fixtures/links';
import { readerOf, type Reader } from './reader';
import type { DrivenBrowser } from './window';

/** A box's own padding, in pixels. */
const MOST_SPARE = 24;

const FIGURE_COMMAND = fileURLToPath(new URL('../../src/onefile/run.mjs', import.meta.url));

/** Published links of more people are counted by the page, and not played. */
const MOST_PLAYED = 20_000;

/** What a route may use. */
export interface Scene {
  readonly browser: DrivenBrowser;
  /** Of the built app, with a slash at its end. */
  readonly app: string;
  /** Of the page that offers the engine alone. */
  readonly fixtures: string;
  /** Serves the app at an address that stops answering when told. */
  serveAgain(): Promise<{ readonly address: string; stop(): Promise<void> }>;
}

export interface Route {
  readonly name: string;
  /** @returns what is worth saying of it; throws where something is not as it must be */
  walk(scene: Scene): Promise<string>;
}

function expectEqual(what: string, got: unknown, wanted: unknown): void {
  const [here, there] = [JSON.stringify(got), JSON.stringify(wanted)];
  if (here !== there) throw new Error(`${what} is ${here.slice(0, 200)}, and must be ${there.slice(0, 200)}`);
}

async function openAt({ browser, app }: Scene, hash: string): Promise<Reader> {
  const reader = readerOf(await browser.fresh());
  await reader.open(`${app}${hash === '' ? '' : `#${hash}`}`);
  return reader;
}

/** Waits until the run of the address is on the page. */
async function runIsIn(reader: Reader): Promise<void> {
  await reader.until('the run is in', () =>
    reader.window.run(([gateway, preparing]) => document.querySelector(`[aria-label="${gateway!}"]`) !== null && !document.body.innerText.includes(preparing!), [gatewayName(0), STATUS.preparing]),
  );
}

/** Opens the export, and has what is saved kept in the page instead of on a disk. */
async function openExport(reader: Reader): Promise<void> {
  if (await reader.has('button', DRAWER.open)) await reader.tap('button', DRAWER.open);
  await reader.tap('tab', DRAWER.export);
  await reader.window.run(() => {
    const make = URL.createObjectURL.bind(URL);
    const kept: Blob[] = [];
    Object.assign(globalThis, { kept });
    URL.createObjectURL = (blob: Blob) => {
      kept.push(blob);
      return make(blob);
    };
    document.addEventListener('click', (event) => {
      if (event.target instanceof HTMLAnchorElement && event.target.download !== '') event.preventDefault();
    }, true);
    HTMLAnchorElement.prototype.click = () => undefined;
  }, null);
}

/** The file that a button saves, a letter a byte. */
async function saved(reader: Reader, format: keyof typeof EXPORT.formats): Promise<string> {
  const count = (): Promise<number> => reader.window.run(() => (globalThis as unknown as { kept: Blob[] }).kept.length, null);
  const before = await count();
  await reader.tap('button', EXPORT.formats[format]);
  await reader.until(`a file of ${format}`, async () => (await count()) > before);
  return reader.window.run(async () => {
    const blob = (globalThis as unknown as { kept: Blob[] }).kept.at(-1)!;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  }, null);
}

interface Spread {
  readonly total: number;
  readonly each?: readonly number[];
}
interface Figures {
  readonly gateways: { readonly copiesIn: Spread; readonly writesOut: Spread };
}
interface Reported {
  readonly gateways: { readonly receipts: Spread; readonly writes: Spread };
}

/** Holds the figures that the page saves against the report of the same link. */
async function agreesWithReport(reader: Reader, link: string): Promise<void> {
  await openExport(reader);
  const { gateways } = JSON.parse(await saved(reader, 'json')) as Figures;
  const wanted = (JSON.parse(report([link]).stdout) as Reported).gateways;
  const counted = ({ total, each }: Spread): Spread => ({ total, each: each ?? [] });
  expectEqual(`${link}: copies into gateways`, counted(gateways.copiesIn), counted(wanted.receipts));
  expectEqual(`${link}: writes of gateways`, counted(gateways.writesOut), counted(wanted.writes));
}

/** A question's box ends below its last answer: WebKit gave it the height of its legend twice, until something moved. */
async function expectTight(reader: Reader): Promise<void> {
  const spare = await reader.window.run(() => [...document.querySelectorAll('fieldset')].map((box) => Math.round(box.getBoundingClientRect().bottom - box.lastElementChild!.getBoundingClientRect().bottom)), null);
  expectEqual('the room below the last answer', spare.filter((pixels) => pixels > MOST_SPARE), []);
}

async function firstMinute(scene: Scene): Promise<string> {
  const reader = await openAt(scene, '');
  await runIsIn(reader);
  await reader.tap('button', personName(2));
  await reader.reads(FIRST.told);
  await expectTight(reader);
  await reader.tap('radio', '4');
  await reader.tap('button', FIRST.double);
  await reader.reads(FIRST.revealed(4, 4, 2));
  await reader.tap('button', TOP.openLab);
  await reader.until('the lab', () => reader.has('button', TIME.replay));
  return '';
}

async function playedDesign(scene: Scene, design: string): Promise<void> {
  const link = `design=${design}&chats=3&users=6&gateways=3`;
  const reader = await openAt(scene, link);
  await runIsIn(reader);
  await reader.tap('button', TIME.play);
  await reader.until('its end', () => reader.has('button', TIME.replay));
  await agreesWithReport(reader, link);
}

/** As drivers put it where the process of the page is gone or hangs: of software graphics, now and then. */
const CRASHED = /page crash|was not answered/;

/** Each design by itself: one that fails does not hide the others. One whose page crashes has a second one, and that is told. */
async function allDesigns(scene: Scene): Promise<string> {
  const crashed: string[] = [];
  const faults: string[] = [];
  const playAgainst = async (design: string, mayCrash: boolean): Promise<void> => {
    try {
      await playedDesign(scene, design);
    } catch (error) {
      if (mayCrash && CRASHED.test(String(error))) {
        crashed.push(design);
        await playAgainst(design, false);
      } else faults.push(`${design}: ${String(error)}`);
    }
  };
  for (const design of DESIGN_IDS) await playAgainst(design, true);
  if (faults.length > 0) throw new Error(faults.join('; '));
  return `${String(DESIGN_IDS.length)} designs as the report has them${crashed.length > 0 ? `, after a crash of the browser’s page: ${crashed.join(', ')}` : ''}`;
}

async function tenMillion(scene: Scene): Promise<string> {
  const link = 'chats=1000&users=10000&gateways=1000&placement=random';
  const begun = performance.now();
  const reader = await openAt(scene, link);
  await reader.until('everybody is counted', () => reader.window.run((preparing) => document.querySelector('canvas') !== null && !document.body.innerText.includes(preparing), STATUS.preparing));
  const took = performance.now() - begun;
  await agreesWithReport(reader, link);
  return `on the screen after ${(took / 1000).toFixed(1)} s`;
}

async function lessonStep(scene: Scene): Promise<string> {
  const reader = await openAt(scene, 'step=more-gateways');
  await reader.tap('button', LESSON.noGuess);
  await reader.until('the answer', () => reader.window.run((answer) => document.querySelector(`[role="group"][aria-label="${answer}"]`) !== null, LESSON.answer));
  return '';
}

async function classroom(scene: Scene): Promise<string> {
  const presenter = await openAt(scene, 'step=say-hi&room=one&role=presenter');
  const audience = readerOf(await presenter.window.another());
  await audience.open(`${scene.app}#step=say-hi&room=one`);
  const headingOf = (reader: Reader): Promise<string> => reader.window.run(() => document.querySelector('[data-step-heading]')?.textContent ?? '', null);
  await audience.until('the first step', async () => (await headingOf(audience)) === 'Say hi');
  await presenter.tap('button', LESSON.next);
  await audience.until('the next step in the audience’s window', async () => (await headingOf(audience)) === 'More gateways');
  return '';
}

async function exports(scene: Scene): Promise<string> {
  const reader = await openAt(scene, 'chats=2&users=6&gateways=3&t=42');
  await runIsIn(reader);
  await openExport(reader);
  const sizes: string[] = [];
  for (const [format, begins] of [['svg', '<'], ['png', '\u0089PNG'], ['csv', 'link'], ['json', '{']] as const) {
    const file = (await saved(reader, format)).replace(/^\u00ef\u00bb\u00bf/, '');
    if (!file.replace(/^"/, '').startsWith(begins)) throw new Error(`${format} begins with ${JSON.stringify(file.slice(0, 20))}`);
    sizes.push(`${format} ${String(file.length)}`);
  }
  return sizes.join(', ');
}

async function brokenLink(scene: Scene): Promise<string> {
  const link = 'users=8&users=9&gateways=3&loss=2&design=pigeon&desing=direct';
  const reader = await openAt(scene, link);
  const wanted = decodeScenario(link).repairs.map(repairText);
  for (const repair of wanted) await reader.reads(repair);
  await reader.tap('button', REPAIR.close);
  await runIsIn(reader);
  return `${String(wanted.length)} repairs told`;
}

async function keyboard(scene: Scene): Promise<string> {
  const reader = await openAt(scene, '');
  await runIsIn(reader);
  const focused = (): Promise<string> => reader.window.run(() => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent.trim() ?? '', null);
  let stops = 0;
  for (; (await focused()) !== personName(0); stops++) {
    if (stops > 90) throw new Error(`Tab never comes to ${personName(0)}`);
    await reader.press('Tab');
  }
  await reader.press('ArrowRight', 2);
  expectEqual('the focus', await focused(), personName(2));
  await reader.press('Enter');
  await reader.reads(FIRST.told);
  return `${personName(0)} after ${String(stops)} stops`;
}

async function offline(scene: Scene): Promise<string> {
  const served = await scene.serveAgain();
  const reader = readerOf(await scene.browser.fresh());
  try {
    await reader.open(`${served.address}#notes`);
    await reader.tap('button', OFFLINE.keep);
    await reader.until('all of it is kept', () => reader.has('button', OFFLINE.forget));
  } finally {
    await served.stop();
  }
  await reader.open(`${served.address}?again#notes`);
  await reader.reads(NOTES_PAGE.title);
  return 'opened with its server stopped';
}

/** Pages whose bars hold lists behind icons: some browsers make them as wide as their longest choice. */
async function withinWindow(scene: Scene): Promise<string> {
  const pages = ['', 'chats=2&users=6&gateways=3', 'step=more-gateways', 'step=more-gateways&room=one&role=presenter', 'compare', 'notes'];
  let innerWidth = 0;
  for (const hash of pages) {
    const reader = await openAt(scene, hash);
    await reader.until(`the page of #${hash}`, () => reader.window.run(() => document.querySelector('h1') !== null, null));
    const [width, wide] = await reader.window.run(() => [window.innerWidth, document.documentElement.scrollWidth] as const, null);
    if (wide > width) throw new Error(`#${hash} is ${String(wide)} pixels wide in a window of ${String(width)}`);
    innerWidth = width;
  }
  return `${String(pages.length)} pages, ${String(innerWidth)} pixels`;
}

async function digests({ browser, fixtures }: Scene): Promise<string> {
  const reader = readerOf(await browser.fresh());
  await reader.open(fixtures);
  const published = PUBLISHED_LINKS.map(({ link }) => link).filter((link) => peopleOf(decodeScenario(link).scenario) <= MOST_PLAYED);
  const links = [...DIGEST_LINKS, ...UNEQUAL_LINKS, ...published];
  for (const link of links) expectEqual(`the digest of #${link}`, await reader.window.run((text) => globalThis.digest(text), link), await digest(link));
  return `${String(links.length)} links, the same bytes as in Node`;
}

/** Links of figures that are worked out and drawn in each way that there is. */
const FIGURES = ['chats=2&gateways=4', 'chats=50&users=20&gateways=20&design=topic-per-user', 'chats=1000&users=10000&gateways=1000&placement=random', 'step=more-gateways'] as const;

/** A figure's file, from the disk: its picture comes, from its own worker, and nothing says that it could not start. */
async function figureFiles({ browser }: Scene): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fanout-lab-figures-'));
  const sizes: number[] = [];
  try {
    for (const link of FIGURES) {
      const path = join(folder, `${String(sizes.length)}.html`);
      await promisify(execFile)(process.execPath, [FIGURE_COMMAND, link, '--out', path], { env: { ...process.env, NODE_ENV: undefined, VITEST: undefined } });
      sizes.push((await stat(path)).size);
      const { window, until } = readerOf(await browser.fresh());
      await window.open(pathToFileURL(path).href);
      await until(`the figure of ${link}`, () => window.run(([label, preparing]) => document.querySelector(`[role="img"][aria-label="${label!}"] :is(svg, canvas)`) !== null && !document.body.innerText.includes(preparing!), [PICTURE.label, STATUS.preparing]));
      expectEqual(`what ${link} says of trouble`, await window.run(() => document.querySelector('[role="alert"]')?.textContent ?? '', null), '');
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return `${String(FIGURES.length)} files of ${sizes.map((bytes) => Math.round(bytes / 1000)).join(', ')} kB`;
}

export const ROUTES: readonly Route[] = [
  { name: 'the first minute', walk: firstMinute },
  { name: 'all designs to the end', walk: allDesigns },
  { name: 'ten million', walk: tenMillion },
  { name: 'a lesson step', walk: lessonStep },
  { name: 'presenter and audience', walk: classroom },
  { name: 'exports', walk: exports },
  { name: 'a broken link', walk: brokenLink },
  { name: 'keyboard alone', walk: keyboard },
  { name: 'without a network', walk: offline },
  { name: 'figures from the disk', walk: figureFiles },
  { name: 'nothing to the side', walk: withinWindow },
  { name: 'digests of runs', walk: digests },
];
