/** An outage of which nothing comes, for rows that are about something else. */
import type { Outage } from '../../src/model/outage';

export const NO_OUTAGE: Outage = {
  design: 'direct', by: 'counts', gateways: 1, areParts: false, way: 'balancer', busiest: null, mean: { gateway: null, sockets: 0, second: 0, chats: 0 },
  coming: null, after: [], backMicros: null, noTime: 'alone', missedPerSecond: 0, keepsLog: false,
};
