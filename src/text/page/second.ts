/** Words for one second at the scenario's rate: what each component has to do in it. */
import type { Role } from '../../model/design';
import type { Estimate, FullAt, Load } from '../../model/load';
import type { Scenario } from '../../model/scenario';
import { amount, counted, countOf, duration, gigabits, measured, share, size, withArticle, wordFor } from '../format';
import { ROLE_NAMES } from './names';
import { instanceNames } from './overload';
import { inWhichChat } from './talk';

export const SECOND = {
  title: 'One second at this rate',
  mean: 'mean',
  busiest: 'busiest',
  estimated: 'Busy times are whole counts times the costs. Waiting is an estimate: messages at random, and what one of them brings a gateway comes at once.',
} as const;

/** Why a counted second has two ends, where waking up takes time. */
export const BETWEEN_ENDS = 'When a gateway is idle as work comes, no count knows: its time is between the two, nearer the first the busier it is. One that is always at work never wakes up.';

export interface SecondRow {
  readonly label: string;
  readonly mean: string;
  readonly busiest: string;
  /** Something is over what it can do. */
  readonly isOver: boolean;
}

/** The rows of the table, those without anything to say left out. */
export function secondRows(estimate: Estimate, scenario: Scenario): SecondRow[] {
  const { gateways } = estimate;
  const { estimatedWaitMicros: wait } = gateways;
  const row = (label: string, { mean, busiest }: Pick<Load, 'mean' | 'busiest'>, print: (value: number) => string, isOver = false): SecondRow => ({
    label,
    mean: print(mean ?? 0),
    busiest: print(busiest ?? 0),
    isOver,
  });
  const rows = [
    row(gateways.everyWakes ? 'a gateway’s cores, busy, if it never wakes up' : 'a gateway’s cores, busy', gateways.share, share, gateways.overloaded > 0),
    ...(gateways.everyWakes ? [row('… if it wakes up for every job', gateways.everyWakes.share, share, gateways.overloaded > 0)] : []),
    row('bytes into a gateway', gateways.bytesInPerSecond, size),
    row('bytes out of it', gateways.bytesOutPerSecond, size),
    ...(estimate.bandwidth ?? []).filter(({ role }) => role === 'gateway').map(({ share: link }) => row(`a gateway’s link of ${gigabits(scenario.gbit)}, full`, link, share, (link.busiest ?? 0) >= 1)),
    ...(estimate.edges
      ? [row('people whose streams a gateway keeps', gateways.connections, countOf), row(`sockets of an edge, meant for ${countOf(scenario.sockets)}`, estimate.edges.sockets, countOf, estimate.edges.overSockets > 0)]
      : [row(`sockets, meant for ${countOf(scenario.sockets)}`, gateways.connections, countOf, gateways.overSockets > 0)]),
    { label: 'wait of a copy, estimated', mean: waitWords(wait.mean), busiest: waitWords(wait.longest), isOver: wait.longest === null },
  ];
  if (gateways.wastedPerSecond.total > 0) rows.push(row('copies that serve nobody', gateways.wastedPerSecond, amount));
  if (gateways.reconnectsPerSecond.total > 0) rows.push(row('people who switch to it, a handshake each', gateways.reconnectsPerSecond, amount));
  for (const [label, busy] of [['a Chat API, busy', estimate.chatApi], ['a topic, busy', estimate.topics], ['a user-gateway shard, busy', estimate.userGatewayStorage], ['a chat-user shard, busy', estimate.chatUserStorage]] as const) {
    if (busy.microsPerSecond.total > 0) rows.push(row(label, busy.share, share, (busy.share.busiest ?? 0) >= 1));
  }
  for (const { role, share: link } of estimate.bandwidth ?? []) {
    if (role !== 'gateway' && link.total > 0) rows.push(row(`the link of ${withArticle(instanceNames(role)[0])}, full`, link, share, (link.busiest ?? 0) >= 1));
  }
  return rows;
}

/** "Broker: 1.5 cores in all. User-gateway storage: 200 cores in all." */
export function coresWords(estimate: Estimate): string {
  return ([['Chat API', estimate.chatApi], ['Broker', estimate.topics], ['User-gateway storage', estimate.userGatewayStorage], ['Chat-user storage', estimate.chatUserStorage]] as const)
    .filter(([, { microsPerSecond }]) => microsPerSecond.total > 0)
    .map(([name, { microsPerSecond }]) => `${name}: ${coresOf(microsPerSecond)} in all.`)
    .join(' ');
}

function coresOf({ total }: Load): string {
  return measured(total / 1_000_000, 'core', 'cores');
}

function waitWords(micros: number | null): string {
  return micros === null ? 'without end' : duration(micros);
}

/** What is over its capacity now, and which component a growing rate fills first. */
export function fullFirstWords(estimate: Estimate, scenario: Scenario): string {
  const over: string[] = [];
  const { overloaded, overSockets } = estimate.gateways;
  if (overloaded > 0) over.push(`${ofGateways(overloaded, scenario)} ${wordFor(overloaded, 'gets more work than it can do: its line grows', 'get more work than they can do: their lines grow')} without end.`);
  if (estimate.edges && estimate.edges.overSockets > 0) over.push(`${counted(estimate.edges.overSockets, 'edge holds more sockets than it is', 'edges hold more sockets than they are')} meant to.`);
  if (overSockets > 0) over.push(`${ofGateways(overSockets, scenario)} ${wordFor(overSockets, 'holds more sockets than it is', 'hold more sockets than they are')} meant to.`);
  const first = estimate.fullFirst[0];
  if (first) {
    const name = fullName(first);
    const rate = `${measured(first.fullAtRate, 'message', 'messages')} a second`;
    over.push(
      first.share >= 1
        ? `Full first: ${name}, already at ${rate} ${inWhichChat(scenario)}.`
        : `Full first: ${name}, at ${rate} ${inWhichChat(scenario)}.`,
    );
  }
  return over.join(' ');
}

/** "3 of 4 gateways". */
function ofGateways(some: number, { gateways }: Scenario): string {
  return `${countOf(some)} of ${counted(gateways, 'gateway', 'gateways')}`;
}

/** "the busiest gateway", "the link of the busiest gateway". */
function fullName({ role, limit }: Pick<FullAt, 'role' | 'limit'>): string {
  const name = FULL_NAMES[role] ?? ROLE_NAMES[role];
  return limit === 'link' ? `the link of ${name}` : name;
}

/** What is claimed of the component that is full first, as a sentence. */
export function fullFirstClaim(role: Role): string {
  return `Full first as messages become more: ${FULL_NAMES[role] ?? ROLE_NAMES[role]}.`;
}

const FULL_NAMES: Partial<Record<Role, string>> = {
  gateway: 'the busiest gateway',
  topic: 'the busiest topic',
  userGatewayStorage: 'a shard of user-gateway storage',
  chatUserStorage: 'a shard of chat-user storage',
  ownerProcess: 'the busiest owner process',
  relay: 'the busiest relay',
  edge: 'the busiest edge',
};
