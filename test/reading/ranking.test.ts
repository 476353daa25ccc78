/** Rows of designs in order, the fewest machines first, and what of the challenge holds. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import { QUANTITIES, type Needed, type Quantity, type Weighing } from '../../src/model/weighing';
import { heldBy } from '../../src/reading/challenge';
import { byMachines } from '../../src/reading/cheapest';
import { BY_NAME, nextOrder, ranked } from '../../src/reading/ranking';
import { NO_OUTAGE } from './outage-fixture';

function weighing(design: string, values: Partial<Record<Quantity, number | null>>, changes: Partial<Weighing> = {}): Weighing {
  const none = Object.fromEntries(QUANTITIES.map((quantity) => [quantity, null])) as Record<Quantity, null>;
  return { design, by: 'counts', values: { ...none, ...values }, keepsSocket: true, fullest: null, overloaded: [], outage: NO_OUTAGE, ...changes };
}
function needed(machines: number | null, lastMicros = 80_000): Needed {
  return { design: 'direct', by: 'counts', gateways: machines, isLeast: true, settings: {}, elsewhere: [], machines, lastMicros, fillings: [], obstacle: null };
}
const [one, two, three, four] = CATALOGUE.map(({ id }) => id) as [string, string, string, string];

describe('designs in order', () => {
  const rows = [
    { design: four, weighing: weighing(four, { copies: 5 }) },
    { design: one, weighing: weighing(one, { copies: 7 }) },
    { design: three, weighing: null },
    { design: two, weighing: weighing(two, { copies: 5 }) },
  ];
  const order = (by: Quantity | 'design', isAscending: boolean): string[] => ranked(rows, { by, isAscending }).map(({ design }) => design);

  it('go by their names, as the mark at the head says, either way round', () => {
    const names = (isAscending: boolean): string[] => order('design', isAscending).map((design) => CATALOGUE.find(({ id }) => id === design)!.title);
    expect(ranked(rows, BY_NAME).map(({ design }) => design)).toEqual(order('design', true));
    expect(names(true)).toEqual(rows.map(({ design }) => CATALOGUE.find(({ id }) => id === design)!.title).toSorted((a, b) => (a < b ? -1 : 1)));
    expect(names(false)).toEqual(names(true).toReversed());
  });

  it('go by a number, equals as the catalogue has them, and what is not known last', () => {
    expect(order('copies', true)).toEqual([two, four, one, three]);
    expect(order('copies', false)).toEqual([one, two, four, three]);
  });

  it('have those last that never come to an end', () => {
    const late = [{ design: one, weighing: weighing(one, { lastMicros: 1 }, { overloaded: ['gateway'] }) }, { design: two, weighing: weighing(two, { lastMicros: 9 }) }];
    for (const isAscending of [true, false]) expect(ranked(late, { by: 'lastMicros', isAscending }).map(({ design }) => design)).toEqual([two, one]);
  });

  it('turn round when they are asked for again, and begin with the least when something else is', () => {
    const first = nextOrder(BY_NAME, 'copies');
    expect(first).toEqual({ by: 'copies', isAscending: true });
    expect(nextOrder(first, 'copies')).toEqual({ by: 'copies', isAscending: false });
    expect(nextOrder({ by: 'copies', isAscending: false }, 'writes')).toEqual({ by: 'writes', isAscending: true });
  });

  it('need the fewest machines first; then those that nothing holds, then those not known', () => {
    const rows = [null, needed(null), needed(7), needed(3)].map((one) => ({ needed: one }));
    expect(byMachines(rows).map((row) => row.needed?.machines)).toEqual([3, 7, null, undefined]);
  });
});

describe('the challenge', () => {
  const asked = { delay: 100, machines: 20 };
  const study = (changes: Partial<Weighing> = {}, sockets = 1, needs: Needed | null = needed(20)) => ({ weighing: weighing(one, { sockets }, changes), needed: needs });

  it('is held by who keeps one socket, is in time and within the budget', () => {
    expect(heldBy(study(), asked)).toEqual({ socket: true, delay: true, machines: true, all: true });
  });

  it.each([
    ['a socket more', study({}, 1.2), { socket: false }],
    ['another socket at every switch', study({ keepsSocket: false }), { socket: false }],
    ['a machine more', study({}, 1, needed(21)), { machines: false }],
    ['no number of machines', study({}, 1, needed(null)), { machines: false }],
    ['a last viewer who is late', study({}, 1, needed(20, 100_001)), { delay: false }],
  ])('is not held with %s', (_, row, expected) => {
    expect(heldBy(row, asked)).toMatchObject({ ...expected, all: false });
  });

  it('asks no more than it is told to', () => {
    expect(heldBy(study({}, 1, needed(1000, 1e9)), { delay: null, machines: null })).toEqual({ socket: true, delay: null, machines: null, all: true });
    expect(heldBy(study({}, 1, null), asked)).toMatchObject({ machines: null, delay: null, all: false });
  });
});
