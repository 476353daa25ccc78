/**
 * How busy the components of a run are, role by role: what each of them is paid for, as a share of the time
 * that it has while every chat posts at its rate. Read off the ledger, so every run has it.
 */
import { costOf, type Entry } from '../model/accounts';
import { busyMicros, type Counts, type Ledger } from '../model/ledger';
import { allReleasesPerSecond } from '../model/releaserates';
import { ROLE_IDS, roleOf, type Booked, type Role } from '../model/roles';
import type { RunResult } from '../model/run';
import type { Scenario } from '../model/scenario';

const MICROS_PER_SECOND = 1_000_000;

export interface RoleLoad {
  readonly role: Role;
  readonly instances: number;
  /** Share of one instance's time, in the mean and at the busiest; above 1 it cannot keep up. */
  readonly mean: number;
  readonly busiest: number;
  /** One share an instance; null where they were not told apart. */
  readonly each: Counts | null;
}

/**
 * The roles that are paid for something. Empty where chats post nothing of their own accord: there is no
 * rate then, and so no share of a second.
 */
export function loadsOf(result: RunResult): RoleLoad[] {
  const { scenario, topology } = result;
  if (scenario.messages === 0) return [];
  return ROLE_IDS.flatMap((role): RoleLoad[] => {
    const instances = topology.instances[role];
    const micros = instances > 0 ? spentMicros(role, result) : null;
    return micros ? [shared(role, instances, micros, scenario, secondsOfCounts(result))] : [];
  });
}

/**
 * Seconds for which the counts of a run stand, while every chat posts at its rate. Where owners let messages go
 * on their own terms, the releases say it: the last window of a short run has had no time to take in as many.
 */
export function secondsOfCounts({ scenario, topology: { pacing }, ledger: { owners } }: Pick<RunResult, 'scenario' | 'topology' | 'ledger'>): number {
  const { messages, rate } = scenario;
  if (!owners) return messages / rate;
  return owners.releases.reduce((sum, count) => sum + count, 0) / allReleasesPerSecond(scenario, pacing);
}

function shared(role: Role, instances: number, micros: Counts, scenario: Scenario, seconds: number): RoleLoad {
  const { cores } = roleOf(role);
  const time = seconds * MICROS_PER_SECOND * (cores ? scenario[cores] : 1);
  const each = micros.map((spent) => spent / time);
  const mean = each.reduce((sum, share) => sum + share, 0) / instances;
  // Topics of people are told chat by chat: then one is as busy as another of its chat, and only the mean is known.
  const isToldApart = each.length === instances;
  return { role, instances, mean, busiest: isToldApart ? each.reduce((most, share) => Math.max(most, share), 0) : mean, each: isToldApart ? each : null };
}

/** What of a run says who spent how much time. */
type Spent = Pick<RunResult, 'scenario' | 'topology' | 'ledger'>;

/** Microseconds that each instance of a role spends on messages, and on people who switch; null where nothing is paid for. */
export function spentMicros(role: Role, run: Spent): Counts | null {
  const micros = role === 'gateway' ? busyMicros(run.ledger, run.scenario) : ofMessages(role, run);
  const { subscribes } = run.ledger.topics;
  if (role !== 'topic' || run.scenario.tSubscribe === 0 || subscribes.length === 0) return micros;
  return subscribes.map((times, chat) => times * run.scenario.tSubscribe + (micros?.[chat] ?? 0));
}

function ofMessages(role: Role, { scenario, topology, ledger }: Spent): Counts | null {
  const paid = new Map(topology.kinds.flatMap(({ entries }) => entries).flatMap((entry) => {
    const cost = entry.role === role ? costOf(entry.account) : null;
    // A role without columns of its own in the ledger is told only where it takes time.
    return cost && (roleOf(role).ledger || scenario[cost.key] > 0) ? [[`${entry.end} ${cost.key}`, { entry, key: cost.key }] as const] : [];
  }));
  return [...paid.values()].reduce<Counts | null>((micros, { entry, key }) => {
    const spent = countsOf(role, entry, ledger)?.map((count) => count * scenario[key]) ?? null;
    return micros && spent ? micros.map((sum, index) => sum + spent[index]!) : (spent ?? micros);
  }, null);
}

/** What the ledger has of a role at one end of its hops: units or copies that it took in, or copies that it sent. */
function countsOf(role: Role, { end, per }: Entry, ledger: Ledger): Counts | null {
  const wanted: readonly Booked[] = end === 'sender' ? ['sent'] : per === 'copy' ? ['received'] : ['units', 'received'];
  const { ledger: columns } = roleOf(role);
  const part = columns ? (ledger[columns.part] as Readonly<Record<string, Counts>>) : (ledger.others[role] as Readonly<Record<string, Counts>> | undefined);
  for (const booked of wanted) {
    const name = columns ? columns[booked] : booked;
    if (name !== undefined && part?.[name]) return part[name];
  }
  return null;
}
