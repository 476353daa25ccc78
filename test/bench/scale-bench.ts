/**
 * Bench (d): ten million people and more. Counting everybody from scenario to ledger, in Node and in
 * a worker of Chromium, beside a bare loop that makes the same hashes and counts them; the chart's
 * sweep; the seat map from far and its redraw. With `--long` a thousand million people too.
 */
import type { Browser } from 'playwright-core';
import { decodeScenario } from '../../src/link/codec';
import { peopleOf } from '../../src/model/people';
import type { BareWork } from './bare';
import type { BenchOptions } from './main';
import { inBothPlaces, type Measure, type Place } from './places';
import type { ScaleMeasure, ScaleQuestion, Task } from './scale';
import { printTable, thousands } from './table';

type Ask = Measure<ScaleQuestion, ScaleMeasure>;

/** What the article's author ran, and how long it took on his machine. */
const EMULATION = { link: 'design=direct&chats=10&users=10000&gateways=1000&messages=10&shards=1000', millis: 11_700 };

interface CountScene {
  readonly link: string;
  readonly repeats: number;
  readonly warmUps: number;
  readonly isLong?: boolean;
}

/** `direct` and random placement both hash each person twice: onto a gateway and onto a shard. */
const COUNTS: readonly CountScene[] = [
  { link: 'chats=10&users=10000&gateways=1000&shards=1000', repeats: 15, warmUps: 5 },
  { link: 'chats=1000&users=10000&gateways=1000&shards=1000', repeats: 4, warmUps: 1 },
  { link: 'chats=10000&users=10000&gateways=5000&shards=1000', repeats: 3, warmUps: 0 },
  { link: 'chats=100000&users=10000&gateways=10000&shards=1000', repeats: 1, warmUps: 0, isLong: true },
];

/** One hash a person: topics keep no shard of seats, and a ring reports none. */
const ONE_HASH = 'design=topic-per-chat&placement=ring';
const TWO_HASHES = 'design=direct&placement=random';
const TWO_ON_RING = 'design=direct&placement=ring';

const ON_BOTH: BareWork = { gateways: 'by hash', shards: true };
const ON_GATEWAYS: BareWork = { gateways: 'by hash', shards: false };
const IN_TURN: BareWork = { gateways: 'in turn', shards: true };

const SWEEP = 'chats=1000&users=10000&gateways=1000';
const PICTURES = ['chats=1000&users=10000&gateways=1000&placement=random', 'chats=10000&users=10000&gateways=5000&placement=random'];

/** Prints a table for each of these. */
export async function benchScale(browser: Browser, { long }: BenchOptions): Promise<void> {
  const emulation: string[][] = [];
  const counts: string[][] = [];
  const views: string[][] = [];
  await inBothPlaces<ScaleQuestion, ScaleMeasure>(browser, './scale.ts', async (place, ask) => {
    emulation.push(await emulationRow(place, ask));
    for (const scene of COUNTS.filter(({ isLong }) => long || !isLong)) counts.push(...(await countRows(place, scene, ask)));
    views.push(...(await viewRows(place, ask)));
  });
  printTable(
    `The emulation's own work: ${EMULATION.link}, round robin; the emulation took ${thousands(EMULATION.millis)} ms on its author's machine`,
    ['where', 'until', 'ms', 'times quicker', 'bare loop, ms', 'ratio'],
    emulation,
  );
  printTable(
    'Everybody counted, from scenario to ledger; the bare loop makes the same hashes and counts them',
    ['where', 'hashes a person', 'people', 'gateways', 'ms', 'bare loop, ms', 'ratio', 'to random', 'longest step, ms', 'arrays, MB'],
    counts,
  );
  printTable('Beside the ledger', ['where', 'what', 'amount', 'ms', 'baseline, ms', 'ratio', 'longest step, ms'], views);
}

function question(task: Task, link: string, bare: BareWork, repeats = 5, warmUps = 2): ScaleQuestion {
  return { task, link, bare, repeats, warmUps };
}

async function emulationRow(place: Place, ask: Ask): Promise<string[]> {
  const { millis, bareMillis } = await ask(question('count', EMULATION.link, IN_TURN, 15, 5));
  return [place, 'the ledger is there', millis.toFixed(2), thousands(EMULATION.millis / millis), bareMillis.toFixed(2), ratio(millis, bareMillis)];
}

async function countRows(place: Place, { link, repeats, warmUps }: CountScene, ask: Ask): Promise<string[][]> {
  const { scenario } = decodeScenario(link);
  const measured = (keys: string, bare: BareWork): Promise<ScaleMeasure> => ask(question('count', `${link}&${keys}`, bare, repeats, warmUps));
  const row = (hashes: string, placedBy: string, one: ScaleMeasure, ofRandom: string): string[] => [
    place,
    `${hashes}, ${placedBy}`,
    thousands(peopleOf(scenario)),
    thousands(scenario.gateways),
    one.millis.toFixed(1),
    one.bareMillis.toFixed(1),
    ratio(one.millis, one.bareMillis),
    ofRandom,
    one.longestMillis.toFixed(1),
    (one.arrayBytes / 1_000_000).toFixed(1),
  ];
  const random = await measured(TWO_HASHES, ON_BOTH);
  const ring = await measured(TWO_ON_RING, ON_BOTH);
  const once = await measured(ONE_HASH, ON_GATEWAYS);
  return [row('2', 'random', random, '1.0 : 1'), row('2', 'ring', ring, ratio(ring.millis, random.millis)), row('1', 'ring', once, '')];
}

/** The redraw needs a canvas, which Node has not. */
async function viewRows(place: Place, ask: Ask): Promise<string[][]> {
  const row = (what: string, { amount, millis, bareMillis, longestMillis }: ScaleMeasure): string[] => [
    place, what, thousands(amount), millis.toFixed(2), bareMillis.toFixed(2), ratio(millis, bareMillis), longestMillis.toFixed(1),
  ];
  const rows = [row("the chart's sweep: points", await ask(question('sweep', SWEEP, ON_GATEWAYS, 20, 5)))];
  for (const link of PICTURES) {
    const people = thousands(peopleOf(decodeScenario(link).scenario));
    rows.push(row(`700 × 500 of ${people}: people placed`, await ask(question('painting', link, ON_GATEWAYS))));
  }
  if (place !== 'Node') rows.push(row('its redraw: pixels', await ask(question('redraw', PICTURES[0]!, ON_GATEWAYS, 20, 5))));
  return rows;
}

function ratio(millis: number, baseMillis: number): string {
  return `${(millis / baseMillis).toFixed(1)} : 1`;
}
