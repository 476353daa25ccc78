/** Baselines of the scale bench: the same hashes, mapped and counted, and nothing else. */
import { occupiedShare } from '../../src/model/numeric';
import { draw, pick, streamKey, type StreamName } from '../../src/model/random';
import type { Scenario } from '../../src/model/scenario';

/** 2^−32: multiplying by it is exact. */
const SHARE_OF_BITS = 2.3283064365386963e-10;

/** Where the people of a scenario are counted: on gateways by hash or in turn, and on shards by hash. */
export interface BareWork {
  readonly gateways: 'by hash' | 'in turn' | 'not at all';
  readonly shards: boolean;
}

/** Counts so many people of a scenario. @returns the counts, so that nobody can say they are not needed */
export function countBare(scenario: Scenario, people: number, { gateways, shards }: BareWork): Int32Array[] {
  const onGateways = new Int32Array(scenario.gateways);
  const onShards = new Int32Array(scenario.shards);
  if (gateways === 'in turn') countInTurn(onGateways, people);
  if (gateways === 'by hash') countHashes(onGateways, keyOf(scenario, 'placement'), people);
  if (shards) countHashes(onShards, keyOf(scenario, 'seatShard'), people);
  return [onGateways, onShards];
}

function keyOf({ seed }: Scenario, name: StreamName): number {
  return streamKey(seed, name);
}

/** The loop that no engine can beat which hashes everybody: triple32 in locals, a multiplication, one count. */
function countHashes(cells: Int32Array, key: number, people: number): void {
  const count = cells.length;
  for (let person = 0; person < people; person++) {
    let x = (person + key) | 0;
    x ^= x >>> 17;
    x = Math.imul(x, 0xed5ad4bb);
    x ^= x >>> 11;
    x = Math.imul(x, 0xac4c1b51);
    x ^= x >>> 15;
    x = Math.imul(x, 0x31848bab);
    x ^= x >>> 14;
    cells[((x >>> 0) * count * SHARE_OF_BITS) | 0]!++;
  }
}

function countInTurn(cells: Int32Array, people: number): void {
  let cell = 0;
  for (let person = 0; person < people; person++) {
    cells[cell]!++;
    cell = cell + 1 === cells.length ? 0 : cell + 1;
  }
}

/** The formula of one share, so many times over. @returns their sum */
export function shareBare(members: number, steps: readonly number[], times: number): number {
  let sum = 0;
  for (let time = 0; time < times; time++) for (const gateways of steps) sum += occupiedShare(gateways, members);
  return sum;
}

/** How many of each chat sit on each gateway, chat after chat: what the bare loop over copies is given. */
export function seatBare(scenario: Scenario): Uint16Array {
  const { chats, users, gateways } = scenario;
  const key = keyOf(scenario, 'placement');
  const seats = new Uint16Array(chats * gateways);
  for (let person = 0; person < chats * users; person++) seats[Math.floor(person / users) * gateways + pick(draw(key, person), gateways)]!++;
  return seats;
}

/**
 * A second of a load in which each chat posts once: each gateway with somebody of the chat takes the copy
 * in when it has done those before, and writes its sockets one after the other.
 * @returns how many copies there were, how long they waited in all, and when the last socket was written
 */
export function waitBare({ chats, gateways, tReceipt, tWrite }: Scenario, seats: Uint16Array): readonly [copies: number, waited: number, last: number] {
  const freeMicros = new Float64Array(gateways);
  let copies = 0;
  let waited = 0;
  let last = 0;
  for (let chat = 0, cell = 0; chat < chats; chat++) {
    const arrives = (chat / chats) * 1_000_000;
    for (let gateway = 0; gateway < gateways; gateway++, cell++) {
      const sockets = seats[cell]!;
      if (sockets === 0) continue;
      copies++;
      const begin = Math.max(arrives, freeMicros[gateway]!);
      const end = begin + tReceipt + sockets * tWrite;
      waited += begin - arrives;
      freeMicros[gateway] = end;
      if (end > last) last = end;
    }
  }
  return [copies, waited, last];
}
