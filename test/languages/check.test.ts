import { join } from 'node:path';
import { expect, it } from 'vitest';
import { faultLine, faultsOfLanguages, languageAt, type LanguageFolder } from '../../src/languages/check';
import { LANGUAGE_FILE } from '../../src/languages/places';
import { SOURCE } from './load';

const PAGE = 'text/page/page.ts';

/** A language that lies nowhere: what stands in its files, by their paths. */
function language(id: string, files: Readonly<Record<string, string>>, locale = id): LanguageFolder {
  const own = `import type { LanguageFile } from '../../words';\nexport default { LANGUAGE: { id: '${id}', name: '${id}', locale: '${locale}', direction: 'ltr' }, isWhole: false } satisfies LanguageFile;\n`;
  return { folder: join(SOURCE, 'languages', id), files: new Map(Object.entries({ [LANGUAGE_FILE]: own, ...files })) };
}

/** The words of the page's file: what stands in its braces, each on a line from the second on, and what it takes from `text/format.ts`. */
function page(taken: string, ...inside: readonly string[]): string {
  const imports = `import type { Words } from '../../../words'; import { ${taken} } from '../../../../text/format';`;
  return `${imports}\n${inside.map((line) => `${line}\n`).join('')}} satisfies Words<typeof import('../../../../text/page/page')>;\n`;
}

const LANGUAGES: readonly LanguageFolder[] = [
  language('qa', {
    [PAGE]: page(
      'countOf, counted',
      'export default { TOP: {',
      'share: 5,',
      'undo: () => "zurück",',
      'moreDesigns: "mehr",',
      'shares: "Teilen",',
      'designs: "${2} Arten",',
      'themes: "hell" },',
      'STATUS: {',
      'working: (done) => `${dnoe} da`,',
      'early: (copies) => copies },',
      'PICTURE: { perBlock: () => "1 Block", shards: (_count) => "Stücke",',
      'tapToPost: (person, chat) => person }',
    ),
  }),
  language('qb', { [PAGE]: page('counted', 'export default { TOP: { moreDesigns: (count) => counted(count, { eins: "Art", other: "Arten" }) },') }),
  language('pl', {
    [PAGE]: page(
      'counted',
      'export default { TOP: { moreDesigns: (count) => counted(count, "kopia", "kopie") },',
      'STATUS: { early: (copies) => counted(copies, { one: "kopia", two: "kopie", few: "kopie", many: "kopii", other: "kopii" }) },',
    ),
  }),
  language('qc', { [PAGE]: "export default {\n  TOP: { share: 'Teilen }\n};\n", 'text/page/pages.ts': 'export default {};\n' }),
  language('qd', { [PAGE]: "export default { TOP: { share: 'Teilen' } };\n" }, 'de_DE'),
  language('qe', { [PAGE]: page('counted, isolated', 'export default { TOP: { share: "Teilen", moreDesigns: (count) => isolated(counted(count, "Art", "Arten")) },', 'STATUS: { early: (_copies) => "Bald." },') }),
];

/** What is told of each, a line each, with a mark in front of what keeps the page from being built in it. All at once, since that takes seconds. */
const TOLD = faultsOfLanguages(LANGUAGES).map((faults, index) => faults.map((fault) => `${fault.isWrong ? '! ' : ''}${faultLine(LANGUAGES[index]!, fault)}`));
const told = (id: string): readonly string[] => TOLD[LANGUAGES.findIndex(({ folder }) => folder.endsWith(id))]!.map((line) => line.replace(`src/languages/${id}/`, ''));

it('a wrong text is told by its name and its line, with what it has to be', () => {
  expect(told('qa')).toEqual([
    'text/page/page.ts, line 1: nothing of this line is used: take it out',
    '! text/page/page.ts, line 3: TOP.share: is a number, and has to be a text, as in English',
    '! text/page/page.ts, line 4: TOP.undo: is a function, and has to be a text, as in English',
    '! text/page/page.ts, line 5: TOP.moreDesigns: is a text, and has to be a function: (count) => …, as in English',
    'text/page/page.ts, line 6: TOP.shares: the English file has no shares there, so nothing of it is said; did you mean share?',
    '! text/page/page.ts, line 7: TOP.designs: has ${…} between plain quotes, where it stays as it is: put the whole text between ` and `',
    "! text/page/page.ts, line 8: TOP.themes: is a text, and has to be names with texts, in { }, as in English",
    'text/page/page.ts, line 10: STATUS.working: does not say done; where that is meant, write _done',
    '! text/page/page.ts, line 10: STATUS.working: nothing brings the name dnoe: take the // from the line at the top that does, or copy what it is from the English file',
    '! text/page/page.ts, line 11: STATUS.early: gives a number, and has to give a text, as in English',
    'text/page/page.ts, line 12: PICTURE.perBlock: does not say perBlock; where that is meant, write (_perBlock) => …',
    'text/page/page.ts, line 12: PICTURE.shards: does not say role; where that is meant, write (_count, _role) => …',
    'text/page/page.ts, line 13: PICTURE.tapToPost: does not say chat; where that is meant, write _chat',
  ]);
});

it('so are forms of plurals that a language does not have, and those that it lacks', () => {
  expect(told('qb')).toEqual(["! text/page/page.ts, line 2: TOP.moreDesigns: the forms of a plural are two texts, 'one', 'other', or { one: '…', other: '…' } with other among them"]);
  expect(told('pl')).toEqual([
    "text/page/page.ts, line 2: TOP.moreDesigns: a plural in pl has these forms: { one: '…', few: '…', many: '…', other: '…' }; not said: few, many",
    'text/page/page.ts, line 3: STATUS.early: a plural in pl has no form two, but one, few, many, other',
  ]);
});

it('so are a file that cannot be read or that nobody asks for, and a tag that is none', () => {
  expect(told('qc')).toEqual([
    '! text/page/page.ts, line 2: TOP: cannot be read (Unterminated string literal.): a quote, a comma or a bracket is missing here or before, or is one too many',
    'text/page/pages.ts, line 1: there is no English file src/text/page/pages.ts, so nothing of it is said',
  ]);
  expect(told('qd')).toEqual([
    '! text/language.ts, line 2: LANGUAGE.locale: “de_DE” is no tag of a language; such are de, pt-BR, zh-Hant',
    '! text/page/page.ts, line 2: it has to end with “} satisfies …;”, as it began: without it nobody can tell whether its texts are right',
  ]);
});

it('of one that is right, nothing is told', () => {
  expect(told('qe')).toEqual([]);
});

it('languages on the disk are looked through, whichever texts they have', () => {
  const folders = ['fixture', 'mirrored', 'twice'].map((name) => languageAt(join(SOURCE, '..', 'test', 'languages', name)));
  expect([...folders[0]!.files.keys()]).toEqual(['designs/direct.design.ts', LANGUAGE_FILE, 'text/page/lab.ts', 'text/presets.ts']);
  expect(faultsOfLanguages(folders)).toEqual([[], [], []]);
});
