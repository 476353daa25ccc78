/**
 * What the scale bench measures, each beside its baseline in the same process: counting everybody,
 * the chart's sweep, the seat map from far and its redraw. Built into one file, it runs in Node and
 * as a worker in a browser.
 */
import { CATALOGUE } from '../../src/designs';
import { decodeScenario } from '../../src/link/codec';
import { peopleOf } from '../../src/model/people';
import type { Scenario } from '../../src/model/scenario';
import { openAggregate } from '../../src/engine/counts/aggregate';
import { openPainting } from '../../src/engine/counts/paint';
import { curvesOf, gatewaySteps, MEASURES, MOST_GATEWAYS } from '../../src/picture/chart/curves';
import { arrange } from '../../src/picture/far/arrange';
import { farMap } from '../../src/picture/far/farmap';
import { drawFar, type FarInks, type FarPicture } from '../../src/picture/far/farmap.draw';
import { plotOf, spreadsOf } from '../../src/picture/far/plot';
import { drawPlot } from '../../src/picture/far/plot.draw';
import { countBare, shareBare, type BareWork } from './bare';
import { answerAsWorker, bestOfEach, millisOf } from './timing';

export type Task = 'count' | 'sweep' | 'painting' | 'redraw';

export interface ScaleQuestion {
  readonly task: Task;
  readonly link: string;
  readonly repeats: number;
  readonly warmUps: number;
  /** What the baseline of a count does. */
  readonly bare: BareWork;
}

export interface ScaleMeasure {
  readonly millis: number;
  readonly bareMillis: number;
  /** People placed, points computed, or pixels drawn. */
  readonly amount: number;
  /** Longest that the worker is busy without looking up. */
  readonly longestMillis: number;
  /** Arrays held at the end, the result among them. */
  readonly arrayBytes: number;
}

/** As in the worker, between two looks at the clock. */
const BATCH_PEOPLE = 100_000;
const MAP = { rows: 500, columns: 700 };
const STAGE = { width: 860, height: 680 };
/** A ring's table of slots, which a run keeps beside its cells. */
const RING_BYTES = 4 * 2 ** 20;

/** Measures one task. */
export function measure(question: ScaleQuestion): ScaleMeasure {
  const { scenario } = decodeScenario(question.link);
  return TASKS[question.task](scenario, question);
}

const TASKS: Readonly<Record<Task, (scenario: Scenario, question: ScaleQuestion) => ScaleMeasure>> = {
  count: measureCount,
  sweep: measureSweep,
  painting: measurePainting,
  redraw: measureRedraw,
};

function measureCount(scenario: Scenario, { repeats, warmUps, bare }: ScaleQuestion): ScaleMeasure {
  const people = peopleOf(scenario);
  let counted = { longestMillis: 0, arrayBytes: 0 };
  const [millis, bareMillis] = bestOfEach(repeats, warmUps, [
    () => {
      counted = countEveryone(scenario);
    },
    () => {
      countBare(scenario, people, bare);
    },
  ]);
  return { millis: millis!, bareMillis: bareMillis!, amount: people, ...counted };
}

/** From the scenario to the ledger, in the worker's slices. */
function countEveryone(scenario: Scenario): { longestMillis: number; arrayBytes: number } {
  let longestMillis = 0;
  const noting = <Value>(step: () => Value): Value => {
    let value: Value | undefined;
    const millis = millisOf(() => {
      value = step();
    });
    longestMillis = Math.max(longestMillis, millis);
    return value as Value;
  };
  const run = noting(() => openAggregate(scenario));
  while (!noting(() => run.advance(BATCH_PEOPLE)).done);
  const result = noting(() => run.finish());
  const ring = scenario.placement === 'ring' ? RING_BYTES : 0;
  return { longestMillis, arrayBytes: run.arrayBytes + bytesOf(result) + ring };
}

/** Bytes of the typed arrays anywhere in plain data. */
function bytesOf(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((sum, one) => sum + bytesOf(one), 0);
}

/** Every line of the chart: all designs, all measures, all numbers of gateways. */
function measureSweep(scenario: Scenario, { repeats, warmUps }: ScaleQuestion): ScaleMeasure {
  const curves = CATALOGUE.length * MEASURES.length;
  const steps = gatewaySteps(MOST_GATEWAYS);
  let longestMillis = 0;
  const [millis, bareMillis] = bestOfEach(repeats, warmUps, [
    () => {
      for (const one of MEASURES) longestMillis = millisOf(() => curvesOf(scenario, CATALOGUE, one, steps));
    },
    () => {
      shareBare(scenario.users, steps, curves);
    },
  ]);
  return { millis: millis!, bareMillis: bareMillis!, amount: curves * steps.length, longestMillis, arrayBytes: 0 };
}

function measurePainting(scenario: Scenario, { repeats, warmUps, bare }: ScaleQuestion): ScaleMeasure {
  let painted = paintEveryone(scenario);
  const people = painted.painting.chatsPainted * scenario.users;
  const [millis, bareMillis] = bestOfEach(repeats, warmUps, [
    () => {
      painted = paintEveryone(scenario);
    },
    () => {
      countBare(scenario, people, bare);
    },
  ]);
  return { millis: millis!, bareMillis: bareMillis!, amount: people, longestMillis: painted.longestMillis, arrayBytes: bytesOf(painted.painting) };
}

function paintEveryone(scenario: Scenario) {
  let longestMillis = 0;
  const run = openPainting(scenario, MAP.rows, MAP.columns);
  let isDone = false;
  while (!isDone) {
    const millis = millisOf(() => {
      isDone = run.advance(BATCH_PEOPLE);
    });
    longestMillis = Math.max(longestMillis, millis);
  }
  return { painting: run.finish(), longestMillis };
}

const INKS: FarInks = { people: '#0b6cb3', hues: ['#0b6cb3', '#a85c00'], chosen: '#3446c4', font: 'sans-serif', ink: '#1b1c22', soft: '#5a5d68', writes: '#85878f', page: '#fbfaf6', line: '#85878f', pale: '#d5d3cb' };

/** Drawing a painting that is there, as at each frame that the play head moves, beside writing as many pixels one by one and putting them on a canvas. */
function measureRedraw(scenario: Scenario, { repeats, warmUps }: ScaleQuestion): ScaleMeasure {
  const { painting } = paintEveryone(scenario);
  const arrangement = arrange(STAGE.width, STAGE.height, { hasMargins: true, loads: 3 });
  const far = farMap(painting, arrangement);
  const counts = new Float64Array(scenario.gateways).fill(1);
  const traffic = { receipts: counts, writes: counts };
  const plot = plotOf({ end: traffic, spreads: spreadsOf(traffic), now: traffic, before: null, gatewaysBefore: 1, scaleEnd: 1, copiesBeside: null }, arrangement.plot!);
  const picture: FarPicture = {
    far, painting, copiesBox: arrangement.copies, viewers: new Float64Array(painting.rows).fill(1), copiesBefore: 1, mostCopies: scenario.gateways,
    sweep: { chat: 1, row: 1, openness: 1, spread: 1, copies: 9 }, chosen: { row: 2, column: 3 }, lens: null, followed: { row: 2, column: 3 },
  };
  const context = new OffscreenCanvas(STAGE.width, STAGE.height).getContext('2d', { willReadFrequently: true })!;
  const image = new ImageData(painting.columns, painting.rows);
  // Reading a pixel back waits until all of it is drawn.
  const settle = (): unknown => context.getImageData(0, 0, 1, 1);
  const [millis, bareMillis] = bestOfEach(repeats, warmUps, [
    () => {
      drawFar(context as unknown as CanvasRenderingContext2D, picture, INKS);
      drawPlot(context as unknown as CanvasRenderingContext2D, plot, INKS);
      settle();
    },
    () => {
      for (let at = 0; at < image.data.length; at++) image.data[at] = at & 255;
      context.putImageData(image, 0, 0);
      settle();
    },
  ]);
  return { millis: millis!, bareMillis: bareMillis!, amount: painting.columns * painting.rows, longestMillis: millis!, arrayBytes: bytesOf(painting) };
}

answerAsWorker(measure);
