/** The figures of a run that a table compares: per gateway, per message, per shard. */
import { busyMicros, type Counts } from '../model/ledger';
import type { FlowRecord, Heard } from '../model/flow';
import type { RunResult } from '../model/run';
import { NEVER } from '../model/seating';
import { isDelivery, OUTCOME } from '../model/trace';
import { Brought } from './brought';
import { Owners } from './owners';

export interface MeanAndBusiest {
  readonly mean: number;
  readonly busiest: number;
}
export interface Figures {
  readonly gateways: number;
  readonly copiesIn: MeanAndBusiest;
  /** Of these, the ones that serve nobody. */
  readonly wasted: MeanAndBusiest;
  readonly writesOut: MeanAndBusiest;
  readonly busyMicros: MeanAndBusiest;
  readonly chatsHeard: MeanAndBusiest;
  readonly messages: number;
  /** Of one message, in the mean. */
  readonly copiesPerMessage: number;
  readonly writesPerMessage: number;
  readonly shardsPerMessage: number;
  readonly lookups: number;
  readonly notifications: number;
  readonly lost: number;
  /** People who switched to another chat; of these, with a new handshake; what gateways told topics for them. */
  readonly switches: number;
  readonly handshakes: number;
  readonly subscribes: number;
  /** From posting, in the mean over messages that somebody heard; null when none was. */
  readonly firstViewerMicros: number | null;
  readonly lastViewerMicros: number | null;
  /** After how long viewers hear, over all messages; null where nothing was played. */
  readonly heard: Heard | null;
}

export function figuresOf(result: RunResult): Figures {
  const { ledger, scenario } = result;
  const messages = Math.max(1, ledger.messages.posted);
  return {
    gateways: scenario.gateways,
    copiesIn: spreadOf(ledger.gateways.receipts),
    wasted: spreadOf(ledger.gateways.wasted),
    writesOut: spreadOf(ledger.gateways.writes),
    busyMicros: spreadOf(busyMicros(ledger, scenario)),
    chatsHeard: spreadOf(ledger.gateways.chats),
    messages: ledger.messages.posted,
    copiesPerMessage: total(ledger.gateways.receipts) / messages,
    writesPerMessage: total(ledger.gateways.writes) / messages,
    shardsPerMessage: total(ledger.messages.shardsAsked) / Math.max(1, ledger.messages.shardsAsked.length),
    lookups: total(ledger.userGatewayStorage.lookups),
    notifications: total(ledger.topics.notifications),
    lost: total(ledger.gateways.lost),
    switches: total(ledger.gateways.switches),
    handshakes: total(ledger.gateways.handshakes),
    subscribes: total(ledger.topics.subscribes) + total(ledger.topics.unsubscribes),
    firstViewerMicros: meanHeard(ledger.messages.firstViewerMicros),
    lastViewerMicros: meanHeard(ledger.messages.lastViewerMicros),
    heard: heardOf(result),
  };
}

/** What a run in columns says of when viewers hear, in the mean over the messages that it tells. */
export function heardFigures({ heard, messages }: Pick<FlowRecord, 'heard' | 'messages'>): Pick<Figures, 'firstViewerMicros' | 'lastViewerMicros' | 'heard'> {
  const { postedMicros, firstViewerMicros, lastViewerMicros } = messages;
  const fromPosting = (moments: Float64Array): Float64Array => moments.map((micros, message) => (micros === NEVER ? -1 : micros - postedMicros[message]!));
  return { heard, firstViewerMicros: meanHeard(fromPosting(firstViewerMicros)), lastViewerMicros: meanHeard(fromPosting(lastViewerMicros)) };
}

/** Over all deliveries of a trace. */
function heardOf({ trace, topology, scenario }: RunResult): Heard | null {
  if (!trace) return null;
  const owners = new Owners({ trace, scenario });
  const { crossings: { length, hop, outcome, message, arrivedMicros }, messages } = trace;
  const spans: number[] = [];
  const brought = new Brought(trace);
  for (let row = 0; row < length; row++) {
    const kind = topology.kinds[hop[row]!]!;
    if (!isDelivery(kind) || outcome[row] !== OUTCOME.arrived) continue;
    const heard = kind.phase === 'clock' ? brought.by(row) : owners.carriedBy(message[row]!);
    for (const one of heard) spans.push(arrivedMicros[row]! - messages.postedMicros[one]!);
  }
  const sorted = Float64Array.from(spans).sort();
  const told = (share: number): number | null => sorted[Math.ceil(share * sorted.length) - 1] ?? null;
  return { viewers: sorted.length, p50Micros: told(0.5), p95Micros: told(0.95), p99Micros: told(0.99) };
}

export function total(counts: Counts): number {
  let sum = 0;
  for (const count of counts) sum += count;
  return sum;
}

function spreadOf(counts: Counts): MeanAndBusiest {
  let busiest = 0;
  for (const count of counts) busiest = Math.max(busiest, count);
  return { mean: counts.length > 0 ? total(counts) / counts.length : 0, busiest };
}

function meanHeard(micros: Float64Array): number | null {
  const heard = micros.filter((value) => value >= 0);
  return heard.length > 0 ? total(heard) / heard.length : null;
}
