/**
 * What the flow bench measures: a second of a load, played, and beside it in the same process a bare loop
 * that is given who sits where and does nothing but let each copy wait at its gateway. Built into one
 * file, it runs in Node and as a worker in a browser.
 */
import { openFlowOverTime } from '../../src/engine/flow/flow';
import { decodeScenario } from '../../src/link/codec';
import { peopleOf } from '../../src/model/people';
import type { Scenario } from '../../src/model/scenario';
import { countBare, seatBare, waitBare } from './bare';
import { answerAsWorker, bestOfEach } from './timing';

export interface FlowQuestion {
  /** One message a chat. */
  readonly link: string;
  /** Messages a chat of the run that the further seconds are told by. */
  readonly seconds: number;
  readonly repeats: number;
}

export interface FlowMeasure {
  /** Copies into gateways in one second. */
  readonly copies: number;
  /** From the scenario to the result, of one second: everybody is placed, too. */
  readonly firstMillis: number;
  /** Of each second after that. */
  readonly furtherMillis: number;
  /** A bare loop, for as many copies as these. */
  readonly bareMillis: number;
  /** A bare loop that places everybody on gateways and shards. */
  readonly placingMillis: number;
  readonly columnBytes: number;
  /** How long copies waited in the bare loop, so that nobody can say that it is not needed. */
  readonly bareWaitedMicros: number;
}

/** As in the worker, between two looks at the clock. */
const BATCH_COPIES = 50_000;

/** Measures a load. */
export function measure({ link, seconds, repeats }: FlowQuestion): FlowMeasure {
  const { scenario } = decodeScenario(link);
  const longer = { ...scenario, messages: seconds };
  const seats = seatBare(scenario);
  let copies = 0;
  let columnBytes = 0;
  let bare: readonly [copies: number, waited: number, last: number] = [1, 0, 0];
  const [firstMillis, longerMillis, bareMillis, placingMillis] = bestOfEach(repeats, 1, [
    () => {
      ({ copies, columnBytes } = play(scenario));
    },
    () => {
      play(longer);
    },
    () => {
      bare = waitBare(scenario, seats);
    },
    () => {
      countBare(scenario, peopleOf(scenario), { gateways: 'by hash', shards: true });
    },
  ]);
  const furtherMillis = (longerMillis! - firstMillis!) / (seconds - 1);
  const [bareCopies, bareWaitedMicros] = bare;
  return { copies, columnBytes, bareWaitedMicros, firstMillis: firstMillis!, furtherMillis, bareMillis: (bareMillis! * copies) / bareCopies, placingMillis: placingMillis! };
}

function play(scenario: Scenario): { copies: number; columnBytes: number } {
  const run = openFlowOverTime(scenario);
  let progress;
  do progress = run.advance(BATCH_COPIES);
  while (!progress.done);
  const { received } = run.finish().roles.gateway!;
  return { copies: received.reduce((sum, count) => sum + count, 0), columnBytes: progress.bytes };
}

answerAsWorker(measure);
