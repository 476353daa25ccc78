/** Roles that the project does not have, each one row of the table: they are drawn, and what goes to and from them ends there. */
import { describe, expect, it, vi } from 'vitest';
import { runToEnd } from '../../../src/engine/events/simulate';
import { checkDesign } from '../../../src/model/check';
import type { Design, Hop } from '../../../src/model/design';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import type { Role, RoleRow } from '../../../src/model/roles';
import { withChanges } from '../../../src/model/scenario';
import { MARK, MarkField } from '../../../src/picture/near/marks';
import { crossingPath, middle } from '../../../src/picture/near/paths';
import { seatMap, type Box, type Point, type SeatMap } from '../../../src/picture/near/seatmap';
import { seatMapInput } from '../../../src/picture/near/stage';
import { isPlayed, loadedRun, type PlayedRun } from '../../../src/reading/run';
import { SAYS_NOTHING } from '../../designs/madeup';
import { NARROW, WIDE } from '../../reading/scenes';

const { MADE_UP, STRANGERS } = vi.hoisted(() => ({
  MADE_UP: {
    archive: { name: 'archive', space: 'chat', picture: 'row' },
    journal: { name: 'journal', space: 'chat', picture: 'row' },
    shelves: { name: 'shelves', space: 'chatShard', picture: 'strip' },
  } as const satisfies Record<string, RoleRow>,
  STRANGERS: [] as Design[],
}));
vi.mock('../../../src/model/roles', async (original) => {
  const real = await original<typeof import('../../../src/model/roles')>();
  const ROLES: Record<string, RoleRow> = { ...real.ROLES, ...MADE_UP };
  return { ...real, ROLES, ROLE_IDS: Object.keys(ROLES), roleOf: (role: string) => ROLES[role] };
});
vi.mock('../../../src/designs', () => ({ designOf: (id: string) => STRANGERS.find((design) => design.id === id) }));

const [ARCHIVE, JOURNAL, SHELVES] = ['archive', 'journal', 'shelves'] as unknown as readonly [Role, Role, Role];
const hop = (given: Partial<Hop> & Pick<Hop, 'id' | 'to' | 'fanout'>): Hop => ({ verb: 'send', words: 'goes on', then: [], ...given });
const own = (id: string, to: Role, verb: Hop['verb'], ...then: Hop[]): Hop => hop({ id, to, verb, fanout: 'owner', then });
const deliver = hop({ id: 'deliver', to: 'user', fanout: 'localMembers' });
const append = (...then: Hop[]): Hop => hop({ id: 'append', to: 'gateway', fanout: 'interestedGateways', then });

const POSTS: Readonly<Record<string, Hop>> = {
  asked: own('keep', ARCHIVE, 'ask', append(deliver)),
  'sends-on': own('keep', ARCHIVE, 'send', own('note', JOURNAL, 'send', own('put', SHELVES, 'ask', own('look', 'chatUserStorage', 'ask', append(deliver))))),
  published: own('keep', ARCHIVE, 'send', own('publish', 'topic', 'send', own('note', JOURNAL, 'ask', append(deliver)))),
  'asked-by-gateways': append(own('keep', JOURNAL, 'ask', own('look', ARCHIVE, 'ask', deliver))),
  'topics-of-people': own('keep', ARCHIVE, 'send', hop({ id: 'publish', to: 'topic', fanout: 'memberTopics', then: [hop({ id: 'notify', to: 'gateway', fanout: 'subscriber', then: [hop({ id: 'deliver', to: 'user', fanout: 'addressee' })] })] })),
};
STRANGERS.push(...Object.entries(POSTS).map(([id, first]): Design => (
  { id, order: 9, title: id, summary: id, ...SAYS_NOTHING, places: 'byUser', post: [first], prices: [], formulas: { copies: 'C', writes: 'C' } }
)));

function runOf(id: string): PlayedRun {
  const design = STRANGERS.find((one) => one.id === id)!;
  const scenario = withChanges(DEFAULT_SCENARIO, { design: id, chats: 3, users: 4, gateways: 3, chatShards: 2, messages: 1, rate: 2 });
  const run = loadedRun(runToEnd(scenario, { withTrace: true }), design, null);
  if (!isPlayed(run)) throw new Error(`${id} was not played`);
  return run;
}
function mapOf({ result, stays }: PlayedRun, size: typeof WIDE | typeof NARROW): SeatMap {
  return seatMap(seatMapInput(result, stays, { ...size, withEntry: true }));
}

/** Where a made-up role is drawn; undefined for any other. */
function placeOf(map: SeatMap, role: Role, instance: number): Box | undefined {
  return map.beside.find((one) => one.role === role)?.boxes[instance] ?? (role === SHELVES ? map.storages.find((one) => one.role === role)!.shards[instance] : undefined);
}
const isIn = ({ x, y }: Point, box: Box): boolean => x >= box.x - 1e-6 && x <= box.x + box.width + 1e-6 && y >= box.y - 1e-6 && y <= box.y + box.height + 1e-6;
/** A way passes through the inside of a box: looked at a pixel apart. */
function passesThrough(points: readonly Point[], box: Box): boolean {
  const inside = { x: box.x + 1, y: box.y + 1, width: box.width - 2, height: box.height - 2 };
  return points.slice(1).some((end, index) => {
    const start = points[index]!;
    const steps = Math.ceil(Math.hypot(end.x - start.x, end.y - start.y));
    return Array.from({ length: steps + 1 }, (_, step) => step / Math.max(1, steps)).some((part) => isIn({ x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part }, inside));
  });
}

describe.each(Object.keys(POSTS))('the made-up roles of %s', (id) => {
  const run = runOf(id);
  const { crossings, messages } = run.result.trace;
  const { kinds, instances } = run.result.topology;
  const made = (Object.keys(MADE_UP) as Role[]).filter((role) => instances[role] > 0);

  it('are of a design that passes the check of the catalogue', () => {
    expect(() => { checkDesign(id, STRANGERS.find((one) => one.id === id)); }).not.toThrow();
    expect(made.length).toBeGreaterThan(0);
  });

  describe.each([['wide', WIDE], ['narrow', NARROW]])('in the %s form', (_name, size) => {
    const map = mapOf(run, size);

    it('have a box for each chat, or a strip', () => {
      expect(map.beside.map(({ role, boxes }) => [role, boxes.length])).toEqual(made.filter((role) => role !== SHELVES).map((role) => [role, 3]));
      const strip = map.storages.find(({ role }) => role === SHELVES);
      expect(strip?.shards.length).toBe(made.includes(SHELVES) ? 2 : undefined);
    });

    it('are where ways to and from them end, past the others', () => {
      const seen = new Set<Role>();
      for (let row = 0; row < crossings.length; row++) {
        const kind = kinds[crossings.hop[row]!]!;
        if (kind.phase !== 'message') continue;
        const [from, to, chat] = [crossings.from[row]!, crossings.to[row]!, messages.chat[crossings.message[row]!]!];
        const person = kind.id === 'post' ? from : crossings.person[row]!;
        const { points } = crossingPath(map, kind, { from, to, person, chat });
        const ends: [Role, number, Point][] = [[kind.from, from, points[0]!], [kind.to, to, points.at(-1)!]];
        for (const [role, instance, point] of ends) {
          const place = placeOf(map, role, instance);
          if (!place) continue;
          seen.add(role);
          expect(isIn(point, place), `${kind.id} at ${role}`).toBe(true);
        }
        const others = map.beside.filter(({ role }) => role !== kind.from && role !== kind.to).flatMap(({ boxes }) => boxes);
        expect(others.filter((box) => passesThrough(points, box)), `what ${kind.id} passes through`).toEqual([]);
        expect(points.at(-1)).not.toEqual(points[0]);
      }
      expect([...seen].sort()).toEqual([...made].sort());
    });
  });

  it('are sent envelopes, and asked with the mark of a question', () => {
    const map = mapOf(run, WIDE);
    const field = new MarkField(run, map);
    const styles = new Map<string, number>();
    for (let row = 0; row < crossings.length; row++) {
      const kind = kinds[crossings.hop[row]!]!;
      if (!made.includes(kind.to)) continue;
      const marks = field.at((crossings.sentMicros[row]! + crossings.arrivedMicros[row]!) / 2);
      const place = kinds.filter(({ phase }) => phase === 'message').indexOf(kind) + 1;
      styles.set(kind.id, marks.style[marks.hopNumber.indexOf(place)]!);
    }
    const expected = kinds.filter(({ to, reply }) => made.includes(to) && !reply).map(({ id: one, asks }) => [one, asks ? MARK.query : MARK.envelope]);
    expect([...styles].sort()).toEqual(expect.arrayContaining(expected));
    expect(kinds.filter(({ asks }) => asks).every(({ id: one }) => kinds.some((answer) => answer.reply && answer.id === `${one}.reply`))).toBe(true);
  });
});

it('the box below a Chat API stands under it, where the rows are high', () => {
  const map = mapOf(runOf('asked'), WIDE);
  map.chatApis.forEach((api, chat) => {
    const box = map.beside[0]!.boxes[chat]!;
    expect(box.y).toBeGreaterThan(api.y + api.height);
    expect(Math.abs(middle(box).x - middle(api).x)).toBeLessThan(api.width / 2);
  });
});
