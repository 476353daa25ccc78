/** Texts of the chart. */
import type { Measure } from '../../picture/chart/curves';
import { counted, number, share } from '../format';

export const CHART = {
  title: 'One gateway’s second, against the number of gateways',
  measure: 'Show',
  measures: { copies: 'copies in', writes: 'writes out', busy: 'busy time of both' } satisfies Record<Measure, string>,
  axis: {
    copies: 'copies into a gateway each second',
    writes: 'writes out of a gateway each second',
    busy: 'share of a gateway’s cores',
  } satisfies Record<Measure, string>,
  gateways: 'gateways',
  lines: 'Lines: by formula, in the mean. Points: this design counted by the engine. Band: from the least to the busiest gateway.',
  plateauEnd: 'as many gateways as viewers of a chat',
  noRoom: 'too few: sockets do not fit',
  drag: 'Number of gateways',
  saved: (measure: Measure, saved: number) => {
    const of = { copies: 'copies in', writes: 'writes out', busy: 'work' }[measure];
    return `Twice the gateways saves ${share(Math.max(0, saved))} of a gateway’s ${of}.`;
  },
  price: 'Price of one copy, in writes',
  priceValue: (ratio: number) => `1 copy costs as much as ${number(ratio)} ${ratio === 1 ? 'write' : 'writes'}`,
  ofGain: (part: number) => `That is ${share(Math.max(0, part))} of what halving the work would have saved.`,
  table: 'The same in numbers',
  tableGateways: 'gateways',
  row: (value: number, measure: Measure) => (measure === 'busy' ? share(value) : number(value)),
  gatewaysNow: (count: number) => counted(count, 'gateway', 'gateways'),
} as const;
