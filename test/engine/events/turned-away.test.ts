/** People who are turned away while they switch: they try again, and hear nothing without a socket. */
import { describe, expect, it } from 'vitest';
import { OUTCOME } from '../../../src/model/trace';
import { kindsOf, play, rowsOf, sum, traceOf } from './scenes';

/** A hundred people in two chats, a line of one job, and handshakes that take a fifth of a second: most are turned away. */
const CROWD = { design: 'chat-gateway', chats: 2, users: 50, gateways: 2, switches: 20, messages: 200, rate: 20, line: 1, tHandshake: 200_000 } as const;

describe('under chat gateways with hardly a line', () => {
  const run = play(CROWD);
  const phases = kindsOf(run).map(({ phase }) => phase);
  const { hop } = traceOf(run).crossings;
  const rows = rowsOf(run).map((row, index) => ({ ...row, phase: phases[hop[index]!]! }));
  const opening = rows.filter(({ phase, id }) => phase === 'switch' && id === 'open');

  it('many are turned away, and everybody comes in at last', () => {
    const refused = opening.filter(({ outcome }) => outcome === OUTCOME.dropped);
    expect(refused.length).toBeGreaterThan(10);
    for (const { person, sent } of refused) {
      expect(opening.some((row) => row.person === person && row.sent > sent && row.outcome === OUTCOME.arrived), `u${String(person + 1)}`).toBe(true);
    }
    const { handshakes, switches } = run.ledger.gateways;
    expect(sum(handshakes)).toBe(opening.filter(({ outcome }) => outcome === OUTCOME.arrived).length);
    expect(sum(handshakes)).toBeLessThanOrEqual(sum(switches));
  });

  it('nobody receives between being turned away and the next socket', () => {
    const writes = rows.filter(({ id }) => id === 'deliver');
    let silent = 0;
    for (const { person, arrived, outcome } of opening) {
      if (outcome !== OUTCOME.dropped) continue;
      const next = opening.find((row) => row.person === person && row.sent > arrived && row.outcome === OUTCOME.arrived)!.arrived;
      const meanwhile = writes.filter((row) => row.person === person && row.sent > arrived && row.sent < next);
      silent += meanwhile.length;
      expect(meanwhile.filter((row) => row.outcome === OUTCOME.arrived)).toEqual([]);
    }
    expect(silent).toBeGreaterThan(0);
  });
});
