/** People who switch chats: where each is at a moment, and where they are drawn. */
import { describe, expect, it } from 'vitest';
import { DESIGN_IDS, designOf } from '../../src/designs';
import { decodeScenario } from '../../src/link/codec';
import { populate } from '../../src/model/population';
import { switcherOf } from '../../src/model/switching';
import { guestAt, heardCells, visitPlace } from '../../src/picture/near/guests';
import { MarkField } from '../../src/picture/near/marks';
import type { Place, SeatMap } from '../../src/picture/near/seatmap';
import { HOME, staysOf, type Stays } from '../../src/reading/stays';
import { mapOf, NARROW, sceneOf, WIDE, type Scene } from './scenes';

/** Two chats, so that everybody goes to and fro, once a second for three seconds. */
const TO_AND_FRO = 'chats=2&users=3&gateways=2&switches=60&messages=3&seed=5';

function staysIn({ scenario, design }: Scene): Stays {
  return staysOf(scenario, design)!;
}
/** When a person switches. */
function momentsOf({ scenario, design }: Scene, person: number): number[] {
  const moments: number[] = [];
  switcherOf(scenario, populate(scenario, design).presence)(person, (_person, atMicros) => moments.push(atMicros));
  return moments;
}

describe('a stay', () => {
  it('is none where nobody switches, where there is no other chat, and where too many do', () => {
    for (const link of ['chats=2', 'switches=60', 'chats=1000&users=100000&switches=60&messages=100']) {
      const { scenario } = decodeScenario(link);
      expect(staysOf(scenario, designOf(scenario.design)), link).toBeNull();
    }
  });

  it('begins with a switch and ends with the next: there, back, and there again', () => {
    const scene = sceneOf(TO_AND_FRO);
    const stays = staysIn(scene);
    for (let person = 0; person < 6; person++) {
      const moments = momentsOf(scene, person);
      expect(moments).toHaveLength(3);
      expect(stays.of(person, moments[0]! - 1)).toBe(HOME);
      const [there, back, again] = moments.map((moment) => stays.of(person, moment)) as [number, number, number];
      const [home, other] = person < 3 ? [0, 1] : [1, 0];
      expect([there, back, again].map((stay) => stays.chat[stay])).toEqual([other, home, other]);
      expect([there, back, again].map((stay) => stays.isVisit(stay))).toEqual([true, false, true]);
      // Round robin: the socket stays where it is.
      expect([there, back, again].map((stay) => stays.gateway[stay])).toEqual([person % 2, person % 2, person % 2]);
      expect([there, back, again].map((stay) => stays.before(stay))).toEqual([HOME, there, back]);
      expect(stays.of(person, moments[1]! - 1)).toBe(there);
    }
    expect(stays.countBy(-1)).toBe(0);
    expect(stays.countBy(Infinity)).toBe(18);
  });

  it('leads to a gateway of the chat where gateways belong to chats', () => {
    const scene = sceneOf(`${TO_AND_FRO}&design=chat-gateway`);
    const stays = staysIn(scene);
    const { seatIn } = populate(scene.scenario, scene.design);
    expect(Array.from(stays.gateway)).toEqual(Array.from(stays.person, (person, stay) => seatIn(person, stays.chat[stay]!)));
    expect(stays.arrivesMicros).toBe(3 * 40_000);
  });

  it('counts who visits a chat and who has left it', () => {
    const scene = sceneOf(TO_AND_FRO);
    const stays = staysIn(scene);
    const away = Array.from({ length: 6 }, (_, person) => stays.isVisit(stays.of(person, 1_500_000)));
    const [gone, visitors] = [away.slice(0, 3), away.slice(3)].map((group) => group.filter(Boolean).length);
    expect(stays.guestsOf(0, 1_500_000, (person) => Math.floor(person / 3))).toEqual({ visitors, gone });
  });
});

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
    expect(guestAt(map, stays, 0, first + 20_000, false)).toMatchObject({ x: (home.x + there.x) / 2, y: (home.y + there.y) / 2 });
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
function standing(map: SeatMap, stays: Stays, micros: number): Place[] {
  const seats = map.people.map((point) => ({ ...point, radius: map.grid.radius, width: map.grid.slotWidth, labelled: false }));
  const visits = map.people.flatMap((_, person) => visitPlace(map, stays, stays.of(person, micros)) ?? []);
  return [...seats, ...visits];
}

/** The least distance between two of them, where 1 is touching; those as small as can be seen are left aside. */
function closest(places: readonly Place[]): number {
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
      for (let stay = 0; stay < stays.length; stay++) {
        const place = visitPlace(map, stays, stay);
        if (place) {
          const [row, column] = [map.rows[stays.chat[stay]!]!, map.columns[stays.gateway[stay]!]!];
          expect(place.x - place.radius, rest).toBeGreaterThanOrEqual(column.x);
          expect(place.x + place.radius, rest).toBeLessThanOrEqual(column.x + column.width);
          expect(place.y - place.radius, rest).toBeGreaterThanOrEqual(row.y);
          expect(place.y + place.radius, rest).toBeLessThanOrEqual(row.y + row.height);
        }
        if (stay % 9 > 0) continue;
        expect(closest(standing(map, stays, stays.atMicros[stay]!)), rest).toBeGreaterThanOrEqual(0.7);
      }
    }
  });
});

describe('a gateway', () => {
  it('hears a chat for its viewers alone under a topic a chat, for its members as well where it is told of them', () => {
    const heard = (design: string): number => {
      const scene = sceneOf(`${TO_AND_FRO}&design=${design}`);
      const map = mapOf(scene, WIDE);
      const cursor = scene.cursor();
      const cells = heardCells(scene.scenario, scene.design, map, staysIn(scene), 900_000, (person) => cursor.seatOf(person));
      return cells.reduce((sum, cell) => sum + cell, 0);
    };
    const population = populate(sceneOf(TO_AND_FRO).scenario, sceneOf(TO_AND_FRO).design);
    const stays = staysIn(sceneOf(TO_AND_FRO));
    const viewed = new Set(Array.from({ length: 6 }, (_, person) => {
      const stay = stays.of(person, 900_000);
      return `${String(stay === HOME ? population.sizes.chatOf(person) : stays.chat[stay])} ${String(population.seat(person))}`;
    }));
    expect(heard('topic-per-chat')).toBe(viewed.size);
    expect(heard('direct')).toBe(4);
  });
});

describe('a copy', () => {
  it('flies to where its addressee was when it was posted, though they have gone since', () => {
    const scene = sceneOf('chats=3&users=3&gateways=2&switches=60&messages=6&rate=6&seed=2');
    const stays = staysIn(scene);
    const map = mapOf(scene, WIDE);
    const field = new MarkField(scene.scenario, scene.flight, scene.trace, scene.index, map);
    const { messages } = scene.trace;
    let visits = 0;
    for (let message = 0; message < messages.length; message++) {
      for (const trail of field.trails(message, Infinity)) {
        if (trail.kind.to !== 'user') continue;
        const stay = stays.of(trail.person, messages.postedMicros[message]!);
        const place = visitPlace(map, stays, stay);
        if (place) {
          visits++;
          expect(stays.chat[stay]).toBe(messages.chat[message]);
        }
        expect(trail.line.points.at(-1)).toMatchObject(place ? { x: place.x, y: place.y } : map.people[trail.person]!);
      }
    }
    expect(visits).toBeGreaterThan(5);
  });

  it.each([['direct', true], ['topic-per-user', true], ['topic-per-chat', false], ['chat-gateway', false]] as const)('serves nobody after a switch under %s: %s', (design, some) => {
    const scene = sceneOf(`chats=2&users=2&gateways=2&switches=60&messages=4&seed=5&design=${design}`);
    const { receipts, wasted } = scene.result.ledger.gateways;
    const rows = Array.from({ length: scene.trace.crossings.length }, (_, row) => row).filter((row) => scene.flight.isWasted(row));
    expect(rows.length).toBe(wasted.reduce((sum, one) => sum + one, 0));
    expect(rows.length > 0).toBe(some);
    expect(rows.length).toBeLessThan(receipts.reduce((sum, one) => sum + one, 0));
  });
});
