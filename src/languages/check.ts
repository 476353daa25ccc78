/**
 * What is wrong with the words of languages, by name: read off their files as TypeScript sees them beside the English
 * ones, and told to somebody who writes texts. It takes seconds, so a build without languages does not load it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { innermost, nameOf, type Told } from './checknames';
import { leftOut, localeIn, pluralFaults, strayNames, tagFaults, textFaults } from './checktexts';
import { brokenWords, endWords, told } from './checktypes';
import { LANGUAGE_FILE } from './places';
import { englishFiles } from './state';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const SOURCE = join(ROOT, 'src');

/** One language, as its folder has it. */
export interface LanguageFolder {
  readonly folder: string;
  /** The text of each file of words, by its path from the folder. */
  readonly files: ReadonlyMap<string, string>;
}

/** One thing that is wrong with a language. */
export interface WordsFault extends Told {
  /** From the language's folder. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** The names that lead to the text, as `TOP.share`; empty where it is about none. */
  readonly name: string;
}

const withSlashes = (path: string): string => path.replaceAll('\\', '/');

/** A language as it lies on the disk. */
export function languageAt(folder: string): LanguageFolder {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map(withSlashes);
  // A function that makes all words, as languages have that nobody speaks, lies at the top.
  const files = paths.filter((path) => path.includes('/') && path.endsWith('.ts')).sort();
  return { folder, files: new Map(files.map((path) => [path, readFileSync(join(folder, path), 'utf8')])) };
}

/** A fault in one line: which file of which language, where in it, and what is wrong. */
export function faultLine({ folder }: Pick<LanguageFolder, 'folder'>, { path, line, name, words }: WordsFault): string {
  return `${withSlashes(relative(ROOT, join(folder, path)))}, line ${String(line)}: ${name === '' ? '' : `${name}: `}${words}`;
}

/** What is wrong with each of some languages, in their order. */
export function faultsOfLanguages(languages: readonly LanguageFolder[]): readonly (readonly WordsFault[])[] {
  const english = new Set([...englishFiles(SOURCE), LANGUAGE_FILE]);
  const program = programOf(languages);
  return languages.map(({ folder, files }) => {
    const source = (path: string): ts.SourceFile | undefined => program.getSourceFile(withSlashes(join(folder, path)));
    const locale = localeIn(source(LANGUAGE_FILE));
    return [...files.keys()].flatMap((path) => {
      if (!english.has(path)) return [{ path, line: 1, name: '', words: `there is no English file src/${path}, so nothing of it is said`, isWrong: false }];
      return faultsIn(path, source(path)!, program, locale);
    });
  });
}

/** The files of languages beside what they translate, under the rules of this project. */
function programOf(languages: readonly LanguageFolder[]): ts.Program {
  const given = new Map(languages.flatMap(({ folder, files }) => [...files].map(([path, text]) => [withSlashes(join(folder, path)), text])));
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as { readonly config: { readonly compilerOptions: object } };
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, ROOT);
  const host = ts.createCompilerHost(options, true);
  host.readFile = (file) => given.get(withSlashes(file)) ?? ts.sys.readFile(file);
  host.fileExists = (file) => given.has(withSlashes(file)) || ts.sys.fileExists(file);
  return ts.createProgram({ rootNames: [...given.keys()], options, host });
}

function faultsIn(path: string, file: ts.SourceFile, program: ts.Program, locale: string | null): WordsFault[] {
  const fault = (node: ts.Node, start: number, what: Told): WordsFault => ({ path, line: file.getLineAndCharacterOfPosition(start).line + 1, name: nameOf(node), ...what });
  const [broken] = program.getSyntacticDiagnostics(file);
  if (broken) return [fault(innermost(file, broken.start), broken.start, brokenWords(broken))];
  const end = endWords(file);
  if (end !== null) return [fault(file, file.getEnd(), end)];
  const checker = program.getTypeChecker();
  const typed = program.getSemanticDiagnostics(file).flatMap((one) => {
    const node = innermost(file, one.start!);
    const what = told(one, node, checker);
    return what ? [fault(node, one.start!, what)] : [];
  });
  const own = [...(path === LANGUAGE_FILE ? tagFaults(file) : []), ...textFaults(file), ...pluralFaults(file, checker, locale), ...strayNames(file, checker), ...leftOut(file, checker)];
  return [...typed, ...own.map(({ node, what }) => fault(node, node.getStart(file), what))].sort((one, other) => one.line - other.line);
}
