/**
 * People onto their gateways: `seatOf` of the model written out, without a call for each person.
 * Random placement is counted as it is drawn; the others write the seats of a block of people first.
 */
import type { PlacementId } from '../../model/placement';
import type { Design } from '../../model/design';
import { communityGateway, ringSlots } from '../../model/population';
import { streamKey } from '../../model/random';
import type { Scenario } from '../../model/scenario';
import { sizesOf } from '../../model/sizes';
import type { Cells } from './cells';
import { chooseBelow, countBlock, countDraws, fillDraws, partOf, type Span } from './counting';

/** Writes the gateways of the people from `first` on, `count` of them, to the block's beginning. */
export type FillSeats = (block: Int32Array, first: number, count: number) => void;

/** Source ports from 1,024 to 65,535. */
const FIRST_PORT = 1024;
const PORTS = 64512;
const SHARE_OF_BITS = 2.3283064365386963e-10;
/** The upper bits of a hash that tell the slot of a ring of 2^20. */
const SLOT_SHIFT = 12;

/** People whose seats are written before they are counted: few enough to stay in the nearest cache. */
export const BLOCK_PEOPLE = 2048;

/** Where people sit whatever chat they open: what counts a span of them onto their gateways. */
export function seatCounter(scenario: Scenario, places: Design['places'], gateways: Cells): (span: Span) => void {
  if (places !== 'byUser' || scenario.placement !== 'random') return inBlocks(gateways, seatFiller(scenario, places));
  const key = streamKey(scenario.seed, 'placement');
  return (span) => {
    countDraws(gateways, key, span);
  };
}

/** Where people sit whatever chat they open: what writes the gateways of consecutive people. */
export function seatFiller(scenario: Scenario, places: Design['places']): FillSeats {
  return places === 'byCommunity' ? communityFiller(scenario) : userFiller(scenario);
}

function userFiller({ placement, gateways, seed, virtualNodes }: Scenario): FillSeats {
  const key = streamKey(seed, 'placement');
  const fillers: Record<PlacementId, () => FillSeats> = {
    random: () => (block, first, people) => {
      fillDraws(block, first, people, key, gateways);
    },
    'round-robin': () => (block, first, people) => {
      fillInTurn(block, first, people, gateways);
    },
    ring: () => {
      const slots = ringSlots(gateways, virtualNodes, seed);
      return (block, first, people) => {
        fillFromRing(block, first, people, key, slots);
      };
    },
    l4: () => {
      const portKey = streamKey(seed, 'sourcePort');
      return (block, first, people) => {
        fillByFourTuple(block, first, people, key, portKey, gateways);
      };
    },
  };
  return fillers[placement]();
}

/** Communities in turn; those who are misplaced as at random. */
function communityFiller(scenario: Scenario): FillSeats {
  const { gateways, seed, misplaced } = scenario;
  const { chatOf, firstOf, sizeOf } = sizesOf(scenario);
  const [strayKey, seatKey] = [streamKey(seed, 'misplaced'), streamKey(seed, 'placement')];
  const isStray = new Uint8Array(BLOCK_PEOPLE);
  return (block, first, count) => {
    if (misplaced > 0) {
      fillDraws(block, first, count, seatKey, gateways);
      isStray.fill(1, 0, count);
      if (misplaced < 1) chooseBelow(isStray, strayKey, misplaced, first, count);
    }
    let chat = chatOf(first);
    let [from, after] = [firstOf(chat), firstOf(chat) + sizeOf(chat)];
    for (let index = 0; index < count; index++) {
      if (first + index === after) [chat, from, after] = [chat + 1, after, after + sizeOf(chat + 1)];
      if (isStray[index] === 0) block[index] = communityGateway(scenario, chat, first + index - from);
    }
  };
}

function inBlocks(gateways: Cells, fill: FillSeats): (span: Span) => void {
  const block = new Int32Array(BLOCK_PEOPLE);
  return (span) => {
    for (let start = span.first; start < span.end; start += BLOCK_PEOPLE) {
      const stop = Math.min(span.end, start + BLOCK_PEOPLE);
      fill(block, start, stop - start);
      countBlock(gateways, block, partOf(span, start, stop));
    }
  };
}

function fillInTurn(block: Int32Array, first: number, count: number, gateways: number): void {
  let gateway = first % gateways;
  for (let index = 0; index < count; index++) {
    block[index] = gateway;
    gateway = gateway + 1 === gateways ? 0 : gateway + 1;
  }
}

function fillFromRing(block: Int32Array, first: number, count: number, key: number, slots: Int32Array): void {
  let counter = (first + key) | 0;
  for (let index = 0; index < count; index++) {
    let x = counter;
    counter = (counter + 1) | 0;
    x ^= x >>> 17;
    x = Math.imul(x, 0xed5ad4bb);
    x ^= x >>> 11;
    x = Math.imul(x, 0xac4c1b51);
    x ^= x >>> 15;
    x = Math.imul(x, 0x31848bab);
    x ^= x >>> 14;
    block[index] = slots[x >>> SLOT_SHIFT]!;
  }
}

function fillByFourTuple(
  block: Int32Array,
  first: number,
  count: number,
  key: number,
  portKey: number,
  gateways: number,
): void {
  for (let index = 0; index < count; index++) {
    const person = (first + index) | 0;
    let x = (person + portKey) | 0;
    x ^= x >>> 17;
    x = Math.imul(x, 0xed5ad4bb);
    x ^= x >>> 11;
    x = Math.imul(x, 0xac4c1b51);
    x ^= x >>> 15;
    x = Math.imul(x, 0x31848bab);
    x ^= x >>> 14;
    const port = FIRST_PORT + (((x >>> 0) * PORTS * SHARE_OF_BITS) | 0);
    x = ((person ^ (port << 16)) + key) | 0;
    x ^= x >>> 17;
    x = Math.imul(x, 0xed5ad4bb);
    x ^= x >>> 11;
    x = Math.imul(x, 0xac4c1b51);
    x ^= x >>> 15;
    x = Math.imul(x, 0x31848bab);
    x ^= x >>> 14;
    const bits = x >>> 0;
    // The remainder by way of doubles: exact, and quicker than the operator on 32 bits without sign.
    block[index] = bits - Math.floor(bits / gateways) * gateways;
  }
}
