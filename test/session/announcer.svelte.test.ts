import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Announcer } from '../../src/session/announcer.svelte';

describe('what is said', () => {
  beforeEach(() => { vi.useFakeTimers(); });
  afterEach(() => { vi.useRealTimers(); });
  const wordsOf = ({ said }: Announcer): string[] => said.map(({ words }) => words);

  it('is said again where the words are the same', () => {
    const announcer = new Announcer();
    announcer.say('The end.');
    const first = announcer.said[0]!.id;
    announcer.say('The end.');
    expect(wordsOf(announcer)).toEqual(['The end.', 'The end.']);
    expect(announcer.said[0]!.id).toBe(first);
    expect(announcer.said[1]!.id).not.toBe(first);
  });

  it('is the last of what a hand does while it does not rest, once', () => {
    const announcer = new Announcer();
    for (const step of ['one', 'two', 'three']) {
      announcer.sayAtRest(() => step);
      vi.advanceTimersByTime(100);
    }
    expect(wordsOf(announcer)).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(wordsOf(announcer)).toEqual(['three']);
  });

  it('comes in its order: what waits goes before what is said at once', () => {
    const announcer = new Announcer();
    announcer.sayAtRest(() => 'gateways 4');
    announcer.say('The end.');
    vi.advanceTimersByTime(1000);
    expect(wordsOf(announcer)).toEqual(['gateways 4', 'The end.']);
  });

  it('is nothing where there is nothing to say, or nobody listens any more', () => {
    const announcer = new Announcer();
    announcer.say('');
    announcer.sayAtRest(() => 'late');
    announcer.dispose();
    vi.advanceTimersByTime(1000);
    expect(wordsOf(announcer)).toEqual([]);
  });
});
