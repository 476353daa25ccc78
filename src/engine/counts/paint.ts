/**
 * The seat map from far: how many of a chat's people sit on a gateway, cell by cell where there is
 * a pixel for each, in bins where there is not. Only people for whom a gateway hears the chat are
 * painted, its guests among them where these are heard for, so that a filled cell is a gateway that does. A separate pass over the same seats, since the
 * ledger needs no cells.
 */
import { designOf } from '../../designs';
import { populate, type Population } from '../../model/population';
import { hearingOf } from '../../model/traits';
import type { Painting } from '../../model/painting';
import { roomsOf } from '../../model/rooms';
import type { Scenario } from '../../model/scenario';
import { peopleOf } from '../../model/people';
import { amountAt, amountsFor, ofStrays, withoutAway, type Amounts } from '../../model/amounts';
import { takenInOfOne } from '../../model/accounts';

export interface PaintingRun {
  /** Places about so many people more. @returns whether everyone who is painted is placed */
  advance(maxPeople: number): boolean;
  /** @throws Error before the painting is done */
  finish(): Painting;
}

/** No more people and cells than these are gone through; beyond, some chats of each bin, evenly chosen, stand for all. */
const MOST_PEOPLE = 20_000_000;
const MOST_CELLS = 60_000_000;

/**
 * Prepares a painting.
 * @param rows most rows of bins; there are never more than chats
 * @param columns most columns of bins; there are never more than gateways
 */
export function openPainting(asked: Scenario, rows: number, columns: number): PaintingRun {
  const scenario = roomsOf(asked, designOf(asked.design));
  return new Painter(scenario, Math.min(rows, scenario.chats), Math.min(columns, scenario.gateways));
}

class Painter implements PaintingRun {
  private readonly scenario: Scenario;
  private readonly population: Population;
  private readonly isPainted: (person: number) => boolean;
  /** Who has another chat open is heard for, and sits where they would with this one open. */
  private readonly paintsGuests: boolean;
  private readonly rows: number;
  private readonly columns: number;
  private readonly chatsPerBin: number;
  /** Members by gateway, of the chat that is being placed. */
  private readonly line: Uint32Array;
  private readonly interested: Float32Array;
  private readonly members: Float32Array;
  private readonly holders: Float32Array;
  private readonly copies: Float32Array;
  /** What gateways take in of one message. */
  private readonly received: Amounts;
  private row = 0;
  private inBin = 0;

  constructor(scenario: Scenario, rows: number, columns: number) {
    this.scenario = scenario;
    this.rows = rows;
    this.columns = columns;
    const design = designOf(scenario.design);
    this.population = populate(scenario, design);
    const { isViewing, isConnected } = this.population.presence;
    const hearing = hearingOf(design);
    this.isPainted = hearing === 'viewed' ? isViewing : isConnected;
    this.paintsGuests = hearing !== 'viewed';
    const perChat = (peopleOf(scenario) * this.population.belonging.memberships) / scenario.chats;
    const fits = Math.floor(Math.min(MOST_PEOPLE / (rows * perChat), MOST_CELLS / (rows * scenario.gateways)));
    this.chatsPerBin = Math.min(Math.max(1, fits), Math.ceil(scenario.chats / rows));
    this.line = new Uint32Array(scenario.gateways);
    this.interested = new Float32Array(rows * columns);
    this.members = new Float32Array(rows * columns);
    this.holders = new Float32Array(rows);
    this.copies = new Float32Array(rows);
    this.received = takenInOfOne(design);
  }

  advance(maxPeople: number): boolean {
    for (let left = maxPeople; left > 0 && this.row < this.rows; ) left -= this.paintChat() + this.line.length;
    return this.row === this.rows;
  }

  finish(): Painting {
    if (this.row < this.rows) throw new Error('the painting is not done');
    const { rows, columns, interested, members, holders, copies, chatsPerBin } = this;
    const { chats, gateways } = this.scenario;
    return { rows, columns, interested, members, holders, copies, chats, gateways, chatsPainted: Math.min(chats, rows * chatsPerBin), isOfLists: this.population.belonging.memberships > 1 };
  }

  /** The next chat of the present bin, or the first of the next one. @returns how many people were looked at */
  private paintChat(): number {
    const { chats } = this.scenario;
    const { belonging, seatIn } = this.population;
    const first = Math.floor((this.row * chats) / this.rows);
    const after = Math.floor(((this.row + 1) * chats) / this.rows);
    const painted = Math.min(this.chatsPerBin, after - first);
    const chat = first + Math.floor((this.inBin * (after - first)) / painted);
    const isApart = this.population.isApart(chat);
    const isPainted = isApart ? this.population.presence.isViewing : this.isPainted;
    const list = this.paintsGuests && !isApart ? belonging.listOf(chat) : belonging.listOf(chat).slice(0, 1);
    let people = 0;
    for (const { first: from, end } of list) {
      for (let person = from; person < end; person++) if (isPainted(person)) this.line[seatIn(person, chat)]!++;
      people += end - from;
    }
    this.addLine(painted, chat, isApart);
    this.inBin++;
    if (this.inBin >= painted) {
      this.inBin = 0;
      this.row++;
    }
    return people;
  }

  /** Adds the line to its bins as shares and means, and clears it. */
  private addLine(painted: number, chat: number, isApart: boolean): void {
    const { line, columns, row, interested, members } = this;
    const { gateways: amounts } = amountsFor(this.received, isApart);
    const [received, more] = [withoutAway(amounts), ofStrays(amounts)];
    const { isSeat } = this.population;
    const { gateways } = this.scenario;
    let holders = 0;
    let held = 0;
    let ofAstray = 0;
    for (let column = 0; column < columns; column++) {
      const first = Math.floor((column * gateways) / columns);
      const after = Math.floor(((column + 1) * gateways) / columns);
      let cells = 0;
      let people = 0;
      for (let gateway = first; gateway < after; gateway++) {
        const count = line[gateway]!;
        people += count;
        if (count > 0) cells++;
        if (count > 0 && !isSeat(chat, gateway)) ofAstray += amountAt(more, count);
        line[gateway] = 0;
      }
      holders += cells;
      const heard = received.always > 0 ? after - first : cells;
      held += people;
      const bin = row * columns + column;
      interested[bin]! += heard / ((after - first) * painted);
      members[bin]! += people / ((after - first) * painted);
    }
    this.holders[row]! += holders / painted;
    this.copies[row]! += (received.always * gateways + received.holding * holders + received.perMember * held + ofAstray) / painted;
  }
}
