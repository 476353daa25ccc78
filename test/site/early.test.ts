/** Which files the built page's head names for each kind of page. */
import { describe, expect, it } from 'vitest';
import { KINDS, kindOf } from '../../src/kinds';
import { askedForWith, partTags } from '../../src/site/early';

type Chunk = Parameters<typeof partTags>[0][string];

const chunk = (fileName: string, imports: readonly string[], facadeModuleId: string | null = null, isEntry = false): Chunk => ({ type: 'chunk', fileName, imports: [...imports], facadeModuleId, isEntry });

/** As a build gives them: one chunk a page, some of them with a part that others have too. */
const CHUNKS: Record<string, Chunk> = Object.fromEntries([
  ...Object.entries(KINDS).map(([kind, { page }]) => [`${kind}.js`, chunk(`${kind}.js`, kind === 'lab' || kind === 'lesson' ? ['first.js', 'drawing.js'] : ['first.js'], `/app/src/${page}`)] as const),
  ['first.js', chunk('first.js', ['language.js'], '/app/src/main.ts', true)],
  ['language.js', chunk('language.js', [])],
  ['drawing.js', chunk('drawing.js', ['shapes.js', 'first.js'])],
  ['shapes.js', chunk('shapes.js', ['drawing.js'])],
  ['style.css', { type: 'asset' } as Chunk],
]);

/** As `public/loading.js` picks. */
const pickedFor = (hash: string): unknown => partTags(CHUNKS).find(({ attrs }) => new RegExp(String(attrs!['data-address'])).test(hash))?.attrs!['content'];

describe('parts that are asked for early', () => {
  it('are a page’s own and all that these import, once each, without what the first script brings', () => {
    expect(pickedFor('#step=say-hi')).toBe('./lesson.js ./drawing.js ./shapes.js');
    expect(pickedFor('#notes')).toBe('./notes.js');
  });

  it.each(['#', '#chats=4', '#step=say-hi', '#embed=1', '#embed=1&step=say-hi', '#step=say-hi&room=one&role=presenter', '#room=one', '#card=A', '#compare', '#compare=1&chats=4', '#notes'])('are those of the page that %s opens', (hash) => {
    expect(pickedFor(hash)).toContain(`./${kindOf(hash)}.js`);
  });

  it('are refused where a kind of page was not built', () => {
    const others = Object.entries(CHUNKS).filter(([name]) => name !== 'notes.js');
    expect(() => partTags(Object.fromEntries(others))).toThrow('notes is to be opened by pages/notes/NotesPage.svelte, of which nothing was built');
  });

  it.each(Object.values(KINDS).map(({ page }) => page.replace(/.*\/|\.svelte$/g, '')))('are not asked for once more with %s, but other parts are with theirs', (name) => {
    expect(askedForWith(`assets/${name}-DcEj1a2_.js`, ['assets/shapes-Df3k90aa.js'])).toEqual([]);
    expect(askedForWith('assets/Below-DcEj1a2_.js', ['assets/shapes-Df3k90aa.js'])).toEqual(['assets/shapes-Df3k90aa.js']);
  });
});
