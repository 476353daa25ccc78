import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import { decodeScenario } from '../../../src/link/codec';
import type { Painting } from '../../../src/model/painting';
import { peopleOf } from '../../../src/model/people';
import { roomsOf } from '../../../src/model/rooms';
import type { Scenario } from '../../../src/model/scenario';
import { aggregate } from '../../../src/engine/counts/aggregate';
import { openPainting } from '../../../src/engine/counts/paint';

const scenarioOf = (link: string, design = 'direct'): Scenario => ({ ...decodeScenario(link).scenario, design });

function painted(scenario: Scenario, rows: number, columns: number): Painting {
  const run = openPainting(scenario, rows, columns);
  expect(() => run.finish()).toThrow('the painting is not done');
  while (!run.advance(1));
  return run.finish();
}
const sumOf = (values: ArrayLike<number>): number => Array.from(values).reduce((sum, value) => sum + value, 0);

describe.each(CATALOGUE.map(({ id }) => id))('the seat map from far, %s', (design) => {
  it.each(['chats=6&users=40&gateways=9&placement=random', 'sizes=40,3,17,1,1&gateways=7&placement=ring', 'chats=5&users=12&gateways=30&sockets=5'])(
    'has in each cell whom the ledger counts: %s',
    (link) => {
      const scenario = scenarioOf(link, design);
      const { rows, columns, members, interested, holders, copies } = painted(scenario, 100, 100);
      const counted = aggregate(scenario);
      expect([rows, columns]).toEqual([roomsOf(scenario, designOf(design)).chats, scenario.gateways]);
      expect(sumOf(members)).toBe(peopleOf(scenario));
      for (let gateway = 0; gateway < columns; gateway++) {
        const column = Array.from({ length: rows }, (_, row) => row * columns + gateway);
        expect(column.reduce((sum, bin) => sum + members[bin]!, 0)).toBe(counted.gateways.connections[gateway]);
        expect(column.reduce((sum, bin) => sum + interested[bin]!, 0)).toBe(counted.gateways.chats[gateway]);
      }
      expect(Array.from(holders)).toEqual(Array.from(counted.holders.gateways));
      expect(Array.from(copies)).toEqual(Array.from(counted.messages.copiesEach));
    },
  );
});

describe.each(CATALOGUE.map(({ id }) => id))('with people who belong to three chats, the seat map from far, %s', (design) => {
  it.each(['chats=6&users=40&gateways=190&placement=random&memberships=3', 'sizes=40,3,17,1,1&gateways=47&placement=ring&memberships=3&online=0.7'])('has in each cell whom the ledger hears for: %s', (link) => {
    const scenario = scenarioOf(link, design);
    const { rows, columns, interested, copies } = painted(scenario, 100, 200);
    const counted = aggregate(scenario);
    for (let gateway = 0; gateway < columns; gateway++) {
      const heard = Array.from({ length: rows }, (_, row) => interested[row * columns + gateway]!);
      expect(sumOf(heard)).toBe(counted.gateways.chats[gateway]);
    }
    expect(Array.from(copies)).toEqual(Array.from(counted.messages.copiesEach));
  });
});

describe('the seat map in bins', () => {
  const scenario = scenarioOf('chats=60&users=50&gateways=40&placement=random');

  it('keeps the sums of the cells that a bin holds', () => {
    const fine = painted(scenario, 60, 40);
    const coarse = painted(scenario, 12, 10);
    expect([coarse.rows, coarse.columns, coarse.chatsPainted]).toEqual([12, 10, 60]);
    // A bin is five chats by four gateways: its members are the mean of twenty cells.
    expect(sumOf(coarse.members) * 20).toBeCloseTo(sumOf(fine.members), 3);
    expect(sumOf(coarse.interested) * 20).toBeCloseTo(sumOf(fine.interested), 3);
    expect(sumOf(coarse.copies) * 5).toBeCloseTo(sumOf(fine.copies), 3);
  });
  it('has some chats of each bin stand for all where there are too many, and says how many', () => {
    const many = painted(scenarioOf('chats=100000&users=2000&gateways=100&placement=random'), 20, 20);
    expect(many.chatsPainted).toBe(10_000);
    for (const holders of many.holders) expect(holders).toBeCloseTo(100, 2);
  });
});
