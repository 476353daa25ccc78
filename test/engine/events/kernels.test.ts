import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderBy } from '../../../src/engine/events/order';
import { openQueue } from '../../../src/engine/events/queue';

describe('orderBy', () => {
  it('is a stable sort', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5, max: 20 }), { maxLength: 300 }), (keys) => {
        const expected = keys.map((_, place) => place).sort((a, b) => keys[a]! - keys[b]! || a - b);
        expect(Array.from(orderBy(Float64Array.from(keys), keys.length))).toEqual(expected);
      }),
    );
  });

  it('looks at the first keys alone', () => {
    expect(Array.from(orderBy(Float64Array.of(3, 1, 2, -9, -9), 3))).toEqual([1, 2, 0]);
  });
});

describe('a queue', () => {
  it('gives back what an array would', () => {
    const steps = fc.array(fc.option(fc.integer(), { nil: undefined }), { maxLength: 200 });
    fc.assert(
      fc.property(steps, (list) => {
        const queue = openQueue<number>();
        const model: number[] = [];
        for (const item of list) {
          if (item === undefined) expect(queue.shift()).toBe(model.shift());
          else {
            queue.push(item);
            model.push(item);
          }
          expect(queue.size).toBe(model.length);
        }
        while (model.length > 0) expect(queue.shift()).toBe(model.shift());
        expect(queue.shift()).toBeUndefined();
      }),
    );
  });
});
