/** Every verdict of the lesson in which one design beats another: the bounds that its text names, found anew by trying costs. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { expectedHearing } from '../../src/engine/theory/hearing';
import { ALL_COMPONENTS, needsLess, savedAtGateway, savesAtLeast, spentInSecond } from '../../src/engine/theory/spending';
import { figuresOfStep, scenarioOf, STEPS } from '../../src/lesson';
import type { SceneFigures } from '../../src/lesson/figures';
import { coresInAll, dearestHandshakeMicros } from '../../src/lesson/formulas';
import { ruleFigures } from '../../src/lesson/rule';
import { withChanges, type Scenario } from '../../src/model/scenario';
import { boundsOf } from '../../src/model/verdict';
import { duration, number, share } from '../../src/text/format';

const MANY_CORES = 64;

const step = (id: string) => STEPS.find((one) => one.id === id)!;
const figures = (id: string) => figuresOfStep(step(id), []);
const scene = (id: string, name: string): Scenario => scenarioOf(step(id), name);
const told = (id: string): string => step(id).rounds.flatMap(({ reveal }) => reveal(figures(id))).join(' ');

/** All keys are the same in two scenes, but for the design and for switching, which costs nothing where people are placed by user. */
function expectSameBut(one: SceneFigures, other: SceneFigures): void {
  const { design, switches } = other.scenario;
  expect({ ...one.scenario, design, switches }).toEqual(other.scenario);
}

describe('the price of chat gateways', () => {
  const byChat = figures('the-price').formula('switching');

  it.each(['by-user', 'by-topic'])('against %s is worth it up to the handshake that the text names, over all components', (name) => {
    const other = figures('the-price').formula(name);
    expectSameBut(byChat, other);
    const claim = needsLess({ design: designOf('chat-gateway') }, { design: designOf(other.scenario.design) }, ALL_COMPONENTS);
    const micros = dearestHandshakeMicros(other, byChat);
    const cheap = withChanges(byChat.scenario, { tHandshake: 1 });
    expect(boundsOf(claim, cheap, 'tHandshake')).toEqual({ key: 'tHandshake', from: null, to: expect.closeTo(micros, 6) as number });
    for (const [factor, wins] of [[0.99, true], [1.01, false]] as const) expect(claim(withChanges(cheap, { tHandshake: factor * micros }))).toBe(wins);
    expect(told('the-price')).toContain(number(coresInAll(other)));
  });

  it('counts what a copy or publication costs who sends it, where that has a price', () => {
    const dearToSend = (name: string): Scenario => withChanges(scene('the-price', name), { tSend: 10, tSendPublish: 10 });
    const [user, chat] = ['by-user', 'switching'].map((name) => coresInAll({ scenario: dearToSend(name) })) as [number, number];
    // A thousand copies of each message against one.
    expect(user - coresInAll({ scenario: scene('the-price', 'by-user') })).toBeCloseTo(10, 1);
    expect(chat - coresInAll({ scenario: scene('the-price', 'switching') })).toBeCloseTo(0.01, 6);
  });

  it('is as much less for the last viewer as the text says, if a gateway shares its writes out', () => {
    const alone = scene('the-price', 'alone');
    const spread = (scenario: Scenario): number => {
      const { firstMicros, lastMicros } = expectedHearing(scenario, designOf(scenario.design))!;
      return lastMicros - firstMicros;
    };
    const ideal = (alone.users * alone.tWrite) / MANY_CORES;
    expect(told('the-price')).toContain(`${duration(spread(alone))}: here one core`);
    expect(told('the-price')).toContain(`over ${String(MANY_CORES)} cores would need ${duration(ideal)}`);
    // The last core writes one socket more than the mean, and the first viewer has one write behind them.
    const shared = spread(withChanges(alone, { cores: MANY_CORES, sharedWrites: 'on' }));
    expect(Math.abs(shared - ideal)).toBeLessThanOrEqual(alone.tWrite);
    expect(spread(withChanges(alone, { cores: MANY_CORES }))).toBe(spread(alone));
  });
});

describe('a topic per chat', () => {
  it('needs less than the look-ups do, down to the look-up that the text names', () => {
    const direct = scene('topic-per-chat', 'direct');
    const claim = (scenario: Scenario): boolean => spentInSecond(scenario, designOf('topic-per-chat'), ['topic']) < spentInSecond(scenario, designOf('direct'), ['userGatewayStorage']);
    const { from, to } = boundsOf(claim, direct, 'tLookup')!;
    expect(to).toBeNull();
    expect(told('topic-per-chat')).toContain(`a look-up would have to cost less than ${duration(from!)} for the storages to win`);
  });
});

describe('what doubling saves', () => {
  it.each([
    ['inside-one-gateway', 'dear'],
    ['inside-one-gateway', 'cheap'],
  ])('in %s, scene %s, is said at the costs that are named', (id, name) => {
    const scenario = scene(id, name);
    const saved = share(savedAtGateway(scenario, designOf(scenario.design)));
    expect([...step(id).text(figures(id)), told(id)].join(' ')).toContain(saved);
  });

  it('is worth a quarter up to the copy that the step names, at a gateway', () => {
    const scenario = scene('inside-one-gateway', 'cheap');
    const { from, to } = boundsOf(savesAtLeast(0.25, designOf(scenario.design)), scenario, 'tReceipt')!;
    expect([from, to]).toEqual([null, expect.closeTo(102.75, 1)]);
    expect(told('inside-one-gateway')).toContain('while it saves 25% of a gateway’s work: that holds while one copy taken in costs less than 103 µs, counted over gateways and all else as it is');
  });

  it('turns round at the copy that the rule names: as dear as its writes, it saves a quarter', () => {
    const scenario = scene('full-size', 'thousand');
    const { evenMicros, workSavedIfEven } = ruleFigures();
    expect(savedAtGateway(withChanges(scenario, { tReceipt: evenMicros }), designOf(scenario.design))).toBeCloseTo(workSavedIfEven, 9);
    expect(workSavedIfEven).toBeCloseTo(0.25, 2);
  });
});
