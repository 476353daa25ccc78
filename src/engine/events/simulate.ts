/**
 * The event engine: plays a scenario, people connecting first and then every message, and hands
 * over the trace and the ledger. The same scenario gives the same bytes anywhere.
 */
import { designOf } from '../../designs';
import { Audience } from '../../model/audience';
import type { Design } from '../../model/design';
import { populate } from '../../model/population';
import type { Progress, RunResult, RunSummary, Stop } from '../../model/run';
import { peopleOf } from '../../model/people';
import { pacingOf } from '../../model/releases';
import { roomsOf } from '../../model/rooms';
import type { Scenario } from '../../model/scenario';
import { followsSwitches, switchesInOrder, type Switch } from '../../model/switching';
import { topologyOf } from '../../model/topology';
import { indexTrace } from '../../model/traceindex';
import { closeBooks, emptyLedger, openBooks, type Books } from './books';
import { Calendar, RANK } from './calendar';
import { Cast } from './cast';
import { openConnecting } from './connecting';
import type { ConnectingContext } from './connectingwalk';
import { openAsking } from './asking';
import { openCourier } from './courier';
import { MessageWriter } from './messages';
import { checkActions, openPosts } from './posts';
import { kindNumbers, routesOf } from './route';
import { seatingOfRun, type Tallied } from './seating';
import { sendersAmid, sendersOf, type SenderOf } from './sender';
import { openSwitching } from './switching';
import { countInterest, tallyConnecting } from './tally';
import { TraceWriter } from './trace';
import { Waking } from './waking';

/** Crossings at which a run stops early unless told otherwise. */
export const MAX_CROSSINGS = 5_000_000;

/** With more people than this, connecting is counted and not played. */
const MAX_PLAYED_PEOPLE = 2000;

export interface RunOptions {
  /** Whether to keep the crossings; without them only the ledger and the summary come out. */
  readonly withTrace: boolean;
  /** Crossings at which the run stops early; `MAX_CROSSINGS` where left out. */
  readonly maxCrossings?: number;
  /** Most people whose connecting is played; 2,000 where left out. */
  readonly maxPlayedPeople?: number;
}

export interface Run {
  /** Works off at most `maxEvents` entries of the calendar, those of connecting included. */
  advance(maxEvents: number): Progress;
  /**
   * The result, its columns in buffers of their own.
   * @throws Error before the run is done
   */
  finish(): RunResult;
}

/**
 * Prepares a run. With more than `MAX_CROSSINGS` people it stops at once, before anything is built
 * for each person.
 * @throws RangeError for a design that is not in the catalogue, or an action that nobody can do
 */
export function openRun(asked: Scenario, options: RunOptions): Run {
  const design = designOf(asked.design);
  const scenario = roomsOf(asked, design);
  checkActions(scenario);
  return new EngineRun(scenario, design, options);
}

/** Plays a scenario from beginning to end. */
export function runToEnd(scenario: Scenario, options: RunOptions): RunResult {
  const run = openRun(scenario, options);
  run.advance(Infinity);
  return run.finish();
}

/** Prepares the message phase: the first post is on the calendar, the stations are fresh. */
function openMessages(context: ConnectingContext, books: Books, messages: MessageWriter, waking: Waking): MessagePhase {
  const { scenario, design, population, kindOf, trace, ledger } = context;
  const calendar = new Calendar();
  const audience = new Audience(population);
  const turnedAway = new Set<number>();
  const cast = new Cast(calendar, { cores: scenario.cores, line: scenario.line });
  const routes = routesOf(scenario, design, kindOf, ledger);
  const { post, ask } = openCourier(
    { scenario, calendar, cast, trace, books, messages, waking, turnedAway },
    { postKind: kindOf('message', 'post'), stepsOf: (chat) => routes.post[population.isApart(chat) ? 'apart' : 'others'], rowOf: (chat) => audience.rowOf(chat), pacing: pacingOf(scenario, design) },
  );
  const asking = openAsking({ scenario, population, calendar, audience, ask }, routes);
  const sendersIn = (chat: number): SenderOf => (followsSwitches(scenario) ? sendersAmid(population, audience, chat) : sendersOf(population, chat));
  const posts = openPosts(scenario, sendersIn, (chat, sender) => {
    asking.posted(post(chat, sender), chat);
  });
  const switches = switchesInOrder(scenario, population.presence);
  openSwitching({ ...context, calendar, cast, books, audience, waking, turnedAway, opened: asking.opened }, switches);
  const scheduleNext = (): void => {
    if (posts.size === 0) return;
    calendar.schedule(posts.nextMicros(), RANK.post, () => {
      posts.runNext();
      scheduleNext();
    });
  };
  scheduleNext();
  return { calendar, cast, switches };
}

interface MessagePhase {
  readonly calendar: Calendar;
  readonly cast: Cast;
  readonly switches: readonly Switch[];
}

class EngineRun implements Run {
  private readonly scenario: Scenario;
  private readonly design: Design;
  private readonly trace: TraceWriter;
  private readonly books: Books;
  private readonly messages: MessageWriter;
  private readonly waking: Waking;
  /** Null where there are too many people to play anything. */
  private readonly context: ConnectingContext | null;
  /** The calendar of connecting while people connect. */
  private connecting: Calendar | null = null;
  private playing: MessagePhase | null = null;
  private tallied: Tallied = null;
  private startMicros = 0;
  private done = false;
  private stopped: Stop | null = null;

  constructor(scenario: Scenario, design: Design, options: RunOptions) {
    const people = peopleOf(scenario);
    const tooMany = people > MAX_CROSSINGS;
    const ledger = emptyLedger(scenario, design, !tooMany);
    this.scenario = scenario;
    this.design = design;
    this.trace = new TraceWriter(options.maxCrossings ?? MAX_CROSSINGS, options.withTrace);
    this.books = openBooks(ledger);
    this.messages = new MessageWriter(ledger.owners !== null);
    this.waking = new Waking(scenario, ledger.gateways.paid, options.withTrace);
    if (tooMany) {
      this.context = null;
      this.stopAt(0);
      return;
    }
    const population = populate(scenario, design);
    this.context = { scenario, design, population, kindOf: kindNumbers(scenario, design), trace: this.trace, ledger };
    countInterest(this.context);
    if (people <= (options.maxPlayedPeople ?? MAX_PLAYED_PEOPLE)) this.connecting = openConnecting(this.context);
    else this.tallied = tallyConnecting(this.context);
    this.goOn();
  }

  advance(maxEvents: number): Progress {
    for (let left = maxEvents; left > 0 && !this.done; left--) {
      (this.connecting ?? this.playing?.calendar)?.runNext();
      this.goOn();
    }
    const { done, stopped } = this;
    return { done, crossings: this.trace.crossings, posted: this.messages.posted, stopped };
  }

  finish(): RunResult {
    if (!this.done) throw new Error('the run is not done');
    const { scenario, context, tallied, playing } = this;
    const crossings = this.trace.finish();
    const topology = topologyOf(scenario, this.design);
    const trace = crossings && { crossings, messages: this.messages.columns(), wakes: this.waking.finish() };
    return {
      scenario,
      topology,
      seating: crossings && context && seatingOfRun(context, crossings, tallied, playing?.switches ?? []),
      trace,
      index: trace && indexTrace(trace, topology.kinds, scenario),
      ledger: closeBooks(this.books, this.messages),
      summary: this.summary(),
    };
  }

  /** Ends the run, or goes from connecting to the messages, when the time for it has come. */
  private goOn(): void {
    if (this.trace.full) {
      const now = this.connecting?.now;
      const shifted = this.endConnecting();
      this.stopAt(now === undefined ? (this.playing?.calendar.now ?? 0) : shifted(now));
      return;
    }
    if (this.connecting && this.connecting.size > 0) return;
    this.endConnecting();
    if (this.context) this.playing ??= openMessages(this.context, this.books, this.messages, this.waking);
    this.done = this.playing?.calendar.size === 0;
  }

  /** @returns from a moment of connecting to true microseconds, if it was under way */
  private endConnecting(): (micros: number) => number {
    if (!this.connecting) return (micros) => micros;
    this.connecting = null;
    const shifted = this.trace.endConnecting();
    this.startMicros = shifted(0);
    return shifted;
  }

  private stopAt(atMicros: number): void {
    this.done = true;
    this.stopped = { reason: 'crossings', crossings: this.trace.crossings, atMicros };
  }

  private summary(): RunSummary {
    const { failedWrites, lostDeliveries, droppedJobs } = this.books;
    const { crossings, lastArrivalMicros } = this.trace;
    return {
      crossings,
      startMicros: this.startMicros,
      endMicros: lastArrivalMicros === -Infinity ? 0 : lastArrivalMicros,
      failedWrites,
      lostDeliveries,
      droppedJobs,
      stopped: this.stopped,
      lossless: failedWrites === 0 && droppedJobs === 0 && this.stopped === null,
      longestLine: this.playing?.cast.longestLine ?? 0,
    };
  }
}
