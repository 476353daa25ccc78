/** `npm run rig -- --double '<link>'`: the same messages on so many gateways and on twice as many. */
import { designOf } from '../../src/designs';
import { encodeScenario } from '../../src/link/codec';
import type { Scenario } from '../../src/model/scenario';
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
  /** By the scenario's costs. */
  readonly predicted: number;
  readonly measured: Measured;
  /** Copies taken in at one read. */
  readonly copiesPerRead: number;
}

export interface Doubled {
  readonly link: string;
  readonly burst: number;
  readonly before: PerGateway;
  readonly after: PerGateway;
  /** By how much a gateway's time changes: −0.5 is half of it. Measured: over pairs of neighbouring runs. */
  readonly change: { readonly predicted: number; readonly measured: Measured };
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
  const predicted = scenarios.map((one) => mean(simulate(one).gateways.busyMicros.each!));
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
      predicted: predicted[index]!,
      measured: measured(side.map(({ micros }) => micros)),
      copiesPerRead: measured(side.map(({ copiesPerRead }) => copiesPerRead)).median,
    }));
    return {
      link: encodeScenario(scenario),
      burst,
      before: sides[0]!,
      after: sides[1]!,
      change: {
        predicted: predicted[1]! / predicted[0]! - 1,
        measured: measured(turns[1]!.map(({ micros }, turn) => micros / turns[0]![turn]!.micros - 1)),
      },
      environment: environmentWith(await storesOf(rigs[0]!)),
    };
  } finally {
    for (const rig of rigs) rig.close();
  }
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
export function doubledText({ link, burst, before, after, change, environment }: Doubled): string {
  const row = ({ gateways, predicted, measured: { median, least, most }, copiesPerRead }: PerGateway): string[] => [
    `${String(gateways)} gateways`, millis(predicted), `${millis(median)} (${millis(least)} to ${millis(most)})`, copiesPerRead.toFixed(1),
  ];
  const { median, least, most } = change.measured;
  const table = aligned([
    ['processor time of a gateway, ms', 'predicted', `measured, ${String(REPEATS)} repeats`, 'copies at one read'],
    row(before),
    row(after),
    ['change', percent(change.predicted), `${percent(median)} (${percent(least)} to ${percent(most)})`, ''],
  ]);
  return `#${link}, ${burst === 1 ? 'each message at its own moment' : `${String(burst)} messages at once`}\n\n${table}\n\n${environmentText(environment)}\n`;
}

function millis(micros: number): string {
  return (micros / 1000).toFixed(1);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(0).replace('-', '−')} %`;
}
