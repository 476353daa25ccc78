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
import { fillDraws } from '../counts/counting';
import { seatFiller, type FillSeats } from '../counts/seats';
import type { Fan } from './fans';
import { Cells, Count, type Belongs, type Grouped, type Grouping } from './grouped';

/** The groups that people are put into, and the cells that they are counted in. */
interface Counting {
  readonly population: Population;
  /** Where people sit; null where that goes by their chat. */
  readonly seating: Grouping | null;
  readonly sharding: Grouping;
  readonly gateways: Cells;
  readonly shards: Cells;
}

const NO_GATEWAYS = new Uint32Array(0);
const NOBODY = new Float64Array(0);

/** A row that a run keeps as long as it is of use. */
export class QuickRow implements ChatRow {
  readonly chat: number;
  readonly members: number;
  readonly firstPerson: number;
  readonly visitors: readonly number[] = [];
  readonly others: readonly number[] = [];
  readonly gatewayCount: number;
  readonly groups: ChatRow['groups'];
  readonly gateways: Uint32Array;
  readonly membersByGateway: Uint32Array;
  readonly viewingGateways: Uint32Array;
  readonly viewersByGateway: Uint32Array;
  readonly chatShard: number;
  readonly ownerProcess: number;
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

  constructor({ population, sharding, shards }: Counting, chat: number, connected: Grouped, viewing: Grouped) {
    const { presence, sizes } = population;
    this.population = population;
    this.chat = chat;
    this.members = sizes.sizeOf(chat);
    this.firstPerson = sizes.firstOf(chat);
    this.gatewayCount = population.gateways;
    this.groups = population.groups;
    this.chatShard = population.chatShard(chat);
    this.ownerProcess = population.ownerProcess(chat);
    this.seat = population.places !== 'byChat' ? population.seat : (person) => population.seatIn(person, chat);
    this.isConnected = presence.isConnected;
    this.isViewing = presence.isViewing;
    this.gateways = connected.groups;
    this.membersByGateway = connected.sizes;
    this.viewingGateways = viewing.groups;
    this.viewersByGateway = viewing.sizes;
    this.countShards = () => new Count(shards, this.firstPerson, this.members, sharding, null).finish();
  }

  /** Where anybody gets a badge, `refusal.ts` has this run counted. */
  badgedGateways(): Uint32Array {
    return NO_GATEWAYS;
  }

  badgedAt(): Float64Array {
    return NOBODY;
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
  readonly isSeat = (gateway: number): boolean => this.population.isSeat(this.chat, gateway);

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

/** A row in the making: those who are connected are counted by gateway, then those who view. */
class RowToCome {
  readonly chat: number;
  private readonly counting: Counting;
  private readonly connected: Count;
  private readonly viewing: () => Count;
  private groupedByConnection: Grouped | null = null;
  private count: Count;

  constructor(counting: Counting, chat: number) {
    const { population: { presence, sizes, chatGateways }, seating, gateways } = counting;
    this.chat = chat;
    this.counting = counting;
    const first = sizes.firstOf(chat);
    const grouping = seating ?? { fill: dealt(chatGateways(chat), first), drawnBy: null };
    const countOf = (belongs: Belongs | null): Count => new Count(gateways, first, sizes.sizeOf(chat), grouping, belongs);
    this.connected = countOf(presence.isEverybodyConnected ? null : presence.isConnected);
    this.viewing = () => countOf(presence.isViewing);
    this.count = this.connected;
  }

  /** Counts so many people more. @returns how many there were; fewer where all are counted */
  goOn(mostPeople: number): number {
    const people = this.count.goOn(mostPeople);
    if (people === mostPeople || this.count !== this.connected || this.counting.population.presence.isNobodyAway) return people;
    this.groupedByConnection = this.connected.finish();
    this.count = this.viewing();
    return people + this.count.goOn(mostPeople - people);
  }

  /** The row, once whoever is left is counted. */
  finish(): QuickRow {
    while (this.goOn(Infinity) > 0);
    const last = this.count.finish();
    return new QuickRow(this.counting, this.chat, this.groupedByConnection ?? last, last);
  }
}

/** Where gateways belong to chats, members are dealt out to them in turn. */
function dealt(given: Uint32Array, firstPerson: number): FillSeats {
  return (block, first, people) => {
    for (let index = 0; index < people; index++) block[index] = given[dealtTo(first + index - firstPerson, given.length)]!;
  };
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
  /** Its cells are in use, so no other row is made meanwhile. */
  private toCome: RowToCome | null = null;

  /** @param onDropped told of a row that is kept no longer */
  constructor(scenario: Scenario, population: Population, onDropped: (row: QuickRow) => void) {
    const { gateways, shards, seed, placement, messages } = scenario;
    const shardKey = streamKey(seed, 'seatShard');
    this.onDropped = onDropped;
    this.mostCells = messages > 1 ? MOST_CELLS : MOST_CELLS_ONCE;
    this.counting = {
      population,
      seating: population.places !== 'byChat' ? { fill: seatFiller(scenario, population.places), drawnBy: population.places === 'byUser' && placement === 'random' ? streamKey(seed, 'placement') : null } : null,
      sharding: {
        drawnBy: shardKey,
        fill: (block, first, people) => {
          fillDraws(block, first, people, shardKey, shards);
        },
      },
      gateways: new Cells(gateways),
      shards: new Cells(shards),
    };
  }

  get bytes(): number {
    return 4 * this.cells;
  }

  rowOf(chat: number): QuickRow {
    if (this.latest?.chat === chat) return this.latest;
    const known = this.kept.get(chat);
    if (known) {
      this.kept.delete(chat);
      this.keep(known);
    } else this.keep(this.made(chat));
    return this.latest!;
  }

  /** Counts the people of a chat whose row is wanted next. @returns how many; fewer than that where it is ready */
  prepare(chat: number, mostPeople: number): number {
    if (this.latest?.chat === chat || this.kept.has(chat)) return 0;
    this.toCome ??= new RowToCome(this.counting, chat);
    return this.toCome.goOn(mostPeople);
  }

  private made(chat: number): QuickRow {
    const { toCome } = this;
    this.toCome = null;
    if (toCome?.chat === chat) return this.noted(toCome.finish());
    // Another one's comes first: its cells are in use.
    if (toCome) this.keep(this.noted(toCome.finish()));
    return this.noted(new RowToCome(this.counting, chat).finish());
  }

  private noted(row: QuickRow): QuickRow {
    this.note(row.cells);
    return row;
  }

  private keep(row: QuickRow): void {
    this.kept.set(row.chat, row);
    this.latest = row;
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
