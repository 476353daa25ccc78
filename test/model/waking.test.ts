/** What waking up may come to, where nobody has played when work comes. */
import { describe, expect, it } from 'vitest';
import { mostWakingMicros, type GatewayJobs } from '../../src/model/waking';

const COSTS = { tWake: 30, tFirstWrite: 7, cores: 1, sharedWrites: 'off' } as const;
const JOBS: GatewayJobs = { copies: 10, serving: 8, isAsked: false, firstWrites: 40, repeated: 3, handshakes: 2 };

describe('waking up comes at most', () => {
  it('to once for each job, with a first write for each that writes', () => {
    expect(mostWakingMicros(JOBS, COSTS)).toBe(30 * (10 + 3 + 2) + 7 * (8 + 3));
  });

  it('to once more for each part of a copy’s writes that another core takes', () => {
    // Eight copies of five writes each, over four cores.
    expect(mostWakingMicros(JOBS, { ...COSTS, cores: 4, sharedWrites: 'on' })).toBe(30 * (10 + 3 + 2 + 8 * 3) + 7 * (8 + 3 + 8 * 3));
  });

  it('to what two copies of two writes wake up, of four jobs of which two are questions', () => {
    const asked = { copies: 4, serving: 4, isAsked: true, firstWrites: 4, repeated: 0, handshakes: 0 };
    const costs = { ...COSTS, tFirstWrite: 0, cores: 2, sharedWrites: 'on' } as const;
    expect(mostWakingMicros(asked, costs)).toBe(30 * (4 + 2));
    expect(mostWakingMicros({ ...asked, isAsked: false }, costs)).toBe(30 * 4);
  });
});
