/** The piles: one printed scale for copies and writes, for every gateway and both runs, in steps of 1, 2 and 5. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESIGN_IDS } from '../../../src/designs';
import { pileEnds, pileHeight, pileScale, type PileEnds } from '../../../src/picture/near/piles';
import { sceneOf } from '../../reading/scenes';

/** The least height of a block that can be counted. */
const LEAST_BLOCK = 2.5;
const blocks = (fullest: number, perBlock: number): number => Math.ceil(fullest / perBlock);
const endsOf = (copies: readonly number[], writes: readonly number[]): PileEnds => ({ copies: Float64Array.from(copies), writes: Float64Array.from(writes) });
const scaleFor = (fullest: number, height: number, scale = 1) => pileScale([endsOf([0, fullest], [0, 0])], height, scale);
const sum = (counts: Float64Array): number => counts.reduce((total, one) => total + one, 0);

describe('the scale of the piles', () => {
  const cases = fc.record({ fullest: fc.nat(2_000_000), height: fc.integer({ min: 20, max: 400 }), scale: fc.double({ min: 1, max: 2.4, noNaN: true }) });

  it('is 1, 2 or 5 times a power of ten, and the fullest pile fits', () => {
    fc.assert(
      fc.property(cases, ({ fullest, height, scale }) => {
        const found = scaleFor(fullest, height, scale);
        expect(String(found.perBlock)).toMatch(/^[125]0*$/);
        expect(pileHeight(fullest, found)).toBeLessThanOrEqual(height + 1e-9);
        expect(found.blockHeight).toBeGreaterThanOrEqual(LEAST_BLOCK);
        expect(found.blockHeight).toBeLessThanOrEqual(15 * scale);
      }),
    );
  });

  it('is the finest of these that fits, and fills its room where blocks need not be larger than they may', () => {
    const finer = (perBlock: number): number => (String(perBlock).startsWith('5') ? (perBlock * 2) / 5 : perBlock / 2);
    fc.assert(
      fc.property(cases, ({ fullest, height, scale }) => {
        const found = scaleFor(fullest, height, scale);
        if (found.perBlock > 1) expect(blocks(fullest, finer(found.perBlock))).toBeGreaterThan(Math.floor(height / LEAST_BLOCK));
        if (found.blockHeight < 15 * scale && fullest > found.perBlock) expect(pileHeight(fullest, found)).toBeCloseTo(height, 6);
      }),
    );
  });

  it.each([
    [0, 100, 1],
    [40, 100, 1],
    [41, 100, 2],
    [81, 100, 5],
    [201, 100, 10],
    [1_000, 100, 50],
  ])('for %i in the fullest pile and %i px of height is %i a block', (fullest, height, perBlock) => {
    expect(scaleFor(fullest, height).perBlock).toBe(perBlock);
  });

  it('is one for copies and writes, and for the run before', () => {
    const [few, many] = [endsOf([1, 1], [2, 2]), endsOf([1], [40])];
    const alone = pileScale([few], 100, 1);
    expect(alone).toEqual({ perBlock: 1, blockHeight: 15 });
    const both = pileScale([few, many], 100, 1);
    expect(both).toEqual(pileScale([many, few], 100, 1));
    expect(pileHeight(40, both)).toBeLessThanOrEqual(100);
    expect(pileHeight(40, both) / pileHeight(2, both)).toBeCloseTo(20, 9);
  });
});

describe('what the piles come to', () => {
  it.each(DESIGN_IDS)('under %s is what the ledger has of each gateway', (design) => {
    const { result } = sceneOf(`design=${design}&chats=3&users=4&gateways=4&messages=2&loss=0.3`);
    const { copies, writes } = pileEnds(result);
    expect([copies, writes]).toEqual([result.ledger.gateways.receipts, result.ledger.gateways.writes]);
    expect(sum(writes)).toBeGreaterThan(0);
  });

  it('is without the copies that a full line dropped', () => {
    const { result } = sceneOf('chats=6&users=5&gateways=2&messages=3&rate=1000&tWrite=20000&line=1');
    const { receipts, dropped } = result.ledger.gateways;
    expect(sum(dropped)).toBeGreaterThan(0);
    expect(pileEnds(result).copies).toEqual(receipts);
  });
});
