/** The rows of the table of all designs: counts beside the formula, and beside the counting engine's own estimate. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import { aggregate } from '../../../src/engine/counts/aggregate';
import { estimate, workByRole } from '../../../src/engine/counts/estimate';
import { sumOf } from '../../../src/engine/counts/loads';
import { weighByCounts, weighByFormula } from '../../../src/engine/weighing/weigh';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import { withChanges, type Scenario } from '../../../src/model/scenario';
import type { Weighing } from '../../../src/model/weighing';

function counted(scenario: Scenario): Weighing {
  const steps = weighByCounts(scenario);
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value;
}

const DESIGNS = CATALOGUE.map(({ id }) => id);
const AT_THREE_SIZES = [
  { chats: 4, users: 8, gateways: 4 },
  { chats: 50, users: 200, gateways: 40 },
  { chats: 300, users: 3000, gateways: 300, cores: 2 },
] as const;

describe.each(DESIGNS)('the row of %s', (design) => {
  it.each(AT_THREE_SIZES)('is the counting engine’s own estimate: $chats chats of $users on $gateways', (size) => {
    const scenario = withChanges(DEFAULT_SCENARIO, { ...size, design, switches: 2, viewing: 0.7, messages: 3, rate: 20, tick: 200, cap: 5, badges: 0.5 });
    const { gateways, topics, userGatewayStorage, chatUserStorage } = estimate(aggregate(scenario));
    const { by, values } = counted(scenario);
    expect(by).toBe('counts');
    expect(values.copies).toBeCloseTo(gateways.copiesPerSecond.mean!, 8);
    expect(values.writes).toBeCloseTo(gateways.writesPerSecond.mean!, 8);
    expect(values.busiestShare).toBeCloseTo(gateways.share.busiest!, 10);
    if (values.storageCores !== null) expect(values.storageCores).toBeGreaterThanOrEqual((userGatewayStorage.microsPerSecond.total + chatUserStorage.microsPerSecond.total) / 1e6 - 1e-9);
    if (values.brokerCores !== null) expect(values.brokerCores).toBeGreaterThanOrEqual(topics.microsPerSecond.total / 1e6 - 1e-9);
  });

  it('is near the formula’s', () => {
    const scenario = withChanges(DEFAULT_SCENARIO, { ...AT_THREE_SIZES[2], design, placement: 'random' });
    const [one, other] = [weighByFormula(scenario).values, counted(scenario).values];
    for (const quantity of ['copies', 'writes', 'meanShare'] as const) expect(Math.abs(one[quantity]! - other[quantity]!)).toBeLessThanOrEqual(0.03 * one[quantity]!);
    for (const quantity of ['lastMicros', 'reconnects', 'savedShare'] as const) expect(other[quantity]).toBe(one[quantity]);
  });

  it('adds up all the work that the estimate knows of', () => {
    const result = aggregate(withChanges(DEFAULT_SCENARIO, { ...AT_THREE_SIZES[1], design, switches: 2, tSubscribe: 5, tSend: 2, tQuery: 3, rate: 20, tick: 200, cap: 5 }));
    const { gateways, topics, userGatewayStorage, chatUserStorage, chatApi } = estimate(result);
    const known = { gateway: gateways, topic: topics, userGatewayStorage, chatUserStorage, chatApi };
    const work = workByRole(result);
    for (const [role, { microsPerSecond }] of Object.entries(known)) {
      const own = work.find((one) => one.role === role);
      const alike = own?.alike ?? 1;
      const total = own ? (typeof alike === 'number' ? sumOf(own.micros) * alike : own.micros.reduce((sum, micros, index) => sum + micros * alike[index]!, 0)) : 0;
      expect(total, role).toBeCloseTo(microsPerSecond.total, 4);
    }
  });
});

describe('a row', () => {
  it('has frames where an owner holds or caps messages, and badges where some are sent', () => {
    const at = (design: string, changes: Partial<Scenario>) => weighByFormula(withChanges(DEFAULT_SCENARIO, { design, chats: 10, users: 100, gateways: 4, ...changes })).values;
    // Twenty messages a second: five may go, or one frame every 200 ms does.
    expect(at('slow-mode', { rate: 20, cap: 5 }).frames).toBeCloseTo(5, 9);
    expect(at('coalesce', { rate: 20, tick: 200 }).frames).toBeCloseTo(5, 9);
    expect(at('direct', { rate: 20 })).toMatchObject({ frames: null, badges: null });
    // Of each chat's hundred people half look elsewhere, and half of these get a badge; one message a second, ten chats, four gateways.
    expect(at('viewers-only', { viewing: 0.5, badges: 0.5 }).badges).toBeCloseTo((10 * 100 * 0.5 * 0.5) / 4, 6);
    expect(at('viewers-only', { viewing: 0.5 }).badges).toBeNull();
  });

  it('is nothing that is not a number, where nobody is there at all', () => {
    for (const design of DESIGNS) {
      const scenario = withChanges(DEFAULT_SCENARIO, { design, online: 0 });
      for (const row of [weighByFormula(scenario), counted(scenario)]) for (const value of Object.values(row.values)) expect(value === null || Number.isFinite(value)).toBe(true);
    }
  });

  it('knows who cannot keep up', () => {
    const scenario = withChanges(DEFAULT_SCENARIO, { design: 'direct', chats: 1000, users: 1000, gateways: 2 });
    expect(counted(scenario).overloaded).toContain('gateway');
    expect(weighByFormula(scenario).overloaded).toContain('gateway');
    expect(designOf('direct').id).toBe(counted(scenario).design);
  });
});
