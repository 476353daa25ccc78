/** The way of every kind of crossing, for every design and placement: from whoever sends to whoever takes. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DESIGN_IDS, designOf } from '../../../src/designs';
import type { Role } from '../../../src/model/design';
import { PLACEMENT_IDS } from '../../../src/model/placement';
import { sizesOf } from '../../../src/model/sizes';
import type { HopKind } from '../../../src/model/trace';
import { crossingPath, middle, pointAlong, polyline, type Ends } from '../../../src/picture/near/paths';
import type { Box, Point, SeatMap } from '../../../src/picture/near/seatmap';
import { visitPlace } from '../../../src/picture/near/guests';
import { mapOf, NARROW, sceneOf, WIDE, type Scene } from '../../reading/scenes';

const HAIR = 1e-6;
/** What it takes for each of a design's hops to be crossed. */
function crossed(design: string): string {
  const { brings } = designOf(design);
  return brings.includes('badges') ? '&viewing=0.6&badges=0.7' : brings.includes('misplaced') ? '&misplaced=0.6' : '';
}
/** So many rows of as many people; where a design tells big chats apart, one that is and others that are not; where it parts chats, parts of one. */
function peopled(design: string, chats: number, users: number): string {
  const { brings } = designOf(design);
  if (brings.includes('bigFrom')) return `sizes=${String(users)},${String(chats - 1)}*${String(users - 1)}&bigFrom=${String(users)}`;
  if (brings.includes('parts')) return `users=${String(chats * users)}&parts=${String(chats)}`;
  return `chats=${String(chats)}&users=${String(users)}`;
}
const scenes = DESIGN_IDS.flatMap((design) =>
  PLACEMENT_IDS.map((placement) => `${peopled(design, 2, 5)}&gateways=3&messages=2&design=${design}&placement=${placement}${crossed(design)}`),
);

const switching = DESIGN_IDS.map((design) => `${peopled(design, 3, 4)}&gateways=3&messages=4&rate=2&switches=60&placement=random&seed=3&design=${design}${crossed(design)}`);

/** Where an end of a way may lie. */
function place(map: SeatMap, kind: HopKind, role: Role, instance: number, ends: Ends): Box {
  if (kind.phase !== 'message' && kind.phase !== 'clock') return connectPlace(map, kind, role, instance, ends);
  switch (role) {
    case 'user':
      return at(ends.visit ?? (kind.to === 'user' ? map.seconds.get(ends.person) : undefined) ?? map.people[ends.person]!);
    case 'chatApi':
      return map.chatApis[instance]!;
    case 'gateway':
      return map.docks[ends.chat * map.columns.length + instance]!;
    case 'topic':
      return map.topics[ends.chat] ?? map.racks[ends.chat]!;
    case 'chatLog':
      return map.beside.find((beside) => beside.role === role)!.boxes[instance]!;
    default:
      return shardOf(map, role, instance);
  }
}
/** What somebody sets off who is at home already. */
const OF_SECOND: ReadonlySet<string> = new Set(['locate', 'locate.reply', 'join']);
function connectPlace(map: SeatMap, kind: HopKind, role: Role, instance: number, ends: Ends): Box {
  switch (role) {
    case 'user':
      if (kind.phase === 'connect' && !OF_SECOND.has(kind.id)) return at(map.waiting[ends.person]!);
      return at(ends.visited ?? map.people[ends.person]!);
    case 'gateway':
      if (kind.phase === 'switch' && kind.to !== 'topic') return at(map.heads[instance]!);
      if (kind.id === 'open') return at(map.people[ends.person]!);
      if (kind.id === 'join') return at(map.seconds.get(ends.person)!);
      return kind.to === 'topic' ? map.columns[instance]! : at(map.heads[instance]!);
    case 'topic':
      return map.topics[instance] ?? map.rackSlots[instance]!;
    case 'userGatewayStorage':
      return shardOf(map, role, instance);
    default:
      return at(middle(map.entry.find((entry) => entry.role === role)!.box));
  }
}
function shardOf(map: SeatMap, role: Role, shard: number): Box {
  const strip = map.storages.find((one) => one.role === role)!;
  return strip.shards[shard] ?? strip.box;
}
function at({ x, y }: Point): Box {
  return { x, y, width: 0, height: 0 };
}
function isIn({ x, y }: Point, box: Box): boolean {
  return x >= box.x - HAIR && x <= box.x + box.width + HAIR && y >= box.y - HAIR && y <= box.y + box.height + HAIR;
}

/** Whom a crossing finds away from their own seat: as it is when its message was posted, or at the switch. */
function visitsOf({ trace, kinds, stays }: Scene, map: SeatMap, row: number): Pick<Ends, 'visit' | 'visited'> {
  const { crossings, messages } = trace;
  const { phase, id } = kinds[crossings.hop[row]!]!;
  if (!stays || phase === 'connect') return {};
  if (phase === 'switch') return { visited: visitPlace(map, stays, stays.before(stays.of(crossings.person[row]!, crossings.sentMicros[row]!))) };
  const message = crossings.message[row]!;
  if (phase === 'clock' && crossings.person[row]! < 0) return {};
  if (phase === 'clock') {
    const asking = stays.of(crossings.person[row]!, crossings.sentMicros[row]!);
    return { visit: message < 0 || stays.columns.chat[asking] === messages.chat[message] ? visitPlace(map, stays, asking) : undefined };
  }
  const stay = stays.of(id === 'post' ? crossings.from[row]! : crossings.person[row]!, messages.postedMicros[message]!);
  const isThere = id === 'post' || stays.columns.chat[stay] === messages.chat[message];
  return { visit: isThere ? visitPlace(map, stays, stay) : undefined };
}

/** Each crossing of a run: its kind, its ends, and its way. */
function ways(scene: Scene, map: SeatMap) {
  const { crossings, messages } = scene.trace;
  return Array.from({ length: crossings.length }, (_, row) => {
    const kind = scene.kinds[crossings.hop[row]!]!;
    const message = crossings.message[row]!;
    const person = kind.id === 'post' ? crossings.from[row]! : crossings.person[row]!;
    const asked = kind.to === 'chatLog' ? crossings.to[row]! : kind.from === 'chatLog' ? crossings.from[row]! : null;
    const away = kind.phase === 'clock' ? scene.run.stays?.visitOf(person, crossings.sentMicros[row]!)?.chat : undefined;
    const chat = message >= 0 ? messages.chat[message]! : (asked ?? away ?? sizesOf(scene.scenario).chatOf(Math.max(0, person)));
    const ends = { from: crossings.from[row]!, to: crossings.to[row]!, person, chat, ...visitsOf(scene, map, row) };
    return { kind, ends, line: crossingPath(map, kind, ends) };
  });
}

describe.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('in the %s form', (_name, size) => {
  it.each([...scenes, ...switching])('%s', (link) => {
    const scene = sceneOf(link);
    const map = mapOf(scene, size);
    const seen = new Set<string>();
    for (const { kind, ends, line } of ways(scene, map)) {
      const { points } = line;
      seen.add(`${kind.phase} ${kind.id}`);
      const [first, last] = [points[0]!, points[points.length - 1]!];
      expect(isIn(first, place(map, kind, kind.from, ends.from, ends)), `${kind.id} begins at its ${kind.from}`).toBe(true);
      expect(isIn(last, place(map, kind, kind.to, ends.to, ends)), `${kind.id} ends at its ${kind.to}`).toBe(true);
      expect(points.flatMap(({ x, y }) => [x, y]).every(Number.isFinite), kind.id).toBe(true);
    }
    expect([...seen].sort()).toEqual(scene.kinds.map(({ phase, id }) => `${phase} ${id}`).sort());
  });
});

describe('a posting', () => {
  it.each([['wide', WIDE], ['narrow', NARROW]] as const)('comes to its Chat API past the topic beside it, in the %s form of many chats', (_name, size) => {
    const scene = sceneOf('chats=12&users=3&gateways=3&design=topic-per-chat');
    const map = mapOf(scene, size);
    const posts = ways(scene, map).filter(({ kind }) => kind.id === 'post');
    expect(posts).toHaveLength(12);
    for (const { ends, line } of posts) {
      const topic = map.topics[ends.chat]!;
      const inside = { x: topic.x + 1, y: topic.y + 1, width: topic.width - 2, height: topic.height - 2 };
      expect(topic.x, 'they stand side by side').toBeGreaterThan(map.chatApis[ends.chat]!.x);
      const out = { x: 0, y: 0, angle: 0 };
      const met = Array.from({ length: 400 }, (_, step) => { pointAlong(line, step / 400, out); return { ...out }; }).filter((point) => isIn(point, inside));
      expect(met).toEqual([]);
    }
  });
});

describe('an answer', () => {
  it('goes the way of its question back', () => {
    const scene = sceneOf('chats=2&users=5&gateways=3');
    const map = mapOf(scene, WIDE);
    const all = ways(scene, map);
    const pointsOf = (id: string) => all.filter(({ kind }) => kind.id === id).map(({ line }) => line.points);
    expect(pointsOf('seats').length).toBeGreaterThan(1);
    const sorted = (lines: (readonly Point[])[]) => lines.map((line) => JSON.stringify(line)).sort();
    expect(sorted(pointsOf('seats.reply').map((line) => [...line].reverse()))).toEqual(sorted(pointsOf('seats')));
  });
});

const points = fc.array(fc.record({ x: fc.integer({ min: 0, max: 999 }), y: fc.integer({ min: 0, max: 999 }) }), { minLength: 2, maxLength: 8 });

describe('a point along a way', () => {
  it('is its beginning at 0 and its end at 1', () => {
    fc.assert(
      fc.property(points, (corners) => {
        const line = polyline(corners);
        const out = { x: NaN, y: NaN, angle: NaN };
        pointAlong(line, 0, out);
        expect(out).toMatchObject(corners[0]!);
        pointAlong(line, 1, out);
        expect(out.x).toBeCloseTo(corners.at(-1)!.x, 6);
        expect(out.y).toBeCloseTo(corners.at(-1)!.y, 6);
        expect(out.angle).not.toBeNaN();
      }),
    );
  });

  it('goes on evenly, and looks where it goes', () => {
    const line = polyline([{ x: 0, y: 0 }, { x: 30, y: 0 }, { x: 30, y: 10 }]);
    expect(Array.from(line.lengths)).toEqual([0, 30, 40]);
    const out = { x: 0, y: 0, angle: 0 };
    const seen = [0.25, 0.75, 0.875].map((progress) => {
      pointAlong(line, progress, out);
      return { ...out };
    });
    expect(seen).toEqual([
      { x: 10, y: 0, angle: 0 },
      { x: 30, y: 0, angle: 0 },
      { x: 30, y: 5, angle: Math.PI / 2 },
    ]);
  });

  it('stays where it is on a way of no length', () => {
    const out = { x: 0, y: 0, angle: 1 };
    pointAlong(polyline([{ x: 4, y: 5 }, { x: 4, y: 5 }]), 0.5, out);
    expect(out).toEqual({ x: 4, y: 5, angle: 0 });
  });
});
