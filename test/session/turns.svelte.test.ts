/** What is built part by part, as the parts come. */
import { afterEach, describe, expect, it } from 'vitest';
import { flushSync } from 'svelte';
import { inTurn } from '../../src/session/painted';
import { partByPart } from '../../src/session/turns.svelte';

let end = (): void => undefined;
afterEach(() => { end(); });

/** As a component that shows so many parts, with how many there were after each of some turns. */
async function builtInTurns(all: number, isInTurns: boolean, turns: number, hasFirst?: () => boolean): Promise<number[]> {
  let parts: { readonly built: number } = { built: NaN };
  end = $effect.root(() => { parts = partByPart(all, isInTurns, hasFirst); });
  flushSync();
  const built = [parts.built];
  for (let turn = 0; turn < turns; turn++) {
    await inTurn();
    built.push(parts.built);
  }
  return built;
}

describe('what is built part by part', () => {
  it('has its first part at once, and one more in each turn until all are there', async () => {
    expect(await builtInTurns(4, true, 6)).toEqual([1, 2, 3, 4, 4, 4, 4]);
  });

  it('is there whole where it is not to be built in turns', async () => {
    expect(await builtInTurns(4, false, 1)).toEqual([4, 4]);
  });

  it('goes on from its first part, once that has come', async () => {
    let painting = $state<string | null>(null);
    setTimeout(() => { painting = 'in'; });
    const built = await builtInTurns(3, true, 6, () => painting !== null);
    expect(built.slice(0, 2)).toEqual([1, 1]);
    expect(built.at(-1)).toBe(3);
    expect(built.toSorted((a, b) => a - b)).toEqual(built);
  });
});
