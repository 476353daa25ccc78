/** People who switch chats: where each is at a moment. */
import { describe, expect, it } from 'vitest';
import { HOME, type StayColumns } from '../../src/model/stays';
import { populate } from '../../src/model/population';
import { switcherOf } from '../../src/model/switching';
import { Stays } from '../../src/reading/stays';
import { sceneOf, staysIn, type Scene } from './scenes';

/** Two chats, so that everybody goes to and fro, once a second for three seconds. */
const TO_AND_FRO = 'chats=2&users=3&gateways=2&switches=60&messages=3&seed=5';

/** When a person switches. */
function momentsOf({ scenario, design }: Scene, person: number): number[] {
  const moments: number[] = [];
  switcherOf(scenario, populate(scenario, design).presence)(person, (_person, atMicros) => moments.push(atMicros));
  return moments;
}

describe('stays worked by hand', () => {
  // Persons 0 and 1 belong to chat 0, person 2 to chat 1; one gateway.
  const columns: StayColumns = {
    length: 4,
    fromMicros: Float64Array.of(10, 20, 30, 40),
    untilMicros: Float64Array.of(30, 40, Infinity, Infinity),
    person: Uint32Array.of(0, 1, 0, 1),
    chat: Uint32Array.of(1, 1, 0, 2),
    gateway: Uint32Array.of(0, 0, 0, 0),
    place: Int32Array.of(0, 1, HOME, 0),
    asks: new Uint8Array(6),
    setsOutMicros: 0,
    arrivesMicros: 5,
  };
  const stays = new Stays(columns);
  const chatOf = (person: number): number => (person < 2 ? 0 : 1);

  it.each([
    [9, HOME, HOME], [10, 0, HOME], [19.9, 0, HOME], [20, 0, 1], [30, 2, 1], [40, 2, 3], [1e9, 2, 3],
  ])('at %d the first person is in stay %d, the second in stay %d', (micros, first, second) => {
    expect([stays.of(0, micros), stays.of(1, micros), stays.of(2, micros)]).toEqual([first, second, HOME]);
  });

  it('are visits but for who is back', () => {
    expect([0, 1, 2, 3, HOME].map((stay) => stays.isVisit(stay))).toEqual([true, true, false, true, false]);
    expect([stays.visitOf(0, 15), stays.visitOf(0, 35), stays.visitOf(1, 50)]).toEqual([{ chat: 1, gateway: 0 }, null, { chat: 2, gateway: 0 }]);
  });

  it('follow one another', () => {
    expect([0, 1, 2, 3].map((stay) => stays.before(stay))).toEqual([HOME, HOME, 0, 1]);
  });

  it('count guests and switches at a moment', () => {
    expect(stays.guestsOf(1, 25, chatOf)).toEqual({ visitors: 2, gone: 0 });
    expect(stays.guestsOf(0, 25, chatOf)).toEqual({ visitors: 0, gone: 2 });
    expect(stays.guestsOf(0, 45, chatOf)).toEqual({ visitors: 0, gone: 1 });
    expect([9, 10, 39, 40].map((micros) => stays.countBy(micros))).toEqual([0, 1, 3, 4]);
  });

  it('know the most visitors at once of each cell', () => {
    const most = Array.from(stays.mostVisitors, ([chat, ofChat]) => [chat, ...ofChat]);
    expect(most).toEqual([[1, [0, 2]], [2, [0, 1]]]);
  });
});

describe('the stays of a run', () => {
  it('are none where nobody switches and where there is no other chat', () => {
    for (const link of ['chats=2', 'switches=60']) expect(sceneOf(link).stays, link).toBeNull();
  });

  it('begin with a switch and end with the next: there, back, and there again', () => {
    const scene = sceneOf(TO_AND_FRO);
    const stays = staysIn(scene);
    const { chat, gateway, untilMicros } = stays.columns;
    for (let person = 0; person < 6; person++) {
      const moments = momentsOf(scene, person);
      expect(moments).toHaveLength(3);
      expect(stays.of(person, moments[0]! - 1)).toBe(HOME);
      const [there, back, again] = moments.map((moment) => stays.of(person, moment)) as [number, number, number];
      const [home, other] = person < 3 ? [0, 1] : [1, 0];
      expect([there, back, again].map((stay) => chat[stay])).toEqual([other, home, other]);
      expect([there, back, again].map((stay) => stays.isVisit(stay))).toEqual([true, false, true]);
      // Round robin: the socket stays where it is.
      expect([there, back, again].map((stay) => gateway[stay])).toEqual([person % 2, person % 2, person % 2]);
      expect([there, back, again].map((stay) => untilMicros[stay])).toEqual([moments[1], moments[2], Infinity]);
      expect(stays.of(person, moments[1]! - 1)).toBe(there);
    }
    expect(stays.countBy(-1)).toBe(0);
    expect(stays.countBy(Infinity)).toBe(18);
  });

  it('lead to a gateway of the chat where gateways belong to chats, after asking and being answered', () => {
    const scene = sceneOf(`${TO_AND_FRO}&design=chat-gateway`);
    const { gateway, person, chat, setsOutMicros, arrivesMicros } = staysIn(scene).columns;
    const { seatIn } = populate(scene.scenario, scene.design);
    expect(Array.from(gateway)).toEqual(Array.from(person, (one, stay) => seatIn(one, chat[stay]!)));
    expect([setsOutMicros, arrivesMicros]).toEqual([2 * 40_000, 3 * 40_000]);
  });
});
