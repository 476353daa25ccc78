/** How much of what is said reaches viewers: by formula, beside the counts of the engine that places everybody. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import { aggregate } from '../../../src/engine/counts/aggregate';
import { reachedShare, roomSizes } from '../../../src/engine/theory/reaching';
import { decodeScenario } from '../../../src/link/codec';
import { withChanges } from '../../../src/model/scenario';

const UNEQUAL = 'sizes=30*250,200*20&gateways=8&talk=member&rate=8&cap=2&parts=10&messages=40';
const at = (design: string, link = UNEQUAL): number | null => {
  const { scenario } = decodeScenario(link);
  return reachedShare(withChanges(scenario, { design }), designOf(design));
};

describe('of all that viewers are meant to hear', () => {
  it('all reaches them, but under two designs', () => {
    for (const { id } of CATALOGUE.filter(({ rooms, owner }) => !rooms && owner?.does !== 'admits')) expect(at(id), id).toBe(1);
  });

  it('one part in ten does where chats are in ten parts, and more where a chat has fewer members than that', () => {
    expect(at('split-room')).toBeCloseTo(0.1, 9);
    expect(at('split-room', 'sizes=1*5&parts=10&gateways=2')).toBeCloseTo(1 / 5, 9);
    expect(at('split-room', 'users=100&parts=1')).toBeCloseTo(1, 9);
  });

  it('what is below the cap does, of chats of which only the large ones come above it', () => {
    expect(at('slow-mode', 'users=10&rate=8&cap=2&arrivals=steady')).toBeCloseTo(1 / 4, 9);
    expect(at('slow-mode', 'users=10&rate=1&cap=2&arrivals=steady')).toBeCloseTo(1, 9);
    // Of 250 people 2 of 8 messages, thirty times; of 20 people all, who say too little to be capped.
    const [large, small] = [30 * 250, 200 * 20 * (20 / 250)];
    expect(at('slow-mode', `${UNEQUAL}&arrivals=steady`)).toBeCloseTo((large * 2 + small * 8) / (large * 8 + small * 8), 6);
  });

  it('nobody can say where nobody has a chat open', () => {
    for (const { id } of CATALOGUE) expect(at(id, 'users=10&viewing=0'), id).toBeNull();
  });

  it.each(['split-room', 'slow-mode'])('is what comes of a counted run: %s', (design) => {
    const counted = (of: string): number => {
      const { users } = aggregate(withChanges(decodeScenario('chats=20&users=100&gateways=8&rate=8&messages=4000&cap=2&parts=4&arrivals=steady').scenario, { design: of }));
      return users.deliveries.total;
    };
    expect(at(design, 'chats=20&users=100&gateways=8&rate=8&messages=4000&cap=2&parts=4&arrivals=steady')).toBeCloseTo(counted(design) / counted('direct'), 2);
  });
});

it('parts are as large as chats make them', () => {
  const { scenario } = decodeScenario(UNEQUAL);
  expect(roomSizes(withChanges(scenario, { design: 'split-room' }), designOf('split-room'))).toEqual({ least: 2, most: 25 });
  expect(roomSizes(scenario, designOf('direct'))).toBeNull();
});
