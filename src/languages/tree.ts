/** What an English file says, read from its text: its texts by name, and a mark of all its words. */
import { createHash } from 'node:crypto';
import { parseAst } from 'vite';
import { wordNames } from './places';

/** What is asked here of a syntax tree's nodes. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  readonly [part: string]: unknown;
}

/** One text, or one function that makes one, of an English file. */
export interface Text {
  /** The names that lead to it, from the export's on; a place in a list is a number. */
  readonly path: readonly (string | number)[];
  /** As the file has it. */
  readonly source: string;
}

const MARK_LENGTH = 8;
const LETTERS = /\p{L}{2,}/u;
/** Kinds of result that say nothing. */
const WORDLESS = /^(?:number|boolean|void|null|undefined| |\|)+$/;

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}

/** An expression without what is said of its type. */
function bare(node: Node): Node {
  return /^TS(?:As|Satisfies|NonNull)Expression$|^ParenthesizedExpression$/.test(node.type) ? bare(node['expression'] as Node) : node;
}

/** A mark that changes with every word of a file, and with nothing else: not with its types, its comments, its code. */
export function markOf(code: string): string {
  const words: string[] = [];
  const walk = (part: unknown): void => {
    if (Array.isArray(part)) for (const one of part as readonly unknown[]) walk(one);
    if (!isNode(part) || (part.type.startsWith('TS') && bare(part) === part) || part.type === 'ImportDeclaration') return;
    if (part.type === 'Literal' && typeof part['value'] === 'string') words.push(part['value']);
    if (part.type === 'TemplateElement') words.push((part['value'] as { readonly raw: string }).raw);
    for (const [name, inner] of Object.entries(part)) if (name !== 'typeAnnotation' && name !== 'returnType') walk(inner);
  };
  walk(parseAst(code, { lang: 'ts' }));
  return createHash('sha256').update(JSON.stringify(words)).digest('hex').slice(0, MARK_LENGTH);
}

/** A file's text, and what it exports. */
export interface English {
  readonly code: string;
  readonly exported: Readonly<Record<string, unknown>>;
}

type Path = readonly (string | number)[];

/**
 * The texts of an English file in its order: those that stand in what it exports, and behind them those that it puts
 * together there.
 * @param path the file's, from `src`
 */
export function textsIn({ code, exported }: English, path: string): Text[] {
  const isWords = wordNames(path);
  const body = parseAst(code, { lang: 'ts' }).body as unknown as readonly Node[];
  const constants = new Map(body.flatMap(namedIn).map(({ name, node }) => [name, node]));
  return exportsOf(body, constants).flatMap(({ name, node }) => {
    const written = writtenTexts(code, node, [name], isWords, constants);
    // What is worked out as a whole follows from words elsewhere.
    if (/Call|Function/.test(bare(node).type)) return written;
    const known = new Set(written.map((one) => one.path.join('.')));
    return [...written, ...madeTexts(exported[name], [name], isWords, isWords(name)).filter((one) => !known.has(one.path.join('.')))];
  });
}

/** Texts as they stand in an expression. */
function writtenTexts(code: string, start: Node, first: Path, isWords: (name: string) => boolean, constants: ReadonlyMap<string, Node>): Text[] {
  const texts: Text[] = [];
  const sourceOf = (node: Node): string => code.slice(node.start, node.end);
  const take = (given: Node, names: Path, isText: boolean): void => {
    const node = bare(given);
    const meant = node.type === 'Identifier' ? constants.get(String(node['name'])) : undefined;
    if (meant) take(meant, names, isText);
    else if (node.type === 'ObjectExpression') {
      for (const one of node['properties'] as readonly Node[]) {
        const name = one.type === 'Property' ? nameOf(one['key'] as Node) : null;
        if (name !== null) take(one['value'] as Node, [...names, name], isWords(name));
      }
    } else if (node.type === 'ArrayExpression' && !isListOfTexts(node)) {
      for (const [index, one] of (node['elements'] as readonly Node[]).entries()) take(one, [...names, index], isText);
    } else if (isText && speaks(node, sourceOf(node), sourceOf)) texts.push({ path: names, source: sourceOf(node) });
  };
  take(start, first, isWords(String(first[0])));
  return texts;
}

/** Texts as they are in a value. */
function madeTexts(value: unknown, names: Path, isWords: (name: string) => boolean, isText: boolean): Text[] {
  if (typeof value === 'string') return isText && LETTERS.test(value) ? [{ path: names, source: quoted(value) }] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    if (value.length > 0 && value.every((one) => typeof one === 'string')) return isText ? [{ path: names, source: `[${value.map(quoted).join(', ')}]` }] : [];
    return value.flatMap((one: unknown, index) => madeTexts(one, [...names, index], isWords, isText));
  }
  return Object.entries(value).flatMap(([name, one]) => madeTexts(one, [...names, name], isWords, isWords(name)));
}

function quoted(text: string): string {
  return `'${text.replace(/['\\]/g, '\\$&').replaceAll('\n', '\\n')}'`;
}

function nameOf(key: Node): string | null {
  if (key.type === 'Identifier') return String(key['name']);
  return key.type === 'Literal' ? String(key['value']) : null;
}

function isListOfTexts(node: Node): boolean {
  const elements = node['elements'] as readonly Node[];
  return elements.length > 0 && elements.every(({ type }) => type === 'Literal' || type === 'TemplateLiteral');
}

/** Not a bare name or number, and no function that counts or judges. */
function speaks(node: Node, source: string, sourceOf: (node: Node) => string): boolean {
  if (!LETTERS.test(source)) return false;
  const result = node['returnType'] as Node | null | undefined;
  if (/Function/.test(node.type)) return !(result && WORDLESS.test(sourceOf(result).replace(/^:\s*/, '')));
  return node.type === 'Literal' ? typeof node['value'] === 'string' : /^(?:TemplateLiteral|ArrayExpression|BinaryExpression|ConditionalExpression)$/.test(node.type);
}

/** What a statement gives names to. */
function namedIn(one: Node): { readonly name: string; readonly node: Node }[] {
  if (one.type === 'FunctionDeclaration') return [{ name: nameOf(one['id'] as Node) ?? '', node: one }];
  if (one.type !== 'VariableDeclaration') return isNode(one['declaration']) ? namedIn(one['declaration']) : [];
  return (one['declarations'] as readonly Node[]).flatMap(({ id, init }) => (isNode(id) && isNode(init) ? [{ name: nameOf(id) ?? '', node: init }] : []));
}

/** What a file exports, by name; of a default that is named above, what stands there. */
function exportsOf(body: readonly Node[], constants: ReadonlyMap<string, Node>): { readonly name: string; readonly node: Node }[] {
  return body.flatMap((one) => {
    const declaration = one['declaration'];
    if (!isNode(declaration)) return [];
    if (one.type !== 'ExportDefaultDeclaration') return namedIn(declaration);
    const inner = bare(declaration);
    return [{ name: 'default', node: constants.get(nameOf(inner) ?? '') ?? inner }];
  });
}
