/** Every count of real processes held to the report's own engine. Counts alone: no time is asserted here. */
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../src/designs';
import { decodeScenario } from '../../src/link/codec';
import { playBeside } from './beside';
import { isKnown } from './plan';
import { redisPath } from './stores';

/** Several gateways a chat, and sizes that differ with people offline, away and posting by hand. */
const SPREAD = 'chats=4&users=10&gateways=3&messages=3&rate=100&placement=random&sockets=4';
const UNEQUAL = 'sizes=2*3,1*24&gateways=4&messages=2&rate=100&online=0.8&viewing=0.6&do=3:post:u1';

/** Waiting is for events alone; this is for a machine that stands still. */
const PATIENCE_MILLIS = 240_000;

const redis = redisPath();
const RUNS = CATALOGUE.filter(isKnown).flatMap(({ id }) => [
  { id, stores: 'embedded', link: SPREAD },
  { id, stores: 'embedded', link: UNEQUAL },
  ...(redis === null ? [] : [{ id, stores: 'Redis', link: UNEQUAL }]),
]);

describe('real processes count as the report does', () => {
  it.each(RUNS)('$id, $stores, $link', { timeout: PATIENCE_MILLIS }, async ({ id, stores, link }) => {
    const { scenario } = decodeScenario(`design=${id}&${link}`);
    const { counts, agrees } = await playBeside(scenario!, { redis: stores === 'Redis' ? redis : null, burst: 1, warm: false });
    const told = (side: 'simulated' | 'real') => Object.fromEntries(counts.map((count) => [count.what, count[side]]));
    expect(told('real')).toEqual(told('simulated'));
    expect(agrees).toBe(true);
  });
});
