/** Finds a Chromium, or gets one, and starts it. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { chromium, type Browser } from 'playwright-core';

const run = promisify(execFile);

/** Headless, without a graphics card, and quiet: it asks nobody for updates, lists or accounts. */
const ARGUMENTS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const HOW_TO_INSTALL = `The browser tests need a Chromium and found none. Do one of these:
  Debian:       apt-get install chromium
  any system:   npx playwright-core install chromium-headless-shell
  or set the variable CHROMIUM to the program of a Chromium or Chrome that is installed already.`;

/** Where systems keep a Chromium or Chrome. */
function usualPlaces(): string[] {
  const programFolders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
  return [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    ...programFolders
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe')),
  ];
}

/** The program of a Chromium that the variable CHROMIUM or the system has. */
export function findProgram(): string | undefined {
  const chosen = process.env.CHROMIUM;
  if (!chosen) return usualPlaces().find((path) => existsSync(path));
  if (!existsSync(chosen)) throw new Error(`The variable CHROMIUM names ${chosen}, and there is no such program.`);
  return chosen;
}

/** Starts the program found, else what playwright-core has installed for itself; nothing where there is neither. */
async function launchFound(): Promise<Browser | undefined> {
  const executablePath = findProgram();
  if (executablePath) return chromium.launch({ executablePath, args: ARGUMENTS });
  try {
    return await chromium.launch({ args: ARGUMENTS });
  } catch (error) {
    if (String(error).includes("Executable doesn't exist")) return undefined;
    throw error;
  }
}

async function installFromSystem(): Promise<void> {
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, maxBuffer: 2 ** 26 };
  await run('apt-get', ['update'], options);
  await run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], options);
}

async function installFromPlaywright(): Promise<void> {
  const onWindows = process.platform === 'win32';
  await run(onWindows ? 'npx.cmd' : 'npx', ['playwright-core', 'install', 'chromium-headless-shell'], { shell: onWindows });
}

/** Tries what can install one without asking anybody. */
async function installChromium(): Promise<void> {
  const mayUseApt = process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const ways = mayUseApt ? [installFromSystem, installFromPlaywright] : [installFromPlaywright];
  for (const way of ways) {
    try {
      await way();
      return;
    } catch {
      // The next way may still work; when none does, the caller says how to do it by hand.
    }
  }
}

/**
 * Starts a headless Chromium: the one that the variable CHROMIUM names, else the system's, else
 * playwright-core's own. Where there is none, one is installed if that can be done unasked.
 * @throws Error that says how to install one
 */
export async function launchChromium(): Promise<Browser> {
  const here = await launchFound();
  if (here) return here;
  await installChromium();
  const installed = await launchFound();
  if (!installed) throw new Error(HOW_TO_INSTALL);
  return installed;
}
