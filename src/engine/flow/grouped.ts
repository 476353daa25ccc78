/** People counted by group: by gateway, by shard. */
import { addDraws } from '../counts/counting';
import { BLOCK_PEOPLE, type FillSeats } from '../counts/seats';

/** How many of a chat's people are in each group, groups ascending; groups of nobody are left out. */
export interface Grouped {
  readonly groups: Uint32Array;
  readonly sizes: Uint32Array;
}

/** How people are put into groups. */
export interface Grouping {
  /** Writes the groups of consecutive people. */
  readonly fill: FillSeats;
  /** The key of the stream that they draw them from, evenly; null where they do not. */
  readonly drawnBy: number | null;
}

export type Belongs = (person: number) => boolean;

/** With fewer people than one for so many groups, groups are looked for among the people. */
const GROUPS_PER_PERSON = 16;

/** The cells that people are counted in, again and again. */
export class Cells {
  readonly counts: Uint32Array;
  readonly block = new Int32Array(BLOCK_PEOPLE);
  /** Every group, for whoever has people in each; null before that is asked for. */
  private every: Uint32Array | null = null;

  constructor(groups: number) {
    this.counts = new Uint32Array(groups);
  }

  /** What has been counted since, of all groups; the cells are empty again. */
  takeAll(): Grouped {
    const { counts } = this;
    let empty = 0;
    for (let group = 0; group < counts.length; group++) if (counts[group] === 0) empty++;
    if (empty > 0) return this.take(this.holding(counts.length - empty));
    const sizes = counts.slice();
    counts.fill(0);
    this.every ??= Uint32Array.from(counts, (_, group) => group);
    return { groups: this.every, sizes };
  }

  /** The same of the groups that hold anybody. */
  take(groups: Uint32Array): Grouped {
    const { counts } = this;
    const sizes = new Uint32Array(groups.length);
    for (let place = 0; place < groups.length; place++) {
      sizes[place] = counts[groups[place]!]!;
      counts[groups[place]!] = 0;
    }
    return { groups, sizes };
  }

  private holding(groups: number): Uint32Array {
    const { counts } = this;
    const holding = new Uint32Array(groups);
    for (let group = 0, place = 0; place < groups; group++) if (counts[group]! > 0) holding[place++] = group;
    return holding;
  }
}

/** One count, which can be left and taken up again; meanwhile its cells are its own. */
export class Count {
  private readonly cells: Cells;
  private readonly grouping: Grouping;
  private readonly belongs: Belongs | null;
  private readonly end: number;
  /** Groups in the order in which somebody was found there; null where people are not few. */
  private readonly found: Uint32Array | null;
  private groups = 0;
  private next: number;

  /**
   * @param grouping says the groups of consecutive people
   * @param belongs who is counted; everybody where null
   */
  constructor(cells: Cells, first: number, people: number, grouping: Grouping, belongs: Belongs | null) {
    this.cells = cells;
    this.grouping = grouping;
    this.belongs = belongs;
    this.next = first;
    this.end = first + people;
    this.found = people * GROUPS_PER_PERSON < cells.counts.length ? new Uint32Array(people) : null;
  }

  /** Counts so many people more. @returns how many there were */
  goOn(mostPeople: number): number {
    const { next } = this;
    const people = Math.min(mostPeople, this.end - next);
    this.next += people;
    const { drawnBy } = this.grouping;
    if (drawnBy !== null && !this.found && !this.belongs) addDraws(this.cells.counts, next, people, drawnBy);
    else for (let start = next; start < next + people; start += BLOCK_PEOPLE) this.addBlock(start, Math.min(BLOCK_PEOPLE, next + people - start));
    return people;
  }

  get isOver(): boolean {
    return this.next === this.end;
  }

  /** Counts whoever is left. */
  finish(): Grouped {
    this.goOn(this.end - this.next);
    return this.found ? this.cells.take(this.found.slice(0, this.groups).sort()) : this.cells.takeAll();
  }

  private addBlock(first: number, people: number): void {
    const { found, belongs } = this;
    const { counts, block } = this.cells;
    this.grouping.fill(block, first, people);
    if (!found && !belongs) {
      for (let index = 0; index < people; index++) counts[block[index]!]!++;
      return;
    }
    for (let index = 0; index < people; index++) {
      if (belongs && !belongs(first + index)) continue;
      const group = block[index]!;
      if (counts[group]!++ === 0 && found) found[this.groups++] = group;
    }
  }
}
