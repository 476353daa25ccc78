/**
 * What is asked for by clocks, counted: person by person where viewers ask, gateway by gateway of each chat where
 * gateways do. Who asks when is the model's to say (`model/polling.ts`), so nothing is played. Three numbers are
 * kept of each asker, and summed up by gateway and by chat: requests, those that are answered with something, and
 * the messages that answers bring; the rule of the flow says what each of them comes to for whom.
 */
import { flowRulesOf, type FlowRule } from '../../model/accounts';
import type { Movers } from '../../model/counts';
import type { Design } from '../../model/design';
import { asksOf, broughtBy, clockOf, filledAnswers, firstAskFrom, isAskedByPeople, phasesOf, readyMicros, type AskClock, type FilledOf, type PhaseOf } from '../../model/polling';
import { isStray, populate, type Population } from '../../model/population';
import { handPosts, momentsOf } from '../../model/posting';
import type { Scenario } from '../../model/scenario';
import { followsSwitches, switcherOf } from '../../model/switching';
import { add, askedOf, openSums, type Asked, type FlowSums, type Sums } from './asked';
import type { Span } from './counting';

/** Counts what is asked for as people are placed, or, where they switch, after that. */
export interface AskCounter {
  /** Counts a span of people, in their order; nothing where people switch. */
  readonly count: (span: Span) => void;
  /** Where people switch, counts everybody. Yields now and then, with how many were looked at. */
  readonly countAmid: () => Generator<number, void>;
  readonly soFar: () => Asked;
}

/** A counter for a design with flows by a clock. */
export function openAskCounter(scenario: Scenario, design: Design): AskCounter {
  const population = populate(scenario, design);
  const posted = postedMoments(scenario, population);
  const flows = flowRulesOf(design).flatMap((rule) => {
    const clock = clockOf(scenario, rule.flow);
    return clock ? [new FlowCounter(scenario, population, rule, clock, posted)] : [];
  });
  const movers = followsSwitches(scenario) ? new MoversAsking(scenario, population, flows) : null;
  return {
    count: (span) => {
      if (!movers) for (const flow of flows) flow.count(span);
    },
    *countAmid() {
      if (movers) yield* movers.count();
    },
    soFar: () => askedOf(scenario, design, flows, movers?.heard() ?? null),
  };
}

/** From a chat to the moments of its messages, ascending. */
type PostedOf = (chat: number) => Float64Array;

function postedMoments(scenario: Scenario, population: Population): PostedOf {
  const byHand = handPosts(scenario, population.sizes.chatOf);
  return (chat) => momentsOf(scenario, chat, byHand.get(chat) ?? []);
}

/** What is known of the chat at hand: from when on each message can be brought; how many answers bring some, once that is asked. */
interface ChatAtHand {
  readonly chat: number;
  readonly ready: Float64Array;
  filledOf: FilledOf | null;
}

/** One flow, as far as it is counted. */
class FlowCounter implements FlowSums {
  readonly rule: FlowRule;
  readonly clock: AskClock;
  readonly gateways: Sums;
  readonly chats: Sums;
  readonly viewersAtGateways: Sums;
  readonly viewersOfChats: Sums;
  private readonly population: Population;
  private readonly phaseOf: PhaseOf;
  private readonly postedOf: PostedOf;
  private atHand: ChatAtHand | null = null;
  /** Viewers of the chat at hand on each gateway, and the gateways that have one. */
  private readonly viewers: Uint32Array;
  private readonly viewed: number[] = [];

  constructor(scenario: Scenario, population: Population, rule: FlowRule, clock: AskClock, postedOf: PostedOf) {
    this.rule = rule;
    this.clock = clock;
    this.population = population;
    this.postedOf = postedOf;
    this.phaseOf = phasesOf(clock, scenario.seed);
    const { gateways, chats } = scenario;
    this.gateways = openSums(gateways);
    this.chats = openSums(chats);
    this.viewersAtGateways = openSums(gateways);
    this.viewersOfChats = openSums(chats);
    this.viewers = new Uint32Array(gateways);
  }

  /** Counts people who keep the chat open that they belong to. */
  count({ first, end, chat: firstChat, chatFirst, members }: Span): void {
    const { isViewing } = this.population.presence;
    let person = first;
    for (let chat = firstChat, after = chatFirst + members; person < end; chat++, after += members) {
      const stop = Math.min(end, after);
      for (; person < stop; person++) if (isViewing(person)) this.viewer(person, chat);
      if (stop === after) this.endChat(chat);
    }
  }

  /** One who stays in their own chat: asks for themselves, is told without asking, or is one more for whom their gateway does. */
  viewer(person: number, chat: number): void {
    const gateway = this.population.seat(person);
    if (this.clock.by === 'gateway') {
      if (this.viewers[gateway]!++ === 0) this.viewed.push(gateway);
      return;
    }
    if (!this.asks(person, chat)) return;
    const sums = this.wholeRun(person, chat);
    add(this.viewersAtGateways, gateway, ...sums);
    add(this.viewersOfChats, chat, ...sums);
  }

  /** Whether somebody who has a chat open asks, or has their gateway ask: of strays' clocks, they alone. */
  asks(person: number, chat: number): boolean {
    return this.clock.by !== 'stray' || isStray(this.population, person, chat);
  }

  /** The gateways that have a viewer of a chat ask for it, as long as the run goes on. */
  private endChat(chat: number): void {
    for (const gateway of this.viewed) {
      this.gatewayAsks(gateway, chat, this.viewers[gateway]!, this.wholeRun(gateway, chat));
      this.viewers[gateway] = 0;
    }
    this.viewed.length = 0;
  }

  /** Who asks for a chat from the beginning of the run to its end: requests, answers that bring something, messages. */
  private wholeRun(asker: number, chat: number): readonly [number, number, number] {
    const { ready } = this.hand(chat);
    const phase = this.phaseOf(asker, chat);
    this.atHand!.filledOf ??= filledAnswers(this.clock, ready);
    return [asksOf(this.clock, phase), this.atHand!.filledOf(phase), ready.length];
  }

  private gatewayAsks(gateway: number, chat: number, viewers: number, [requests, answers, messages]: readonly [number, number, number]): void {
    add(this.gateways, gateway, requests, answers, messages);
    add(this.chats, chat, requests, answers, messages);
    add(this.viewersAtGateways, gateway, viewers * requests, viewers * answers, viewers * messages);
    add(this.viewersOfChats, chat, viewers * requests, viewers * answers, viewers * messages);
  }

  /** Visits the requests for a chat from a moment on and before another one, with how many messages each brings. */
  private asksWithin(asker: number, { chat, fromMicros, toMicros }: ChatStay, visit: (messages: number) => void): void {
    const phase = this.phaseOf(asker, chat);
    const { ready } = this.hand(chat);
    const end = Math.min(asksOf(this.clock, phase), firstAskFrom(this.clock, phase, toMicros));
    for (let index = firstAskFrom(this.clock, phase, fromMicros); index < end; index++) {
      const [from, to] = broughtBy(this.clock, ready, phase + index * this.clock.everyMicros, index);
      visit(to - from);
    }
  }

  /** A person has a chat open for a while, and asks for it, or their gateway does. @returns messages that they hear */
  stays(person: number, stay: ChatStay): number {
    if (!this.asks(person, stay.chat)) return 0;
    const gateway = this.population.seat(person);
    const byPeople = isAskedByPeople(this.clock);
    let heard = 0;
    this.asksWithin(byPeople ? person : gateway, stay, (messages) => {
      heard += messages;
      if (!byPeople) return;
      add(this.viewersAtGateways, gateway, 1, messages > 0 ? 1 : 0, messages);
      add(this.viewersOfChats, stay.chat, 1, messages > 0 ? 1 : 0, messages);
    });
    return heard;
  }

  /** A gateway has so many viewers of a chat for a while, and asks for them. */
  holds(gateway: number, viewers: number, stay: ChatStay): void {
    if (viewers === 0) return;
    this.asksWithin(gateway, stay, (messages) => {
      this.gatewayAsks(gateway, stay.chat, viewers, [1, messages > 0 ? 1 : 0, messages]);
    });
  }

  /** Messages of a chat that a request can bring. */
  messagesOf(chat: number): number {
    return this.hand(chat).ready.length;
  }

  private hand(chat: number): ChatAtHand {
    if (this.atHand?.chat !== chat) this.atHand = { chat, ready: readyMicros(this.clock, this.postedOf(chat)), filledOf: null };
    return this.atHand!;
  }
}

/** Somebody has a chat open from a moment on and before another one. */
interface ChatStay {
  readonly chat: number;
  readonly fromMicros: number;
  readonly toMicros: number;
}

/** A viewer more or less on a gateway. */
interface Change {
  readonly atMicros: number;
  readonly gateway: number;
  readonly by: 1 | -1;
}

/** People looked at between two looks at the clock. */
const PEOPLE_AT_ONCE = 4096;

/** Who asks for what while people switch from chat to chat. */
class MoversAsking {
  private readonly scenario: Scenario;
  private readonly population: Population;
  private readonly flows: readonly FlowCounter[];
  /** Comings and goings by chat, where gateways ask. */
  private readonly changes = new Map<number, Change[]>();
  private readonly movers: number[] = [];
  private readonly more: number[] = [];

  constructor(scenario: Scenario, population: Population, flows: readonly FlowCounter[]) {
    this.scenario = scenario;
    this.population = population;
    this.flows = flows;
  }

  *count(): Generator<number, void> {
    const { people, sizes, presence } = this.population;
    const eachOf = switcherOf(this.scenario, presence);
    for (let person = 0; person < people; person++) {
      if (person % PEOPLE_AT_ONCE === PEOPLE_AT_ONCE - 1) yield PEOPLE_AT_ONCE;
      if (!presence.isViewing(person)) continue;
      const stays: ChatStay[] = [];
      let open = { chat: sizes.chatOf(person), fromMicros: 0 };
      eachOf(person, (_person, atMicros, _from, to) => {
        stays.push({ ...open, toMicros: atMicros });
        open = { chat: to, fromMicros: atMicros };
      });
      this.person(person, [...stays, { ...open, toMicros: Infinity }]);
    }
    yield* this.countGateways();
  }

  /** What those who switch hear, beyond what a viewer of their own chat does. */
  heard(): Movers {
    return { people: Float64Array.from(this.movers), counts: Float64Array.from(this.more) };
  }

  private person(person: number, stays: readonly ChatStay[]): void {
    const home = stays[0]!.chat;
    let more = 0;
    for (const flow of this.flows) {
      if (stays.length === 1 && isAskedByPeople(flow.clock)) flow.viewer(person, home);
      if (stays.length === 1) continue;
      const heard = stays.reduce((sum, stay) => sum + flow.stays(person, stay), 0);
      const { viewing, stray } = flow.rule.brought.of('user', 'received').people;
      more += (viewing + stray) * (heard - (flow.asks(person, home) ? flow.messagesOf(home) : 0));
      if (flow.clock.by === 'gateway') this.note(this.population.seat(person), stays);
    }
    if (stays.length === 1) return;
    this.movers.push(person);
    this.more.push(more);
  }

  private note(gateway: number, stays: readonly ChatStay[]): void {
    const change = (chat: number, atMicros: number, by: 1 | -1): void => {
      const known = this.changes.get(chat);
      if (known) known.push({ atMicros, gateway, by });
      else this.changes.set(chat, [{ atMicros, gateway, by }]);
    };
    stays.forEach(({ chat, fromMicros, toMicros }, place) => {
      if (place > 0) change(chat, fromMicros, 1);
      if (place < stays.length - 1) change(chat, toMicros, -1);
    });
  }

  /** Chat by chat: how many viewers each gateway has of it, and from when to when. */
  private *countGateways(): Generator<number, void> {
    const asking = this.flows.filter(({ clock }) => clock.by === 'gateway');
    const { sizes, presence, seat, chats } = this.population;
    for (let chat = 0; asking.length > 0 && chat < chats; chat++) {
      const viewers = new Map<number, number>();
      for (let person = sizes.firstOf(chat); person < sizes.firstOf(chat + 1); person++) {
        if (presence.isViewing(person)) viewers.set(seat(person), (viewers.get(seat(person)) ?? 0) + 1);
      }
      const since = new Map<number, number>();
      const hold = (gateway: number, toMicros: number): void => {
        for (const flow of asking) flow.holds(gateway, viewers.get(gateway) ?? 0, { chat, fromMicros: since.get(gateway) ?? 0, toMicros });
      };
      for (const { atMicros, gateway, by } of (this.changes.get(chat) ?? []).sort((a, b) => a.atMicros - b.atMicros)) {
        hold(gateway, atMicros);
        since.set(gateway, atMicros);
        viewers.set(gateway, (viewers.get(gateway) ?? 0) + by);
      }
      for (const gateway of viewers.keys()) hold(gateway, Infinity);
      yield sizes.sizeOf(chat);
    }
  }
}
