/** What a dead gateway comes to, counted with other means: lists and sorting, person by person. */
import { expect } from 'vitest';
import { designOf } from '../../../src/designs';
import { decodeScenario } from '../../../src/link/codec';
import type { Design } from '../../../src/model/design';
import { populate, seatOf } from '../../../src/model/population';
import { draw, streamKey, unit } from '../../../src/model/random';
import { roomsOf } from '../../../src/model/rooms';
import type { Scenario } from '../../../src/model/scenario';

/** A scenario of a link, and its design. */
export function at(link: string): { scenario: Scenario; design: Design } {
  const { scenario } = decodeScenario(link);
  return { scenario, design: designOf(scenario.design) };
}

/** Somebody's socket, and how it comes to another gateway without the one that is gone. */
interface Socket {
  readonly person: number;
  readonly chat: number;
  readonly gateway: number;
  readonly isOfChat: boolean;
}

function socketsOf(scenario: Scenario, design: Design): Socket[] {
  const { people, presence, seat, seatIn, sizes, isApart } = populate(scenario, design);
  const sockets: Socket[] = [];
  for (let person = 0; person < people; person++) {
    const chat = sizes.chatOf(person);
    if (presence.isConnected(person)) sockets.push({ person, chat, gateway: seat(person), isOfChat: design.places === 'byChat' });
    if (design.id === 'celebrity' && isApart(chat) && presence.isViewing(person)) sockets.push({ person, chat, gateway: seatIn(person, chat), isOfChat: true });
  }
  return sockets;
}

/** The coordinator by hand: gateways sorted anew for each chat. */
function assignedTo(names: readonly number[], sizes: readonly number[], most: number): { rows: number[][]; held: Map<number, number> } {
  const held = new Map(names.map((name) => [name, 0]));
  const rows = sizes.map((size) => {
    const row = [...names].sort((a, b) => held.get(a)! - held.get(b)! || a - b).slice(0, Math.max(1, Math.min(names.length, Math.ceil(size / most))));
    for (let place = 0; place < size; place++) held.set(row[place % row.length]!, held.get(row[place % row.length]!)! + 1);
    return row;
  });
  return { rows, held };
}

/** The first virtual node at or after a person's place, round to the beginning; of two at one place the lower gateway's. */
function alongNodes({ gateways, virtualNodes, seed }: Scenario, gone: number): (person: number) => number {
  const nodes = Array.from({ length: gateways }, (_, gateway) => gateway).filter((gateway) => gateway !== gone)
    .flatMap((gateway) => Array.from({ length: virtualNodes }, (_, node) => ({ gateway, slot: draw(streamKey(seed, 'ring'), gateway * 1000 + node) >>> 12 })))
    .sort((a, b) => a.slot - b.slot || a.gateway - b.gateway);
  return (person) => {
    const slot = draw(streamKey(seed, 'placement'), person) >>> 12;
    return (nodes.find((node) => node.slot >= slot) ?? nodes[0]!).gateway;
  };
}

/** The gateway with the most sockets taken out. */
export function byHand(link: string) {
  const { scenario: asked, design } = at(link);
  const scenario = roomsOf(asked, design);
  const { gateways, placement, seed } = scenario;
  const { sizes, chatGateways, presence } = populate(scenario, design);
  const sockets = socketsOf(scenario, design);
  const held = Array.from({ length: gateways }, (_, gateway) => sockets.filter((one) => one.gateway === gateway).length);
  const gone = held.indexOf(Math.max(...held));
  const left = Array.from({ length: gateways }, (_, gateway) => gateway).filter((gateway) => gateway !== gone);
  const chatSizes = Array.from({ length: sizes.chats }, (_, chat) => sizes.sizeOf(chat));
  const isApart = (chat: number): boolean => design.places === 'byChat' || (design.id === 'celebrity' && chatSizes[chat]! >= scenario.bigFrom);
  const owned = chatSizes.map((size, chat) => (isApart(chat) ? size : 0));
  const before = assignedTo(left.concat(gone).sort((a, b) => a - b), owned.filter((size) => size > 0), scenario.sockets);
  const anew = assignedTo(left, owned.filter((size) => size > 0), scenario.sockets);
  const rank = (chat: number): number => owned.slice(0, chat).filter((size) => size > 0).length;
  // The chats of the gateway that is gone, in turn, each to the emptiest that is not its own already.
  const instead = new Map<number, number>();
  owned.forEach((size, chat) => {
    const row = size > 0 ? before.rows[rank(chat)]! : [];
    if (size > 0) expect([...chatGateways(chat)]).toEqual(row);
    if (!row.includes(gone) || row.length === gateways) return;
    const next = left.filter((gateway) => !row.includes(gateway)).sort((a, b) => before.held.get(a)! - before.held.get(b)! || a - b)[0]!;
    for (let place = 0; place < size; place++) if (row[place % row.length] === gone) before.held.set(next, before.held.get(next)! + 1);
    instead.set(chat, next);
  });
  const directory = (chat: number, place: number): number => {
    const spread = Math.min(scenario.spread, left.length);
    return left[(chat * spread + (place % spread)) % left.length]!;
  };
  const isMisplaced = (person: number): boolean => unit(draw(streamKey(seed, 'misplaced'), person)) < scenario.misplaced;
  const ring = placement === 'ring' && design.places === 'byUser' ? alongNodes(scenario, gone) : null;
  const hashed = seatOf({ ...scenario, placement: 'l4', gateways: left.length });
  /** Null where chance says, which counts as anywhere. */
  const next = ({ person, chat, gateway, isOfChat }: Socket): number | null => {
    const place = person - sizes.firstOf(chat);
    if (!isOfChat && design.places === 'byUser' && ring) return ring(person);
    if (!isOfChat && design.places === 'byUser' && placement === 'l4' && design.id !== 'thin-edge') return left[hashed(person)]!;
    if (gateway !== gone) return gateway;
    if (isOfChat) return instead.get(chat) ?? left[Math.floor(place / gateways) % left.length]!;
    if (design.places === 'byCommunity') return isMisplaced(person) ? null : directory(chat, place);
    return placement === 'round-robin' ? left[Math.floor(person / gateways) % left.length]! : placement === 'l4' ? left[hashed(person)]! : null;
  };
  const moved = sockets.map((socket) => ({ socket, to: next(socket) })).filter(({ socket, to }) => to !== socket.gateway);
  const byChat = sockets.filter(({ isOfChat }) => isOfChat || design.places === 'byCommunity');
  const elsewhere = byChat.filter(({ person, chat, gateway, isOfChat }) => {
    const place = person - sizes.firstOf(chat);
    if (gateway === gone) return false;
    if (!isOfChat) return !isMisplaced(person) && directory(chat, place) !== gateway;
    const row = anew.rows[rank(chat)]!;
    return row[place % row.length] !== gateway;
  });
  const newTopics = (comers: typeof moved): number => {
    if (design.id === 'topic-per-user') return comers.length;
    const isViewing = ({ person }: Socket): boolean => presence.isViewing(person);
    const known = new Set(sockets.filter(isViewing).map(({ chat, gateway }) => `${String(chat)} ${String(gateway)}`));
    return new Set(comers.filter(({ socket }) => isViewing(socket)).map(({ socket: { chat }, to }) => `${String(chat)} ${String(to)}`).filter((cell) => !known.has(cell))).size;
  };
  return {
    gone,
    sockets: held[gone]!,
    mean: sockets.length / gateways,
    chats: new Set(sockets.filter(({ gateway }) => gateway === gone).map(({ chat }) => chat)).size,
    others: moved.filter(({ socket }) => socket.gateway !== gone).length,
    coming: moved.length,
    most: moved.every(({ to }) => to !== null) ? Math.max(0, ...left.map((gateway) => moved.filter(({ to }) => to === gateway).length)) : null,
    dealtAnew: byChat.length > 0 ? elsewhere.length : null,
    subscriptions: moved.every(({ to }) => to !== null) ? newTopics(moved) : null,
    fullest: moved.every(({ to }) => to !== null) ? Math.max(...left.map((gateway) => held[gateway]! - moved.filter(({ socket }) => socket.gateway === gateway).length + moved.filter(({ to }) => to === gateway).length)) : null,
  };
}
