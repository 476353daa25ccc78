/**
 * Chance, by counter: the n-th number of a named stream is a hash of (seed, name, n). No state, so
 * any one person's draw can be told without the others, and one more draw in one place moves
 * nothing elsewhere.
 */

/**
 * Chris Wellons's triple32, a 32-bit integer hash without measurable bias on consecutive inputs
 * (weaker finalizers bias the counts of a placement by 2 %).
 * Source: https://github.com/skeeto/hash-prospector
 */
export function triple32(value: number): number {
  let x = value | 0;
  x ^= x >>> 17;
  x = Math.imul(x, 0xed5ad4bb);
  x ^= x >>> 11;
  x = Math.imul(x, 0xac4c1b51);
  x ^= x >>> 15;
  x = Math.imul(x, 0x31848bab);
  x ^= x >>> 14;
  return x >>> 0;
}

/** What chance is used for; each purpose has a stream of its own. */
export type StreamName = 'placement' | 'ring' | 'sourcePort' | 'seatShard' | 'arrivals' | 'loss' | 'online' | 'viewing' | 'badges' | 'misplaced' | 'switchPhase' | 'switchTarget' | 'askPhase' | 'ticks' | 'membership';

/** The key of a named stream under a seed: 32 bits. */
export function streamKey(seed: number, name: StreamName): number {
  let key = triple32(seed ^ 0x9e3779b9);
  for (let index = 0; index < name.length; index++) key = triple32(key ^ name.charCodeAt(index));
  return key;
}

/** The n-th 32-bit number of the stream. */
export function draw(key: number, n: number): number {
  return triple32((n + key) | 0);
}

/** Maps 32 random bits onto 0 … count − 1, evenly. Exact in doubles for any count below 2^21. */
export function pick(bits: number, count: number): number {
  return Math.floor((bits * count) / 4294967296);
}

/** Maps 32 random bits into the open interval (0, 1). */
export function unit(bits: number): number {
  return (bits + 0.5) / 4294967296;
}

/** The number of the stream at a pair of counters, such as (message, person). */
export function drawPair(key: number, a: number, b: number): number {
  return triple32(triple32((a + key) | 0) ^ (b | 0));
}
