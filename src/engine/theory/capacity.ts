/** How busy each component is in the mean, by formula, while every chat posts at its rate. */
import { costsPaidBy } from '../../model/accounts';
import { rolesOf, type Design } from '../../model/design';
import type { Overload } from '../../model/load';
import { instancesOf, type Role } from '../../model/roles';
import { peopleOf } from '../../model/people';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { spaceOf } from '../../model/traits';
import { expectedMicros, gatewaySecond } from './theory';

const MICROS_PER_SECOND = 1_000_000;

/** Components whose mean instance, or whose one for the largest chat, gets at least as much work as it can do. */
export function overloadedInTheMean(scenario: Scenario, design: Design): Overload[] {
  const roles = [...rolesOf(design)].filter((role) => role !== 'user');
  return roles.map((role): Overload => ({ role, share: busyShareOf(role, scenario, design), instances: null })).filter(({ share }) => share >= 1);
}

/** Share of its cores' time that this takes an instance of a role. */
function busyShareOf(role: Role, scenario: Scenario, design: Design): number {
  if (role === 'gateway') return gatewaySecond(scenario, design).busyShare;
  const space = spaceOf(design, role);
  if (space === null || costsPaidBy(design, role).length === 0) return 0;
  const { chats, rate } = scenario;
  const { largest } = sizesOf(scenario);
  const ofLargest = (): number => rate * expectedMicros(scenario, design, role, largest);
  const ofAll = (): number => rate * chats * expectedMicros(scenario, design, role);
  const instances = instancesOf(space, scenario, peopleOf(scenario));
  // Chats are dealt to shards in turn, so whole ones are what a shard has.
  const micros = space === 'chat' ? ofLargest() : space === 'person' ? ofLargest() / largest : space === 'chatShard' ? (ofAll() / chats) * Math.ceil(chats / instances) : ofAll() / instances;
  return micros / MICROS_PER_SECOND;
}
