/** The command `npm run figure`: from a link to one file. `run.mjs` loads it. */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { designOf } from '../designs';
import { scenarioOf, STEPS } from '../lesson';
import { readAddress } from '../lesson/address';
import { decodePair } from '../link/beside';
import { readEmbed } from '../link/embed';
import { LANG, languageIn, withoutLanguage } from '../link/language';
import { repairText } from '../link/repair';
import { DEFAULT_SCENARIO } from '../model/keys';
import { untangled } from '../link/untangle';
import { ENGLISH } from '../text/language';
import { APP_NAME } from '../text/page/page';
import { labTitle } from '../text/page/title';
import { needsOf } from '../pages/figure/needs';
import { bundleFigure, type Contents } from './build';
import { figureDocument } from './document';
import type { Given } from './given';

const HELP = `Writes one HTML file with a figure that works without a network.

  npm run figure -- 'https://example.org/fanout-lab/#chats=4&gateways=4'
  npm run figure -- 'chats=4&gateways=4&caption=Four%20chats' --out four-chats.html

The link is what follows the # in the page's address, or the whole address; quote it. It takes what an
embedded figure takes: caption, hide, theme, and a scenario's keys or step. From a whole address, or from
--app, the figure knows where the whole app lies, and leads there.

  --out FILE   fanout-lab-figure.html where left out
  --app URL    where the app lies
  --help       this text
`;

const OPTIONS = {
  help: { type: 'boolean', default: false },
  out: { type: 'string', default: 'fanout-lab-figure.html' },
  app: { type: 'string' },
} as const;

/** What a figure is, and what was wrong with its link. */
export interface Asked extends Given, Contents {
  readonly title: string;
  readonly repairs: readonly string[];
}

/** The address of a folder on the web, or nothing. */
function homeOf(text: string): string | null {
  const address = URL.canParse(text) ? new URL(text) : undefined;
  return address && /^https?:$/.test(address.protocol) ? `${address.origin}${address.pathname}` : null;
}

/** Reads a link as an embedded figure's. @param app where the app lies; told by the link where left out */
export function readFigure(link: string, app?: string): Asked {
  const home = homeOf(app ?? link);
  if (app !== undefined && home === null) throw new Error(`--app is “${app}”; it must be the address of a folder, such as https://example.org/fanout-lab/`);
  const whole = untangled(link.slice(link.indexOf('#') + 1));
  const language = languageIn(whole) ?? ENGLISH;
  const given = withoutLanguage(whole);
  const hash = /(?:^|&)embed=1(?:&|$)/.test(given) ? given : ['embed=1', given].filter(Boolean).join('&');
  const figure = readEmbed(hash);
  const own = [...(language === ENGLISH ? [] : [`${LANG}=${language}: a figure in one file is in English`]), ...figure.repairs.map(repairText)];
  if (/(?:^|&)step=/.test(figure.rest)) {
    const { step, problems } = readAddress(figure.rest, STEPS);
    // Where a link names none, its figure asks the first question.
    const asked = STEPS.find(({ id }) => id === step) ?? STEPS[0]!;
    const title = STEPS.find(({ id }) => id === step)?.title;
    // It asks the step's first question, and shows what that is about; of other scenes it says what the formulas do.
    const { before, after } = asked.rounds[0]!;
    const needs = needsOf([before, after].map((scene) => [scenarioOf(asked, scene)]));
    return { hash, home, kind: 'step', step: asked.id, designs: null, needs, title: title === undefined ? APP_NAME : `${title} · ${APP_NAME}`, repairs: [...own, ...problems] };
  }
  const { scenario, beside, repairs } = decodePair(figure.rest);
  const designs = [...new Set([scenario.design, beside?.design ?? scenario.design, DEFAULT_SCENARIO.design])];
  return { hash, home, kind: 'scenario', step: null, designs, needs: needsOf([beside ? [scenario, beside] : [scenario]]), title: labTitle(designOf(scenario.design).title, scenario), repairs: [...own, ...repairs.map(repairText)] };
}

const kilobytes = (bytes: number): string => `${String(Math.round(bytes / 1000))} kB`;

async function run(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  if (positionals.length > 1) throw new Error(`one link at a time, and ${String(positionals.length)} were given; quote the link`);
  const asked = readFigure(positionals[0] ?? '', values.app);
  const { title, home, hash } = asked;
  for (const repair of asked.repairs) process.stderr.write(`figure: ${repair}\n`);
  const text = figureDocument(await bundleFigure(asked), { hash, home }, title);
  writeFileSync(values.out, text);
  const bytes = Buffer.byteLength(text);
  process.stdout.write(`${values.out}: ${title}; ${kilobytes(bytes)}\n`);
  if (home === null) process.stdout.write('It does not know where the whole app lies: give a whole address, or --app.\n');
}

/** Runs the command. Never throws. @returns its exit code */
export async function main(args: readonly string[]): Promise<0 | 1> {
  try {
    await run(args);
    return 0;
  } catch (error) {
    process.stderr.write(`figure: ${error instanceof Error ? error.message : String(error)}\n`);
    return 1;
  }
}
