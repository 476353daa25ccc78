/** A rig that stands: its parts connected to one another, its people to their gateways, ready to play messages. */
import { Crew, type Part } from './crew';
import type { Post } from './load';
import type { ApiCalls, ApiCounts, Blocks } from './parts/chatapi';
import type { ClientCounts, ClientsCalls } from './parts/clients';
import type { GatewayCalls, GatewayCounts } from './parts/gateway';
import type { Plan, Play } from './plan';
import type { Seating } from './seating';
import { countsOf, startStores, type Store, type StoreCounts } from './stores';
import { chatTopic, membersKey, personTopic } from './wire/frames';
import type { Reply } from './wire/resp';

export interface RigOptions {
  /** The path of `redis-server`; null for embedded storages and broker. */
  readonly redis: string | null;
  /** After these everything that is still waited for fails. */
  readonly mostSeconds: number;
}

/** What every part has counted while some messages were played. */
export interface PhaseCounts {
  readonly gateways: readonly GatewayCounts[];
  readonly api: ApiCounts;
  readonly clients: ClientCounts;
  readonly seats: readonly StoreCounts[];
  readonly members: readonly StoreCounts[];
  /** Null where the design has no broker. */
  readonly broker: StoreCounts | null;
}

interface Stores {
  readonly seats: readonly Store[];
  readonly members: readonly Store[];
  readonly broker: Store | null;
}

/** Sockets that open at a time when everybody connects. */
const SIDE_BY_SIDE = 32;

export class Rig {
  readonly play: Play;
  readonly seating: Seating;
  readonly stores: Stores;
  readonly gateways: readonly Part<GatewayCalls>[];
  readonly api: Part<ApiCalls>;
  readonly clients: Part<ClientsCalls>;
  readonly #crew: Crew;
  #flushes = 0;

  private constructor(crew: Crew, play: Play, seating: Seating, stores: Stores) {
    this.#crew = crew;
    this.play = play;
    this.seating = seating;
    this.stores = stores;
    this.gateways = Array.from({ length: seating.gateways }, () => crew.start('gateway'));
    this.api = crew.start('chatApi');
    this.clients = crew.start('clients');
  }

  /** Starts all parts; nobody has connected yet. */
  static async start(plan: Plan, { redis, mostSeconds }: RigOptions): Promise<Rig> {
    const crew = await Crew.assemble(mostSeconds);
    try {
      const rig = new Rig(crew, plan.play, plan.seating, await openStores(crew, plan, redis));
      await rig.#connectParts(plan.bytes);
      return rig;
    } catch (error) {
      crew.disband();
      throw error;
    }
  }

  /** Everybody connects who does, so many at a time. */
  async connectAll(sideBySide = SIDE_BY_SIDE): Promise<void> {
    await this.clients.call('connect', { guests: this.seating.guests, sideBySide });
  }

  /** Copies past any design, straight to the gateways; by the broker, as one publish each. */
  async blocks(blocks: Omit<Blocks, 'flush'>): Promise<PhaseCounts> {
    return this.measured((flush) => this.api.call('blocks', { ...blocks, flush }));
  }

  /** What the gateways pay for people who connect. */
  async connecting(sideBySide: number): Promise<PhaseCounts> {
    return this.measured(async (flush) => {
      await this.connectAll(sideBySide);
      await this.api.call('blocks', { by: 'link', chat: 0, chats: 0, bytes: 0, inBlock: 0, blocks: 0, gapMillis: 0, flush });
    });
  }

  /** Plays messages, and waits until the last of them has come to the last of its people. */
  async phase(posts: readonly Post[], paced: boolean): Promise<PhaseCounts> {
    return this.measured((flush) => this.clients.call('post', { posts, paced, flush }));
  }

  /** Counts what happens between two moments: the second is when a flush behind it all has come everywhere. */
  async measured(happens: (flush: number) => Promise<unknown>): Promise<PhaseCounts> {
    const flush = this.#flushes++;
    const before = await this.storeCounts();
    await Promise.all([this.api.call('begin'), this.clients.call('begin'), ...this.gateways.map((gateway) => gateway.call('begin'))]);
    await Promise.all([
      happens(flush),
      this.clients.call('flushed', flush),
      ...this.gateways.map((gateway) => gateway.call('flushed', flush)),
    ]);
    const after = await this.storeCounts();
    return {
      gateways: await Promise.all(this.gateways.map((gateway) => gateway.call('counts'))),
      api: await this.api.call('counts'),
      clients: await this.clients.call('counts'),
      seats: after.seats.map((counts, shard) => difference(counts, before.seats[shard]!)),
      members: after.members.map((counts, shard) => difference(counts, before.members[shard]!)),
      broker: after.broker && difference(after.broker, before.broker!),
    };
  }

  /** What the storages and the broker have counted since they were started. */
  async storeCounts(): Promise<Pick<PhaseCounts, 'seats' | 'members' | 'broker'>> {
    const { seats, members, broker } = this.stores;
    return {
      seats: await Promise.all(seats.map(countsOf)),
      members: await Promise.all(members.map(countsOf)),
      broker: broker && (await countsOf(broker)),
    };
  }

  /** How many gateways have subscribed to each topic, as the broker says; by chat or by person. */
  async subscriptions(): Promise<number[]> {
    const { broker } = this.stores;
    if (!broker) return [];
    const answer = (await broker.client.ask('PUBSUB', 'NUMSUB', ...this.topics())) as readonly Reply[];
    return answer.filter((_, index) => index % 2 === 1).map(Number);
  }

  /** The topics that there are: one a chat, or one a person. */
  topics(): string[] {
    const { subscribing } = this.play;
    if (subscribing === 'none') return [];
    const { people, chats } = this.seating;
    return subscribing === 'ownTopics' ? Array.from({ length: people }, (_, person) => personTopic(person)) : Array.from({ length: chats }, (_, chat) => chatTopic(chat));
  }

  /** Ends everything. */
  close(): void {
    this.#crew.disband();
  }

  async #connectParts(bytes: number): Promise<void> {
    const { play, seating, stores } = this;
    const { seatShard, chatShard, chatGateways, chats, people } = seating;
    const brokerPort = stores.broker?.port ?? null;
    const seatPorts = stores.seats.map(({ port }) => port);
    for (const [chat, members] of seating.members.entries()) {
      if (stores.members.length > 0) await stores.members[chatShard[chat]!]!.client.ask('SET', membersKey(chat), members.join());
    }
    const gatewayPorts = await Promise.all(this.gateways.map((part, gateway) => part.call('open', {
      gateway, chats, brokerPort, seatShard,
      subscribing: play.subscribing,
      writing: play.writing,
      registers: play.steps.includes('sendToChatGateways'),
      seatPorts: play.keepsSeats ? seatPorts : null,
    })));
    const memberPorts = stores.members.map(({ port }) => port);
    const apiPort = await this.api.call('open', { steps: play.steps, gatewayPorts, brokerPort, seatPorts, memberPorts, seatShard, chatShard, chatGateways });
    await this.clients.call('open', { people, apiPort, gatewayPorts, bytes });
  }
}

async function openStores(crew: Crew, { play, shards, chatShards }: Plan, redis: string | null): Promise<Stores> {
  const seats = play.keepsSeats ? shards : 0;
  const members = play.steps.includes('askMembers') ? chatShards : 0;
  const hasBroker = play.subscribing !== 'none';
  const stores = await startStores(crew, seats + members + (hasBroker ? 1 : 0), redis);
  return {
    seats: stores.slice(0, seats),
    members: stores.slice(seats, seats + members),
    broker: hasBroker ? stores.at(-1)! : null,
  };
}

function difference(after: StoreCounts, before: StoreCounts): StoreCounts {
  return {
    calls: new Map([...after.calls].map(([name, count]) => [name, count - (before.calls.get(name) ?? 0)])),
    lookups: after.lookups - before.lookups,
  };
}
