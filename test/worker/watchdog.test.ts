import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createWatchdog } from '../../src/worker/watchdog';

const SILENCE_MILLIS = 5_000;

describe('the watchdog', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  function watch(isHidden: () => boolean = () => false) {
    const onSilence = vi.fn();
    return { onSilence, watchdog: createWatchdog({ silenceMillis: SILENCE_MILLIS, onSilence, isHidden }) };
  }
  /** What a frozen tab or a blocked thread looks like: the clock goes on, no timer fires. */
  function freeze(millis: number): void {
    const now = performance.now() + millis;
    vi.spyOn(performance, 'now').mockReturnValueOnce(now);
  }

  it('reports once when an answer is owed for too long', () => {
    const { watchdog, onSilence } = watch();
    watchdog.expect();
    vi.advanceTimersByTime(SILENCE_MILLIS - 1);
    expect(onSilence).not.toHaveBeenCalled();
    vi.advanceTimersByTime(60_000);
    expect(onSilence).toHaveBeenCalledOnce();
  });
  it('says nothing while nothing is owed', () => {
    const { watchdog, onSilence } = watch();
    vi.advanceTimersByTime(60_000);
    watchdog.expect();
    watchdog.rest();
    vi.advanceTimersByTime(60_000);
    expect(onSilence).not.toHaveBeenCalled();
  });
  it('counts anew whenever something is heard', () => {
    const { watchdog, onSilence } = watch();
    watchdog.expect();
    for (let round = 0; round < 10; round++) {
      vi.advanceTimersByTime(SILENCE_MILLIS - 1);
      watchdog.heard();
    }
    expect(onSilence).not.toHaveBeenCalled();
  });
  it('waits longer where longer is allowed', () => {
    const onSilence = vi.fn();
    const watchdog = createWatchdog({ silenceMillis: SILENCE_MILLIS, extraMillis: () => 2_000, onSilence });
    watchdog.expect();
    vi.advanceTimersByTime(SILENCE_MILLIS + 1_999);
    expect(onSilence).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onSilence).toHaveBeenCalledOnce();
  });
  it('does not count while the page is hidden, and takes a whole round after', () => {
    let hidden = true;
    const { watchdog, onSilence } = watch(() => hidden);
    watchdog.expect();
    vi.advanceTimersByTime(600_000);
    hidden = false;
    vi.advanceTimersByTime(SILENCE_MILLIS - 1);
    expect(onSilence).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1);
    expect(onSilence).toHaveBeenCalledOnce();
  });
  it('does not blame the worker for a page that was frozen', () => {
    const { watchdog, onSilence } = watch();
    watchdog.expect();
    vi.advanceTimersByTime(SILENCE_MILLIS - 1);
    freeze(3_600_000);
    vi.advanceTimersByTime(SILENCE_MILLIS - 1);
    expect(onSilence).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(onSilence).toHaveBeenCalledOnce();
  });
});
