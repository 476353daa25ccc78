import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { skeleton } from '../../src/languages/skeleton';
import { englishFiles, faultsOf, fileState, languageState } from '../../src/languages/state';
import type { LanguageFile } from '../../src/languages/words';
import { markOf, textsIn, type English } from '../../src/languages/tree';
import { inEnglish, SOURCE } from './load';

const CODE = `import { number } from '../format';
const HIDDEN = { deep: 'a third' };
/** Said of it. */
export const A: Readonly<Record<string, unknown>> = {
  title: 'One text',
  of: (count: number) => \`\${number(count)} texts\`,
  size: 3,
  id: 'no-text',
  lines: ['first', 'second'],
  parts: [{ text: 'in a part' }, HIDDEN],
  made: \`\${'m'}ade \${1}\`,
};
export function sentence(): string { return 'A sentence.'; }
export function isIt(): boolean { return sentence() === 'A sentence.'; }
`;
const ENGLISH: English = { code: CODE, exported: { A: { title: 'One text', of: () => '', lines: ['first', 'second'], parts: [{ text: 'in a part' }, { deep: 'a third' }], made: 'made 1' } } };
const MARK = markOf(CODE);

describe('the texts of an English file', () => {
  it('are found by name, and nothing else is', () => {
    expect(textsIn(ENGLISH, 'text/page/a.ts').map(({ path }) => path.join('.'))).toEqual(['A.title', 'A.of', 'A.lines', 'A.parts.0.text', 'A.parts.1.deep', 'A.made', 'sentence']);
  });

  it('are by name alone where they stand beside data', () => {
    const code = "const step = { id: 'a', title: 'A title', kind: 'choice', text: () => ['said'] };\nexport default step;\n";
    const exported = { default: { id: 'a', title: 'A title', kind: 'choice', text: () => ['said'] } };
    expect(textsIn({ code, exported }, 'lesson/steps/01-a.step.ts').map(({ path }) => path.join('.'))).toEqual(['default.title', 'default.text']);
  });

  it('have a mark that changes with a word, and not with types, comments and code', () => {
    for (const alike of [CODE.replace('/** Said of it. */', ''), CODE.replace('(count: number)', '(many: 1 | 2)').replaceAll('number(count)', 'number(many)'), CODE.replace('size: 3', 'size: 4')]) {
      expect(markOf(alike)).toBe(MARK);
    }
    for (const other of [CODE.replace('One text', 'A text'), CODE.replace(' texts`', ' words`'), CODE.replace('A sentence.', 'The sentence.')]) expect(markOf(other)).not.toBe(MARK);
  });
});

describe('a file of a language', () => {
  it('lacks what it does not say', () => {
    expect(fileState('text/page/a.ts', ENGLISH, `// English ${MARK}\n`, { A: { title: 'Ein Text', parts: { 1: { deep: 'ein dritter' } } }, sentence: () => 'Ein Satz.' })).toEqual({
      path: 'text/page/a.ts',
      texts: 7,
      missing: ['A.of', 'A.lines', 'A.parts.0.text', 'A.made'],
      wantedMark: null,
      strayTerms: [],
    });
  });

  it('is stale where the English has changed, and where it does not say of which it is', () => {
    const wanted = (text: string | null): string | null => fileState('text/page/a.ts', ENGLISH, text, {}).wantedMark;
    expect([wanted('// English 00000000\n'), wanted('export default {};\n'), wanted(null)]).toEqual([MARK, MARK, null]);
  });

  it('has stray terms where its own text does not hold them as they stand', () => {
    const text = "// English 00000000\nexport default { default: {\n  // text: () => ['Rundlauf'],\n  text: () => ['Lauter Themen, und \\'Briefe\\'.'],\n  terms: ['Themen', 'Thema', 'Rundlauf', \"'Briefe'\"],\n} };\n";
    const words = { default: { text: () => ['Lauter Themen, und \'Briefe\'.'], terms: ['Themen', 'Thema', 'Rundlauf', "'Briefe'"] } };
    expect(fileState('lesson/steps/01-a.step.ts', ENGLISH, text, words).strayTerms).toEqual(['Thema', 'Rundlauf']);
  });

  it('begins with every text of the English one behind a sign', () => {
    const text = skeleton(ENGLISH, 'text/page/a.ts');
    expect(text.startsWith(`// English ${MARK}\nimport type { Words } from '../../../words';\n// import { number } from '../../../../text/format';\n`)).toBe(true);
    expect(text).toContain("  A: {\n    // title: 'One text',\n");
    expect(text).toContain('    parts: {\n      0: {\n        // text: \'in a part\',\n      },\n');
    expect(text.endsWith("} satisfies Words<typeof import('../../../../text/page/a')>;\n")).toBe(true);
  });
});

describe('the page’s languages', () => {
  const folder = join(SOURCE, 'languages');
  const ids = readdirSync(folder).filter((id) => existsSync(join(folder, id, 'text', 'language.ts')));

  it('are held to the English of today and to all its texts where they say that they are whole, and not before', () => {
    const state = { path: 'text/page/a.ts', texts: 2, missing: ['A.of'], wantedMark: MARK, strayTerms: ['Thema'] };
    expect(faultsOf(state, true)).toEqual([`text/page/a.ts: the English has changed; look it through, then let it begin with // English ${MARK}`, 'text/page/a.ts: lacks A.of', 'text/page/a.ts: its text does not hold the term Thema']);
    expect(faultsOf({ ...state, missing: [], wantedMark: null, strayTerms: [] }, true)).toEqual([]);
    expect(faultsOf(state, false)).toEqual([]);
  });

  it('are of the English of today, and lack no text, unless they say that they are not whole', async () => {
    const faults: string[] = [];
    for (const id of ids) {
      const load = (file: string): Promise<Readonly<Record<string, unknown>>> => inEnglish(file.slice(SOURCE.length + 1));
      const { isWhole } = (await load(join(folder, id, 'text', 'language.ts')))['default'] as LanguageFile;
      const states = await languageState(SOURCE, join(folder, id), load);
      faults.push(...states.flatMap((state) => faultsOf(state, isWhole).map((fault) => `${id}/${fault}`)));
    }
    expect(faults).toEqual([]);
  });

  it('are made of files that the English has', () => {
    const known = new Set([...englishFiles(SOURCE), 'text/language.ts']);
    const files = ids.flatMap((id) => readdirSync(join(folder, id), { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts')));
    expect(files.map((file) => file.replaceAll('\\', '/')).filter((file) => !known.has(file))).toEqual([]);
  });
});
