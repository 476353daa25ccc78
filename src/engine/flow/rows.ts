/**
 * Rows of the seat map for chats of any size: what `chatRow` says, counted in place of sorted, and
 * whatever no word asks for never worked out. The rows used last are kept, within a bound.
 */
import { dealtTo } from '../../model/assignment';
import type { ChatRow } from '../../model/chatrow';
import { countBelow } from '../../model/numeric';
import type { Population } from '../../model/population';
import { streamKey } from '../../model/random';
import type { Scenario } from '../../model/scenario';
import { addDraws, fillDraws } from '../counts/counting';
import { BLOCK_PEOPLE, seatFiller, type FillSeats } from '../counts/seats';
import type { Fan } from './fans';

/** How many of a chat's people are in each group, groups ascending; groups of nobody are left out. */
interface Grouped {
  readonly groups: Uint32Array;
  readonly sizes: Uint32Array;
}

/** How people are put into groups. */
interface Grouping {
  /** Writes the groups of consecutive people. */
  readonly fill: FillSeats;
  /** The key of the stream that they draw them from, evenly; null where they do not. */
  readonly drawnBy: number | null;
}

type Belongs = (person: number) => boolean;

/** With fewer people than one for so many groups, groups are looked for among the people. */
const GROUPS_PER_PERSON = 16;

/** Counts people by group, again and again in the same cells. */
class Counter {
  private readonly counts: Uint32Array;
  private readonly block = new Int32Array(BLOCK_PEOPLE);
  /** Every group, for whoever has people in each; null before that is asked for. */
  private every: Uint32Array | null = null;

  constructor(groups: number) {
    this.counts = new Uint32Array(groups);
  }

  /**
   * Counts so many people from the first on.
   * @param grouping says the groups of consecutive people
   * @param belongs who is counted; everybody where null
   */
  count(first: number, people: number, { fill, drawnBy }: Grouping, belongs: Belongs | null): Grouped {
    const { counts, block } = this;
    const isFew = people * GROUPS_PER_PERSON < counts.length;
    if (drawnBy !== null && !isFew && !belongs) {
      addDraws(counts, first, people, drawnBy);
      return this.takenOfAll();
    }
    const found = new Uint32Array(isFew ? people : 0);
    let groups = 0;
    for (let start = 0; start < people; start += BLOCK_PEOPLE) {
      const length = Math.min(BLOCK_PEOPLE, people - start);
      fill(block, first + start, length);
      if (!isFew && !belongs) {
        for (let index = 0; index < length; index++) counts[block[index]!]!++;
        continue;
      }
      for (let index = 0; index < length; index++) {
        if (belongs && !belongs(first + start + index)) continue;
        const group = block[index]!;
        if (counts[group]!++ === 0 && isFew) found[groups++] = group;
      }
    }
    return isFew ? this.taken(found.slice(0, groups).sort()) : this.takenOfAll();
  }

  private takenOfAll(): Grouped {
    const { counts } = this;
    let empty = 0;
    for (let group = 0; group < counts.length; group++) if (counts[group] === 0) empty++;
    if (empty > 0) return this.taken(this.holding(counts.length - empty));
    const sizes = counts.slice();
    counts.fill(0);
    this.every ??= Uint32Array.from(counts, (_, group) => group);
    return { groups: this.every, sizes };
  }

  private holding(groups: number): Uint32Array {
    const { counts } = this;
    const holding = new Uint32Array(groups);
    for (let group = 0, place = 0; place < groups; group++) if (counts[group]! > 0) holding[place++] = group;
    return holding;
  }

  private taken(groups: Uint32Array): Grouped {
    const { counts } = this;
    const sizes = new Uint32Array(groups.length);
    for (let place = 0; place < groups.length; place++) {
      sizes[place] = counts[groups[place]!]!;
      counts[groups[place]!] = 0;
    }
    return { groups, sizes };
  }
}

/** The groups that people are put into, and the cells that they are counted in. */
interface Counting {
  readonly population: Population;
  /** Where people sit; null where that goes by their chat. */
  readonly seating: Grouping | null;
  readonly sharding: Grouping;
  readonly gateways: Counter;
  readonly shards: Counter;
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
  private readonly population: Population;
  private readonly countShards: () => Grouped;
  private byShard: Grouped | null = null;
  private byGateway: { readonly order: Float64Array; readonly starts: Uint32Array } | null = null;

  constructor({ population, seating, sharding, gateways, shards }: Counting, chat: number) {
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
    const grouping = seating ?? { fill: this.fillDealt(population.chatGateways(chat)), drawnBy: null };
    const connected = gateways.count(this.firstPerson, this.members, grouping, presence.isEverybodyConnected ? null : this.isConnected);
    const viewing = presence.isNobodyAway ? connected : gateways.count(this.firstPerson, this.members, grouping, this.isViewing);
    this.gateways = connected.groups;
    this.membersByGateway = connected.sizes;
    this.viewingGateways = viewing.groups;
    this.viewersByGateway = viewing.sizes;
    this.countShards = () => shards.count(this.firstPerson, this.members, sharding, null);
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
    const viewing = this.viewingGateways === this.gateways ? 0 : this.viewingGateways.length;
    return 2 * (this.gateways.length + viewing + (this.byGateway?.order.length ?? 0));
  }

  /** A gateway writes to all the people of a copy for the chat, so many times more. */
  tell(step: number, gateway: number, times: number): void {
    const told = (this.told[step] ??= new Map<number, number>());
    told.set(gateway, (told.get(gateway) ?? 0) + times);
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

  /** Where gateways belong to chats, members are dealt out to them in turn. */
  private fillDealt(given: Uint32Array): FillSeats {
    return (block, first, people) => {
      for (let index = 0; index < people; index++) block[index] = given[dealtTo(first + index - this.firstPerson, given.length)]!;
    };
  }

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

/** Entries of rows and fans that are kept at most, but for the row in use: where chats post again, and where each posts once. */
const MOST_CELLS = 2 ** 26;
const MOST_CELLS_ONCE = 2 ** 22;

/** The rows of a run. */
export class Rows {
  private readonly counting: Counting;
  private readonly onDropped: (row: QuickRow) => void;
  /** In the order of their latest use. */
  private readonly kept = new Map<number, QuickRow>();
  private readonly mostCells: number;
  private cells = 0;
  private latest: QuickRow | null = null;

  /** @param onDropped told of a row that is kept no longer */
  constructor(scenario: Scenario, population: Population, onDropped: (row: QuickRow) => void) {
    const { gateways, shards, seed, placement, messages } = scenario;
    const shardKey = streamKey(seed, 'seatShard');
    this.onDropped = onDropped;
    this.mostCells = messages > 1 ? MOST_CELLS : MOST_CELLS_ONCE;
    this.counting = {
      population,
      seating: population.places === 'byUser' ? { fill: seatFiller(scenario), drawnBy: placement === 'random' ? streamKey(seed, 'placement') : null } : null,
      sharding: {
        drawnBy: shardKey,
        fill: (block, first, people) => {
          fillDraws(block, first, people, shardKey, shards);
        },
      },
      gateways: new Counter(gateways),
      shards: new Counter(shards),
    };
  }

  get bytes(): number {
    return 4 * this.cells;
  }

  rowOf(chat: number): QuickRow {
    if (this.latest?.chat === chat) return this.latest;
    const known = this.kept.get(chat);
    const row = known ?? new QuickRow(this.counting, chat);
    if (known) this.kept.delete(chat);
    else this.note(row.cells);
    this.kept.set(chat, row);
    this.latest = row;
    return row;
  }

  /** So many entries more are held by the row in use; what was not used for longest goes. */
  note(cells: number): void {
    this.cells += cells;
    if (this.cells <= this.mostCells) return;
    for (const [chat, row] of this.kept) {
      if (row === this.latest) continue;
      this.kept.delete(chat);
      this.drop(row);
      if (this.cells <= this.mostCells / 2) return;
    }
  }

  /** The run is over. */
  dropAll(): void {
    for (const row of this.kept.values()) this.drop(row);
    this.kept.clear();
  }

  private drop(row: QuickRow): void {
    this.cells -= row.fans.reduce((sum, fan) => sum + fan.cells, row.cells);
    this.onDropped(row);
  }
}
