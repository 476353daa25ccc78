/** The pictures of a film as one drawing: whatever was in a picture is there at its time, and in its order. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moved, NO_INK, type Mark } from '../../../src/export/drawing';
import { Roll, Weaver, type Strip } from '../../../src/export/film/roll';

const outline = (path: string, x = 0): Mark => ({ kind: 'outline', at: moved(x, 0), path, ink: { ...NO_INK, fill: 'red' } });

function strips(pictures: readonly (readonly number[])[]): Strip[] {
  const weaver = new Weaver();
  for (const picture of pictures) weaver.add(picture);
  return weaver.strips();
}
/** What is there in a picture, in the order in which it is painted. */
const seen = (all: readonly Strip[], picture: number): number[] => all.filter(({ from, to }) => from <= picture && picture < to).map(({ mark }) => mark);

describe('a roll', () => {
  it('has the same number for the same mark, whoever made it anew', () => {
    const roll = new Roll();
    roll.add({ marks: [outline('M0 0'), outline('M1 1')] });
    roll.add({ marks: [outline('M1 1'), outline('M0 0', 2), outline('M0 0')] });
    expect(roll.pictures).toEqual([[0, 1], [1, 2, 0]]);
    expect(roll.marks).toHaveLength(3);
  });

  it('tells images apart by where they come from', () => {
    const [one, other] = [{}, {}] as HTMLCanvasElement[];
    const image = (source: HTMLCanvasElement): Mark => ({ kind: 'raster', x: 0, y: 0, width: 1, height: 1, source });
    const roll = new Roll();
    roll.add({ marks: [image(one!), image(other!), image(one!)] });
    expect(roll.pictures).toEqual([[0, 1, 0]]);
  });
});

describe('strips', () => {
  it('keep what does not change as one, and put what comes where it belongs', () => {
    expect(strips([[1, 2, 3], [1, 7, 2, 3], [1, 8, 2, 3]])).toEqual([
      { mark: 1, from: 0, to: 3 },
      { mark: 8, from: 2, to: 3 },
      { mark: 7, from: 1, to: 2 },
      { mark: 2, from: 0, to: 3 },
      { mark: 3, from: 0, to: 3 },
    ]);
  });

  it('do not give up all that lies before a mark that has come back from far below', () => {
    const many = Array.from({ length: 60 }, (_, index) => index);
    const all = strips([[...many, 99], [99, ...many]]);
    expect(all.filter(({ from, to }) => from === 0 && to === 2)).toHaveLength(many.length);
  });

  it('are each picture as it was, whatever comes, goes, changes places or stands twice', () => {
    const picture = fc.array(fc.nat({ max: 8 }), { maxLength: 14 });
    fc.assert(fc.property(fc.array(picture, { minLength: 1, maxLength: 8 }), (pictures) => {
      const all = strips(pictures);
      pictures.forEach((marks, index) => { expect(seen(all, index)).toEqual(marks); });
    }));
  });
});
