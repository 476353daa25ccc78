/** A design's hops as the flow engine walks them, with everything looked up that does not change during a run. */
import { otherRoles } from '../../model/accounts';
import { atGateways, type Amounts, type PersonAmount } from '../../model/amounts';
import { hopsOf, type Design, type Hop, type HopVisit, type Role } from '../../model/design';
import { instancesOf, roleOf } from '../../model/roles';
import type { CostKey, Scenario } from '../../model/scenario';
import { sharesWrites } from '../../model/sharing';
import { spaceOf } from '../../model/traits';
import { paysForWaking } from '../../model/waking';
import { wordOf } from '../../model/words';
import type { CopyKind, Reach } from '../../model/words/word';
import { columnsOfHop, trafficColumnsOf, type ComponentLedger, type HopColumns } from '../events/books';
import { latencyMicros } from '../events/route';
import { Repeated } from './repeated';

/** One hop, ready to be walked. */
export interface FlowStep {
  readonly index: number;
  readonly from: Role;
  readonly to: Role;
  readonly isAsk: boolean;
  readonly reach: Reach;
  readonly latencyMicros: number;
  /** Paid by the receiver for each unit and once for each copy, and by the sender for each copy. */
  readonly receiverMicros: number;
  readonly onceMicros: number;
  readonly senderMicros: number;
  /** Copies that leave one after the other. */
  readonly leaving: Repeated;
  readonly columns: HopColumns;
  /** The copy before it is held once for the chat, so it leads to the same instances for each message. */
  readonly isFromChat: boolean;
  /** To a gateway's people, for a copy that is for all of them: how often each is written to; null where that is for the word alone to say. */
  readonly readers: PersonAmount | null;
  /** The copy before it is for one person. */
  readonly isForOne: boolean;
  readonly then: readonly FlowStep[];
}

/** How the instances of a role do their work. `free`: it takes them no time, so nobody ever waits. */
export type Working = 'free' | 'station' | 'end';

export interface Plan {
  readonly steps: readonly FlowStep[];
  /** What follows at the Chat API. */
  readonly post: readonly FlowStep[];
  readonly workings: ReadonlyMap<Role, { readonly working: Working; readonly instances: number }>;
}

/** The plan of a scenario under its design. */
export function planOf(scenario: Scenario, design: Design, ledger: ComponentLedger, people: number): Plan {
  const visits = new Map<Hop, HopVisit>(hopsOf(design).map((visit) => [visit.hop, visit]));
  const steps: FlowStep[] = [];
  const cost = (key: CostKey | undefined): number => (key ? scenario[key] : 0);
  const stepOf = (hop: Hop, kind: CopyKind): FlowStep => {
    const visit = visits.get(hop)!;
    const { from, fromSpace } = visit;
    const word = wordOf(hop.fanout);
    const index = steps.length;
    steps.push(null as unknown as FlowStep);
    const made = hop.verb === 'ask' ? kind : (word.makes ?? kind);
    const step: FlowStep = {
      index,
      from,
      to: hop.to,
      isAsk: hop.verb === 'ask',
      reach: word.people,
      latencyMicros: latencyMicros(scenario, from, hop.to),
      receiverMicros: cost(hop.receiverPays),
      onceMicros: cost(hop.receiverPaysOnce),
      senderMicros: cost(hop.senderPays),
      leaving: new Repeated(cost(hop.senderPays)),
      columns: kept(columnsOf(ledger, visit)),
      isFromChat: kind === 'chat' && (fromSpace === 'chat' || fromSpace === 'chatShard' || fromSpace === 'one'),
      isForOne: kind === 'person',
      readers: hop.to === 'user' && kind === 'chat' && fromSpace === 'gateway' ? readersOf(hop) : null,
      then: hop.then.map((next) => stepOf(next, made)),
    };
    steps[index] = step;
    return step;
  };
  const post = design.post.map((hop) => stepOf(hop, 'chat'));
  return { steps, post, workings: workingsOf(scenario, design, steps, people) };
}

/** A hop's columns, and among them those of the links that it crosses: all copies that are played in columns carry one message each. */
function columnsOf(ledger: ComponentLedger, visit: HopVisit): HopColumns {
  const columns = columnsOfHop(ledger, visit);
  const traffic = trafficColumnsOf(ledger, visit);
  if (!traffic) return columns;
  return { ...columns, sent: [...columns.sent, ...(traffic.out ? [traffic.out] : [])], taken: [...columns.taken, ...(traffic.in ? [traffic.in] : [])] };
}

/** Columns without entries are those of people who are too many to be told one by one. */
function kept({ sent, taken, units, wasted }: HopColumns): HopColumns {
  const held = (columns: HopColumns['sent']): HopColumns['sent'] => columns.filter(({ length }) => length > 0);
  return { sent: held(sent), taken: held(taken), units: held(units), wasted: held(wasted) };
}

/** What one copy at a gateway comes to for each of its people, by the word's own count. */
function readersOf(hop: Hop): PersonAmount | null {
  const reached = wordOf(hop.fanout).count({ space: 'gateway', kind: 'chat', copies: atGateways({ always: 1 }) });
  return reached && isOfPeopleAlone(reached.copies) ? reached.copies.people : null;
}

function isOfPeopleAlone({ chat, gateways, shards, people }: Amounts): boolean {
  return chat === 0 && people.member === 0 && [gateways, shards].every((line) => Object.values(line).every((amount) => amount === 0));
}

/** Whatever follows this step is one round of sockets, and how many is known. */
function isLast({ isAsk, then }: FlowStep): boolean {
  return !isAsk && then.length <= 1 && then.every(({ to, readers, isForOne }) => to === 'user' && (readers !== null || isForOne));
}

/** Which roles take time over their work, and which of these have nobody waiting for it. */
function workingsOf(scenario: Scenario, design: Design, steps: readonly FlowStep[], people: number): Plan['workings'] {
  const roles = new Set<Role>(['chatApi', ...steps.map(({ to }) => to), ...otherRoles(design)]);
  roles.delete('user');
  return new Map(
    [...roles].map((role) => {
      const into = steps.filter(({ to }) => to === role);
      const out = steps.filter(({ from }) => from === role);
      const takesTime = (role === 'gateway' && paysForWaking(scenario)) || into.some(({ receiverMicros, onceMicros }) => receiverMicros + onceMicros > 0) || out.some(({ senderMicros }) => senderMicros > 0);
      const endsHere = roleOf(role).space === 'gateway' && !sharesWrites(scenario) && into.every(isLast) && out.every(({ to }) => to === 'user');
      const space = spaceOf(design, role);
      const instances = space === null ? 0 : instancesOf(space, scenario, people);
      return [role, { working: !takesTime ? 'free' : endsHere ? 'end' : 'station', instances }] as const;
    }),
  );
}
