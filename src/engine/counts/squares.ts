/** What comes to a gateway at once, squared: by copies that come together, and by what is asked for by a clock. */
import { designOf } from '../../designs';
import { costsOf, flowRulesOf, jobsOf, ruleOf, type MessageRule } from '../../model/accounts';
import { sumOfAmounts, type Amounts } from '../../model/amounts';
import type { Counts } from '../../model/ledger';
import { isAskedByPeople } from '../../model/polling';
import type { Role } from '../../model/roles';
import { releasesInSecond } from '../../model/releaserates';
import { pacingOf } from '../../model/releases';
import type { Scenario } from '../../model/scenario';
import { talkOf } from '../../model/talk';
import { meanBatch, type Batch } from './batches';
import type { SecondPart } from './second';

/**
 * What one message, or frame, of a chat that posts at the scenario's rate comes to, and what others post meanwhile: at
 * the instances of a role, one number an instance.
 * @param amountsOf what a part of it comes to
 * @param parts all of them, unless it is said
 */
export type Round = (role: Role, amountsOf: (part: SecondPart) => Amounts, parts?: readonly SecondPart[]) => Counts;

/** What a rule has a gateway pay for first attempts. */
function firstsOf(rule: MessageRule, scenario: Scenario): Amounts {
  return sumOfAmounts(costsOf(rule, 'gateway').map(({ key, amounts }) => [amounts, scenario[key]]));
}

/**
 * What such a message brings each gateway at once, squared and summed up: its copies come together. What a
 * clock sets off does not: a person's request comes by itself, with its answer, and a gateway's answers come chat by chat.
 */
export function batchesOf(scenario: Scenario, round: Round, parts: readonly SecondPart[]): { readonly batch: Batch; readonly squaredMicros: Counts } {
  const design = designOf(scenario.design);
  const rule = ruleOf(design);
  const micros = ({ rule: own }: SecondPart): Amounts => firstsOf(own, scenario);
  const weights = talkOf(scenario).isAlike ? undefined : releasesInSecond(scenario, pacingOf(scenario, design)).releases;
  const batch = meanBatch(scenario, design, jobsOf(rule).copies, firstsOf(rule, scenario), weights);
  const perMicro = (one: Pick<Batch, 'micros' | 'squaredMicros'>): number => (one.micros === 0 ? 0 : one.squaredMicros / one.micros);
  const squares = [round('gateway', micros, parts.filter(({ flow }) => flow === null)).map((busy) => busy * perMicro(batch))];
  for (const flow of flowRulesOf(design)) {
    const [asked, filled] = [firstsOf(flow.asked, scenario), firstsOf(flow.filled, scenario)];
    const ofPerson = asked.gateways.perViewer + asked.gateways.perStray;
    const answer = isAskedByPeople(flow.flow) ? { micros: ofPerson, squaredMicros: ofPerson * ofPerson } : meanBatch(scenario, design, asked, sumOfAmounts([[asked, 1], [filled, 1]]));
    squares.push(round('gateway', micros, parts.filter((part) => part.flow === flow.flow)).map((busy) => busy * perMicro(answer)));
  }
  return { batch, squaredMicros: squares[0]!.map((_, gateway) => squares.reduce((sum, one) => sum + one[gateway]!, 0)) };
}
