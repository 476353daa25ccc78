/** How full the links of machines are, by counts: what crosses each of them in a second, while every chat posts at its rate. */
import { designOf } from '../../designs';
import { ruleOf } from '../../model/accounts';
import type { AggregateResult } from '../../model/counts';
import type { Counts } from '../../model/ledger';
import type { Bandwidth, FullAt, Load } from '../../model/load';
import { rateOfMoreReleases, sharesOf } from '../../model/releaserates';
import type { Role } from '../../model/roles';
import { sumOfAmounts } from '../../model/amounts';
import { linkShareOfMessage, trafficOf } from '../../model/traffic';
import { loadOf, scaledLoad } from './loads';
import { messagesWeight, type SecondPart } from './second';
import type { Round } from './squares';

/** Shares of the link of each instance of a role, in and out, each number standing for so many of them. */
export interface LinkWork {
  readonly role: Role;
  readonly in: Counts;
  readonly out: Counts;
  /** Of the two, the greater one: a link carries as much each way. */
  readonly fullest: Counts;
  readonly alike: number | Counts;
}

/** The links of a design's components; none where nobody asks. */
export function linkWorksOf(result: AggregateResult, round: Round, alikeOf: (role: Role) => number | Counts): LinkWork[] {
  const { scenario, factors, topology: { pacing } } = result;
  if (scenario.gbit === 0) return [];
  const each = scenario.rate * sharesOf(scenario, pacing).carried * linkShareOfMessage(scenario);
  const design = designOf(scenario.design);
  const messages: SecondPart[] = [{ rule: ruleOf(design), flow: null, weight: messagesWeight(pacing) }];
  return Array.from(trafficOf(design), ([role, traffic]): LinkWork => {
    const into = round(role, () => traffic.in, messages).map((count) => count * each);
    const out = round(role, () => sumOfAmounts([[traffic.out, 1], [traffic.again, factors.attempts - 1]]), messages).map((count) => count * each);
    return { role, in: into, out, fullest: into.map((share, index) => Math.max(share, out[index]!)), alike: alikeOf(role) };
  });
}

/** What the links of a role carry, as the report and the page tell it. */
export function bandwidthOf({ role, in: into, out, fullest, alike }: LinkWork, gbit: number): Bandwidth {
  const bits = (shares: Counts): Load => scaledLoad(loadOf(shares, alike), gbit * BITS_PER_GIGABIT);
  return { role, bitsInPerSecond: bits(into), bitsOutPerSecond: bits(out), share: loadOf(fullest, alike) };
}
const BITS_PER_GIGABIT = 1e9;

/** At which rate of messages the busiest link is full: what is held comes in all the same, what is above a cap does not. */
export function linkFullAt({ role, fullest }: LinkWork, { scenario, topology: { pacing } }: AggregateResult): FullAt {
  const share = fullest.reduce((most, one) => Math.max(most, one), 0);
  const carried = (scenario.rate * sharesOf(scenario, pacing).carried) / share;
  return { role, limit: 'link', share, fullAtRate: pacing !== null && pacing.most !== null ? rateOfMoreReleases(scenario, pacing, 1 / share) : carried };
}
