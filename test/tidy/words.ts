/** Sentences and labels for people stand in the places that a translator opens, and nowhere else. */
import { parse as parseSvelte } from 'svelte/compiler';
import ts from 'typescript';
import { lineOf, parse, type Check } from './source';

/** Where words for people live. */
const PLACES = /^src\/(?:text\/|languages\/|designs\/|lesson\/steps\/|model\/(?:keys|placement|roles)\.ts$)/;

/** What looks like words and is none for a translator, or is left where it is. */
const EXCEPTIONS: readonly { readonly files: RegExp; readonly says: RegExp; readonly why: string }[] = [
  { files: /^src\/report\//, says: /./, why: 'the command says what it prints, and is no page' },
  { files: /^src\/onefile\//, says: /./, why: 'the command says what it prints, and is no page' },
  { files: /^src\/site\//, says: /./, why: 'the build writes it into files, and is no page' },
  { files: /^src\/model\/trace\.ts$/, says: /^(?:is answered|sends the balancers the list of gateways|is written into user-gateway storage|has its gateway (?:un)?subscribe|tells its gateway that it has opened another chat)$/, why: 'hops that no design says stand beside the table of hops' },
  { files: /^src\/model\/check\.ts$/, says: /./, why: 'errors for whoever writes a design' },
  { files: /^src\/picture\/symbols\.ts$/, says: /^upside-down triangle$/, why: 'a shape is named beside its drawing' },
  { files: /^src\/picture\//, says: /^(?:API|topic)$/, why: 'short names drawn into the picture' },
  { files: /^src\/(?:picture\/(?:near\/(?:picture|rows|owners)|middle\/rows)\.draw|export\/(?:raster|film\/canvas))\.ts$/, says: /^(?:10)?px(?: (?:Inter, )?sans-serif)?$/, why: 'a font' },
  { files: /^src\/export\/(?:svg|film\/text)\.ts$/, says: /^(?:<\?xml |<svg | ?id="$)/, why: 'the head of a file' },
  { files: /^src\/pages\/lab\/snippet\.ts$/, says: /^<iframe | style=/, why: 'markup to be copied' },
  { files: /^src\/pages\/(?:lab\/shortcuts|classroom\/remote\.svelte)\.ts$/, says: /^(?:input|button), /, why: 'a selector' },
  { files: /^src\/session\/settings\.svelte\.ts$/, says: /^\((?:prefers-[a-z-]+|forced-colors): \w+\)$/, why: 'a question to the browser' },
];

/** Two words with a blank between them, or one beside a value that is put in. */
const WORDS = /\p{L}{2,}[,;:.]? \p{L}+|^ \p{L}{2,}|\p{L}{2,} $/u;
/** Where a page shows a text as it stands, one word is enough. */
const WORD = /\p{L}{2,}/u;
/** Attributes that are read, by eye or by ear. */
const READ_ATTRIBUTES: ReadonlySet<string> = new Set(['alt', 'aria-description', 'aria-label', 'aria-roledescription', 'aria-valuetext', 'label', 'placeholder', 'title']);

/** A word or a sentence for people outside their places. */
export const wordFaults: Check = (sources) => {
  const faults: string[] = [];
  for (const [path, text] of sources) {
    if (!/^src\/.*\.(?:ts|svelte)$/.test(path) || PLACES.test(path)) continue;
    const found = [...saidInScript(path, text), ...(path.endsWith('.svelte') ? saidInMarkup(text) : [])];
    for (const { said, line } of found) {
      if (EXCEPTIONS.some(({ files, says }) => files.test(path) && says.test(said))) continue;
      faults.push(`${path}:${String(line)}: says “${said}”, which belongs to src/text`);
    }
  }
  return faults;
};

interface Said {
  readonly said: string;
  readonly line: number;
}

function saidInScript(path: string, text: string): Said[] {
  const tree = parse(path, text);
  const found: Said[] = [];
  const walk = (node: ts.Node): void => {
    if (isForDevelopers(node)) return;
    const said = literalText(node);
    if (said !== undefined && WORDS.test(said)) found.push({ said: said.trim(), line: lineOf(tree, node.getStart(tree)) });
    ts.forEachChild(node, walk);
  };
  walk(tree);
  return found;
}

function literalText(node: ts.Node): string | undefined {
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node);
  return isText ? node.text : undefined;
}

/** Errors, which are read in a console and not on a page, and the abort of a job, which is one. */
function isForDevelopers(node: ts.Node): boolean {
  if (ts.isNewExpression(node)) return /(?:Error|Exception)$/.test(node.expression.getText());
  return ts.isCallExpression(node) && node.expression.getText() === 'aborted';
}

/** Where a part of Svelte's syntax tree stands, and all else that it may have. */
interface Part {
  readonly type: string;
  readonly start: number;
  readonly [name: string]: unknown;
}

function saidInMarkup(text: string): Said[] {
  const found: Said[] = [];
  const tell = (said: string, { start }: Part, pattern: RegExp): void => {
    if (pattern.test(said.replace(/&\w+;/g, ' '))) found.push({ said: said.trim(), line: text.slice(0, start).split('\n').length });
  };
  const walk = (part: unknown, ofText: RegExp | null): void => {
    if (Array.isArray(part)) for (const one of part as readonly unknown[]) walk(one, ofText);
    if (!isPart(part)) return;
    if (part.type === 'Text' && ofText) tell(String(part['raw']), part, ofText);
    if (part.type === 'Literal' && typeof part['value'] === 'string') tell(part['value'], part, WORDS);
    if (part.type === 'TemplateElement') tell((part['value'] as { readonly raw: string }).raw, part, WORDS);
    for (const [name, inner] of Object.entries(part)) {
      if (name !== 'attributes') walk(inner, ofText);
      else for (const attribute of inner as readonly Part[]) walk(attribute, patternOf(attribute, part));
    }
  };
  walk(parseSvelte(text, { modern: true }).fragment, WORD);
  return found;
}

/** What a fixed text must not be in an attribute; null where it is a class's, a style's or a shape's. */
function patternOf(attribute: Part, { type }: Part): RegExp | null {
  if (attribute.type === 'Attribute' && READ_ATTRIBUTES.has(String(attribute['name']))) return WORD;
  return attribute.type === 'Attribute' && type === 'Component' ? WORDS : null;
}

function isPart(value: unknown): value is Part {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
