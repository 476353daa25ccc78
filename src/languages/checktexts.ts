/** What types cannot tell of a file of words: forms of plurals, what a text leaves out, and what is said between the wrong quotes. */
import ts from 'typescript';
import { nearestIn } from '../link/nearest';
import { everyNode, givenNames, propertyOf, type Told } from './checknames';
import { noTagWords, tagOf } from './tag';

/** What is told, and of which part of the file. */
export interface ToldOf {
  readonly node: ts.Node;
  readonly what: Told;
}

/** Forms of plurals, as Unicode calls them. */
const FORMS = ['zero', 'one', 'two', 'few', 'many', 'other'];
/** Of so many things a language has all the forms that anybody would miss. */
const MOST_COUNTED = 200;

/** What a language's own file says that it and its numbers are called by; null where it says it in no way that one could read. */
function tagIn(file: ts.SourceFile | undefined, name: 'id' | 'locale'): ts.StringLiteral | null {
  const property = file && everyNode(file).find((node) => ts.isPropertyAssignment(node) && node.name.getText(file) === name);
  return property && ts.isPropertyAssignment(property) && ts.isStringLiteral(property.initializer) ? property.initializer : null;
}

/** Whose numbers and plurals a language has; null where nobody knows them. */
export function localeIn(file: ts.SourceFile | undefined): string | null {
  const tag = tagOf(tagIn(file, 'locale')?.text ?? '');
  return tag === null || Intl.PluralRules.supportedLocalesOf([tag]).length === 0 ? null : tag;
}

/** Tags of a language's own file that are none: with them the page would not begin. */
export function tagFaults(file: ts.SourceFile): ToldOf[] {
  return (['id', 'locale'] as const).flatMap((name) => {
    const node = tagIn(file, name);
    return node && tagOf(node.text) === null ? [{ node, what: { words: noTagWords(node.text), isWrong: true } }] : [];
  });
}

/** Texts between plain quotes that speak of something as only a function can. */
export function textFaults(file: ts.SourceFile): ToldOf[] {
  return everyNode(file)
    .filter((node) => ts.isStringLiteral(node) && node.text.includes('${'))
    .map((node) => ({ node, what: { words: 'has ${…} between plain quotes, where it stays as it is: put the whole text between ` and `', isWrong: true } }));
}

/** Plurals with forms that the language does not have, or without some that it has. */
export function pluralFaults(file: ts.SourceFile, checker: ts.TypeChecker, locale: string | null): ToldOf[] {
  if (locale === null) return [];
  const categories = categoriesOf(locale);
  return everyNode(file).flatMap((node) => {
    const given = ts.isCallExpression(node) ? formsIn(node, checker) : null;
    if (!given) return [];
    const stray = given.filter((form) => !categories.all.includes(form));
    const lacking = categories.counted.filter((form) => !given.includes(form));
    const words = [
      ...(stray.length === 0 ? [] : [`a plural in ${locale} has no form ${stray.join(' or ')}, but ${categories.all.join(', ')}`]),
      ...(lacking.length === 0 ? [] : [`a plural in ${locale} has these forms: { ${categories.counted.map((form) => `${form}: '…'`).join(', ')} }; not said: ${lacking.join(', ')}`]),
    ];
    return words.map((one) => ({ node, what: { words: one, isWrong: false } }));
  });
}

/** The forms that a language's plurals have, all of them and those that are said of things counted one by one; `other` is always there. */
function categoriesOf(locale: string): { readonly all: readonly string[]; readonly counted: readonly string[] } {
  const rules = new Intl.PluralRules(locale);
  const { pluralCategories } = rules.resolvedOptions();
  const counted = new Set<string>(Array.from({ length: MOST_COUNTED + 1 }, (_, count) => rules.select(count)));
  const inOrder = (isIn: (form: string) => boolean): string[] => FORMS.filter((form) => form === 'other' || isIn(form));
  return { all: inOrder((form) => pluralCategories.some((one) => one === form)), counted: inOrder((form) => counted.has(form)) };
}

/** The forms of a plural that a call gives; null where it gives none, or not in so many words. */
function formsIn(call: ts.CallExpression, checker: ts.TypeChecker): readonly string[] | null {
  const last = checker.getResolvedSignature(call)?.parameters.at(-1);
  if (!last || checker.getTypeOfSymbolAtLocation(last, call).aliasSymbol?.name !== 'Forms') return null;
  const [, first, second] = call.arguments;
  if (first && ts.isObjectLiteralExpression(first)) return first.properties.flatMap(({ name }) => (name && !ts.isComputedPropertyName(name) ? [name.text] : []));
  return first && second ? ['one', 'other'] : null;
}

/** Names that the English file does not have, or no longer. */
export function strayNames(file: ts.SourceFile, checker: ts.TypeChecker): ToldOf[] {
  return everyNode(file).flatMap((node) => {
    if (!ts.isPropertyAssignment(node) || propertyOf(node) !== node || ts.isComputedPropertyName(node.name)) return [];
    const english = checker.getContextualType(node.parent);
    const name = node.name.text;
    // What lies below a name that is not there is not there either: it is told once.
    if (!english || english.flags & ts.TypeFlags.Any || english.getProperty(name) || english.getNumberIndexType()) return [];
    const near = nearestIn(english.getProperties().map((one) => one.name))(name);
    return [{ node, what: { words: `the English file has no ${name} there, so nothing of it is said${near === undefined ? '' : `; did you mean ${near}?`}`, isWrong: false } }];
  });
}

/** Functions that do not ask for all that the English one puts into its text. */
export function leftOut(file: ts.SourceFile, checker: ts.TypeChecker): ToldOf[] {
  return everyNode(file).flatMap((node) => {
    if (!ts.isPropertyAssignment(node) || propertyOf(node) !== node) return [];
    const value = node.initializer;
    if (!ts.isArrowFunction(value) && !ts.isFunctionExpression(value)) return [];
    const [wanted] = checker.getContextualType(value)?.getCallSignatures() ?? [];
    const left = wanted ? givenNames(wanted, checker).slice(value.parameters.length) : [];
    if (left.length === 0) return [];
    const all = [...value.parameters.map((one) => one.getText(file)), ...left.map((name) => `_${name}`)];
    return [{ node, what: { words: `does not say ${left.join(', ')}; where that is meant, write (${all.join(', ')}) => …`, isWrong: false } }];
  });
}
