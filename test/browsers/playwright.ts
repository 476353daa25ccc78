/** Chromium, and Firefox by WebDriver BiDi, as Playwright drives them. */
import { existsSync } from 'node:fs';
import { firefox, type Browser, type BrowserContext, type Page } from 'playwright-core';
import { launchChromium } from '../browser/chromium';
import { Missing, type BrowserWindow, type DrivenBrowser } from './window';

const FIREFOX_PLACES = ['/usr/bin/firefox-esr', '/usr/bin/firefox', '/Applications/Firefox.app/Contents/MacOS/firefox'];
const HOW_TO_GET_FIREFOX = `no Firefox was found. Do one of these:
  Debian:  apt-get install firefox-esr
  or set the variable FIREFOX to the program of one that is installed already.`;

function windowOf(page: Page, context: BrowserContext): BrowserWindow {
  return {
    open: async (address) => { await page.goto(address, { waitUntil: 'load' }); },
    run: (act, argument) => page.evaluate(act as never, argument) as never,
    point: (x, y) => page.mouse.move(x, y),
    click: (x, y) => page.mouse.click(x, y),
    press: (key) => page.keyboard.press(key),
    another: async () => windowOf(await context.newPage(), context),
    close: () => context.close(),
  };
}

function driven(name: string, browser: Browser): DrivenBrowser {
  return {
    name,
    version: browser.version(),
    fresh: async () => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      return windowOf(await context.newPage(), context);
    },
    close: () => browser.close(),
  };
}

export async function driveChromium(): Promise<DrivenBrowser> {
  return driven('Chromium', await launchChromium());
}

/** The stock Firefox: no build of Playwright's own is needed for BiDi. @throws Missing */
export async function driveFirefox(): Promise<DrivenBrowser> {
  const executablePath = process.env.FIREFOX ?? FIREFOX_PLACES.find((path) => existsSync(path));
  if (executablePath === undefined || !existsSync(executablePath)) throw new Missing(HOW_TO_GET_FIREFOX);
  return driven('Firefox', await firefox.launch({ channel: 'moz-firefox', executablePath }));
}
