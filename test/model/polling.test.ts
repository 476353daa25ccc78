/** Who asks when, and what answers bring: worked out by hand, and the short cut over all phases held to what is gone through one by one. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { designOf } from '../../src/designs';
import { asksOf, broughtBy, clockOf, filledAnswers, firstAskFrom, phasesOf, readyMicros, type AskClock } from '../../src/model/polling';
import { DEFAULT_SCENARIO } from '../../src/model/keys';
import { withChanges, type Scenario } from '../../src/model/scenario';

const scene = (changes: Partial<Scenario> = {}): Scenario => withChanges(DEFAULT_SCENARIO, changes);
const clockUnder = (design: string, changes: Partial<Scenario> = {}): AskClock | null => clockOf(scene(changes), designOf(design).flows![0]!);

describe('a clock', () => {
  it('runs until the last message of all chats can be brought: to a gateway a last mile after it is posted', () => {
    const changes = { chats: 2, messages: 3, rate: 2, do: [{ atMillis: 1100, verb: 'post' as const, user: 1 }] };
    // The second chat posts its third message at 1.25 s.
    expect(clockUnder('pull', changes)).toEqual({ by: 'viewer', everyMicros: 1_000_000, lagMicros: 0, endMicros: 1_250_000 });
    expect(clockUnder('shared-pull', { ...changes, poll: 250 })).toEqual({ by: 'gateway', everyMicros: 250_000, lagMicros: 40_000, endMicros: 1_290_000 });
  });

  it('does not run where nothing is posted', () => {
    expect(clockUnder('pull', { messages: 0 })).toBeNull();
  });

  it('draws whole microseconds of a pause for everybody, evenly', () => {
    const clock = clockUnder('pull')!;
    const phaseOf = phasesOf(clock, 1);
    const phases = Array.from({ length: 10_000 }, (_, person) => phaseOf(person, 0));
    expect(phases.every((phase) => Number.isInteger(phase) && phase >= 0 && phase < clock.everyMicros)).toBe(true);
    // The mean of 10,000 draws from a second has a standard error of 2.9 ms.
    expect(Math.abs(phases.reduce((sum, phase) => sum + phase, 0) / 10_000 - 500_000)).toBeLessThan(4 * 2887);
  });
});

describe('requests', () => {
  const clock: AskClock = { by: 'viewer', everyMicros: 10, lagMicros: 0, endMicros: 25 };

  it('are made from the phase on, for the last time when the last message can be brought', () => {
    expect([0, 4, 5, 6].map((phase) => asksOf(clock, phase))).toEqual([4, 4, 3, 3]);
    expect([3, 4, 4.5, 14, 15].map((micros) => firstAskFrom(clock, 4, micros))).toEqual([0, 0, 1, 1, 2]);
  });

  it('bring what can be brought by then and could not by the one before; the first one all', () => {
    const ready = [1, 4, 5, 14, 25];
    expect([0, 1, 2, 3].map((index) => broughtBy(clock, ready, 4 + 10 * index, index))).toEqual([[0, 2], [2, 4], [4, 4], [4, 5]]);
  });

  it('bring messages rounded up to whole microseconds', () => {
    expect(Array.from(readyMicros({ ...clock, lagMicros: 0.5 }, Float64Array.of(0, 1.2, 1.5)))).toEqual([1, 2, 2]);
  });

  it('that are answered with something are as many by the short cut as one by one', () => {
    const moments = fc.array(fc.integer({ min: 0, max: 120 }), { maxLength: 12 });
    fc.assert(
      fc.property(moments, fc.integer({ min: 1, max: 40 }), fc.nat(39), (posted, everyMicros, drawn) => {
        const ready = Float64Array.from(posted).sort();
        const one: AskClock = { ...clock, everyMicros, endMicros: ready[ready.length - 1] ?? 0 };
        const phase = drawn % everyMicros;
        let [filled, brought] = [0, 0];
        for (let index = 0; index < asksOf(one, phase); index++) {
          const [from, to] = broughtBy(one, ready, phase + index * everyMicros, index);
          filled += to > from ? 1 : 0;
          brought += to - from;
        }
        expect(filledAnswers(one, ready)(phase)).toBe(filled);
        expect(brought).toBe(ready.length);
      }),
      { numRuns: 500 },
    );
  });
});
