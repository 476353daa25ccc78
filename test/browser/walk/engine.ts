/** The engine in Node, for what a page in a browser has to say. */
import { expect } from 'vitest';
import { decodeScenario } from '../../../src/link/codec';
import type { RunResult } from '../../../src/model/run';
import { runToEnd } from '../../../src/engine/events/simulate';
import { designOf } from '../../../src/designs';
import { loadedRun } from '../../../src/reading/run';
import { gatewayText } from './wanted';

/** The run of a link without faults, to its end, with its trace. */
export function nodeRun(link: string): RunResult {
  const { scenario, repairs } = decodeScenario(link);
  expect(repairs, link).toEqual([]);
  return runToEnd(scenario, { withTrace: true });
}

/** Descriptions of the gateways at the end of a link's run. */
export function gatewaysAtEnd(link: string): string[] {
  const { ledger, scenario } = nodeRun(link);
  const { receipts, writes, chats } = ledger.gateways;
  return Array.from(receipts, (count, gateway) => gatewayText(count, writes[gateway]!, chats[gateway]!, scenario.chats));
}

/** Descriptions of the gateways at a moment of a link's run. */
export function gatewaysAt(link: string, micros: number): string[] {
  const result = nodeRun(link);
  const { ledger, scenario } = result;
  const { receipts, writes } = loadedRun(result, designOf(scenario.design), null).cursor!.at(micros);
  return Array.from(receipts, (count, gateway) =>
    gatewayText(count, writes[gateway]!, ledger.gateways.chats[gateway]!, scenario.chats),
  );
}
