/** What a gateway pays: for being woken, for a copy, for a write, for a handshake. */
import type { Plan } from '../plan';
import { Rig, type PhaseCounts, type RigOptions } from '../rig';
import { WARM_DELIVERIES } from '../warmup';
import { price, repeated, type Cost } from './cost';

/** Viewers of each chat, all on one gateway: of none, of the first write, and two to draw a line through. */
const VIEWERS = [0, 1, 25, 100] as const;
const [NOBODY, ONE, SOME, MANY] = [0, 1, 2, 3];
const IN_BLOCK = [1, 4, 16, 64] as const;
const ROUTES = ['link', 'broker'] as const;
type Route = (typeof ROUTES)[number];
const SENT_NAMES = { link: 'copy more that the Chat API sends, by WebSocket', broker: 'publish more that the Chat API sends' } as const;
const ROUTE_NAMES = { link: 'WebSocket from the Chat API', broker: 'notification of the broker' } as const;

const BLOCKS = 400;
const GAP_MILLIS = 1;
/** The longer a gateway has slept, the dearer it is to wake: milliseconds between copies that come alone, and how many of them. */
const SLEEPS = [[1, 400], [8, 100], [32, 50]] as const;
const BYTES = 100;
const HANDSHAKES = 200;
const SIDE_BY_SIDE = [1, 32] as const;

/** One gateway, all of the chats' topics subscribed to, whoever is there. */
function planFor(viewers: readonly number[], keepsSeats: boolean, hasBroker: boolean): Plan {
  const guests = viewers.flatMap((count, chat) => Array.from({ length: count }, () => chat)).map((chat, person) => ({ person, chat, gateway: 0, isViewing: true }));
  return {
    play: { steps: [], subscribing: hasBroker ? 'everyChat' : 'none', writing: 'viewersOfChat', keepsSeats },
    seating: {
      people: guests.length, chats: viewers.length, gateways: 1, guests, members: [],
      seatShard: guests.map(() => 0), chatShard: [], chatGateways: [],
    },
    shards: 1,
    chatShards: 1,
    bytes: BYTES,
  };
}

/** Copies and writes. @param redis without it, copies come by the link alone: an embedded broker is nobody's */
export async function gatewayCosts(repeats: number, options: RigOptions): Promise<Cost[]> {
  const routes = ROUTES.filter((route) => route === 'link' || options.redis !== null);
  const rig = await Rig.start(planFor(VIEWERS, false, options.redis !== null), options);
  try {
    await rig.connectAll();
    const sent = (by: Route, chat: number, inBlock: number, blocks = BLOCKS, gapMillis: number = GAP_MILLIS): Promise<PhaseCounts> =>
      rig.blocks({ by, chat, inBlock, blocks, bytes: BYTES, gapMillis });
    const copies = async (by: Route, chat: number, inBlock: number, blocks = BLOCKS): Promise<number> => perCopy(await sent(by, chat, inBlock, blocks));
    // Warm: every chat by every route, and as many writes as it takes.
    for (const by of routes) for (const inBlock of IN_BLOCK) await copies(by, NOBODY, inBlock);
    for (const chat of [ONE, SOME]) await copies('link', chat, 1);
    await copies('link', MANY, 10, WARM_DELIVERIES / (10 * VIEWERS[MANY]!));
    const valuesOf = await repeated(repeats, async () => {
      const values: Record<string, number> = {};
      for (const by of routes) {
        for (const inBlock of IN_BLOCK) {
          const counts = await sent(by, NOBODY, inBlock);
          values[`${by} ${String(inBlock)}`] = perCopy(counts);
          values[`${by} sent ${String(inBlock)}`] = counts.api.cpuMicros / (BLOCKS * inBlock);
        }
      }
      for (const [gapMillis, blocks] of SLEEPS) {
        for (const chat of [NOBODY, SOME]) values[sleepName(gapMillis, chat)] = perCopy(await sent('link', chat, 1, blocks, gapMillis));
      }
      for (const chat of [NOBODY, ONE, SOME, MANY]) values[`viewers ${String(chat)}`] = await copies('link', chat, 1);
      values['busy viewers'] = await copies('link', SOME, 16, BLOCKS / 4);
      return values;
    });
    return [
      ...routes.flatMap((by) => copyCosts(by, (inBlock) => valuesOf(`${by} ${String(inBlock)}`))),
      ...writeCosts(valuesOf),
      ...[NOBODY, SOME].flatMap((chat) => SLEEPS.map(([gapMillis]) => price(sleepName(gapMillis, chat), valuesOf(sleepName(gapMillis, chat))))),
      ...routes.map((by) => price(SENT_NAMES[by], oneMore((inBlock) => valuesOf(`${by} sent ${String(inBlock)}`)), by === 'link' ? 'tSend' : null, 'quiet', 'busy')),
    ];
  } finally {
    rig.close();
  }
}

function sleepName(gapMillis: number, chat: number): string {
  return `copy with ${String(VIEWERS[chat])} writes, alone every ${String(gapMillis)} ms`;
}

/** What one more in a large block costs, from what each costs in blocks of two sizes. */
function oneMore(valuesOf: (inBlock: number) => number[]): number[] {
  const [few, many] = [16, 64];
  return valuesOf(many).map((each, repeat) => (many * each - few * valuesOf(few)[repeat]!) / (many - few));
}

function copyCosts(by: Route, valuesOf: (inBlock: number) => number[]): Cost[] {
  const copy = oneMore(valuesOf);
  const wake = valuesOf(1).map((each, repeat) => each - copy[repeat]!);
  const isOffered = by === 'broker' ? null : 'tWake';
  return [
    ...IN_BLOCK.map((inBlock) => price(`copy by ${ROUTE_NAMES[by]}, ${String(inBlock)} a block`, valuesOf(inBlock))),
    price(`copy more in a block, by ${ROUTE_NAMES[by]}`, copy, isOffered && 'tReceipt', 'quiet', 'busy'),
    price(`waking up for a block, by ${ROUTE_NAMES[by]}`, wake, isOffered, 'quiet', 'busy'),
  ];
}

function writeCosts(valuesOf: (name: string) => number[]): Cost[] {
  const [nobody, one, some, many, busy] = [valuesOf(`viewers ${String(NOBODY)}`), valuesOf(`viewers ${String(ONE)}`), valuesOf(`viewers ${String(SOME)}`), valuesOf(`viewers ${String(MANY)}`), valuesOf('busy viewers')];
  const write = many.map((each, repeat) => (each - some[repeat]!) / (VIEWERS[MANY]! - VIEWERS[SOME]!));
  const first = one.map((each, repeat) => each - nobody[repeat]! - write[repeat]!);
  const inBlocks = busy.map((each, repeat) => (each - valuesOf('link 16')[repeat]!) / VIEWERS[SOME]!);
  return [
    price(`write, of a copy with ${String(VIEWERS[SOME])} to ${String(VIEWERS[MANY])} of them`, write, 'tWrite', 'quiet'),
    price('first write after waking up, more than another', first, 'tFirstWrite', 'quiet'),
    price(`write, 16 copies a block with ${String(VIEWERS[SOME])} each`, inBlocks, 'tWrite', 'busy'),
  ];
}

function perCopy({ gateways }: PhaseCounts): number {
  return gateways[0]!.cpuMicros / gateways[0]!.copies;
}

/** Handshakes, with a seat written and without. */
export async function handshakeCosts(repeats: number, options: RigOptions): Promise<Cost[]> {
  const plain = await handshakes(repeats, options, false);
  if (options.redis === null) return plain;
  return [...plain, ...(await handshakes(repeats, options, true))];
}

async function handshakes(repeats: number, options: RigOptions, keepsSeats: boolean): Promise<Cost[]> {
  const rig = await Rig.start(planFor([HANDSHAKES], keepsSeats, false), options);
  try {
    const connect = async (sideBySide: number): Promise<number> => {
      const { gateways } = await rig.connecting(sideBySide);
      await rig.clients.call('disconnect');
      return gateways[0]!.cpuMicros / HANDSHAKES;
    };
    for (const sideBySide of SIDE_BY_SIDE) for (let warm = 0; warm < 5; warm++) await connect(sideBySide);
    const valuesOf = await repeated(repeats, async () => {
      const values: Record<string, number> = {};
      for (const sideBySide of SIDE_BY_SIDE) values[String(sideBySide)] = await connect(sideBySide);
      return values;
    });
    const seat = keepsSeats ? ', with its seat written' : '';
    return SIDE_BY_SIDE.map((sideBySide) => {
      const presets = keepsSeats ? [] : [sideBySide === 1 ? ('quiet' as const) : ('busy' as const)];
      return price(`handshake, ${String(sideBySide)} at a time${seat}`, valuesOf(String(sideBySide)), keepsSeats ? null : 'tHandshake', ...presets);
    });
  } finally {
    rig.close();
  }
}
