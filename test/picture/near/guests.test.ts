/** People who switch chats: where they are drawn, and where what is for them flies. */
import { describe, expect, it } from 'vitest';
import { DESIGN_IDS } from '../../../src/designs';
import { guestAt, visitPlace } from '../../../src/picture/near/guests';
import { MarkField } from '../../../src/picture/near/marks';
import type { Spot, SeatMap } from '../../../src/picture/near/seatmap';
import type { Stays } from '../../../src/reading/stays';
import { mapOf, NARROW, sceneOf, staysIn, WIDE, type Scene } from '../../reading/scenes';

/** Two chats, so that everybody goes to and fro, once a second for three seconds. */
const TO_AND_FRO = 'chats=2&users=3&gateways=2&switches=60&messages=3&seed=5';

/** When a person switches. */
function momentsOf(scene: Scene, of: number): number[] {
  const { fromMicros, person } = staysIn(scene).columns;
  return Array.from(fromMicros).filter((_, stay) => person[stay] === of);
}

describe('a person who switches', () => {
  const scene = sceneOf(TO_AND_FRO);
  const stays = staysIn(scene);
  const map = mapOf(scene, WIDE);
  const [first, second] = momentsOf(scene, 0) as [number, number, number];

  it('sits at home, goes on a way of forty milliseconds, stands in the other row, and comes back', () => {
    const home = map.people[0]!;
    const there = visitPlace(map, stays, stays.of(0, first))!;
    expect(guestAt(map, stays, 0, first - 1, false)).toBeNull();
    expect(guestAt(map, stays, 0, first, false)).toMatchObject({ ...home, chat: 1, isVisitor: true });
    expect(guestAt(map, stays, 0, first + 20_000, false)).toMatchObject({ x: expect.closeTo((home.x + there.x) / 2, 9) as number, y: expect.closeTo((home.y + there.y) / 2, 9) as number });
    expect(guestAt(map, stays, 0, first + 40_000, false)).toMatchObject({ x: there.x, y: there.y });
    expect(guestAt(map, stays, 0, second + 20_000, false)).toMatchObject({ chat: 0, isVisitor: false });
    expect(guestAt(map, stays, 0, second + 40_000, false)).toBeNull();
  });

  it('jumps where nothing is to move', () => {
    expect(guestAt(map, stays, 0, first, true)).toMatchObject({ x: visitPlace(map, stays, stays.of(0, first))!.x });
    expect(guestAt(map, stays, 0, second, true)).toBeNull();
  });

  it('is at the same place whichever way a moment is come to', () => {
    const at = (micros: number) => map.people.map((_, person) => guestAt(map, stays, person, micros, false));
    const moments = Array.from({ length: 40 }, (_, index) => index * 77_777);
    const forth = moments.map(at);
    expect([...moments].reverse().map(at).reverse()).toEqual(forth);
  });

  it('keeps the seat of their own, where nobody else sits', () => {
    expect(new Set(map.people.map(({ x, y }) => `${String(x)} ${String(y)}`)).size).toBe(6);
  });
});

/** Where everybody stands at a moment, with the seats that are kept: nothing of it on anything else. */
function standing(map: SeatMap, stays: Stays, micros: number): Spot[] {
  const seats = map.people.map((point) => ({ ...point, radius: map.grid.radius, width: map.grid.slotWidth, labelled: false }));
  const visits = map.people.flatMap((_, person) => visitPlace(map, stays, stays.of(person, micros)) ?? []);
  return [...seats, ...visits];
}

/** The least distance between two of them, where 1 is touching; those as small as can be seen are left aside. */
function closest(places: readonly Spot[]): number {
  let least = Infinity;
  places.forEach((one, index) => {
    for (const other of places.slice(0, index)) if (Math.min(one.radius, other.radius) > 1.2) least = Math.min(least, Math.hypot(one.x - other.x, one.y - other.y) / (one.radius + other.radius));
  });
  return least;
}

describe.each([['wide', WIDE], ['narrow', NARROW]] as const)('visitors in the %s form', (_name, size) => {
  it.each(DESIGN_IDS)('stand in the cell that they visit, and on nobody: %s', (design) => {
    for (const rest of ['chats=4&users=8&gateways=4&switches=30', 'chats=8&users=8&gateways=3&placement=random&switches=60', 'chats=2&users=32&gateways=16&switches=60']) {
      const scene = sceneOf(`${rest}&messages=4&design=${design}`);
      const stays = staysIn(scene);
      const map = mapOf(scene, size);
      for (let stay = 0; stay < stays.columns.length; stay++) {
        const place = visitPlace(map, stays, stay);
        if (place) {
          const [row, column] = [map.rows[stays.columns.chat[stay]!]!, map.columns[stays.columns.gateway[stay]!]!];
          expect(place.x - place.radius, rest).toBeGreaterThanOrEqual(column.x);
          expect(place.x + place.radius, rest).toBeLessThanOrEqual(column.x + column.width);
          expect(place.y - place.radius, rest).toBeGreaterThanOrEqual(row.y);
          expect(place.y + place.radius, rest).toBeLessThanOrEqual(row.y + row.height);
        }
        if (stay % 9 > 0) continue;
        expect(closest(standing(map, stays, stays.columns.fromMicros[stay]!)), rest).toBeGreaterThanOrEqual(0.7);
      }
    }
  });
});

describe('a copy', () => {
  it('flies to where its addressee was when it was posted, though they have gone since', () => {
    const scene = sceneOf('chats=3&users=3&gateways=2&switches=60&messages=6&rate=6&seed=2');
    const stays = staysIn(scene);
    const map = mapOf(scene, WIDE);
    const field = new MarkField(scene.run, map);
    const { messages } = scene.trace;
    let visits = 0;
    for (let message = 0; message < messages.length; message++) {
      for (const trail of field.trails(message, Infinity)) {
        if (trail.kind.to !== 'user') continue;
        const stay = stays.of(trail.person, messages.postedMicros[message]!);
        const place = visitPlace(map, stays, stay);
        if (place) {
          visits++;
          expect(stays.columns.chat[stay]).toBe(messages.chat[message]);
        }
        expect(trail.line.points.at(-1)).toMatchObject(place ? { x: place.x, y: place.y } : map.people[trail.person]!);
      }
    }
    expect(visits).toBeGreaterThan(5);
  });
});
