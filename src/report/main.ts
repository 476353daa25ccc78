/** The command: from its arguments to what it prints. `run.mjs` loads this and prints it. */
import { decodeScenario } from '../link/codec';
import { runToEnd } from '../sim/simulate';
import { reportDocument } from './document';
import { helpText } from './help';

/** What a command leaves behind. */
export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: 0 | 1;
}

/**
 * Runs the command. Never throws.
 * @param args nothing, one link, or `--help`
 */
export function main(args: readonly string[]): Outcome {
  try {
    return { stdout: args.includes('--help') ? helpText() : report(linkOf(args)), stderr: '', exitCode: 0 };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { stdout: '', stderr: `report: ${reason}\n`, exitCode: 1 };
  }
}

function report(link: string): string {
  const { scenario, repairs } = decodeScenario(link);
  return printed(reportDocument(runToEnd(scenario, { withTrace: false }), repairs));
}

/** The one link that was asked for; empty where none was. */
function linkOf(args: readonly string[]): string {
  const option = args.find((argument) => argument.startsWith('-'));
  if (option !== undefined) throw new Error(`unknown option ${option}; --help says what there is`);
  if (args.length > 1) throw new Error(`one link at a time, and ${String(args.length)} were given; quote the link`);
  const [given = ''] = args;
  return given.slice(given.indexOf('#') + 1);
}

/** JSON for people too: indented, with each list of numbers on one line. */
function printed(document: object): string {
  const text = JSON.stringify(document, null, 2);
  // A line break is never part of a JSON string, so this finds lists only.
  return `${text.replace(/\[\n[^[\]{}"]*\n\s*\]/g, (list) => list.replace(/\s+/g, ' '))}\n`;
}
