/**
 * To which chats people belong. Everybody has one chat of their own; where `memberships` is above 1, they are on the
 * lists of others too, as guests. The chats of person p are those of the people p, p + shift 1, p + shift 2 …, round to
 * the beginning, with shifts drawn once a run: so the guests of a chat are as many stretches of consecutive people as
 * there are shifts, and nobody needs a list. Two shifts lie at least as many people apart as the largest chat has, so no
 * two stretches of a chat overlap; where so many memberships leave no room for that, shifts lie evenly, and a chat that
 * is larger than the space between two of them has everybody on its list, each once.
 */
import { MAX_PEOPLE } from './people';
import { draw, pick, streamKey } from './random';
import type { Scenario } from './scenario';
import { sizesOf, type Sized, type Sizes } from './sizes';

/** What decides who belongs where. */
export type Belongings = Sized & Pick<Scenario, 'seed' | 'memberships'>;

/** Consecutive people; `end` is one past the last. */
export interface Stretch {
  readonly first: number;
  readonly end: number;
}

export interface Belonging {
  /** Chats of each person, their own included; where the space between shifts is too small, at most so many. */
  readonly memberships: number;
  /** From a person to those whose chats are theirs too; 0 comes first, for their own. Ascending. */
  readonly shifts: readonly number[];
  /** People on the list of a chat that so many have as their own. */
  readonly listed: (size: number) => number;
  /** People who belong to one chat alone, in a chat that so many have as their own: none but where it has nearly everybody. */
  readonly loners: (size: number) => number;
  /** Chats of a person, each once: their own first. */
  readonly chatsOf: (person: number) => readonly number[];
  readonly isListed: (person: number, chat: number) => boolean;
  /** The guests of a chat, stretch by stretch, without its own people: in the order of people from its own on, round to the beginning. */
  readonly guestsOf: (chat: number) => readonly Stretch[];
  /** Everybody on the list of a chat: its own people, then its guests. */
  readonly listOf: (chat: number) => readonly Stretch[];
}

const KNOWN = new WeakMap<object, Belonging>();

/** Memberships that a scenario's people can have: no more than chats, and no more than can be counted. */
export function mostMemberships(sized: Sized): number {
  const { chats, people } = sizesOf(sized);
  return Math.max(1, Math.min(chats, Math.floor(MAX_PEOPLE / people)));
}

/** Memberships of each person. */
export function membershipsOf(scenario: Sized & Pick<Scenario, 'memberships'>): number {
  return scenario.memberships === 1 ? 1 : Math.min(scenario.memberships, mostMemberships(scenario));
}

/** Who belongs where in a scenario. Worked out once for each. */
export function belongingOf(scenario: Belongings): Belonging {
  const known = KNOWN.get(scenario);
  if (known) return known;
  const belonging = belongingBy(sizesOf(scenario), membershipsOf(scenario), scenario.seed);
  KNOWN.set(scenario, belonging);
  return belonging;
}

function belongingBy(sizes: Sizes, memberships: number, seed: number): Belonging {
  const { people, sizeOf, firstOf, chatOf } = sizes;
  const shifts = shiftsOf(sizes, memberships, seed);
  const gaps = shifts.map((shift, index) => (shifts[index + 1] ?? people) - shift);
  const ownOf = (chat: number): Stretch => ({ first: firstOf(chat), end: firstOf(chat) + sizeOf(chat) });
  /** How many people a person is after the first of a chat, round to the beginning. */
  const placeIn = (person: number, chat: number): number => (person - firstOf(chat) + people) % people;
  return {
    memberships,
    shifts,
    listed: (size) => gaps.reduce((sum, gap) => sum + Math.min(size, gap), 0),
    // All chats of a person are one where all others' people lie between two shifts.
    loners: (size) => gaps.reduce((sum, gap) => sum + Math.max(0, gap - (people - size)), 0),
    chatsOf: (person) => [...new Set(shifts.map((shift) => chatOf((person + shift) % people)))],
    isListed: (person, chat) => shifts.some((shift) => placeIn((person + shift) % people, chat) < sizeOf(chat)),
    guestsOf: (chat) => guestsOf(ownOf(chat), shifts, people),
    listOf: (chat) => [ownOf(chat), ...guestsOf(ownOf(chat), shifts, people)],
  };
}

/**
 * Draws the shifts. Where chats are alike, whole chats: so everybody of a chat belongs to the same others. What room
 * there is beyond the least space between two of them is shared out by chance.
 */
function shiftsOf({ people, largest, isUniform }: Sizes, memberships: number, seed: number): number[] {
  const unit = isUniform ? largest : 1;
  const least = Math.min(largest, Math.floor(people / memberships)) / unit;
  const spare = people / unit - memberships * least;
  const key = streamKey(seed, 'membership');
  const drawn = Array.from({ length: memberships - 1 }, (_, index) => pick(draw(key, index), spare + 1)).sort((a, b) => a - b);
  return [0, ...drawn.map((more, index) => unit * ((index + 1) * least + more))];
}

/** The stretches before a chat's own people, each shifted, without what belongs to the next stretch or to its own people. */
function guestsOf(own: Stretch, shifts: readonly number[], people: number): Stretch[] {
  const size = own.end - own.first;
  const stretches: Stretch[] = [];
  for (let index = shifts.length - 1; index > 0; index--) {
    // Places are told from the chat's first member on.
    const start = people - shifts[index]!;
    const place = Math.max(size, start);
    const after = Math.min(start + size, people - shifts[index - 1]!);
    const first = own.first + place;
    const end = own.first + after;
    if (place >= after) continue;
    if (end <= people) stretches.push({ first, end });
    else if (first >= people) stretches.push({ first: first - people, end: end - people });
    else stretches.push({ first, end: people }, { first: 0, end: end - people });
  }
  return stretches;
}
