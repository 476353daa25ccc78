/** Who sits where, who is there, who holds which key, as the model says: tables for processes that know no model. */
import type { Design } from '../../src/model/design';
import { populate } from '../../src/model/population';
import type { Scenario } from '../../src/model/scenario';

/** Somebody who connects. */
export interface Guest {
  readonly person: number;
  readonly chat: number;
  readonly gateway: number;
  /** Has the chat open. */
  readonly isViewing: boolean;
}

export interface Seating {
  readonly people: number;
  readonly chats: number;
  readonly gateways: number;
  /** Those who connect, in the order in which they do. */
  readonly guests: readonly Guest[];
  /** Members of each chat. */
  readonly members: readonly (readonly number[])[];
  /** The shard of user-gateway storage of each person, and of chat-user storage of each chat. */
  readonly seatShard: readonly number[];
  readonly chatShard: readonly number[];
  /** The gateways that the coordinator has given each chat; empty where the design places by user. */
  readonly chatGateways: readonly (readonly number[])[];
}

export function seatingOf(scenario: Scenario, design: Design): Seating {
  const population = populate(scenario, design);
  const { people, chats, gateways, sizes, presence } = population;
  const everybody = Array.from({ length: people }, (_, person) => person);
  const everyChat = Array.from({ length: chats }, (_, chat) => chat);
  return {
    people,
    chats,
    gateways,
    guests: everybody.filter(presence.isConnected).map((person) => ({
      person,
      chat: sizes.chatOf(person),
      gateway: population.seat(person),
      isViewing: presence.isViewing(person),
    })),
    members: everyChat.map((chat) => Array.from({ length: sizes.sizeOf(chat) }, (_, index) => sizes.firstOf(chat) + index)),
    seatShard: everybody.map(population.seatShard),
    chatShard: everyChat.map(population.chatShard),
    chatGateways: everyChat.map((chat) => Array.from(population.chatGateways(chat))),
  };
}
