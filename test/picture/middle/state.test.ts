/** What has come of each chat's message by a moment: held to the counts of the cursor, and to the ledger at the end. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../../src/designs';
import { runToEnd } from '../../../src/engine/events/simulate';
import { decodeScenario } from '../../../src/link/codec';
import { sizesOf } from '../../../src/model/sizes';
import { peopleInCells } from '../../../src/picture/middle/people';
import { stateAt, stateOfSweep } from '../../../src/picture/middle/state';
import { Arrivals } from '../../../src/reading/arrivals';
import { loadedRun, type PlayedRun } from '../../../src/reading/run';

function play(link: string): PlayedRun {
  const { scenario } = decodeScenario(link);
  return loadedRun(runToEnd(scenario, { withTrace: true }), designOf(scenario.design), null) as PlayedRun;
}
const sum = (counts: ArrayLike<number>): number => Array.from(counts).reduce((total, one) => total + one, 0);
const DESIGNS = ['direct', 'topic-per-user', 'topic-per-chat', 'chat-gateway'];

describe.each(DESIGNS)('under %s', (design) => {
  const run = play(`design=${design}&chats=5&users=30&gateways=6&messages=2&placement=random`);
  const { scenario, summary, trace } = run.result;

  it('copies in, and people who have heard, are those that the cursor counts for each message at every moment', () => {
    const arrivals = new Arrivals(run.result);
    for (let step = 0; step <= 40; step++) {
      const micros = (summary.endMicros * step) / 40;
      const moment = run.cursor.at(micros);
      for (let message = 0; message < trace.messages.length; message++) {
        const heard = new Uint8Array(run.result.seating.seat.length);
        arrivals.markHeard(message, micros, heard);
        expect([sum(arrivals.atGateways(message, micros).arrived), sum(heard)]).toEqual([moment.copiesIn[message], moment.heard[message]]);
      }
    }
  });

  it('nobody has heard before the first message, and everybody at the end', () => {
    expect(stateAt(run, -1)).toMatchObject({ live: -1, copiesIn: 0 });
    const end = stateAt(run, summary.endMicros);
    expect(sum(end.heard)).toBe(150);
    expect(sum(end.arrived.subarray(end.live * scenario.gateways, (end.live + 1) * scenario.gateways))).toBe(end.copiesIn);
  });

  it('the live row is the chat of the latest message, and its writes grow', () => {
    const last = trace.messages.length - 1;
    const posted = trace.messages.postedMicros[last]!;
    expect(stateAt(run, posted + 1).live).toBe(trace.messages.chat[last]);
    const during = stateAt(run, summary.endMicros - 20_000);
    expect(during.writes.size).toBe(30);
    for (const { progress } of during.writes.values()) {
      expect(progress).toBeGreaterThan(0);
      expect(progress).toBeLessThan(1);
    }
  });
});

describe('a write that fails', () => {
  it('is told as one that comes to nothing, until another is under way', () => {
    const run = play('chats=2&users=60&gateways=17&loss=0.5&attempts=2');
    const { endMicros } = run.result.summary;
    const end = stateAt(run, endMicros);
    const lost = [...end.writes.values()].filter(({ hasFailed }) => hasFailed);
    expect(lost.length).toBeGreaterThan(5);
    for (const { person } of lost) expect(end.heard[person]).toBe(0);
  });
});

describe('a message that somebody asked for', () => {
  const run = play('chats=3&users=40&gateways=20&viewing=0.5&design=topic-per-user');
  const { scenario, seating } = run.result;
  const people = peopleInCells(seating, sizesOf(scenario).chatOf, scenario.chats, scenario.gateways);
  const copies = (cell: number): number => people.begins[cell + 1]! - people.begins[cell]!;

  it('has come to the gateways that its front has passed, and to their viewers alone', () => {
    const half = stateOfSweep(run, people, { chat: 1, spread: 0.5 }, copies);
    expect(half.live).toBe(1);
    expect(Array.from(half.arrived.subarray(20, 40)).map((count) => count > 0)).toEqual(Array.from({ length: 20 }, (_, gateway) => gateway < 10 && copies(20 + gateway) > 0));
    const whole = stateOfSweep(run, people, { chat: 1, spread: 1 }, copies);
    expect(whole.copiesIn).toBe(40);
    expect(sum(whole.heard)).toBe(sum(people.viewing.subarray(20, 40)));
  });
});

describe('people in cells', () => {
  it('are all who are connected, each once, viewers first', () => {
    const { scenario, seating } = play('chats=4&users=50&gateways=9&online=0.8&viewing=0.5&placement=random').result;
    const people = peopleInCells(seating, sizesOf(scenario).chatOf, 4, 9);
    expect(new Set(people.order).size).toBe(people.total);
    expect(people.total).toBe(Array.from(seating.state).filter((state) => state > 0).length);
    for (let cell = 0; cell < 36; cell++) {
      const held = people.order.subarray(people.begins[cell], people.begins[cell + 1]);
      held.forEach((person, place) => {
        expect([Math.floor(person / 50), seating.seat[person]]).toEqual([Math.floor(cell / 9), cell % 9]);
        expect(seating.state[person] === 2).toBe(place < people.viewing[cell]!);
      });
    }
  });
});
