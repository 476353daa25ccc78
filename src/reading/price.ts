/** What a run costs beside copies that somebody waits for. */
import type { Design } from '../model/design';
import type { RunResult } from '../model/run';
import { total } from './figures';

/** Over all gateways and the whole run. */
export interface Price {
  /** The longest that a last viewer has waited, from posting on. */
  readonly lastMicros: number;
  /** Copies that serve nobody. */
  readonly wasted: number;
  readonly handshakes: number;
  /** Sockets moved to another gateway. */
  readonly moves: number;
  /** Requests that brought nothing. */
  readonly inVain: number;
}

export function priceOf({ ledger: { gateways, messages } }: RunResult, { movesSockets }: Pick<Design, 'movesSockets'>): Price {
  return {
    lastMicros: messages.lastViewerMicros.reduce((last, micros) => Math.max(last, micros), 0),
    wasted: total(gateways.wasted),
    handshakes: total(gateways.handshakes),
    moves: movesSockets ? total(gateways.switches) : 0,
    inVain: total(gateways.emptyAnswers),
  };
}
