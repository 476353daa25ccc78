/**
 * How much each chat says. Where chats talk alike, each posts at the scenario's rate, and its number of messages in
 * the run. Where members do, the largest chat posts so much, and the others in proportion to their members.
 *
 * A run has whole messages. Where members talk alike they are dealt out along the people of all chats, in their
 * order: up to person p of them as many as M·p / N is, to the nearest whole, where the largest chat, of N people,
 * posts M. So each chat posts what comes to its members, rounded up or down; the largest posts just M, chats with less
 * than one message in the run take turns, and all together post what comes to everybody, to the nearest whole. Nothing is drawn
 * for it, so every engine knows it of any chat at once.
 *
 * Parts of a chat (`rooms.ts`) share out what it says: by members as well, whoever else talks alike.
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
  const { isUniform, areParts } = sizesOf(scenario);
  const isAlike = !areParts && (scenario.talk === 'chat' || isUniform);
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

/**
 * Where members talk alike, of all chats or of the parts of one. Messages up to a person are whole numbers all
 * along, so nothing is lost.
 */
function byMembers(scenario: Talking): Talk {
  const { messages, talk } = scenario;
  const { people, largestWhole, runs, runOf } = sizesOf(scenario);
  const upTo = (person: number, whole: number): number => Math.floor((2 * person * messages + whole) / (2 * whole));
  /** Messages before a person of a run, by their place: along all people, or within each whole chat of its own. */
  const before = ({ firstPerson, before: ofFirst, of }: ChatRun, place: number): number => {
    if (talk === 'member') return upTo(firstPerson + place, largestWhole);
    const within = ofFirst + place;
    return Math.floor(within / of) * messages + upTo(within % of, of);
  };
  const shareIn = ({ size, of }: ChatRun): number => size / (talk === 'member' ? largestWhole : of);
  const posters = postersOf(runs, (run) => Math.floor((run.size * messages) / (talk === 'member' ? largestWhole : run.of)), before);
  return {
    isAlike: false,
    voices: voicesOf(runs, shareIn),
    posters,
    fullChats: talk === 'member' ? people / largestWhole : runs.reduce((sum, run) => sum + run.chats * shareIn(run), 0),
    messages: posters.reduce((sum, one) => sum + one.chats * one.messages, 0),
    shareOf: (chat) => shareIn(runOf(chat)),
    messagesOf: (chat) => {
      const run = runOf(chat);
      const place = (chat - run.firstChat) * run.size;
      return before(run, place + run.size) - before(run, place);
    },
  };
}

function voicesOf(runs: readonly ChatRun[], shareIn: (run: ChatRun) => number): Voices[] {
  const found = new Map<string, { size: number; chats: number; share: number }>();
  for (const run of runs) {
    const [size, share] = [run.size, shareIn(run)];
    const name = `${String(size)} ${String(share)}`;
    const known = found.get(name);
    if (known) known.chats += run.chats;
    else found.set(name, { size, chats: run.chats, share });
  }
  return [...found.values()];
}

/** Along chats of one size, each posts as many messages as it comes to, or one more. */
function postersOf(runs: readonly ChatRun[], leastOf: (run: ChatRun) => number, before: (run: ChatRun, place: number) => number): Posters[] {
  const found = new Map<string, { size: number; chats: number; messages: number }>();
  const enter = (size: number, chats: number, messages: number): void => {
    if (chats === 0) return;
    const name = `${String(size)} ${String(messages)}`;
    const known = found.get(name);
    if (known) known.chats += chats;
    else found.set(name, { size, chats, messages });
  };
  for (const run of runs) {
    const { chats, size } = run;
    const least = leastOf(run);
    const withOneMore = before(run, chats * size) - before(run, 0) - chats * least;
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
