/**
 * One message in a run, in a picture as small as a stamp: gateways as columns, the people of the one
 * chat, of all its parts, as dots in them, what else is asked at the left edge. Lengths are CSS pixels.
 */
import { hearingSeat } from '../../model/seating';
import { wholeOf } from '../../model/rooms';
import { sizesOf } from '../../model/sizes';
import type { PlayedRun } from '../../reading/run';

export interface Place {
  readonly x: number;
  readonly y: number;
}
interface Column extends Place {
  readonly width: number;
  readonly height: number;
}

export interface Bare {
  /** The chat that is drawn. */
  readonly chat: number;
  readonly columns: readonly Column[];
  /** Where each gateway's copies come in, as blocks from here to the right. */
  readonly docks: readonly Place[];
  readonly block: number;
  /** Of the chat's people alone. */
  readonly people: ReadonlyMap<number, Place>;
  readonly radius: number;
  /** Where a message comes into the data centre, and where all stands that is neither gateway nor person. */
  readonly api: Place;
  readonly elsewhere: Place;
}

/** What is left of the width for the way in, between columns, and above people. */
const LEFT = 26;
const GAP = 3;
const HEAD = 14;
/** A chat's dots are no larger than this, and no smaller. */
const RADIUS = { most: 6, least: 1.5 } as const;

export function bareOf({ result: { scenario, seating } }: PlayedRun, chat: number, { width, height }: { readonly width: number; readonly height: number }): Bare {
  const columnWidth = Math.max(1, (width - LEFT + GAP) / scenario.gateways - GAP);
  const columns = Array.from({ length: scenario.gateways }, (_, gateway) => ({ x: LEFT + gateway * (columnWidth + GAP), y: 0, width: columnWidth, height }));
  const seated = columns.map((): number[] => []);
  const { people: all, chatOf } = sizesOf(wholeOf(scenario));
  for (let person = 0; person < all; person++) if (chatOf(person) === chat) seated[hearingSeat(seating, person)]!.push(person);
  const most = seated.reduce((largest, { length }) => Math.max(largest, length), 1);
  const room = { width: columnWidth, height: height - HEAD - 4 };
  const across = Math.max(1, Math.min(most, Math.round(Math.sqrt((most * room.width) / room.height))));
  const down = Math.ceil(most / across);
  const radius = Math.max(RADIUS.least, Math.min(RADIUS.most, (room.width / across) * 0.4, (room.height / down) * 0.4));
  const people = seated.flatMap((inside, gateway) => inside.map((person, place): [number, Place] => [person, {
    x: columns[gateway]!.x + ((place % across) + 0.5) * (room.width / across),
    y: HEAD + (Math.floor(place / across) + 0.5) * (room.height / down),
  }]));
  return {
    chat, columns, radius,
    docks: columns.map(({ x }) => ({ x: x + 2, y: 3 })),
    block: Math.max(2, Math.min(7, columnWidth / 4)),
    people: new Map(people),
    api: { x: LEFT / 2, y: HEAD / 2 },
    elsewhere: { x: LEFT / 2, y: height * 0.6 },
  };
}

/** All that crosses the network for the message at a moment. */
export function crossingAt({ result: { trace, index, topology } }: PlayedRun, bare: Bare, micros: number): Place[] {
  const { crossings } = trace;
  const placeOf = (role: string, instance: number): Place => {
    if (role === 'gateway') return bare.docks[instance]!;
    if (role === 'user') return bare.people.get(instance) ?? bare.api;
    return role === 'chatApi' ? bare.api : bare.elsewhere;
  };
  const places: Place[] = [];
  for (let row = 0; row < crossings.length; row++) {
    const [sent, told] = [crossings.sentMicros[row]!, index.toldMicros[row]!];
    if (micros < sent || micros >= told) continue;
    const kind = topology.kinds[crossings.hop[row]!]!;
    if (kind.phase !== 'message') continue;
    const [from, to] = [placeOf(kind.from, crossings.from[row]!), placeOf(kind.to, crossings.to[row]!)];
    const share = (micros - sent) / (told - sent);
    places.push({ x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share });
  }
  return places;
}
