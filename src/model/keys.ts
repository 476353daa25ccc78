/**
 * The one table of a scenario's keys, with defaults and bounds: codec, controls, help and report all
 * read it. Apart from the types, because the engines do without its words.
 */
import * as v from 'valibot';
import { PLACEMENT_IDS } from './placement';
import type { Action, Scenario, ScenarioKey, SizeRun } from './scenario';

/**
 * What a key tells of, and so where its control lives on the page; `none` has no control of its own. A key
 * of the group `design` means something under the designs that bring it, and has a control there alone;
 * a link keeps it under any.
 */
export type KeyGroup = 'people' | 'sizes' | 'gateways' | 'messages' | 'costs' | 'design' | 'none';

interface KeyRow {
  /** What the control is called. */
  readonly label: string;
  /** One sentence: what the key means. */
  readonly meaning: string;
  readonly group: KeyGroup;
}
export interface NumberRow extends KeyRow {
  readonly kind: 'number';
  readonly default: number;
  readonly min: number;
  readonly max: number;
  readonly whole: boolean;
  /** Printed after the number; empty for a bare count. */
  readonly unit: string;
}
export interface ChoiceRow extends KeyRow {
  readonly kind: 'choice';
  readonly default: string;
  /** The choices, or `catalogue` for the ids of the designs, which this room does not know. */
  readonly choices: readonly string[] | 'catalogue';
}
export interface ActionsRow extends KeyRow {
  readonly kind: 'actions';
  readonly default: readonly Action[];
  /** How many actions a scenario takes. */
  readonly max: number;
}
export interface SizesRow extends KeyRow {
  readonly kind: 'sizes';
  readonly default: readonly SizeRun[];
}
export type ScenarioRow = NumberRow | ChoiceRow | ActionsRow | SizesRow;

const count = (
  label: string,
  value: number,
  min: number,
  max: number,
  group: KeyGroup,
  meaning: string,
  unit = '',
): NumberRow => ({ kind: 'number', label, default: value, min, max, whole: true, unit, group, meaning });

const amount = (
  label: string,
  value: number,
  min: number,
  max: number,
  unit: string,
  meaning: string,
  group: KeyGroup = 'costs',
): NumberRow => ({ kind: 'number', label, default: value, min, max, whole: false, unit, group, meaning });

/** Every key with its default and bounds, in the order in which a link writes them. */
export const SCENARIO_KEYS = {
  v: count('version', 1, 1, 1, 'none', 'version of these keys'),
  design: {
    kind: 'choice',
    label: 'design',
    default: 'direct',
    choices: 'catalogue',
    group: 'none',
    meaning: 'how a message finds its way from the Chat API to the people of its chat',
  },
  chats: count('chats', 1, 1, 100_000, 'people', 'number of chats'),
  users: count('people per chat', 8, 1, 10_000_000, 'people', 'members of each chat, or of the largest one; where people belong to several chats, those whose own chat it is'),
  skew: amount('skew of chat sizes', 0, 0, 3, '', 'an assumption, by Zipf: chat number r has users / r^skew members, to the nearest whole with a half rounded up, at least 1; 0 makes all alike', 'sizes'),
  sizes: {
    kind: 'sizes',
    label: 'sizes of the chats',
    default: [],
    group: 'none',
    meaning: 'members of each chat in turn: count*size or size, joined by commas; they decide chats and users',
  },
  talk: {
    kind: 'choice',
    label: 'who talks alike',
    default: 'chat',
    choices: ['chat', 'member'],
    group: 'sizes',
    meaning: 'chat: each chat posts at the message rate; member: the largest one does, the others in proportion to their members, so that small chats are quiet',
  },
  memberships: count('memberships', 1, 1, 1_000, 'people', 'chats that each person belongs to: their own, which they have open to begin with, and others on whose lists they are as well; so a list has about so many times as many people: an assumption', 'chats'),
  online: amount('share online', 1, 0, 1, '', 'of a chat’s members, how many are connected at all: an assumption', 'people'),
  viewing: amount('share with the chat open', 1, 0, 1, '', 'of those online, how many have this chat open: an assumption; under chat gateways the others are connected elsewhere, and not counted', 'people'),
  badges: amount('badges', 0, 0, 1, '', 'of those online with another chat open, how many get a badge for each message: an assumption', 'design'),
  switches: amount('switches', 0, 0, 60, 'per minute', 'how often a viewing person switches to another chat: one that they belong to, or where they belong to one alone, one that they join for the stay: an assumption', 'people'),
  gateways: count('gateways', 2, 1, 100_000, 'gateways', 'servers that hold the live connections'),
  placement: {
    kind: 'choice',
    label: 'how people connect',
    default: 'round-robin',
    choices: PLACEMENT_IDS,
    group: 'gateways',
    meaning: 'how a person comes to a gateway where the design places by user',
  },
  virtualNodes: count('virtual nodes', 100, 1, 1_000, 'gateways', 'places of each gateway on the ring', 'per gateway'),
  spread: count('spread', 1, 1, 1_000, 'design', 'on how many gateways the directory seats the people of a chat together', 'gateways'),
  misplaced: amount('misplaced', 0, 0, 1, '', 'of a chat’s members, how many sit on any gateway, at random: people of several communities, and whoever came when theirs was full: an assumption', 'design'),
  relays: count('relays', 4, 1, 10_000, 'design', 'servers to which the owner of a chat sends in place of gateways; gateways hang on them in turn'),
  edges: count('edges', 2, 1, 10_000, 'design', 'servers that hold the sockets of people and forward their streams; gateways hang on them in turn, so there are no more of them than gateways'),
  messages: count('messages per chat', 1, 0, 1_000, 'messages', 'messages that each chat posts in the run'),
  rate: amount('message rate', 1, 0.001, 1_000, 'per second per chat', 'messages per second in each chat', 'messages'),
  arrivals: {
    kind: 'choice',
    label: 'arrivals',
    default: 'steady',
    choices: ['steady', 'poisson'],
    group: 'messages',
    meaning: 'messages come evenly spaced, or at random (Poisson) at the same rate',
  },
  poll: count('pause between requests', 1000, 1, 3_600_000, 'design', 'milliseconds from one request to the next, where a clock has somebody ask for new messages', 'ms'),
  parts: count('parts', 10, 1, 100, 'design', 'parts into which each chat is cut, of which each sees only its own messages; a chat has no more parts than members', 'per chat'),
  bigFrom: count('big from', 1_000, 1, 10_000_000, 'design', 'members from which on a chat is big: it has gateways of its own, and whoever opens it a second socket there', 'members'),
  cap: count('cap', 1, 1, 1_000, 'design', 'messages that the owner of a chat lets through in a second, which the first one begins; the others are dropped', 'per second'),
  tick: amount('tick', 100, 1, 60_000, 'ms', 'how long the owner of a chat collects messages before all of them go out in one frame: from the first one on, or until the clock of its process ticks', 'design'),
  owners: count('owner processes', 4, 1, 1_000, 'design', 'processes to which the owners of chats are dealt in turn; each merges what its chats send to one gateway in a tick'),
  shards: count('user-gateway shards', 3, 1, 1_000_000, 'costs', 'shards of the storage that knows who is on which gateway'),
  chatShards: count('chat-user shards', 2, 1, 1_000_000, 'costs', 'shards of the storage that knows who is in which chat; chats are dealt to them in turn'),
  loss: amount('loss', 0, 0, 0.9, '', 'chance that one attempt to write a socket fails', 'messages'),
  attempts: count('attempts', 3, 1, 10, 'messages', 'how often a gateway tries to write one socket before it gives up'),
  cores: count('cores', 1, 1, 256, 'gateways', 'cores of each gateway: copies that it can work on side by side', 'per gateway'),
  sockets: count('sockets', 100_000, 1, 10_000_000, 'gateways', 'connections that a gateway, or an edge where these hold the sockets, is meant to hold; above it it is flagged, nobody is refused', 'per gateway'),
  line: count('longest line', 100_000, 1, 10_000_000, 'gateways', 'jobs that a component lets wait before it drops', 'jobs'),
  tReceipt: amount('one copy taken in', 10, 0, 1_000_000, 'µs', 'time a gateway spends on taking in one copy'),
  tWake: amount('waking up', 0, 0, 1_000_000, 'µs', 'time a gateway spends on waking up when work comes to an idle core; what comes while it works is taken along'),
  tWrite: amount('one socket written', 10, 0, 1_000_000, 'µs', 'time a gateway spends on writing one socket'),
  tFirstWrite: amount('first write after waking up', 0, 0, 1_000_000, 'µs', 'time a gateway spends besides on the first write of a job that woke it'),
  sharedWrites: {
    kind: 'choice',
    label: 'writes of one copy',
    default: 'off',
    choices: ['off', 'on'],
    group: 'costs',
    meaning: 'whether the writes of one copy may be shared out over the cores of its gateway: off is one core for a copy and all its writes',
  },
  tSend: amount('one copy sent', 0, 0, 1_000_000, 'µs', 'time the Chat API spends on each copy that it sends; the next one leaves after it'),
  tSendPublish: amount('one publication sent', 0, 0, 1_000_000, 'µs', 'time the Chat API spends on each publication that it sends to a topic; the next one leaves after it'),
  tPublish: amount('one publication', 0, 0, 1_000_000, 'µs', 'time a broker spends on one publication that it takes in'),
  tNotify: amount('one notification', 1.5, 0, 1_000_000, 'µs', 'time a broker spends on one notification'),
  tSubscribe: amount('one subscription', 0, 0, 1_000_000, 'µs', 'time a broker spends on one subscription; ending one is free'),
  tQuery: amount('one query', 0, 0, 1_000_000, 'µs', 'time a storage shard spends on one query, beside what its keys cost'),
  tLookup: amount('one key looked up', 20, 0, 1_000_000, 'µs', 'time a storage shard spends on one key'),
  tHandshake: amount('one connection made', 500, 0, 1_000_000, 'µs', 'time a gateway spends on one handshake'),
  tMove: amount('one socket moved', 50, 0, 1_000_000, 'µs', 'time a gateway spends on taking over the socket of somebody who opens one of its chats, in place of a handshake: an assumption', 'design'),
  hop: amount('hop', 0.5, 0, 10_000, 'ms', 'from one component to the next in the data centre'),
  lastMile: amount('last mile', 40, 0, 10_000, 'ms', 'between a person and the data centre'),
  bytes: count('message size', 100, 1, 1_000_000, 'messages', 'size of one message, as it crosses a link', 'bytes'),
  gbit: amount('link of a machine', 0, 0, 10_000, 'Gbit/s', 'what the link of each machine carries each way: a gateway, a shard, a topic, a relay; 0 does not ask. Only messages are counted, not headers, handshakes, questions and badges', 'gateways'),
  seed: count('seed', 1, 0, 4_294_967_295, 'costs', 'where chance starts: the same seed, the same run'),
  do: {
    kind: 'actions',
    label: 'actions',
    default: [],
    max: 200,
    group: 'none',
    meaning: 'messages posted by hand: milliseconds:post:u3, joined by commas',
  },
  t: amount('play head', 0, -1_000_000_000, 1_000_000_000_000, 'ms', 'play head; past the end means the end', 'none'),
} as const satisfies Record<ScenarioKey, ScenarioRow>;

/** The keys in the table's order. */
export const SCENARIO_KEY_NAMES = Object.keys(SCENARIO_KEYS) as readonly ScenarioKey[];

/** The row of a key as the general type, for code that walks the whole table. */
export function rowOf(key: ScenarioKey): ScenarioRow {
  return SCENARIO_KEYS[key];
}

/** The scenario with every key at its default. */
export const DEFAULT_SCENARIO: Scenario = Object.fromEntries(
  SCENARIO_KEY_NAMES.map((key) => [key, rowOf(key).default]),
) as unknown as Scenario;

/** Of a row, what decides which numbers it takes. */
export type Bounds = Pick<NumberRow, 'min' | 'max' | 'whole'>;

/** What is wrong with a number for this key, in words, or nothing. */
export function numberProblem(row: Bounds, value: number): string | undefined {
  const parsed = v.safeParse(numberSchema(row), value);
  return parsed.success ? undefined : parsed.issues[0].message;
}

/** The nearest number that this key takes. Not-a-number gives the default. */
export function nearestNumber(row: Bounds & Pick<NumberRow, 'default'>, value: number): number {
  if (Number.isNaN(value)) return row.default;
  const inside = Math.min(row.max, Math.max(row.min, value));
  return row.whole ? Math.round(inside) : inside;
}

/** What is wrong with a number, as the end of a sentence about it. */
export const NUMBER_PROBLEMS = {
  notNumber: 'is not a number',
  notFinite: 'is not a finite number',
  notWhole: 'is not a whole number',
  below: (least: number): string => `is below ${String(least)}, the least`,
  above: (most: number): string => `is above ${String(most)}, the most`,
} as const;

function numberSchema(row: Bounds): v.GenericSchema<number, number> {
  const bounded = v.pipe(
    v.number(NUMBER_PROBLEMS.notNumber),
    v.finite(NUMBER_PROBLEMS.notFinite),
    v.minValue(row.min, NUMBER_PROBLEMS.below(row.min)),
    v.maxValue(row.max, NUMBER_PROBLEMS.above(row.max)),
  );
  return row.whole ? v.pipe(bounded, v.integer(NUMBER_PROBLEMS.notWhole)) : bounded;
}

/** Whether two scenarios give the same run; the play head is left aside. */
export function sameRun(one: Scenario, other: Scenario): boolean {
  const [a, b] = [one.whole ?? one, other.whole ?? other];
  return SCENARIO_KEY_NAMES.every((key) => key === 't' || a[key] === b[key] || (typeof a[key] === 'object' && JSON.stringify(a[key]) === JSON.stringify(b[key])));
}
