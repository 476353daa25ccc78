/** `npm run rig -- '<link>'`: one scenario simulated and real, every count side by side. */
import { designOf } from '../../src/designs';
import { encodeScenario } from '../../src/link/codec';
import type { Scenario } from '../../src/model/scenario';
import { compared, differences, simulate, standingOf, type Compared } from './counts';
import { environmentText, environmentWith, storesOf, type Environment } from './environment';
import { checkBounds, inBursts, postsOf } from './load';
import { planOf } from './plan';
import { Rig } from './rig';
import { aligned, milliseconds, numbersText } from './text';
import { warmUp } from './warmup';

export interface BesideOptions {
  readonly redis: string | null;
  /** Messages posted at once; 1 posts each at its own moment. */
  readonly burst: number;
  /** Without it the processor times are those of processes that have just started. */
  readonly warm: boolean;
}

export interface Beside {
  readonly link: string;
  readonly counts: readonly Compared[];
  readonly agrees: boolean;
  /** Microseconds of each gateway: measured, and as the scenario's costs predict. */
  readonly gatewayMicros: { readonly predicted: readonly number[]; readonly measured: readonly number[] };
  /** Copies that a gateway took in, by how often it was woken for them. */
  readonly copiesPerRead: readonly number[];
  readonly apiMicros: number;
  readonly isWarm: boolean;
  readonly environment: Environment;
}

/** After so long whatever is still under way is given up. */
const MOST_SECONDS = 300;

/**
 * Plays a scenario on real processes, and compares.
 * @throws Refusal where the rig cannot play it
 */
export async function playBeside(scenario: Scenario, { redis, burst, warm }: BesideOptions): Promise<Beside> {
  checkBounds(scenario);
  const design = designOf(scenario.design);
  const simulated = simulate(scenario);
  const rig = await Rig.start(planOf(scenario, design), { redis, mostSeconds: MOST_SECONDS });
  try {
    await rig.connectAll();
    const standing = await standingOf(rig);
    const posts = inBursts(postsOf(scenario, design), burst);
    if (warm) await warmUp(rig, posts);
    const counts = await rig.phase(posts, true);
    const rows = compared(simulated, rig, standing, counts);
    return {
      link: encodeScenario(scenario),
      counts: rows,
      agrees: rows.every((row) => differences(row).length === 0),
      gatewayMicros: { predicted: simulated.gateways.busyMicros.each!, measured: counts.gateways.map(({ cpuMicros }) => cpuMicros) },
      copiesPerRead: counts.gateways.map(({ copies, reads }) => (reads === 0 ? 0 : copies / reads)),
      apiMicros: counts.api.cpuMicros,
      isWarm: warm,
      environment: environmentWith(await storesOf(rig)),
    };
  } finally {
    rig.close();
  }
}

/** For people: a table, what differs, and on what it was measured. */
export function besideText(beside: Beside): string {
  const { link, counts, gatewayMicros, copiesPerRead, apiMicros, isWarm, environment } = beside;
  const shown = counts.filter(({ simulated, real }) => simulated.length + real.length > 0);
  const table = aligned([
    ['', 'simulated', 'real', ''],
    ...shown.map((row) => [row.what, numbersText(row.simulated), numbersText(row.real), differences(row).length === 0 ? 'same' : 'DIFFERS']),
    ['processor time of each gateway, ms', numbersText(gatewayMicros.predicted.map(milliseconds)), numbersText(gatewayMicros.measured.map(milliseconds)), isWarm ? '' : 'cold'],
    ['copies that a gateway took in at one read', '', numbersText(copiesPerRead.map((copies) => Number(copies.toFixed(1)))), ''],
    ['processor time of the Chat API, ms', '', numbersText([milliseconds(apiMicros)]), ''],
  ]);
  const verdict = beside.agrees ? 'Every count is the same.' : shown.flatMap(differenceText).join('\n');
  return `#${link}\n\n${table}\n\n${verdict}\n${environmentText(environment)}\n`;
}

/** At most so many instances of one count are told. */
const MOST_TOLD = 5;

function differenceText(row: Compared): string[] {
  const found = differences(row);
  if (found.length === 0) return [];
  const told = found.slice(0, MOST_TOLD).map((index) => {
    const name = row.instance === '' ? '' : `${row.instance}${String(index + 1)} `;
    return `${name}${String(row.simulated[index] ?? 'none')} simulated, ${String(row.real[index] ?? 'none')} real`;
  });
  const more = found.length > MOST_TOLD ? [`and ${String(found.length - MOST_TOLD)} more`] : [];
  return [`${row.what}: ${[...told, ...more].join('; ')}`];
}
