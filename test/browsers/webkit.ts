/** WebKitGTK's small browser under a display that nobody sees, by its own WebDriver. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { beginSession, type Session } from './webdriver';
import { Missing, type BrowserWindow, type DrivenBrowser } from './window';

const DRIVER = '/usr/bin/WebKitWebDriver';
const DISPLAY = '/usr/bin/Xvfb';
const LIBRARIES = ['/usr/lib/x86_64-linux-gnu', '/usr/lib/aarch64-linux-gnu', '/usr/libexec', '/usr/lib'];
const HOW_TO_GET = `no WebKitGTK was found that can be driven. On Debian:
  apt-get install webkit2gtk-driver xvfb
On other systems Safari has a driver of its own, which this command does not know.`;

const READY_MILLIS = 10_000;
const POLL_MILLIS = 50;

/** MiniBrowser comes with the library, in a folder that has its version. */
function findBrowser(): string | undefined {
  const folders = LIBRARIES.filter((path) => existsSync(path)).flatMap((path) => readdirSync(path).filter((name) => name.startsWith('webkit2gtk-4')).map((name) => `${path}/${name}`));
  return folders.map((folder) => `${folder}/MiniBrowser`).find((path) => existsSync(path));
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('the system gives no port');
  return address.port;
}

/** Waits until something answers. @throws Error where nothing does */
async function answers(ask: () => Promise<unknown>): Promise<void> {
  for (let left = READY_MILLIS; ; left -= POLL_MILLIS) {
    try {
      await ask();
      return;
    } catch (error) {
      if (left <= 0) throw error;
      await new Promise((resolve) => setTimeout(resolve, POLL_MILLIS));
    }
  }
}

/** A display of its own; it names a number that is free. */
async function startDisplay(): Promise<{ child: ChildProcess; name: string }> {
  const child = spawn(DISPLAY, ['-displayfd', '1', '-screen', '0', '1400x1000x24'], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [number] = (await once(child.stdout, 'data')) as [Buffer];
  return { child, name: `:${number.toString().trim()}` };
}

interface RunningDriver {
  readonly session: Session;
  stop(): Promise<void>;
}

/** A driver and the browser that it begins a session with. */
async function startDriver(binary: string, display: string): Promise<RunningDriver> {
  const port = await freePort();
  const address = `http://127.0.0.1:${String(port)}`;
  const child = spawn(DRIVER, [`--port=${String(port)}`, '--host=127.0.0.1'], {
    stdio: 'ignore',
    // It has no sandbox where it runs as root, and no graphics card here.
    env: { ...process.env, DISPLAY: display, WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1', LIBGL_ALWAYS_SOFTWARE: '1' },
  });
  try {
    await answers(() => fetch(`${address}/status`));
    const session = await beginSession(address, { 'webkitgtk:browserOptions': { binary, args: ['--automation'] } });
    const stop = async (): Promise<void> => {
      await session.end().catch(() => undefined);
      child.kill();
    };
    return { session, stop };
  } catch (error) {
    child.kill();
    throw error;
  }
}

/** @throws Missing where the system has no WebKitGTK with a driver */
export async function driveWebKit(): Promise<DrivenBrowser> {
  const binary = findBrowser();
  if (binary === undefined || !existsSync(DRIVER) || !existsSync(DISPLAY)) throw new Missing(HOW_TO_GET);
  const display = await startDisplay();
  let driver: RunningDriver | undefined;
  const stop = async (): Promise<void> => {
    await driver?.stop();
    display.child.kill();
  };
  const begin = async (): Promise<BrowserWindow> => {
    // A driver for each, with one session and a profile of its own: one that has ended a session may start no other.
    await driver?.stop();
    driver = await startDriver(binary, display.name);
    return driver.session.window;
  };
  try {
    await begin();
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    name: 'WebKitGTK',
    version: driver!.session.version,
    fresh: begin,
    close: stop,
  };
}
