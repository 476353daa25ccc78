/** What of a scenario is more than its components are made for. */
import type { Design } from '../model/design';
import type { RunResult } from '../model/run';
import type { Estimate, Overload } from '../model/load';
import { socketHolder, socketsHeld, type SocketHolder } from '../model/sockets';
import { overloadedInTheMean } from '../engine/theory/capacity';

export interface Strain {
  /** Who holds people's sockets, and how many of them hold more than they are meant to. */
  readonly socketHolder: SocketHolder;
  readonly overSockets: number;
  /** Components that cannot keep up: as counted, or in the mean by formula. */
  readonly overloaded: readonly Overload[];
}

/** @param estimate of a run that was counted */
export function strainOf({ scenario, ledger }: RunResult, design: Design, estimate: Estimate | null): Strain {
  return {
    socketHolder: socketHolder(design),
    overSockets: socketsHeld(ledger.gateways.connections, scenario, design).reduce((over, count) => over + (count > scenario.sockets ? 1 : 0), 0),
    overloaded: estimate?.overloaded ?? overloadedInTheMean(scenario, design),
  };
}
