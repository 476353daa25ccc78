/** What of a scenario is more than its components are made for. */
import type { Design } from '../model/design';
import type { RunResult } from '../model/run';
import type { Estimate, Overload } from '../model/load';
import { overloadedInTheMean } from '../engine/theory/capacity';

export interface Strain {
  /** Gateways that hold more connections than they are meant to. */
  readonly overSockets: number;
  /** Components that cannot keep up: as counted, or in the mean by formula. */
  readonly overloaded: readonly Overload[];
}

/** @param estimate of a run that was counted */
export function strainOf({ scenario, ledger }: RunResult, design: Design, estimate: Estimate | null): Strain {
  const { connections } = ledger.gateways;
  return {
    overSockets: connections.reduce((over, count) => over + (count > scenario.sockets ? 1 : 0), 0),
    overloaded: estimate?.overloaded ?? overloadedInTheMean(scenario, design),
  };
}
