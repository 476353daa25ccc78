/** What happens over time in a run that is played in columns. */
import type { FlowRecord } from '../../../src/model/flow';
import type { Scenario } from '../../../src/model/scenario';
import { openFlowOverTime } from '../../../src/engine/flow/flow';

/** Plays a scenario from beginning to end. */
export function overTime(scenario: Scenario): FlowRecord {
  const run = openFlowOverTime(scenario);
  while (!run.advance(Infinity).done);
  return run.finish();
}
