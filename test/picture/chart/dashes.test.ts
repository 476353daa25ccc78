import { expect, it } from 'vitest';
import { dashOf } from '../../../src/picture/chart/dashes';

it('no two of many lines have the same dash, and the first four keep theirs', () => {
  const dashes = Array.from({ length: 40 }, (_, line) => dashOf(line));
  expect(new Set(dashes).size).toBe(dashes.length);
  expect(dashes.slice(0, 4)).toEqual(['none', '14 5', '4 5', '9 4 2 4']);
  for (const dash of dashes.slice(1)) expect(dash).toMatch(/^\d+ \d+( \d+ \d+)*$/);
});
