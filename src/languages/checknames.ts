/** Where in a file of words something stands: which text it is of, by the names that lead to it. */
import ts from 'typescript';

/** What is told of a place. */
export interface Told {
  readonly words: string;
  /** The page would fail, or say what nobody meant. All else is English on the page, or less than it could be. */
  readonly isWrong: boolean;
}

/** The smallest part of a file that a position lies in. */
export function innermost(file: ts.SourceFile, position: number): ts.Node {
  const within = (node: ts.Node): ts.Node => {
    const inner = ts.forEachChild(node, (one) => (position >= one.getStart(file) && position < one.getEnd() ? one : undefined));
    return inner ? within(inner) : node;
  };
  return within(file);
}

/** The parts of a file that a node lies in, from the whole on, and itself. */
function way(node: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  for (let at: ts.Node | undefined = node; at; at = at.parent as ts.Node | undefined) nodes.unshift(at);
  return nodes;
}

/** The properties that lead from what a file exports to the text that a node belongs to, with that text's last. */
function propertiesTo(node: ts.Node): ts.PropertyAssignment[] {
  const [, exported, , ...inner] = way(node);
  if (!exported || !ts.isExportAssignment(exported)) return [];
  const end = inner.findIndex((one) => !ts.isObjectLiteralExpression(one) && !ts.isPropertyAssignment(one));
  return (end < 0 ? inner : inner.slice(0, end)).filter(ts.isPropertyAssignment);
}

/** The property that says the text that a node belongs to; undefined where it belongs to none. */
export function propertyOf(node: ts.Node): ts.PropertyAssignment | undefined {
  return propertiesTo(node).at(-1);
}

/** As in `TOP.share`; empty where a node belongs to no text. */
export function nameOf(node: ts.Node): string {
  return propertiesTo(node).map(({ name }) => (ts.isComputedPropertyName(name) ? name.getText() : name.text)).join('.');
}

/** What a function is given, by the names that the English one has for it. */
export function givenNames({ parameters }: ts.Signature, checker: ts.TypeChecker): string[] {
  return parameters.flatMap((one) => {
    const type = checker.getTypeOfSymbol(one);
    if (!checker.isTupleType(type)) return [one.name];
    // All that an English function is given, taken over as one.
    const { labeledElementDeclarations: labels = [] } = (type as ts.TupleTypeReference).target;
    return labels.map((label, index) => (label && ts.isIdentifier(label.name) ? label.name.text : `given${String(index + 1)}`));
  });
}

/** All parts of a file, from the outside inwards. */
export function everyNode(file: ts.SourceFile): ts.Node[] {
  const nodes: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    nodes.push(node);
    ts.forEachChild(node, visit);
  };
  visit(file);
  return nodes;
}
