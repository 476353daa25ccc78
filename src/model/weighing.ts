/** One scenario under each design: what it comes to there, and how many machines it takes. Plain data that crosses to the page. */
import type { Judge, Judgement } from './judgement';
import type { Fallen, Outage } from './outage';
import type { Role } from './roles';
import type { NumberScenarioKey, Scenario } from './scenario';
import type { SocketHolder } from './sockets';

/** What of each design stands side by side, in a second in which every chat posts at its rate. */
export const QUANTITIES = [
  /** Of a mean gateway: copies taken in, sockets written; and the share of its cores' time, then of the busiest one's. */
  'copies', 'writes', 'meanShare', 'busiestShare',
  /** Of the link of the busiest gateway, the fuller way; null where nobody asks. */
  'bandwidth',
  /** Frames that leave each chat where its owner holds or caps them; badges that a mean gateway writes; requests that come to it by a clock. Null where a design has none. */
  'frames', 'badges', 'requests',
  /** Cores that all shards of all storages keep busy, and all topics of the broker. */
  'storageCores', 'brokerCores',
  /** Sockets that somebody who is connected holds, in the mean. */
  'sockets',
  /** Of all that viewers are meant to hear, what reaches them: less than 1 where chats are in parts, or messages are dropped. */
  'reachedShare',
  /** When the last viewer of a message hears it, while nothing waits. */
  'lastMicros',
  /** Sockets opened anew by people who switch to another chat, over all gateways. */
  'reconnects',
  /** What twice the gateways take off a mean one: 0 is nothing, 0.5 is half. */
  'savedShare',
] as const;
export type Quantity = (typeof QUANTITIES)[number];
/** Those that only some designs have, or that only some scenarios ask for. */
export const QUANTITIES_OF_SOME: ReadonlySet<Quantity> = new Set<Quantity>(['bandwidth', 'frames', 'badges', 'requests']);

/** Who says so: everybody placed and counted, or means by formula. */
export type Certainty = 'counts' | 'formula';

/** A row of the table of all designs. */
export interface Weighing {
  readonly design: string;
  readonly by: Certainty;
  /** Null where it cannot be told. */
  readonly values: Readonly<Record<Quantity, number | null>>;
  /** Whoever switches to another chat keeps the socket that they have. */
  readonly keepsSocket: boolean;
  /** What is full first, and how full it is; null where there is nothing to do. */
  readonly fullest: Filling | null;
  /** Components that get at least as much work as they can do: there nobody knows when the last viewer hears. */
  readonly overloaded: readonly Role[];
  /** What it comes to that one gateway dies. */
  readonly outage: Outage;
}

/** What fills up: the time of a component, the link of its machine, or the connections that whoever holds people's sockets is meant to have. */
export type Limit = Role | LinkLimit | SocketLimit;
export type LinkLimit = `${Role}:link`;
/** Of gateways, or of edges where these hold them. */
export type SocketLimit = 'sockets' | 'edge:sockets';

/** The link of a component. */
export function linkOf(role: Role): LinkLimit {
  return `${role}:link`;
}

const SOCKET_LIMITS: Readonly<Record<SocketHolder, SocketLimit>> = { gateway: 'sockets', edge: 'edge:sockets' };

/** The sockets that each of those who hold them is meant to have at most. */
export function socketLimitOf(holder: SocketHolder): SocketLimit {
  return SOCKET_LIMITS[holder];
}

/** Whose connections a limit is; null of time and links. */
export function holderOf(limit: Limit): SocketHolder | null {
  return limit === 'sockets' ? 'gateway' : limit === 'edge:sockets' ? 'edge' : null;
}

/** The component whose time or link a limit is; null of connections. */
export function componentOf(limit: Limit): { readonly role: Role; readonly isLink: boolean } | null {
  if (holderOf(limit)) return null;
  const [role, link] = limit.split(':') as [Role, 'link'?];
  return { role, isLink: link !== undefined };
}

/** How full the fullest instance is, and how many cores, links, or gateways’ connections, all of them fill together. */
export interface Filling {
  readonly limit: Limit;
  readonly share: number;
  readonly cores: number;
}

/** How many instances there are of what a key of the scenario counts. */
export interface Instances {
  readonly key: NumberScenarioKey;
  /** The role that they are of. */
  readonly role: Role;
  readonly count: number;
}

/** Why no number of machines holds a scenario. */
export interface Obstacle extends Filling {
  /** What was tried at most; null where the component comes one to a chat or a person, so that no number helps. */
  readonly tried: Instances | null;
  /** There are so many gateways then. */
  readonly gateways: number;
}

/** What of a design stands beside its gateways. */
export interface Elsewhere {
  readonly role: Role;
  /** Instances, where they come by number, as shards: the least that hold, with those to spare; null where there is one for each chat or person. */
  readonly count: number | null;
  /** Of these, so many may be lost. */
  readonly spare: number;
  readonly machines: number;
}

/** The machines that a design needs so that nothing is above a share of its limit. */
export interface Needed {
  readonly design: string;
  readonly by: Certainty;
  /** Least gateways of which one may be lost: so many hold, and so many less one; null where no number does. */
  readonly gateways: number | null;
  /** Whether every smaller number was tried that might do by formula; else a smaller one may do by luck of the placement. */
  readonly isLeast: boolean;
  /** What of a scenario's keys was looked for, with what holds: gateways and edges that hold sockets with the one to spare, shards and what else comes by number. Empty where nothing holds. */
  readonly settings: Readonly<Partial<Record<NumberScenarioKey, number>>>;
  /** Components that have something to do there, each on machines of its own. */
  readonly elsewhere: readonly Elsewhere[];
  /** Machines with the cores of a gateway, for gateways and all else together; null where no number does. */
  readonly machines: number | null;
  /** When the last viewer of a message hears it then, by formula; null where nobody does, or no number holds. */
  readonly lastMicros: number | null;
  /** With one gateway lost, the fullest first. */
  readonly fillings: readonly Filling[];
  readonly obstacle: Obstacle | null;
}

/** What the page asks of the worker: each is answered for one scenario, under its own design. */
export interface Weigh {
  readonly kind: 'weigh';
  readonly scenario: Scenario;
  readonly by: Certainty;
}
export interface Need {
  readonly kind: 'need';
  readonly scenario: Scenario;
  readonly by: Certainty;
  /** The share of its limit that nothing may be above: 0.6 is 60 %. */
  readonly reserve: number;
}
/** What it comes to that one gateway dies. */
export interface Lose {
  readonly kind: 'lose';
  readonly scenario: Scenario;
  /** The busiest gateway where somebody has counted everybody; of few people they are counted anyway. */
  readonly busiest: Fallen | null;
}
/** How far an answer is: of the count that is under way, and for which number of machines it is. */
export interface Trying {
  readonly share: number;
  readonly tried: Instances | null;
}
export type Question = Weigh | Need | Judge | Lose;
export type Answer = Weighing | Needed | Judgement | Outage;
export type AnswerTo<Asked extends Question> = Asked extends Weigh ? Weighing : Asked extends Need ? Needed : Asked extends Lose ? Outage : Judgement;
