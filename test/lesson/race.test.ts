/** Designs beside one another before and after doubling: small, and true of the loads that they stand for. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import { runToEnd } from '../../src/engine/events/simulate';
import { scenarioOf, STEPS } from '../../src/lesson';
import { under } from '../../src/lesson/candidates';
import { savedByDoubling } from '../../src/lesson/formulas';
import { pairOf, RACES, type RaceId } from '../../src/lesson/race';
import { total } from '../../src/reading/figures';
import { priceOf } from '../../src/reading/price';

const scene = (step: string, name: string) => scenarioOf(STEPS.find(({ id }) => id === step)!, name);
const LOADS = { lower: scene('where-the-plateau-ends', 'half'), ends: scene('so-how', 'load') } as const;

/** Each is played once for all tests. */
const runs = new Map<string, readonly ReturnType<typeof runToEnd>[]>();
function played(id: RaceId, design: string): readonly ReturnType<typeof runToEnd>[] {
  const name = `${id} ${design}`;
  const known = runs.get(name) ?? pairOf(RACES[id], design).map((scenario) => runToEnd(scenario, { withTrace: false }));
  runs.set(name, known);
  return known;
}
const copiesEach = ({ ledger: { gateways } }: ReturnType<typeof runToEnd>): number => total(gateways.receipts) / gateways.receipts.length;
const saved = (id: RaceId, design: string): number => {
  const [before, after] = played(id, design).map(copiesEach);
  return 1 - after! / before!;
};

describe.each(['lower', 'ends'] as const)('the race “%s”', (id) => {
  it.each(RACES[id].designs.map((design) => design.id))('has %s save by doubling what it saves at the load that it stands for', (design) => {
    // Chats, people and seconds are few: chance moves a share by a few hundredths.
    expect(Math.abs(saved(id, design) - savedByDoubling(under(LOADS[id], design)))).toBeLessThan(0.1);
  });
});

describe('what is seen', () => {
  it('is every design of the catalogue that ends the plateau, beside the article’s first', () => {
    expect(RACES.ends.designs.map(({ id }) => id)).toEqual(['direct', ...CATALOGUE.filter(({ plateau }) => plateau === 'ends').map(({ id }) => id)]);
    for (const { id } of RACES.ends.designs.slice(1)) expect(saved('ends', id), id).toBeGreaterThan(0.4);
    expect(saved('ends', 'direct')).toBeLessThan(0.15);
  });
  it('is every design that lowers it by a factor, and none of them on a slope', () => {
    expect(RACES.lower.designs.map(({ id }) => id)).toEqual(['direct', 'viewers-only', ...CATALOGUE.filter(({ plateau }) => plateau === 'constant').map(({ id }) => id)]);
    for (const { id } of RACES.lower.designs) expect(saved('lower', id), id).toBeLessThan(0.05);
    const [direct, coalesced] = ['direct', 'coalesce'].map((design) => copiesEach(played('lower', design)[0]!));
    expect(coalesced).toBeLessThan(0.7 * direct!);
  });
  it('has its price beside it: handshakes, sockets moved, requests in vain, copies for nobody', () => {
    const price = (design: string) => priceOf(played('ends', design)[1]!, RACES.ends.designs.find(({ id }) => id === design)!);
    const of = { direct: price('direct'), own: price('chat-gateway'), moved: price('move-socket'), pull: price('pull') };
    expect([of.own.handshakes > 0, of.own.moves, of.moved.handshakes, of.moved.moves]).toEqual([true, 0, 0, of.own.handshakes]);
    expect([of.direct.wasted > 0, of.own.wasted, of.direct.inVain, of.pull.inVain > 0]).toEqual([true, 0, 0, true]);
    // Whoever asks once a second waits for up to a second longer.
    expect(of.pull.lastMicros).toBeGreaterThan(1_000_000);
    expect(of.direct.lastMicros).toBeLessThan(100_000);
  });
});
