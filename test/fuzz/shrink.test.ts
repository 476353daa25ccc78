import { describe, expect, it } from 'vitest';
import { shortest } from './shrink';

const never = (): boolean => false;
const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

describe('the shortest list that fails', () => {
  it.each([[[3]], [[0, 99]], [[17, 18, 60]], [[]]])('is just what it takes: %j of a hundred', async (needed) => {
    const fails = (list: readonly number[]): Promise<boolean> => Promise.resolve(needed.every((one) => list.includes(one)));
    expect(await shortest(numbers(100), fails, never)).toEqual(needed);
  });

  it('keeps the order of what is left', async () => {
    const fails = (list: readonly number[]): Promise<boolean> => Promise.resolve(list.indexOf(7) >= 0 && list.indexOf(7) < list.indexOf(9));
    expect(await shortest(numbers(20), fails, never)).toEqual([7, 9]);
  });

  it('is the list itself where each part is needed, and what has been found where that is enough', async () => {
    const all = (list: readonly number[]): Promise<boolean> => Promise.resolve(list.length === 8);
    expect(await shortest(numbers(8), all, never)).toEqual(numbers(8));
    expect(await shortest(numbers(8), () => Promise.resolve(true), () => true)).toEqual(numbers(8));
  });
});
