/** Who switches when and where to, drawn for each person alone. */
import { describe, expect, it } from 'vitest';
import { decodeScenario } from '../../src/link/codec';
import { Audience } from '../../src/model/audience';
import { designOf } from '../../src/designs';
import { populate } from '../../src/model/population';
import { presenceOf } from '../../src/model/presence';
import type { Scenario } from '../../src/model/scenario';
import { expectedSwitches, followsSwitches, MOST_SWITCHES, switcherOf, switchesEachSecond } from '../../src/model/switching';

interface Switch {
  readonly person: number;
  readonly atMicros: number;
  readonly from: number;
  readonly to: number;
}

const scenarioOf = (link: string): Scenario => decodeScenario(link).scenario;

function switchesOf(scenario: Scenario, people: number): Switch[] {
  const each = switcherOf(scenario, presenceOf(scenario, { places: 'byUser' }));
  const found: Switch[] = [];
  for (let person = 0; person < people; person++) each(person, (...[who, atMicros, from, to]) => found.push({ person: who, atMicros, from, to }));
  return found;
}

describe('switches', () => {
  it('come as often as the rate says, over many people', () => {
    const scenario = scenarioOf('chats=40&users=500&switches=3&messages=4&online=0.8&viewing=0.5');
    const expected = 20_000 * 0.8 * 0.5 * (3 / 60) * 4;
    expect(expectedSwitches(scenario)).toBeCloseTo(expected, 6);
    expect(Math.abs(switchesOf(scenario, 20_000).length - expected)).toBeLessThan(4 * Math.sqrt(expected));
  });

  it('come exactly once a pause where the run lasts one', () => {
    const found = switchesOf(scenarioOf('chats=3&users=20&switches=15&messages=4'), 60);
    expect(found.map(({ person }) => person)).toEqual(Array.from({ length: 60 }, (_, person) => person));
    for (const { atMicros } of found) expect(atMicros).toBeLessThan(4_000_000);
  });

  it('lead from the chat that is open to another one, to a large one more often', () => {
    const found = switchesOf(scenarioOf('sizes=1*6000,2*1000&switches=60&messages=3'), 8000);
    const openChat = (person: number): number => (person < 6000 ? 0 : person < 7000 ? 1 : 2);
    const at = new Map<number, number>();
    const arrivals = [0, 0, 0];
    for (const { person, from, to } of found) {
      expect(from).toBe(at.get(person) ?? openChat(person));
      expect(to).not.toBe(from);
      at.set(person, to);
      arrivals[to]!++;
    }
    // From the large chat half go to either small one; from a small one six of seven to the large one.
    expect(found.length).toBe(24_000);
    expect(arrivals[1]! / arrivals[2]!).toBeCloseTo(1, 1);
    const first = found.filter(({ atMicros, person }) => atMicros < 1_000_000 && person >= 6000);
    expect(first.filter(({ to }) => to === 0).length / first.length).toBeCloseTo(6 / 7, 1);
  });

  it('are of viewers alone', () => {
    const scenario = scenarioOf('chats=4&users=100&switches=60&messages=2&viewing=0.3&online=0.7');
    const { isViewing } = presenceOf(scenario, { places: 'byUser' });
    const found = switchesOf(scenario, 400);
    expect(found.length).toBeGreaterThan(50);
    for (const { person } of found) expect(isViewing(person)).toBe(true);
  });

  it.each([
    ['nobody wants to', 'chats=4&messages=3'],
    ['there is no other chat', 'chats=1&users=100&switches=60&messages=3'],
    ['nothing is posted', 'chats=4&users=100&switches=60&messages=0'],
    ['nobody is viewing', 'chats=4&users=100&switches=60&messages=3&viewing=0'],
  ])('are none where %s', (_why, link) => {
    expect(followsSwitches(scenarioOf(link))).toBe(false);
    expect(switchesOf(scenarioOf(link), 8)).toEqual([]);
  });

  it('go on to the last message by hand where chats post nothing themselves', () => {
    const found = switchesOf(scenarioOf('chats=4&users=50&switches=60&messages=0&do=2000:post:u3'), 200);
    expect(found.length).toBeGreaterThan(300);
    expect(Math.max(...found.map(({ atMicros }) => atMicros))).toBeLessThan(2_000_000);
  });

  it('are told as a rate alone where there are too many', () => {
    const scenario = scenarioOf('chats=1000&users=10000&switches=60&messages=10');
    expect(switchesEachSecond(scenario)).toBe(10_000_000);
    expect(expectedSwitches(scenario)).toBeGreaterThan(MOST_SWITCHES);
    expect(followsSwitches(scenario)).toBe(false);
  });
});

describe('the audience', () => {
  const scenario = scenarioOf('chats=3&users=2&gateways=3');
  const opened = (): Audience => new Audience(populate(scenario, designOf('direct')));

  it('has everybody in their own chat to begin with', () => {
    const audience = opened();
    expect([...audience.rowOf(1).viewingGateways]).toEqual([0, 2]);
    expect(audience.rowOf(1).visitors).toEqual([]);
    expect(audience.openChatOf(3)).toBe(1);
  });

  it('puts a visitor on the list of the chat, and leaves a member who is away on their own', () => {
    const audience = opened();
    audience.move(3, 2);
    const [left, joined] = [audience.rowOf(1), audience.rowOf(2)];
    expect([...left.gateways]).toEqual([0, 2]);
    expect([...left.viewingGateways]).toEqual([2]);
    expect(left.isConnected(3)).toBe(true);
    expect(left.isViewing(3)).toBe(false);
    expect(joined.visitors).toEqual([3]);
    expect(joined.isViewing(3)).toBe(true);
    expect([...joined.viewersAt(0)]).toEqual([3]);
  });

  it('takes a visitor off again, and lets a row that was looked up stay as it was', () => {
    const audience = opened();
    audience.move(3, 2);
    const during = audience.rowOf(2);
    audience.move(3, 0);
    audience.move(3, 1);
    expect(during.visitors).toEqual([3]);
    expect(audience.rowOf(0).visitors).toEqual([]);
    expect(audience.rowOf(2).visitors).toEqual([]);
    expect([...audience.rowOf(1).viewingGateways]).toEqual([0, 2]);
  });

  it('takes whoever leaves off the gateway where gateways belong to chats', () => {
    const population = populate({ ...scenario, design: 'chat-gateway' }, designOf('chat-gateway'));
    const audience = new Audience(population);
    audience.move(2, 0);
    expect(audience.rowOf(1).isConnected(2)).toBe(false);
    expect([...audience.rowOf(1).membersByGateway]).toEqual([1]);
    expect([...audience.rowOf(0).membersByGateway]).toEqual([3]);
  });
});
