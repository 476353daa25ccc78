/** One gateway from close by: how its second is spent, and which line of its code is at work at the play head. */
import type { PlayedResult, RunResult } from '../model/run';
import { OUTCOME } from '../model/trace';
import { allReleasesPerSecond } from '../model/releaserates';
import { switchesOfOne } from '../model/switching';
import { expectedAttempts } from '../model/loss';
import { isCopyIn } from '../model/trace';

const MICROS_PER_SECOND = 1_000_000;

/** What a gateway spends time on. */
export type Spending = 'copies' | 'writes' | 'retries' | 'connections' | 'waking' | 'idle';

/** One part of a gateway's second. */
export interface SecondPart {
  readonly id: Spending;
  /** How often a second; null where nothing is counted. */
  readonly times: number | null;
  /** Cores at work on it, in the mean over the second: 0.5 is half a core. */
  readonly cores: number;
}

/** A gateway's second, from the counts of a run and the scenario's costs. */
export interface CloseSecond {
  /** In the order of the bar; together as many cores as the gateway has, or more where it cannot keep up. */
  readonly parts: readonly SecondPart[];
  readonly cores: number;
  /** Cores that the work needs: above `cores` it cannot keep up. */
  readonly needed: number;
  /** People whom it gives up on, a second. */
  readonly lost: number;
}

/**
 * The second of one gateway while every chat posts at its rate. First attempts and repeated ones are
 * told apart by the counts where the run was played, by the mean number of attempts where it was counted.
 * @param gateway from 0
 */
export function closeSecond(result: RunResult, gateway: number): CloseSecond {
  const { ledger, scenario, topology } = result;
  const { owners } = ledger;
  const released = owners ? owners.releases.reduce((sum, count) => sum + count, 0) : ledger.messages.posted;
  const perSecond = allReleasesPerSecond(scenario, topology.pacing) / Math.max(1, released);
  const copies = ledger.gateways.receipts[gateway]! * perSecond;
  const attempts = ledger.gateways.writes[gateway]! * perSecond;
  const first = firstAttempts(result, gateway) * perSecond;
  const held = topology.sitsWithChat ? ledger.gateways.connections[gateway]! : (ledger.gateways.secondSockets[gateway] ?? 0);
  const switching = held * switchesOfOne(scenario);
  const part = (id: Spending, times: number, micros: number): SecondPart => ({ id, times, cores: (times * micros) / MICROS_PER_SECOND });
  const busy = [
    part('copies', copies, scenario.tReceipt),
    part('writes', first, scenario.tWrite),
    part('retries', attempts - first, scenario.tWrite),
    part('connections', switching, scenario.tHandshake),
    ...wakingPart(result, gateway, perSecond),
  ];
  const needed = busy.reduce((sum, { cores }) => sum + cores, 0);
  return {
    parts: [...busy, { id: 'idle', times: null, cores: Math.max(0, scenario.cores - needed) }],
    cores: scenario.cores,
    needed,
    lost: ledger.gateways.lost[gateway]! * perSecond,
  };
}

/** What waking up came to, with the dearer first writes; nothing where it takes no time, or was not played. */
function wakingPart({ ledger: { gateways: { paid } }, scenario }: RunResult, gateway: number, perSecond: number): SecondPart[] {
  const [wakes, firstWrites] = [paid.tWake?.[gateway] ?? 0, paid.tFirstWrite?.[gateway] ?? 0];
  const micros = wakes * scenario.tWake + firstWrites * scenario.tFirstWrite;
  return micros === 0 ? [] : [{ id: 'waking', times: Math.max(wakes, firstWrites) * perSecond, cores: (micros * perSecond) / MICROS_PER_SECOND }];
}

/** Writes of a gateway that were the first to their person of their message. */
function firstAttempts({ ledger, scenario, trace }: RunResult, gateway: number): number {
  if (!trace) return ledger.gateways.writes[gateway]! / expectedAttempts(scenario.loss, scenario.attempts);
  const { attempt, from, length } = trace.crossings;
  let first = 0;
  for (let row = 0; row < length; row++) if (attempt[row] === 1 && from[row] === gateway) first++;
  return first;
}

/** A line of the gateway's code. */
export type CodeLine = 'take' | 'find' | 'each' | 'write' | 'retry' | 'giveUp';

/**
 * The lines of its code that a gateway is at: what its copies and writes under way at this moment are
 * about. Nothing before the first message and after the last.
 * @param gateway from 0
 */
export function linesAt({ topology, trace }: Pick<PlayedResult, 'topology' | 'trace'>, gateway: number, micros: number): ReadonlySet<CodeLine> {
  const { crossings } = trace;
  const { sentMicros, arrivedMicros, hop, from, to, message, attempt, outcome, length } = crossings;
  const lines = new Set<CodeLine>();
  for (let row = 0; row < length && sentMicros[row]! <= micros; row++) {
    if (arrivedMicros[row]! <= micros) continue;
    if (isCopyIn(topology.kinds[hop[row]!]!) && message[row]! >= 0 && to[row] === gateway) {
      lines.add('take').add('find');
    } else if (attempt[row]! > 0 && from[row] === gateway) {
      lines.add('each').add(attempt[row] === 1 ? 'write' : 'retry');
      if (outcome[row] === OUTCOME.lost) lines.add('giveUp');
    }
  }
  return lines;
}
