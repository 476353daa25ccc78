/** Doubling, between the picture before and the one in which columns have just divided: everybody stays about where they were. */
import { describe, expect, it } from 'vitest';
import { seatMap, type Point, type SeatMap } from '../../../src/picture/near/seatmap';
import { dividedOrder } from '../../../src/picture/near/split';
import { seatMapInput } from '../../../src/picture/near/stage';
import { NARROW, sceneOf, WIDE } from '../../reading/scenes';
import { right } from './inputs';

function mapOf(link: string, size: typeof WIDE | typeof NARROW, order: readonly number[] | null): SeatMap {
  const { result, stays } = sceneOf(link);
  return seatMap(seatMapInput(result, stays, { ...size, withEntry: true, order }));
}
/** How far somebody slides who slides furthest, in columns of the picture before. */
function furthest(before: SeatMap, after: SeatMap): number {
  const step = before.columns[0]!.width + (before.columns[1] ? before.columns[1].x - right(before.columns[0]!) : 0);
  const slid = (from: Point, to: Point): number => Math.abs(to.x - from.x) / step;
  return before.people.reduce((most, point, person) => Math.max(most, slid(point, after.people[person]!)), 0);
}

describe('the order while columns divide', () => {
  it('has each new gateway to the right of the one that it came out of', () => {
    expect(dividedOrder(8)).toEqual([0, 2, 4, 6, 1, 3, 5, 7]);
    expect(dividedOrder(2)).toEqual([0, 1]);
  });
});

describe.each([['wide', WIDE], ['narrow', NARROW]] as const)('doubling in the %s form', (_name, size) => {
  it.each([[1], [2], [4], [8]])('from %i gateways, people placed by turns, slides nobody by more than a column', (gateways) => {
    for (const rest of ['chats=1&users=16', 'chats=4&users=8', 'chats=8&users=8&design=topic-per-user', 'chats=2&users=8&design=topic-per-chat']) {
      const [before, after] = [mapOf(`${rest}&gateways=${String(gateways)}`, size, null), mapOf(`${rest}&gateways=${String(2 * gateways)}`, size, dividedOrder(2 * gateways))];
      expect(furthest(before, after), rest).toBeLessThan(1);
      expect(after.rows.map(({ y }) => y), 'rows stay where they are').toEqual(before.rows.map(({ y }) => y));
      before.columns.forEach((column, gateway) => {
        const halves = [after.columns[gateway]!, after.columns[gateway + gateways]!];
        expect([Math.abs(halves[0]!.x - column.x) < 6, Math.abs(right(halves[1]!) - right(column)) < 6], 'its two halves fill its place').toEqual([true, true]);
      });
    }
  });

  it('would send people across the picture without', () => {
    const [before, after] = ['8', '16'].map((gateways) => mapOf(`chats=1&users=16&gateways=${gateways}`, size, null));
    expect(furthest(before!, after!)).toBeGreaterThan(3);
  });
});
