/** The command: from its arguments to what it prints. `run.mjs` loads this and prints it. */
import { parseArgs } from 'node:util';
import { decodeScenario, repairText } from '../../src/link/codec';
import type { Scenario } from '../../src/model/scenario';
import { besideText, playBeside } from './beside';
import { costsText, measureCosts } from './costs/costs';
import { disbandAll } from './crew';
import { doubledText, playDoubled } from './double';
import { redisPath } from './stores';

/** What a command leaves behind. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: 0 | 1;
}

const HELP = `Plays a scenario on real gateways, one process each, beside its simulation.

  npm run rig -- '<link>'            counts simulated and real; exit code 1 where any differs
  npm run rig -- --double '<link>'   the same load on twice the gateways: what processor time did
  npm run rig -- --costs             what a copy, a write, a look-up and so on cost here

The link is what follows the # in the page's address, or the whole address; quote it.

  --embedded   the embedded storage and broker, although Redis is there
  --burst N    messages are posted N at once
  --cold       no warming up: quicker, and processor times mean little
  --json       data instead of a table
  --help       this text; test/rig/README.md says what all of it means
`;

const OPTIONS = {
  help: { type: 'boolean', default: false },
  double: { type: 'boolean', default: false },
  costs: { type: 'boolean', default: false },
  embedded: { type: 'boolean', default: false },
  cold: { type: 'boolean', default: false },
  json: { type: 'boolean', default: false },
  burst: { type: 'string', default: '1' },
} as const;

/** Runs the command. Never throws. @param args without the program's name */
export async function main(args: readonly string[]): Promise<Outcome> {
  try {
    return await run(args);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { stdout: '', stderr: `rig: ${reason}\n`, exitCode: 1 };
  }
}

/** Has everything that was started end with this process, however it ends. */
export function endWithProcess(): void {
  process.on('exit', disbandAll);
  for (const [signal, number] of [['SIGINT', 2], ['SIGTERM', 15], ['SIGHUP', 1]] as const) {
    process.on(signal, () => {
      process.exit(128 + number);
    });
  }
}

async function run(args: readonly string[]): Promise<Outcome> {
  const { values, positionals } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  if (values.help) return { stdout: HELP, stderr: '', exitCode: 0 };
  if (positionals.length > 1) throw new Error(`one link at a time, and ${String(positionals.length)} were given; quote the link`);
  const redis = values.embedded ? null : redisPath();
  if (values.costs) {
    const costs = await measureCosts({ redis });
    return { stdout: values.json ? json(costs) : costsText(costs), stderr: '', exitCode: 0 };
  }
  const { scenario, repairs } = scenarioOf(positionals[0] ?? '');
  const burst = burstOf(values.burst);
  const stderr = repairs.map((one) => `rig: ${one}\n`).join('');
  if (values.double) {
    const doubled = await playDoubled(scenario, { redis, burst });
    return { stdout: values.json ? json({ ...doubled, repairs }) : doubledText(doubled), stderr, exitCode: 0 };
  }
  const beside = await playBeside(scenario, { redis, burst, warm: !values.cold });
  return { stdout: values.json ? json({ ...beside, repairs }) : besideText(beside), stderr, exitCode: beside.agrees ? 0 : 1 };
}

function scenarioOf(link: string): { readonly scenario: Scenario; readonly repairs: readonly string[] } {
  const { scenario, repairs } = decodeScenario(link.slice(link.indexOf('#') + 1));
  if (!scenario) throw new Error(repairs.map(repairText).join('\n'));
  return { scenario, repairs: repairs.map(repairText) };
}

function burstOf(text: string): number {
  const burst = Number(text);
  if (!Number.isInteger(burst) || burst < 1) throw new Error(`--burst needs a whole number from 1, not ${text}`);
  return burst;
}

function json(data: object): string {
  return `${JSON.stringify(data, null, 2)}\n`;
}
