/** What was measured on real gateways, beside what the simulation says of the same. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { runToEnd } from '../../src/engine/events/simulate';
import { savedAtGateway } from '../../src/engine/theory/spending';
import { figuresOfStep, scenarioOf, STEPS } from '../../src/lesson';
import { MEASURED } from '../../src/lesson/formulas';
import { BLOCKS, COPY_MICROS, COUNTED, COUNTED_SCENARIO, COUNTS, doublingOf, DOUBLINGS, type CountedId } from '../../src/lesson/measured';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { busyMicros, type Counts } from '../../src/model/ledger';
import { withPreset } from '../../src/model/presets';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { share } from '../../src/text/format';

const step = STEPS.find(({ id }) => id === 'a-real-gateway')!;
const sum = (counts: Counts): number => counts.reduce((all, count) => all + count, 0);
const scene = (name: string): Scenario => scenarioOf(step, name);

describe('the counts of real gateways', () => {
  it.each(Object.keys(COUNTS))('under %s are those of the simulation, then and now', (id) => {
    const { real, simulated } = COUNTS[id]!;
    const scenario = withChanges(DEFAULT_SCENARIO, { ...COUNTED_SCENARIO, design: id });
    const { ledger } = runToEnd(scenario, { withTrace: false, maxPlayedPeople: 1000 });
    const { gateways, topics, userGatewayStorage: seats, chatUserStorage: members, users } = ledger;
    const of: Readonly<Record<CountedId, Counts>> = {
      connections: gateways.connections, copies: gateways.receipts, writes: gateways.writes, deliveries: users.deliveries, publishes: topics.publishes,
      notifications: topics.notifications, seatQueries: seats.queries, seatLookups: seats.lookups, memberQueries: members.queries,
    };
    expect(COUNTED.map((one) => sum(of[one]))).toEqual(simulated);
    expect(real).toEqual(simulated);
    expect(sum(aggregate(scenario).gateways.receipts)).toBe(simulated[COUNTED.indexOf('copies')]);
  });

  it('are of designs that there are, as doublings and prices are whole tables', () => {
    for (const id of [...Object.keys(COUNTS), ...DOUBLINGS.map(({ design }) => design)]) expect(CATALOGUE.map((design) => design.id)).toContain(id);
    for (const ranges of Object.values(COPY_MICROS)) {
      expect(ranges).toHaveLength(BLOCKS.length);
      for (const [least, most] of ranges) expect(least).toBeLessThan(most);
    }
    expect(() => doublingOf({ design: 'direct', chats: 1, users: 1 }, 'bursts')).toThrow(RangeError);
  });
});

describe('what doubling saved', () => {
  const loadOf = ({ design, chats, users, gateways }: (typeof DOUBLINGS)[number], preset: 'round' | typeof MEASURED): Scenario =>
    withPreset(withChanges(DEFAULT_SCENARIO, { design, chats, users, gateways }), preset);
  const missed = (simulated: (one: (typeof DOUBLINGS)[number]) => number): number => {
    const apart = DOUBLINGS.map((one) => Math.abs(simulated(one) - one.saved));
    return apart.reduce((all, one) => all + one, 0) / apart.length;
  };

  it('is nearer to the simulation at measured prices, with waking up, than at round numbers', () => {
    const round = missed((one) => savedAtGateway(loadOf(one, 'round'), designOf(one.design)));
    const measured = missed((one) => savedAtGateway(loadOf(one, MEASURED), designOf(one.design), one.arrive === 'oneByOne' ? 'always' : 'never'));
    expect(measured).toBeLessThan(0.6 * round);
  });

  it('is played as the step says: every copy wakes its gateway up one by one, and few do in a burst', () => {
    const spentEach = (name: string): number => {
      const scenario = scene(name);
      const { ledger } = runToEnd(scenario, { withTrace: false, maxPlayedPeople: 1000 });
      return sum(busyMicros(ledger, scenario)) / scenario.gateways;
    };
    const saved = (name: string): number => 1 - spentEach(`${name}-doubled`) / spentEach(name);
    const scenario = scene('one-by-one');
    const [woken, awake] = (['always', 'never'] as const).map((waking) => savedAtGateway(scenario, designOf('direct'), waking)) as [number, number];
    expect(saved('one-by-one')).toBeCloseTo(woken, 6);
    expect(saved('burst')).toBeGreaterThan(0.75 * awake);
    expect(saved('burst')).toBeLessThan(awake);
    // As near to the measured one as a percent or two.
    expect(Math.abs(saved('burst') - doublingOf(scenario, 'bursts').saved)).toBeLessThan(0.03);
    const text = step.rounds.flatMap(({ reveal }) => reveal(figuresOfStep(step, []))).join(' ');
    for (const arrive of ['oneByOne', 'bursts'] as const) {
      const { saved: first, again } = doublingOf(scenario, arrive);
      expect(text).toContain(`Measured: ${share(first)}`);
      expect(text).toContain(`${share(again![0])}, its repeats from ${share(again![1])} to ${share(again![2])}`);
    }
    expect(text).toContain(`The simulation at these prices saves ${share(woken)}, at the round numbers of the other steps ${share(savedAtGateway(withPreset(scenario, 'round'), designOf('direct')))}.`);
    expect(text).toContain('of the half that there is to save.');
    expect(text).toContain(`the simulation would save ${share(awake)}`);
  });

  it('was less than the simulation says, one by one, and the step admits it', () => {
    const scenario = scene('one-by-one');
    expect(savedAtGateway(scenario, designOf('direct'), 'always')).toBeGreaterThan(doublingOf(scenario, 'oneByOne').saved);
  });
});
