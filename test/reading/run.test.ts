/** A run with all that can be read of it: played, counted, strained. */
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { aggregate } from '../../src/engine/counts/aggregate';
import { estimate } from '../../src/engine/counts/estimate';
import { runToEnd } from '../../src/engine/events/simulate';
import { decodeScenario } from '../../src/link/codec';
import { isPlayedResult } from '../../src/model/run';
import { asRunResult } from '../../src/reading/fromcounts';
import { isPlayed, loadedRun } from '../../src/reading/run';
import { sceneOf } from './scenes';

function counted(link: string) {
  const { scenario } = decodeScenario(link);
  const design = designOf(scenario.design);
  const result = aggregate(scenario);
  return loadedRun(asRunResult(result, design), design, estimate(result));
}

describe('a run that was played', () => {
  it('can be asked for any moment, and has stays where people switch', () => {
    const { run } = sceneOf('chats=2&users=3&switches=60&messages=2');
    expect([run.engine, isPlayed(run), isPlayedResult(run.result)]).toEqual(['events', true, true]);
    expect(run.stays!.columns.length).toBe(12);
    expect(sceneOf('chats=2').run.stays).toBeNull();
  });

  it('has no moments where it was played for the ledger alone', () => {
    const { scenario } = decodeScenario('');
    expect(isPlayed(loadedRun(runToEnd(scenario, { withTrace: false }), designOf(scenario.design), null))).toBe(false);
  });
});

describe('a run that was counted', () => {
  it('has figures and no moments, but knows who sits where', () => {
    const run = counted('chats=2&users=3&gateways=4&switches=60');
    expect([run.engine, isPlayed(run), run.cursor, run.flight, run.stays]).toEqual(['aggregate', false, null, null, null]);
    expect(run.figures.copiesPerMessage).toBeGreaterThan(0);
    // Dealt out in turn.
    expect(Array.from(run.result.seating!.seat)).toEqual([0, 1, 2, 3, 0, 1]);
  });
});

describe('the strain of a run', () => {
  it('is the gateways that hold too many, and the share of a mean one’s cores', () => {
    // Three on the first gateway, two each on the others; a copy and 7/3 sockets a second at 10 µs.
    const { strain } = sceneOf('users=7&gateways=3&sockets=2').run;
    expect(strain.overSockets).toBe(1);
    expect(strain.overloaded).toEqual([]);
    expect(counted('users=7&gateways=3&sockets=2').strain).toEqual(strain);
  });
});
