/** Texts of the chart. */
import type { Measure } from '../../picture/chart/curves';
import { counted, measured, number, share } from '../format';

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
  lines: 'Lines: by formula, in the mean. Points: this design counted by the engine. Grey band and fine dots: from the least to the busiest gateway.',
  presetsBand: 'between the presets of costs',
  /** The same for those who do not see it. */
  presets: (title: string, gateways: number, least: number, most: number) =>
    `Band with a dashed edge: ${title} at the presets of costs, from the cheapest, never waking up, to the dearest, waking up at every copy. On ${counted(gateways, 'gateway', 'gateways')} that is ${share(least)} to ${share(most)} of its cores.`,
  tablePresets: (title: string) => `${title}, between the presets`,
  range: (least: number, most: number) => `${share(least)} to ${share(most)}`,
  plateauEnd: (viewers: number) => `${number(viewers)}: a gateway for each viewer of a chat`,
  noRoom: 'too few: sockets do not fit',
  drag: 'Number of gateways',
  saved: (measure: Measure, saved: number) => {
    const of = { copies: 'copies in', writes: 'writes out', busy: 'work' }[measure];
    return `Twice the gateways saves ${share(Math.max(0, saved))} of a gateway’s ${of}.`;
  },
  /** Beside what it saves where no gateway has to wake up. */
  savedWoken: (saved: number) => `That is where gateways are at work all the time. Where every copy wakes its gateway up it saves ${share(Math.max(0, saved))}.`,
  savedClaim: (isWorthIt: boolean, worth: number) => `Twice the gateways saves ${isWorthIt ? 'at least' : 'less than'} ${share(worth)} of a gateway’s work.`,
  noCost: 'No cost changes this: it is a count.',
  price: 'Price of one copy, in writes',
  priceValue: (ratio: number) => `1 copy costs as much as ${measured(ratio, 'write', 'writes')}`,
  /** Where a write costs nothing. */
  priceless: 'a write costs nothing here, so a copy has no price in writes',
  /** In place of lines, where every value is 0. */
  empty: {
    copies: 'No gateway takes in a copy, by any of these designs: there is no line to draw.',
    writes: 'No gateway writes to anybody, by any of these designs: there is no line to draw.',
    busy: 'At these costs no gateway’s work takes any time: there is no line to draw. Give a copy or a write a cost above 0.',
  } satisfies Record<Measure, string>,
  /** A design whose values are 0, which a logarithmic scale cannot show. */
  atZero: (title: string) => `${title}: 0 everywhere`,
  ofGain: (part: number) => `That is ${share(Math.max(0, part))} of what halving the work would have saved.`,
  table: 'The same in numbers',
  tableGateways: 'gateways',
  row: (value: number, measure: Measure) => (measure === 'busy' ? share(value) : number(value)),
  gatewaysNow: (count: number) => counted(count, 'gateway', 'gateways'),
} as const;
