import { describe, expect, it } from 'vitest';
import { isLacking, isUnderWay, standingOf, type Circumstances, type Standing } from '../../src/session/standing';

const WELL: Circumstances = { isAwaited: true, life: 'busy', trouble: null, lack: null };

describe('how it stands with a run', () => {
  it.each<[Standing, Partial<Circumstances>]>([
    ['working', {}],
    ['working', { life: 'ready' }],
    ['working', { trouble: 'died' }],
    ['starting', { life: 'starting' }],
    ['replacing', { life: 'starting', trouble: 'died' }],
    ['halted', { life: 'failed', trouble: 'died' }],
    ['in', { isAwaited: false }],
    ['in', { isAwaited: false, life: 'failed', trouble: 'died' }],
    ['cancelled', { isAwaited: false, lack: 'cancelled' }],
    ['cancelled', { isAwaited: false, lack: 'cancelled', life: 'failed', trouble: 'died' }],
    ['failed', { isAwaited: false, lack: 'failed' }],
  ])('is %s where %j', (standing, circumstances) => {
    expect(standingOf({ ...WELL, ...circumstances })).toBe(standing);
  });

  it('is under way or lacking, never both, and neither once it is in', () => {
    const all: readonly Standing[] = ['in', 'starting', 'replacing', 'working', 'halted', 'cancelled', 'failed'];
    expect(all.filter(isUnderWay)).toEqual(['starting', 'replacing', 'working']);
    expect(all.filter(isLacking)).toEqual(['halted', 'cancelled', 'failed']);
  });
});
