/** A few neighbouring cells: what they hold is what the painting of the whole map has there, slice by slice or at once. */
import { describe, expect, it } from 'vitest';
import { openNeighbourhood } from '../../../src/engine/counts/neighbourhood';
import { openPainting } from '../../../src/engine/counts/paint';
import { decodeScenario } from '../../../src/link/codec';
import type { Neighbours } from '../../../src/model/neighbourhood';

const scenarioOf = (link: string) => decodeScenario(link).scenario;
function look(link: string, where: Neighbours, slice = Infinity) {
  const run = openNeighbourhood(scenarioOf(link), where);
  while (!run.advance(slice));
  return run.finish();
}

describe('a neighbourhood', () => {
  it.each(['design=direct', 'design=topic-per-user', 'design=chat-gateway', 'design=topic-per-chat&viewing=0.4&online=0.7', 'design=direct&memberships=3', 'design=topic-per-user&memberships=2&viewing=0.4', 'design=chat-gateway&memberships=4'])('holds what the map has there: %s', (design) => {
    const link = `chats=40&users=90&gateways=30&placement=random&${design}`;
    const where = { firstChat: 11, chats: 8, firstGateway: 5, gateways: 12 };
    const painting = openPainting(scenarioOf(link), 40, 30);
    while (!painting.advance(Infinity));
    const { members, interested } = painting.finish();
    const found = look(link, where);
    const isPaintedForViewers = design.startsWith('design=topic-per-chat');
    for (let row = 0; row < 8; row++) {
      for (let column = 0; column < 12; column++) {
        const cell = row * 12 + column;
        const [viewing, away] = [found.viewing[cell]!, found.away[cell]!];
        const held = members[(11 + row) * 30 + 5 + column]!;
        expect(isPaintedForViewers ? [viewing, viewing + away] : [viewing + away]).toContain(held);
        expect(found.copies[cell]! > 0).toBe(interested[(11 + row) * 30 + 5 + column]! > 0);
      }
    }
  });

  it('is the same in slices as at once', () => {
    const where = { firstChat: 2, chats: 5, firstGateway: 1, gateways: 4 };
    for (const link of ['chats=9&users=500&gateways=7&viewing=0.5', 'chats=9&users=500&gateways=7&viewing=0.5&memberships=3']) expect(look(link, where, 37)).toEqual(look(link, where));
  });

  it('ends where chats and gateways do', () => {
    expect(look('chats=9&users=4&gateways=3', { firstChat: 7, chats: 8, firstGateway: 2, gateways: 12 })).toMatchObject({ chats: 2, gateways: 1 });
  });

  it('of very large chats looks at some of their members and says so, in numbers that still add up', () => {
    const found = look('chats=1&users=5000000&gateways=4&placement=random', { firstChat: 0, chats: 1, firstGateway: 0, gateways: 4 });
    expect(found.isSampled).toBe(true);
    expect(found.viewing.reduce((sum, one) => sum + one, 0)).toBe(5_000_000);
    expect(look('chats=1&users=5000&gateways=4', { firstChat: 0, chats: 1, firstGateway: 0, gateways: 4 }).isSampled).toBe(false);
  });

  it('is not told before it is known', () => {
    const run = openNeighbourhood(scenarioOf('chats=1&users=100&gateways=4'), { firstChat: 0, chats: 1, firstGateway: 0, gateways: 4 });
    expect(run.advance(10)).toBe(false);
    expect(() => run.finish()).toThrow('not everybody has been looked at');
  });
});
