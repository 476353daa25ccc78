/**
 * People who switch to another chat, played: from that moment on they are in the other chat for
 * whatever is posted, and the design pays for it. What was posted before still reaches them where
 * they were.
 */
import { apartFrom } from '../../model/apart';
import { Audience } from '../../model/audience';
import type { Switch } from '../../model/switching';
import { followsChats, subscribingOf, type Subscribing } from '../../model/traits';
import { OUTCOME } from '../../model/trace';
import type { Books } from './books';
import { RANK, type Calendar } from './calendar';
import type { Cast } from './cast';
import { openReconnecting, type ConnectingContext, type Reconnecting, type TurnAway } from './connecting';
import { latencyMicros } from './route';
import type { Waking } from './waking';

/** Where people switch, and where it is entered. */
export interface SwitchingContext extends ConnectingContext {
  readonly calendar: Calendar;
  readonly cast: Cast;
  readonly books: Books;
  readonly audience: Audience;
  readonly waking: Waking;
  /** People who have been turned away and hold no socket yet. */
  readonly turnedAway: Set<number>;
  /** Told whenever somebody has opened a chat on their gateway. */
  readonly opened: (gateway: number, chat: number) => void;
}

/** Nobody in particular, no message: what the trace writes for none. */
const NONE = -1;

/** Enters everybody's switches, in order, in the calendar of the run, one at a time. */
export function openSwitching(context: SwitchingContext, switches: readonly Switch[]): void {
  const { calendar } = context;
  if (switches.length === 0) return;
  const play = new Switching(context);
  const enter = (index: number): void => {
    const next = switches[index];
    if (!next) return;
    calendar.schedule(next.atMicros, RANK.switching, () => {
      play.move(next);
      enter(index + 1);
    });
  };
  enter(0);
}

class Switching {
  private readonly context: SwitchingContext;
  private readonly turnAway: TurnAway;
  /** Null where no chat has gateways of its own to come to. */
  private readonly reconnecting: Reconnecting | null;
  /** Null where nobody's coming or leaving makes a gateway tell a topic. */
  private readonly subscribing: Subscribing | null;
  /** By chat, those on each gateway for whom it subscribes; of chats that somebody came to or left. */
  private readonly listeners = new Map<number, Map<number, number>>();

  constructor(context: SwitchingContext) {
    this.context = context;
    const { design, calendar, cast, books, trace, waking } = context;
    this.turnAway = (role, instance, traceRow, person) => {
      books.dropped(role, instance);
      trace.setOutcome(traceRow, OUTCOME.dropped);
      if (role !== 'topic' && role !== 'userGatewayStorage') context.turnedAway.add(person);
    };
    const subscribing = subscribingOf(design);
    this.subscribing = followsChats(subscribing) ? subscribing : null;
    this.reconnecting = apartFrom(context.scenario, design) < Infinity ? openReconnecting(context, calendar, cast, this.turnAway, waking) : null;
  }

  move({ person, to }: Switch): void {
    const { audience, population, ledger } = this.context;
    const from = audience.openChatOf(person);
    const [left, joined] = [population.seatIn(person, from), population.seatIn(person, to)];
    ledger.gateways.switches[joined]!++;
    const isLast = this.staysFor(person, from) ? false : this.count(from, left, -1) === 0;
    const isFirst = this.staysFor(person, to) ? false : this.count(to, joined, 1) === 1;
    audience.move(person, to);
    this.context.opened(joined, to);
    const tellTopics = (): void => {
      if (isFirst) this.announce('subscribe', joined, to, person);
      if (isLast) this.announce('unsubscribe', left, from, person);
    };
    if (this.tellsHome(from, to)) this.cross('tell', person, population.seat(person), person, tellTopics);
    if (!population.isApart(to)) {
      // Over the socket at home they hear at once, whatever became of a second one.
      this.reconnecting?.leave(person);
      this.context.turnedAway.delete(person);
      return;
    }
    const arrived = this.context.design.movesSockets ? ledger.gateways.paid.tMove! : ledger.gateways.handshakes;
    this.reconnecting!.come(person, to, left, () => {
      arrived[joined]!++;
      this.context.turnedAway.delete(person);
      tellTopics();
    });
  }

  /** Where people have a gateway at home, it is to know which of the chats that it hears they have open. */
  private tellsHome(from: number, to: number): boolean {
    const { design, population } = this.context;
    return design.places !== 'byChat' && !(population.isApart(from) && population.isApart(to));
  }

  /** Whether a gateway's subscription for a chat is none of a person's coming and leaving: members stay connected where they sit. */
  private staysFor(person: number, chat: number): boolean {
    if (!this.subscribing) return true;
    const { design, population } = this.context;
    return this.subscribing.when === 'held' && design.places !== 'byChat' && population.belonging.isListed(person, chat);
  }

  /** One more or less on a gateway for whom it subscribes to a chat. @returns how many there are now */
  private count(chat: number, gateway: number, change: 1 | -1): number {
    const known = this.listeners.get(chat) ?? listenersByGateway(this.context, chat, this.subscribing?.when === 'held');
    this.listeners.set(chat, known);
    const listeners = (known.get(gateway) ?? 0) + change;
    known.set(gateway, listeners);
    return listeners;
  }

  /** A gateway tells a chat's topic that it wants its messages from now on, or no more. */
  private announce(id: 'subscribe' | 'unsubscribe', gateway: number, chat: number, person: number): void {
    this.cross(id, gateway, chat, person, (row) => {
      const { subscribes, unsubscribes } = this.context.ledger.topics;
      if (id === 'unsubscribe') unsubscribes[chat]!++;
      else if (this.takesIn(chat, row, person)) subscribes[chat]!++;
    });
  }

  /** A topic takes a subscription in, as a job of its own where that takes it time. @returns false where its line is full */
  private takesIn(chat: number, row: number, person: number): boolean {
    const { calendar, cast, scenario: { tSubscribe } } = this.context;
    if (tSubscribe === 0) return true;
    let isTaken = true;
    cast.arrive('topic', chat, {
      begin: () => calendar.now + tSubscribe,
      dropped: () => {
        isTaken = false;
        this.turnAway('topic', chat, row, person);
      },
    });
    return isTaken;
  }

  private cross(id: 'tell' | 'subscribe' | 'unsubscribe', from: number, to: number, person: number, arrive: (row: number) => void): void {
    const { trace, calendar, kindOf, scenario } = this.context;
    if (!trace.hasRoom()) return;
    const sentMicros = calendar.now;
    const latency = id === 'tell' ? latencyMicros(scenario, 'user', 'gateway') : latencyMicros(scenario, 'gateway', 'topic');
    const arrivedMicros = sentMicros + latency;
    const common = { message: NONE, person, units: 1, sentMicros, arrivedMicros, outcome: OUTCOME.arrived, attempt: 0 };
    const row = trace.record({ hop: kindOf('switch', id), from, to, ...common });
    calendar.schedule(arrivedMicros, RANK.arrival, () => {
      arrive(row);
    });
  }
}

function listenersByGateway({ audience }: SwitchingContext, chat: number, held: boolean): Map<number, number> {
  const row = audience.rowOf(chat);
  if (held) return new Map(Array.from(row.gateways, (gateway, index) => [gateway, row.membersByGateway[index]!]));
  return new Map(Array.from(row.viewingGateways, (gateway) => [gateway, row.viewersAt(gateway).length]));
}
