/** Who sits in a few neighbouring cells of the seat map: everybody on the lists of a few chats is gone through, and those of the cells kept. */
import { designOf } from '../../designs';
import { takenInOfOne } from '../../model/accounts';
import { amountAtGateway, amountsFor } from '../../model/amounts';
import type { Stretch } from '../../model/belonging';
import type { Neighbourhood, Neighbours } from '../../model/neighbourhood';
import { populate, type Population } from '../../model/population';
import { roomsOf } from '../../model/rooms';
import type { Scenario } from '../../model/scenario';

export interface NeighbourhoodRun {
  /** Looks at about so many people more. @returns whether all have been */
  advance(maxPeople: number): boolean;
  /** @throws Error before all have been looked at */
  finish(): Neighbourhood;
}

/** No more people on a chat's list than these are looked at; beyond, as many evenly chosen ones stand for all. */
const MOST_PEOPLE_OF_A_CHAT = 1_000_000;

/** Begins to look; what reaches beyond the last chat or gateway is left out. */
export function openNeighbourhood(asked: Scenario, wanted: Neighbours): NeighbourhoodRun {
  const scenario = roomsOf(asked, designOf(asked.design));
  return new Looker(scenario, {
    ...wanted,
    chats: Math.max(0, Math.min(wanted.chats, scenario.chats - wanted.firstChat)),
    gateways: Math.max(0, Math.min(wanted.gateways, scenario.gateways - wanted.firstGateway)),
  });
}

class Looker implements NeighbourhoodRun {
  private readonly scenario: Scenario;
  private readonly where: Neighbours;
  private readonly population: Population;
  private readonly viewing: Float64Array;
  private readonly away: Float64Array;
  private isSampled = false;
  /** The chat that is looked at, from the first of them, and how many on its list have been. */
  private row = 0;
  private looked = 0;

  constructor(scenario: Scenario, where: Neighbours) {
    this.scenario = scenario;
    this.where = where;
    this.population = populate(scenario, designOf(scenario.design));
    this.viewing = new Float64Array(where.chats * where.gateways);
    this.away = new Float64Array(where.chats * where.gateways);
  }

  advance(maxPeople: number): boolean {
    for (let left = maxPeople; left > 0 && this.row < this.where.chats; ) left -= this.look(left) + 1;
    return this.row === this.where.chats;
  }

  finish(): Neighbourhood {
    if (this.row < this.where.chats) throw new Error('not everybody has been looked at');
    return { ...this.where, viewing: this.viewing, away: this.away, copies: this.copies(), isSampled: this.isSampled };
  }

  /** The next ones on the list of the present chat. @returns how many */
  private look(most: number): number {
    const { firstChat, firstGateway, gateways } = this.where;
    const { sizes, seatIn, isApart, presence, belonging } = this.population;
    const chat = firstChat + this.row;
    const own = sizes.sizeOf(chat);
    const isConnected = isApart(chat) ? presence.isViewing : presence.isConnected;
    // At a chat's own gateways only those sit who have it open.
    const list = isApart(chat) ? belonging.listOf(chat).slice(0, 1) : belonging.listOf(chat);
    const size = list.reduce((sum, { first, end }) => sum + end - first, 0);
    const step = Math.max(1, Math.ceil(size / MOST_PEOPLE_OF_A_CHAT));
    if (step > 1) this.isSampled = true;
    const after = Math.min(size, this.looked + most * step);
    let count = 0;
    for (let member = this.looked; member < after; member += step, count++) {
      const person = personAt(list, member);
      const column = seatIn(person, chat) - firstGateway;
      if (column < 0 || column >= gateways || !isConnected(person)) continue;
      const cells = member < own && presence.isViewing(person) ? this.viewing : this.away;
      cells[this.row * gateways + column]! += step;
    }
    this.looked += count * step;
    if (this.looked >= size) {
      this.looked = 0;
      this.row++;
    }
    return count;
  }

  private copies(): Float64Array {
    const taken = takenInOfOne(designOf(this.scenario.design));
    const { firstChat, firstGateway, gateways } = this.where;
    const { isApart, isSeat } = this.population;
    return this.viewing.map((viewers, cell) => {
      const chat = firstChat + Math.floor(cell / gateways);
      const { gateways: line } = amountsFor(taken, isApart(chat));
      const strays = isSeat(chat, firstGateway + (cell % gateways)) ? 0 : viewers;
      return amountAtGateway(line, { connected: viewers + this.away[cell]!, viewers, badged: 0, strays });
    });
  }
}

/** Somebody on a list, by their place on it. */
function personAt(list: readonly Stretch[], place: number): number {
  let left = place;
  for (const { first, end } of list) {
    if (left < end - first) return first + left;
    left -= end - first;
  }
  throw new RangeError(`nobody has place ${String(place)} on this list`);
}
