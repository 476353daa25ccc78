/** Texts of the gallery of all designs. */
import type { Asker, Design } from '../../model/design';
import type { Scenario } from '../../model/scenario';
import type { Measure } from '../../reading/gallery';
import { amount, duration, measured, share } from '../format';

const MICROS_PER_MILLI = 1000;

export const GALLERY = {
  title: 'One message through every design',
  played: 'The same person posts one message, in every design at once. Columns are gateways, blocks in them copies taken in, dots the people of the chat; a dot is filled once they have it, and stays empty where they look at something else.',
  told: 'One message in every design at once, by formula. Above: of all gateways, those that take in a copy. Below: of all viewers, those who have it.',
  sortBy: 'Least first',
  sorts: { copies: 'copies of a message', busiest: 'work of the busiest gateway', last: 'last viewer', elsewhere: 'work elsewhere' } as const satisfies Record<Measure, string>,
  sorted: (measure: string) => `Sorted by ${measure}, least first.`,
  play: 'Play the message',
  pause: 'Pause',
  again: 'Play again',
  awaited: '…',
  /** Of a mean gateway, where nobody knows of the busiest. */
  meanBusy: (value: number | null) => (value === null ? '–' : `mean gateway ${share(roughly(value))}`),
  noEnd: 'waits without end',
  open: ': open its run in the lab',
  beside: 'beside yours',
  besideTitle: (title: string) => `Watch ${title} beside the design on the stage`,
  own: 'on the stage',
} as const;

const ASKERS: Readonly<Record<Exclude<Asker, 'stray'>, string>> = { viewer: 'viewer', gateway: 'gateway' };

/** What waits somewhere without being drawn: a small picture shows what moves. Null where nothing waits. */
export function waitsText({ owner, flows }: Pick<Design, 'owner' | 'flows'>, scenario: Scenario): string | null {
  if (owner?.does === 'holds') {
    const tick = duration(scenario[owner.millis] * MICROS_PER_MILLI);
    return owner.until === 'tick' ? `At first it waits with its owner for a tick, one every ${tick}.` : `At first it waits with its owner, for ${tick}.`;
  }
  const [flow] = flows ?? [];
  if (!flow || (flow.by === 'stray' && scenario.misplaced === 0)) return null;
  const every = duration(scenario[flow.every] * MICROS_PER_MILLI);
  return flow.by === 'stray' ? `For strays it waits in the chat’s log until each of them asks, every ${every}.` : `It waits in the chat’s log until each ${ASKERS[flow.by]} asks, every ${every}.`;
}

/** Less than this is there, and that is all there is to know of it. */
const LEAST_CORES = 0.01;

/** A number under a small picture, with what it is of. */
export function measureText(measure: Measure, value: number | null): string {
  if (value === null) return measure === 'last' ? GALLERY.noEnd : '–';
  switch (measure) {
    case 'copies':
      return measured(roughly(value), 'copy', 'copies');
    case 'busiest':
      return `busiest ${share(roughly(value))}`;
    case 'last':
      return `last viewer ${duration(roughly(value))}`;
    case 'elsewhere':
      if (value === 0) return 'nothing elsewhere';
      return value < LEAST_CORES ? `elsewhere <${amount(LEAST_CORES)} cores` : `elsewhere ${measured(roughly(value), 'core', 'cores')}`;
  }
}

/** Three digits: more would be luck. */
function roughly(value: number): number {
  return Number(value.toPrecision(3));
}
