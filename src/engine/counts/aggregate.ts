/**
 * The aggregate engine: the same designs over counts. It places everyone by the model's own hashes,
 * counts who is where, and turns the counts into a ledger by what one message costs. What it holds
 * grows with gateways, shards and chats, not with people.
 */
import { designOf } from '../../designs';
import { membershipsOf } from '../../model/belonging';
import { openAssignment } from '../../model/assignment';
import type { AggregateResult } from '../../model/counts';
import type { Design } from '../../model/design';
import { presenceOf } from '../../model/presence';
import { streamKey } from '../../model/random';
import { roomsOf } from '../../model/rooms';
import type { Scenario } from '../../model/scenario';
import { seatingAtStart } from '../../model/seating';
import { sizesOf, type Sizes } from '../../model/sizes';
import { followsSwitches } from '../../model/switching';
import { talkOf } from '../../model/talk';
import { topologyOf } from '../../model/topology';
import { mergesFrames, sendsBadges, writesSeats } from '../../model/traits';
import { openAskCounter, type AskCounter } from './asking';
import { opensSecondSockets } from '../../model/apart';
import { countsApart, openApart, type ApartCells } from './apart';
import { chatAssigner } from './assigner';
import { postsByHand } from './byhand';
import { attendanceCounter, openAttending, type Attending, type CellColumns } from './attendance';
import { CHATS_PER_MARK, clearMarks, markingFor, openCells, type Cells, type WeightOf } from './cells';
import { countDraws, type Span } from './counting';
import { GuestCounter } from './guests';
import { HandChats } from './handchats';
import { ledgerOf } from './ledger';
import { LetGo } from './letgo';
import { Links } from './links';
import type { Moves } from './moved';
import { movesOf } from './moves';
import { ruleOf, type MessageRule } from '../../model/accounts';
import { seatCounter } from './seats';
import { secondWeights } from './second';
import { openStrays, strayCounter, type StrayCells } from './strays';

export interface AggregateProgress {
  readonly done: boolean;
  readonly peoplePlaced: number;
  readonly people: number;
  /** Of all the work, about; 1 once it is done. */
  readonly share: number;
  /** Chats of which everyone is placed. */
  readonly chatsDone: number;
}

export interface AggregateRun {
  /**
   * Places at most so many people more; fewer where other work comes with them. 250,000 take a few
   * milliseconds.
   */
  advance(maxPeople: number): AggregateProgress;
  /**
   * The ledger as if there were no more people than those placed by now. The messages of a chat
   * that is being placed count in full.
   */
  soFar(): AggregateResult;
  /** @throws Error before everyone is placed */
  finish(): AggregateResult;
  /** Bytes of the cells onto which people are counted. The table of a ring takes 4 MB more. */
  readonly arrayBytes: number;
}

/** One gateway given to a chat by the coordinator takes about as long as placing so many people. */
const PEOPLE_PER_ASSIGNMENT = 64;
/** To draw when a message is posted takes about as long as placing so many people, and to look at so many cells as placing one. */
const PEOPLE_PER_MESSAGE = 10;
const CELLS_PER_PERSON = 4;
/** To look at one person for a switch takes about as long as placing so many. */
const PEOPLE_PER_RECKONED = 3;

/**
 * Prepares a run.
 * @throws RangeError for a design that is not in the catalogue, or an action that nobody can do
 */
export function openAggregate(scenario: Scenario): AggregateRun {
  const design = designOf(scenario.design);
  return new CountingRun(roomsOf(scenario, design), design);
}

/** Runs a scenario from beginning to end. */
export function aggregate(scenario: Scenario): AggregateResult {
  const run = openAggregate(scenario);
  run.advance(Infinity);
  return run.finish();
}

class CountingRun implements AggregateRun {
  readonly arrayBytes: number;
  private readonly scenario: Scenario;
  private readonly design: Design;
  private readonly rule: MessageRule;
  private readonly sizes: Sizes;
  private readonly gateways: Cells;
  /** The viewers on each gateway: the cells of `gateways` themselves where nobody is away. */
  private readonly viewers: Cells;
  private readonly shards: Cells;
  /** Those away who get a badge, on each gateway; null where nobody is told by one. */
  private readonly badged: Cells | null;
  /** Null where the design does not tell strays apart, and where nobody is misplaced. */
  private readonly strays: StrayCells | null;
  private readonly countStrays: ((span: Span) => void) | null;
  /** Chats that have gateways of their own beside homes; null where none has. */
  private readonly apart: ApartCells | null;
  private readonly countApart: ((span: Span) => void) | null;
  /** Null where everybody is connected and viewing, and no chat is apart. */
  private readonly attending: Attending | null;
  /** Null where everybody belongs to one chat. */
  private readonly guests: GuestCounter | null;
  /** Chats that count for themselves. */
  private readonly byHand: HandChats;
  private readonly handPosts: ReadonlyMap<number, number>;
  private readonly letGo: LetGo;
  /** What owner processes merge; null where none does. */
  private readonly links: Links | null;
  /** Counts a span of people onto their gateways; null where whole chats are. */
  private readonly countSeats: ((span: Span) => void) | null;
  /** Gives a whole chat its gateways and says how many; null where people are counted. */
  private readonly assignChat: ((chat: number) => number) | null;
  private readonly shardKey: number;
  private placed = 0;
  /** What people who switch change, once everybody is placed; null before, and where nobody does. */
  private moves: Moves | null = null;
  /** The reckoning of it as far as it is; null where nobody switches. */
  private readonly reckoning: Generator<number, Moves> | null;
  private reckoned = 0;
  /** What is asked for by clocks; null where nobody asks by one. */
  private readonly asking: AskCounter | null;
  /** The run of equal chats to which the next person belongs. */
  private run = 0;

  constructor(scenario: Scenario, design: Design) {
    const { chats, gateways, shards, sockets, seed } = scenario;
    const sizes = sizesOf(scenario);
    // Marks cost by chats and by people: what counts is how these stand to each other.
    const members = (sizes.people * membershipsOf(scenario)) / chats;
    this.scenario = scenario;
    this.design = design;
    this.rule = ruleOf(design);
    this.sizes = sizes;
    this.handPosts = postsByHand(scenario);
    this.letGo = new LetGo(scenario, design, sizes);
    const { pacing } = this.letGo;
    this.links = pacing?.clocks && mergesFrames(design) ? new Links(scenario, pacing, pacing.clocks.processes) : null;
    const handChats = this.letGo.unusualChats;
    const { isEverybodyConnected, isNobodyAway } = presenceOf(scenario, design);
    const byUser = design.places !== 'byChat';
    const marking = byUser ? markingFor(members, gateways) : 'chat';
    const weights = this.weightsOfChats();
    this.gateways = openCells(gateways, chats, marking, weights);
    this.viewers = isNobodyAway ? this.gateways : openCells(gateways, chats, marking, weights);
    this.badged = sendsBadges(design) && scenario.badges > 0 && !isNobodyAway ? openCells(gateways, chats, marking, weights) : null;
    this.shards = openCells(writesSeats(scenario, design) ? shards : 0, chats, markingFor(members, shards), weights);
    this.shardKey = streamKey(seed, 'seatShard');
    const places: CellColumns = { gateways: this.gateways, viewers: this.viewers, shards: this.shards, badged: this.badged };
    const assignment = byUser ? null : openAssignment(gateways, sockets);
    this.apart = opensSecondSockets(design) ? openApart(scenario, design, this.shards.count, handChats.length > 0, weights) : null;
    this.strays = openStrays(scenario, design, handChats.length > 0, weights);
    this.countStrays = this.strays && strayCounter(scenario, design, this.strays);
    const isCarried = scenario.gbit > 0 && pacing !== null && pacing.most === null;
    this.byHand = new HandChats(handChats, { ...places, strays: this.strays, apart: this.apart }, { letGo: this.letGo, links: this.links, messages: scenario.messages, isCarried });
    this.guests = membershipsOf(scenario) > 1 ? new GuestCounter(scenario, design, places, this.apart) : null;
    this.attending = isEverybodyConnected && isNobodyAway && !this.apart && !this.guests ? null : openAttending(chats, places);
    this.countApart = this.apart && countsApart(scenario, design, this.apart, this.attending!);
    if (this.attending) {
      this.countSeats = attendanceCounter(scenario, design, places, this.attending, assignment);
      this.assignChat = null;
    } else {
      this.countSeats = assignment ? null : seatCounter(scenario, design.places, this.gateways);
      this.assignChat = assignment && chatAssigner(this.gateways, sizes, assignment);
    }
    this.asking = design.flows ? openAskCounter(scenario, design) : null;
    this.reckoning = followsSwitches(scenario) ? this.reckonAll() : null;
    this.arrayBytes = this.bytesOfArrays();
  }

  advance(maxPeople: number): AggregateProgress {
    let left = Math.max(1, maxPeople);
    const { people, chatOf } = this.sizes;
    while (left > 0 && !this.isPlaced()) left -= this.guests?.isWaiting ? this.placeGuests(this.guests, left) : this.place(this.nextSpan(left));
    while (left > 0 && this.isMoving()) left -= this.reckon();
    return { done: this.isDone(), peoplePlaced: this.placed, people, share: this.share(), chatsDone: chatOf(this.placed) };
  }

  soFar(): AggregateResult {
    const { scenario, design, rule, handPosts, placed } = this;
    // A chat has gateways of the coordinator only when it is placed as a whole.
    const done = this.sizes.chatOf(placed);
    const begun = design.places !== 'byChat' && !this.isApart(done) && placed > this.sizes.firstOf(done) ? done + 1 : done;
    const closed = new Set(this.byHand.placed);
    const handPostsDone = new Map([...handPosts].filter(([chat]) => (this.letGo.isWeighed ? chat < begun : closed.has(chat))));
    const { gateways, viewers, shards, badged, strays, attending, byHand } = this;
    const counted = { people: placed, chats: begun, apart: this.apart, gateways, viewers, shards, badged, strays, attending, guests: this.guests?.columns ?? null, byHand, moves: this.moves, asked: this.asking?.soFar() ?? null };
    const ledger = ledgerOf({ scenario, design, rule, ...counted, handPosts: handPostsDone, letGo: this.letGo, links: this.links });
    return { ...ledger, topology: topologyOf(scenario, design), seating: null };
  }

  finish(): AggregateResult {
    if (!this.isDone()) throw new Error('the run is not done');
    return { ...this.soFar(), seating: seatingAtStart(this.scenario, this.design) };
  }

  private isDone(): boolean {
    return this.isPlaced() && !this.isMoving();
  }

  private isPlaced(): boolean {
    return this.placed === this.sizes.people && !this.guests?.isWaiting;
  }

  private share(): number {
    const people = this.sizes.people + (this.guests?.people ?? 0);
    const placed = this.placed + (this.guests?.counted ?? 0);
    if (!this.reckoning) return placed / people;
    // Each person is looked at twice: for their switches, and as a member of a chat that somebody came to or left.
    const work = (placed + this.reckoned * PEOPLE_PER_RECKONED) / (people * (1 + 2 * PEOPLE_PER_RECKONED));
    return this.isMoving() ? Math.min(work, 1) : 1;
  }

  private isMoving(): boolean {
    return this.reckoning !== null && this.moves === null;
  }

  /** What people who switch change, and whoever asks by a clock meanwhile. */
  private *reckonAll(): Generator<number, Moves> {
    const moves = yield* movesOf(this.scenario, this.design, this.rule, this.letGo, this.links, this.shards.count > 0);
    if (this.asking) yield* this.asking.countAmid();
    return moves;
  }

  /** Goes on with what people who switch change. @returns the work done, in people */
  private reckon(): number {
    const next = this.reckoning!.next();
    if (!next.done) {
      this.reckoned += next.value;
      return next.value * PEOPLE_PER_RECKONED;
    }
    this.moves = next.value;
    return 1;
  }

  /** Where chats do not post alike: what each lets go in the run, then what a second counts it by. */
  private weightsOfChats(): WeightOf[] {
    const { scenario, design, letGo } = this;
    const { isAlike, shareOf } = talkOf(scenario);
    if (isAlike) return [];
    const inRun: WeightOf = letGo.isWeighed ? (chat) => letGo.of(chat).releases : () => 0;
    return [inRun, ...secondWeights(scenario, design).map((weigh): WeightOf => (chat) => weigh(shareOf(chat)))];
  }

  /** The next people who may be placed in one go: no mark changes its chats, no chat its posts or its size. */
  private nextSpan(most: number): Span {
    const { runs } = this.sizes;
    const first = this.placed;
    while (this.run + 1 < runs.length && runs[this.run + 1]!.firstPerson <= first) this.run++;
    const { firstChat, chats, size: members, firstPerson } = runs[this.run]!;
    const passed = Math.floor((first - firstPerson) / members);
    const chat = firstChat + passed;
    const chatFirst = firstPerson + passed * members;
    const handChat = this.byHand.next;
    // The guests of a chat come right after its own people.
    const marksEnd = this.guests ? chat + 1 : chat + CHATS_PER_MARK - (chat % CHATS_PER_MARK);
    const chatsEnd = Math.min(marksEnd, firstChat + chats, chat === handChat ? chat + 1 : handChat);
    const end = Math.min(first + Math.floor(most), chatFirst + (chatsEnd - chat) * members);
    return { first, end: Math.max(end, first + 1), chat, chatFirst, members };
  }

  /** Places a span. @returns the work done, in people */
  private place(span: Span): number {
    const { first, end, chat, chatFirst, members } = span;
    if (first === chatFirst && chat === this.byHand.next) this.byHand.begin();
    const givenBefore = this.attending?.chatsGiven ?? 0;
    const apart = this.isApart(chat) ? this.apart : null;
    if (apart) this.countApart!(span);
    else this.countSeats?.(span);
    this.countStrays?.(span);
    this.asking?.count(span);
    const shards = apart?.shards ?? this.shards;
    if (shards.count > 0) countDraws(shards, this.shardKey, span);
    this.placed = end;
    const chatsEnd = chat + (end - chatFirst) / members;
    const assigned = this.assignChats(chat, Math.floor(chatsEnd));
    const given = (this.attending?.chatsGiven ?? 0) - givenBefore;
    const work = end - first + (assigned + given) * PEOPLE_PER_ASSIGNMENT;
    if (!this.guests) return work + this.endChats(chat, chatsEnd);
    if (chatsEnd === chat + 1) this.guests.begin(chat);
    return work;
  }

  /** Places guests of the chat whose own people are placed. @returns the work done, in people */
  private placeGuests(guests: GuestCounter, most: number): number {
    const counted = guests.count(most);
    const chat = guests.end();
    return chat === null ? counted : counted + 1 + this.endChats(chat, chat + 1);
  }

  /** Some people are placed of the chats up to `chatsEnd`, all of those before it. @returns the work done, in people */
  private endChats(chat: number, chatsEnd: number): number {
    const looked = chat === this.byHand.next && chatsEnd === chat + 1 ? this.endByHand() : 0;
    // Never whole in the middle of a chat.
    if (chatsEnd % CHATS_PER_MARK === 0) {
      clearMarks(this.gateways);
      if (this.viewers !== this.gateways) clearMarks(this.viewers);
      clearMarks(this.shards);
      if (this.badged) clearMarks(this.badged);
      if (this.apart) clearMarks(this.apart.shards);
    }
    return looked;
  }

  /** A chat has gateways of its own beside the homes of its people. */
  private isApart(chat: number): boolean {
    return this.apart !== null && chat < this.sizes.chats && this.sizes.sizeOf(chat) >= this.apart.from;
  }

  private assignChats(from: number, end: number): number {
    let assigned = 0;
    for (let chat = from; this.assignChat && chat < end; chat++) assigned += this.assignChat(chat);
    return assigned;
  }

  /** @returns the work done, in people */
  private endByHand(): number {
    this.byHand.end();
    return this.scenario.messages * PEOPLE_PER_MESSAGE + Math.ceil((this.gateways.count + this.shards.count) / CELLS_PER_PERSON);
  }

  private bytesOfArrays(): number {
    const { gateways, viewers, shards, badged, strays, attending, byHand, apart } = this;
    const ofStrays = strays ? [strays, strays.cells, strays.byHand] : [];
    const ofApart = apart ? [apart, apart.gateways, apart.shards, apart.gatewaysByHand, apart.shardsByHand] : [];
    const weighed = [gateways, viewers, shards, badged, strays?.cells, apart?.gateways, apart?.shards].flatMap((cells) => cells?.weighed ?? []);
    return bytesOf(new Set<object>([...weighed, gateways, viewers, shards, badged ?? {}, ...byHand.arrays, attending ?? {}, this.guests?.columns ?? {}, ...ofApart, ...ofStrays]));
  }
}

function bytesOf(holders: ReadonlySet<object>): number {
  return [...holders]
    .flatMap((holder) => Object.values(holder) as unknown[])
    .reduce<number>((sum, value) => sum + (ArrayBuffer.isView(value) ? value.byteLength : 0), 0);
}
