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
  const points = { connect: connectPoints, message: messagePoints, switch: switchPoints }[kind.phase](map, kind, ends);
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
      if (map.topicPerGateway) return [apiDoor(map, ends.chat), ...throughDoor(map, ends.chat, 'upper'), gatewayTab(map, ends.chat, ends.to)];
      return map.topics.length > 0
        ? [{ x: map.chatApis[ends.chat]!.x + map.chatApis[ends.chat]!.width - (map.stacked ? 10 : 0), y: middle(map.chatApis[ends.chat]!).y }, { x: map.topics[ends.chat]!.x, y: middle(map.topics[ends.chat]!).y }]
        : [apiDoor(map, ends.chat), ...throughDoor(map, ends.chat, 'upper'), tabOf(map, ends)];
    case 'gateway':
      return toGateway(map, kind, ends);
    case 'user':
      return [map.topicPerPerson ? landingBeside(map, ends) : landing(map, ends.chat, ends.from), personAt(map, ends)];
    default:
      return toStorage(map, kind.to, ends, [{ x: map.chatApis[ends.chat]!.x, y: middle(map.chatApis[ends.chat]!).y }]);
  }
}

/** The box that a role has beside each chat's row, if it is of those. */
function besideBox(map: SeatMap, role: Role, chat: number): Box | undefined {
  return map.beside.find((one) => one.role === role)?.boxes[chat];
}

/** To what a chat has beside its Chat API: from there, or the way back of what comes from it. */
function toBeside(map: SeatMap, kind: HopKind, ends: Ends): Point[] {
  const box = besideBox(map, kind.to, ends.chat)!;
  if (kind.from === 'chatApi') return betweenHeads(map, ends.chat, map.chatApis[ends.chat]!, box);
  return fromBeside(map, kind.from, box, swapped(ends)).reverse();
}

/** From what a chat has beside its Chat API: to another head of its row, onto a lane, or down to a storage. */
function fromBeside(map: SeatMap, to: Role, box: Box, ends: Ends): Point[] {
  const { chat } = ends;
  const out = map.stacked ? below(box) : { x: box.x + box.width, y: middle(box).y };
  const onto = (y: number): Point[] => (map.stacked ? [out, { x: out.x, y }] : [out, { x: map.rows[chat]!.x - 16, y: out.y }, { x: map.rows[chat]!.x + 6, y }]);
  const other = besideBox(map, to, chat) ?? (to === 'chatApi' ? map.chatApis[chat] : undefined);
  if (other) return betweenHeads(map, chat, box, other);
  switch (to) {
    case 'topic': {
      const topic = map.topics[chat];
      if (!topic) return [...onto(map.upperLanes[chat]!), map.topicPerGateway ? gatewayTab(map, chat, ends.to) : tabOf(map, ends)];
      return map.stacked ? betweenHeads(map, chat, box, topic) : [out, { x: middle(topic).x, y: out.y }, below(topic)];
    }
    case 'gateway':
      return [...onto(map.lanes[chat]!), landing(map, chat, ends.to)];
    default:
      return toStorage(map, to, ends, map.stacked ? onto(map.upperLanes[chat]!) : [{ x: box.x, y: out.y }]);
  }
}

/** Between two heads of a row: along a trunk that runs down at the Chat API's foot, or below them in the narrow form. */
export function betweenHeads(map: SeatMap, chat: number, from: Box, to: Box): Point[] {
  const api = map.chatApis[chat]!;
  const trunk = (api.x + map.beside[0]!.boxes[chat]!.x) / 2;
  const onto = (box: Box): Point[] => {
    if (map.stacked) return [below(box), { x: middle(box).x, y: map.upperLanes[chat]! }];
    return box === api ? [{ x: trunk, y: api.y + api.height }] : [{ x: box.x, y: middle(box).y }, { x: trunk, y: middle(box).y }];
  };
  return [...onto(from), ...onto(to).reverse()];
}

function below(box: Box): Point {
  return { x: middle(box).x, y: box.y + box.height };
}

/** A posting enters the Chat API from above, so that it does not meet what leaves it. */
function postingPoints(map: SeatMap, ends: Ends): Point[] {
  const person = personAt(map, ends);
  const upper = map.upperLanes[ends.chat]!;
  const api = map.chatApis[ends.chat]!;
  if (map.stacked) return [person, { x: person.x, y: upper }, ...throughDoor(map, ends.chat, 'upper').reverse(), apiDoor(map, ends.chat)];
  const row = map.rows[ends.chat]!;
  const above = Math.max(row.y + 2, api.y - 8);
  const x = api.x + api.width * 0.75;
  return [person, { x: person.x, y: upper }, { x: row.x + 6, y: upper }, { x: row.x - 16, y: above }, { x, y: above }, { x, y: api.y }];
}

function toGateway(map: SeatMap, kind: HopKind, ends: Ends): Point[] {
  if (kind.from !== 'topic') {
    return [apiDoor(map, ends.chat), ...throughDoor(map, ends.chat, 'lower'), landing(map, ends.chat, ends.to)];
  }
  if (map.topics.length > 0) {
    const topic = map.topics[ends.chat]!;
    return [topicDoor(map, topic), ...throughDoor(map, ends.chat, 'lower'), landing(map, ends.chat, ends.to)];
  }
  if (map.topicPerGateway) return [gatewayTab(map, ends.chat, ends.from), landing(map, ends.chat, ends.to)];
  return [tabOf(map, ends), landingBeside(map, ends)];
}

/** Onto the line that leads down to the storages, and along it; `lead` goes from whoever asks to where they join it. */
function toStorage(map: SeatMap, role: Role, ends: Ends, lead: readonly Point[]): Point[] {
  const strip = map.storages.find((one) => one.role === role);
  const start = lead[lead.length - 1]!;
  if (!strip) return [start, start];
  const shard = middle(strip.shards[ends.to] ?? strip.box);
  const shelf = strip.box.y + strip.box.height - 3;
  return [...lead, { x: map.busX, y: start.y }, { x: map.busX, y: shelf }, { x: shard.x, y: shelf }, shard];
}

function connectPoints(map: SeatMap, kind: HopKind, ends: Ends): Point[] {
  const entry = (role: Role): Point => {
    const found = map.entry.find((one) => one.role === role);
    return found ? middle(found.box) : { x: map.width / 2, y: 0 };
  };
  const waiting = map.waiting[ends.person] ?? { x: 0, y: 0 };
  if (kind.id === 'topology') return [entry('topologyStore'), entry('balancer')];
  if (kind.reply) return [kind.from === 'gateway' ? map.heads[ends.from]! : entry(kind.from), waiting];
  if (kind.id === 'open') {
    return [kind.from === 'user' ? waiting : entry(kind.from), map.heads[ends.to]!, map.people[ends.person]!];
  }
  if (kind.to === 'gateway') return [entry(kind.from), map.heads[ends.to]!];
  if (kind.id === 'report') return reportPoints(map, ends);
  if (kind.id === 'subscribe' && map.topicPerGateway) return [map.heads[ends.from]!, map.heads[ends.to]!];
  if (kind.id === 'subscribe') return map.topics.length > 0 ? toTopic(map, ends) : [map.people[ends.person]!, topicTab(map, ends.person)];
  return [waiting, entry(kind.to)];
}

/** A gateway's word to the topic of a chat, back along the chat's lane. */
function toTopic(map: SeatMap, { from, to }: Ends): Point[] {
  return [landing(map, to, from), ...throughDoor(map, to, 'lower').reverse(), middle(map.topics[to]!)];
}

/** What a person sets off who opens another chat: it begins and ends where they sat before. */
function switchPoints(map: SeatMap, kind: HopKind, ends: Ends): Point[] {
  if (kind.to === 'topic') return toTopic(map, ends);
  const seat = ends.visited ?? map.people[ends.person]!;
  if (kind.to === 'gateway') return [seat, map.heads[ends.to]!];
  const coordinator = map.entry[0] ? middle(map.entry[0].box) : { x: map.width / 2, y: 0 };
  return kind.reply ? [coordinator, seat] : [seat, coordinator];
}

function reportPoints(map: SeatMap, ends: Ends): Point[] {
  const strip = map.storages.find((one) => one.role === 'userGatewayStorage');
  const start = map.heads[ends.from]!;
  if (!strip) return [start, start];
  const shard = middle(strip.shards[ends.to] ?? strip.box);
  return map.stacked ? [start, shard] : [start, { x: map.busX, y: start.y }, { x: map.busX, y: shard.y }, shard];
}

/** A topic of its own for each person: a tab that hangs from the row's upper edge, beside the person. */
export function topicTab(map: SeatMap, person: number): Point {
  return tabOf(map, { person, chat: map.chatOf(person) });
}

/** The same where the person stands for a chat's messages: their own seat, or that of a visit. */
export function tabOf(map: SeatMap, ends: Pick<Ends, 'person' | 'chat' | 'visit'>): Point {
  return { x: besidePerson(map, ends), y: map.upperLanes[ends.chat]! };
}

/** Where a person is for what a crossing brings. */
function personAt(map: SeatMap, { visit, person }: Pick<Ends, 'person' | 'visit'>): Point {
  return visit ?? map.people[person]!;
}

function besidePerson(map: SeatMap, ends: Pick<Ends, 'person' | 'visit'>): number {
  const { radius, width } = ends.visit ?? { radius: map.grid.radius, width: map.grid.slotWidth };
  return personAt(map, ends).x + Math.min(radius + 11, width * 0.44);
}

/** A topic of its own for each gateway: where its copies come into a cell. */
function gatewayTab(map: SeatMap, chat: number, gateway: number): Point {
  return { x: landing(map, chat, gateway).x, y: map.upperLanes[chat]! };
}

/** Where a copy lands in a cell. */
function landing(map: SeatMap, chat: number, gateway: number): Point {
  const column = map.columns[gateway]!;
  return { x: column.x + Math.min(16, column.width * 0.16), y: map.lanes[chat]! };
}

/** A copy that is for one person lands beside them. */
function landingBeside(map: SeatMap, ends: Ends): Point {
  return { x: besidePerson(map, ends), y: map.lanes[ends.chat]! };
}

function apiDoor(map: SeatMap, chat: number): Point {
  const api = map.chatApis[chat]!;
  return { x: map.stacked ? api.x + 4 : api.x + api.width, y: middle(api).y };
}

function topicDoor(map: SeatMap, topic: Box): Point {
  return map.stacked ? { x: middle(topic).x, y: topic.y + topic.height } : { x: topic.x + topic.width, y: middle(topic).y };
}

/** From the heads of a row onto one of its lanes: level to the row's edge, then a short slope. */
function throughDoor(map: SeatMap, chat: number, lane: 'upper' | 'lower'): Point[] {
  const row = map.rows[chat]!;
  const y = lane === 'upper' ? map.upperLanes[chat]! : map.lanes[chat]!;
  if (map.stacked) {
    const topic = lane === 'lower' ? map.topics[chat] : undefined;
    return [{ x: topic ? topicDoor(map, topic).x : apiDoor(map, chat).x, y }];
  }
  return [
    { x: row.x - 16, y: middle(map.chatApis[chat]!).y },
    { x: row.x + 6, y },
  ];
}

function swapped(ends: Ends): Ends {
  return { ...ends, from: ends.to, to: ends.from };
}

export function middle(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
