/** The command: from its arguments to what it prints. `run.mjs` loads this and prints it. */
import { decodeScenario } from '../link/codec';
import { readScenarioFile } from '../link/file';
import { repairText } from '../link/repair';
import { isFile, readArguments, type Asked } from './arguments';
import { reportDocument } from './document';
import { engineBySize, ENGINES } from './engines';
import { helpText } from './help';

/** What a command leaves behind. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: 0 | 1;
}

/**
 * Runs the command. Never throws.
 * @param args nothing, one link or the text of one scenario file, `--engine` with a name, or `--help`
 */
export function main(args: readonly string[]): Outcome {
  try {
    const asked = readArguments(args);
    return { stdout: asked.help ? helpText() : report(asked), stderr: '', exitCode: 0 };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { stdout: '', stderr: `report: ${reason}\n`, exitCode: 1 };
  }
}

function report({ link, engine }: Asked): string {
  const { scenario, repairs } = isFile(link) ? readScenarioFile(link) : decodeScenario(link);
  if (!scenario) throw new Error(repairs.map(repairText).join('\n'));
  const run = ENGINES[engine ?? engineBySize(scenario)];
  return printed(reportDocument(scenario, repairs, run(scenario)));
}

/** JSON for people too: indented, with each list of numbers on one line. */
function printed(document: object): string {
  const text = JSON.stringify(document, null, 2);
  // A line break is never part of a JSON string, so this finds lists only.
  return `${text.replace(/\[\n[^[\]{}"]*\n\s*\]/g, (list) => list.replace(/\s+/g, ' '))}\n`;
}
