/** What TypeScript has to say of a file of words, in words for whoever writes texts. */
import ts from 'typescript';
import { givenNames, propertyOf, type Told } from './checknames';

/** Kinds of fault, as TypeScript numbers them. */
const CODES = {
  wrongKind: [2322, 2559],
  nothingBrings: [2304, 2552, 18004],
  unused: [6133, 6192, 6196, 6198],
  /** Follow from what is told by itself: of names that the English file does not have, and of what they lead to. */
  followers: [7006, 7031],
  noSuchName: [2353, 2561],
} as const;

const isOne = (codes: readonly number[], { code }: ts.Diagnostic): boolean => codes.includes(code);

/** The first sentence of TypeScript's own words. */
function ownWords({ messageText }: ts.Diagnostic): string {
  return typeof messageText === 'string' ? messageText : messageText.messageText;
}

/** What of a file is told that has lost its end, which says what it translates; null where it is there. */
export function endWords(file: ts.SourceFile): Told | null {
  if (file.statements.some((one) => ts.isExportAssignment(one) && ts.isSatisfiesExpression(one.expression))) return null;
  return { words: 'it has to end with “} satisfies …;”, as it began: without it nobody can tell whether its texts are right', isWrong: true };
}

/** What is told of a place where a file cannot be read. */
export function brokenWords(fault: ts.Diagnostic): Told {
  return { words: `cannot be read (${ownWords(fault)}): a quote, a comma or a bracket is missing here or before, or is one too many`, isWrong: true };
}

/**
 * What is told of a fault; null where another one tells it.
 * @param node where it is
 */
export function told(fault: ts.Diagnostic, node: ts.Node, checker: ts.TypeChecker): Told | null {
  if (isOne(CODES.followers, fault) || (isOne(CODES.noSuchName, fault) && isOfWords(node))) return null;
  const [, name = ''] = /'([^']*)'/.exec(ownWords(fault)) ?? [];
  const near = /Did you mean(?: to write)? '([^']*)'/.exec(ownWords(fault))?.[1];
  const meant = near === undefined ? '' : `; did you mean ${near}?`;
  if (isOne(CODES.unused, fault)) return { words: unusedWords(name, node), isWrong: false };
  if (isOne(CODES.nothingBrings, fault)) {
    return { words: `nothing brings the name ${name}${meant === '' ? ': take the // from the line at the top that does, or copy what it is from the English file' : meant}`, isWrong: true };
  }
  if (ownWords(fault).includes(FORMS)) return { words: "the forms of a plural are two texts, 'one', 'other', or { one: '…', other: '…' } with other among them", isWrong: true };
  return { words: (isOne(CODES.wrongKind, fault) ? kindWords(node, checker) : null) ?? ownWords(fault), isWrong: true };
}

/** The type of a plural's forms (`text/format.ts`), as TypeScript quotes it. */
const FORMS = "'Forms'";

/** Whether a name is one of a text, and not of a plural's form or the like within one. */
function isOfWords(node: ts.Node): boolean {
  const property = propertyOf(node);
  return property !== undefined && (node === property || node.parent === property);
}

function unusedWords(name: string, node: ts.Node): string {
  if (name === '') return 'nothing of this line is used: take it out';
  return ts.isParameter(node) || ts.isParameter(node.parent) ? `does not say ${name}; where that is meant, write _${name}` : `${name} is not used: take it out`;
}

/** Which kind is there and which is wanted; null where that is not what is wrong. */
function kindWords(node: ts.Node, checker: ts.TypeChecker): string | null {
  const value = propertyOf(node)?.initializer;
  const wanted = value && checker.getContextualType(value);
  if (!value || !wanted) return null;
  const type = checker.getTypeAtLocation(value);
  if (kindOf(type, checker) !== kindOf(wanted, checker)) return `is ${kindOf(type, checker)}, and has to be ${kindOf(wanted, checker)}${givenWords(wanted, checker)}, as in English`;
  const [gives, wantsGiven] = [type, wanted].map((one) => resultKind(one, checker));
  return gives === wantsGiven ? null : `gives ${gives!}, and has to give ${wantsGiven!}, as in English`;
}

function resultKind(type: ts.Type, checker: ts.TypeChecker): string | null {
  const [signature] = type.getCallSignatures();
  return signature ? kindOf(signature.getReturnType(), checker) : null;
}

/** What a function is given, as one begins to write it. */
function givenWords(type: ts.Type, checker: ts.TypeChecker): string {
  const [signature] = type.getCallSignatures();
  return signature ? `: (${givenNames(signature, checker).join(', ')}) => …` : '';
}

function kindOf(type: ts.Type, checker: ts.TypeChecker): string {
  if (type.flags & ts.TypeFlags.StringLike) return 'a text';
  if (type.flags & ts.TypeFlags.NumberLike) return 'a number';
  if (type.flags & ts.TypeFlags.BooleanLike) return 'true or false';
  if (type.getCallSignatures().length > 0) return 'a function';
  if (checker.isArrayType(type) || checker.isTupleType(type)) return 'a list, in [ ]';
  return type.flags & ts.TypeFlags.Object ? 'names with texts, in { }' : checker.typeToString(type);
}
