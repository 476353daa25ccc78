/** One piece of work after the other, and what leaves before its turn. */
import { describe, expect, it } from 'vitest';
import { Queue } from '../../src/session/queue';

/** A queue of errands by letter: what has begun, in order; each ends when it is told to. */
function errands() {
  const queue = new Queue();
  const begun: string[] = [];
  const leave = new Map<string, AbortController>();
  const done = new Map<string, () => void>();
  return {
    begun,
    add: (letter: string): void => {
      const asked = new AbortController();
      leave.set(letter, asked);
      queue.add({
        signal: asked.signal,
        begin: () => {
          begun.push(letter);
          return new Promise((resolve) => { done.set(letter, resolve); });
        },
      });
    },
    abort: (letter: string): void => { leave.get(letter)!.abort(); },
    finish: async (letter: string): Promise<void> => {
      done.get(letter)!();
      await Promise.resolve();
      await Promise.resolve();
    },
  };
}

describe('a queue', () => {
  it('begins at once where nothing is under way, and the next when that is done', async () => {
    const { begun, add, finish } = errands();
    for (const letter of 'ABC') add(letter);
    expect(begun).toEqual(['A']);
    await finish('A');
    expect(begun).toEqual(['A', 'B']);
    await finish('B');
    expect(begun).toEqual(['A', 'B', 'C']);
  });

  it('goes on at once when what is under way is given up, though it never ends', () => {
    const { begun, add, abort } = errands();
    for (const letter of 'AB') add(letter);
    abort('A');
    expect(begun).toEqual(['A', 'B']);
  });

  it('never begins what was given up before its turn', async () => {
    const { begun, add, abort, finish } = errands();
    for (const letter of 'ABC') add(letter);
    abort('B');
    await finish('A');
    expect(begun).toEqual(['A', 'C']);
  });

  it('is not held up, nor hurried, by what ends after it was given up', async () => {
    const { begun, add, abort, finish } = errands();
    for (const letter of 'ABC') add(letter);
    abort('A');
    await finish('A');
    expect(begun).toEqual(['A', 'B']);
  });
});
