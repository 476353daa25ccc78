/** When each chat posts: both engines go by the same moments. */
import { naturalLog } from './numeric';
import { drawPair, streamKey, unit } from './random';
import type { Scenario } from './scenario';
import { paceInRun, talkOf, type Talking } from './talk';

export const MICROS_PER_SECOND = 1_000_000;
export const MICROS_PER_MILLI = 1000;

/** True microseconds of message `index` of a chat, from 0, given those of the one before it. */
export type PostingMoment = (chat: number, index: number, before: number) => number;

/** What decides when chats post. */
export type PostingPlan = Talking & Pick<Scenario, 'chats' | 'arrivals' | 'seed'>;

/**
 * The moments of a scenario's own messages: evenly spaced, or at random (Poisson). A chat that posts less than
 * others spreads its messages over as long a time as they do.
 */
export function postingMoment(scenario: PostingPlan): PostingMoment {
  const { chats } = scenario;
  const paceOf = paceInRun(scenario);
  if (scenario.arrivals === 'steady') {
    return (chat, index) => ((index + chat / chats) * MICROS_PER_SECOND) / paceOf(chat);
  }
  const key = streamKey(scenario.seed, 'arrivals');
  return (chat, index, before) => {
    const gapSeconds = -naturalLog(unit(drawPair(key, chat, index))) / paceOf(chat);
    return before + gapSeconds * MICROS_PER_SECOND;
  };
}

/** True microseconds of every message of one chat, ascending: its own and those posted by hand. */
export function momentsOf(scenario: PostingPlan, chat: number, byHandMicros: readonly number[]): Float64Array {
  const messages = talkOf(scenario).messagesOf(chat);
  const momentOf = postingMoment(scenario);
  const moments = new Float64Array(messages + byHandMicros.length);
  for (let index = 0; index < messages; index++) moments[index] = momentOf(chat, index, moments[index - 1] ?? 0);
  moments.set(byHandMicros, messages);
  return moments.sort();
}

/** True microseconds of the messages that people post by hand, in the order of their list, by chat. */
export function handPosts({ do: actions }: Pick<Scenario, 'do'>, chatOf: (person: number) => number): ReadonlyMap<number, readonly number[]> {
  const posts = new Map<number, number[]>();
  for (const { user, atMillis } of actions) {
    const chat = chatOf(user - 1);
    posts.set(chat, [...(posts.get(chat) ?? []), atMillis * MICROS_PER_MILLI]);
  }
  return posts;
}
