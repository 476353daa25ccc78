/** Who posts what when, and how much of it the rig takes on. */
import type { Design } from '../../src/model/design';
import { peopleOf } from '../../src/model/people';
import { populate } from '../../src/model/population';
import type { Scenario } from '../../src/model/scenario';
import { sizesOf } from '../../src/model/sizes';
import { openPosts } from '../../src/engine/events/posts';
import { sendersOf } from '../../src/engine/events/sender';
import { Refusal } from './plan';

export interface Post {
  readonly atMillis: number;
  readonly chat: number;
  readonly sender: number;
}

/** Most of each that the rig plays: real processes on one machine. */
export const MOST = { gateways: 32, shards: 8, people: 2000, posts: 20_000, deliveries: 1_000_000, seconds: 60 } as const;

/**
 * Refuses what loopback has not (loss), what would need the model's clock (people who switch), and too much.
 * @throws Refusal with the key's name
 */
export function checkBounds(scenario: Scenario): void {
  if (scenario.loss > 0) throw new Refusal('the rig loses no writes: loss must be 0');
  if (scenario.switches > 0) throw new Refusal('nobody switches chats on the rig: switches must be 0');
  const posts = scenario.chats * scenario.messages + scenario.do.length;
  const { chatsBySize } = sizesOf(scenario);
  const deliveries = [...chatsBySize].reduce((sum, [size, chats]) => sum + size * chats * scenario.messages, 0);
  const asked: Readonly<Record<string, readonly [value: number, most: number]>> = {
    gateways: [scenario.gateways, MOST.gateways],
    shards: [scenario.shards, MOST.shards],
    chatShards: [scenario.chatShards, MOST.shards],
    'people in all': [peopleOf(scenario), MOST.people],
    'messages in all': [posts, MOST.posts],
    'deliveries in all': [deliveries, MOST.deliveries],
    'seconds of posting': [scenario.messages / scenario.rate, MOST.seconds],
  };
  for (const [name, [value, most]] of Object.entries(asked)) {
    if (value > most) throw new Refusal(`the rig takes at most ${String(most)} ${name}, and was asked for ${String(value)}`);
  }
}

/** Every message of the scenario, in the order and at the moments of the event engine. */
export function postsOf(scenario: Scenario, design: Design): Post[] {
  const population = populate(scenario, design);
  const posts: Post[] = [];
  const agenda = openPosts(
    scenario,
    (chat) => sendersOf(population, chat),
    (chat, sender, atMicros) => posts.push({ atMillis: atMicros / 1000, chat, sender }),
  );
  while (agenda.size > 0) agenda.runNext();
  return posts;
}

/** The same messages in bursts: so many in turn at once, when the last of them would have come. */
export function inBursts(posts: readonly Post[], burst: number): Post[] {
  return posts.map((post, index) => {
    const last = Math.min(posts.length, (Math.floor(index / burst) + 1) * burst) - 1;
    return { ...post, atMillis: posts[last]!.atMillis };
  });
}
