/** The command: from its arguments to what it prints. `run.mjs` loads this and prints it. */
import { decodeScenario } from '../link/codec';
import { readScenarioFile, textOf } from '../link/file';
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
 * @param args nothing, one link, the text of one scenario file or `-`, `--engine` with a name, or `--help`
 * @param input what has come on standard input, which `-` stands for
 */
export function main(args: readonly string[], input?: Uint8Array): Outcome {
  try {
    const asked = readArguments(args.map((argument) => (argument === '-' ? given(input) : argument)));
    return { stdout: asked.help ? helpText() : report(asked), stderr: '', exitCode: 0 };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { stdout: '', stderr: `report: ${reason}\n`, exitCode: 1 };
  }
}

/** @throws Error where nothing has come: whatever was to write it has said why, and the default scenario was not meant */
function given(input: Uint8Array = new Uint8Array()): string {
  const text = textOf(input);
  if (text.trim() === '') throw new Error('nothing has come on standard input');
  return text;
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
