/** `npm run rig -- --double '<link>'`: the same messages on so many gateways and on twice as many. */
import { designOf } from '../../src/designs';
import { encodeScenario } from '../../src/link/codec';
import { PRESET_IDS, withPreset, type PresetId } from '../../src/model/presets';
import type { Scenario } from '../../src/model/scenario';
import { presetName } from '../../src/text/presets';
import { simulate } from './counts';
import { environmentText, environmentWith, storesOf, type Environment } from './environment';
import { checkBounds, inBursts, postsOf, type Post } from './load';
import { planOf } from './plan';
import { Rig } from './rig';
import { mean, measured, type Measured } from './statistics';
import { aligned } from './text';
import { warmUp } from './warmup';

export interface DoubleOptions {
  readonly redis: string | null;
  readonly burst: number;
}

/** Processor time per gateway for all messages of the scenario, microseconds. */
export interface PerGateway {
  readonly gateways: number;
  readonly measured: Measured;
  /** Copies taken in at one read. */
  readonly copiesPerRead: number;
}

/** What the model says of both sides by one set of costs, the messages played at the moments of the rig. */
export interface Predicted {
  /** `link` are the costs that the scenario says. */
  readonly costs: PresetId | 'link';
  /** Microseconds per gateway. */
  readonly before: number;
  readonly after: number;
  readonly change: number;
  /** By how much each side is off, as a share of what was measured: −0.1 is a tenth too little. */
  readonly error: { readonly before: number; readonly after: number };
}

export interface Doubled {
  readonly link: string;
  readonly burst: number;
  readonly before: PerGateway;
  readonly after: PerGateway;
  /** By how much a gateway's time changes: −0.5 is half of it. Measured: over pairs of neighbouring runs. */
  readonly change: Measured;
  readonly predicted: readonly Predicted[];
  readonly environment: Environment;
}

const REPEATS = 7;
const MOST_SECONDS = 900;

/**
 * Both rigs stand side by side and take turns, so that what else the machine does falls on both.
 * @throws Refusal where the rig cannot play it
 */
export async function playDoubled(scenario: Scenario, { redis, burst }: DoubleOptions): Promise<Doubled> {
  const scenarios = [scenario, { ...scenario, gateways: scenario.gateways * 2 }];
  scenarios.forEach(checkBounds);
  const design = designOf(scenario.design);
  const posts = inBursts(postsOf(scenario, design), burst);
  const rigs: Rig[] = [];
  try {
    for (const one of scenarios) {
      const rig = await Rig.start(planOf(one, design), { redis, mostSeconds: MOST_SECONDS });
      rigs.push(rig);
      await rig.connectAll();
      await warmUp(rig, posts);
    }
    const turns = await takeTurns(rigs, posts);
    const sides = turns.map((side, index): PerGateway => ({
      gateways: scenarios[index]!.gateways,
      measured: measured(side.map(({ micros }) => micros)),
      copiesPerRead: measured(side.map(({ copiesPerRead }) => copiesPerRead)).median,
    }));
    const [before, after] = [sides[0]!, sides[1]!];
    return {
      link: encodeScenario(scenario),
      burst,
      before,
      after,
      change: measured(turns[1]!.map(({ micros }, turn) => micros / turns[0]![turn]!.micros - 1)),
      predicted: predictions(scenarios, posts, before.measured.median, after.measured.median),
      environment: environmentWith(await storesOf(rigs[0]!)),
    };
  } finally {
    for (const rig of rigs) rig.close();
  }
}

/** The model's word on both sides, by the link's own costs and by each preset. */
function predictions(scenarios: readonly Scenario[], posts: readonly Post[], measuredBefore: number, measuredAfter: number): Predicted[] {
  return (['link', ...PRESET_IDS] as const).map((costs) => {
    const [before, after] = scenarios.map((one) => busyMicros(costs === 'link' ? one : withPreset(one, costs), posts)) as [number, number];
    return { costs, before, after, change: after / before - 1, error: { before: before / measuredBefore - 1, after: after / measuredAfter - 1 } };
  });
}

/** Per gateway, each message posted by hand at its moment on the rig: in bursts there, in bursts here. */
export function busyMicros(scenario: Scenario, posts: readonly Post[]): number {
  const byHand = posts.map(({ atMillis, sender }) => ({ atMillis, verb: 'post', user: sender + 1 }) as const);
  return mean(simulate({ ...scenario, messages: 0, do: byHand }).gateways.busyMicros.each!);
}

interface Turn {
  /** Per gateway. */
  readonly micros: number;
  readonly copiesPerRead: number;
}

/** One list of turns a rig. */
async function takeTurns(rigs: readonly Rig[], posts: readonly Post[]): Promise<Turn[][]> {
  const turns: Turn[][] = rigs.map(() => []);
  for (let repeat = 0; repeat < REPEATS; repeat++) {
    for (const [index, rig] of rigs.entries()) {
      const { gateways } = await rig.phase(posts, true);
      const copies = mean(gateways.map((gateway) => gateway.copies));
      const reads = mean(gateways.map((gateway) => gateway.reads));
      turns[index]!.push({ micros: mean(gateways.map(({ cpuMicros }) => cpuMicros)), copiesPerRead: copies / reads });
    }
  }
  return turns;
}

/** For people. */
export function doubledText({ link, burst, before, after, change, predicted, environment }: Doubled): string {
  const row = ({ gateways, measured: { median, least, most }, copiesPerRead }: PerGateway): string[] => [
    `${String(gateways)} gateways`, `${millis(median)} (${millis(least)} to ${millis(most)})`, copiesPerRead.toFixed(1),
  ];
  const { median, least, most } = change;
  const table = aligned([
    ['processor time of a gateway, ms', `measured, ${String(REPEATS)} repeats`, 'copies at one read'],
    row(before),
    row(after),
    ['change', `${percent(median)} (${percent(least)} to ${percent(most)})`, ''],
  ]);
  const model = aligned([
    ['predicted, ms, by costs', 'before', 'after', 'change'],
    ...predicted.map((one) => [
      one.costs === 'link' ? "the link's" : presetName(one.costs),
      `${millis(one.before)} (${percent(one.error.before)})`, `${millis(one.after)} (${percent(one.error.after)})`, percent(one.change),
    ]),
  ]);
  return `#${link}, ${burst === 1 ? 'each message at its own moment' : `${String(burst)} messages at once`}\n\n${table}\n\n${model}\nIn brackets: off what was measured.\n\n${environmentText(environment)}\n`;
}

function millis(micros: number): string {
  return (micros / 1000).toFixed(1);
}

function percent(share: number): string {
  return `${share > 0 ? '+' : ''}${(share * 100).toFixed(0).replace('-', '−')} %`;
}
