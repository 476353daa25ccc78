/**
 * How much each chat says. Where chats talk alike, each posts at the scenario's rate, and its number of messages in
 * the run. Where members do, the largest chat posts so much, and the others in proportion to their members.
 *
 * A run has whole messages. Where members talk alike they are dealt out along the people of all chats, in their
 * order: up to person p of them as many as M·p / N is, to the nearest whole, where the largest chat, of N people,
 * posts M. So each chat posts what comes to its members, rounded up or down; the largest posts just M, chats with less
 * than one message in the run take turns, and all together post what comes to everybody, to the nearest whole. Nothing is drawn
 * for it, so every engine knows it of any chat at once.
 */
import type { Scenario } from './scenario';
import { sizesOf, type ChatRun, type Sized } from './sizes';

/** The keys that decide how much is said. */
export type Talking = Sized & Pick<Scenario, 'talk' | 'messages' | 'rate'>;

/** Chats of one size, in a second of the long run. */
export interface Voices {
  readonly size: number;
  readonly chats: number;
  /** Of what a chat posts that posts at the scenario's rate. */
  readonly share: number;
}

/** Chats of one size that post as many messages in the run. */
export interface Posters {
  readonly size: number;
  readonly chats: number;
  readonly messages: number;
}

export interface Talk {
  /** Every chat posts as much as any other. */
  readonly isAlike: boolean;
  /** Sizes from chat to chat, each told once. */
  readonly voices: readonly Voices[];
  readonly posters: readonly Posters[];
  /** As much as so many chats say that post at the scenario's rate. */
  readonly fullChats: number;
  /** Messages that all chats post in the run by themselves. */
  readonly messages: number;
  readonly shareOf: (chat: number) => number;
  readonly messagesOf: (chat: number) => number;
}

const KNOWN = new WeakMap<Talking, Talk>();

/** How much the chats of a scenario say. Worked out once for each scenario. */
export function talkOf(scenario: Talking): Talk {
  const known = KNOWN.get(scenario);
  if (known) return known;
  const isAlike = scenario.talk === 'chat' || sizesOf(scenario).isUniform;
  const talk = isAlike ? alike(scenario) : byMembers(scenario);
  KNOWN.set(scenario, talk);
  return talk;
}

function alike(scenario: Talking): Talk {
  const { messages } = scenario;
  const { chats, chatsBySize } = sizesOf(scenario);
  return {
    isAlike: true,
    voices: Array.from(chatsBySize, ([size, count]) => ({ size, chats: count, share: 1 })),
    posters: Array.from(chatsBySize, ([size, count]) => ({ size, chats: count, messages })),
    fullChats: chats,
    messages: chats * messages,
    shareOf: () => 1,
    messagesOf: () => messages,
  };
}

function byMembers(scenario: Talking): Talk {
  const { messages } = scenario;
  const { people, largest, chatsBySize, runs, sizeOf, firstOf } = sizesOf(scenario);
  /** Messages up to a person, to the nearest whole: whole numbers all along, so nothing is lost. */
  const upTo = (person: number): number => Math.floor((2 * person * messages + largest) / (2 * largest));
  return {
    isAlike: false,
    voices: Array.from(chatsBySize, ([size, chats]) => ({ size, chats, share: size / largest })),
    posters: postersOf(runs, (size) => Math.floor((size * messages) / largest), upTo),
    fullChats: people / largest,
    messages: upTo(people),
    shareOf: (chat) => sizeOf(chat) / largest,
    messagesOf: (chat) => {
      const first = firstOf(chat);
      return upTo(first + sizeOf(chat)) - upTo(first);
    },
  };
}

/** Along chats of one size, each posts as many messages as it comes to, or one more. */
function postersOf(runs: readonly ChatRun[], leastOf: (size: number) => number, upTo: (person: number) => number): Posters[] {
  const found = new Map<string, { size: number; chats: number; messages: number }>();
  const enter = (size: number, chats: number, messages: number): void => {
    if (chats === 0) return;
    const name = `${String(size)} ${String(messages)}`;
    const known = found.get(name);
    if (known) known.chats += chats;
    else found.set(name, { size, chats, messages });
  };
  for (const { chats, size, firstPerson } of runs) {
    const least = leastOf(size);
    const withOneMore = upTo(firstPerson + chats * size) - upTo(firstPerson) - chats * least;
    enter(size, chats - withOneMore, least);
    enter(size, withOneMore, least + 1);
  }
  return [...found.values()];
}

/** Messages a second of all chats together. */
export function messagesPerSecond(scenario: Talking): number {
  return talkOf(scenario).fullChats * scenario.rate;
}

/** From a chat to the messages a second that it posts in the run, as whole numbers of messages have it. */
export function paceInRun(scenario: Talking): (chat: number) => number {
  const { rate } = scenario;
  const { isAlike, messagesOf } = talkOf(scenario);
  return isAlike ? () => rate : (chat) => paceOfMessages(scenario, messagesOf(chat));
}

/** Messages a second of a chat that posts so many in the run. */
export function paceOfMessages({ rate, messages: ofLargest }: Talking, messages: number): number {
  return messages === ofLargest ? rate : (rate * messages) / ofLargest;
}
