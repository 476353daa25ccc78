import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Calendar, RANK } from '../../../src/engine/events/calendar';

interface Entry {
  readonly at: number;
  readonly rank: number;
}

/** Few different times and ranks, so that ties are common; enough entries for the columns to grow. */
const entries = fc.array(fc.record({ at: fc.integer({ min: 0, max: 9 }), rank: fc.integer({ min: 0, max: 4 }) }), {
  maxLength: 700,
  size: 'max',
});

/** The order that a calendar must keep, by a plain stable sort. */
function sorted(list: readonly Entry[]): number[] {
  return list
    .map((_, index) => index)
    .sort((a, b) => list[a]!.at - list[b]!.at || list[a]!.rank - list[b]!.rank || a - b);
}

describe('the calendar', () => {
  it('runs entries by (time, rank, sequence)', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const calendar = new Calendar();
        const ran: number[] = [];
        list.forEach(({ at, rank }, index) => calendar.schedule(at, rank, () => ran.push(index)));
        while (calendar.runNext()) expect(calendar.now).toBe(list[ran.at(-1)!]!.at);
        expect(ran).toEqual(sorted(list));
        expect(calendar.size).toBe(0);
      }),
    );
  });

  it('leaves out what was struck out, and nothing else', () => {
    fc.assert(
      fc.property(entries, fc.func(fc.boolean()), (list, isStruckOut) => {
        const calendar = new Calendar();
        const ran: number[] = [];
        const ids = list.map(({ at, rank }, index) => calendar.schedule(at, rank, () => ran.push(index)));
        const struckOut = ids.filter((id) => isStruckOut(id));
        for (const id of [...struckOut, ...struckOut]) calendar.cancel(id);
        expect(calendar.size).toBe(list.length - struckOut.length);
        while (calendar.runNext());
        expect(ran).toEqual(sorted(list).filter((index) => !struckOut.includes(ids[index]!)));
      }),
    );
  });

  it('keeps the order of what tasks enter while it runs', () => {
    fc.assert(
      fc.property(entries, (list) => {
        const calendar = new Calendar();
        const ran: [number, number][] = [];
        const enter = (index: number): void => {
          const entry = list[index];
          if (!entry) return;
          calendar.schedule(calendar.now + entry.at, entry.rank, () => {
            ran.push([calendar.now, index]);
            enter(2 * index + 1);
            enter(2 * index + 2);
          });
        };
        enter(0);
        while (calendar.runNext());
        expect(ran).toHaveLength(list.length);
        expect(ran.every(([time], place) => place === 0 || ran[place - 1]![0] <= time)).toBe(true);
      }),
    );
  });

  it('does not strike out a later entry by the id of one that has run', () => {
    const calendar = new Calendar();
    const ran: string[] = [];
    const first = calendar.schedule(1, 0, () => ran.push('first'));
    calendar.runNext();
    calendar.schedule(2, 0, () => ran.push('second'));
    calendar.cancel(first);
    calendar.runNext();
    expect(ran).toEqual(['first', 'second']);
  });

  it('refuses the past and what is no time at all', () => {
    const calendar = new Calendar();
    calendar.schedule(5, 0, () => undefined);
    calendar.runNext();
    expect(() => calendar.schedule(4.999, 0, () => undefined)).toThrow(RangeError);
    expect(() => calendar.schedule(NaN, 0, () => undefined)).toThrow(RangeError);
    expect(() => calendar.clock.setTimeout(() => undefined, -1)).toThrow(RangeError);
    expect(calendar.size).toBe(0);
    expect(calendar.nextMicros()).toBe(Infinity);
  });

  it('is a clock of microseconds, fractions included', () => {
    const calendar = new Calendar();
    const ran: number[] = [];
    calendar.clock.setTimeout(() => {
      ran.push(calendar.now);
      calendar.clock.setTimeout(() => ran.push(calendar.now), 0.5);
    }, 1.25);
    const cancelled = calendar.clock.setTimeout(() => ran.push(-1), 1.5);
    calendar.clock.clearTimeout(cancelled);
    while (calendar.runNext());
    expect(ran).toEqual([1.25, 1.75]);
  });

  it('frees a core before it looks at what arrives, and posts last', () => {
    const calendar = new Calendar();
    const ran: string[] = [];
    for (const name of ['post', 'arrival', 'reply', 'timer', 'done'] as const) {
      calendar.schedule(7, RANK[name], () => ran.push(name));
    }
    while (calendar.runNext());
    expect(ran).toEqual(['done', 'timer', 'reply', 'arrival', 'post']);
  });
});
