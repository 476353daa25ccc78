/**
 * Rows of the seat map for chats of any size: what `chatRow` says, counted in place of sorted, and
 * whatever no word asks for never worked out. The rows used last are kept, within a bound.
 */
import type { ChatRow } from '../../model/chatrow';
import { countBelow } from '../../model/numeric';
import type { Population } from '../../model/population';
import type { Fan } from './fans';

/** How many of a chat's people are in each group, groups ascending; groups of nobody are left out. */
interface Grouped {
  readonly groups: Uint32Array;
  readonly sizes: Uint32Array;
}

type Belongs = (person: number) => boolean;

/** With fewer people than one for so many groups, groups are looked for among the people. */
const GROUPS_PER_PERSON = 16;

/** Counts people by group, again and again in the same cells. */
class Counter {
  private readonly counts: Uint32Array;

  constructor(groups: number) {
    this.counts = new Uint32Array(groups);
  }

  count(first: number, members: number, groupOf: (person: number) => number, belongs: Belongs | null): Grouped {
    const { counts } = this;
    const found = members * GROUPS_PER_PERSON < counts.length ? new Uint32Array(members) : null;
    let groups = 0;
    for (let person = first; person < first + members; person++) {
      if (belongs && !belongs(person)) continue;
      const group = groupOf(person);
      if (counts[group]!++ > 0) continue;
      if (found) found[groups] = group;
      groups++;
    }
    return found ? this.taken(found.slice(0, groups).sort()) : this.taken(this.holding(groups));
  }

  private holding(groups: number): Uint32Array {
    const holding = new Uint32Array(groups);
    for (let group = 0, place = 0; place < groups; group++) if (this.counts[group]! > 0) holding[place++] = group;
    return holding;
  }

  private taken(groups: Uint32Array): Grouped {
    const { counts } = this;
    const sizes = groups.map((group) => counts[group]!);
    for (const group of groups) counts[group] = 0;
    return { groups, sizes };
  }
}

/** A row that a run keeps as long as it is of use. */
export class QuickRow implements ChatRow {
  readonly chat: number;
  readonly members: number;
  readonly firstPerson: number;
  readonly visitors: readonly number[] = [];
  readonly gatewayCount: number;
  readonly gateways: Uint32Array;
  readonly membersByGateway: Uint32Array;
  readonly viewingGateways: Uint32Array;
  readonly viewersByGateway: Uint32Array;
  readonly chatShard: number;
  readonly seat: (person: number) => number;
  readonly isConnected: Belongs;
  readonly isViewing: Belongs;
  /** What its message's hops lead to, by step. */
  readonly fans: Fan[] = [];
  /** By step, the deliveries from each gateway to all its viewers, where they are counted one by one. */
  readonly told: Map<number, number>[] = [];
  isKept = true;
  private readonly population: Population;
  private readonly countShards: () => Grouped;
  private byShard: Grouped | null = null;
  private byGateway: { readonly order: Float64Array; readonly starts: Uint32Array } | null = null;

  constructor(population: Population, chat: number, gatewayCounter: Counter, shardCounter: () => Counter) {
    const { presence, sizes } = population;
    this.population = population;
    this.chat = chat;
    this.members = sizes.sizeOf(chat);
    this.firstPerson = sizes.firstOf(chat);
    this.gatewayCount = population.gateways;
    this.chatShard = population.chatShard(chat);
    this.seat = population.places === 'byUser' ? population.seat : (person) => population.seatIn(person, chat);
    this.isConnected = presence.isConnected;
    this.isViewing = presence.isViewing;
    const connected = gatewayCounter.count(this.firstPerson, this.members, this.seat, presence.isEverybodyConnected ? null : this.isConnected);
    const viewing = presence.isNobodyAway ? connected : gatewayCounter.count(this.firstPerson, this.members, this.seat, this.isViewing);
    this.gateways = connected.groups;
    this.membersByGateway = connected.sizes;
    this.viewingGateways = viewing.groups;
    this.viewersByGateway = viewing.sizes;
    this.countShards = () => shardCounter().count(this.firstPerson, this.members, population.seatShard, null);
  }

  get viewers(): number {
    return this.viewersByGateway.reduce((sum, viewers) => sum + viewers, 0);
  }

  get shards(): Uint32Array {
    return (this.byShard ??= this.countShards()).groups;
  }

  get membersByShard(): Uint32Array {
    return (this.byShard ??= this.countShards()).sizes;
  }

  get chatGateways(): Uint32Array {
    return this.population.chatGateways(this.chat).filter((gateway) => this.hasViewer(gateway));
  }

  /** Entries that it holds, about. */
  get cells(): number {
    return 2 * (this.gateways.length + this.viewingGateways.length) + (this.byGateway?.order.length ?? 0);
  }

  readonly hasViewer = (gateway: number): boolean => this.viewersOn(gateway) > 0;

  /** Viewers connected to a gateway. */
  viewersOn(gateway: number): number {
    return at(this.viewingGateways, this.viewersByGateway, gateway);
  }

  /** Everybody connected to a gateway. */
  connectedOn(gateway: number): number {
    return at(this.gateways, this.membersByGateway, gateway);
  }

  readonly viewersAt = (gateway: number): Float64Array => {
    const { order, starts } = (this.byGateway ??= this.orderedByGateway());
    const place = countBelow(this.viewingGateways, gateway);
    if (this.viewingGateways[place] !== gateway) return order.subarray(0, 0);
    return order.subarray(starts[place], starts[place]! + this.viewersByGateway[place]!);
  };

  /** The viewers by gateway, and those of each by number. */
  private orderedByGateway(): { order: Float64Array; starts: Uint32Array } {
    const { viewingGateways, viewersByGateway, firstPerson, members, seat, isViewing } = this;
    const starts = new Uint32Array(viewingGateways.length);
    const placeOf = new Map<number, number>();
    let people = 0;
    viewingGateways.forEach((gateway, place) => {
      placeOf.set(gateway, place);
      starts[place] = people;
      people += viewersByGateway[place]!;
    });
    const order = new Float64Array(people);
    const next = starts.slice();
    for (let person = firstPerson; person < firstPerson + members; person++) {
      if (isViewing(person)) order[next[placeOf.get(seat(person))!]!++] = person;
    }
    return { order, starts };
  }
}

/** The size beside a group of an ascending list; 0 where it has none. */
function at(groups: Uint32Array, sizes: Uint32Array, group: number): number {
  // Where every group is there, and often, it stands at its own place.
  if (groups[group] === group) return sizes[group]!;
  const place = countBelow(groups, group);
  return groups[place] === group ? sizes[place]! : 0;
}

/** Entries of rows and fans that are kept at most, but for the row in use. */
const MOST_CELLS = 2 ** 24;

/** The rows of a run. */
export class Rows {
  private readonly population: Population;
  private readonly onDropped: (row: QuickRow) => void;
  private readonly gatewayCounter: Counter;
  private shardCounter: Counter | null = null;
  private readonly shards: number;
  /** In the order of their latest use. */
  private readonly kept = new Map<number, QuickRow>();
  private cells = 0;
  private latest: QuickRow | null = null;

  /** @param onDropped told of a row that is kept no longer */
  constructor(population: Population, shards: number, onDropped: (row: QuickRow) => void) {
    this.population = population;
    this.shards = shards;
    this.onDropped = onDropped;
    this.gatewayCounter = new Counter(population.gateways);
  }

  get bytes(): number {
    return 4 * this.cells;
  }

  rowOf(chat: number): QuickRow {
    if (this.latest?.chat === chat) return this.latest;
    const known = this.kept.get(chat);
    const row = known ?? new QuickRow(this.population, chat, this.gatewayCounter, () => (this.shardCounter ??= new Counter(this.shards)));
    if (known) this.kept.delete(chat);
    else this.note(row.cells);
    this.kept.set(chat, row);
    this.latest = row;
    return row;
  }

  /** So many entries more are held by the row in use; what was not used for longest goes. */
  note(cells: number): void {
    this.cells += cells;
    if (this.cells <= MOST_CELLS) return;
    for (const [chat, row] of this.kept) {
      if (row === this.latest) continue;
      this.kept.delete(chat);
      this.drop(row);
      if (this.cells <= MOST_CELLS / 2) return;
    }
  }

  /** The run is over. */
  dropAll(): void {
    for (const row of this.kept.values()) this.drop(row);
    this.kept.clear();
  }

  private drop(row: QuickRow): void {
    row.isKept = false;
    this.cells -= row.fans.reduce((sum, fan) => sum + fan.cells, row.cells);
    this.onDropped(row);
  }
}
