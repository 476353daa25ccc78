/** Small chats over which one message of a design is walked to read off what it costs. */
import { chatRow, type ChatRow } from '../../model/chatrow';
import type { Design } from '../../model/design';
import type { Population } from '../../model/population';
import { sizesOf } from '../../model/sizes';

/** A member of a sample: offline, away or viewing. */
export type PersonSample = 'o' | 'a' | 'v';

/** The members of a sample whose seat is on one gateway, a letter each. */
export type GatewaySample = string;

/** How the members of a sample are spread over gateways, and over shards of user-gateway storage. */
export interface Sample {
  readonly gateways: readonly GatewaySample[];
  readonly membersByShard: readonly number[];
}

/**
 * The first has gateways with nobody, one and two who are away, one and two viewers, which tells a
 * line, and one point more; and shards with no, one and two members. The others differ in members,
 * in gateways and in shards, those that hold nobody included: an amount that follows any of these in
 * another way shows there.
 */
export const SAMPLES: readonly Sample[] = [
  { gateways: ['o', 'a', 'aa', 'v', 'vv', 'ovvaa', ''], membersByShard: [5, 0, 2, 1, 4] },
  { gateways: ['vav', '', '', 'a', 'v', 'vovo', '', 'o'], membersByShard: [1, 1, 3, 0, 5] },
  { gateways: ['', 'va', 'aavvvovvovv'], membersByShard: [0, 0, 0, 6, 7, 0] },
];

/** Everybody of a sample, by number. */
export function peopleOfSample({ gateways }: Sample): PersonSample[] {
  return Array.from(gateways.join('')) as PersonSample[];
}

/** Who is connected to a gateway of a sample. */
export function countsAt(gateway: GatewaySample): { readonly connected: number; readonly viewers: number } {
  const viewers = gateway.split('v').length - 1;
  return { connected: viewers + gateway.split('a').length - 1, viewers };
}

/** Lays `counts[i]` people on place i, in turn. */
function placesOf(counts: readonly number[]): number[] {
  return counts.flatMap((count, place) => new Array<number>(count).fill(place));
}

/** The row of a sample chat: chat 0, person 0 and on. */
export function sampleChat(sample: Sample, places: Design['places']): ChatRow {
  const people = peopleOfSample(sample);
  const seats = placesOf(sample.gateways.map(({ length }) => length));
  const seatShards = placesOf(sample.membersByShard);
  const isConnected = (person: number): boolean => people[person] !== 'o';
  const isViewing = (person: number): boolean => people[person] === 'v';
  const population: Population = {
    people: people.length,
    chats: 1,
    sizes: sizesOf({ chats: 1, users: people.length, skew: 0, sizes: [] }),
    gateways: sample.gateways.length,
    places,
    seat: (person) => seats[person]!,
    seatIn: (person) => seats[person]!,
    presence: { isOnline: isConnected, isConnected, isViewing, isEverybodyConnected: false, isNobodyAway: false },
    seatShard: (person) => seatShards[person]!,
    chatShard: () => 0,
    // The coordinator gives a chat the gateways where its members then sit.
    chatGateways: () => (places === 'byChat' ? Uint32Array.from(new Set(seats)) : new Uint32Array(0)),
  };
  return chatRow(population, 0);
}
