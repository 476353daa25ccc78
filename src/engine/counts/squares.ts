/** What comes to a gateway at once, squared: by copies that come together, and by what is asked for by a clock. */
import { designOf } from '../../designs';
import { costsOf, flowRulesOf, jobsOf, ruleOf, type MessageRule } from '../../model/accounts';
import { sumOfAmounts, type Amounts } from '../../model/amounts';
import { flowInSecond } from '../../model/asked';
import type { Counts } from '../../model/ledger';
import type { Role } from '../../model/roles';
import type { Scenario } from '../../model/scenario';
import { meanBatch, type Batch } from './batches';

/** What one message, or frame, in every chat comes to at the instances of a role, one number an instance. */
export type Round = (role: Role, amounts: Amounts) => Counts;

/** What a rule has a gateway pay for first attempts. */
function firstsOf(rule: MessageRule, scenario: Scenario): Amounts {
  return sumOfAmounts(costsOf(rule, 'gateway').map(({ key, amounts }) => [amounts, scenario[key]]));
}

/**
 * What one message in every chat brings each gateway at once, squared and summed up: its copies come together. What a
 * clock sets off does not: a person's request comes by itself, with its answer, and a gateway's answers come chat by chat.
 */
export function batchesOf(scenario: Scenario, round: Round): { readonly batch: Batch; readonly squaredMicros: Counts } {
  const design = designOf(scenario.design);
  const rule = ruleOf(design);
  const ofCopies = firstsOf(rule, scenario);
  const batch = meanBatch(scenario, design, jobsOf(rule).copies, ofCopies);
  const perMicro = ({ micros, squaredMicros }: Pick<Batch, 'micros' | 'squaredMicros'>): number => (micros === 0 ? 0 : squaredMicros / micros);
  const squares = [round('gateway', ofCopies).map((micros) => micros * perMicro(batch))];
  for (const flow of flowRulesOf(design)) {
    const [asked, filled] = [firstsOf(flow.asked, scenario), firstsOf(flow.filled, scenario)];
    const answer = flow.flow.by === 'viewer' ? { micros: asked.gateways.perViewer, squaredMicros: asked.gateways.perViewer * asked.gateways.perViewer } : meanBatch(scenario, design, asked, sumOfAmounts([[asked, 1], [filled, 1]]));
    squares.push(round('gateway', firstsOf(flowInSecond(scenario, flow), scenario)).map((micros) => micros * perMicro(answer)));
  }
  return { batch, squaredMicros: squares[0]!.map((_, gateway) => squares.reduce((sum, one) => sum + one[gateway]!, 0)) };
}
