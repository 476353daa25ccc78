/**
 * What each process of the rig must do, read off a design's hops. The one file of the rig that looks
 * at a design: what it does not know how to play, it refuses by name.
 */
import { membershipsOf } from '../../src/model/belonging';
import type { Design, Fanout, Hop, Role } from '../../src/model/design';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import type { Scenario } from '../../src/model/scenario';
import { placementOf } from '../../src/model/placement';
import { seatingOf, type Seating } from './seating';

/** One thing that the Chat API does with a message, in turn. */
export type ApiStep =
  | 'askMembers'
  | 'askSeats'
  | 'sendToSeats'
  | 'sendToEveryGateway'
  | 'sendToChatGateways'
  | 'publishToChat'
  | 'publishToMembers';

/** What a gateway subscribes to: a chat's topic for its first viewer or first member there, a person's own, all. */
export type Subscribing = 'none' | 'forViewers' | 'forMembers' | 'ownTopics' | 'everyChat';

/** Whose sockets a gateway writes for a copy. */
export type Writing = 'viewersOfChat' | 'addressee';

/** How a design is played, whoever sits where. */
export interface Play {
  readonly steps: readonly ApiStep[];
  readonly subscribing: Subscribing;
  readonly writing: Writing;
  /** A gateway writes who sits there into user-gateway storage when somebody connects. */
  readonly keepsSeats: boolean;
}

/** All that a rig needs to know, whatever it was made from. */
export interface Plan {
  readonly play: Play;
  readonly seating: Seating;
  /** Of user-gateway storage, and of chat-user storage. */
  readonly shards: number;
  readonly chatShards: number;
  /** Of a message. */
  readonly bytes: number;
}

/** A design or a scenario that the rig cannot play, and why: one sentence for people. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}

/** What the Chat API does for a hop that leaves it. */
const API_STEPS: Readonly<Record<string, ApiStep>> = {
  [way('ask', 'chatUserStorage', 'owner')]: 'askMembers',
  [way('ask', 'userGatewayStorage', 'memberShards')]: 'askSeats',
  [way('send', 'gateway', 'interestedGateways')]: 'sendToSeats',
  [way('send', 'gateway', 'everyGateway')]: 'sendToEveryGateway',
  [way('send', 'gateway', 'chatGateways')]: 'sendToChatGateways',
  [way('send', 'topic', 'owner')]: 'publishToChat',
  [way('send', 'topic', 'memberTopics')]: 'publishToMembers',
};

/** What gateways subscribe to, so that a hop from a topic reaches those that it must reach. */
const SUBSCRIBINGS: Readonly<Record<string, Subscribing>> = {
  [way('send', 'gateway', 'viewingGateways')]: 'forViewers',
  [way('send', 'gateway', 'interestedGateways')]: 'forMembers',
  [way('send', 'gateway', 'everyGateway')]: 'everyChat',
  [way('send', 'gateway', 'subscriber')]: 'ownTopics',
};

const WRITINGS: Readonly<Record<string, Writing>> = {
  [way('send', 'user', 'localMembers')]: 'viewersOfChat',
  [way('send', 'user', 'addressee')]: 'addressee',
};

/** What a step cannot do without: the answer to an ask before it. */
const NEEDS: Partial<Record<ApiStep, ApiStep>> = { askSeats: 'askMembers', sendToSeats: 'askSeats', publishToMembers: 'askMembers' };

/** All that a hop may say: one that says more means something that the rig does not know. */
const HOP_FIELDS: ReadonlySet<string> = new Set(['id', 'verb', 'to', 'fanout', 'receiverPays', 'receiverPaysOnce', 'senderPays', 'words', 'then']);

function way(verb: Hop['verb'], to: Role, fanout: Fanout): string {
  return `${verb} ${to} ${fanout}`;
}

/**
 * What a design and a scenario come to.
 * @throws Refusal for a hop, or an order of hops, that the rig does not know
 */
export function planOf(scenario: Scenario, design: Design): Plan {
  if (membershipsOf(scenario) > 1) throw new Refusal('the rig cannot play people who belong to several chats (memberships above 1)');
  const { shards, chatShards, bytes } = scenario;
  return { play: playOf(design, scenario), seating: seatingOf(scenario, design), shards, chatShards, bytes };
}

/**
 * How a design is played, whoever sits where.
 * @throws Refusal for a hop, or an order of hops, that the rig does not know
 */
export function playOf(design: Design, scenario: Scenario): Play {
  if (design.owner) throw refusal(design, `the owners of its chats ${design.owner.does === 'holds' ? 'hold messages' : 'drop what is above a cap'}`);
  if (design.rooms) throw refusal(design, `"rooms" has its chats in parts that see only themselves`);
  const steps: ApiStep[] = [];
  const found = { subscribing: new Set<Subscribing>(), writing: new Set<Writing>() };
  walkFrom(design, 'chatApi', design.post, (hop, from) => {
    const name = way(hop.verb, hop.to, hop.fanout);
    if (from === 'chatApi') steps.push(known(API_STEPS, name, design, hop, from));
    else if (from === 'topic') found.subscribing.add(known(SUBSCRIBINGS, name, design, hop, from));
    else found.writing.add(known(WRITINGS, name, design, hop, from));
  });
  for (const [index, step] of steps.entries()) {
    const needed = NEEDS[step];
    if (needed && !steps.slice(0, index).includes(needed)) throw refusal(design, `${step} comes without ${needed} before it`);
  }
  return {
    steps,
    subscribing: single(design, 'subscribe', found.subscribing) ?? 'none',
    writing: single(design, 'write sockets', found.writing) ?? 'viewersOfChat',
    keepsSeats: steps.includes('askSeats') || placementOf(scenario, design).reportsSeat,
  };
}

/** Whether the rig knows how to play a design: what it does not know, it refuses by name. */
export function isKnown(design: Design): boolean {
  try {
    return playOf(design, DEFAULT_SCENARIO).steps.length > 0;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Depth first, as written; an `ask` goes on at the asker, so its answer is there for what follows. */
function walkFrom(design: Design, from: Role, hops: readonly Hop[], visit: (hop: Hop, from: Role) => void): void {
  for (const hop of hops) {
    const strange = Object.keys(hop).find((field) => !HOP_FIELDS.has(field));
    if (strange !== undefined) throw refusal(design, `its hop "${hop.id}" says "${strange}"`);
    visit(hop, from);
    walkFrom(design, hop.verb === 'ask' ? from : hop.to, hop.then, visit);
  }
}

function known<T>(table: Readonly<Record<string, T>>, name: string, design: Design, hop: Hop, from: Role): T {
  const meaning = table[name];
  if (meaning === undefined) throw refusal(design, `its hop "${hop.id}" goes from ${from} by "${name}"`);
  return meaning;
}

function single<T extends string>(design: Design, what: string, ways: ReadonlySet<T>): T | undefined {
  if (ways.size > 1) throw refusal(design, `its gateways ${what} in ${String(ways.size)} ways (${[...ways].join(', ')})`);
  return [...ways][0];
}

function refusal(design: Design, what: string): Refusal {
  return new Refusal(`the rig cannot play the design "${design.id}": ${what}, which it does not know`);
}
