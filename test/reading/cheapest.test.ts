/** The cheapest of the designs that hold what is asked, and the nearest miss where none does. */
import { describe, expect, it } from 'vitest';
import { QUANTITIES, type Needed, type Quantity, type Weighing } from '../../src/model/weighing';
import { isChallenged, missOf } from '../../src/reading/challenge';
import { byMachines, cheapestOf, holdersOf, nearestMiss } from '../../src/reading/cheapest';
import { NO_OUTAGE } from './outage-fixture';

const NONE = Object.fromEntries(QUANTITIES.map((quantity) => [quantity, null])) as Record<Quantity, null>;
function weighing(design: string, keepsSocket: boolean): Weighing {
  return { design, by: 'counts', values: { ...NONE, sockets: 1 }, keepsSocket, fullest: null, overloaded: [], outage: NO_OUTAGE };
}
interface Made {
  readonly gateways?: number;
  readonly keepsSocket?: boolean;
  readonly elsewhere?: Needed['elsewhere'];
}
function study(design: string, machines: number | null, millis: number, { gateways = 20, keepsSocket = true, elsewhere = [] }: Made = {}) {
  const needed: Needed = {
    design, by: 'counts', gateways: machines === null ? null : gateways, isLeast: true, settings: {}, elsewhere, machines, lastMicros: millis * 1000, fillings: [],
    obstacle: machines === null ? { limit: 'topic', share: 2, cores: 1, tried: null, gateways: 3 } : null,
  };
  return { design, weighing: weighing(design, keepsSocket), needed };
}
const NOTHING = { delay: null, machines: null };

describe('the cheapest designs', () => {
  const movers = study('movers', 20, 150, { keepsSocket: false });
  const slow = study('slow', 21, 220);
  const quick = study('quick', 22, 80);
  const alike = study('alike', 22, 90, { gateways: 21 });
  const dear = study('dear', 30, 70, { elsewhere: [{ role: 'topic', count: null, spare: 0, machines: 10 }] });
  const stuck = study('stuck', null, 10);
  const all = [dear, stuck, alike, movers, quick, slow];

  it('are those with the fewest machines where nothing is asked, and whoever hears sooner comes first', () => {
    expect(isChallenged(NOTHING)).toBe(false);
    expect(cheapestOf(all, NOTHING)).toMatchObject({ designs: ['movers'], machines: 20, gateways: 20, next: { design: 'slow', machines: 21, most: null } });
    expect(byMachines(all).map(({ design }) => design)).toEqual(['movers', 'slow', 'quick', 'alike', 'dear', 'stuck']);
  });

  it('keep one socket, the delay and the budget where any of it is asked', () => {
    const asked = { delay: 200, machines: 24 };
    expect(holdersOf(all, asked).map(({ design }) => design).toSorted()).toEqual(['alike', 'quick']);
    expect(cheapestOf(all, asked)).toEqual({ designs: ['quick', 'alike'], machines: 22, gateways: null, next: null });
    expect(cheapestOf(all, { delay: null, machines: 100 })).toMatchObject({ designs: ['slow'], next: { design: 'quick' } });
    expect(cheapestOf(all, { delay: 100, machines: null })).toMatchObject({ designs: ['quick', 'alike'], next: { design: 'dear', machines: 30, most: { role: 'topic', more: 10 } } });
  });

  it('are none where nothing holds, and the nearest is over by the least shares of what is asked', () => {
    const asked = { delay: 75, machines: 21 };
    expect(cheapestOf(all, asked)).toBeNull();
    // 80 ms for 75 and 22 machines for 21.
    expect(nearestMiss(all, asked)!.design).toBe('quick');
    expect(missOf(quick, asked)).toBeCloseTo(80 / 75 - 1 + 22 / 21 - 1, 9);
    expect(nearestMiss(all, { delay: 230, machines: 20 })!.design, 'a socket more counts as much as twice the machines').toBe('slow');
    expect(nearestMiss([stuck], asked)).toBeNull();
  });
});
