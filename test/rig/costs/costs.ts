/** `npm run rig -- --costs`: what each thing costs on this machine, and which of it may be taken for a price. */
import { environmentText, environmentWith, type Environment } from '../environment';
import { redisVersion } from '../stores';
import { aligned } from '../text';
import { apiCosts } from './chatapi';
import { MOST_SPREAD, priceList, type PriceList } from './cost';
import { gatewayCosts, handshakeCosts } from './gateway';
import { redisCosts } from './redis';

export interface CostsOptions {
  readonly redis: string | null;
}

export interface Costs extends PriceList {
  /** What was left out, and why. */
  readonly refused: string | null;
  readonly repeats: number;
  /** Load when it began, and all else when it ended. */
  readonly loadBefore: number;
  readonly environment: Environment;
}

const REPEATS = 7;
const MOST_SECONDS = 900;

const REFUSED = 'Redis is not used: the embedded broker and storage do not report their own costs, nor what depends on how they answer.';

export async function measureCosts({ redis }: CostsOptions): Promise<Costs> {
  const options = { redis, mostSeconds: MOST_SECONDS };
  const loadBefore = environmentWith('').load;
  const costs = [
    ...(await gatewayCosts(REPEATS, options)),
    ...(await handshakeCosts(REPEATS, options)),
    ...(redis === null ? [] : await redisCosts(REPEATS, redis, MOST_SECONDS)),
    ...(await apiCosts(REPEATS, options)),
  ];
  const stores = redis === null ? 'no Redis' : `Redis ${redisVersion(redis)}`;
  return { ...priceList(costs), refused: redis === null ? REFUSED : null, repeats: REPEATS, loadBefore, environment: environmentWith(stores) };
}

/** For people. */
export function costsText({ costs, presets, refused, repeats, loadBefore, environment }: Costs): string {
  const table = aligned([
    ['processor time', 'median', 'least to most', 'spread', ''],
    ...costs.map(({ what, unit, median, least, most, spread, isSure, key }) => [
      what, `${short(median)} ${unit}`, `${short(least)} to ${short(most)}`, `${String(Math.round(spread * 100))} %`, isSure ? (key ?? '') : 'unsure',
    ]),
  ]);
  const offered = Object.entries(presets).map(([name, prices]) => `${name}: ${Object.entries(prices).map(([key, value]) => `${key} ${String(value)}`).join(', ') || 'nothing'}`);
  return [
    table,
    `Presets, of what spreads by ${String(MOST_SPREAD * 100)} % at most\n${offered.join('\n')}`,
    ...(refused === null ? [] : [refused]),
    `${String(repeats)} repeats; load ${loadBefore.toFixed(2)} when it began\n${environmentText(environment)}\n`,
  ].join('\n\n');
}

function short(value: number): string {
  return value.toPrecision(3);
}
