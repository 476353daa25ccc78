import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { designOf } from '../../src/designs';
import { memberShare, openAssignment } from '../../src/model/assignment';
import { peopleMoved, populate, RING_SLOTS, ringSlots, seatOf, sourcePort } from '../../src/model/population';
import { draw, streamKey } from '../../src/model/random';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Scenario } from '../../src/model/scenario';

// The ring's table has a million slots.
vi.setConfig({ testTimeout: 60_000 });

const PEOPLE = 3000;

function seats(changes: Partial<Scenario>): number[] {
  const seat = seatOf(withChanges(DEFAULT_SCENARIO, changes));
  return Array.from({ length: PEOPLE }, (_, person) => seat(person));
}

describe('placement', () => {
  it('by round robin seats ui on gateway ((i − 1) mod G) + 1', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100_000 }), fc.integer({ min: 1, max: 1_000_000_000 }), (gateways, number) => {
        const seat = seatOf({ ...DEFAULT_SCENARIO, gateways });
        expect(seat(number - 1) + 1).toBe(((number - 1) % gateways) + 1);
      }),
    );
  });

  it.each(['random', 'l4'] as const)('by %s fills gateways as evenly as chance does', (placement) => {
    const gateways = 50;
    const counts = new Array<number>(gateways).fill(0);
    for (const gateway of seats({ placement, gateways })) counts[gateway]!++;
    const mean = PEOPLE / gateways;
    const chiSquare = counts.reduce((total, count) => total + (count - mean) ** 2 / mean, 0);
    expect(Math.abs(chiSquare - (gateways - 1))).toBeLessThan(4 * Math.sqrt(2 * (gateways - 1)));
  });

  it('on the ring goes to the first virtual node at or after the slot, however full the ring is', () => {
    for (const [gateways, virtualNodes, seed] of [[1, 1, 5], [3, 2, 7], [2500, 1000, 11], [20_000, 1000, 3]] as const) {
      const slots = new Int32Array(RING_SLOTS).fill(-1);
      const key = streamKey(seed, 'ring');
      for (let node = gateways * 1000 - 1; node >= 0; node--) if (node % 1000 < virtualNodes) slots[draw(key, node) >>> 12] = Math.floor(node / 1000);
      // Round the ring twice, so that the last slots find the first node.
      for (let slot = 2 * RING_SLOTS - 1, next = -1; slot >= 0; slot--) {
        const held = slots[slot % RING_SLOTS]!;
        if (held === -1) slots[slot % RING_SLOTS] = next;
        else next = held;
      }
      expect(Buffer.compare(Buffer.from(ringSlots(gateways, virtualNodes, seed).buffer), Buffer.from(slots.buffer))).toBe(0);
    }
  });

  it('works out the table of a ring once', () => {
    expect(ringSlots(3, 2, 7)).toBe(ringSlots(3, 2, 7));
    expect(ringSlots(3, 2, 8)).not.toBe(ringSlots(3, 2, 7));
  });

  it('on the ring moves people to a new gateway only', () => {
    fc.assert(
      fc.property(
        fc.record({ gateways: fc.integer({ min: 1, max: 20 }), virtualNodes: fc.integer({ min: 1, max: 100 }), seed: fc.nat() }),
        (ring) => {
          const before = seats({ placement: 'ring', ...ring });
          const after = seats({ placement: 'ring', ...ring, gateways: ring.gateways + 1 });
          const moved = after.filter((gateway, person) => gateway !== before[person]);
          expect(moved.every((gateway) => gateway === ring.gateways)).toBe(true);
        },
      ),
      { numRuns: 25 },
    );
  });

  it('on the ring moves about one share, by four-tuple nearly everybody', () => {
    const moved = (placement: Scenario['placement']): number => {
      const at = (gateways: number) =>
        populate(withChanges(DEFAULT_SCENARIO, { placement, users: PEOPLE, gateways, virtualNodes: 1000 }), designOf('direct'));
      return peopleMoved(at(9), at(10)) / PEOPLE;
    };
    // A tenth, give or take 4 s.e. of people (0.0055 each) and of a thousand virtual nodes (0.003).
    expect(Math.abs(moved('ring') - 0.1)).toBeLessThan(0.03);
    expect(moved('l4')).toBeGreaterThan(0.85);
    expect(moved('round-robin')).toBeGreaterThan(0.85);
  });

  it('takes a source port for each person from the ephemeral range', () => {
    const key = streamKey(1, 'sourcePort');
    const ports = Array.from({ length: 10_000 }, (_, person) => sourcePort(key, person));
    expect(Math.min(...ports)).toBeGreaterThanOrEqual(1024);
    expect(Math.max(...ports)).toBeLessThanOrEqual(65_535);
  });

  it('of 4 chats × 16 on 4 gateways has all four hear all four in 84.9 % of placements', () => {
    const RUNS = 4000;
    let everyOne = 0;
    for (let seed = 0; seed < RUNS; seed++) {
      const seat = seatOf({ ...DEFAULT_SCENARIO, placement: 'random', gateways: 4, seed });
      const hears = new Set<number>();
      for (let person = 0; person < 64; person++) hears.add(Math.floor(person / 16) * 4 + seat(person));
      if (hears.size === 16) everyOne++;
    }
    expect(Math.abs(everyOne / RUNS - 0.849)).toBeLessThan(4 * Math.sqrt((0.849 * 0.151) / RUNS));
  });
});

describe('the coordinator’s assignment', () => {
  /** Gateways given to chats of so many members, in turn. */
  function given(gateways: number, sockets: number, chats: readonly number[]): number[][] {
    const assignment = openAssignment(gateways, sockets);
    return chats.map((members) => Array.from(assignment.assign(members)));
  }

  it('gives each chat in turn to the gateway with the fewest connections, ties to the lower number', () => {
    expect(given(3, 100, [5, 5, 5, 5])).toEqual([[0], [1], [2], [0]]);
    // After 9, 2, 4: gateway 2 (index 1) has fewest; then it has 7, and index 2 with 4 is next.
    expect(given(3, 100, [9, 2, 4, 5, 1])).toEqual([[0], [1], [2], [1], [2]]);
  });

  it('gives as many gateways as hold the members at `sockets` each', () => {
    // ⌈25/10⌉ = 3 gateways get 9, 8, 8; the next chat goes to index 3 (none), then 1 and 2 (8 each).
    expect(given(4, 10, [25, 25])).toEqual([[0, 1, 2], [3, 1, 2]]);
    expect(given(2, 10, [1000])).toEqual([[0, 1]]);
    expect(given(5, 10, [10])).toEqual([[0]]);
    expect(given(5, 10, [11])).toEqual([[0, 1]]);
  });

  it('deals members out in turn', () => {
    expect([0, 1, 2].map((index) => memberShare(8, 3, index))).toEqual([3, 3, 2]);
    expect([0, 1].map((index) => memberShare(1, 2, index))).toEqual([1, 0]);
  });

  it('agrees with a search for the least by hand', () => {
    const chats = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 });
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 15 }), chats, (gateways, sockets, list) => {
        const connections = new Array<number>(gateways).fill(0);
        const expected = list.map((members) => {
          const wanted = Math.min(gateways, Math.ceil(members / sockets));
          const chosen = connections
            .map((_, gateway) => gateway)
            .sort((a, b) => connections[a]! - connections[b]! || a - b)
            .slice(0, wanted);
          for (let member = 0; member < members; member++) connections[chosen[member % wanted]!]!++;
          return chosen;
        });
        expect(given(gateways, sockets, list)).toEqual(expected);
      }),
    );
  });

  it('has the busiest of G gateways take in m·⌈C/G⌉ copies', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 20 }), (chats, gateways) => {
        const counts = new Array<number>(gateways).fill(0);
        for (const [gateway] of given(gateways, 100, new Array<number>(chats).fill(7))) counts[gateway!]!++;
        expect(Math.max(...counts)).toBe(Math.ceil(chats / gateways));
      }),
    );
  });
});
