/** A row of the table of all designs: what one design comes to at a scenario. */
import { designOf } from '../../designs';
import { busiestGateway, type Fallen } from '../../model/outage';
import type { AggregateResult } from '../../model/counts';
import type { Design } from '../../model/design';
import { allReleasesPerSecond } from '../../model/releaserates';
import { pacingOf } from '../../model/releases';
import { withChanges, type Scenario } from '../../model/scenario';
import { messagesPerSecond } from '../../model/talk';
import { componentOf, linkOf, type Filling, type Quantity, type Weighing } from '../../model/weighing';
import { openAggregate } from '../counts/aggregate';
import { estimate } from '../counts/estimate';
import { sumOf } from '../counts/loads';
import { expectedHearing } from '../theory/hearing';
import { reachedShare } from '../theory/reaching';
import { savedAtGateway } from '../theory/spending';
import { busiestToMean } from '../theory/busiest';
import { connectedPeople, expectedPerMessage, expectedSockets, gatewaySecond } from '../theory/theory';
import { switchesPerSecond } from '../theory/switchrates';
import { outageOf } from './outage';
import { coresElsewhere, countedFillings, meanFillings } from './fillings';

/** People placed between two looks at how far a count is. */
const BATCH_PEOPLE = 100_000;

/** By formula, at once. */
export function weighByFormula(scenario: Scenario): Weighing {
  const design = designOf(scenario.design);
  const second = gatewaySecond(scenario, design);
  const fillings = meanFillings(scenario, design);
  const unequal = busiestToMean(scenario, design);
  return weighing(scenario, design, 'formula', fillings, {
    copies: second.copies,
    writes: second.writes,
    meanShare: second.busyShare,
    busiestShare: unequal === null ? null : unequal * second.busyShare,
    bandwidth: linkOfGateway(fillings),
    sockets: connectedPeople(scenario, design) > 0 ? expectedSockets(scenario, design) / connectedPeople(scenario, design) : null,
  }, null);
}

/** By counts: places everybody. Yields how far it is, from 0 to 1. */
export function* weighByCounts(scenario: Scenario): Generator<number, Weighing> {
  const design = designOf(scenario.design);
  const result = yield* countedSecond(scenario);
  const { gateways } = estimate(result);
  const connected = sumOf(result.gateways.connections) - sumOf(result.gateways.secondSockets);
  const fillings = countedFillings(result);
  return weighing(scenario, design, 'counts', fillings, {
    copies: gateways.copiesPerSecond.mean,
    writes: gateways.writesPerSecond.mean,
    meanShare: gateways.share.mean,
    busiestShare: gateways.share.busiest,
    bandwidth: linkOfGateway(fillings),
    sockets: connected > 0 ? gateways.connections.total / connected : null,
  }, busiestGateway(result.gateways, result.topology));
}

/** Places everybody, for what a second comes to: the run's own messages and moves are left aside. */
export function* countedSecond(scenario: Scenario): Generator<number, AggregateResult> {
  const run = openAggregate(withChanges(scenario, { messages: 0, do: [] }));
  let state = run.advance(BATCH_PEOPLE);
  while (!state.done) {
    yield state.share;
    state = run.advance(BATCH_PEOPLE);
  }
  return run.finish();
}

/** What both ways have in common: nobody counts when people hear, or what more gateways would do. */
function weighing(
  scenario: Scenario,
  design: Design,
  by: Weighing['by'],
  fillings: readonly Filling[],
  own: Pick<Record<Quantity, number | null>, 'copies' | 'writes' | 'meanShare' | 'busiestShare' | 'bandwidth' | 'sockets'>,
  known: Fallen | null,
): Weighing {
  const pacing = pacingOf(scenario, design);
  const badges = expectedPerMessage(scenario, design).badgeWrites;
  const { requests } = gatewaySecond(scenario, design);
  return {
    design: design.id,
    by,
    values: {
      ...own,
      storageCores: coresElsewhere(fillings, 'storage'),
      brokerCores: coresElsewhere(fillings, 'broker'),
      frames: pacing && allReleasesPerSecond(scenario, pacing) / scenario.chats,
      badges: badges > 0 ? (badges * messagesPerSecond(scenario)) / scenario.gateways : null,
      requests: requests > 0 ? requests : null,
      reachedShare: reachedShare(scenario, design),
      lastMicros: expectedHearing(scenario, design)?.lastMicros ?? null,
      reconnects: switchesPerSecond(scenario, design).reconnectsPerSecond.total,
      savedShare: savedAtGateway(scenario, design),
    },
    keepsSocket: keepsSocket(scenario, design),
    fullest: fillings.toSorted((a, b) => b.share - a.share).find(({ share }) => share > 0) ?? null,
    outage: outageOf(scenario, design, known),
    overloaded: [...new Set(fillings.flatMap(({ limit, share }) => (share >= 1 ? (componentOf(limit)?.role ?? []) : [])))],
  };
}

/** How full the link of the busiest gateway is; null where nobody asks. */
function linkOfGateway(fillings: readonly Filling[]): number | null {
  return fillings.find(({ limit }) => limit === linkOf('gateway'))?.share ?? null;
}

/** Whether nobody would connect anew if there were other chats and people switched, whoever is there now. */
function keepsSocket(scenario: Scenario, design: Design): boolean {
  const switching: Scenario = { ...scenario, chats: Math.max(2, scenario.chats), switches: 1, online: 1, viewing: 1 };
  return switchesPerSecond(switching, design).reconnectsPerSecond.total === 0;
}
