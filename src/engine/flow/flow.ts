/**
 * The flow engine: plays runs of millions of copies, given who sits where, and writes the ledger that
 * the event engine writes. Connecting is counted by the counting engine and not played; there is no
 * trace, but what each instance had to do over time and when each message's viewers heard.
 */
import { designOf } from '../../designs';
import { personByPerson, type AggregateResult } from '../../model/counts';
import type { Design } from '../../model/design';
import type { FlowProgress, FlowRecord, FlowRefusal, FlowResult } from '../../model/flow';
import { peopleOf } from '../../model/people';
import { placementOf } from '../../model/placement';
import { populate } from '../../model/population';
import type { RunSummary } from '../../model/run';
import { roomsOf } from '../../model/rooms';
import type { Scenario } from '../../model/scenario';
import { topologyOf } from '../../model/topology';
import { subscribingOf, writesSeats } from '../../model/traits';
import { openAggregate, type AggregateRun } from '../counts/aggregate';
import { emptyLedger, openBooks, type Books, type ComponentLedger } from '../events/books';
import { checkActions } from '../events/posts';
import { Waking } from '../events/waking';
import { expectedCrossings } from '../theory/theory';
import { Deliveries } from './deliveries';
import { Hearing } from './hearing';
import { planOf } from './plan';
import { Play } from './play';
import { expectedMicrosOf, Posts } from './posts';
import { MOST_TOLD_PEOPLE, whyNot } from './refusal';
import { Rows } from './rows';

export interface FlowRun<Result> {
  /** Goes on for about so many copies, or places as many people before the first message. */
  advance(maxCopies: number): FlowProgress;
  /**
   * The result, its columns in buffers of their own.
   * @throws Error before the run is done
   */
  finish(): Result;
}

/** Why a scenario is not played in columns; null where it is. */
export function whyNoFlow(scenario: Scenario): FlowRefusal | null {
  const design = designOf(scenario.design);
  return whyNot(roomsOf(scenario, design), design);
}

/**
 * Prepares a run.
 * @throws RangeError for what is not played, which `whyNoFlow` tells, for a design that is not in the
 *   catalogue, and for an action that nobody can do
 */
export function openFlow(scenario: Scenario): FlowRun<FlowResult> {
  const run = columnRun(scenario, true);
  return { advance: (maxCopies) => run.advance(maxCopies), finish: () => run.finish() };
}

/**
 * Prepares a run of which only what happens over time is wanted: nobody is counted as they connect, and
 * nothing is entered person by person. As `openFlow` in all else.
 */
export function openFlowOverTime(scenario: Scenario): FlowRun<FlowRecord> {
  const run = columnRun(scenario, false);
  return { advance: (maxCopies) => run.advance(maxCopies), finish: () => run.finishOverTime() };
}

function columnRun(asked: Scenario, withLedger: boolean): ColumnRun {
  const design = designOf(asked.design);
  const scenario = roomsOf(asked, design);
  checkActions(scenario);
  const refusal = whyNot(scenario, design);
  if (refusal) throw new RangeError(`not played in columns: ${refusal.reason}`);
  return new ColumnRun(scenario, design, withLedger);
}

/** Plays a scenario from beginning to end. */
export function flowToEnd(scenario: Scenario): FlowResult {
  const run = openFlow(scenario);
  while (!run.advance(Infinity).done);
  return run.finish();
}

/** The messages of a run under way, and all that they are entered in. */
interface Messages {
  readonly play: Play;
  readonly books: Books;
  readonly hearing: Hearing;
  readonly rows: Rows;
  readonly posts: Posts;
  readonly deliveries: Deliveries;
}

class ColumnRun {
  private readonly scenario: Scenario;
  private readonly design: Design;
  private readonly expected: number;
  /** Those who connect are being counted; null once they are. */
  private connecting: AggregateRun | null;
  private counted: AggregateResult | null = null;
  private messages: Messages | null;
  private done = false;

  constructor(scenario: Scenario, design: Design, withLedger: boolean) {
    this.scenario = scenario;
    this.design = design;
    this.expected = expectedCrossings(scenario, design);
    this.connecting = withLedger ? openAggregate(scenario) : null;
    this.messages = withLedger ? null : openMessages(scenario, design, null);
  }

  advance(maxCopies: number): FlowProgress {
    if (this.connecting) this.goOnConnecting(this.connecting, maxCopies);
    else if (this.messages && !this.done) this.done = this.messages.play.advance(maxCopies) === 0;
    const { done, messages } = this;
    const crossings = messages?.play.crossings.count ?? 0;
    const bytes = messages ? messages.play.bytes + messages.rows.bytes + messages.hearing.bytes + messages.posts.bytes : (this.connecting?.arrayBytes ?? 0);
    return { done, crossings, posted: messages?.hearing.posted ?? 0, share: done ? 1 : Math.min(0.99, crossings / Math.max(1, this.expected)), bytes };
  }

  finish(): FlowResult {
    const { scenario, design, messages, counted } = this;
    if (!this.done || !messages || !counted) throw new Error('the run is not done');
    messages.rows.dropAll();
    const overTime = recordOf(scenario, messages, connectingCrossings(scenario, design, counted));
    return {
      ...overTime,
      topology: topologyOf(scenario, design),
      isByPerson: counted.people <= MOST_TOLD_PEOPLE,
      ledger: { ...messages.books.ledger, messages: messages.hearing.ledger() },
      counted,
    };
  }

  finishOverTime(): FlowRecord {
    const { scenario, messages } = this;
    if (!this.done || !messages) throw new Error('the run is not done');
    return recordOf(scenario, messages, 0);
  }

  private goOnConnecting(connecting: AggregateRun, maxPeople: number): void {
    if (!connecting.advance(maxPeople).done) return;
    this.counted = connecting.finish();
    this.connecting = null;
    this.messages = openMessages(this.scenario, this.design, this.counted);
  }
}

/** @param counted who has connected; null where only what happens over time is wanted */
function openMessages(scenario: Scenario, design: Design, counted: AggregateResult | null): Messages {
  const people = peopleOf(scenario);
  const isTold = counted !== null && people <= MOST_TOLD_PEOPLE;
  const ledger = emptyLedger(scenario, design, isTold);
  if (counted) enterConnected(ledger, scenario, design, counted);
  const plan = planOf(scenario, design, ledger, people);
  const deliveries = new Deliveries(plan.steps, scenario.gateways);
  const settle = isTold ? deliveries.settle.bind(deliveries) : () => undefined;
  const rows = new Rows(scenario, populate(scenario, design), settle);
  const books = openBooks(ledger);
  const expectedMicros = expectedMicrosOf(scenario);
  const hearing = new Hearing(expectedMicros);
  const posts = new Posts(scenario);
  const play = new Play({ scenario, plan, books, waking: new Waking(scenario, ledger.gateways.paid, false), hearing, rows, posts, isTold, expectedMicros });
  return { play, books, hearing, rows, posts, deliveries };
}

/** Enters who has connected, which the counting engine has counted. */
function enterConnected(ledger: ComponentLedger, scenario: Scenario, design: Design, counted: AggregateResult): void {
  const { gateways, userGatewayStorage, topics, coordinator } = counted;
  ledger.gateways.connections.set(gateways.connections);
  ledger.gateways.chats.set(gateways.chats);
  ledger.userGatewayStorage.writes.set(userGatewayStorage.writes);
  ledger.coordinator.assignments.set(coordinator.assignments);
  const { subscriptions } = topics;
  if (subscriptions.oneFor !== 'member') ledger.topics.subscriptions.set(subscriptions.each);
  else if (ledger.topics.subscriptions.length > 0) ledger.topics.subscriptions.set(personByPerson(subscriptions, populate(scenario, design)));
}

/** Crossings of everybody's connecting, as `events/tally.ts` counts them. */
function connectingCrossings(scenario: Scenario, design: Design, { gateways, topics }: AggregateResult): number {
  const placement = placementOf(scenario, design);
  const each = placement.legs.reduce((sum, leg) => sum + (leg.verb === 'ask' ? 2 : 1), writesSeats(scenario, design) ? 1 : 0);
  const connected = gateways.connections.reduce((sum, count) => sum + count, 0);
  return (placement.topology ? 1 : 0) + each * connected + (subscribingOf(design) ? topics.subscriptions.total : 0);
}

function recordOf(scenario: Scenario, messages: Messages, connecting: number): FlowRecord {
  const { play, hearing } = messages;
  const roles = play.finish();
  return {
    scenario,
    summary: summaryOf(messages, connecting),
    messages: hearing.messages(),
    heard: hearing.heardInAll(),
    heardOverTime: hearing.heardOverTime(),
    roles,
  };
}

/** @param connecting crossings before the first message, where they were counted */
function summaryOf({ play, books }: Messages, connecting: number): RunSummary {
  const { failedWrites, lostDeliveries, droppedJobs } = books;
  const { count, lastArrivalMicros } = play.crossings;
  return {
    crossings: connecting + count,
    startMicros: 0,
    endMicros: lastArrivalMicros === -Infinity ? 0 : lastArrivalMicros,
    failedWrites,
    lostDeliveries,
    droppedJobs,
    stopped: null,
    lossless: failedWrites === 0 && droppedJobs === 0,
    longestLine: play.longestLine,
  };
}
