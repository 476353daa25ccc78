/**
 * What people who switch change in the ledger. The engine counts as if everybody stayed where they
 * belong. Here each coming and going of a chat is looked at in turn: what one message costs on the
 * gateway and on the shard that it touches, after it less before it, once for every message of the
 * chat that is still to be posted.
 */
import { memberShare } from '../../model/assignment';
import type { Movers } from '../../model/counts';
import type { Design, Role } from '../../model/design';
import type { Counts } from '../../model/ledger';
import { countWhile } from '../../model/numeric';
import { momentsOf, MICROS_PER_MILLI } from '../../model/posting';
import { populate, type Population } from '../../model/population';
import { hearsForViewers } from '../../model/presence';
import { streamKey } from '../../model/random';
import type { Scenario } from '../../model/scenario';
import { amountAt, amountAtGateway, amountsOfPeople, type Amounts } from './amounts';
import { fillDraws } from './counting';
import type { Account, MessageRule } from './rule';
import { BLOCK_PEOPLE, seatFiller, type FillSeats } from './seats';
import { changesByChat, collectSwitches, type SwitchColumns } from './switches';

/** What is to be added to the counts of a run in which nobody switches. */
export interface Moves {
  readonly gateways: Readonly<Record<'receipts' | 'wasted' | 'writes' | 'switches' | 'handshakes', Counts>>;
  readonly userGatewayStorage: Readonly<Record<'queries' | 'lookups' | 'writes', Counts>>;
  readonly chatUserStorage: Readonly<Record<'queries' | 'lookups', Counts>>;
  /** By chat: what its topic, or the topics of its members, come to. */
  readonly topics: Readonly<Record<'publishes' | 'notifications' | 'subscribes' | 'unsubscribes', Counts>>;
  /** More, or fewer, by person. */
  readonly people: Readonly<Record<'publishes' | 'notifications' | 'deliveries', Movers>>;
}

/** The instances of one kind that some changes of a chat touch, and who is there. */
interface Touched {
  /** Place of an instance among those touched; −1 for the others. */
  readonly placeOf: Int32Array;
  readonly instances: number[];
  readonly listed: number[];
  readonly connected: number[];
  readonly viewers: number[];
}

/**
 * Works out the moves of a scenario. Yields now and then, with the work done since, in people.
 * @param shards whether the run keeps seats
 */
export function* movesOf(scenario: Scenario, design: Design, rule: MessageRule, shards: boolean): Generator<number, Moves> {
  const population = populate(scenario, design);
  const switches = yield* collectSwitches(scenario, population);
  const reckoning = new Reckoning(scenario, design, rule, population, switches, shards);
  const { starts, entries } = changesByChat(switches, scenario.chats);
  for (let chat = 0; chat < scenario.chats; chat++) {
    const changes = entries.subarray(starts[chat], starts[chat + 1]);
    if (changes.length > 0) yield* reckoning.chat(chat, changes);
  }
  return reckoning.moves;
}

/** Milliseconds of the messages that people of each chat post by hand. */
function handPosts({ do: actions }: Scenario, { sizes }: Population): Map<number, number[]> {
  const posts = new Map<number, number[]>();
  for (const { user, atMillis } of actions) {
    const chat = sizes.chatOf(user - 1);
    posts.set(chat, [...(posts.get(chat) ?? []), atMillis * MICROS_PER_MILLI]);
  }
  return posts;
}

class Reckoning {
  readonly moves: Moves;
  private readonly scenario: Scenario;
  private readonly design: Design;
  private readonly population: Population;
  private readonly switches: SwitchColumns;
  private readonly keepsSeats: boolean;
  private readonly byHand: ReadonlyMap<number, readonly number[]>;
  private readonly fillSeats: FillSeats;
  private readonly block = new Int32Array(BLOCK_PEOPLE);
  private readonly shardKey: number;
  private readonly gateways: Touched;
  private readonly shards: Touched;
  private readonly amounts: Readonly<Record<'receipts' | 'wasted' | 'writes' | 'queries' | 'lookups' | 'memberQueries' | 'memberLookups' | 'publishes' | 'notifications' | 'deliveries', Amounts>>;

  constructor(scenario: Scenario, design: Design, rule: MessageRule, population: Population, switches: SwitchColumns, keepsSeats: boolean) {
    const of = (role: Role, account: Account): Amounts => rule.of(role, account);
    this.scenario = scenario;
    this.design = design;
    this.population = population;
    this.switches = switches;
    this.keepsSeats = keepsSeats;
    this.byHand = handPosts(scenario, population);
    this.fillSeats = design.places === 'byUser' ? seatFiller(scenario) : byChatFiller(population);
    this.shardKey = streamKey(scenario.seed, 'seatShard');
    this.gateways = nobodyOn(scenario.gateways);
    this.shards = nobodyOn(keepsSeats ? scenario.shards : 0);
    this.amounts = {
      receipts: of('gateway', 'received'),
      wasted: of('gateway', 'wasted'),
      writes: of('gateway', 'sent'),
      queries: of('userGatewayStorage', 'received'),
      lookups: of('userGatewayStorage', 'units'),
      memberQueries: of('chatUserStorage', 'received'),
      memberLookups: of('chatUserStorage', 'units'),
      publishes: of('topic', 'received'),
      notifications: of('topic', 'sent'),
      deliveries: of('user', 'received'),
    };
    this.moves = noMoves(scenario, design, rule, switches, keepsSeats);
  }

  /** Reckons the comings and goings of one chat. */
  *chat(chat: number, changes: Uint32Array): Generator<number, void> {
    this.touch(chat, changes);
    yield* this.seatMembers(chat);
    const moments = momentsOf(this.scenario, chat, this.byHand.get(chat) ?? []);
    for (const change of changes) this.change(chat, change, moments);
    release(this.gateways);
    release(this.shards);
    yield changes.length;
  }

  private personOf(change: number): number {
    return this.switches.movers[this.switches.mover[change >> 1]!]!;
  }

  private touch(chat: number, changes: Uint32Array): void {
    const { seatIn, seatShard } = this.population;
    for (const change of changes) {
      const person = this.personOf(change);
      touchOne(this.gateways, seatIn(person, chat));
      if (this.keepsSeats) touchOne(this.shards, seatShard(person));
    }
  }

  /** Counts the chat's members on the instances that are touched, before anybody switches. */
  private *seatMembers(chat: number): Generator<number, void> {
    const { sizes, presence } = this.population;
    const { gateways } = this;
    if (this.design.places === 'byChat' && presence.isEverybodyConnected && !this.keepsSeats) {
      this.dealMembers(chat);
      return;
    }
    const after = sizes.firstOf(chat + 1);
    for (let start = sizes.firstOf(chat); start < after; start += BLOCK_PEOPLE) {
      const people = Math.min(after - start, BLOCK_PEOPLE);
      this.fillSeats(this.block, start, people);
      for (let index = 0; index < people; index++) {
        const place = gateways.placeOf[this.block[index]!]!;
        if (place < 0 || !presence.isConnected(start + index)) continue;
        gateways.connected[place]!++;
        if (presence.isViewing(start + index)) gateways.viewers[place]!++;
      }
      if (this.keepsSeats) this.listMembers(start, people);
      yield people;
    }
  }

  private listMembers(first: number, people: number): void {
    const { placeOf, listed } = this.shards;
    fillDraws(this.block, first, people, this.shardKey, placeOf.length);
    for (let index = 0; index < people; index++) {
      const place = placeOf[this.block[index]!]!;
      if (place >= 0) listed[place]!++;
    }
  }

  /** The same without a look at each: the members of a whole chat are dealt to its gateways in turn. */
  private dealMembers(chat: number): void {
    const { connected, viewers, placeOf } = this.gateways;
    const given = this.population.chatGateways(chat);
    given.forEach((gateway, index) => {
      const place = placeOf[gateway]!;
      if (place < 0) return;
      connected[place] = memberShare(this.population.sizes.sizeOf(chat), given.length, index);
      viewers[place] = connected[place];
    });
  }

  /** Somebody comes to a chat or leaves it: a member, or a visitor who is on its list while there. */
  private change(chat: number, change: number, moments: Float64Array): void {
    const { population, switches, design } = this;
    const person = this.personOf(change);
    const comes = (change & 1) === 1;
    const sign = comes ? 1 : -1;
    const isMember = population.sizes.chatOf(person) === chat;
    const gateway = population.seatIn(person, chat);
    const staysConnected = isMember && design.places === 'byUser';
    const atMicros = switches.atMicros[change >> 1]!;
    const messages = moments.length - countWhile(moments.length, (index) => moments[index]! < atMicros);
    if (comes) this.arrive(person, gateway);
    const viewers = this.seat(chat, gateway, sign, staysConnected ? 0 : sign, messages);
    if (!isMember && this.keepsSeats) this.list(chat, population.seatShard(person), sign, messages);
    this.tellTopic(chat, comes, viewers);
    this.person(chat, change, sign * messages, { isMember, staysConnected });
  }

  private arrive(person: number, gateway: number): void {
    const { gateways, userGatewayStorage } = this.moves;
    gateways.switches[gateway]!++;
    if (this.design.places === 'byUser') return;
    gateways.handshakes[gateway]!++;
    // Where seats are read, the new one is written as the first one was.
    if (this.design.readsSeats) userGatewayStorage.writes[this.population.seatShard(person)]!++;
  }

  /** A viewer more or less on a gateway. @returns how many there are now */
  private seat(chat: number, gateway: number, viewer: number, connected: number, messages: number): number {
    const { gateways, moves } = this;
    const place = gateways.placeOf[gateway]!;
    const before = { connected: gateways.connected[place]!, viewers: gateways.viewers[place]! };
    const now = { connected: before.connected + connected, viewers: before.viewers + viewer };
    gateways.connected[place] = now.connected;
    gateways.viewers[place] = now.viewers;
    const more = ({ gateways: line }: Amounts): number =>
      messages * (amountAtGateway(line, now.connected, now.viewers) - amountAtGateway(line, before.connected, before.viewers));
    const { receipts, wasted, writes } = this.amounts;
    moves.gateways.receipts[gateway]! += more(receipts);
    moves.gateways.wasted[gateway]! += more(wasted);
    moves.gateways.writes[gateway]! += more(writes);
    this.atOwner(chat, more);
    return now.viewers;
  }

  /** Somebody more or less of the chat's list in a shard of user-gateway storage. */
  private list(chat: number, shard: number, sign: number, messages: number): void {
    const { shards, moves, amounts } = this;
    const place = shards.placeOf[shard]!;
    const before = shards.listed[place]!;
    shards.listed[place] = before + sign;
    const more = ({ shards: line }: Amounts): number => messages * (amountAt(line, before + sign) - amountAt(line, before));
    moves.userGatewayStorage.queries[shard]! += more(amounts.queries);
    moves.userGatewayStorage.lookups[shard]! += more(amounts.lookups);
    this.atOwner(chat, more);
  }

  /** What the change comes to at the one instance that owns the chat. */
  private atOwner(chat: number, more: (amounts: Amounts) => number): void {
    const { moves, amounts, population, design } = this;
    const { chatUserStorage, topics } = moves;
    if (chatUserStorage.queries.length > 0) {
      const shard = population.chatShard(chat);
      chatUserStorage.queries[shard]! += more(amounts.memberQueries);
      chatUserStorage.lookups[shard]! += more(amounts.memberLookups);
    }
    if (design.subscribes !== 'chatTopic') return;
    topics.publishes[chat]! += more(amounts.publishes);
    topics.notifications[chat]! += more(amounts.notifications);
  }

  private tellTopic(chat: number, comes: boolean, viewers: number): void {
    if (!hearsForViewers(this.design)) return;
    if (comes && viewers === 1) this.moves.topics.subscribes[chat]!++;
    if (!comes && viewers === 0) this.moves.topics.unsubscribes[chat]!++;
  }

  /** What the person comes to: by all that a viewer is more than what they are while elsewhere. */
  private person(chat: number, change: number, messages: number, { isMember, staysConnected }: { isMember: boolean; staysConnected: boolean }): void {
    const { moves, amounts, switches, design } = this;
    const mover = switches.mover[change >> 1]!;
    const more = ({ people }: Amounts): number => {
      const { viewing, connected, absent } = amountsOfPeople(people);
      return messages * (viewing - (isMember ? (staysConnected ? connected : absent) : 0));
    };
    moves.people.deliveries.counts[mover]! += more(amounts.deliveries);
    if (design.subscribes === 'ownTopic') {
      moves.people.publishes.counts[mover]! += more(amounts.publishes);
      moves.people.notifications.counts[mover]! += more(amounts.notifications);
    } else this.atOwner(chat, more);
  }
}

function byChatFiller({ seat }: Population): FillSeats {
  return (block, first, people) => {
    for (let index = 0; index < people; index++) block[index] = seat(first + index);
  };
}

function nobodyOn(instances: number): Touched {
  return { placeOf: new Int32Array(instances).fill(-1), instances: [], listed: [], connected: [], viewers: [] };
}

function touchOne({ placeOf, instances, listed, connected, viewers }: Touched, instance: number): void {
  if (placeOf[instance] !== -1) return;
  placeOf[instance] = instances.length;
  instances.push(instance);
  listed.push(0);
  connected.push(0);
  viewers.push(0);
}

function release({ placeOf, instances, listed, connected, viewers }: Touched): void {
  for (const instance of instances) placeOf[instance] = -1;
  for (const list of [instances, listed, connected, viewers]) list.length = 0;
}

function noMoves({ gateways, shards, chatShards, chats }: Scenario, design: Design, rule: MessageRule, { movers }: SwitchColumns, keepsSeats: boolean): Moves {
  const zeros = (length: number): Counts => new Float64Array(length);
  const seats = keepsSeats ? shards : 0;
  const memberShards = rule.accounts('chatUserStorage').length > 0 ? chatShards : 0;
  const topics = design.subscribes === 'chatTopic' ? chats : 0;
  const nothing = (): Movers => ({ people: movers.slice(), counts: zeros(movers.length) });
  return {
    gateways: { receipts: zeros(gateways), wasted: zeros(gateways), writes: zeros(gateways), switches: zeros(gateways), handshakes: zeros(gateways) },
    userGatewayStorage: { queries: zeros(seats), lookups: zeros(seats), writes: zeros(seats) },
    chatUserStorage: { queries: zeros(memberShards), lookups: zeros(memberShards) },
    topics: { publishes: zeros(topics), notifications: zeros(topics), subscribes: zeros(topics), unsubscribes: zeros(topics) },
    people: { publishes: nothing(), notifications: nothing(), deliveries: nothing() },
  };
}
