/** Who holds people's sockets, and how many each of them has. */
import type { Design } from './design';
import type { Counts } from './ledger';
import { groupsOf } from './roles';
import type { Scenario } from './scenario';
import { writesSockets } from './traits';

/** The roles of which an instance is meant to hold no more sockets than a key says. */
export type SocketHolder = 'gateway' | 'edge';

/** Edges where these stand between gateways and people and write to them; gateways then keep streams, for which there is no limit. */
export function socketHolder(design: Pick<Design, 'post'>): SocketHolder {
  return writesSockets(design, 'edge') ? 'edge' : 'gateway';
}

/** Sockets of each who holds some, from the people of each gateway: gateways hang on edges in turn. */
export function socketsHeld(connections: Counts, scenario: Scenario, design: Pick<Design, 'post'>): Counts {
  if (socketHolder(design) === 'gateway') return connections;
  const held = new Float64Array(groupsOf(scenario, 'edge'));
  connections.forEach((people, gateway) => { held[gateway % held.length]! += people; });
  return held;
}

/** Sockets of the fullest who holds some, as a part of all, where each gateway has as many people. */
export function fullestPart(scenario: Scenario, design: Pick<Design, 'post'>): number {
  const { gateways } = scenario;
  return socketHolder(design) === 'gateway' ? 1 / gateways : mostHanging(gateways, groupsOf(scenario, 'edge')) / gateways;
}

/** Gateways on the relay, or edge, on which the most hang. */
export function mostHanging(gateways: number, groups: number): number {
  return Math.ceil(gateways / groups);
}
