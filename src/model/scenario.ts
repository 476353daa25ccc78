/** The scenario: everything that decides a run, as plain data. Its table of keys is `keys.ts`. */
import type { PlacementId } from './placement';
import { membershipsOf } from './belonging';
import { sizesOf } from './sizes';

export type ArrivalsId = 'steady' | 'poisson';
export type TalkId = 'chat' | 'member';

/** A timed action of the learner: someone posts one message more. */
export interface Action {
  readonly atMillis: number;
  readonly verb: 'post';
  /** Number of the person, from 1 across all chats, as in `u3`. */
  readonly user: number;
}

/** So many chats of one size, one after the other. */
export interface SizeRun {
  readonly count: number;
  /** Members of each. */
  readonly size: number;
  /** Of parts of chats: members of the whole chat of which each is one. */
  readonly of?: number;
}

/** Costs are microseconds of the paying component's time, per unit. */
export const COST_KEYS = [
  'tReceipt', 'tWake', 'tWrite', 'tFirstWrite', 'tSend', 'tSendPublish', 'tPublish', 'tNotify', 'tSubscribe', 'tQuery', 'tLookup', 'tHandshake', 'tMove',
] as const;
export type CostKey = (typeof COST_KEYS)[number];

/** All keys. */
export interface ScenarioKeys {
  readonly v: number;
  /** Id of a design of the catalogue. */
  readonly design: string;
  readonly chats: number;
  /** Members of each chat; of the largest one where they differ. */
  readonly users: number;
  /** Zipf's exponent: chat number r has `users` / r^skew members. 0 makes all chats alike. */
  readonly skew: number;
  /**
   * Sizes of the chats, in their order; neighbours differ. Empty unless given. Then they alone decide:
   * `chats` and `users` are what they come to, and `skew` is 0. `withChanges` keeps it so.
   */
  readonly sizes: readonly SizeRun[];
  /** Who talks alike: chats, or members, so that the largest chat posts most. */
  readonly talk: TalkId;
  /** Chats of each person: their own, and others on whose lists they are as well. */
  readonly memberships: number;
  /** Share of a chat's members who are connected at all. */
  readonly online: number;
  /** Share of those online who have this chat open; the others have another one open. */
  readonly viewing: number;
  /** Share of those away, online with another chat open, who get a badge, where the design sends any. */
  readonly badges: number;
  /** How often a minute a viewing person switches to another chat. */
  readonly switches: number;
  readonly gateways: number;
  readonly placement: PlacementId;
  readonly virtualNodes: number;
  /** Gateways on which a directory seats a chat's people together, where the design places by community. */
  readonly spread: number;
  /** Share of them who sit anywhere else, at random. */
  readonly misplaced: number;
  /** Relays between chats' owners and gateways, and edges between gateways and people, where the design has any. */
  readonly relays: number;
  readonly edges: number;
  /** In the run, of each chat; of the largest one where members talk alike. */
  readonly messages: number;
  /** Messages per second, of the same. */
  readonly rate: number;
  readonly arrivals: ArrivalsId;
  /** Milliseconds between two requests, where a clock has somebody ask. */
  readonly poll: number;
  /** Members from which on a chat has gateways of its own, where the design tells big chats apart. */
  readonly bigFrom: number;
  /** Parts into which each chat is cut, where the design has them see only themselves. */
  readonly parts: number;
  /** Messages that a chat's owner lets through in a second, where the design has it drop the others. */
  readonly cap: number;
  /** Milliseconds for which a chat's owner collects what goes out in one frame, where the design has it do so. */
  readonly tick: number;
  /** Processes over which the owners of chats are spread, where the design merges what those of one send to one gateway. */
  readonly owners: number;
  readonly shards: number;
  readonly chatShards: number;
  readonly loss: number;
  readonly attempts: number;
  readonly cores: number;
  readonly sockets: number;
  readonly line: number;
  readonly tReceipt: number;
  /** Of a core of a gateway that was idle when work came; what comes while it works is taken along. */
  readonly tWake: number;
  readonly tWrite: number;
  /** More for the first write of a job that woke its core. */
  readonly tFirstWrite: number;
  readonly tSend: number;
  readonly tSendPublish: number;
  readonly tPublish: number;
  readonly tNotify: number;
  readonly tSubscribe: number;
  readonly tQuery: number;
  readonly tLookup: number;
  readonly tHandshake: number;
  readonly tMove: number;
  /** One copy's writes may be shared out over the cores of its gateway. */
  readonly sharedWrites: 'off' | 'on';
  /** Milliseconds from one component to the next in the data centre. */
  readonly hop: number;
  /** Milliseconds between a person and the data centre. */
  readonly lastMile: number;
  readonly bytes: number;
  /** Gigabits a second that the link of a machine carries each way; 0 where nobody asks. */
  readonly gbit: number;
  readonly seed: number;
  readonly do: readonly Action[];
  /** Play head in true milliseconds. */
  readonly t: number;
}

/** The keys, and what follows from them where a design has chats in parts. */
export interface Scenario extends ScenarioKeys {
  /** Where its chats are parts of chats: the scenario that a reader made (`rooms.ts`). Nobody gives it. */
  readonly whole?: ScenarioKeys;
}

export type ScenarioKey = keyof ScenarioKeys;
export type NumberScenarioKey = {
  [K in ScenarioKey]: Scenario[K] extends number ? K : never;
}[ScenarioKey];

/**
 * A copy of a scenario with some keys changed. New sizes decide chats and users; new chats, users or
 * skew put an end to sizes. What is changed of a scenario in parts is the whole. People belong to no more chats
 * than there are.
 */
export function withChanges(given: Scenario, changes: Partial<Scenario>): Scenario {
  const next = withSizes(given.whole ?? given, changes);
  const memberships = membershipsOf(next);
  return memberships === next.memberships ? next : { ...next, memberships };
}

function withSizes(scenario: Scenario, changes: Partial<Scenario>): Scenario {
  const next = { ...scenario, ...changes };
  if (next.sizes.length === 0) return next;
  if (next.sizes !== scenario.sizes) {
    const { chats, largest } = sizesOf(next);
    return { ...next, chats, users: largest, skew: 0 };
  }
  const isAsGiven = next.chats === scenario.chats && next.users === scenario.users && next.skew === scenario.skew;
  return isAsGiven ? next : { ...next, sizes: [] };
}
