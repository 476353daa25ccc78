/** A design's hops with everything looked up that does not change during a run. */
import { hopsApplying } from '../../model/apart';
import { hopsOf, type ClockFlow, type Design, type Hop, type Role } from '../../model/design';
import type { CostKey, Scenario } from '../../model/scenario';
import { hopKinds, type HopPhase } from '../../model/trace';
import { wordOf } from '../../model/words';
import type { Reach } from '../../model/words/word';
import { columnsOfAnswer, columnsOfHop, trafficColumnsOf, type AnswerColumns, type ComponentLedger, type HopColumns, type TrafficColumns } from './books';

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
  /** What several chats send over it at one tick is one copy. */
  readonly merges: boolean;
  readonly reach: Reach;
  readonly latencyMicros: number;
  /** Paid by the receiver for each unit, and once for each copy. */
  readonly receiverMicros: number;
  readonly onceMicros: number;
  /** Paid by the sender for each copy. */
  readonly senderMicros: number;
  /** Where its crossings are entered, and the messages that they carry; null where these are none, or nobody asks. */
  readonly columns: HopColumns;
  readonly traffic: TrafficColumns | null;
  /** Of an ask that a clock sets off: where its answer is entered at whoever asked, and what it costs them. */
  readonly answer: { readonly columns: AnswerColumns; readonly micros: number } | null;
  /** It carries an answer by a clock; and whether also one that brings nothing goes on over it. */
  readonly isAnswer: boolean;
  readonly evenEmpty: boolean;
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

/** What a design sets off, ready to be walked: the steps that follow a post, and those of each clock. */
export interface Routes {
  /** Of what is posted in chats that have no gateways of their own beside homes, and in those that have. */
  readonly post: Readonly<Record<'others' | 'apart', readonly Step[]>>;
  readonly clocks: readonly { readonly flow: ClockFlow; readonly steps: readonly Step[] }[];
}

/** The steps of a design, in the order written. */
export function routesOf(scenario: Scenario, design: Design, kindOf: KindOf, ledger: ComponentLedger): Routes {
  const cost = (key: CostKey | undefined): number => (key ? scenario[key] : 0);
  const visits = new Map(hopsOf(design).map((visit) => [visit.hop, visit]));
  const stepOf = (hop: Hop): Step => {
    const visit = visits.get(hop)!;
    const phase = visit.flow ? 'clock' : 'message';
    const isAsk = hop.verb === 'ask';
    return {
      kind: kindOf(phase, hop.id),
      replyKind: isAsk ? kindOf(phase, `${hop.id}.reply`) : null,
      to: hop.to,
      isBadge: hop.carries === 'badge',
      merges: hop.merges === true,
      reach: wordOf(hop.fanout).people,
      latencyMicros: latencyMicros(scenario, visit.from, hop.to),
      receiverMicros: cost(hop.receiverPays),
      onceMicros: cost(hop.receiverPaysOnce),
      senderMicros: cost(hop.senderPays),
      columns: columnsOfHop(ledger, visit),
      traffic: trafficColumnsOf(ledger, visit),
      answer: visit.flow && isAsk ? { columns: columnsOfAnswer(ledger, visit), micros: cost(hop.askerPays) } : null,
      isAnswer: visit.isAnswered,
      evenEmpty: hop.evenEmpty === true,
      then: hop.then.map(stepOf),
    };
  };
  const steps = new Map(design.post.map((hop) => [hop, stepOf(hop)]));
  const posted = (isApart: boolean): Step[] => hopsApplying(design.post, isApart).map((hop) => steps.get(hop)!);
  return { post: { others: posted(false), apart: posted(true) }, clocks: (design.flows ?? []).map((flow) => ({ flow, steps: flow.hops.map(stepOf) })) };
}
