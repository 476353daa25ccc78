/** What the code may not say, read from its syntax. */
import ts from 'typescript';
import { lineOf, parse, scriptsUnder, visitNodes, type Check } from './source';

/** Rooms whose results must be the same bytes at any time, on any machine. */
const PURE_ROOMS = ['src/model/', 'src/designs/', 'src/engine/', 'src/reading/'];

/** Clocks, chance, the page, and ways round this list. */
const IMPURE = new Set([
  'Date', 'performance', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'requestAnimationFrame',
  'document', 'window', 'navigator', 'crypto', 'fetch', 'process', 'globalThis',
]);

/** What of `Math` gives the same bits everywhere. */
const EXACT_MATH = new Set(['abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc']);

const MOST_FUNCTION_LINES = 70;

/** A check of each node of the scripts under some folders. */
function nodeCheck(folders: readonly string[], faultOf: (node: ts.Node, tree: ts.SourceFile) => string | undefined): Check {
  return (sources) => {
    const faults: string[] = [];
    for (const [path, text] of scriptsUnder(sources, ...folders)) {
      const tree = parse(path, text);
      visitNodes(tree, (node) => {
        const fault = faultOf(node, tree);
        if (fault !== undefined) faults.push(`${path}:${String(lineOf(tree, node.getStart(tree)))}: ${fault}`);
      });
    }
    return faults;
  };
}

/** Whether an identifier stands for a thing, and is not merely the name of a property. */
function isReference(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.name !== node;
  if (ts.isQualifiedName(parent)) return parent.right !== node;
  if (ts.isBindingElement(parent)) return parent.propertyName !== node;
  const named =
    ts.isPropertyAssignment(parent) || ts.isMethodDeclaration(parent) || ts.isPropertySignature(parent) ||
    ts.isMethodSignature(parent) || ts.isPropertyDeclaration(parent);
  return !(named && parent.name === node);
}

function inexactMath(node: ts.Identifier): string | undefined {
  const { parent } = node;
  if (!ts.isPropertyAccessExpression(parent)) return 'uses Math other than as Math.name';
  return EXACT_MATH.has(parent.name.text) ? undefined : `uses Math.${parent.name.text}`;
}

/** A clock, chance, the page, or arithmetic that differs between machines, where a run is computed. */
export const purityFaults = nodeCheck(PURE_ROOMS, (node) => {
  if (ts.isBinaryExpression(node) && /^\*\*=?$/.test(node.operatorToken.getText())) {
    // Powers of whole numbers that are written out are exact.
    const written = [node.left, node.right].every((side) => ts.isNumericLiteral(side) && /^\d+$/.test(side.text));
    return written ? undefined : 'uses ** on more than two whole numbers written out';
  }
  if (!ts.isIdentifier(node) || !isReference(node)) return undefined;
  if (node.text === 'Math') return inexactMath(node);
  return IMPURE.has(node.text) ? `uses ${node.text}` : undefined;
});

/** The type that switches the checking of types off. */
export const looseTypeFaults = nodeCheck(['src/', 'test/'], (node) =>
  node.kind === ts.SyntaxKind.AnyKeyword ? `uses the type ${ts.tokenToString(node.kind) ?? ''}` : undefined,
);

const isConsole = (node: ts.Node): boolean => ts.isIdentifier(node) && node.text === 'console' && isReference(node);
const everywhereConsole = nodeCheck(['src/'], (node) => (isConsole(node) ? 'prints to the console' : undefined));

/** Printing, except in the report, which is for printing. */
export const consoleFaults: Check = (sources) => everywhereConsole(sources).filter((fault) => !fault.startsWith('src/report/'));

/** Calls that take any number of arguments, each of which takes room on the stack. */
const MANY_ARGUMENTS = /^(?:push|unshift|splice|max|min|hypot|fromCharCode|fromCodePoint|apply)$/;

/** A list of any length spread into one call, which a long one overflows. */
export const spreadFaults = nodeCheck(['src/'], (node) => {
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return undefined;
  const name = node.expression.name.text;
  return MANY_ARGUMENTS.test(name) && node.arguments.some(ts.isSpreadElement) ? `spreads a list into ${name}` : undefined;
});

/** What only model, designs and engines work out: others read it off the run, which carries it. */
const WORKED_OUT = new Set(['populate', 'hopKinds', 'switchesInOrder', 'presenceOf', 'servesNobody', 'placementOf', 'rolesOf', 'hopsOf', 'walkHops', 'spaceOf', 'subscribingOf', 'hearingOf', 'readsSeats', 'writesSeats']);
/** What a design says of itself, that only these ask it. */
const ASKED = new Set(['places']);
const ROOMS_OF_READERS = ['reading', 'text', 'session', 'picture', 'pages', 'widgets', 'export', 'link', 'lesson'].map((room) => `src/${room}/`);

const everywhereWorkedOut = nodeCheck(ROOMS_OF_READERS, (node) => {
  if (!ts.isIdentifier(node)) return undefined;
  if (ts.isPropertyAccessExpression(node.parent) && node.parent.name === node && ASKED.has(node.text)) return `asks a design what it says under ${node.text}`;
  return ts.isImportSpecifier(node.parent) && (node.parent.propertyName ?? node.parent.name) === node && WORKED_OUT.has(node.text)
    ? `works out with ${node.text} what a run carries`
    : undefined;
});

/** What a run carries, worked out once more; but for the lesson, which places people of scenes that nobody has run. */
export const workedOutFaults: Check = (sources) => everywhereWorkedOut(sources).filter((fault) => !fault.startsWith('src/lesson/placements.ts:'));

/** A function too long to be seen at once. */
export const longFunctionFaults = nodeCheck(['src/'], (node, tree) => {
  if (!ts.isFunctionLike(node) || !('body' in node) || node.body === undefined) return undefined;
  const lines = lineOf(tree, node.end) - lineOf(tree, node.getStart(tree)) + 1;
  return lines > MOST_FUNCTION_LINES ? `has a function of ${String(lines)} lines, above ${String(MOST_FUNCTION_LINES)}` : undefined;
});
