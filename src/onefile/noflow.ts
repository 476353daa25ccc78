/** Stands in a figure's file where the engine in columns would: a figure has no line of time, and never asks for it. */
import type { Scenario } from '../model/scenario';

export function whyNoFlow({ design }: Scenario): never {
  throw new Error(`a figure plays no run in columns (${design})`);
}

export { whyNoFlow as openFlowOverTime };
