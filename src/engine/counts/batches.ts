/**
 * What one message brings a gateway at once, in the mean and squared: copies that come together wait for
 * one another, and where sizes differ a long job makes many wait. By chance, from how a chat's people are
 * spread: a gateway's counts are sums over its chats, which say nothing of squares.
 */
import { amountsFor, whereAstray, type Amounts, type GatewayAmount } from '../../model/amounts';
import { apartFrom } from '../../model/apart';
import { belongingOf } from '../../model/belonging';
import { power } from '../../model/numeric';
import { viewingShare } from '../../model/presence';
import { spreadOf } from '../../model/population';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import type { Design } from '../../model/design';

/** Means over messages, at one gateway. */
export interface Batch {
  /** Copies, and microseconds of work on their first attempts. */
  readonly copies: number;
  readonly micros: number;
  /** Of the squares of the work, and of work × copies. */
  readonly squaredMicros: number;
  readonly microsCopies: number;
}

/** Products of what a line follows: 1, whether anybody is there, how many, whether anybody views, how many do. */
type Moments = readonly (readonly number[])[];

const FACTORS = 5;

/** The means of a message over all chats. @param weights how much each size counts: by chats, unless it is said */
export function meanBatch(scenario: Scenario, design: Design, ofCopies: Amounts, ofMicros: Amounts, weights = sizesOf(scenario).chatsBySize): Batch {
  const from = apartFrom(scenario, design);
  const all = weights === sizesOf(scenario).chatsBySize ? scenario.chats : [...weights.values()].reduce((total, one) => total + one, 0);
  const sum = { copies: 0, micros: 0, squaredMicros: 0, microsCopies: 0 };
  for (const [size, counted] of weights) {
    const weight = counted / all;
    const isApart = size >= from;
    const [{ gateways: copies }, { gateways: micros }] = [amountsFor(ofCopies, isApart), amountsFor(ofMicros, isApart)];
    const strays = [copies, micros].some(({ strayed, perStray }) => strayed !== 0 || perStray !== 0);
    for (const { share, moments, isAstray } of strays ? communityGateways(scenario, size) : allGateways(scenario, isApart ? 'byChat' : design.places, size)) {
      const factors = (line: GatewayAmount): number[] => factorsOf(isAstray ? whereAstray(line) : line);
      const [copyLine, microLine] = [factors(copies), factors(micros)];
      const times = weight * share;
      sum.copies += times * product(moments, copyLine, ONE);
      sum.micros += times * product(moments, microLine, ONE);
      sum.squaredMicros += times * product(moments, microLine, microLine);
      sum.microsCopies += times * product(moments, microLine, copyLine);
      if (!isApart && (copies.badged !== 0 || copies.perBadged !== 0)) addBadges(sum, times, { moments, copyLine, microLine, badged: badgedMoments(scenario, size), badgedCopies: badgedFactors(copies), badgedMicros: badgedFactors(micros) });
    }
  }
  return sum;
}

/** Gateways that are alike to a chat: their share of all, what they hold of it, and whether viewers there are strays. */
interface KindOfGateways {
  readonly share: number;
  readonly moments: Moments;
  readonly isAstray: boolean;
}

/** All gateways as one kind, where a message knows of no strays. */
function allGateways(scenario: Scenario, places: Design['places'], size: number): readonly KindOfGateways[] {
  return [{ share: 1, moments: { byUser: momentsByUser, byChat: momentsByChat, byCommunity: momentsByCommunity }[places](scenario, size), isAstray: false }];
}

const ONE = [1, 0, 0, 0, 0];

/** What a size adds to the means for those who get a badge. */
interface WithBadges {
  readonly moments: Moments;
  readonly copyLine: readonly number[];
  readonly microLine: readonly number[];
  readonly badged: Moments;
  readonly badgedCopies: readonly number[];
  readonly badgedMicros: readonly number[];
}

/** Those who get a badge are other people than the viewers: how many of each are on a gateway is taken as apart from the other. */
function addBadges(sum: { -readonly [Name in keyof Batch]: number }, weight: number, { moments, copyLine, microLine, badged, badgedCopies, badgedMicros }: WithBadges): void {
  const [copies, micros] = [product(moments, copyLine, ONE), product(moments, microLine, ONE)];
  const [moreCopies, moreMicros] = [product(badged, badgedCopies, ONE), product(badged, badgedMicros, ONE)];
  sum.copies += weight * moreCopies;
  sum.micros += weight * moreMicros;
  sum.squaredMicros += weight * (product(badged, badgedMicros, badgedMicros) + 2 * micros * moreMicros);
  sum.microsCopies += weight * (product(badged, badgedMicros, badgedCopies) + micros * moreCopies + copies * moreMicros);
}

function badgedFactors({ badged, perBadged }: GatewayAmount): number[] {
  return [0, badged, perBadged, 0, 0];
}

function badgedMoments(scenario: Scenario, size: number): Moments {
  const { gateways, online, viewing, badges, placement } = scenario;
  const { listed } = belongingOf(scenario);
  const views = viewersAmong({ viewing }, size, listed(size));
  return spreadOver(gateways, listed(size), placement === 'round-robin', (people, there) => momentsOf(people, there * online * (1 - views) * badges, 1));
}

function factorsOf({ always, holding, perMember, viewed, perViewer }: GatewayAmount): number[] {
  return [always, holding, perMember, viewed, perViewer];
}

/** The mean of the product of two lines. */
function product(moments: Moments, one: readonly number[], other: readonly number[]): number {
  return moments.reduce((sum, row, first) => sum + row.reduce((part, moment, second) => part + one[first]! * other[second]! * moment, 0), 0);
}

/** Of those on a list who are online, the share who view: guests have another chat open. */
function viewersAmong({ viewing }: Pick<Scenario, 'viewing'>, size: number, listed: number): number {
  return listed === size ? viewing : (viewing * size) / listed;
}

/**
 * Where people sit by chance each on the list is on a gateway by 1/G; in turn, on each as many, but for one. Guests
 * have another chat open: as if chance said who on the list are the guests.
 */
function momentsByUser(scenario: Scenario, size: number): Moments {
  const { gateways, online, placement } = scenario;
  const listed = belongingOf(scenario).listed(size);
  const views = viewersAmong(scenario, size, listed);
  if (placement !== 'round-robin') return momentsOf(listed, online / gateways, views);
  return spreadOver(gateways, listed, true, (people) => momentsOf(people, online, views));
}

/** In turn, as many people on each gateway, but for one; else all of them, each there by 1/G. */
function spreadOver(gateways: number, size: number, inTurn: boolean, ofPeople: (people: number, there: number) => Moments): Moments {
  if (!inTurn) return ofPeople(size, 1 / gateways);
  const each = Math.floor(size / gateways);
  const more = size / gateways - each;
  return mixed([[ofPeople(each, 1), 1 - more], [ofPeople(each + 1, 1), more]]);
}

/**
 * Those who are seated right sit on as many gateways as the directory spreads them over, the others anywhere; guests
 * with their own communities, as if each were as large and sat apart.
 */
function communityGateways(scenario: Scenario, size: number): KindOfGateways[] {
  const { gateways, online, misplaced } = scenario;
  const listed = belongingOf(scenario).listed(size);
  const views = viewersAmong(scenario, size, listed);
  const spread = Math.min(gateways, spreadOf(scenario) * Math.round(listed / size));
  const share = spread / gateways;
  const strays = momentsOf(listed, (online * misplaced) / gateways, views);
  // Those whom chance has misplaced onto a gateway of their own chat are no strays.
  return [{ share, moments: momentsOf(Math.round(listed / spread), online * (1 - misplaced * (1 - share)), views), isAstray: false }, { share: 1 - share, moments: strays, isAstray: true }];
}

function momentsByCommunity(scenario: Scenario, size: number): Moments {
  return mixed(communityGateways(scenario, size).map(({ share, moments }) => [moments, share]));
}

/** All of a chat's viewers sit on as many gateways as it needs, and its other members nowhere. */
function momentsByChat(scenario: Scenario, size: number): Moments {
  const { gateways, sockets } = scenario;
  const given = Math.min(gateways, Math.ceil(size / sockets));
  const share = given / gateways;
  return mixed([[momentsOf(Math.round(size / given), viewingShare(scenario), 1), share], [momentsOf(0, 0, 0), 1 - share]]);
}

function mixed(parts: readonly (readonly [moments: Moments, share: number])[]): Moments {
  return Array.from({ length: FACTORS }, (_, row) => Array.from({ length: FACTORS }, (__, column) => parts.reduce((sum, [moments, share]) => sum + share * moments[row]![column]!, 0)));
}

/** So many people, each there by a chance, and whoever is there views by another. */
function momentsOf(people: number, there: number, views: number): Moments {
  const seen = there * views;
  const [mean, meanViewers] = [people * there, people * seen];
  const [squared, squaredViewers] = [mean * (1 - there) + mean * mean, meanViewers * (1 - seen) + meanViewers * meanViewers];
  const any = 1 - nobodyOf(people, there);
  const anyViewer = 1 - nobodyOf(people, seen);
  const both = views * squared;
  // Somebody is there, and of those none views.
  const meanUnseen = people === 0 ? 0 : mean * (1 - views) * nobodyOf(people - 1, seen);
  const meanSeen = mean - meanUnseen;
  return [
    [1, any, mean, anyViewer, meanViewers],
    [any, any, mean, anyViewer, meanViewers],
    [mean, mean, squared, meanSeen, both],
    [anyViewer, anyViewer, meanSeen, anyViewer, meanViewers],
    [meanViewers, meanViewers, both, meanViewers, squaredViewers],
  ];
}

/** The chance that of so many people none is there. */
function nobodyOf(people: number, there: number): number {
  if (people === 0) return 1;
  return there < 1 ? power(1 - there, people) : 0;
}
