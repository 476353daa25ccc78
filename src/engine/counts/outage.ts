/** What one gateway takes with it, counted: everybody is placed, then whoever has to is placed again without it. */
import type { Design } from '../../model/design';
import type { Fallen } from '../../model/outage';
import { populate, type Population } from '../../model/population';
import { replacingOf } from '../../model/replacing';
import type { Scenario } from '../../model/scenario';
import { secondGateway } from '../../model/secondsockets';
import { followsChats, subscribingOf, type Subscribing } from '../../model/traits';

export interface CountedOutage {
  readonly busiest: Fallen;
  readonly mean: Fallen;
  /** As in `Coming`; null where nobody is left. */
  readonly moves: Moves | null;
}
export interface Moves {
  readonly others: number;
  readonly most: number;
  readonly subscriptions: number | null;
  readonly dealtAnew: number | null;
  /** Sockets at the fullest of the others once all are back. */
  readonly fullest: number;
}

/** A socket: whose it is, for which chat where it is at a gateway of the chat's own, and whether they hold another one at home. */
type OnSocket = (person: number, chat: number, gateway: number, isOfChat: boolean, isSecond: boolean) => void;

/**
 * Takes the gateway with the most sockets out of a scenario, the first of these where several have as many.
 * @param scenario with chats in parts where the design has rooms
 */
export function countOutage(scenario: Scenario, design: Design): CountedOutage {
  const population = populate(scenario, design);
  const { gateways } = scenario;
  const held = new Float64Array(gateways);
  const second = new Float64Array(gateways);
  /** Chats of somebody who is there, by chat · gateways + gateway. */
  const cells = new Set<number>();
  forEachSocket(population, (person, chat, gateway, isOfChat, isSecond) => {
    held[gateway]!++;
    if (isSecond) second[gateway]!++;
    for (const of of isOfChat ? [chat] : population.belonging.chatsOf(person)) cells.add(of * gateways + gateway);
  });
  const gone = held.reduce((most, sockets, gateway) => (sockets > held[most]! ? gateway : most), 0);
  let chats = 0;
  for (const cell of cells) if (cell % gateways === gone) chats++;
  const sum = (counts: Float64Array): number => counts.reduce((all, count) => all + count, 0);
  return {
    busiest: { gateway: gone, sockets: held[gone]!, second: second[gone]!, chats },
    mean: { gateway: null, sockets: sum(held) / gateways, second: sum(second) / gateways, chats: cells.size / gateways },
    moves: gateways === 1 ? null : movesWithout(gone, scenario, design, population, held),
  };
}

function movesWithout(gone: number, scenario: Scenario, design: Design, population: Population, held: Float64Array): Moves {
  const { gateways } = scenario;
  const replacing = replacingOf(scenario, design, population, gone);
  const arrivals = new Float64Array(gateways);
  const left = Float64Array.from(held);
  const heard = hearers(subscribingOf(design), population, gateways);
  let [others, ofChats, dealtAnew] = [0, 0, 0];
  forEachSocket(population, (person, chat, gateway, isOfChat) => {
    const after = isOfChat ? replacing.ofChat(person, chat, gateway) : replacing.home(person, gateway);
    if (isOfChat || design.places === 'byCommunity') {
      ofChats++;
      if (gateway !== gone && replacing.anew(person, chat, gateway) !== gateway) dealtAnew++;
    }
    if (after === gateway) return;
    if (gateway !== gone) others++;
    arrivals[after]!++;
    left[after]!++;
    left[gateway]!--;
    heard?.move(person, after);
  });
  return { others, most: greatest(arrivals), subscriptions: heard && heard.subscriptions(), dealtAnew: ofChats > 0 ? dealtAnew : null, fullest: greatest(left) };
}

function greatest(counts: Float64Array): number {
  return counts.reduce((most, count) => Math.max(most, count), 0);
}

/** Every socket that is open: of a person the one at home, or at their chat's own gateway, then their second one. */
function forEachSocket(population: Population, visit: OnSocket): void {
  const { people, places, presence, seat, sizes } = population;
  for (let person = 0; person < people; person++) {
    const chat = sizes.chatOf(person);
    if (presence.isConnected(person)) visit(person, chat, seat(person), places === 'byChat', false);
    const gateway = secondGateway(population, person, chat);
    if (gateway !== null) visit(person, chat, gateway, true, true);
  }
}

interface Hearers {
  /** Somebody comes to a gateway. */
  readonly move: (person: number, gateway: number) => void;
  /** Topics that gateways have subscribed to for whoever came. */
  readonly subscriptions: () => number;
}

/** What gateways subscribe to as people come to them; null where the design has no topics that somebody is subscribed to for. */
function hearers(subscribing: Subscribing | null, population: Population, gateways: number): Hearers | null {
  if (!subscribing || subscribing.when === 'always') return null;
  let came = 0;
  if (!followsChats(subscribing)) return { move: () => { came++; }, subscriptions: () => came };
  const { presence, belonging, sizes } = population;
  const chatsFor = (person: number): readonly number[] => (subscribing.when === 'held' ? belonging.chatsOf(person) : presence.isViewing(person) ? [sizes.chatOf(person)] : []);
  const heard = new Set<number>();
  forEachSocket(population, (person, _chat, gateway) => { for (const chat of chatsFor(person)) heard.add(chat * gateways + gateway); });
  return {
    move: (person, gateway) => {
      for (const chat of chatsFor(person)) {
        const cell = chat * gateways + gateway;
        if (heard.has(cell)) continue;
        heard.add(cell);
        came++;
      }
    },
    subscriptions: () => came,
  };
}
