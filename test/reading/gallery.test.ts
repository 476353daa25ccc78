/** The order of the gallery. */
import { expect, it } from 'vitest';
import { inOrder, measured, type Measure, type Shown } from '../../src/reading/gallery';
import { QUANTITIES, type Weighing } from '../../src/model/weighing';
import { measureText } from '../../src/text/page/gallery';
import { NO_OUTAGE } from './outage-fixture';

const weighing = (design: string, values: Partial<Weighing['values']>, overloaded: Weighing['overloaded'] = []): Weighing => {
  const none = Object.fromEntries(QUANTITIES.map((quantity) => [quantity, null])) as unknown as Weighing['values'];
  return { design, by: 'formula', fullest: null, keepsSocket: true, overloaded, outage: NO_OUTAGE, values: { ...none, ...values } };
};
const ALL: readonly Shown[] = [
  { design: 'a', copies: 8, weighing: weighing('a', { busiestShare: 0.1, lastMicros: 80, storageCores: 5, brokerCores: null }) },
  { design: 'b', copies: 4, weighing: weighing('b', { busiestShare: null, meanShare: 0.3, lastMicros: 70, storageCores: 1, brokerCores: 1 }, ['gateway']) },
  { design: 'c', copies: 4, weighing: null },
  { design: 'd', copies: 1, weighing: weighing('d', { busiestShare: 0.2, lastMicros: 90, storageCores: null, brokerCores: null }) },
];

it.each<[Measure, string]>([['copies', 'dbca'], ['busiest', 'adbc'], ['last', 'adbc'], ['elsewhere', 'dbac']])('by %s is %s: least first, what nobody knows last, equals as they came', (measure, order) => {
  expect(inOrder(ALL, measure).map(({ design }) => design).join('')).toBe(order);
});

it.each<[Measure, number | null, string]>([
  ['copies', 1, '1 copy'],
  ['copies', 999.95, '1,000 copies'],
  ['busiest', 0.1234, 'busiest 12%'],
  ['last', 82_612, 'last viewer 82.6 ms'],
  ['last', null, 'waits without end'],
  ['elsewhere', 0, 'nothing elsewhere'],
  ['elsewhere', 0.000024, 'elsewhere <0.1 cores'],
  ['elsewhere', 1.5, 'elsewhere 1.5 cores'],
])('says %s of %d as: %s', (measure, value, text) => {
  expect(measureText(measure, value)).toBe(text);
});

it('takes the mean gateway where nobody knows of the busiest', () => {
  expect(measured(ALL[1]!, 'busiest')).toBe(0.3);
});
