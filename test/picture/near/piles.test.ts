/** The trays: one printed scale for all, in steps of 1, 2 and 5, on which the fullest slot just fits. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESIGN_IDS } from '../../../src/designs';
import { fullestSlot, receiptsAtEnd, trayScale } from '../../../src/picture/near/trays';
import { sceneOf } from '../../reading/scenes';

/** The least height of a block that can be counted. */
const LEAST_BLOCK = 5;
const blocks = (fullest: number, perBlock: number): number => Math.ceil(fullest / perBlock);

describe('the scale of the trays', () => {
  const cases = fc.record({ fullest: fc.nat(2_000_000), chats: fc.integer({ min: 1, max: 64 }), height: fc.integer({ min: 20, max: 400 }) });

  it('is 1, 2 or 5 times a power of ten, and its blocks fit', () => {
    fc.assert(
      fc.property(cases, ({ fullest, chats, height }) => {
        const { perBlock, blockHeight } = trayScale(fullest, chats, height);
        expect(String(perBlock)).toMatch(/^[125]0*$/);
        expect(blocks(fullest, perBlock) * blockHeight).toBeLessThanOrEqual(height + 1e-9);
        expect(blockHeight).toBeGreaterThanOrEqual(Math.min(LEAST_BLOCK, height));
      }),
    );
  });

  it('is the finest of these that fits', () => {
    const finer = (perBlock: number): number => (String(perBlock).startsWith('5') ? (perBlock * 2) / 5 : perBlock / 2);
    fc.assert(
      fc.property(cases, ({ fullest, chats, height }) => {
        const { perBlock } = trayScale(fullest, chats, height);
        if (perBlock === 1) return;
        expect(blocks(fullest, finer(perBlock))).toBeGreaterThan(Math.floor(height / LEAST_BLOCK));
      }),
    );
  });

  it.each([
    [0, 1, 100, 1],
    [20, 1, 100, 1],
    [21, 1, 100, 2],
    [41, 1, 100, 5],
    [101, 1, 100, 10],
    [1_000, 1, 100, 50],
  ])('for %i copies in %i chat and %i px of height is %i a block', (fullest, chats, height, perBlock) => {
    expect(trayScale(fullest, chats, height).perBlock).toBe(perBlock);
  });

  it.each([
    [1, 1],
    [12, 12],
    [13, 1],
    [64, 1],
  ])('with %i chats has %i slots', (chats, slots) => {
    expect(trayScale(3, chats, 100).slots).toBe(slots);
  });
});

describe('the fullest slot', () => {
  it('is that of one chat on one gateway, in whichever run it is', () => {
    expect(fullestSlot([Float64Array.of(1, 2, 3, 4), Float64Array.of(0, 9, 0, 0)], 2)).toBe(9);
    expect(fullestSlot([], 2)).toBe(0);
  });

  it('is the level of a gateway where the chats share one', () => {
    const first = Float64Array.from({ length: 26 }, (_, at) => (at < 13 ? 1 : 2));
    expect(fullestSlot([first], 13)).toBe(26);
    expect(fullestSlot([first, Float64Array.from({ length: 13 }, () => 5)], 13)).toBe(65);
  });
});

describe('the copies at the end', () => {
  it.each(DESIGN_IDS)('of %s are those that the gateways took in, chat by chat', (design) => {
    const { result } = sceneOf(`design=${design}&chats=3&users=4&gateways=4&messages=2`);
    const counts = receiptsAtEnd(result);
    const byGateway = Array.from({ length: 4 }, (_, gateway) => counts.subarray(gateway * 3, gateway * 3 + 3).reduce((sum, one) => sum + one, 0));
    expect(byGateway).toEqual(Array.from(result.ledger.gateways.receipts));
  });

  it('are without those that a full line dropped', () => {
    const { result } = sceneOf('chats=6&users=5&gateways=2&messages=3&rate=1000&tWrite=20000&line=1');
    const { receipts, dropped } = result.ledger.gateways;
    expect(dropped.some((count) => count > 0)).toBe(true);
    const sum = (counts: Float64Array): number => counts.reduce((total, one) => total + one, 0);
    expect(sum(receiptsAtEnd(result))).toBe(sum(receipts));
  });
});
