/**
 * Connecting, played: everyone who connects finds a gateway and opens a socket there, the gateway notes who came
 * and subscribes. It has a calendar of its own and ends before the first message is posted. Whoever must
 * connect anew during the run goes the same way, on the run's own calendar.
 */
import { createActor, type ActorRefFrom } from 'xstate';
import { opensSecondSockets } from '../../model/apart';
import { dealtTo } from '../../model/assignment';
import type { Design, Role } from '../../model/design';
import { placementOf, SECOND_LEGS, switchLegs, type ConnectLeg } from '../../model/placement';
import type { Population } from '../../model/population';
import { secondGateway } from '../../model/secondsockets';
import { joiningCost, subscribingOf, writesSeats, type Subscribing } from '../../model/traits';
import { OUTCOME, type HopPhase } from '../../model/trace';
import type { Scenario } from '../../model/scenario';
import type { ComponentLedger } from './books';
import { Calendar, RANK } from './calendar';
import { Cast } from './cast';
import { connectionMachine } from './connection.machine';
import { coordinatorMachine } from './coordinator.machine';
import { latencyMicros, type KindOf } from './route';
import type { TraceWriter } from './trace';
import type { Waking } from './waking';

/** What connecting needs to know and where it writes. */
export interface ConnectingContext {
  readonly scenario: Scenario;
  readonly design: Design;
  readonly population: Population;
  readonly kindOf: KindOf;
  readonly trace: TraceWriter;
  readonly ledger: ComponentLedger;
}

/** One way from component to component. */
interface Way {
  readonly kind: number;
  readonly fromRole: Role;
  readonly from: number;
  readonly toRole: Role;
  readonly to: number;
}

/** Someone who connects. */
interface Client {
  readonly person: number;
  /** The chat that they want to open. */
  readonly chat: number;
  readonly actor: ActorRefFrom<typeof connectionMachine>;
  /** The gateway that holds the socket until it is moved; nobody's where it is opened anew. */
  readonly left: number;
  /** It opens a socket beside the one at home. */
  readonly isSecond: boolean;
  readonly legs: readonly ConnectLeg[];
  /** Where to open the socket; known to the client once it is resolved. */
  gateway: number;
}

/** A job at a component, brought by a crossing. */
interface Served {
  readonly role: Role;
  readonly instance: number;
  readonly row: number;
  readonly person: number;
  readonly micros: number;
  /** Who tries again if the line is full; left out where nobody does. */
  readonly client?: Client;
}

const EACH_MICROS = 2000;
const ALL_MICROS = 100_000;
/** Nobody in particular, no gateway yet, no message: what the trace writes for none. */
const NONE = -1;

/**
 * Enters everyone's connecting in a new calendar: person i, if they connect at all, begins at i × gap,
 * so that all begin within a tenth of a second. Run it until it is empty.
 */
export function openConnecting(context: ConnectingContext): Calendar {
  const calendar = new Calendar();
  const { people, presence } = context.population;
  // Nobody is turned away here: no component can have more jobs waiting than there are people, or gateways that subscribe.
  const cast = new Cast(calendar, { cores: context.scenario.cores, line: people + context.scenario.gateways + 1 });
  const play = new Connecting(context, calendar, cast, (role, instance) => {
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
  const play = new Connecting({ ...context, ledger }, calendar, cast, turnAway, 'switch', waking);
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

/** Told of a component whose line was full, of the crossing that it did not take in, and of whom it was for. */
export type TurnAway = (role: Role, instance: number, traceRow: number, person: number) => void;

/** The walk of every client from leg to leg. */
class Connecting {
  private readonly context: ConnectingContext;
  private readonly calendar: Calendar;
  private readonly cast: Cast;
  private readonly turnAway: TurnAway;
  private readonly phase: HopPhase;
  /** The legs to a socket at home, or to the only one; and to one at a gateway of the chat. */
  private readonly legs: Readonly<Record<'home' | 'second', readonly ConnectLeg[]>>;
  /** Null before the messages: who connects then is counted apart, and so is what it takes. */
  private readonly waking: Waking | null;
  private readonly reports: boolean;
  private readonly subscribing: Subscribing | null;
  /** A gateway that answers /connect reports then; any other reports after the handshake. */
  private readonly reportLeg: ConnectLeg | undefined;
  private readonly coordinator: ActorRefFrom<typeof coordinatorMachine>;
  /** chat · gateways + gateway, for the topics that a gateway has subscribed to. */
  private readonly subscribed = new Set<number>();

  constructor(context: ConnectingContext, calendar: Calendar, cast: Cast, turnAway: TurnAway, phase: HopPhase, waking: Waking | null) {
    this.context = context;
    this.calendar = calendar;
    this.cast = cast;
    this.turnAway = turnAway;
    this.phase = phase;
    this.waking = waking;
    this.legs = { home: phase === 'switch' ? switchLegs(context.scenario, context.design) : placementOf(context.scenario, context.design).legs, second: SECOND_LEGS };
    this.reports = writesSeats(context.scenario, context.design);
    this.subscribing = subscribingOf(context.design);
    this.reportLeg = this.legs.home.find((leg) => leg.verb === 'ask' && leg.to === 'gateway') ?? this.legs.home.at(-1);
    const { gateways, sockets } = context.scenario;
    const { sizeOf } = context.population.sizes;
    const { assignments } = context.ledger.coordinator;
    const assigned = (_chat: number, given: Uint32Array): void => {
      for (const gateway of given) assignments[gateway]!++;
    };
    this.coordinator = createActor(coordinatorMachine, { input: { gateways, sockets, sizeOf, assigned } }).start();
  }

  /** Chats that nobody will ask about get their gateways as well, in the chats' order. */
  assignInAdvance(): void {
    const { chats, isApart } = this.context.population;
    for (let chat = 0; chat < chats; chat++) {
      if (isApart(chat)) this.coordinator.send({ type: 'ASK', chat, answer: () => undefined });
    }
  }

  /** The store sends its topology, where there is one. @returns when the first client may begin */
  feedTopology(): number {
    const { scenario, design, kindOf } = this.context;
    if (!placementOf(scenario, design).topology) return 0;
    const kind = kindOf('connect', 'topology');
    const way: Way = { kind, fromRole: 'topologyStore', from: 0, toRole: 'balancer', to: 0 };
    this.cross(way, NONE, (row) => {
      this.serve({ role: 'balancer', instance: 0, row, person: NONE, micros: 0 });
    });
    return latencyMicros(scenario, 'topologyStore', 'balancer');
  }

  /** Gateways subscribe at once to what is theirs whoever comes: a topic of their own, or those of all chats. */
  subscribeFromTheStart(): void {
    if (this.subscribing?.when !== 'always') return;
    const { gateways, chats } = this.context.scenario;
    for (let gateway = 0; gateway < gateways; gateway++) {
      if (this.subscribing.topics === 'gateway') this.subscribe(gateway, NONE, gateway);
      else for (let chat = 0; chat < chats && !this.context.trace.full; chat++) this.subscribe(chat, NONE, gateway);
    }
  }

  /** @param isSecond whether this socket is one beside that at home */
  connect(person: number, chat: number, settled: (client: Client) => void, { left = NONE, isSecond = false } = {}): Client {
    const actor = createActor(connectionMachine, {
      clock: this.calendar.clock,
      input: {
        resolve: () => {
          this.walk(client, 0);
        },
        open: () => {
          this.walk(client, client.legs.length - 1);
        },
        online: () => {
          settled(client);
        },
      },
    });
    const gateway = isSecond || this.context.design.places === 'byChat' ? NONE : this.context.population.seat(person);
    const client: Client = { person, chat, actor, left, isSecond, legs: this.legs[isSecond ? 'second' : 'home'], gateway };
    actor.start();
    actor.send({ type: 'CONNECT' });
    return client;
  }

  /** Walks one leg and goes on to the next one. */
  private walk(client: Client, index: number): void {
    const leg = client.legs[index]!;
    const { kindOf, scenario } = this.context;
    const way: Way = {
      kind: kindOf(this.phase, leg.id),
      fromRole: leg.from,
      from: leg.from === 'gateway' ? client.left : instanceOf(leg.from, client),
      toRole: leg.to,
      to: leg.toTheLeft ? client.left : instanceOf(leg.to, client),
    };
    const opens = index === client.legs.length - 1;
    const micros = opens ? scenario[this.phase === 'switch' ? joiningCost(this.context.design) : 'tHandshake'] : 0;
    this.cross(way, client.person, (row) => {
      if (leg.toTheLeft) {
        this.goOn(client, index);
        return;
      }
      this.serve({ role: way.toRole, instance: way.to, row, person: client.person, micros, client }, () => {
        if (leg.to === 'coordinator') this.askCoordinator(client);
        if (leg.to === 'gateway' && leg === this.reportLeg) this.report(client);
        this.answer(leg, way, client, () => {
          this.goOn(client, index);
        });
      });
    });
  }

  /** What comes after a leg: the next one, or a step of the client's machine. */
  private goOn(client: Client, index: number): void {
    const last = client.legs.length - 1;
    if (index === last) client.actor.send({ type: 'OPENED' });
    else if (index === last - 1) client.actor.send({ type: 'RESOLVED' });
    else this.walk(client, index + 1);
  }

  private answer(leg: ConnectLeg, way: Way, client: Client, then: () => void): void {
    if (leg.verb === 'send') {
      then();
      return;
    }
    // What a balancer passes on is answered past it, straight to the client.
    const isPassedOn = way.fromRole === 'balancer';
    const kind = this.context.kindOf(this.phase, `${leg.id}.reply`);
    const back: Way = { kind, fromRole: way.toRole, from: way.to, toRole: isPassedOn ? 'user' : way.fromRole, to: isPassedOn ? client.person : way.from };
    this.cross(back, client.person, then, RANK.reply);
  }

  private askCoordinator(client: Client): void {
    const { firstOf } = this.context.population.sizes;
    const { person, chat } = client;
    this.coordinator.send({
      type: 'ASK',
      chat,
      answer: (gateways) => {
        client.gateway = gateways[dealtTo(person - firstOf(chat), gateways.length)]!;
      },
    });
  }

  /** The gateway has the client: it is counted, and the gateway subscribes for it where it has the chat open. */
  readonly settle = (client: Client): void => {
    const { scenario, population, ledger } = this.context;
    const { person, chat, gateway, isSecond } = client;
    ledger.gateways.connections[gateway]!++;
    if (isSecond) ledger.gateways.secondSockets[gateway]!++;
    if (population.hasSecondSockets) {
      if (!isSecond && secondGateway(population, person, chat) !== null) this.openSecond(person, chat);
      return;
    }
    if (!this.subscribing || this.subscribing.when === 'always') return;
    if (this.subscribing.topics === 'person') {
      this.subscribe(person, person, gateway);
      return;
    }
    for (const each of this.concerning(person, chat)) {
      if (this.subscribed.has(each * scenario.gateways + gateway)) continue;
      this.subscribed.add(each * scenario.gateways + gateway);
      this.subscribe(each, person, gateway);
    }
  };

  /** The chats of which a gateway wants to hear for somebody who has just come with one open. */
  private concerning(person: number, open: number): readonly number[] {
    const { design, population: { presence, belonging } } = this.context;
    if (this.subscribing?.when === 'viewed') return presence.isViewing(person) ? [open] : [];
    return design.places === 'byChat' ? [open] : belonging.chatsOf(person);
  }

  /** Whoever is at home, with a chat open that has gateways of its own, opens a second socket there. */
  private openSecond(person: number, chat: number): void {
    // Not now: this runs inside an action of the client's machine.
    this.calendar.schedule(this.calendar.now, RANK.timer, () => {
      this.connect(person, chat, this.settle, { isSecond: true });
    });
  }

  private subscribe(topic: number, person: number, gateway: number): void {
    const kind = this.context.kindOf('connect', 'subscribe');
    this.cross({ kind, fromRole: 'gateway', from: gateway, toRole: 'topic', to: topic }, person, (row) => {
      this.context.ledger.topics.subscriptions[topic]!++;
      this.serve({ role: 'topic', instance: topic, row, person, micros: this.context.scenario.tSubscribe });
    });
  }

  /** Storage knows where somebody is at home, whatever other socket they hold. */
  private report({ person, gateway, isSecond }: Client): void {
    if (!this.reports || isSecond) return;
    const shard = this.context.population.seatShard(person);
    const kind = this.context.kindOf('connect', 'report');
    this.cross({ kind, fromRole: 'gateway', from: gateway, toRole: 'userGatewayStorage', to: shard }, person, (row) => {
      this.context.ledger.userGatewayStorage.writes[shard]!++;
      this.serve({ role: 'userGatewayStorage', instance: shard, row, person, micros: this.context.scenario.tLookup });
    });
  }

  private cross(way: Way, person: number, arrive: (traceRow: number) => void, rank: number = RANK.arrival): void {
    const { trace, scenario } = this.context;
    if (!trace.hasRoom()) return;
    const sentMicros = this.calendar.now;
    const arrivedMicros = sentMicros + latencyMicros(scenario, way.fromRole, way.toRole);
    const traceRow = trace.record({
      hop: way.kind,
      from: way.from,
      to: way.to,
      message: NONE,
      person,
      units: 1,
      sentMicros,
      arrivedMicros,
      outcome: OUTCOME.arrived,
      attempt: 0,
    });
    this.calendar.schedule(arrivedMicros, rank, () => {
      arrive(traceRow);
    });
  }

  /** Has a component do a job; `after` follows when it is done. */
  private serve({ role, instance, row, person, micros, client }: Served, after: () => void = () => undefined): void {
    this.cast.arrive(role, instance, {
      begin: (wakes) => {
        const now = this.calendar.now;
        const start = role === 'gateway' && this.waking ? this.waking.begin(instance, now, wakes) : now;
        const done = start + micros;
        this.calendar.schedule(done, RANK.done, after);
        return done;
      },
      dropped: () => {
        this.turnAway(role, instance, row, person);
        // Not now: this runs inside an action of the component's machine.
        if (client) this.calendar.schedule(this.calendar.now, RANK.timer, () => { client.actor.send({ type: 'TURNED_AWAY' }); });
      },
    });
  }
}

/** Which instance of a role takes part in a client's connecting. */
function instanceOf(role: Role, client: Client): number {
  if (role === 'user') return client.person;
  return role === 'gateway' ? client.gateway : 0;
}
