/**
 * Who asks when, and what an answer brings. Whoever asks does so once every so many milliseconds, in a rhythm of
 * their own: the first time after a share of that pause that is drawn for them. They ask from the beginning of the
 * run on, and for the last time when the run's last message can first be heard, so that everybody hears everything.
 *
 * What an answer brings is settled when it is asked for: all that has been posted since the one before. A viewer's
 * request and a message take equally long to whoever keeps messages, a last mile and a hop, so that is what has been
 * posted by then; a gateway's request is there sooner by the last mile. So no answer follows queues, and every
 * engine knows it. Moments are whole microseconds, rounded up, so that all of this is exact.
 */
import { ASKER_ROLES, type Asker, type ClockFlow } from './design';
import { countWhile } from './numeric';
import { MICROS_PER_MILLI, postingMoment, type PostingPlan } from './posting';
import { draw, drawPair, pick, streamKey } from './random';
import type { Scenario } from './scenario';
import { talkOf } from './talk';

/** The clock of a flow in one run. */
export interface AskClock {
  readonly by: Asker;
  /** Between two requests of one asker. */
  readonly everyMicros: number;
  /** From posting until a message can be brought by a request of that moment. */
  readonly lagMicros: number;
  /** From when on a request brings the last message of the run. */
  readonly endMicros: number;
}

/** Whether people ask for themselves, each in a rhythm of their own. */
export function isAskedByPeople({ by }: Pick<ClockFlow, 'by'>): boolean {
  return ASKER_ROLES[by].role === 'user';
}

/** The clock of a flow; null where nothing is posted, since then nobody asks. */
export function clockOf(scenario: Scenario, { every, by }: ClockFlow): AskClock | null {
  const last = lastPostedMicros(scenario);
  if (last === null) return null;
  const lagMicros = isAskedByPeople({ by }) ? 0 : scenario.lastMile * MICROS_PER_MILLI;
  return { by, everyMicros: scenario[every] * MICROS_PER_MILLI, lagMicros, endMicros: Math.ceil(last + lagMicros) };
}

/** When the last message of a run is posted; null where none is. */
export function lastPostedMicros(scenario: PostingPlan & Pick<Scenario, 'do'>): number | null {
  const { chats, arrivals, do: actions } = scenario;
  const { messages: posted, messagesOf } = talkOf(scenario);
  let last = actions.reduce((latest, { atMillis }) => Math.max(latest, atMillis * MICROS_PER_MILLI), -Infinity);
  const momentOf = postingMoment(scenario);
  const lastOf = (chat: number): number => {
    const messages = messagesOf(chat);
    if (messages === 0) return -Infinity;
    let moment = 0;
    for (let index = arrivals === 'steady' ? messages - 1 : 0; index < messages; index++) moment = momentOf(chat, index, moment);
    return moment;
  };
  for (let chat = 0; posted > 0 && chat < chats; chat++) last = Math.max(last, lastOf(chat));
  return last === -Infinity ? null : last;
}

/** From a viewer, or a gateway and a chat, to the microseconds after which they ask for the first time. */
export type PhaseOf = (asker: number, chat: number) => number;

/** The phases of a clock: a viewer's is their own, a gateway has one for each chat. */
export function phasesOf({ by, everyMicros }: AskClock, seed: number): PhaseOf {
  const key = streamKey(seed, 'askPhase');
  return isAskedByPeople({ by }) ? (person) => pick(draw(key, person), everyMicros) : (gateway, chat) => pick(drawPair(key, gateway, chat), everyMicros);
}

/** How many requests a phase comes to in the run. */
export function asksOf(clock: AskClock, phase: number): number {
  return 1 + firstAskFrom(clock, phase, clock.endMicros);
}

/** The first request, from 0, that is made at a moment or later; it brings what can be brought from then on. */
export function firstAskFrom({ everyMicros }: Pick<AskClock, 'everyMicros'>, phase: number, micros: number): number {
  return Math.max(0, Math.ceil((Math.ceil(micros) - phase) / everyMicros));
}

/** From when on each message can be brought by a request, in whole microseconds. */
export function readyMicros({ lagMicros }: AskClock, posted: Float64Array): Float64Array {
  return posted.map((moment) => Math.ceil(moment + lagMicros));
}

/**
 * The messages that a request at a moment brings: those from the first place to before the second.
 * @param ready when each can be brought, ascending
 * @param index number of the request, from 0
 */
export function broughtBy({ everyMicros }: Pick<AskClock, 'everyMicros'>, ready: ArrayLike<number>, atMicros: number, index: number): readonly [number, number] {
  const before = (micros: number): number => countWhile(ready.length, (place) => ready[place]! <= micros);
  return [index === 0 ? 0 : before(atMicros - everyMicros), before(atMicros)];
}

/** From a phase to how many requests for a chat bring something. */
export type FilledOf = (phase: number) => number;

/**
 * Worked out for all phases at once. With r what is left of a moment divided by the pause, a request of phase p
 * that brings it is one later where p < r. So two neighbours are brought together for all phases, for none, or for
 * those on one side of an arc between what is left of the two.
 */
export function filledAnswers({ everyMicros }: Pick<AskClock, 'everyMicros'>, ready: Float64Array): FilledOf {
  let always = ready.length > 0 ? 1 : 0;
  const changes: { readonly phase: number; readonly by: number }[] = [];
  const within = (from: number, to: number, by: number): void => {
    if (from < to) changes.push({ phase: from, by }, { phase: to, by: -by });
  };
  for (let place = 1; place < ready.length; place++) {
    const [before, now] = [ready[place - 1]!, ready[place]!];
    const [leftBefore, leftNow] = [before % everyMicros, now % everyMicros];
    const pauses = Math.round((now - leftNow - (before - leftBefore)) / everyMicros);
    if (pauses > 0) always++;
    // In one pause they part where a request comes between them; in neighbouring ones they meet where none does.
    if (pauses === 0) within(leftBefore, leftNow, 1);
    else if (pauses === 1) within(leftNow, leftBefore, -1);
  }
  if (changes.length === 0) return () => always;
  changes.sort((a, b) => a.phase - b.phase);
  const phases = Float64Array.from(changes, ({ phase }) => phase);
  const counts = new Float64Array(changes.length + 1).fill(always);
  changes.forEach(({ by }, place) => {
    counts[place + 1] = counts[place]! + by;
  });
  return (phase) => counts[countWhile(phases.length, (place) => phases[place]! <= phase)]!;
}
