/** A little of `npm run fuzz`: the built app used at random, and proof that what is wrong would be found. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { actText } from '../fuzz/acts';
import { failureText, fuzz, type Fuzzed } from '../fuzz/fuzz';
import { useOwnBrowser } from './own';
import { makeBuildFolder, serveFolder } from './serve';

const SEED = 20261126;
/** About half a minute on two cores. */
const ACTS = 75;
/** Whether chance is in the lab when a rest is due depends on the machine's speed too: it has some more chapters for one. */
const MOST_CHAPTERS = 6;

const own = useOwnBrowser();

it(`nothing is wrong after any of ${String(ACTS)} acts or more, and at a rest`, async () => {
  const { failure, acts, chapters, weighed } = await fuzz({
    browser: own.browser,
    address: inject('appAddress'),
    seed: SEED,
    actsPerChapter: ACTS,
    goesOn: (done, rests) => rests === 0 && done < MOST_CHAPTERS * ACTS,
  });
  expect(failure ? failureText(failure) : '').toBe('');
  expect(acts).toBe(chapters * ACTS);
  expect(weighed.length, 'rests').toBeGreaterThan(0);
}, 600_000);

describe('a page with a fault', () => {
  /** Buttons that write their letter down, and a script that looks at what is written. */
  const pageWith = (script: string): string => `<!doctype html><title>Planted</title><link rel="icon" href="data:,">
    <body><button>a</button><button>b</button><button>c</button><button>d</button><p></p>
    <script>let said = '';
      const tell = (text) => { document.querySelector('p').textContent = text; };
      for (const one of document.querySelectorAll('button')) one.onclick = () => { said += one.textContent; ${script} };
    </script>`;

  async function fuzzPage(html: string): Promise<Fuzzed> {
    const folder = await makeBuildFolder();
    own.undo.push(folder.remove);
    await writeFile(join(folder.path, 'index.html'), html);
    const served = await serveFolder(folder.path);
    own.undo.push(served.close);
    return fuzz({ browser: own.browser, address: served.address, seed: 3, actsPerChapter: 25, goesOn: (acts) => acts < 600 });
  }
  const actsOf = ({ failure }: Fuzzed): string[] => failure!.acts.map(actText);

  it('is found by what it says, in the fewest acts that make it say so', async () => {
    const found = await fuzzPage(pageWith("if (/a.*b/.test(said)) tell(Number('x') + ' people')"));
    expect(found.failure).toMatchObject({ fault: { kind: 'words', words: expect.stringContaining('NaN people') as string }, isRepeated: true });
    expect(actsOf(found)).toEqual(['tap button “a”', 'tap button “b”']);
    expect(failureText(found.failure!)).toMatch(/Seed 3, chapter \d+\. These acts do it again:\n[^]*1\. tap button “a”\n[^]*--replay '/);
  });

  it('is found by what it throws', async () => {
    const found = await fuzzPage(pageWith("if (said.includes('d')) throw new RangeError('planted')"));
    expect(found.failure).toMatchObject({ fault: { kind: 'error', words: 'thrown: RangeError: planted' }, isRepeated: true });
    expect(actsOf(found)).toEqual(['tap button “d”']);
  });

  it('is found by the workers that it leaves', async () => {
    const found = await fuzzPage(pageWith("if (said.includes('c')) for (const one of [1, 2]) new Worker('data:text/javascript,')"));
    expect(found.failure).toMatchObject({ fault: { kind: 'workers', words: expect.stringMatching(/^\d+ workers live, in 1 windows$/) as string }, isRepeated: true });
    expect(actsOf(found)).toEqual(['tap button “c”']);
  });

  it('is found by an address that does not say what is on the screen', async () => {
    const html = pageWith("document.title = 'Planted ' + said.length; if (said.length === 1) location.hash = 'one'");
    const found = await fuzzPage(html);
    expect(found.failure).toMatchObject({ fault: { kind: 'address' }, isRepeated: true });
    expect(actsOf(found)).toHaveLength(1);
  });
});
