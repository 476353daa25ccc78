/** Where the jobs of each role are done, and what is told of it over time. */
import type { Role } from '../../model/design';
import type { Scenario } from '../../model/scenario';
import type { Copies } from './copies';
import { EndStations } from './endstations';
import type { Plan, Working } from './plan';
import { Stations } from './stations';
import { Timeline } from './timeline';

/** Where jobs of a role are done; null where they take no time. */
export type Place = Stations | EndStations | null;

/** Of gateways, and of each other role that takes time. */
export function timelinesOf(plan: Plan, expectedMicros: number): Map<Role, Timeline> {
  const told = [...plan.workings].filter(([role, { working }]) => role === 'gateway' || working !== 'free');
  return new Map(told.map(([role, { instances }]) => [role, new Timeline(instances, expectedMicros, role === 'gateway')]));
}

/** @param timeline of the role; null where nothing is told of it */
export function placeOf(role: Role, working: Working, timeline: Timeline | null, { cores: gatewayCores, line }: Scenario, copies: Copies): Place {
  if (working === 'free' || !timeline) return null;
  const cores = role === 'gateway' ? gatewayCores : 1;
  return working === 'end' ? new EndStations(cores, line, timeline) : new Stations(cores, line, copies, timeline);
}
