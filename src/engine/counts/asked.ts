/** What has been counted of clocks, as it is added to the counts of a run: sums of requests, answers and messages, times what each comes to by rule. */
import { costsOf, flowRulesOf, otherRoles, type Account, type FlowRule, type MessageRule } from '../../model/accounts';
import { NOTHING, type Amounts } from '../../model/amounts';
import type { Movers } from '../../model/counts';
import type { Design } from '../../model/design';
import type { Counts, OtherCounts, Paid } from '../../model/ledger';
import type { Role } from '../../model/roles';
import type { CostKey, Scenario } from '../../model/scenario';
import { spaceOf } from '../../model/traits';

/** What clocks add to the counts. */
export interface Asked {
  readonly gateways: Readonly<Record<'receipts' | 'writes' | 'carried' | 'requests' | 'emptyAnswers', Counts>> & { readonly paid: Paid; readonly paidAgain: Paid };
  readonly others: Readonly<Partial<Record<Role, Omit<OtherCounts, 'dropped'>>>>;
  /** Messages that those who switch hear by an answer, beyond those of the chat that they belong to; null where nobody switches. */
  readonly moversDeliveries: Movers | null;
}

/** Requests, those answered with something, and messages brought: at each instance. */
export type Sums = Readonly<Record<'asked' | 'filled' | 'brought', Counts>>;

/** Nothing yet, at so many instances. */
export function openSums(length: number): Sums {
  return { asked: new Float64Array(length), filled: new Float64Array(length), brought: new Float64Array(length) };
}

/** So many more at one of them. */
export function add({ asked, filled, brought }: Sums, at: number, requests: number, answers: number, messages: number): void {
  asked[at]! += requests;
  filled[at]! += answers;
  brought[at]! += messages;
}

/** What is counted of one flow. */
export interface FlowSums {
  readonly rule: FlowRule;
  /** By gateway and by chat: what each gateway comes to that asks; and the same for each viewer who asks, or for whom it does. */
  readonly gateways: Sums;
  readonly chats: Sums;
  readonly viewersAtGateways: Sums;
  readonly viewersOfChats: Sums;
}

/** What the flows come to: each of their sums times what it comes to by rule. */
export function askedOf(scenario: Scenario, design: Design, flows: readonly FlowSums[], moversDeliveries: Movers | null): Asked {
  const { gateways, chats } = scenario;
  const at = (place: 'gateways' | 'chats', amountsOf: (rule: MessageRule) => Amounts): Counts => {
    const counts = new Float64Array(place === 'gateways' ? gateways : chats);
    for (const flow of flows) {
      const [ofGateways, ofViewers] = place === 'gateways' ? [flow.gateways, flow.viewersAtGateways] : [flow.chats, flow.viewersOfChats];
      for (const part of ['asked', 'filled', 'brought'] as const) {
        const { gateways: line, people } = amountsOf(flow.rule[part]);
        addTimes(counts, ofGateways[part], line.viewed);
        addTimes(counts, ofViewers[part], line.perViewer + people.viewing + line.perStray + people.stray);
      }
    }
    return counts;
  };
  const of = (account: Account): Counts => at('gateways', (rule) => rule.of('gateway', account));
  const costs = new Set(flowRulesOf(design).flatMap(({ asked, filled, brought }) => [asked, filled, brought].flatMap((part) => costsOf(part, 'gateway').map(({ key }) => key))));
  const paid = (name: 'amounts' | 'again'): Paid => Object.fromEntries(
    [...costs].map((key): [CostKey, Counts] => [key, at('gateways', (rule) => costsOf(rule, 'gateway').find((cost) => cost.key === key)?.[name] ?? NOTHING)]),
  );
  const others = otherRoles(design).filter((role) => spaceOf(design, role) === 'chat').map((role) => {
    const ofRole = (account: Account): Counts => at('chats', (rule) => rule.of(role, account));
    return [role, { received: ofRole('received'), units: ofRole('units'), sent: ofRole('sent') }] as const;
  });
  return {
    gateways: { receipts: of('received'), writes: of('sent'), carried: of('carried'), requests: of('requests'), emptyAnswers: of('emptyAnswers'), paid: paid('amounts'), paidAgain: paid('again') },
    others: Object.fromEntries(others),
    moversDeliveries,
  };
}

function addTimes(counts: Counts, more: Counts, times: number): void {
  for (let index = 0; times !== 0 && index < counts.length; index++) counts[index]! += times * more[index]!;
}
