/**
 * How many gateways hold somebody of a chat where people are on the lists of several: its own people, and guests who
 * may count by another chance. Where people sit by chance it is the formula of occupancy over both. Where they are dealt
 * out, it hangs on where the stretches of guests begin: some chats are looked at, which is all of them where they are few.
 */
import { belongingOf, membershipsOf } from '../../model/belonging';
import type { Design } from '../../model/design';
import { power } from '../../model/numeric';
import { spreadOf } from '../../model/population';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { arcsOf, heldShare, meanOf, type Weights } from './holders';

/** The chances that one of a chat's own people counts, and one of its guests. */
export interface Chances {
  readonly own: number;
  readonly guests: number;
}

/** Stretches of guests that are looked at for a mean, and the most chats of one size. */
const MOST_STRETCHES = 640;
const MOST_CHATS = 64;

/** The share of gateways that hold somebody of a chat's list who counts, in the mean. */
export function listedShare(weights: Weights, scenario: Scenario, { places }: Pick<Design, 'places'>, chances: Chances): number {
  if (membershipsOf(scenario) === 1 || chances.guests === 0) return heldShare(weights, scenario, { places }, chances.own);
  if (places === 'byCommunity' || scenario.placement === 'round-robin') return meanOf(weights, dealtShare(scenario, places, chances, weights.size));
  const { listed } = belongingOf(scenario);
  const arcs = scenario.placement === 'ring' ? arcsOf(scenario) : [{ count: scenario.gateways, share: 1 / scenario.gateways }];
  return meanOf(weights, (size) => {
    const guests = listed(size) - size;
    const held = ({ count, share }: { readonly count: number; readonly share: number }): number => count * (1 - nobodyOf(size, share * chances.own) * nobodyOf(guests, share * chances.guests));
    return arcs.reduce((sum, arc) => sum + held(arc), 0) / scenario.gateways;
  });
}

/** From a size to the share of gateways, where people are dealt out: over all of them, or each community over its own. */
function dealtShare(scenario: Scenario, places: Design['places'], chances: Chances, sizes: number): (size: number) => number {
  const { runs } = sizesOf(scenario);
  const most = Math.max(1, Math.min(MOST_CHATS, Math.floor(MOST_STRETCHES / (scenario.memberships * sizes))));
  const astray = places === 'byCommunity' ? scenario.misplaced / scenario.gateways : 0;
  const rightly = places === 'byCommunity' ? 1 - scenario.misplaced + astray : 1;
  const nobodyAt = (chance: number, there: number, all: number): number => nobodyOf(there, chance * rightly) * nobodyOf(all - there, chance * astray);
  return (size) => {
    const chats = runs.filter((run) => run.size === size).flatMap(({ firstChat, chats: count }) => evenly(firstChat, count, most));
    const shares = chats.map((chat) => {
      const { first, own, guests } = dealtOf(scenario, places, chat);
      const guestsInAll = guests.reduce((sum, { people }) => sum + people, 0);
      return alongGateways(scenario.gateways, [own], guests, (here, others) => 1 - nobodyAt(chances.own, here, first) * nobodyAt(chances.guests, others, guestsInAll));
    });
    return shares.reduce((sum, share) => sum + share, 0) / shares.length;
  };
}

/** So many of a run's chats at most, evenly chosen. */
function evenly(firstChat: number, chats: number, most: number): number[] {
  const count = Math.min(chats, most);
  return Array.from({ length: count }, (_, index) => firstChat + Math.floor((index * chats) / count));
}

/** People dealt in turn to neighbouring gateways, so many of them, from one on. */
interface Dealt {
  readonly gateway: number;
  readonly width: number;
  readonly people: number;
}

/** How a chat's own people, and its guests, are dealt out; those who are astray are counted with the others. */
function dealtOf(scenario: Scenario, places: Design['places'], chat: number): { readonly first: number; readonly own: Dealt; readonly guests: readonly Dealt[] } {
  const { firstOf, chatOf, sizeOf } = sizesOf(scenario);
  const { gateways } = scenario;
  const spread = spreadOf(scenario);
  const inCommunity = (first: number, end: number): Dealt => ({ gateway: (chatOf(first) * spread + ((first - firstOf(chatOf(first))) % spread)) % gateways, width: spread, people: end - first });
  const dealt = (first: number, end: number): Dealt[] => {
    if (places !== 'byCommunity') return [{ gateway: first % gateways, width: gateways, people: end - first }];
    const parts: Dealt[] = [];
    for (let from = first; from < end; from = firstOf(chatOf(from) + 1)) parts.push(inCommunity(from, Math.min(end, firstOf(chatOf(from) + 1))));
    return parts;
  };
  const own = dealt(firstOf(chat), firstOf(chat + 1))[0]!;
  return { first: sizeOf(chat), own, guests: belongingOf(scenario).guestsOf(chat).flatMap(({ first, end }) => dealt(first, end)) };
}

/** The mean over gateways of what follows how many of two groups are dealt to each. */
function alongGateways(gateways: number, own: readonly Dealt[], guests: readonly Dealt[], amountOf: (own: number, guests: number) => number): number {
  // By gateway from which on it holds: so many more of one group and of the other.
  const steps = new Map<number, [number, number]>([[0, [0, 0]]]);
  const step = (gateway: number, group: 0 | 1, more: number): void => {
    const known = steps.get(gateway) ?? [0, 0];
    known[group] += more;
    steps.set(gateway, known);
  };
  const enter = (gateway: number, width: number, group: 0 | 1, each: number): void => {
    step(gateway, group, each);
    if (gateway + width <= gateways) step(gateway + width, group, -each);
    else {
      step(0, group, each);
      step(gateway + width - gateways, group, -each);
    }
  };
  for (const [group, all] of [[0, own], [1, guests]] as const) {
    for (const { gateway, width, people } of all) {
      enter(gateway, width, group, Math.floor(people / width));
      if (people % width > 0) enter(gateway, people % width, group, 1);
    }
  }
  const sorted = [...steps].sort(([one], [other]) => one - other);
  let [here, others, sum] = [0, 0, 0];
  sorted.forEach(([gateway, [more, moreOthers]], index) => {
    here += more;
    others += moreOthers;
    const next = sorted[index + 1]?.[0] ?? gateways;
    if (next > gateway) sum += (next - gateway) * amountOf(here, others);
  });
  return sum / gateways;
}

/** The chance that of so many people none counts. */
function nobodyOf(people: number, chance: number): number {
  if (people === 0 || chance === 0) return 1;
  return chance < 1 ? power(1 - chance, people) : 0;
}
