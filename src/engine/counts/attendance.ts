/**
 * The slower way to count, for scenarios in which not everybody is connected and viewing: seats and
 * states of a block of people are written first, and those who count are then taken onto the cells.
 */
import type { Assignment } from '../../model/assignment';
import type { Design } from '../../model/design';
import { presenceOf } from '../../model/presence';
import { streamKey } from '../../model/random';
import type { Scenario } from '../../model/scenario';
import { countShare, type Cells } from './cells';
import { chooseBelow, countChosen, fillDraws, partOf, type Span } from './counting';
import { BLOCK_PEOPLE, seatFiller } from './seats';

/** What is counted beside the cells of gateways, chat by chat and shard by shard. */
export interface Attending {
  /** Members who are connected, and those of them who view the chat; by chat. */
  readonly connected: Uint32Array;
  readonly viewing: Uint32Array;
  /** People who are connected, by shard of user-gateway storage; empty where no seat is kept. */
  readonly recorded: Int32Array;
  /** By chat: those away who get a badge; empty where nobody is told by one. */
  readonly badged: Uint32Array;
  /** Chats given by the coordinator, by gateway. */
  readonly assignments: Int32Array;
  /** All of these together, those of the chat that is being placed included. */
  chatsGiven: number;
}

/** The cells that the people of a scenario are counted onto. */
export interface CellColumns {
  /** Those who are connected, and the viewers among them: the same cells where nobody is away. */
  readonly gateways: Cells;
  readonly viewers: Cells;
  readonly shards: Cells;
  /** Those away who get a badge; null where nobody is told by one. */
  readonly badged: Cells | null;
}

/** Nobody counted yet. */
export function openAttending(chats: number, { gateways, shards, badged }: CellColumns): Attending {
  return {
    connected: new Uint32Array(chats),
    viewing: new Uint32Array(chats),
    recorded: new Int32Array(shards.count),
    badged: new Uint32Array(badged ? chats : 0),
    assignments: new Int32Array(gateways.count),
    chatsGiven: 0,
  };
}

/** A block of people, by place in it: 1 where they are connected, where they are viewing, where they get a badge. */
interface States {
  readonly connected: Uint8Array;
  readonly viewing: Uint8Array;
  readonly badged: Uint8Array;
  readonly fill: (first: number, count: number) => void;
}

function openStates(scenario: Scenario, design: Design, sendsBadges: boolean): States {
  const { seed, online, viewing: open, badges } = scenario;
  const { isNobodyAway } = presenceOf(scenario, design);
  const [onlineKey, viewingKey, badgesKey] = [streamKey(seed, 'online'), streamKey(seed, 'viewing'), streamKey(seed, 'badges')];
  const isOnline = new Uint8Array(BLOCK_PEOPLE);
  const viewing = new Uint8Array(BLOCK_PEOPLE);
  const badged = new Uint8Array(sendsBadges ? BLOCK_PEOPLE : 0);
  return {
    connected: isNobodyAway ? viewing : isOnline,
    viewing,
    badged,
    fill: (first, count) => {
      isOnline.fill(1, 0, count);
      if (online < 1) chooseBelow(isOnline, onlineKey, online, first, count);
      viewing.set(isOnline.subarray(0, count));
      if (open < 1) chooseBelow(viewing, viewingKey, open, first, count);
      if (!sendsBadges) return;
      for (let index = 0; index < count; index++) badged[index] = isOnline[index]! - viewing[index]!;
      if (badges < 1) chooseBelow(badged, badgesKey, badges, first, count);
    },
  };
}

/** Puts a block's people onto their gateways. */
type SeatBlock = (span: Span, states: States) => void;

/** Counts spans of people of a scenario by their states. Fills `attending` as it goes. */
export function attendanceCounter(
  scenario: Scenario,
  design: Design,
  places: CellColumns,
  attending: Attending,
  assignment: Assignment | null,
): (span: Span) => void {
  const states = openStates(scenario, design, places.badged !== null);
  const seat = assignment ? seatByChat(places.gateways, attending, assignment) : seatByUser(scenario, design.places, places);
  const record = recorder(scenario, places.shards, attending);
  return (span) => {
    for (let start = span.first; start < span.end; start += BLOCK_PEOPLE) {
      const part = partOf(span, start, Math.min(span.end, start + BLOCK_PEOPLE));
      states.fill(part.first, part.end - part.first);
      tallyChats(attending.connected, states.connected, part);
      tallyChats(attending.viewing, states.viewing, part);
      if (places.badged) tallyChats(attending.badged, states.badged, part);
      seat(part, states);
      record(part, states);
    }
  };
}

/** Where people of chats apart are counted. */
export interface ApartPlaces {
  readonly gateways: Cells;
  readonly shards: Cells;
  /** Connected members, by the gateway at which they are at home. */
  readonly homes: Int32Array;
}

/** Counts spans of people of chats that have gateways of their own beside homes: there, viewers alone are connected to the chat. */
export function apartCounter(scenario: Scenario, design: Design, { gateways, shards, homes }: ApartPlaces, attending: Attending, assignment: Assignment): (span: Span) => void {
  const states = openStates(scenario, design, false);
  const seat = seatByChat(gateways, attending, assignment);
  const record = recorder(scenario, shards, attending);
  const fillHomes = seatFiller(scenario, design.places);
  const block = new Int32Array(BLOCK_PEOPLE);
  return (span) => {
    for (let start = span.first; start < span.end; start += BLOCK_PEOPLE) {
      const part = partOf(span, start, Math.min(span.end, start + BLOCK_PEOPLE));
      const people = part.end - part.first;
      states.fill(part.first, people);
      tallyChats(attending.connected, states.viewing, part);
      tallyChats(attending.viewing, states.viewing, part);
      seat(part, states);
      record(part, states);
      fillHomes(block, part.first, people);
      for (let index = 0; index < people; index++) homes[block[index]!]! += states.connected[index]!;
    }
  };
}

function tallyChats(byChat: Uint32Array, chosen: Uint8Array, { first, end, chat: firstChat, chatFirst, members }: Span): void {
  let after = chatFirst;
  for (let chat = firstChat, index = 0; index < end - first; chat++) {
    after += members;
    let count = 0;
    for (const stop = Math.min(end, after) - first; index < stop; index++) count += chosen[index]!;
    byChat[chat]! += count;
  }
}

function seatByUser(scenario: Scenario, by: Design['places'], { gateways, viewers, badged }: CellColumns): SeatBlock {
  const fillSeats = seatFiller(scenario, by);
  const block = new Int32Array(BLOCK_PEOPLE);
  return (span, { connected, viewing, badged: getBadges }) => {
    fillSeats(block, span.first, span.end - span.first);
    countChosen(gateways, block, connected, span);
    if (viewers !== gateways) countChosen(viewers, block, viewing, span);
    if (badged) countChosen(badged, block, getBadges, span);
  };
}

/** Notes in which shard the seat of whoever is connected is written. */
function recorder({ seed }: Scenario, { count }: Cells, { recorded }: Attending): SeatBlock {
  if (count === 0) return () => undefined;
  const key = streamKey(seed, 'seatShard');
  const block = new Int32Array(BLOCK_PEOPLE);
  return ({ first, end }, { connected }) => {
    fillDraws(block, first, end - first, key, count);
    for (let index = 0; index < end - first; index++) recorded[block[index]!]! += connected[index]!;
  };
}

/** The chat that is being placed: the gateways that it was given, and the viewers of each so far. */
interface OpenChat {
  readonly given: Uint32Array;
  readonly viewers: Uint32Array;
}

/**
 * Under chat gateways: a chat is given its gateways at its first member, by its size, and its viewers
 * are entered there at the last one.
 */
function seatByChat(gateways: Cells, attending: Attending, assignment: Assignment): SeatBlock {
  let open: OpenChat | null = null;
  const begin = (members: number): OpenChat => {
    const given = assignment.assign(members);
    attending.chatsGiven += given.length;
    return { given, viewers: new Uint32Array(given.length) };
  };
  const end = (chat: number, { given, viewers }: OpenChat): void => {
    given.forEach((gateway, index) => {
      attending.assignments[gateway]!++;
      if (viewers[index]! > 0) countShare(gateways, chat, gateway, viewers[index]!);
    });
  };
  return ({ first, end: stop, chat: firstChat, chatFirst, members }, { viewing }) => {
    let person = first;
    for (let chat = firstChat, from = chatFirst; person < stop; chat++, from += members) {
      open ??= begin(members);
      const { viewers } = open;
      const after = Math.min(stop, from + members);
      for (; person < after; person++) viewers[(person - from) % viewers.length]! += viewing[person - first]!;
      if (after < from + members) return;
      end(chat, open);
      open = null;
    }
  };
}
