/**
 * What a message comes to in the mean, in parts: each so many times a rule, for what is expected of the chats that
 * it is about. One part for a message by itself, and where a clock has somebody ask, others for what is asked meanwhile.
 */
import { flowRulesOf, ruleOf, type MessageRule } from '../../model/accounts';
import { amountOfChats, amountsFor, type Amounts } from '../../model/amounts';
import { apartFrom, opensSecondSockets } from '../../model/apart';
import { askedInRun, askedInSecond, filledShareOf, ruleInSecond } from '../../model/asked';
import { belongingOf } from '../../model/belonging';
import type { Design } from '../../model/design';
import { occupancy } from '../../model/numeric';
import { badgedShare, connectedShare, viewingShare } from '../../model/presence';
import type { Shares } from '../../model/releaserates';
import { groupsOf } from '../../model/roles';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { talkOf } from '../../model/talk';
import { meanJoined, meanOf, straysIn, type Weights } from './holders';
import { listedShare } from './listed';
import { mergedShares, NOTHING_MERGED, type Merged, type Over } from './merged';

/** What a message of a chat meets in the mean: as many members, viewers, gateways and shards that hold one. */
export interface Expected {
  readonly weights: Weights;
  readonly members: number;
  readonly connected: number;
  readonly viewers: number;
  readonly badged: number;
  readonly strays: number;
  readonly gateways: number;
  readonly holdingGateways: number;
  readonly viewedGateways: number;
  readonly badgedGateways: number;
  readonly strayedGateways: number;
  readonly shards: number;
  readonly relays: number;
  readonly holdingShards: number;
  /** Where owner processes merge: frames, as a share of what would go to these gateways by itself; 1 where nothing is merged. */
  readonly merged: Merged;
  /** Where a design tells chats apart: these and the others, each with its share of the weights; left out where all are of one kind. */
  readonly kinds?: readonly Kind[];
  /** All of these chats have gateways of their own, beside other chats that have none. */
  readonly isApart?: true;
}

interface Kind {
  readonly share: number;
  readonly expected: Expected;
}

/** What a message of these chats meets in the mean. */
export function expectedOf(scenario: Scenario, design: Design, weights: Weights): Expected {
  if (!opensSecondSockets(design)) return expectedOfKind(scenario, design, weights);
  const from = apartFrom(scenario, design);
  const [apart, others] = [true, false].map((isApart) => new Map([...weights].filter(([size]) => size >= from === isApart)));
  const ofApart = (): Expected => ({ ...expectedOfKind(scenario, { places: 'byChat' }, apart!), isApart: true });
  const ofOthers = (): Expected => expectedOfKind(scenario, design, others!);
  if (others!.size === 0) return ofApart();
  if (apart!.size === 0) return ofOthers();
  const share = sumOf(apart!) / sumOf(weights);
  const kinds: readonly [Kind, Kind] = [{ share, expected: ofApart() }, { share: 1 - share, expected: ofOthers() }];
  return { ...mixed(kinds), weights, kinds };
}

function sumOf(weights: Weights): number {
  let sum = 0;
  for (const weight of weights.values()) sum += weight;
  return sum;
}

/** The means over chats of two kinds. */
function mixed([{ share, expected: one }, { share: rest, expected: other }]: readonly [Kind, Kind]): Omit<Expected, 'weights'> {
  const mean = (name: Exclude<keyof Expected, 'weights' | 'merged' | 'kinds' | 'isApart'>): number => share * one[name] + rest * other[name];
  return {
    members: mean('members'),
    connected: mean('connected'),
    viewers: mean('viewers'),
    badged: mean('badged'),
    strays: mean('strays'),
    gateways: mean('gateways'),
    holdingGateways: mean('holdingGateways'),
    viewedGateways: mean('viewedGateways'),
    badgedGateways: mean('badgedGateways'),
    strayedGateways: mean('strayedGateways'),
    shards: mean('shards'),
    relays: mean('relays'),
    holdingShards: mean('holdingShards'),
    merged: NOTHING_MERGED,
  };
}

function expectedOfKind(scenario: Scenario, design: Pick<Design, 'places'>, weights: Weights): Expected {
  const { gateways, shards } = scenario;
  const viewing = viewingShare(scenario);
  const connected = connectedShare(scenario, design);
  const badged = badgedShare(scenario, design);
  const strays = straysIn(scenario, design, viewing);
  const { listed } = belongingOf(scenario);
  const reached = occupancy(shards);
  const own = meanOf(weights, (size) => size);
  const guests = meanOf(weights, listed) - own;
  // Guests have another chat open: they are never viewers, and where gateways belong to chats they are elsewhere.
  const present = design.places === 'byChat' ? 0 : scenario.online;
  const sent = present * scenario.badges;
  const holders = (counted: number, ofGuests: number): number => {
    if (design.places === 'byChat') return meanJoined(weights, scenario);
    return gateways * listedShare(weights, scenario, design, { own: counted, guests: ofGuests });
  };
  return {
    weights,
    members: own + guests,
    connected: own * connected + guests * present,
    viewers: own * viewing,
    badged: own * badged + guests * sent,
    strays: own * viewing * strays.share,
    gateways,
    holdingGateways: holders(connected, present),
    viewedGateways: holders(viewing, 0),
    badgedGateways: badged + guests * sent === 0 ? 0 : holders(badged, sent),
    strayedGateways: meanOf(weights, strays.gatewaysOf),
    shards,
    relays: groupsOf(scenario, 'relay'),
    holdingShards: shards * meanOf(weights, (size) => reached(listed(size))),
    merged: NOTHING_MERGED,
  };
}

/** What an amount of one message comes to in the mean: a sum in which each part follows one of the expected counts. */
export function meanAmount(amounts: Amounts, expected: Expected): number {
  if (expected.kinds) return expected.kinds.reduce((sum, kind) => sum + kind.share * meanAmount(amounts, kind.expected), 0);
  const line = amountOfChats(amountsFor(amounts, expected.isApart === true), expected);
  return (
    line.constant +
    line.perMember * expected.members +
    line.perConnected * expected.connected +
    line.perViewer * expected.viewers +
    line.perHoldingGateway * expected.holdingGateways +
    line.perViewedGateway * expected.viewedGateways +
    line.perBadged * expected.badged +
    line.perBadgedGateway * expected.badgedGateways +
    line.perStray * expected.strays +
    line.perStrayedGateway * expected.strayedGateways +
    line.perHoldingShard * expected.holdingShards +
    amounts.frames.held * expected.merged.held * expected.holdingGateways +
    amounts.frames.viewed * expected.merged.viewed * expected.viewedGateways
  );
}

/** A part of what a message comes to: so many times a rule, for what is expected of the chats that it is about. */
export interface Part {
  readonly rule: MessageRule;
  readonly expected: Expected;
  readonly times: number;
}

/**
 * What a message comes to: by itself, and by what is asked for meanwhile.
 * @param weights of the chats whose messages these are
 */
export function partsOf(scenario: Scenario, design: Design, weights: Weights, over: Over, { releases }: Shares): Part[] {
  const expected = { ...expectedOf(scenario, design, weights), merged: mergedShares(scenario, design, over) };
  if (!design.flows) return [{ rule: ruleOf(design), expected, times: releases }];
  if (over === 'run') return partsInRun(scenario, design, expected);
  return talkOf(scenario).isAlike ? [{ rule: ruleInSecond(scenario, design), expected, times: releases }] : partsInSecond(scenario, design, expected);
}

/** All chats are asked for, whatever they post. */
function partsInRun(scenario: Scenario, design: Design, expected: Expected): Part[] {
  const ofAll = expectedOf(scenario, design, sizesOf(scenario).chatsBySize);
  const flows = flowRulesOf(design).flatMap(({ flow, asked, filled, brought }): Part[] => {
    const { requests, filled: answers, filledBySize } = askedInRun(scenario, flow);
    const ofFilled = talkOf(scenario).isAlike || answers === 0 ? ofAll : expectedOf(scenario, design, filledBySize);
    return [{ rule: asked, expected: ofAll, times: requests }, { rule: filled, expected: ofFilled, times: answers }, { rule: brought, expected, times: 1 }];
  });
  return [{ rule: ruleOf(design), expected, times: 1 }, ...flows];
}

/** Where chats post at different rates, each is asked for as often as any other, but more answers bring something where more is said. */
function partsInSecond(scenario: Scenario, design: Design, expected: Expected): Part[] {
  const { voices, fullChats } = talkOf(scenario);
  const ofAll = expectedOf(scenario, design, sizesOf(scenario).chatsBySize);
  const flows = flowRulesOf(design).flatMap(({ flow, asked, filled, brought }): Part[] => {
    const each = askedInSecond(scenario, flow);
    const shareOf = filledShareOf(scenario, flow);
    const filledBySize = new Map<number, number>();
    for (const { size, chats, share } of voices) filledBySize.set(size, (filledBySize.get(size) ?? 0) + chats * shareOf(share));
    const answers = sumOf(filledBySize);
    return [
      { rule: asked, expected: ofAll, times: (each.requests * scenario.chats) / fullChats },
      { rule: filled, expected: expectedOf(scenario, design, filledBySize), times: (each.filled * answers) / fullChats },
      { rule: brought, expected, times: 1 },
    ];
  });
  return [{ rule: ruleOf(design), expected, times: 1 }, ...flows];
}

/** The mean of an amount that each rule says, over all parts. */
export function meanOfParts(parts: readonly Part[], amountsOf: (rule: MessageRule) => Amounts): number {
  return parts.reduce((sum, { rule, expected, times }) => sum + times * meanAmount(amountsOf(rule), expected), 0);
}
