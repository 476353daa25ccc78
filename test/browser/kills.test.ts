/** A little of `npm run fuzz -- --kills`: workers of the built app die in every way, and proof that what is lost would be found. */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { killAll, killAt, type Killed } from '../fuzz/kills/kills';
import { SCENES, type Scene } from '../fuzz/kills/scenes';
import { killedText, killFaultText } from '../fuzz/kills/told';
import { WAYS, type WayId } from '../fuzz/kills/ways';
import { useOwnBrowser } from './own';
import { makeBuildFolder, serveFolder } from './serve';

const SEED = 20261126;
const KILLS = 6;
/** Those that take little time. */
const QUICK = SCENES.filter(({ id }) => ['small', 'lesson', 'figure'].includes(id));

const own = useOwnBrowser();

const faultsOf = ({ seed, kills, faults }: Killed): string[] => faults.map((fault) => killFaultText(seed, kills, fault));

it(`nothing is lost by any of ${String(KILLS)} kills, in every way a worker can die`, async () => {
  const killed = await killAll({ browser: own.browser, address: inject('appAddress'), seed: SEED, kills: KILLS, pages: 3, scenes: QUICK });
  expect(faultsOf(killed)).toEqual([]);
  expect(killed).toMatchObject({ kills: KILLS, compared: KILLS, differences: 0 });
  for (const way of Object.keys(WAYS) as WayId[]) expect(killed.byWay[way].kills, way).toBeGreaterThan(0);
  // On a machine that does much else, workers that die before their first answer alone are waited for a minute.
}, 600_000);

describe('a page with a fault', () => {
  /** Works out one word, by a worker; what it does when that throws is `onError`. */
  const pageWith = (onError: string): string => `<!doctype html><title>Planted</title><link rel="icon" href="data:,"><body><p></p>
    <script>
      const show = (word) => { document.querySelector('p').textContent = word; };
      const work = (word) => {
        const worker = new Worker('data:text/javascript,onmessage = ({ data }) => { postMessage(data); }');
        worker.onmessage = ({ data }) => { show(data); };
        worker.onerror = (event) => { event.preventDefault(); worker.terminate(); ${onError} };
        worker.postMessage(word);
      };
      work('whole');
    </script>`;
  const SCENE: Scene = { id: 'planted', says: 'a planted page', places: ['a', 'b'], moments: ['idle'], tellsRestart: false };
  /** The first seed whose first kill is of this way. */
  const seedOf = (way: WayId): number => [...Array(100).keys()].find((seed) => killAt(seed, 1, [SCENE]).way === way)!;

  async function killPage(html: string, patienceMillis?: number): Promise<Killed> {
    const folder = await makeBuildFolder();
    own.undo.push(folder.remove);
    await writeFile(join(folder.path, 'index.html'), html);
    const served = await serveFolder(folder.path);
    own.undo.push(served.close);
    return killAll({ browser: own.browser, address: served.address, seed: seedOf('throws'), kills: 1, pages: 1, scenes: [SCENE], ...(patienceMillis === undefined ? {} : { patienceMillis }) });
  }

  it('is as it was where it has none', async () => {
    const killed = await killPage(pageWith("work('whole')"));
    expect(faultsOf(killed)).toEqual([]);
    expect(killedText(killed, 65_000)).toMatch(/throws what nobody catches +1 +1 +0\n[^]*1 kills in 1 min 5 s; 1 rests compared, 0 differed; 0 faults$/);
  });

  it('is found by what it shows after that, with what repeats it', async () => {
    const killed = await killPage(pageWith("work('half')"), 1_000);
    expect(killed).toMatchObject({ compared: 1, differences: 1 });
    expect(faultsOf(killed)).toEqual([expect.stringMatching(/^Kill 1: the worker of a planted page throws what nobody catches, while nothing is asked of it: .*never killed shows “whole”; this one “half”\n {2}npm run fuzz -- --kills 1 --seed \d+ --pages 1 --scene planted$/)]);
  });

  it('is found by a worker that is missed and not replaced', async () => {
    const killed = await killPage(pageWith(''), 1_000);
    expect(killed.differences).toBe(0);
    expect(faultsOf(killed)).toEqual([expect.stringContaining('with 0 workers')]);
  });
});
