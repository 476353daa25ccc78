/** What a gateway pays: for being woken, for a copy, for a write, for a handshake. */
import type { Plan } from '../plan';
import { Rig, type PhaseCounts, type RigOptions } from '../rig';
import { WARM_DELIVERIES } from '../warmup';
import { price, repeated, type Cost } from './cost';

/** Viewers of each chat, all on one gateway: of none, of the first write, and two to draw a line through. */
const [NOBODY, ONE, SOME, MANY] = [0, 1, 2, 3];
/** Chats that take turns, so that a socket has waited before it is written again, as in life: from which on, of SOME and of MANY viewers. */
const TURNS = 8;
const [SOME_IN_TURN, MANY_IN_TURN] = [4, 4 + TURNS];
const [FEW_SOCKETS, MANY_SOCKETS] = [25, 100];
const VIEWERS: readonly number[] = [0, 1, FEW_SOCKETS, MANY_SOCKETS, ...Array<number>(TURNS).fill(FEW_SOCKETS), ...Array<number>(TURNS).fill(MANY_SOCKETS)];
const IN_BLOCK = [1, 4, 16, 64] as const;
const LARGE_BLOCKS = [16, 64] as const;
const ROUTES = ['link', 'broker'] as const;
type Route = (typeof ROUTES)[number];
const SENT_NAMES = { link: 'copy more that the Chat API sends, by WebSocket', broker: 'publish more that the Chat API sends' } as const;
const ROUTE_NAMES = { link: 'WebSocket from the Chat API', broker: 'notification of the broker' } as const;

/** What the sender pays is little: it takes large blocks to see it beside the timer that sets each of them off. */
const SENT_IN_BLOCK = [64, 512] as const;
const SENT_BLOCKS = 100;

const BLOCKS = 400;
const GAP_MILLIS = 1;
/** The longer a gateway has slept, the dearer it is to wake: milliseconds between copies that come alone, and how many of them. */
const SLEEPS = [[1, 400], [8, 100], [32, 50]] as const;
/** What comes alone is taken to come so many milliseconds after what came before: the preset's quiet. */
const QUIET_MILLIS = 8;
const QUIET_COPIES = 100;
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
      rig.blocks({ by, chat, chats: 1, inBlock, blocks, bytes: BYTES, gapMillis });
    const inTurn = async (chat: number, inBlock: number, blocks: number, gapMillis: number): Promise<number> =>
      perCopy(await rig.blocks({ by: 'link', chat, chats: TURNS, inBlock, blocks, bytes: BYTES, gapMillis }));
    const copies = async (by: Route, chat: number, inBlock: number, blocks = BLOCKS): Promise<number> => perCopy(await sent(by, chat, inBlock, blocks));
    // Warm: every chat by every route, and as many writes as it takes.
    for (const by of routes) for (const inBlock of IN_BLOCK) await copies(by, NOBODY, inBlock);
    for (const chat of [ONE, SOME]) await copies('link', chat, 1);
    for (const chat of [SOME_IN_TURN, MANY_IN_TURN]) await inTurn(chat, 16, BLOCKS / 4, GAP_MILLIS);
    await copies('link', MANY, 10, WARM_DELIVERIES / (10 * VIEWERS[MANY]!));
    const valuesOf = await repeated(repeats, async () => {
      const values: Record<string, number> = {};
      for (const by of routes) {
        for (const inBlock of IN_BLOCK) {
          values[`${by} ${String(inBlock)}`] = await copies(by, NOBODY, inBlock);
        }
        for (const inBlock of SENT_IN_BLOCK) {
          const { api } = await sent(by, NOBODY, inBlock, SENT_BLOCKS);
          values[`${by} sent ${String(inBlock)}`] = api.cpuMicros / (SENT_BLOCKS * inBlock);
        }
      }
      for (const [gapMillis, blocks] of SLEEPS) {
        for (const chat of [NOBODY, SOME]) values[sleepName(gapMillis, chat)] = perCopy(await sent('link', chat, 1, blocks, gapMillis));
      }
      for (const chat of [NOBODY, ONE, SOME, MANY]) values[`viewers ${String(chat)}`] = await copies('link', chat, 1);
      values['busy viewers'] = await copies('link', SOME, 16, BLOCKS / 4);
      for (const [chat, name] of [[SOME_IN_TURN, 'few'], [MANY_IN_TURN, 'many']] as const) {
        values[`${name} in turn, quiet`] = await inTurn(chat, 1, QUIET_COPIES, QUIET_MILLIS);
        values[`${name} in turn, busy`] = await inTurn(chat, 16, BLOCKS / 4, GAP_MILLIS);
      }
      return values;
    });
    return [
      ...routes.flatMap((by) => copyCosts(by, (inBlock) => valuesOf(`${by} ${String(inBlock)}`))),
      ...writeCosts(valuesOf),
      ...[NOBODY, SOME].flatMap((chat) => SLEEPS.map(([gapMillis]) => price(sleepName(gapMillis, chat), valuesOf(sleepName(gapMillis, chat))))),
      ...routes.map((by) => price(SENT_NAMES[by], oneMore(SENT_IN_BLOCK, (inBlock) => valuesOf(`${by} sent ${String(inBlock)}`)), by === 'link' ? 'tSend' : 'tSendPublish', 'quiet', 'busy')),
    ];
  } finally {
    rig.close();
  }
}

function sleepName(gapMillis: number, chat: number): string {
  return `copy with ${String(VIEWERS[chat])} writes, alone every ${String(gapMillis)} ms`;
}

/** What one more in a large block costs, from what each costs in blocks of two sizes. */
function oneMore([few, many]: readonly [number, number], valuesOf: (inBlock: number) => number[]): number[] {
  return valuesOf(many).map((each, repeat) => (many * each - few * valuesOf(few)[repeat]!) / (many - few));
}

function copyCosts(by: Route, valuesOf: (inBlock: number) => number[]): Cost[] {
  const copy = oneMore(LARGE_BLOCKS, valuesOf);
  const wake = valuesOf(1).map((each, repeat) => each - copy[repeat]!);
  const isOffered = by === 'broker' ? null : 'tWake';
  return [
    ...IN_BLOCK.map((inBlock) => price(`copy by ${ROUTE_NAMES[by]}, ${String(inBlock)} a block`, valuesOf(inBlock))),
    price(`copy more in a block, by ${ROUTE_NAMES[by]}`, copy, isOffered && 'tReceipt', 'quiet', 'busy'),
    price(`waking up for a block, by ${ROUTE_NAMES[by]}`, wake, isOffered, 'busy'),
  ];
}

/** What one write more costs, from copies for few and for many sockets. */
function oneWrite(few: readonly number[], many: readonly number[]): number[] {
  return many.map((each, repeat) => (each - few[repeat]!) / (MANY_SOCKETS - FEW_SOCKETS));
}

/** What a copy for few sockets costs above a copy for nobody and its writes. */
function firstWrite(few: readonly number[], nobody: readonly number[], write: readonly number[], sockets: number): number[] {
  return few.map((each, repeat) => each - nobody[repeat]! - sockets * write[repeat]!);
}

function writeCosts(valuesOf: (name: string) => number[]): Cost[] {
  const viewers = (chat: number): number[] => valuesOf(`viewers ${String(chat)}`);
  const same = oneWrite(viewers(SOME), viewers(MANY));
  const sameInBlocks = valuesOf('busy viewers').map((each, repeat) => (each - valuesOf('link 16')[repeat]!) / FEW_SOCKETS);
  const copy = oneMore(LARGE_BLOCKS, (inBlock) => valuesOf(`link ${String(inBlock)}`));
  const alone = valuesOf(sleepName(QUIET_MILLIS, NOBODY));
  const [quiet, busy] = [oneWrite(valuesOf('few in turn, quiet'), valuesOf('many in turn, quiet')), oneWrite(valuesOf('few in turn, busy'), valuesOf('many in turn, busy'))];
  const counted = `${String(FEW_SOCKETS)} to ${String(MANY_SOCKETS)} of them`;
  return [
    price(`write to the same sockets, of a copy with ${counted}`, same),
    price('first write after waking up for a block, more than another', firstWrite(viewers(ONE), viewers(NOBODY), same, 1), 'tFirstWrite', 'busy'),
    price(`write to the same sockets, 16 copies a block with ${String(FEW_SOCKETS)} each`, sameInBlocks),
    price(`write, ${String(TURNS)} chats in turn, 16 copies a block with ${counted}`, busy, 'tWrite', 'busy'),
    price(`write, ${String(TURNS)} chats in turn, a copy alone every ${String(QUIET_MILLIS)} ms with ${counted}`, quiet, 'tWrite', 'quiet'),
    price(`waking up, ${String(QUIET_MILLIS)} ms after the copy before`, alone.map((each, repeat) => each - copy[repeat]!), 'tWake', 'quiet'),
    price('first write then, more than another', firstWrite(valuesOf('few in turn, quiet'), alone, quiet, FEW_SOCKETS), 'tFirstWrite', 'quiet'),
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
