/** Words beside a scale come no closer than a line, and stay within it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apart } from '../../../src/picture/far/labels';

const must = (y: number) => ({ y, mayGo: false });
const may = (y: number) => ({ y, mayGo: true });

describe('words beside a scale', () => {
  it('stand where they want to where there is room, and else as near as can be', () => {
    expect(apart([must(50), must(100)], 0, 200)).toEqual([50, 100]);
    expect(apart([must(100), must(104)], 0, 108)).toEqual([93, 108]);
  });
  it('give way where they may', () => {
    expect(apart([must(50), may(55), may(80), may(-3)], 0, 200)).toEqual([50, null, 80, null]);
  });
  it('never overlap nor leave the scale, whatever they want', () => {
    fc.assert(fc.property(fc.array(fc.record({ y: fc.double({ min: 0, max: 150, noNaN: true }), mayGo: fc.boolean() }), { maxLength: 8 }), (wishes) => {
      const places = apart(wishes, 0, 150).filter((place) => place !== null).sort((a, b) => a - b);
      expect(places.every((place) => place >= -1e-9 && place <= 150 + 1e-9)).toBe(true);
      places.slice(1).forEach((place, index) => { expect(place - places[index]!).toBeGreaterThanOrEqual(15 - 1e-9); });
      expect(places.length).toBeGreaterThanOrEqual(wishes.filter(({ mayGo }) => !mayGo).length);
    }));
  });
});
