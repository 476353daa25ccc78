/** The order of designs by what a dead gateway comes to. */
import { expect, it } from 'vitest';
import type { Outage } from '../../src/model/outage';
import { byCutOff } from '../../src/reading/outages';
import { NO_OUTAGE } from './outage-fixture';

it('has those first of which most come anew, then where most come to one gateway, and last what is not known', () => {
  const row = (name: string, sockets: number, most: number): { name: string; weighing: { outage: Outage } } => ({
    name,
    weighing: { outage: { ...NO_OUTAGE, coming: { sockets, others: 0, most, handshakeMicros: 0, subscriptions: null, dealtAnew: null } } },
  });
  const alone = { name: 'alone', weighing: { outage: { ...NO_OUTAGE, mean: { ...NO_OUTAGE.mean, sockets: 9 } } } };
  const rows = [row('spread', 8, 3), { name: 'unknown', weighing: null }, row('whole', 8, 8), row('again', 8, 3), row('hash', 25, 10), alone];
  expect(byCutOff(rows).map(({ name }) => name)).toEqual(['hash', 'alone', 'whole', 'spread', 'again', 'unknown']);
});
