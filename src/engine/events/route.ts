/** A design's hops with everything looked up that does not change during a run. */
import type { Design, Hop, Role } from '../../model/design';
import type { CostKey, Scenario } from '../../model/scenario';
import { hopKinds, type HopPhase } from '../../model/trace';
import { wordOf } from '../../model/words';
import type { Reach } from '../../model/words/word';
import { columnsOfHop, type ComponentLedger, type HopColumns } from './books';

const MICROS_PER_MILLI = 1000;

/** One hop, ready to be walked. */
export interface Step {
  /** Index into `hopKinds()`. */
  readonly kind: number;
  /** Index of the answer's kind; null for a `send`. */
  readonly replyKind: number | null;
  readonly to: Role;
  /** It carries a badge, and no message. */
  readonly isBadge: boolean;
  readonly reach: Reach;
  readonly latencyMicros: number;
  /** Paid by the receiver for each unit, and once for each copy. */
  readonly receiverMicros: number;
  readonly onceMicros: number;
  /** Paid by the sender for each copy. */
  readonly senderMicros: number;
  /** Where its crossings are entered. */
  readonly columns: HopColumns;
  readonly then: readonly Step[];
}

/** Finds the number of a kind of crossing. */
export type KindOf = (phase: HopPhase, id: string) => number;

/** Numbers of the kinds of crossing by phase and id; a reply's id ends in `.reply`. */
export function kindNumbers(scenario: Scenario, design: Design): KindOf {
  const numbers = new Map(hopKinds(scenario, design).map((kind, index) => [`${kind.phase} ${kind.id}`, index]));
  return (phase, id) => {
    const number = numbers.get(`${phase} ${id}`);
    if (number === undefined) throw new RangeError(`no crossing of ${design.id} is called ${id} while ${phase}`);
    return number;
  };
}

/** Microseconds from one component to another: the last mile where one end is a person. */
export function latencyMicros(scenario: Scenario, from: Role, to: Role): number {
  const millis = from === 'user' || to === 'user' ? scenario.lastMile : scenario.hop;
  return millis * MICROS_PER_MILLI;
}

/** The steps that follow a post, in the order written. */
export function routeOf(scenario: Scenario, design: Design, kindOf: KindOf, ledger: ComponentLedger): readonly Step[] {
  const cost = (key: CostKey | undefined): number => (key ? scenario[key] : 0);
  const stepOf = (hop: Hop, from: Role): Step => ({
    kind: kindOf('message', hop.id),
    replyKind: hop.verb === 'ask' ? kindOf('message', `${hop.id}.reply`) : null,
    to: hop.to,
    isBadge: hop.carries === 'badge',
    reach: wordOf(hop.fanout).people,
    latencyMicros: latencyMicros(scenario, from, hop.to),
    receiverMicros: cost(hop.receiverPays),
    onceMicros: cost(hop.receiverPaysOnce),
    senderMicros: cost(hop.senderPays),
    columns: columnsOfHop(ledger, { hop, from }),
    then: hop.then.map((next) => stepOf(next, hop.verb === 'ask' ? from : hop.to)),
  });
  return design.post.map((hop) => stepOf(hop, 'chatApi'));
}
