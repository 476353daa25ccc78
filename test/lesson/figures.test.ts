/** Every number that the lesson claims, by formula and as the engines count it. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { figuresOfStep, scenarioOf, STEPS } from '../../src/lesson';
import { copiesUnder } from '../../src/lesson/candidates';
import { assess } from '../../src/lesson/assess';
import { savedShare } from '../../src/engine/theory/theory';
import { formulaFigures, type SceneFigures, type StepFigures } from '../../src/lesson/figures';
import {
  chatsMaking, chatsReaching, copiesOfLargest, coresInAll, dearestHandshakeMicros, plateauEnd, reconnectsPerSecond, savedByCollecting, savedByDoubling,
} from '../../src/lesson/formulas';
import { emptyCells, placeManyTimes } from '../../src/lesson/placements';
import type { Step } from '../../src/lesson/step';
import type { RunResult } from '../../src/model/run';
import { withChanges } from '../../src/model/scenario';
import { CHART } from '../../src/text/page/chart';
import { expectedCrossings } from '../../src/engine/theory/theory';
import { peopleOf } from '../../src/model/people';
import { aggregate } from '../../src/engine/counts/aggregate';
import { runToEnd } from '../../src/engine/events/simulate';
import { asRunResult } from '../../src/reading/fromcounts';

/** Larger ones take seconds each, and are compared once for all. */
const MOST_COUNTED_EACH = 12_000_000;
const MOST_PLAYED = 150_000;

function runsOf(step: Step): RunResult[] {
  return step.scenes
    .map((scene) => scenarioOf(step, scene.id))
    .filter((scenario) => peopleOf(scenario) <= MOST_COUNTED_EACH)
    .map((scenario) => {
      const design = designOf(scenario.design);
      return expectedCrossings(scenario, design) <= MOST_PLAYED ? runToEnd(scenario, { withTrace: false }) : asRunResult(aggregate(scenario), design);
    });
}
const step = (id: string): Step => STEPS.find((one) => one.id === id)!;
const byFormula = (id: string): StepFigures => figuresOfStep(step(id), []);
const both = (id: string): readonly [string, StepFigures][] => [
  ['by formula', byFormula(id)],
  ['as counted', figuresOfStep(step(id), runsOf(step(id)))],
];

/** To the nearest whole; chance may move a counted mean by a little. */
function expectNear(value: number, wanted: number, part = 0.005): void {
  expect(Math.abs(value - wanted), `${String(value)} instead of ${String(wanted)}`).toBeLessThanOrEqual(Math.abs(wanted) * part);
}

describe.each(both('say-hi'))('say hi, %s', (_how, figures) => {
  it('makes two copies and eight writes', () => {
    expect([figures.of('hi').copiesPerMessage, figures.of('hi').writesPerMessage]).toEqual([2, 8]);
  });
});

describe.each(both('more-gateways'))('more gateways, %s', (_how, figures) => {
  it('doubles the copies from 2 to 4, and stops there, for 4 people; 8 people make 8', () => {
    const at = ['two', 'four', 'eight', 'all-back'].map((scene) => figures.of(scene));
    expect(at.map((one) => one.copiesPerMessage)).toEqual([2, 4, 4, 8]);
    expect(at.map((one) => one.copies.mean)).toEqual([1, 1, 0.5, 1]);
    expect(at.map((one) => one.writes.mean)).toEqual([2, 1, 0.5, 1]);
  });
});

describe.each(both('twice-of-everything'))('twice of everything, %s', (_how, figures) => {
  it('takes each gateway from 2 copies to 4, with 8 writes as before', () => {
    expect(['once', 'twice'].map((scene) => [figures.of(scene).copies.most, figures.of(scene).writes.most])).toEqual([[2, 8], [4, 8]]);
  });
});

describe('another way to connect', () => {
  it('has every gateway hear every chat in about 85 of 100 draws, and 3.96 of 4 gateways a chat', () => {
    const scenario = scenarioOf(step('another-way-to-connect'), 'drawn');
    const few = placeManyTimes(scenario, 100);
    expect(few.complete).toBe(85);
    expect(few.gatewaysPerChat.toFixed(2)).toBe('3.96');
    const many = placeManyTimes(scenario, 5000);
    expectNear(many.complete / many.trials, 0.849, 0.02);
    for (const placement of ['ring', 'l4'] as const) {
      expectNear(placeManyTimes(withChanges(scenario, { placement }), 100).gatewaysPerChat, 3.96, 0.02);
    }
  });
  it('shows the first draw that leaves a cell empty, with its hole', () => {
    const scenario = scenarioOf(step('another-way-to-connect'), 'drawn');
    const holes = Array.from({ length: 100 }, (_, index) => emptyCells(withChanges(scenario, { seed: index + 1 })));
    expect(holes.filter((count) => count > 0)).toHaveLength(15);
    expect(scenario.seed).toBe(1 + holes.findIndex((count) => count > 0));
    expect(runToEnd(scenario, { withTrace: false }).ledger.gateways.receipts.reduce((sum, count) => sum + count, 0)).toBe(16 - emptyCells(scenario));
  });
});

describe.each(both('full-size'))('full size, %s', (_how, figures) => {
  it('goes from 1,000 copies a second to 993, and from 10,000 writes to 5,000', () => {
    expect(['thousand', 'doubled'].map((scene) => Math.round(figures.of(scene).copies.mean))).toEqual([1000, 993]);
    expect(['thousand', 'doubled'].map((scene) => figures.of(scene).writes.mean)).toEqual([10_000, 5000]);
  });
});

describe.each(both('inside-one-gateway'))('inside one gateway, %s', (_how, figures) => {
  const busy = (scene: string): number => figures.of(scene).busyShare.mean;
  it('saves 46 % by doubling where a copy is cheap, 5 % where it is dear', () => {
    expect(savedShare(busy('cheap'), busy('cheap-doubled')).toFixed(2)).toBe('0.46');
    expect(savedShare(busy('dear'), busy('dear-doubled')).toFixed(2)).toBe('0.05');
  });
  it('takes 1.24 attempts a person and loses 0.8 %', () => {
    const lossy = figures.of('lossy');
    expect(lossy.attemptsPerPerson).toBeCloseTo(1.24, 10);
    expect(lossy.writesPerMessage / lossy.scenario.users).toBeCloseTo(1.24, 6);
    expect(lossy.lostShare).toBeCloseTo(0.008, 10);
  });
});

describe.each(both('the-look-up-storm'))('the look-up storm, %s', (_how, figures) => {
  it('sends 1,000 queries a second into a shard, then 993, and asks all of 1,000 shards', () => {
    expect(['sharded', 'resharded'].map((scene) => Math.round(figures.of(scene).queriesPerShard))).toEqual([1000, 993]);
    expect(Math.round(figures.of('sharded').shardsPerMessage)).toBe(1000);
  });
});

describe.each(both('topic-per-user'))('topic per user, %s', (_how, figures) => {
  it('goes from 10,000 copies a second to 5,000, five times those of direct append', () => {
    expect(['topics', 'topics-doubled'].map((scene) => figures.of(scene).copies.mean)).toEqual([10_000, 5000]);
    expectNear(figures.of('topics-doubled').copies.mean / figures.of('direct-doubled').copies.mean, 5, 0.01);
  });
  it('is 1.7 times the work of direct append, which hears 993 chats', () => {
    expect((figures.of('topics-doubled').busyShare.mean / figures.of('direct-doubled').busyShare.mean).toFixed(1)).toBe('1.7');
    expect(Math.round(figures.of('direct-doubled').copies.mean)).toBe(993);
  });
});

describe.each(both('topic-per-chat'))('topic per chat, %s', (_how, figures) => {
  it('asks 10 million look-ups of 200 cores, or a million notifications of 1.5', () => {
    expect(figures.of('direct').lookups).toBe(10_000_000);
    expect(figures.of('direct').storageCores).toBe(200);
    expectNear(figures.of('topics').notifications, 1_000_000);
    expect(figures.of('topics').brokerCores.toFixed(1)).toBe('1.5');
    expect(figures.of('topics').copies).toEqual(figures.of('direct').copies);
  });
});

describe.each(both('who-is-looking'))('who is looking, %s', (_how, figures) => {
  it('sends 1,000 copies to all, or about 95 where viewers are, for 100 writes', () => {
    expect(Math.round(figures.of('everybody').copies.mean)).toBe(1000);
    expectNear(figures.of('viewers').copies.mean, 95.2);
    expect(Math.round(figures.of('viewers').writes.mean)).toBe(100);
  });
});

describe.each(both('chat-gateway'))('a gateway of the chat’s own, %s', (_how, figures) => {
  it('leaves 8 copies at 8 by user, and halves 4 by chat', () => {
    expect(['by-user-two', 'by-user-four', 'two', 'four'].map((scene) => figures.of(scene).copies.most)).toEqual([8, 8, 4, 2]);
  });
  it('goes on so at full size, until there are as many gateways as chats', () => {
    const scenes = ['quarter', 'half', 'as-many', 'twice-as-many'];
    expect(scenes.map((scene) => figures.of(scene).copies.most)).toEqual([4, 2, 1, 1]);
    expect(scenes.map((scene) => figures.of(scene).writes.most)).toEqual([40_000, 20_000, 10_000, 10_000]);
  });
});

describe.each(both('the-price'))('the price, %s', (_how, figures) => {
  it('is 166,667 reconnects a second, 167 a gateway, dearer than the copies that they spare', () => {
    const { scenario } = figures.of('switching');
    expect(Math.round(reconnectsPerSecond(scenario))).toBe(166_667);
    expect(Math.round(reconnectsPerSecond(scenario) / scenario.gateways)).toBe(167);
    expectNear(1 - figures.of('settled').busyShare.mean / figures.of('switching').busyShare.mean, 0.4545);
    const { copies } = figures.of('by-user');
    expect(reconnectsPerSecond(scenario) * scenario.tHandshake).toBeGreaterThan(copies.mean * scenario.gateways * scenario.tReceipt);
  });
  it('needs 183 cores in all, where direct append needs 310 and a topic per chat 111.5', () => {
    expectNear(coresInAll(figures.of('switching')), 183.3);
    expectNear(coresInAll(figures.of('by-user')), 310);
    expectNear(coresInAll(figures.of('by-topic')), 111.5);
  });
  it('is worth it below 1,260 µs a handshake against direct append, below 69 µs against a topic per chat', () => {
    for (const [scene, micros] of [['by-user', 1260], ['by-topic', 69]] as const) {
      expectNear(dearestHandshakeMicros(figures.of(scene), figures.of('switching')), micros);
      const atThat = withChanges(figures.of('switching').scenario, { tHandshake: micros });
      expectNear(coresInAll(formulaFigures(atThat)), coresInAll(figures.of(scene)));
    }
  });
  it('has the last viewer wait 100 ms on one gateway, 180 ms from the posting instead of 150', () => {
    const [alone, spread] = [figures.of('alone').hearing!, figures.of('spread').hearing!];
    expectNear(alone.lastMicros - alone.firstMicros, 100_000);
    expect(spread.lastMicros - spread.firstMicros).toBeLessThan(400);
    expectNear(alone.lastMicros, 180_510);
    expectNear(spread.lastMicros, 150_000, 0.01);
  });
});

describe('one socket', () => {
  const figures = byFormula('one-socket');
  it('goes from 9,933 copies to 8,647, and saves 52 % of 59,933', () => {
    const of = (scene: string): SceneFigures => figures.of(scene);
    expect(['some', 'many'].map((scene) => Math.round(of(scene).copies.mean))).toEqual([9933, 8647]);
    expect(['some', 'many'].map((scene) => Math.round(of(scene).copies.mean + of(scene).writes.mean))).toEqual([59_933, 28_647]);
    expect(savedShare(of('some').busyShare.mean, of('many').busyShare.mean).toFixed(2)).toBe('0.52');
  });
  it('would save 15 % were a copy a hundred times as dear', () => {
    expect(step('one-socket').rounds[0]!.reveal(figures).join(' ')).toContain('100 times as dear, the same gateways would save 15%');
  });
  it('is counted so too, for a tenth of the chats', () => {
    const tenth = withChanges(scenarioOf(step('one-socket'), 'many'), { chats: 1000 });
    const { copies } = figuresOfCount(asRunResult(aggregate(tenth), designOf(tenth.design)));
    expectNear(copies * 10, 8647);
  });
});

function figuresOfCount(run: RunResult): { copies: number } {
  const { receipts } = run.ledger.gateways;
  return { copies: receipts.reduce((sum, count) => sum + count, 0) / receipts.length };
}

describe('where the plateau ends', () => {
  const scenario = scenarioOf(step('where-the-plateau-ends'), 'as-many');
  it('is at 500 gateways, in question, text and picture and on the chart’s dotted line', () => {
    const end = plateauEnd(scenario);
    expect([end, scenario.gateways]).toEqual([500, 500]);
    const one = step('where-the-plateau-ends');
    for (const text of [one.text(byFormula(one.id)).join(' '), one.rounds[0]!.predictions[0]!.question(byFormula(one.id)), CHART.plateauEnd(end)]) expect(text).toContain('500');
  });
  it('saves nothing by doubling at 20 gateways, 27 % at 250, 38 % at 500', () => {
    expect(savedByDoubling(withChanges(scenario, { gateways: 20 }))).toBeLessThan(0.001);
    expect(savedByDoubling(withChanges(scenario, { gateways: 250 })).toFixed(2)).toBe('0.27');
    expect(savedByDoubling(scenario).toFixed(2)).toBe('0.38');
  });
  it.each(both('where-the-plateau-ends'))('meets the writes past it, %s', (_how, figures) => {
    expectNear(figures.of('more').copies.mean, 221.2);
    expect(figures.of('more').writes.mean).toBe(250);
  });
});

describe('big and small', () => {
  it('has 21 of 100 chats reach 99 % of the gateways', () => {
    expect(chatsReaching(scenarioOf(step('big-and-small'), 'unequal'), 0.99)).toBe(21);
  });
  it('has these make a quarter of the copies, and half of them only with the 44 largest', () => {
    const scenario = scenarioOf(step('big-and-small'), 'unequal');
    expect(copiesOfLargest(scenario, 21)).toBeCloseTo(21 / 84.9, 2);
    expect(chatsMaking(scenario, 0.5)).toBe(44);
    expect(copiesOfLargest(scenario, 44)).toBeGreaterThanOrEqual(0.5);
    expect(copiesOfLargest(scenario, 43)).toBeLessThan(0.5);
  });
});

describe('so how', () => {
  const scenario = scenarioOf(step('so-how'), 'load');
  it.each([
    ['direct', 9933], ['viewers-only', 3935], ['coalesce', 9933], ['affinity', 2216], ['pull', 5000], ['slow-mode', 9933], ['chat-gateway', 5], ['thin-edge', 5000], ['broadcast', 10_000],
  ])('%s takes in %i copies a second', (id, copies) => {
    expect(Math.round(copiesUnder(scenario, id))).toBe(copies);
  });
  it('runs one of the candidates, which comes to what its formula says', () => {
    expect(Math.round(byFormula('so-how').of('viewers').copies.mean)).toBe(3935);
  });
  it('saves half by collecting messages that come by chance, once a second and tick', () => {
    expect(savedByCollecting(scenario).toFixed(2)).toBe('0.50');
  });
});

describe.each(both('check-yourself'))('check yourself, %s', (_how, figures) => {
  it('takes the auction from 1,000 copies to 221, and saves half in stadium and game', () => {
    expectNear(figures.of('auction').copies.mean, 1000);
    expectNear(figures.of('auction-wide').copies.mean, 221.2);
    expectNear(savedShare(figures.of('stadium').busyShare.mean, figures.of('stadium-doubled').busyShare.mean), 0.5);
    expectNear(savedShare(figures.of('game').copies.mean, figures.of('game-doubled').copies.mean), 0.5, 0.01);
  });
});

describe.each(STEPS.map((one) => [one.id, one] as const))('the answers of %s', (_id, one) => {
  it('lie within what can be guessed, and are the same by formula and as counted', () => {
    const formula = figuresOfStep(one, []);
    const counted = figuresOfStep(one, runsOf(one));
    for (const prediction of one.rounds.flatMap((round) => round.predictions)) {
      if (prediction.kind === 'amount') {
        expect(prediction.answer(counted)).toBeGreaterThanOrEqual(prediction.from);
        expect(prediction.answer(counted)).toBeLessThanOrEqual(prediction.to);
        expectNear(prediction.answer(counted), prediction.answer(formula), 0.01);
      } else expect(assess(prediction, undefined, counted).resultWords).toBe(assess(prediction, undefined, formula).resultWords);
    }
  });
});
