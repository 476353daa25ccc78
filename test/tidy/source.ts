/** The repository's files as the tidy checks see them: paths, texts, syntax trees and imports. */
import { posix } from 'node:path';
import ts from 'typescript';

/** Path from the top of the repository, with `/`, to the text of the file. */
export type Sources = ReadonlyMap<string, string>;

/** One thing that is not tidy: `path:line: what`. */
export type Fault = string;

/** A rule: from the files to its faults. Pure, so that it can be tried on a planted fault. */
export type Check = (sources: Sources) => Fault[];

export interface Import {
  readonly specifier: string;
  readonly line: number;
  /** It is gone once the types are checked: it puts nothing into a bundle. */
  readonly typeOnly: boolean;
  /** The address of a file and not an import, as a worker is started. */
  readonly address: boolean;
}

const SCRIPT = /\.(?:ts|mjs|js|svelte)$/;

/** The files under a folder whose syntax can be read. */
export function scriptsUnder(sources: Sources, ...folders: string[]): [string, string][] {
  return [...sources].filter(([path]) => SCRIPT.test(path) && folders.some((folder) => path.startsWith(folder)));
}

/** The script of a Svelte file with everything else blanked out, so that lines keep their numbers. */
function scriptOf(path: string, text: string): string {
  if (!path.endsWith('.svelte')) return text;
  const blank = (part: string): string => part.replace(/[^\n]/g, ' ');
  let script = '';
  let end = 0;
  for (const block of text.matchAll(/(<script[^>]*>)([\s\S]*?)<\/script>/g)) {
    const start = block.index + block[1]!.length;
    script += blank(text.slice(end, start)) + block[2]!;
    end = start + block[2]!.length;
  }
  return script + blank(text.slice(end));
}

/** Trees by path, each with the text that it is of: half a dozen checks read the same files. */
const trees = new Map<string, { readonly text: string; readonly tree: ts.SourceFile }>();

/** The syntax tree of a script file, with parents. */
export function parse(path: string, text: string): ts.SourceFile {
  const known = trees.get(path);
  if (known?.text === text) return known.tree;
  const tree = ts.createSourceFile(path, scriptOf(path, text), ts.ScriptTarget.ES2022, true, ts.ScriptKind.TS);
  trees.set(path, { text, tree });
  return tree;
}

/** The line of a node, from 1. */
export function lineOf(tree: ts.SourceFile, position: number): number {
  return tree.getLineAndCharacterOfPosition(position).line + 1;
}

/** Visits every node of a tree. */
export function visitNodes(tree: ts.SourceFile, visit: (node: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, walk);
  };
  walk(tree);
}

/** Everything that a file takes from elsewhere, in order. The patterns of a glob are specifiers too. */
export function importsOf(path: string, text: string): Import[] {
  if (path.endsWith('.css')) return cssImports(text);
  const tree = parse(path, text);
  const imports: Import[] = [];
  visitNodes(tree, (node) => {
    for (const [literal, typeOnly, address] of specifiersOf(node)) {
      imports.push({ specifier: literal.text, line: lineOf(tree, literal.getStart(tree)), typeOnly, address });
    }
  });
  return imports;
}

/** Style sheets that a style sheet imports, and the files that it names: fonts may come from a package. */
function cssImports(text: string): Import[] {
  return [...text.matchAll(/(@import\s+|\burl\()\s*['"](?![/#]|\w+:)([^'"]+)['"]/g)].map((match) => ({
    specifier: match[2]!,
    line: text.slice(0, match.index).split('\n').length,
    typeOnly: false,
    address: match[1] === 'url(',
  }));
}

type Specifier = [literal: ts.StringLiteralLike, typeOnly: boolean, address: boolean];

function specifiersOf(node: ts.Node): Specifier[] {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) {
    const from = node.moduleSpecifier;
    return from && ts.isStringLiteralLike(from) ? [[from, isTypeOnly(node), false]] : [];
  }
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) {
    return [[node.argument.literal, true, false]];
  }
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    return literals(node.arguments[0]).map((one): Specifier => [one, false, false]);
  }
  if (ts.isCallExpression(node) && node.expression.getText() === 'import.meta.glob') {
    return literals(node.arguments[0]).map((one): Specifier => [one, false, false]);
  }
  if (ts.isNewExpression(node) && node.expression.getText() === 'URL' && node.arguments?.[1]?.getText() === 'import.meta.url') {
    return literals(node.arguments[0]).map((one): Specifier => [one, false, true]);
  }
  return [];
}

function literals(node: ts.Expression | undefined): ts.StringLiteralLike[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) return [node];
  return ts.isArrayLiteralExpression(node) ? node.elements.filter((one) => ts.isStringLiteralLike(one)) : [];
}

function isTypeOnly(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) {
    const named = node.exportClause && ts.isNamedExports(node.exportClause) ? node.exportClause.elements : [];
    return node.isTypeOnly || (named.length > 0 && named.every((one) => one.isTypeOnly));
  }
  const clause = node.importClause;
  if (!clause) return false;
  if (clause.isTypeOnly) return true;
  const named = clause.namedBindings && ts.isNamedImports(clause.namedBindings) ? clause.namedBindings.elements : [];
  return clause.name === undefined && named.length > 0 && named.every((one) => one.isTypeOnly);
}

/**
 * The files that a specifier leads to: several for a glob, none for one that leads nowhere.
 * @returns undefined for a package
 */
export function resolve(sources: Sources, from: string, specifier: string): string[] | undefined {
  if (!specifier.startsWith('.')) return undefined;
  const path = posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
  if (path.includes('*')) return globbed(sources, path);
  const candidates = [path, `${path}.ts`, `${path}/index.ts`, path.replace(/\.js$/, '.ts')];
  const found = candidates.find((one) => sources.has(one));
  return found === undefined ? [] : [found];
}

function globbed(sources: Sources, pattern: string): string[] {
  const source = pattern.split(/(\*\*\/|\*)/).map((part) => {
    if (part === '**/') return '(?:.*/)?';
    return part === '*' ? '[^/]*' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&');
  });
  const matching = new RegExp(`^${source.join('')}$`);
  return [...sources.keys()].filter((path) => matching.test(path));
}

/** The package of a specifier: `d3`, `@scope/name`, or `node:` for all that Node brings. */
export function packageOf(specifier: string): string {
  if (specifier.startsWith('node:')) return 'node:';
  return specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
}
