/** What is drawn above the seat map, mark by mark, as a recording canvas has it. */
import { describe, expect, it } from 'vitest';
import { OUTCOME } from '../../../src/model/trace';
import { drawPicture, type Inks, type Picture } from '../../../src/picture/near/marks.draw';
import { MARK, type Marks, type Trail } from '../../../src/picture/near/marks';
import type { SeatMap } from '../../../src/picture/near/seatmap';
import { RecordedPath, RecordingContext, type Painted } from '../recorder';

const INKS: Inks = { chats: ['first', 'second'], many: 'many', followed: 'followed', ink: 'ink', panel: 'panel', warn: 'warn' };
const TRAY = { x: 100, y: 200, width: 100, height: 60 };
/** One gateway and two chats: as much of a map as is read. */
const MAP = { width: 400, height: 300, rows: [{}, {}], trays: [TRAY], grid: { slotWidth: 60, slotHeight: 60 } } as unknown as SeatMap;

type Mark = Partial<Record<'x' | 'y' | 'style' | 'chat' | 'angle' | 'hopNumber', number>>;
function marksOf(...all: readonly Mark[]): Marks {
  const column = (name: keyof Mark): number[] => all.map((mark) => mark[name] ?? 0);
  return {
    count: all.length, x: Float32Array.from(column('x')), y: Float32Array.from(column('y')), angle: Float32Array.from(column('angle')), progress: new Float32Array(all.length),
    style: Uint8Array.from(column('style')), chat: Int32Array.from(column('chat')), person: new Int32Array(all.length), hopNumber: Uint8Array.from(column('hopNumber')),
  };
}
function trailTo(to: 'gateway' | 'user', changes: Partial<Trail> = {}): Trail {
  return {
    row: 0, progress: 1, person: 3, outcome: OUTCOME.arrived, isWasted: false, radius: 8, isForsaken: false,
    kind: { id: 'hop', phase: 'message', from: 'chatApi', to, asks: false, reply: false, entries: [], words: '' },
    line: { points: [{ x: 0, y: 0 }, { x: 60, y: 0 }, { x: 60, y: 40 }], lengths: [0, 60, 100] } as unknown as Trail['line'],
    ...changes,
  };
}
function draw(changes: Partial<Picture>, inks = INKS): Painted[] {
  const canvas = new RecordingContext();
  const picture: Picture = {
    map: MAP, marks: marksOf(), trails: [], trailChat: 0, receiptsByChat: new Float64Array(2), wastedByChat: new Float64Array(2),
    trayScale: { perBlock: 1, blockHeight: 10, slots: 2 }, shapes: [new RecordedPath('circle'), new RecordedPath('square')] as unknown as Path2D[],
    resting: false, scale: 1, envelopeScale: 1, ...changes,
  };
  drawPicture(canvas as unknown as CanvasRenderingContext2D, picture, inks);
  return canvas.painted;
}
const of = (marks: readonly Painted[], key: string, value: string): Painted[] => marks.filter(({ attributes }) => attributes[key] === value);
const number = (mark: Painted, name: string): number => Number(mark.attributes[name]);

describe('a tray', () => {
  it('has a block for each copy, in its chat’s colour and slot, from the foot up', () => {
    const blocks = draw({ receiptsByChat: Float64Array.of(3, 1) });
    expect(blocks.map(({ attributes }) => attributes['fill'])).toEqual(['first', 'first', 'first', 'second']);
    expect(blocks.slice(0, 3).map((block) => number(block, 'y') + number(block, 'height'))).toEqual([260, 250, 240]);
    const [first, second] = [blocks[0]!, blocks[3]!].map((block) => number(block, 'x'));
    expect([first! < 150, second! >= 150]).toEqual([true, true]);
  });

  it('shows what is less than a block as less', () => {
    const heights = draw({ receiptsByChat: Float64Array.of(14, 0), trayScale: { perBlock: 10, blockHeight: 10, slots: 2 } }).map((block) => number(block, 'height'));
    expect(heights).toEqual([8, expect.closeTo(3.2, 9)]);
  });

  it('leaves hollow what serves nobody, on top of what serves', () => {
    const blocks = draw({ receiptsByChat: Float64Array.of(3, 0), wastedByChat: Float64Array.of(2, 0) });
    expect(blocks.map(({ attributes }) => [attributes['fill'], attributes['stroke']])).toEqual([['first', undefined], ['none', 'first'], ['none', 'first']]);
    expect(number(blocks[1]!, 'y')).toBeLessThan(number(blocks[0]!, 'y'));
  });

  it('with too many chats has one level for all, in one colour', () => {
    const blocks = draw({ receiptsByChat: Float64Array.of(1, 2), trayScale: { perBlock: 1, blockHeight: 10, slots: 1 } }, { ...INKS, chats: [] });
    expect(blocks.map(({ attributes }) => attributes['fill'])).toEqual(['many', 'many', 'many']);
  });
});

describe('the way of a message', () => {
  it('is drawn as far as it has come, round its corners', () => {
    const [trail] = draw({ trails: [trailTo('gateway', { progress: 0.8 })] });
    expect(trail!.attributes).toMatchObject({ d: 'M0,0L60,0L60,20', stroke: 'first', opacity: 0.95 });
  });

  it('leaves an envelope where a copy was taken in, dashed and without a flap where it serves nobody', () => {
    const envelopes = (isWasted: boolean) => draw({ trails: [trailTo('gateway', { isWasted })] }).filter(({ attributes }) => attributes['transform'] === 'translate(60 40)');
    const [, full] = envelopes(false);
    const [, empty] = envelopes(true);
    expect([full!.attributes['stroke-dasharray'], empty!.attributes['stroke-dasharray']]).toEqual([null, '2.5 2.5']);
    expect(String(full!.attributes['d']).length).toBeGreaterThan(String(empty!.attributes['d']).length);
    expect(draw({ trails: [trailTo('gateway', { progress: 0.9 })] })).toHaveLength(1);
  });

  it('back, and to people, leaves no line', () => {
    const reply = trailTo('gateway', { progress: 0.5, kind: { ...trailTo('gateway').kind, reply: true } });
    expect(draw({ trails: [reply] })).toEqual([]);
    expect(draw({ trails: [trailTo('user', { progress: 0.5 })] }).map(({ attributes }) => attributes['d'])).toEqual([expect.stringContaining('A')]);
  });
});

describe('a person', () => {
  it('has a ring that fills as the write comes, and is full when it is there', () => {
    const ring = (progress: number) => draw({ trails: [trailTo('user', { progress })] })[0]!.attributes;
    expect(String(ring(0.25)['d'])).toMatch(/^M60,27\.5A12\.5,12\.5,0,0,1,72\.5,40$/);
    expect([ring(0.25)['opacity'], ring(1)['opacity']]).toEqual([0.55, null]);
  });

  it('has a notch for each failed write, each at a place of its own, and a cross when given up on', () => {
    const failed = trailTo('user', { outcome: OUTCOME.failed });
    const notches = of(draw({ trails: [failed, failed, trailTo('user', { outcome: OUTCOME.lost })] }), 'stroke', 'warn').map(({ attributes }) => String(attributes['d']));
    expect(notches.map((path) => path.match(/M/g)!.length)).toEqual([1, 1, 3]);
    expect(new Set(notches.map((path) => path.split('M')[1])).size).toBe(3);
  });

  it('who has left leaves no ring behind', () => {
    expect(draw({ trails: [trailTo('user', { isForsaken: true })] })).toEqual([]);
    expect(draw({ trails: [trailTo('user', { isForsaken: true, progress: 0.5 })] })).toHaveLength(1);
  });
});

describe('what is under way', () => {
  const all = Object.values(MARK);

  it('is drawn where it is, in its chat’s colour, each kind in a way of its own', () => {
    const drawings = all.map((style) => draw({ marks: marksOf({ style, chat: 1, x: 30, y: 40 }) }));
    for (const drawing of drawings) {
      expect(drawing.length).toBeGreaterThan(0);
      expect(new Set(drawing.map(({ attributes }) => attributes['transform']))).toEqual(new Set(['translate(30 40)']));
      expect(drawing.some(({ attributes: { fill, stroke } }) => fill === 'second' || stroke === 'second')).toBe(true);
    }
    expect(new Set(drawings.map((drawing) => JSON.stringify(drawing))).size).toBe(all.length);
  });

  it('says at rest where it goes and which hop it is on; a write says where alone', () => {
    const mark = { style: MARK.envelope, angle: Math.PI / 2, hopNumber: 4 };
    const resting = draw({ marks: marksOf(mark), resting: true });
    expect(resting.filter(({ name }) => name === 'text').map(({ text }) => text)).toEqual(['4', '4']);
    expect(of(resting, 'transform', 'matrix(0 1 -1 0 0 0)')).toHaveLength(1);
    expect(draw({ marks: marksOf(mark) }).filter(({ name }) => name === 'text')).toEqual([]);
    expect(draw({ marks: marksOf({ ...mark, style: MARK.write }), resting: true }).filter(({ name }) => name === 'text')).toEqual([]);
  });

  it('in great numbers is one square each, the followed chat’s told from the others', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ style: MARK.envelope, chat: index % 3, x: index }));
    const squares = draw({ marks: marksOf(...many), trailChat: 2 }, { ...INKS, chats: [] });
    expect(squares).toHaveLength(300);
    expect(of(squares, 'fill', 'followed')).toHaveLength(100);
    expect(number(squares[7]!, 'x') + number(squares[7]!, 'width') / 2).toBe(7);
  });
});
