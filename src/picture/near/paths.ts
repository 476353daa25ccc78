/** The way of one crossing over the seat map, as a polyline. */
import type { Role } from '../../model/design';
import type { HopKind } from '../../model/trace';
import type { Box, Spot, Point, SeatMap } from './seatmap';

export interface Polyline {
  readonly points: readonly Point[];
  /** Length from the beginning to each point. */
  readonly lengths: Float64Array;
}

/** Who a crossing concerns: instances at both ends, the person it is for, and its chat. */
export interface Ends {
  readonly from: number;
  readonly to: number;
  readonly person: number;
  readonly chat: number;
  /** Where the person is a visitor, if they are one; at a switch, where they go. */
  readonly visit?: Spot | undefined;
  /** At a switch, where the person comes from, if they were a visitor there. */
  readonly visited?: Spot | undefined;
}

/** The way of a crossing of this kind. */
export function crossingPath(map: SeatMap, kind: HopKind, ends: Ends): Polyline {
  const points = { connect: connectPoints, message: messagePoints, clock: clockPoints, switch: switchPoints }[kind.phase](map, kind, ends);
  return polyline(points);
}

/** Measures a polyline. */
export function polyline(points: readonly Point[]): Polyline {
  const lengths = new Float64Array(points.length);
  for (let index = 1; index < points.length; index++) {
    const a = points[index - 1]!;
    const b = points[index]!;
    lengths[index] = lengths[index - 1]! + Math.hypot(b.x - a.x, b.y - a.y);
  }
  return { points, lengths };
}

/** Writes the point at `progress` (0 to 1) and the direction of travel there into `out`. */
export function pointAlong(line: Polyline, progress: number, out: { x: number; y: number; angle: number }): void {
  const { points, lengths } = line;
  const last = points.length - 1;
  const wanted = lengths[last]! * progress;
  let index = 1;
  while (index < last && lengths[index]! < wanted) index++;
  const a = points[index - 1]!;
  const b = points[Math.min(index, last)]!;
  const span = lengths[Math.min(index, last)]! - lengths[index - 1]!;
  const part = span > 0 ? (wanted - lengths[index - 1]!) / span : 0;
  out.x = a.x + (b.x - a.x) * part;
  out.y = a.y + (b.y - a.y) * part;
  out.angle = Math.atan2(b.y - a.y, b.x - a.x);
}

function messagePoints(map: SeatMap, kind: HopKind, ends: Ends): Point[] {
  if (kind.reply) return messagePoints(map, { ...kind, reply: false, from: kind.to, to: kind.from }, swapped(ends)).reverse();
  const box = besideBox(map, kind.from, ends.chat);
  if (box) return fromBeside(map, kind.to, box, ends);
  if (besideBox(map, kind.to, ends.chat)) return toBeside(map, kind, ends);
  switch (kind.to) {
    case 'chatApi':
      return postingPoints(map, ends);
    case 'topic':
      return toOwnTopic(map, ends);
    case 'gateway':
      return kind.from === 'topic' ? fromTopic(map, ends) : alongTrunk(map, inStrip(map, kind.from, ends.from) ?? map.chatApis[ends.chat]!, ends);
    case 'edge':
      return toEdge(map, ends);
    case 'user': {
      const strip = inStrip(map, kind.from, ends.from);
      if (strip) return [middle(strip), hearerAt(map, ends)];
      return [doorOf(map.docks[ends.chat * map.columns.length + ends.from]!), hearerAt(map, ends)];
    }
    default:
      return toStorage(map, kind.to, ends, [leftOf(map.chatApis[ends.chat]!)]);
  }
}

/** The box of an instance that stands in a strip below the rows, if its role does; where they are too many, that of all. */
export function inStrip(map: SeatMap, role: Role, instance: number): Box | undefined {
  const strip = map.storages.find((one) => one.role === role);
  return strip && (strip.shards[instance] ?? strip.box);
}

/** What a clock sets off: a person's request goes to the dock from which they are written to; all else goes the ways of messages. */
function clockPoints(map: SeatMap, kind: HopKind, ends: Ends): Point[] {
  if (kind.from !== 'user') return messagePoints(map, kind, ends);
  return [personAt(map, ends), doorOf(map.docks[ends.chat * map.columns.length + ends.to]!)];
}

/** The box that a role has beside each chat's row, if it is of those. */
function besideBox(map: SeatMap, role: Role, chat: number): Box | undefined {
  return map.beside.find((one) => one.role === role)?.boxes[chat];
}

/** To what a chat has beside its Chat API: from there, or the way back of what comes from it. */
function toBeside(map: SeatMap, kind: HopKind, ends: Ends): Point[] {
  const box = besideBox(map, kind.to, ends.chat)!;
  if (kind.from === 'chatApi') return betweenHeads(map, map.chatApis[ends.chat]!, box);
  return fromBeside(map, kind.from, box, swapped(ends)).reverse();
}

/** From what a chat has beside its Chat API: to another head of its row, along the trunk, or down to a storage. */
function fromBeside(map: SeatMap, to: Role, box: Box, ends: Ends): Point[] {
  const { chat } = ends;
  const other = besideBox(map, to, chat) ?? (to === 'chatApi' ? map.chatApis[chat] : undefined);
  if (other) return betweenHeads(map, box, other);
  switch (to) {
    case 'topic': {
      const topic = topicBox(map, ends);
      return topic ? betweenHeads(map, box, topic) : alongTrunk(map, box, ends);
    }
    case 'gateway':
      return alongTrunk(map, box, ends);
    default:
      return toStorage(map, to, ends, Math.abs(box.x - map.chatApis[chat]!.x) < 1 ? [leftOf(box)] : overTop(box));
  }
}

/** How far beside others a way runs that goes past them. */
const PAST = { right: 6, above: 2 } as const;

/** Between two heads of a row: straight where nothing stands between them, else past what does. */
export function betweenHeads(map: SeatMap, from: Box, to: Box): Point[] {
  if (!map.stacked && Math.abs(from.x - to.x) < 1) {
    const down = to.y > from.y;
    const [start, end] = [from.y + (down ? from.height : 0), to.y + (down ? 0 : to.height)];
    if (Math.abs(end - start) < from.height) return [{ x: middle(from).x, y: start }, { x: middle(to).x, y: end }];
    const x = from.x + from.width;
    return [{ x, y: middle(from).y }, { x: x + PAST.right, y: middle(from).y }, { x: x + PAST.right, y: middle(to).y }, { x, y: middle(to).y }];
  }
  const right = to.x > from.x;
  const [start, end] = [from.x + (right ? from.width : 0), to.x + (right ? 0 : to.width)];
  if (Math.abs(from.y - to.y) < 1 && Math.abs(end - start) > from.width) return [...overTop(from), ...overTop(to).reverse()];
  return [{ x: start, y: middle(from).y }, { x: end, y: middle(to).y }];
}

/** Out of the top of a head, so far that others beside it are passed. */
function overTop({ x, y, width }: Box): Point[] {
  return [{ x: x + width / 2, y }, { x: x + width / 2, y: y - PAST.above }];
}

/** The chat's topic, or the person's own in the chat's rack; undefined where topics have no box. */
function topicBox(map: SeatMap, { chat, person }: Pick<Ends, 'chat' | 'person'>): Box | undefined {
  if (map.racks.length === 0) return map.topics[chat];
  return person >= 0 && map.chatOf(person) === chat ? map.rackSlots[person]! : map.racks[chat]!;
}

/** To the topic that a message is published to; a gateway's own topic is where its copies come in. */
function toOwnTopic(map: SeatMap, ends: Ends): Point[] {
  const topic = topicBox(map, ends);
  const api = map.chatApis[ends.chat]!;
  if (!topic) return alongTrunk(map, api, ends);
  if (map.racks.length === 0) return betweenHeads(map, api, topic);
  return [betweenHeads(map, api, map.racks[ends.chat]!)[0]!, middle(topic)];
}

function fromTopic(map: SeatMap, ends: Ends): Point[] {
  if (map.topicPerGateway) {
    const tap = tapOf(map, ends);
    return [{ x: tap.x, y: tap.trunk }, { x: tap.x, y: tap.dock.y }];
  }
  return alongTrunk(map, map.racks[ends.chat] ?? map.topics[ends.chat]!, ends);
}

/** Where a copy leaves the trunk, or its person's strand, for the dock of its cell. */
export interface Tap {
  readonly x: number;
  /** Height of the trunk, or of the strand. */
  readonly trunk: number;
  readonly dock: Box;
}

/** @param ends of a copy into a gateway: `to` is the gateway */
export function tapOf(map: SeatMap, { chat, to, person, visit }: Pick<Ends, 'chat' | 'to' | 'person' | 'visit'>): Tap {
  const dock = map.docks[chat * map.columns.length + to]!;
  const strand = visit || person < 0 ? undefined : map.strands[person];
  return strand ? { x: strand.x, trunk: strand.y, dock } : { x: middle(dock).x, trunk: map.trunks[chat]!, dock };
}

/** From a head of a row onto its trunk. */
export function leadOf(map: SeatMap, head: Box, chat: number, trunk: number): Point[] {
  const row = map.rows[chat]!;
  if (map.stacked) return [...underOf(head, trunk), { x: row.x + 2, y: trunk }];
  return [{ x: head.x + head.width, y: middle(head).y }, { x: row.x, y: middle(head).y }, { x: row.x, y: trunk }];
}

/** Out of a head inside its row, straight down. */
function underOf({ x, y, width, height }: Box, to: number): Point[] {
  const under = x + Math.min(12, width / 2);
  return [{ x: under, y: y + height }, { x: under, y: to }];
}

/** From a head of a row along its trunk, and down the tap of a cell. */
function alongTrunk(map: SeatMap, head: Box, ends: Ends): Point[] {
  const tap = tapOf(map, ends);
  return [...leadOf(map, head, ends.chat, tap.trunk), { x: tap.x, y: tap.trunk }, { x: tap.x, y: tap.dock.y }];
}

/** A posting goes above the people to its row's head, past what stands beside that. */
function postingPoints(map: SeatMap, ends: Ends): Point[] {
  const person = personAt(map, ends);
  const api = map.chatApis[ends.chat]!;
  const row = map.rows[ends.chat]!;
  const y = map.ceilings[ends.chat]!;
  if (map.stacked) return [person, { x: person.x, y }, ...underOf(api, y).reverse()];
  const out = [person, { x: person.x, y }, { x: row.x - 4, y }];
  const isBehind = [map.topics[ends.chat], map.racks[ends.chat], map.beside[0]?.boxes[ends.chat]].some((box) => box && box.x > api.x + 1);
  if (isBehind) return [...out, { x: row.x - 4, y: api.y - PAST.above }, ...overTop(api).reverse()];
  return [...out, { x: row.x - 4, y: middle(api).y }, { x: api.x + api.width, y: middle(api).y }];
}

/** Where writes leave a dock. */
export function doorOf(dock: Box): Point {
  return { x: dock.x + dock.width, y: middle(dock).y };
}

function leftOf(box: Box): Point {
  return { x: box.x, y: middle(box).y };
}

/** Out of a dock, down beside its column and along the foot of the picture, below what the gateways have counted. */
function toEdge(map: SeatMap, { chat, from, to }: Ends): Point[] {
  const dock = map.docks[chat * map.columns.length + from]!;
  const strip = map.storages.find(({ role }) => role === 'edge');
  const start = { x: dock.x, y: middle(dock).y };
  if (!strip) return [start, start];
  const edge = middle(strip.shards[to] ?? strip.box);
  const [beside, foot] = [map.columns[from]!.x - PAST.above, strip.box.y + strip.box.height - PAST.above];
  return [start, { x: beside, y: start.y }, { x: beside, y: foot }, { x: edge.x, y: foot }, edge];
}

/** Onto the line that leads down to the storages, and along it; `lead` goes from whoever asks to where they join it. */
function toStorage(map: SeatMap, role: Role, ends: Ends, lead: readonly Point[]): Point[] {
  const strip = map.storages.find((one) => one.role === role);
  const start = lead[lead.length - 1]!;
  if (!strip) return [start, start];
  const shard = middle(strip.shards[ends.to] ?? strip.box);
  return [...lead, { x: map.busX, y: start.y }, { x: map.busX, y: shard.y }, shard];
}

/** The box at the top of what people meet while they connect; undefined where it is not drawn. */
export function entryBox({ entry }: Pick<SeatMap, 'entry'>, role: Role): Box | undefined {
  return entry.find((one) => one.role === role)?.box;
}

function connectPoints(map: SeatMap, kind: HopKind, ends: Ends): Point[] {
  const entry = (role: Role): Point => {
    const found = entryBox(map, role);
    return found ? middle(found) : { x: map.width / 2, y: 0 };
  };
  const home = map.people[ends.person];
  if (kind.id === 'join') return [home!, map.heads[ends.to]!, map.seconds.get(ends.person) ?? home!];
  // Whoever opens a second socket is at home already.
  const waiting = (kind.id.startsWith('locate') ? home : map.waiting[ends.person]) ?? { x: 0, y: 0 };
  if (kind.id === 'topology') return [entry('topologyStore'), entry('balancer')];
  if (kind.reply) return [kind.from === 'gateway' ? map.heads[ends.from]! : entry(kind.from), waiting];
  if (kind.id === 'open') {
    return [kind.from === 'user' ? waiting : entry(kind.from), map.heads[ends.to]!, map.people[ends.person]!];
  }
  if (kind.to === 'gateway') return [entry(kind.from), map.heads[ends.to]!];
  if (kind.id === 'report') return reportPoints(map, ends);
  if (kind.id === 'subscribe' && map.topicPerGateway) return [map.heads[ends.from]!, map.heads[ends.to]!];
  if (kind.id === 'subscribe') return map.racks.length === 0 ? toTopic(map, ends) : [map.people[ends.person]!, middle(map.rackSlots[ends.person]!)];
  return [waiting, entry(kind.to)];
}

/** A gateway's word to the topic of a chat, back along the chat's trunk. */
function toTopic(map: SeatMap, { from, to }: Ends): Point[] {
  return [...alongTrunk(map, map.topics[to]!, { from, to: from, chat: to, person: -1 }).reverse(), middle(map.topics[to]!)];
}

/** What a person sets off who opens another chat: it begins and ends where they sat before. */
function switchPoints(map: SeatMap, kind: HopKind, ends: Ends): Point[] {
  if (kind.to === 'topic') return toTopic(map, ends);
  const seat = ends.visited ?? map.people[ends.person]!;
  if (kind.from === 'gateway' && kind.to === 'gateway') return [map.heads[ends.from]!, map.heads[ends.to]!];
  if (kind.to === 'gateway' && !kind.reply) return [seat, map.heads[ends.to]!];
  const box = entryBox(map, 'coordinator');
  const coordinator = box ? middle(box) : { x: map.width / 2, y: 0 };
  if (kind.from === 'gateway') return [map.heads[ends.from]!, coordinator];
  if (kind.to === 'gateway') return [coordinator, map.heads[ends.to]!];
  return kind.reply ? [coordinator, seat] : [seat, coordinator];
}

function reportPoints(map: SeatMap, ends: Ends): Point[] {
  const strip = map.storages.find((one) => one.role === 'userGatewayStorage');
  const start = map.heads[ends.from]!;
  if (!strip) return [start, start];
  const shard = middle(strip.shards[ends.to] ?? strip.box);
  return map.stacked ? [start, shard] : [start, { x: map.busX, y: start.y }, { x: map.busX, y: shard.y }, shard];
}

/** Where a person hears what a crossing brings: at their second socket, if they hold one for their own chat. */
function hearerAt(map: SeatMap, ends: Pick<Ends, 'person' | 'visit'>): Point {
  return ends.visit ?? map.seconds.get(ends.person) ?? personAt(map, ends);
}

/** Where a person is. */
function personAt(map: SeatMap, { visit, person }: Pick<Ends, 'person' | 'visit'>): Point {
  return visit ?? map.people[person]!;
}

function swapped(ends: Ends): Ends {
  return { ...ends, from: ends.to, to: ends.from };
}

export function middle(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
