/** A component's card in words. */
import { costsPaidBy } from '../../model/accounts';
import type { Design } from '../../model/design';
import type { RunResult } from '../../model/run';
import { presetOf } from '../../model/presets';
import type { Scenario } from '../../model/scenario';
import { sharesWrites } from '../../model/sharing';
import { paysForWaking } from '../../model/waking';
import type { Card, CardCount, CardCountId, CardFormula } from '../../reading/card';
import { amount, counted, countOf, duration, number, share } from '../format';
import { BELONGING } from './belonging';
import { costsLine } from './costs';
import { CARD } from './lab';
import { MOVING } from './moving';
import { OWNER_CARD, pacingWords } from './owners';

interface CardLine {
  readonly label: string;
  readonly value: string;
}
interface CardWords {
  readonly counts: readonly CardLine[];
  readonly formula: string;
  /** What the formula's letters stand for here, where it has any. */
  readonly symbols?: string;
  readonly assumptions: readonly string[];
}

/** Of a run, what a card's words tell of beside its counts. */
interface Told {
  readonly result: Pick<RunResult, 'scenario' | 'topology'>;
  readonly design: Design;
}

export function cardWords({ counts, formula }: Card, run: Told): CardWords {
  const words = formulaWords(formula, run);
  const assumptions = formula.of === 'coordinator' ? words.assumptions : [...words.assumptions, costsLine(presetOf(run.result.scenario))];
  return { ...words, counts: counts.map((count) => ({ label: LABELS[count.id], value: printed(count) })), assumptions };
}

const LABELS: Readonly<Record<CardCountId, string>> = {
  copies: CARD.copies,
  wasted: CARD.wasted,
  writes: CARD.writes,
  requests: CARD.requests,
  emptyAnswers: CARD.emptyAnswers,
  badges: CARD.badges,
  busy: CARD.busy,
  busyWithHandshakes: MOVING.busy,
  connections: CARD.connections,
  streams: CARD.streams,
  secondSockets: CARD.secondSockets,
  chats: CARD.chats,
  lost: CARD.lost,
  dropped: CARD.dropped,
  came: MOVING.came,
  handshakes: MOVING.handshakes,
  moved: MOVING.moved,
  shards: CARD.shards,
  queries: CARD.queries,
  lookups: CARD.lookups,
  seatWrites: CARD.seatWrites,
  shardsPerMessage: CARD.shardsPerMessage,
  published: CARD.published,
  notified: CARD.notified,
  subscriptions: CARD.subscriptions,
  topics: CARD.topics,
  subscribes: MOVING.subscribes,
  unsubscribes: MOVING.unsubscribes,
  assigned: CARD.assigned,
  mostChats: CARD.mostChats,
  gatewaysPerChat: CARD.perChat,
  posted: CARD.posted,
  frames: OWNER_CARD.frames,
  held: OWNER_CARD.held,
  overCap: OWNER_CARD.overCap,
  members: CARD.membersOfChat,
  unreached: CARD.unreached,
  listed: BELONGING.onList,
  visitors: MOVING.visitors,
  gone: MOVING.gone,
  peopleConnected: CARD.peopleConnected,
  fullest: CARD.fullest,
  emptiest: CARD.emptiest,
};

function printed({ id, value, of }: CardCount): string {
  if (of !== undefined) return `${countOf(value)} / ${countOf(of)}`;
  if (id === 'busy' || id === 'busyWithHandshakes') return duration(value);
  return id === 'shardsPerMessage' || id === 'gatewaysPerChat' ? number(value) : countOf(value);
}

function formulaWords(formula: CardFormula, { result: { scenario, topology }, design }: Told): Omit<CardWords, 'counts'> {
  switch (formula.of) {
    case 'gateway':
      return {
        ...gatewayWords(formula, design),
        assumptions: [
          CARD.gatewayCosts(amount(scenario.tReceipt), amount(scenario.tWrite)),
          ...(paysForWaking(scenario) ? [CARD.wakingCosts(amount(scenario.tWake), amount(scenario.tFirstWrite))] : []),
          (sharesWrites(scenario) ? CARD.sharedCores : CARD.cores)(counted(scenario.cores, 'core', 'cores')),
          CARD.line(scenario.line),
        ],
      };
    case 'seats':
      return { formula: CARD.seatsFormula(number(formula.queries), number(formula.lookups)), assumptions: [CARD.lookupCost(amount(scenario.tLookup)), ...priced(CARD.queryCost, scenario.tQuery), CARD.seatSharding] };
    case 'members':
      return { formula: CARD.membersFormula, assumptions: [CARD.lookupCost(amount(scenario.tLookup)), ...priced(CARD.queryCost, scenario.tQuery), CARD.chatSharding] };
    case 'topic':
      return { formula: CARD.topicFormula(number(formula.publishes), number(formula.notifications)), assumptions: [CARD.notifyCost(amount(scenario.tNotify)), ...priced(CARD.publishCost, scenario.tPublish), ...priced(CARD.subscribeCost, scenario.tSubscribe), CARD.topicScales] };
    case 'coordinator':
      return { formula: CARD.coordinatorFormula, assumptions: design.prices };
    case 'chatApi':
      return { formula: CARD.chatApiFormula(formula.receipts, formula.writes, formula.crossings), assumptions: [CARD.chatApiOne, ...(topology.pacing ? [pacingWords(topology.pacing)] : []), ...sendingCosts(scenario, design)] };
    case 'balancer':
      return { formula: topology.placement.summary, assumptions: [topology.placement.whenGatewaysAreAdded, CARD.handshakeCost(amount(scenario.tHandshake))] };
  }
}

/** What the Chat API pays for what it sends in this design: copies, publications, or nothing. */
function sendingCosts(scenario: Scenario, design: Design): string[] {
  const paid = costsPaidBy(design, 'chatApi');
  const words = [...(paid.includes('tSend') ? priced(CARD.sendCost, scenario.tSend) : []), ...(paid.includes('tSendPublish') ? priced(CARD.sendPublishCost, scenario.tSendPublish) : [])];
  return words.length > 0 ? words : [CARD.chatApiFree];
}

/** What costs nothing here is not worth a sentence. */
function priced(words: (micros: string) => string, micros: number): string[] {
  return micros > 0 ? [words(amount(micros))] : [];
}

function gatewayWords({ copies, writes, busyShare, reach, connected, viewers }: Extract<CardFormula, { of: 'gateway' }>, { formulas }: Design): Required<Pick<CardWords, 'formula' | 'symbols'>> {
  const reachWords = 'gateways' in reach ? `k = ${number(reach.gateways)}` : `f(G) = ${share(reach.share)}`;
  return {
    formula: CARD.gatewayFormula(formulas.copies, number(copies), formulas.writes, number(writes), share(busyShare), reachWords),
    symbols: CARD.symbols(number(connected), number(viewers)),
  };
}
