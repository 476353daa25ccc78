/** The command: `npm run test:browsers`. `run.mjs` loads it. */
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildInto, makeBuildFolder, serveFolder } from '../browser/serve';
import { aligned } from '../rig/text';
import { driveChromium, driveFirefox } from './playwright';
import { ROUTES, type Scene } from './routes';
import { driveWebKit } from './webkit';
import { Missing, type DrivenBrowser } from './window';

const HELP = `Walks the main routes in Firefox and WebKitGTK, and prints a table.

  npm run test:browsers                    both
  npm run test:browsers -- firefox         one of firefox, webkit, chromium
  npm run test:browsers -- --route export  those routes alone whose name holds this
`;

const DRIVERS: Readonly<Record<string, () => Promise<DrivenBrowser>>> = { chromium: driveChromium, firefox: driveFirefox, webkit: driveWebKit };
const BY_DEFAULT = ['firefox', 'webkit'];
const FIXTURES = fileURLToPath(new URL('../browser/fixtures', import.meta.url));

const say = (line: string): void => { process.stdout.write(`${line}\n`); };

interface Walked {
  readonly route: string;
  readonly seconds: number;
  /** Nothing where the route was walked to its end. */
  readonly fault: string | null;
  readonly words: string;
}

async function walkRoutes(scene: Scene, named: string): Promise<Walked[]> {
  const walked: Walked[] = [];
  for (const { name, walk } of ROUTES.filter((one) => one.name.includes(named))) {
    const begun = performance.now();
    const seconds = (): number => (performance.now() - begun) / 1000;
    try {
      const words = await walk(scene);
      walked.push({ route: name, seconds: seconds(), fault: null, words });
    } catch (error) {
      walked.push({ route: name, seconds: seconds(), fault: error instanceof Error ? error.message.split('\n', 1)[0]! : String(error), words: '' });
    }
  }
  return walked;
}

type Sites = Omit<Scene, 'browser'>;

/** @returns what was walked; nothing where the browser is missing */
async function walkBrowser(name: string, sites: Sites, named: string): Promise<Walked[] | null> {
  let browser: DrivenBrowser;
  try {
    browser = await DRIVERS[name]!();
  } catch (error) {
    if (!(error instanceof Missing)) throw error;
    say(`\n${name}: ${error.message}`);
    return null;
  }
  try {
    const walked = await walkRoutes({ ...sites, browser }, named);
    say(`\n${browser.name} ${browser.version}`);
    say(aligned([['route', 'result', 's', ''], ...walked.map(({ route, fault, seconds, words }) => [route, fault === null ? 'passed' : 'failed', seconds.toFixed(1), fault ?? words])]));
    return walked;
  } finally {
    await browser.close();
  }
}

/** Builds the app and the page of the engine alone, and serves both while `use` goes on. */
async function withSites<Result>(use: (sites: Sites) => Promise<Result>): Promise<Result> {
  const undo: (() => Promise<void>)[] = [];
  try {
    const serveBuilt = async (root?: string): Promise<{ folder: string; address: string }> => {
      const { path: folder, remove } = await makeBuildFolder();
      undo.push(remove);
      await buildInto(folder, root);
      const served = await serveFolder(folder);
      undo.push(served.close);
      return { folder, address: served.address };
    };
    const app = await serveBuilt();
    const fixtures = await serveBuilt(FIXTURES);
    const serveAgain: Scene['serveAgain'] = async () => {
      const { address, close } = await serveFolder(app.folder);
      return { address, stop: close };
    };
    return await use({ app: app.address, fixtures: fixtures.address, serveAgain });
  } finally {
    for (const step of undo.reverse()) await step();
  }
}

/** Runs the command. @returns its exit code: 1 where a route failed or a browser is missing */
export async function main(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...args], options: { help: { type: 'boolean', default: false }, route: { type: 'string', default: '' } }, allowPositionals: true });
  const unknown = positionals.filter((name) => !Object.hasOwn(DRIVERS, name));
  if (values.help || unknown.length > 0) {
    say(unknown.length > 0 ? `there is no ${unknown.join(', ')}; there are ${Object.keys(DRIVERS).join(', ')}` : HELP);
    return unknown.length > 0 ? 1 : 0;
  }
  return withSites(async (sites) => {
    let passed = 0;
    let failed = 0;
    for (const name of positionals.length > 0 ? positionals : BY_DEFAULT) {
      const walked = await walkBrowser(name, sites, values.route);
      passed += (walked ?? []).filter(({ fault }) => fault === null).length;
      failed += walked === null ? 1 : walked.filter(({ fault }) => fault !== null).length;
    }
    say(`\n${String(passed)} passed, ${String(failed)} failed`);
    return failed > 0 ? 1 : 0;
  });
}
