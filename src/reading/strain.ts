/** What of a scenario is more than its gateways are made for. */
import type { Design } from '../model/design';
import type { RunResult } from '../model/run';
import { gatewaySecond } from '../engine/theory/theory';

export interface Strain {
  /** Gateways that hold more connections than they are meant to. */
  readonly overSockets: number;
  /** Share of a mean gateway's cores that its second takes, by formula; from 1 on it cannot keep up. */
  readonly busyShare: number;
}

export function strainOf({ scenario, ledger }: RunResult, design: Design): Strain {
  const { connections } = ledger.gateways;
  return {
    overSockets: connections.reduce((over, count) => over + (count > scenario.sockets ? 1 : 0), 0),
    busyShare: gatewaySecond(scenario, design).busyShare,
  };
}
