/** Words of the table of all designs in a file: plain letters, which every spreadsheet reads alike. */
import type { Quantity } from '../../model/weighing';

export const COMPARISON_SHEET = {
  title: 'All of this as a file',
  fileName: 'fanout-lab-designs',
  design: 'design',
  certainty: 'found by',
  quantities: {
    copies: 'copies into a mean gateway a second',
    writes: 'writes out of it a second',
    frames: 'frames of a chat a second',
    badges: 'badges written a second by a mean gateway',
    requests: 'requests a second at a mean gateway',
    meanShare: 'share of its cores',
    busiestShare: 'share of the cores of the busiest',
    bandwidth: 'share of the link of the busiest',
    storageCores: 'cores of storage',
    brokerCores: 'cores of broker',
    sockets: 'sockets per person',
    reachedShare: 'share of what viewers are meant to hear that reaches them',
    lastMicros: 'last viewer hears after (microseconds)',
    reconnects: 'reconnects a second',
    savedShare: 'share of work saved by twice the gateways',
  } satisfies Record<Quantity, string>,
  overloaded: 'asked for more than all their time or link',
  machines: 'machines needed',
  gateways: 'gateways needed (one to spare)',
  full: 'full first',
  share: 'how full (one gateway lost)',
  obstacle: 'why no number holds',
} as const;
