/** Small chats over which one message of a design is walked to read off what it costs. */
import { chatRow, type ChatRow } from '../model/chatrow';
import type { Design } from '../model/design';
import type { Population } from '../model/population';
import { sizesOf } from '../model/sizes';

/** How the members of a sample are spread over gateways, and over shards of user-gateway storage. */
export interface SampleSizes {
  readonly membersByGateway: readonly number[];
  readonly membersByShard: readonly number[];
}

/**
 * The first holds no, one, two and five members somewhere, which tells a line and one point more.
 * The others differ in members, in gateways and in shards, those that hold nobody included: an
 * amount that follows any of these in another way shows there.
 */
export const SAMPLES: readonly SampleSizes[] = [
  { membersByGateway: [0, 1, 2, 5], membersByShard: [5, 0, 2, 1] },
  { membersByGateway: [3, 0, 0, 1, 1, 4, 0], membersByShard: [1, 1, 3, 0, 4] },
  { membersByGateway: [0, 2, 11], membersByShard: [0, 0, 0, 6, 7, 0] },
];

/** Lays `counts[i]` people on place i, in turn. */
function placesOf(counts: readonly number[]): number[] {
  return counts.flatMap((count, place) => new Array<number>(count).fill(place));
}

/** The row of a sample chat: chat 0, person 0 and on. */
export function sampleChat(sizes: SampleSizes, places: Design['places']): ChatRow {
  const seats = placesOf(sizes.membersByGateway);
  const seatShards = placesOf(sizes.membersByShard);
  const holders = Uint32Array.from(new Set(seats));
  const population: Population = {
    people: seats.length,
    chats: 1,
    sizes: sizesOf({ chats: 1, users: seats.length, skew: 0, sizes: [] }),
    gateways: sizes.membersByGateway.length,
    seat: (person) => seats[person]!,
    seatShard: (person) => seatShards[person]!,
    chatShard: () => 0,
    // The coordinator gives a chat the gateways that then hold its members.
    chatGateways: () => (places === 'byChat' ? holders : new Uint32Array(0)),
  };
  return chatRow(population, 0);
}
