/** The cells in which copies pile up. */
import { describe, expect, it } from 'vitest';
import { isCopyIn } from '../../src/model/trace';
import { Piles } from '../../src/reading/piles';
import { sceneOf } from './scenes';

describe('the piles of a run', () => {
  // Chat 1 has u1 to u3 on gateways 1, 2 and 3; chat 2 has u4 on gateway 4.
  const { trace, kinds, scenario } = sceneOf('sizes=3,1&gateways=5&messages=2');
  const piles = new Piles(trace, kinds, scenario.chats);

  it('are one for each cell that a copy comes to', () => {
    expect(piles.length).toBe(4);
  });

  it('take in every copy, and nothing else', () => {
    const counts = new Float64Array(piles.length);
    for (let row = 0; row < trace.crossings.length; row++) {
      const pile = piles.ofRow(row);
      expect(pile >= 0).toBe(isCopyIn(kinds[trace.crossings.hop[row]!]!));
      if (pile >= 0) counts[pile]!++;
    }
    expect(Array.from(counts)).toEqual([2, 2, 2, 2]);
    expect(Array.from(piles.byCell(counts, 5))).toEqual([2, 0, 2, 0, 2, 0, 0, 2, 0, 0]);
  });
});
