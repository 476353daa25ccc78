/**
 * Chats that have gateways of their own beside the ones at which people are at home: counted on cells apart,
 * since what a message of theirs comes to is another rule.
 */
import { openAssignment } from '../../model/assignment';
import { apartFrom } from '../../model/apart';
import type { Design } from '../../model/design';
import type { Counts } from '../../model/ledger';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { apartCounter, type Attending } from './attendance';
import { openByHand, type ByHand } from './byhand';
import { markingFor, openCells, type Cells, type WeightOf } from './cells';
import type { Span } from './counting';
import { sumOf } from './loads';

/** What is counted of chats apart. */
export interface ApartCells {
  /** Members from which on a chat is apart. */
  readonly from: number;
  /** Their viewers, by the gateway of the chat that holds their second socket. */
  readonly gateways: Cells;
  /** Their members, by shard of user-gateway storage. */
  readonly shards: Cells;
  readonly gatewaysByHand: ByHand;
  readonly shardsByHand: ByHand;
  /** Their members who are connected, by the gateway at which they are at home. */
  readonly homes: Int32Array;
}

/** Nobody counted yet. */
export function openApart(scenario: Scenario, design: Design, shards: number, anyByHand: boolean, weights: readonly WeightOf[]): ApartCells {
  const { chats, gateways } = scenario;
  const cells = { gateways: openCells(gateways, chats, 'chat', weights), shards: openCells(shards, chats, markingFor(scenario.users, shards), weights) };
  return {
    from: apartFrom(scenario, design),
    ...cells,
    gatewaysByHand: openByHand(cells.gateways, anyByHand),
    shardsByHand: openByHand(cells.shards, anyByHand),
    homes: new Int32Array(gateways),
  };
}

/** Counts spans of people of these chats. */
export function countsApart(scenario: Scenario, design: Design, { gateways, shards, homes }: ApartCells, attending: Attending): (span: Span) => void {
  return apartCounter(scenario, design, { gateways, shards, homes }, attending, openAssignment(scenario.gateways, scenario.sockets));
}

/** The part of what is counted by chat that is of chats apart. */
export function sumApart(byChat: Counts, scenario: Scenario, { from }: ApartCells): number {
  const runs = sizesOf(scenario).runs.filter(({ size }) => size >= from);
  return runs.reduce((sum, { firstChat, chats }) => sum + sumOf(byChat.subarray(firstChat, firstChat + chats)), 0);
}

/** Chats apart among the first so many. */
export function chatsApart(scenario: Scenario, { from }: ApartCells, chats: number): number {
  const runs = sizesOf(scenario).runs.filter(({ size }) => size >= from);
  return runs.reduce((sum, run) => sum + Math.max(0, Math.min(chats, run.firstChat + run.chats) - run.firstChat), 0);
}
