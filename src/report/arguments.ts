/** What the command was asked for. */
import { ENGINE_NAMES, type EngineName } from './document';

export interface Asked {
  readonly help: boolean;
  /** The hash of an address without its `#`, or the text of a scenario file; empty where neither was given. */
  readonly link: string;
  /** Null where the size decides. */
  readonly engine: EngineName | null;
}

const CHOICES = ENGINE_NAMES.join(', ');
const ENGINE_OPTION = '--engine';

/**
 * Reads the command's arguments. Where help is asked for, nothing else matters.
 * @throws Error with one sentence for people where something else cannot be understood
 */
export function readArguments(args: readonly string[]): Asked {
  if (args.includes('--help')) return { help: true, link: '', engine: null };
  const links: string[] = [];
  const engines: EngineName[] = [];
  const left = [...args];
  for (let argument = left.shift(); argument !== undefined; argument = left.shift()) {
    if (argument === ENGINE_OPTION) engines.push(engineNamed(left.shift()));
    else if (argument.startsWith(`${ENGINE_OPTION}=`)) engines.push(engineNamed(argument.slice(ENGINE_OPTION.length + 1)));
    else if (argument.startsWith('-')) throw new Error(`unknown option ${argument}; --help says what there is`);
    else links.push(argument);
  }
  if (links.length > 1) throw new Error(`one link at a time, and ${String(links.length)} were given; quote the link`);
  if (engines.length > 1) throw new Error(`one engine at a time, and ${String(engines.length)} were given`);
  const [given = ''] = links;
  return { help: false, link: isFile(given) ? given : given.slice(given.indexOf('#') + 1), engine: engines[0] ?? null };
}

/** A scenario file begins with a brace, which no link does. */
export function isFile(given: string): boolean {
  return given.trimStart().startsWith('{');
}

function engineNamed(name: string | undefined): EngineName {
  const engine = ENGINE_NAMES.find((one) => one === name);
  if (engine) return engine;
  throw new Error(name === undefined || name === '' ? `${ENGINE_OPTION} needs one of ${CHOICES}` : `there is no engine ${name}; there are ${CHOICES}`);
}
