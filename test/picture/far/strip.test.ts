/** The strip of loads: gauges, what stands above the brim, and the ghosts of the run before. */
import { describe, expect, it } from 'vitest';
import { stripOf } from '../../../src/picture/far/strip';
import type { RoleLoad } from '../../../src/reading/loads';
import { instancesWords, loadNote, loadSentence, shareWords } from '../../../src/text/page/far';

const BOX = { x: 0, y: 400, width: 932, height: 58 };
const WIDE = { isNarrow: false, unit: 1 };
function shards(instances: number, share: number, more: Partial<RoleLoad> = {}): RoleLoad {
  return { role: 'userGatewayStorage', instances, mean: share, busiest: share, each: new Float64Array(instances).fill(share), ...more };
}

describe('gauges', () => {
  it('are one an instance, as full as it is busy, and what is too much stands above the brim', () => {
    const [free, full] = [stripOf([shards(3, 0.5)], [], BOX, WIDE)[0]!, stripOf([shards(3, 66.67)], [], BOX, WIDE)[0]!];
    expect(free.gauges).toHaveLength(3);
    for (const { filled, over } of free.gauges) {
      expect(filled).toBeCloseTo((BOX.y + BOX.height - 1 - free.brimY) / 2, 9);
      expect(over).toBe(0);
    }
    for (const { filled, over, box } of full.gauges) {
      expect(over).toBeGreaterThan(10);
      expect(filled + over).toBeLessThanOrEqual(box.height + 1e-9);
    }
  });

  it('of twice the shards are twice as many and half as far above the brim, within the ghosts of those before', () => {
    const block = stripOf([shards(6, 33.3)], [shards(3, 66.6)], BOX, WIDE)[0]!;
    expect([block.gauges.length, block.ghosts.length]).toEqual([6, 3]);
    expect(block.ghosts[0]!.over / block.gauges[0]!.over).toBeCloseTo(2, 6);
    expect(block.gauges[0]!.box.x).toBe(block.ghosts[0]!.box.x);
  });

  it('have no ghost where nothing has changed', () => {
    expect(stripOf([shards(3, 0.5)], [shards(3, 0.505)], BOX, WIDE)[0]!.ghosts).toEqual([]);
  });

  it('are a single one where there are too many, with the busiest marked', () => {
    const { gauges, busiest } = stripOf([shards(1000, 0.1, { busiest: 0.9 })], [], BOX, WIDE)[0]!;
    expect(gauges).toHaveLength(1);
    expect(busiest).toBeGreaterThan(gauges[0]!.filled);
  });

  it.each([[348, true], [932, false], [2500, false]])('stay in a strip of %i pixels, with room for words at their right', (width, isNarrow) => {
    const loads = [shards(3, 2), shards(24, 0.2, { role: 'gateway' }), shards(5000, 0.1, { role: 'topic' })];
    const blocks = stripOf(loads, [shards(24, 9)], { ...BOX, width }, { isNarrow, unit: 1 });
    blocks.forEach(({ right, box, gauges }) => {
      expect(right).toBeLessThanOrEqual(box.x + box.width - 120);
      for (const gauge of gauges) expect(gauge.box.width).toBeGreaterThan(0);
    });
  });
});

describe('a load in words', () => {
  it('says how many, how busy, that it is too much and what it was', () => {
    const [now, before] = [shards(6, 33.335), shards(3, 66.67)];
    expect(instancesWords(now)).toBe('6 user-gateway shards');
    expect(instancesWords(shards(8, 0.1, { role: 'ownerProcess' }))).toBe('8 owner processes');
    expect(instancesWords(shards(1, 0.1, { role: 'relay' }))).toBe('1 relay');
    expect(shareWords(now, 4)).toBe('3,334% of its core');
    expect(shareWords(shards(5, 0.11, { role: 'gateway' }), 4)).toBe('11% of its cores');
    expect(loadNote(now, before)).toBe('overloaded, was 6,667%');
    expect(loadSentence(shards(2, 0.5, { busiest: 0.9 }), null, 1)).toBe('2 user-gateway shards: 50%, busiest 90%.');
    expect(loadSentence(shards(1000, 0.0015, { role: 'topic', busiest: 0.9 }), shards(1000, 0.003, { role: 'topic' }), 1)).toBe('1,000 topics: 1.5 cores in all, was 3 cores.');
  });
});
