/**
 * What people who switch change in the ledger. The engine counts as if everybody stayed where they
 * belong. Here each coming and going of a chat is looked at in turn: what one message costs on the
 * gateway and on the shard that it touches, after it less before it, once for every message of the
 * chat, or frame of messages, that is still to be let go.
 */
import { opensSecondSockets } from '../../model/apart';
import { memberShare } from '../../model/assignment';
import type { Stretch } from '../../model/belonging';
import type { Design } from '../../model/design';
import type { Counts } from '../../model/ledger';
import { countWhile } from '../../model/numeric';
import type { Releases } from '../../model/releases';
import { isStray, populate, type Population } from '../../model/population';
import { streamKey } from '../../model/random';
import { isGroupSpace, type Role } from '../../model/roles';
import type { Scenario } from '../../model/scenario';
import { followsChats, readsSeats, spaceOf, subscribingOf, type Subscribing } from '../../model/traits';
import { amountAt, amountAtGateway, amountsFor, type Amounts, amountsOfPeople, type HeldPeople, isNothing } from '../../model/amounts';
import { fillDraws } from './counting';
import type { LetGo } from './letgo';
import { noMoves, type Moves } from './moved';
import type { Links, Whom } from './links';
import { costsOf, otherRoles, type Account, type MessageRule } from '../../model/accounts';
import { columnsOfMoved } from './traffic';
import { BLOCK_PEOPLE, seatFiller, type FillSeats } from './seats';
import { changesByChat, collectSwitches, type SwitchColumns } from './switches';
import { nobodyOn, release, touchOne, type Touched } from './touched';

/** What is still to be let go of a chat. */
interface ToCome {
  readonly releases: number;
  readonly messages: number;
}

/** A column of the moves, and what one message comes to there. */
interface Kept {
  readonly counts: Counts;
  readonly amounts: Amounts;
  /** It counts messages, and not releases of them. */
  readonly byMessage: boolean;
  /** Which of its entries is a chat's; of columns that change with gateways, a gateway's. */
  readonly entryOf: (index: number) => number;
}

/**
 * Works out the moves of a scenario. Yields now and then, with the work done since, in people.
 * @param links what owner processes merge, changed in place; null where none does
 * @param shards whether the run keeps seats
 */
export function* movesOf(scenario: Scenario, design: Design, rule: MessageRule, letGo: LetGo, links: Links | null, shards: boolean): Generator<number, Moves> {
  const population = populate(scenario, design);
  const switches = yield* collectSwitches(scenario, population);
  const reckoning = new Reckoning(scenario, design, rule, letGo, links, population, switches, shards);
  const { starts, entries } = changesByChat(switches, scenario.chats);
  for (let chat = 0; chat < scenario.chats; chat++) {
    const changes = entries.subarray(starts[chat], starts[chat + 1]);
    if (changes.length > 0) yield* reckoning.chat(chat, changes);
  }
  return reckoning.moves;
}

class Reckoning {
  readonly moves: Moves;
  private readonly design: Design;
  private readonly population: Population;
  private readonly switches: SwitchColumns;
  private readonly keepsSeats: boolean;
  private readonly letGo: LetGo;
  private readonly links: Links | null;
  /** Null where nobody is at home anywhere. */
  private readonly fillHomes: FillSeats | null;
  private readonly block = new Int32Array(BLOCK_PEOPLE);
  private readonly shardKey: number;
  private readonly gateways: Touched;
  private readonly shards: Touched;
  private readonly subscribing: Subscribing | null;
  /** The columns that change where a person's gateway is, where their shard is, and at whatever owns the chat. */
  private readonly kept: Readonly<Record<'gateways' | 'shards' | 'owners', Kept[]>> = { gateways: [], shards: [], owners: [] };
  /** The columns of people, what one release comes to for each of them, and whether each message in it counts. */
  private readonly keptByPerson: readonly (readonly [counts: Counts, amounts: Amounts, byMessage: boolean])[];

  constructor(scenario: Scenario, design: Design, rule: MessageRule, letGo: LetGo, links: Links | null, population: Population, switches: SwitchColumns, keepsSeats: boolean) {
    this.design = design;
    this.population = population;
    this.switches = switches;
    this.keepsSeats = keepsSeats;
    this.letGo = letGo;
    this.links = links;
    this.fillHomes = design.places === 'byChat' ? null : seatFiller(scenario, design.places);
    this.shardKey = streamKey(scenario.seed, 'seatShard');
    this.gateways = nobodyOn(scenario.gateways);
    this.shards = nobodyOn(keepsSeats ? scenario.shards : 0);
    const subscribing = subscribingOf(design);
    this.subscribing = followsChats(subscribing) ? subscribing : null;
    this.moves = noMoves(scenario, design, rule, switches, keepsSeats);
    this.keepColumns(rule);
    const { deliveries, frames, publishes, notifications, badges } = this.moves.people;
    const own = spaceOf(design, 'topic') === 'person';
    this.keptByPerson = [
      [deliveries.counts, rule.of('user', 'received'), true],
      [frames.counts, rule.of('user', 'received'), false],
      [badges.counts, rule.of('user', 'badges'), false],
      ...(own ? ([[publishes.counts, rule.of('topic', 'received'), false], [notifications.counts, rule.of('topic', 'sent'), false]] as const) : []),
    ];
  }

  /** Sorts the columns by where they change. */
  private keepColumns(rule: MessageRule): void {
    const { moves, design } = this;
    const keep = (role: Role, columns: readonly (readonly [Counts, Account])[]): void => {
      for (const [counts, account] of columns) this.keep(role, counts, rule.of(role, account));
    };
    const { gateways, userGatewayStorage: seats, chatUserStorage: members, topics } = moves;
    keep('gateway', [[gateways.receipts, 'received'], [gateways.wasted, 'wasted'], [gateways.writes, 'sent']]);
    keep('gateway', [[moves.badges.copies, 'badges'], [moves.badges.writes, 'badgeWrites']]);
    for (const { key, amounts, again } of costsOf(rule, 'gateway')) {
      this.keep('gateway', gateways.paid[key]!, amounts);
      this.keep('gateway', gateways.paidAgain[key]!, again);
    }
    keep('userGatewayStorage', [[seats.queries, 'received'], [seats.lookups, 'units']]);
    keep('chatUserStorage', [[members.queries, 'received'], [members.lookups, 'units']]);
    if (spaceOf(design, 'topic') !== 'person') keep('topic', [[topics.publishes, 'received'], [topics.notifications, 'sent']]);
    for (const role of otherRoles(design)) {
      const { received, units, sent } = moves.others[role]!;
      keep(role, [[received, 'received'], [units, 'units'], [sent, 'sent']]);
    }
    for (const { role, counts, amounts } of columnsOfMoved(design, moves.traffic)) this.keep(role, counts, amounts, true);
  }

  private keep(role: Role, counts: Counts, amounts: Amounts, byMessage = false): void {
    if (counts.length === 0 || isNothing(amounts)) return;
    const space = spaceOf(this.design, role);
    const entryOf = isGroupSpace(space) ? (gateway: number): number => gateway % counts.length : space === 'chatShard' ? this.population.chatShard : space === 'ownerProcess' ? this.population.ownerProcess : (index: number): number => (space === 'one' ? 0 : index);
    this.kept[space === 'gateway' || isGroupSpace(space) ? 'gateways' : space === 'seatShard' ? 'shards' : 'owners'].push({ counts, amounts, byMessage, entryOf });
  }

  /** Reckons the comings and goings of one chat. */
  *chat(chat: number, changes: Uint32Array): Generator<number, void> {
    this.touch(chat, changes);
    yield* this.seatMembers(chat);
    const releases = this.letGo.releasesOf(chat);
    for (const change of changes) this.change(chat, change, releases);
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
    if (this.design.places === 'byChat' && presence.isEverybodyConnected && !this.keepsSeats) {
      this.dealMembers(chat);
      return;
    }
    yield* this.seatStretch(chat, { first: sizes.firstOf(chat), end: sizes.firstOf(chat + 1) }, presence.isViewing);
    // At a chat's own gateways only those sit who have it open.
    if (this.population.isApart(chat)) return;
    for (const stretch of this.population.belonging.guestsOf(chat)) yield* this.seatStretch(chat, stretch, () => false);
  }

  /** Counts consecutive people of the chat's list. */
  private *seatStretch(chat: number, { first, end }: Stretch, isViewing: (person: number) => boolean): Generator<number, void> {
    const { gateways, population: { presence } } = this;
    const isApart = this.population.isApart(chat);
    const fillSeats = isApart ? byChatFiller(this.population, chat) : this.fillHomes!;
    const isConnected = isApart ? presence.isViewing : presence.isConnected;
    for (let start = first; start < end; start += BLOCK_PEOPLE) {
      const people = Math.min(end - start, BLOCK_PEOPLE);
      fillSeats(this.block, start, people);
      for (let index = 0; index < people; index++) {
        const place = gateways.placeOf[this.block[index]!]!;
        if (place < 0 || !isConnected(start + index)) continue;
        gateways.connected[place]!++;
        if (isViewing(start + index)) gateways.viewers[place]!++;
        else if (presence.getsBadges(start + index)) gateways.badged[place]!++;
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

  /** Somebody comes to a chat or leaves it: one who is on its list anyway, or a visitor who is while there. */
  private change(chat: number, change: number, { micros, carried }: Releases): void {
    const { population, switches } = this;
    const person = this.personOf(change);
    const comes = (change & 1) === 1;
    const sign = comes ? 1 : -1;
    // Who belongs to several chats goes from one of their own to another.
    const isListed = population.belonging.memberships > 1 || population.sizes.chatOf(person) === chat;
    const gateway = population.seatIn(person, chat);
    const staysConnected = isListed && !population.isApart(chat);
    const atMicros = switches.atMicros[change >> 1]!;
    const before = countWhile(micros.length, (index) => micros[index]! < atMicros);
    const releases = micros.length - before;
    const messages = carried.subarray(before).reduce((sum, count) => sum + count, 0);
    const toCome: ToCome = { releases, messages };
    if (comes) this.arrive(person, chat, gateway);
    // Who is on the list and comes to the chat is told by no badge any more.
    const getsBadges = staysConnected && population.presence.getsBadges(person);
    this.seat(chat, gateway, { viewers: sign, connected: staysConnected ? 0 : sign, badged: getsBadges ? 0 - sign : 0 }, micros.subarray(before), toCome);
    if (!isListed && this.keepsSeats) this.list(chat, population.seatShard(person), sign, toCome);
    this.person(chat, change, { releases: sign * releases, messages: sign * messages }, { isListed, staysConnected, getsBadges });
  }

  private arrive(person: number, chat: number, gateway: number): void {
    const { gateways, userGatewayStorage } = this.moves;
    gateways.switches[gateway]!++;
    if (!this.population.isApart(chat)) return;
    (this.design.movesSockets ? gateways.moved : gateways.handshakes)[gateway]!++;
    // Where seats are read, the new one is written as the first one was; a second one is not.
    if (readsSeats(this.design) && !opensSecondSockets(this.design)) userGatewayStorage.writes[this.population.seatShard(person)]!++;
  }

  /** So many more or fewer on a gateway. */
  private seat(chat: number, gateway: number, change: Readonly<Record<'connected' | 'viewers' | 'badged', number>>, releases: Float64Array, toCome: ToCome): void {
    const { gateways } = this;
    const place = gateways.placeOf[gateway]!;
    const isSeat = this.population.isSeat(chat, gateway);
    const held = (connected: number, viewers: number, badged: number): HeldPeople => ({ connected, viewers, badged, strays: isSeat ? 0 : viewers });
    const before = held(gateways.connected[place]!, gateways.viewers[place]!, gateways.badged[place]!);
    const now = held(before.connected + change.connected, before.viewers + change.viewers, before.badged + change.badged);
    for (const name of ['connected', 'viewers', 'badged'] as const) gateways[name][place] = now[name];
    const more = (amounts: Amounts): number => {
      const { gateways: line } = this.amountsIn(chat, amounts);
      return amountAtGateway(line, now) - amountAtGateway(line, before);
    };
    this.enterFrames(chat, gateway, releases, [['held', before.connected, now.connected], ['viewed', before.viewers, now.viewers]]);
    for (const { counts, amounts, byMessage, entryOf } of this.kept.gateways) counts[entryOf(gateway)]! += (byMessage ? toCome.messages : toCome.releases) * more(amounts);
    this.atOwner(chat, more, toCome);
    if (this.subscribing?.when === 'viewed') this.tellTopic(chat, before.viewers, now.viewers);
    if (this.subscribing?.when === 'held') this.tellTopic(chat, before.connected, now.connected);
  }

  /** The first of a chat has come to a gateway, or the last one left: what is merged for it from then on is another. */
  private enterFrames(chat: number, gateway: number, releases: Float64Array, changes: readonly (readonly [whom: Whom, before: number, now: number])[]): void {
    for (const [whom, before, now] of changes) {
      if (this.links && (before > 0) !== (now > 0)) this.links.enter(whom, chat, releases, [gateway], now > 0 ? 1 : -1);
    }
  }

  /** Somebody more or less of the chat's list in a shard of user-gateway storage. */
  private list(chat: number, shard: number, sign: number, toCome: ToCome): void {
    const { shards } = this;
    const place = shards.placeOf[shard]!;
    const before = shards.listed[place]!;
    shards.listed[place] = before + sign;
    const more = (amounts: Amounts): number => {
      const { shards: line } = this.amountsIn(chat, amounts);
      return amountAt(line, before + sign) - amountAt(line, before);
    };
    for (const { counts, amounts } of this.kept.shards) counts[shard]! += toCome.releases * more(amounts);
    this.atOwner(chat, more, toCome);
  }

  /** What a message of this chat comes to. */
  private amountsIn(chat: number, amounts: Amounts): Amounts {
    return amountsFor(amounts, this.population.isApart(chat));
  }

  /** What the change comes to at the one instance that owns the chat. */
  private atOwner(chat: number, more: (amounts: Amounts) => number, { releases, messages }: ToCome): void {
    for (const { counts, amounts, byMessage, entryOf } of this.kept.owners) counts[entryOf(chat)]! += (byMessage ? messages : releases) * more(amounts);
  }

  /** The first for whom a gateway subscribes has come, or the last one left. */
  private tellTopic(chat: number, before: number, now: number): void {
    const { subscribes, unsubscribes } = this.moves.topics;
    if (before === 0 && now === 1) subscribes[chat]!++;
    if (before === 1 && now === 0) unsubscribes[chat]!++;
  }

  /** What the person comes to: by all that a viewer is more than what they are while elsewhere. */
  private person(chat: number, change: number, { releases, messages }: Readonly<Record<'releases' | 'messages', number>>, { isListed, staysConnected, getsBadges }: Readonly<Record<'isListed' | 'staysConnected' | 'getsBadges', boolean>>): void {
    const mover = this.switches.mover[change >> 1]!;
    const isAstray = isStray(this.population, this.personOf(change), chat);
    const more = (amounts: Amounts): number => {
      const { people } = this.amountsIn(chat, amounts);
      const { viewing, badged, connected, absent } = amountsOfPeople(people);
      return viewing + (isAstray ? people.stray : 0) - (isListed ? (staysConnected ? (getsBadges ? badged : connected) : absent) : 0);
    };
    for (const [counts, amounts, byMessage] of this.keptByPerson) counts[mover]! += (byMessage ? messages : releases) * more(amounts);
    this.atOwner(chat, more, { releases, messages });
  }
}

/** Where the members of a chat sit that has gateways of its own. */
function byChatFiller({ seatIn }: Population, chat: number): FillSeats {
  return (block, first, people) => {
    for (let index = 0; index < people; index++) block[index] = seatIn(first + index, chat);
  };
}
