/**
 * Who asks by a clock, played: each asker's next request is on the calendar, one at a time, from the beginning of
 * the run until its last message can be heard (`model/polling.ts`).
 */
import type { Audience } from '../../model/audience';
import { isStray, type Population } from '../../model/population';
import { asksOf, broughtBy, clockOf, firstAskFrom, isAskedByPeople, phasesOf, type AskClock, type PhaseOf } from '../../model/polling';
import type { Scenario } from '../../model/scenario';
import { followsSwitches } from '../../model/switching';
import { RANK, type Calendar } from './calendar';
import type { Couriers } from './request';
import type { Routes, Step } from './route';

export interface AskingContext {
  readonly scenario: Scenario;
  readonly population: Population;
  readonly calendar: Calendar;
  readonly audience: Audience;
  readonly ask: Couriers['ask'];
}

/** What asking has to know of a run as it goes on. */
export interface Asking {
  /** A message has been posted now. */
  readonly posted: (message: number, chat: number) => void;
  /** Somebody has opened a chat: their gateway has a viewer of it from now on. */
  readonly opened: (gateway: number, chat: number) => void;
}

/** Enters the requests of all flows in the calendar. */
export function openAsking(context: AskingContext, { clocks }: Routes): Asking {
  const plays = clocks.flatMap(({ flow, steps }) => {
    const clock = clockOf(context.scenario, flow);
    return clock ? [new Play(context, clock, steps)] : [];
  });
  for (const play of plays) play.begin();
  return {
    posted: (message, chat) => {
      for (const play of plays) play.posted(message, chat);
    },
    opened: (gateway, chat) => {
      for (const play of plays) play.opened(gateway, chat);
    },
  };
}

/** The messages of a chat as they are posted, and from when on a request brings each. */
interface Log {
  readonly messages: number[];
  readonly ready: number[];
}

/** People whose first requests are on the calendar together, about. */
const MOST_ENTERED = 2 ** 20;

class Play {
  private readonly context: AskingContext;
  private readonly clock: AskClock;
  private readonly steps: readonly Step[];
  private readonly phaseOf: PhaseOf;
  private readonly logs = new Map<number, Log>();
  /** Gateways that ask for a chat, by chat · gateways + gateway. */
  private readonly asking = new Set<number>();

  constructor(context: AskingContext, clock: AskClock, steps: readonly Step[]) {
    this.context = context;
    this.clock = clock;
    this.steps = steps;
    this.phaseOf = phasesOf(clock, context.scenario.seed);
  }

  /** Everybody who has a chat open as the messages begin. Viewers stay viewers: whoever switches has another chat open. */
  begin(): void {
    const { population, audience } = this.context;
    if (isAskedByPeople(this.clock)) {
      this.enterPeople(0);
      return;
    }
    for (let chat = 0; chat < population.chats; chat++) for (const gateway of audience.rowOf(chat).viewingGateways) this.opened(gateway, chat);
  }

  /** Enters those people whose first request is from a moment on, and not more of them at once than fit into memory. */
  private enterPeople(fromMicros: number): void {
    const { scenario, population, calendar } = this.context;
    const { people, presence, sizes: { chatOf } } = population;
    // Whoever switches may be a stray in one chat and not in another.
    const mayAsk = this.clock.by === 'viewer' || followsSwitches(scenario) ? presence.isViewing : (person: number): boolean => presence.isViewing(person) && isStray(population, person, chatOf(person));
    const { everyMicros } = this.clock;
    const after = fromMicros + Math.ceil(everyMicros * Math.min(1, MOST_ENTERED / people));
    for (let person = 0; person < people; person++) {
      const phase = this.phaseOf(person, 0);
      if (phase >= fromMicros && phase < after && mayAsk(person)) this.enter(person, 0, 0);
    }
    if (after >= everyMicros) return;
    // Phases are whole microseconds: this is before anybody who is entered by it.
    calendar.schedule(after - 0.5, RANK.ask, () => { this.enterPeople(after); });
  }

  posted(message: number, chat: number): void {
    const log = this.logOf(chat);
    log.messages.push(message);
    log.ready.push(Math.ceil(this.context.calendar.now + this.clock.lagMicros));
  }

  opened(gateway: number, chat: number): void {
    const cell = chat * this.context.population.gateways + gateway;
    if (this.clock.by !== 'gateway' || this.asking.has(cell)) return;
    this.asking.add(cell);
    this.enter(gateway, chat, firstAskFrom(this.clock, this.phaseOf(gateway, chat), this.context.calendar.now));
  }

  /** Enters an asker's next request, if there is one more. A person's chat is the one that they have open then. */
  private enter(asker: number, chat: number, index: number): void {
    const phase = this.phaseOf(asker, chat);
    if (index >= asksOf(this.clock, phase)) return;
    this.context.calendar.schedule(phase + index * this.clock.everyMicros, RANK.ask, () => {
      this.ask(asker, chat, index);
    });
  }

  private ask(asker: number, chat: number, index: number): void {
    const { audience, population } = this.context;
    const isPerson = isAskedByPeople(this.clock);
    const open = isPerson ? audience.openChatOf(asker) : chat;
    const row = audience.rowOf(open);
    if (!isPerson && !row.hasViewer(asker)) {
      this.asking.delete(chat * population.gateways + asker);
      return;
    }
    const isTold = this.clock.by === 'stray' && !isStray(population, asker, open);
    if (!isTold) this.context.ask({ steps: this.steps, role: isPerson ? 'user' : 'gateway', at: asker, row, messages: this.brought(open, index), index });
    this.enter(asker, chat, index + 1);
  }

  private brought(chat: number, index: number): readonly number[] {
    const { messages, ready } = this.logOf(chat);
    return messages.slice(...broughtBy(this.clock, ready, this.context.calendar.now, index));
  }

  private logOf(chat: number): Log {
    const known = this.logs.get(chat);
    if (known) return known;
    const log: Log = { messages: [], ready: [] };
    this.logs.set(chat, log);
    return log;
  }
}
