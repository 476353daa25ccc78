/**
 * Chats apart: those that have gateways of their own. All have them where a design places by chat; where it
 * places by user, chats from a size on may, and then whoever opens one holds a second socket there beside the
 * one at home, for as long as it is open.
 */
import type { Design, Hop } from './design';
import type { NumberScenarioKey, Scenario } from './scenario';

/** What says of a design which chats are apart. */
type Telling = Pick<Design, 'post' | 'places'>;

/** The key that says from how many members on a chat is told apart; null where no hop tells chats apart. */
export function apartKeyOf({ post }: Pick<Design, 'post'>): NumberScenarioKey | null {
  for (const { applies } of post) if (applies) return 'from' in applies ? applies.from : applies.below;
  return null;
}

/** Whoever opens a chat apart holds a second socket beside the one at home. */
export function opensSecondSockets({ post, places }: Telling): boolean {
  return places !== 'byChat' && apartKeyOf({ post }) !== null;
}

/** Members from which on a chat has gateways of its own; Infinity where none has. */
export function apartFrom(scenario: Scenario, { post, places }: Telling): number {
  if (places === 'byChat') return 0;
  const key = apartKeyOf({ post });
  return key === null ? Infinity : scenario[key];
}

/** The first hops of a message that apply to a chat apart, or to any other. */
export function hopsApplying(post: readonly Hop[], isApart: boolean): readonly Hop[] {
  return post.filter(({ applies }) => applies === undefined || 'from' in applies === isApart);
}
