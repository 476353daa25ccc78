/** What is left of copies where owner processes merge those of several chats into frames, in the mean over all chats. */
import { membershipsOf } from '../../model/belonging';
import type { Design } from '../../model/design';
import { framesInRun, framesPerSecond, type FramesFrom } from '../../model/linkrates';
import { handPosts, momentsOf } from '../../model/posting';
import { connectedShare, viewingShare } from '../../model/presence';
import { releasesPerSecond, sharesInRun } from '../../model/releaserates';
import { pacingOf, releasesOf, type Pacing } from '../../model/releases';
import { ownersOf } from '../../model/roles';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import { talkOf } from '../../model/talk';
import { mergesFrames } from '../../model/traits';
import { listedShare } from './listed';

/** Frames as a share of copies: to gateways that hold somebody, and to those that hold a viewer. */
export interface Merged {
  readonly held: number;
  readonly viewed: number;
}

export const NOTHING_MERGED: Merged = { held: 1, viewed: 1 };

/** In the long run while chats post at their rate, or in the run of a scenario, in which all chats are asked for. */
export type Over = 'second' | 'run';

/** How much is merged. */
export function mergedShares(scenario: Scenario, design: Design, over: Over): Merged {
  const pacing = pacingOf(scenario, design);
  if (!pacing?.clocks || !mergesFrames(design)) return NOTHING_MERGED;
  const ofOne = over === 'second' ? inSecond(scenario, pacing) : inRun(scenario, pacing);
  const shareOf = (own: number, guests: number): number => (own === 0 ? 1 : ofOne((size) => listedShare(new Map([[size, 1]]), scenario, design, { own, guests })));
  const [connected, viewing] = [connectedShare(scenario, design), viewingShare(scenario)];
  // As if chats had nobody in common: where people belong to several, a gateway hears some chats together more often.
  const guests = membershipsOf(scenario) > 1 ? connected : 0;
  const held = shareOf(connected, guests);
  return { held, viewed: viewing === connected && guests === 0 ? held : shareOf(viewing, 0) };
}

/** From the share of gateways that hear a chat of so many members to frames as a share of copies. */
type ShareFrom = (heardBy: (size: number) => number) => number;

function inSecond(scenario: Scenario, pacing: Pacing): ShareFrom {
  const releases = releasesPerSecond(scenario, pacing);
  const weights = new Map(talkOf(scenario).voices.map(({ size, chats, share }) => [size, (chats * releasesPerSecond({ ...scenario, rate: scenario.rate * share }, pacing)) / releases]));
  return sharedBy(framesPerSecond(scenario, pacing, ownersOf(scenario)), releases, weights);
}

function inRun(scenario: Scenario, pacing: Pacing): ShareFrom {
  const releases = scenario.messages * sharesInRun(scenario, pacing).releases;
  const weights = new Map<number, number>();
  for (const { size, chats, messages } of talkOf(scenario).posters) {
    const all = chats * messages * sharesInRun(scenario, pacing, messages).releases;
    weights.set(size, (weights.get(size) ?? 0) + (releases === 0 ? 0 : all / releases));
  }
  return sharedBy(framesInRun(scenario, pacing, ownersOf(scenario)), releases, weights, releasesByHand(scenario, pacing));
}

/**
 * Frames that a gateway takes in against copies: of each chat so many, and by hand some more.
 * @param weights chats by size: one that posts less than the largest counts for less
 */
function sharedBy(framesFrom: FramesFrom, releases: number, weights: ReadonlyMap<number, number>, byHand: ReadonlyMap<number, number> = new Map()): ShareFrom {
  return (heardBy) => {
    const heard = Array.from(weights, ([size, chats]) => ({ size, chats, share: heardBy(size) }));
    // What is posted by hand goes by itself: it seldom falls together with another chat's.
    const alone = heard.reduce((sum, { size, share }) => sum + (byHand.get(size) ?? 0) * share, 0);
    const copies = heard.reduce((sum, { chats, share }) => sum + chats * releases * share, alone);
    return copies === 0 ? 1 : (framesFrom(heard) + alone) / copies;
  };
}

/** By size: what chats in which somebody posts by hand let go beyond a usual one. */
function releasesByHand(scenario: Scenario, pacing: Pacing): ReadonlyMap<number, number> {
  const { sizeOf, chatOf } = sizesOf(scenario);
  const { messagesOf } = talkOf(scenario);
  const more = new Map<number, number>();
  for (const [chat, micros] of handPosts(scenario, chatOf)) {
    const { length } = releasesOf(momentsOf(scenario, chat, micros), pacing, chat).micros;
    const usual = messagesOf(chat) * sharesInRun(scenario, pacing, messagesOf(chat)).releases;
    more.set(sizeOf(chat), (more.get(sizeOf(chat)) ?? 0) + length - usual);
  }
  return more;
}
