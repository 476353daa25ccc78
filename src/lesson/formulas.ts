/** Claims of the lesson that no run counts, by formula. */
import { designOf } from '../designs';
import { occupiedShare } from '../model/numeric';
import { viewingShare } from '../model/presence';
import { withPreset, type PresetId } from '../model/presets';
import { withChanges, type Scenario } from '../model/scenario';
import { sizesOf } from '../model/sizes';
import { ALL_COMPONENTS, paidInSecond, spentInSecond } from '../engine/theory/spending';
import { savedShare } from '../engine/theory/theory';
import { switchesPerSecond } from '../engine/theory/switchrates';
import { copiesUnder } from './candidates';
import { formulaFigures, type SceneFigures } from './figures';

/** New connections a second, over all gateways, of people who switch to another chat. */
export function reconnectsPerSecond(scenario: Scenario): number {
  return switchesPerSecond(scenario, designOf(scenario.design)).reconnectsPerSecond.total;
}

const MICROS_PER_SECOND = 1_000_000;

/** Cores that one second of a scene keeps busy, over all components: gateways, storages, topics, and the Chat API where it has a price. */
export function coresInAll({ scenario }: Pick<SceneFigures, 'scenario'>): number {
  return spentInSecond(scenario, designOf(scenario.design), ALL_COMPONENTS) / MICROS_PER_SECOND;
}

/** The dearest handshake, in microseconds, at which placing by chat with its reconnecting still needs no more cores in all. */
export function dearestHandshakeMicros(placedByUser: Pick<SceneFigures, 'scenario'>, placedByChat: Pick<SceneFigures, 'scenario'>): number {
  const { scenario } = placedByChat;
  const reconnects = reconnectsPerSecond(scenario);
  const coresBeside = coresInAll(placedByChat) - (reconnects * scenario.tHandshake) / MICROS_PER_SECOND;
  return ((coresInAll(placedByUser) - coresBeside) * MICROS_PER_SECOND) / reconnects;
}

/** The preset of costs that the lesson holds beside the assumed ones: what was measured where messages come one by one. */
export const MEASURED = 'quiet' satisfies PresetId;

/** A scene by formula at those costs, where no gateway has to wake up. */
export function atMeasured({ scenario }: Pick<SceneFigures, 'scenario'>): SceneFigures {
  return formulaFigures(withPreset(scenario, MEASURED));
}

/** What share of a gateway's cores goes into taking in copies, and into writing sockets, in the mean: the parts of its second. */
export function copiesShare(scenario: Scenario): number {
  return gatewayPart(scenario, 'tReceipt');
}
export function writesShare(scenario: Scenario): number {
  return gatewayPart(scenario, 'tWrite');
}
function gatewayPart(scenario: Scenario, cost: 'tReceipt' | 'tWrite'): number {
  const paid = paidInSecond(scenario, designOf(scenario.design), ['gateway'])[cost];
  return (paid * scenario[cost]) / (MICROS_PER_SECOND * scenario.gateways * scenario.cores);
}

/** A mean gateway's second at some prices and with so many gateways: shares of its cores. */
export interface SecondAt {
  readonly preset: PresetId;
  readonly gateways: number;
  readonly copies: number;
  readonly writes: number;
}

/** A gateway's second at the assumed prices, then at the measured ones, each with so many gateways. */
export function atPresets(scenario: Scenario, gateways: readonly number[]): readonly SecondAt[] {
  return (['round', MEASURED] as const).flatMap((preset) =>
    gateways.map((many) => {
      const there = withChanges(withPreset(scenario, preset), { gateways: many });
      return { preset, gateways: many, copies: copiesShare(there), writes: writesShare(there) };
    }),
  );
}

/** Messages a second, over all chats, at which copies alone would fill a gateway. */
export function messagesToFill(scenario: Scenario): number {
  return (scenario.chats * scenario.rate) / copiesShare(scenario);
}

/** What doubling the gateways of a scenario saves of its copies into a gateway. */
export function savedByDoubling(scenario: Scenario): number {
  const copies = (gateways: number): number => formulaFigures(withChanges(scenario, { gateways })).copies.mean;
  return savedShare(copies(scenario.gateways), copies(2 * scenario.gateways));
}

/** Where the plateau ends, for lesson and chart alike: as many gateways as the largest chat has viewers. */
export function plateauEnd(scenario: Scenario): number {
  return sizesOf(scenario).largest * viewingShare(scenario);
}

/** What collecting for a tick saves of the copies where messages come by chance and not evenly. */
export function savedByCollecting(scenario: Scenario): number {
  const copies = (design: string): number => copiesUnder(withChanges(scenario, { arrivals: 'poisson' }), design);
  return savedShare(copies('direct'), copies('coalesce'));
}

/** Members of the chat of this rank, the first being the largest. */
export function membersOfRank(scenario: Scenario, rank: number): number {
  return sizesOf(scenario).sizeOf(rank - 1);
}

/** How many chats, by size from the largest, reach at least this share of the gateways, people placed at random. */
export function chatsReaching(scenario: Scenario, share: number): number {
  let rank = 0;
  while (rank < scenario.chats && occupiedShare(scenario.gateways, membersOfRank(scenario, rank + 1)) >= share) rank++;
  return rank;
}

/** Copies that a message of each of the largest chats makes, the largest first, people placed at random, one after the other summed up. */
function copiesUpTo(scenario: Scenario, ranks: number): number {
  let copies = 0;
  for (let rank = 1; rank <= ranks; rank++) copies += occupiedShare(scenario.gateways, membersOfRank(scenario, rank));
  return copies;
}

/** What share of all copies so many of the largest chats make. */
export function copiesOfLargest(scenario: Scenario, ranks: number): number {
  return copiesUpTo(scenario, ranks) / copiesUpTo(scenario, scenario.chats);
}

/** How many of the largest chats together make at least this share of all copies. */
export function chatsMaking(scenario: Scenario, share: number): number {
  let ranks = 0;
  while (copiesOfLargest(scenario, ranks) < share) ranks++;
  return ranks;
}
