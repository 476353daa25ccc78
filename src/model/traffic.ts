/**
 * What crosses the links of machines, in messages: read off a design's hops. A frame is as many as it carries, an
 * answer by a clock as many as it brings. Counted are messages on their way to people; headers of any kind,
 * handshakes, questions, answers that bring no message, badges, and what people post are left out.
 */
import { atEnd, flowRulesOf, ruleOf, type MessageRule } from './accounts';
import { NOTHING, sumOfAmounts, unmerged, type Amounts } from './amounts';
import { hopsOf, type Design, type HopVisit } from './design';
import type { Traffic } from './ledger';
import type { Role } from './roles';
import type { Scenario } from './scenario';

/** What one message brings to the instances of a role and takes from them; and of that, what each repeated attempt to write a socket takes anew. */
export interface RoleTraffic {
  readonly in: Amounts;
  readonly out: Amounts;
  readonly again: Amounts;
}

const KNOWN = new WeakMap<Design, ReadonlyMap<Role, RoleTraffic>>();

/** The roles of a design, people aside, whose links carry messages. */
export function trafficOf(design: Design): ReadonlyMap<Role, RoleTraffic> {
  const known = KNOWN.get(design) ?? composed(design);
  KNOWN.set(design, known);
  return known;
}

function composed(design: Design): ReadonlyMap<Role, RoleTraffic> {
  const traffic = new Map<Role, RoleTraffic>();
  const add = (role: Role, change: Partial<RoleTraffic>): void => {
    if (role === 'user') return;
    const { in: into, out, again } = traffic.get(role) ?? { in: NOTHING, out: NOTHING, again: NOTHING };
    const sum = (one: Amounts, more: Amounts = NOTHING): Amounts => sumOfAmounts([[one, 1], [more, 1]]);
    traffic.set(role, { in: sum(into, change.in), out: sum(out, change.out), again: sum(again, change.again) });
  };
  for (const visit of hopsOf(design)) {
    const copies = messagesOver(design, visit);
    if (!copies) continue;
    const { hop, from } = visit;
    const [sent, received] = [atEnd(copies, 'sender', visit), atEnd(copies, 'receiver', visit)];
    // What is asked for by a clock comes with the answer, the other way.
    const isAnswer = hop.verb === 'ask';
    add(from, isAnswer ? { in: sent } : { out: sent, ...(hop.to === 'user' && { again: sent }) });
    add(hop.to, isAnswer ? { out: received } : { in: received });
  }
  return traffic;
}

/** How often a message crosses a hop, or is brought over it; null where none does. */
function messagesOver(design: Design, { hop, flow, isAnswered }: HopVisit): Amounts | null {
  if (hop.carries) return null;
  const crossed = (rules: readonly MessageRule[]): Amounts => unmerged(rules.map((rule) => rule.hops.get(hop.id)?.copies).find((copies) => copies !== undefined) ?? NOTHING);
  if (!flow) return hop.verb === 'send' ? crossed([ruleOf(design)]) : null;
  const own = flowRulesOf(design).find((rule) => rule.flow === flow)!;
  return isAnswered || hop.verb === 'ask' ? crossed([own.filled, own.asked]) : null;
}

/** An empty account of what crosses links; null where nobody asks. */
export function emptyTraffic(scenario: Scenario, design: Design, instances: (role: Role) => number): Traffic | null {
  if (scenario.gbit === 0) return null;
  return Object.fromEntries(Array.from(trafficOf(design).keys(), (role) => [role, { in: new Float64Array(instances(role)), out: new Float64Array(instances(role)) }]));
}

const BITS_PER_BYTE = 8;
const BITS_PER_GIGABIT = 1e9;

/** What one message takes of a second of a machine's link. */
export function linkShareOfMessage({ bytes, gbit }: { readonly bytes: number; readonly gbit: number }): number {
  return (bytes * BITS_PER_BYTE) / (gbit * BITS_PER_GIGABIT);
}
