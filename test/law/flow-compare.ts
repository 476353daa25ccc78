/** The flow engine's law: what it and the event engine say of one scenario, set beside each other. */
import type { FlowResult } from '../../src/model/flow';
import type { RunResult, RunSummary } from '../../src/model/run';

/** What differs, one sentence each; nothing where the law holds. */
export function flowDifferences(events: RunResult, flow: FlowResult): string[] {
  const ends = events.ledger.messages.posted > 0 ? unlike('summary.endMicros', events.summary.endMicros, flow.summary.endMicros) : [];
  return [...unlike('ledger', events.ledger, flow.ledger), ...unlike('summary', timeless(events.summary), timeless(flow.summary)), ...ends];
}

/** Connecting is counted by the one and may be played by the other, which then has it begin before 0; where nothing is posted, it is the end as well. */
function timeless(summary: RunSummary): RunSummary {
  return { ...summary, startMicros: 0, endMicros: 0 };
}

/** What differs between two that should be alike, one sentence each. */
export function differences(one: unknown, other: unknown): string[] {
  return unlike('it', one, other);
}

type Column = Float64Array | Float32Array | Uint32Array;

const isColumn = (value: unknown): value is Column => value instanceof Float64Array || value instanceof Float32Array || value instanceof Uint32Array;

function unlike(path: string, events: unknown, flow: unknown): string[] {
  if (isColumn(events) && isColumn(flow)) {
    if (events.length !== flow.length) return [`${path}: ${String(events.length)} by events, ${String(flow.length)} by flow`];
    let wrong = 0;
    while (wrong < events.length && events[wrong] === flow[wrong]) wrong++;
    return wrong === events.length ? [] : [`${path} ${String(wrong)}: ${String(events[wrong])} by events, ${String(flow[wrong])} by flow`];
  }
  if (typeof events === 'object' && typeof flow === 'object' && events !== null && flow !== null) {
    const [one, other] = [events as Record<string, unknown>, flow as Record<string, unknown>];
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) => unlike(`${path}.${key}`, one[key], other[key]));
  }
  return events === flow ? [] : [`${path}: ${String(events)} by events, ${String(flow)} by flow`];
}
