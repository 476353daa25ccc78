/**
 * Connecting, played. It has a calendar of its own and ends before the first message is posted. Whoever must
 * connect anew during the run goes the same way, on the run's own calendar.
 */
import { opensSecondSockets } from '../../model/apart';
import { Calendar, RANK } from './calendar';
import { Cast } from './cast';
import { ConnectingWalk, type Client, type ConnectingContext, type TurnAway } from './connectingwalk';
import type { Waking } from './waking';

const EACH_MICROS = 2000;
const ALL_MICROS = 100_000;

/**
 * Enters everyone's connecting in a new calendar: person i, if they connect at all, begins at i × gap,
 * so that all begin within a tenth of a second. Run it until it is empty.
 */
export function openConnecting(context: ConnectingContext): Calendar {
  const calendar = new Calendar();
  const { people, presence } = context.population;
  // Nobody is turned away here: no component can have more jobs waiting than there are people, or gateways that subscribe.
  const cast = new Cast(calendar, { cores: context.scenario.cores, line: people + context.scenario.gateways + 1 });
  const play = new ConnectingWalk(context, calendar, cast, (role, instance) => {
    throw new RangeError(`${role} ${String(instance)} turned a client away while connecting`);
  }, 'connect', null);
  if (opensSecondSockets(context.design) || (context.design.places === 'byChat' && !presence.isEverybodyConnected)) play.assignInAdvance();
  const begin = play.feedTopology();
  play.subscribeFromTheStart();
  const gap = Math.min(people * EACH_MICROS, ALL_MICROS) / people;
  for (let person = 0; person < people; person++) {
    if (!presence.isConnected(person)) continue;
    calendar.schedule(begin + person * gap, RANK.post, () => {
      play.connect(person, context.population.sizes.chatOf(person), play.settle);
    });
  }
  return calendar;
}

/** People who come to the gateway of a chat during a run. */
export interface Reconnecting {
  /** Has a person come there now, from the one that they leave, and says when their socket is there. */
  readonly come: (person: number, chat: number, left: number, online: () => void) => void;
  /** A person has gone on to a chat for which they need no such socket: if they still try to open one, they give it up. */
  readonly leave: (person: number) => void;
}

/** Prepares for people who connect anew during a run, at components that may turn them away. */
export function openReconnecting(context: ConnectingContext, calendar: Calendar, cast: Cast, turnAway: TurnAway, waking: Waking): Reconnecting {
  // What the coordinator has given once it remembers, whoever asks: nothing is assigned a second time.
  const ledger = { ...context.ledger, coordinator: { assignments: new Float64Array(context.scenario.gateways) } };
  const play = new ConnectingWalk({ ...context, ledger }, calendar, cast, turnAway, 'switch', waking);
  play.assignInAdvance();
  const isSecond = opensSecondSockets(context.design);
  /** The latest client of each person who has switched: one that was turned away is given up for the next. */
  const latest = new Map<number, Client>();
  const leave = (person: number): void => {
    latest.get(person)?.actor.send({ type: 'GIVE_UP' });
  };
  return {
    come: (person, chat, left, online) => {
      leave(person);
      latest.set(person, play.connect(person, chat, online, { left, isSecond }));
    },
    leave,
  };
}
