/** What is drawn between the two layers of the seat map, line by line and mark by mark, as a recording canvas has it. */
import { describe, expect, it } from 'vitest';
import { OUTCOME } from '../../../src/model/trace';
import { MARK, type Marks, type Trail } from '../../../src/picture/near/marks';
import { polyline } from '../../../src/picture/near/paths';
import { drawPicture, type Inks, type Picture } from '../../../src/picture/near/picture.draw';
import { pilesIn, type SeatMap } from '../../../src/picture/near/seatmap';
import type { Dock, Drop, Line, RowWays, Wire } from '../../../src/picture/near/ways';
import { RecordedPath, RecordingContext, type Painted } from '../recorder';

const INKS: Inks = { chats: ['first', 'second'], writes: 'grey', ink: 'ink', panel: 'panel', warn: 'warn' };
const PILES = { x: 100, y: 200, width: 100, height: 60 };
const DOCKS = [{ x: 110, y: 30, width: 20, height: 30 }, { x: 110, y: 130, width: 20, height: 30 }];
/** One gateway and two chats: as much of a map as is read. */
const MAP = { width: 400, height: 300, columns: [{}], rows: [{}, {}], piles: [PILES], docks: DOCKS, strands: [], racks: [], trunkWidth: 6 } as unknown as SeatMap;

type Mark = Partial<Record<'x' | 'y' | 'style' | 'chat' | 'angle' | 'hopNumber', number>>;
function marksOf(...all: readonly Mark[]): Marks {
  const column = (name: keyof Mark): number[] => all.map((mark) => mark[name] ?? 0);
  return {
    count: all.length, x: Float32Array.from(column('x')), y: Float32Array.from(column('y')), angle: Float32Array.from(column('angle')), progress: new Float32Array(all.length),
    style: Uint8Array.from(column('style')), chat: Int32Array.from(column('chat')), person: new Int32Array(all.length), hopNumber: Uint8Array.from(column('hopNumber')),
  };
}
function trailTo(to: 'topic' | 'chatUserStorage' | 'gateway' | 'user', changes: Partial<Trail> = {}): Trail {
  return {
    row: 0, progress: 1, person: 3, outcome: OUTCOME.arrived, isWasted: false, radius: 8, isForsaken: false, from: 0, to: 0, chat: 0, sentMicros: 0, arrivedMicros: 9, toldMicros: 9, visit: undefined,
    kind: { id: 'hop', phase: 'message', from: 'chatApi', to, asks: to === 'chatUserStorage', reply: false, badge: false, entries: [], words: '' },
    line: polyline([{ x: 0, y: 0 }, { x: 60, y: 0 }, { x: 60, y: 40 }]),
    ...changes,
  };
}
function draw(changes: Partial<Picture>, inks = INKS): Painted[] {
  const canvas = new RecordingContext();
  const picture: Picture = {
    map: MAP, marks: marksOf(), trails: [], ways: new Map(), held: [], dropped: [], activeChat: 0, heard: new Uint8Array(2), receiptsByChat: new Float64Array(2), wastedByChat: new Float64Array(2), writes: [0],
    pileScale: { perBlock: 1, blockHeight: 10 }, shapes: [new RecordedPath('circle'), new RecordedPath('square')] as unknown as Path2D[],
    resting: false, scale: 1, envelopeScale: 1, ...changes,
  };
  drawPicture(canvas as unknown as CanvasRenderingContext2D, picture, inks);
  return canvas.painted;
}
const NOTHING: RowWays = { lines: [], drops: [], docks: new Map(), wires: [], carried: 1 };
/** The first chat's row with these ways in it. */
const drawRow = (ways: Partial<RowWays>, changes: Partial<Picture> = {}): Painted[] => draw({ ways: new Map([[0, { ...NOTHING, ...ways }]]), ...changes });

const of = (marks: readonly Painted[], key: string, value: string): Painted[] => marks.filter(({ attributes }) => attributes[key] === value);
const number = (mark: Painted, name: string): number => Number(mark.attributes[name]);
const paths = (marks: readonly Painted[]): unknown[] => marks.map(({ attributes: { d } }) => d);

describe('the piles of a gateway', () => {
  const { copies, writes } = pilesIn(PILES);
  const middleOf = (block: Painted): number => number(block, 'x') + number(block, 'width') / 2;

  it('have a block for each copy, in the colours of the chats, on one another, and beside it one for each write in grey', () => {
    const blocks = draw({ receiptsByChat: Float64Array.of(2, 1), writes: [4] });
    expect(blocks.map(({ attributes }) => attributes['fill'])).toEqual(['first', 'first', 'second', 'grey', 'grey', 'grey', 'grey']);
    expect(blocks.map((block) => number(block, 'y') + number(block, 'height'))).toEqual([260, 250, 240, 260, 250, 240, 230]);
    expect(blocks.map(middleOf)).toEqual([...Array.from({ length: 3 }, () => copies), ...Array.from({ length: 4 }, () => writes)]);
    expect(copies + number(blocks[0]!, 'width') / 2).toBeLessThan(writes - number(blocks[0]!, 'width') / 2);
  });

  it('show what is less than a block as less, on one scale for both', () => {
    const heights = draw({ receiptsByChat: Float64Array.of(14, 0), writes: [14], pileScale: { perBlock: 10, blockHeight: 10 } }).map((block) => number(block, 'height'));
    expect(heights).toEqual([8, 2, 8, 2].map((height) => expect.closeTo(height, 9) as number));
  });

  it('leave hollow what serves nobody, on top of what serves', () => {
    const blocks = draw({ receiptsByChat: Float64Array.of(3, 0), wastedByChat: Float64Array.of(2, 0) });
    expect(blocks.map(({ attributes }) => [attributes['fill'], attributes['stroke']])).toEqual([['first', undefined], ['none', 'first'], ['none', 'first']]);
    expect(number(blocks[1]!, 'y')).toBeLessThan(number(blocks[0]!, 'y'));
  });

  it('of more chats than hues have the hues again', () => {
    const map = { ...MAP, rows: [{}, {}, {}], docks: [...DOCKS, DOCKS[0]!] } as unknown as SeatMap;
    const blocks = draw({ map, heard: new Uint8Array(3), activeChat: -1, receiptsByChat: Float64Array.of(1, 1, 1), wastedByChat: new Float64Array(3) });
    expect(blocks.map(({ attributes }) => attributes['fill'])).toEqual(['first', 'second', 'first']);
  });
});

describe('a dock', () => {
  const filled = (copies: number, wasted = 0): Dock => ({ box: DOCKS[0]!, copies, wasted });

  it('is dashed where a gateway hears the chat and no copy is in, and nothing where it need not hear it', () => {
    const docks = draw({ heard: Uint8Array.of(0, 1) });
    expect(docks.map(({ attributes }) => [attributes['stroke'], attributes['fill'], attributes['stroke-dasharray']])).toEqual([['second', 'none', '3 2.5']]);
    expect(String(docks[0]!.attributes['d'])).toMatch(/^M11\d/);
  });

  it('is solid with its number when the copy is in', () => {
    const [box, count, ...more] = drawRow({ docks: new Map([[0, filled(1)]]) }, { heard: Uint8Array.of(1, 0) });
    expect([box!.attributes['fill'], box!.attributes['stroke-dasharray'] ?? null, count!.text, count!.attributes['fill'], more]).toEqual(['first', null, '1', 'panel', []]);
    expect([number(count!, 'x'), count!.attributes['text-anchor'], count!.attributes['dominant-baseline']]).toEqual([120, 'middle', 'central']);
    expect(Math.abs(number(count!, 'y') - 45)).toBeLessThan(1);
  });

  it('with several copies is a stack with their number, and no higher than four', () => {
    const boxes = (copies: number): number => drawRow({ docks: new Map([[0, filled(copies)]]) }).filter(({ name, attributes }) => name === 'path' && attributes['fill'] !== 'none').length;
    expect([1, 2, 4, 9].map(boxes)).toEqual([1, 2, 4, 4]);
    expect(drawRow({ docks: new Map([[0, filled(9)]]) }).at(-1)!.text).toBe('9');
  });

  it('is hatched where none of its copies serves anybody, its number in ink', () => {
    const marks = drawRow({ docks: new Map([[0, filled(2, 2)]]) });
    expect(of(marks, 'fill', 'first')).toEqual([]);
    const strokes = of(marks, 'stroke', 'first').map(({ attributes }) => String(attributes['d']));
    expect(strokes.some((path) => path.split('M').length > 6), 'lines across').toBe(true);
    expect(marks.at(-1)!.attributes['fill']).toBe('ink');
    expect(of(drawRow({ docks: new Map([[0, filled(2, 1)]]) }), 'fill', 'first'), 'one of two serves').toHaveLength(1);
  });

  it('has no number where it is too small for one', () => {
    const small = { box: { x: 110, y: 30, width: 8, height: 9 }, copies: 1, wasted: 0 };
    expect(drawRow({ docks: new Map([[0, small]]) }).filter(({ name }) => name === 'text')).toEqual([]);
  });
});

describe('the trunk', () => {
  const line: Line = { lead: polyline([{ x: 0, y: 20 }, { x: 50, y: 20 }]), leadProgress: 1, from: { x: 50, y: 20 }, toX: 120, isStrand: false };
  const drop: Drop = { x: 120, trunk: 20, dock: DOCKS[0]!, progress: 0.5 };

  it('runs from the head along the row as far as it has come, and its tap as far down', () => {
    const lines = drawRow({ lines: [line], drops: [drop] });
    expect(paths(lines)).toEqual(['M0,20L50,20', 'M50,20L120,20', 'M120,20L120,25']);
    expect(lines.map(({ attributes }) => attributes['stroke'])).toEqual(['first', 'first', 'first']);
    expect(lines.map((one) => number(one, 'stroke-width'))).toEqual([6, 6, expect.closeTo(4.32, 9)]);
  });

  it('is only as much of its lead as is behind it before the row is reached', () => {
    expect(paths(drawRow({ lines: [{ ...line, leadProgress: 0.4, toX: 50 }] }))).toEqual(['M0,20L20,20']);
    expect(drawRow({ lines: [{ ...line, leadProgress: 0, toX: 50 }] })).toEqual([]);
  });

  it('is thin strands where each person has one', () => {
    const map = { ...MAP, strands: [{ x: 0, y: 0 }] } as unknown as SeatMap;
    const widths = drawRow({ lines: [{ ...line, isStrand: true }], drops: [drop] }, { map }).map((one) => number(one, 'stroke-width'));
    expect(widths).toEqual([2, 2, 2]);
  });
});

describe('a write', () => {
  const wire: Wire = { from: { x: 130, y: 45 }, to: { x: 230, y: 45 }, radius: 10, progress: 1, outcome: OUTCOME.arrived, attempt: 0, bend: 0 };
  const drawn = (changes: Partial<Wire> = {}): Painted[] => drawRow({ wires: [{ ...wire, ...changes }] });

  it('is a stroke of ink from the dock to the person’s edge, as far as it has come', () => {
    expect(paths(drawn())).toEqual(['M130,45L221,45']);
    expect(paths(drawn({ progress: 0.5 }))).toEqual(['M130,45L175.5,45']);
    expect(drawn()[0]!.attributes).toMatchObject({ stroke: 'ink', 'stroke-dasharray': null });
  });

  it('that failed is broken, with a cross before the person; heavier where they are given up on', () => {
    const [line, cross] = drawn({ outcome: OUTCOME.failed });
    expect([line!.attributes['stroke-dasharray'], cross!.attributes['stroke'], number(cross!, 'stroke-width')]).toEqual(['4 4', 'warn', 1.8]);
    const xs = String(cross!.attributes['d']).match(/[ML]([\d.]+),/g)!.map((one) => Number(one.slice(1, -1)));
    expect(Math.max(...xs)).toBeLessThanOrEqual(220);
    expect(Math.min(...xs)).toBeGreaterThan(180);
    expect(number(drawn({ outcome: OUTCOME.lost })[1]!, 'stroke-width')).toBe(3);
    expect(drawn({ outcome: OUTCOME.failed, progress: 0.9 }), 'nobody knows yet').toHaveLength(1);
  });

  it('that is tried again runs beside the one before, each on a side of its own', () => {
    const heights = [0, 1, 2].map((attempt) => {
      const ys = String(drawn({ attempt })[0]!.attributes['d']).match(/,([\d.]+)/g)!.map((one) => Number(one.slice(1)) - 45);
      return ys.reduce((most, y) => (Math.abs(y) > Math.abs(most) ? y : most), 0);
    });
    expect(heights).toEqual([0, 5, -5]);
  });

  it('to somebody behind others is an arc that ends at them all the same', () => {
    const points = String(drawn({ bend: -13.5 })[0]!.attributes['d']).match(/[ML]([\d.]+),([\d.]+)/g)!.map((one) => one.slice(1).split(',').map(Number));
    expect([points[0], points.at(-1)]).toEqual([[130, 45], [221, 45]]);
    expect(points.reduce((least, [, y]) => Math.min(least, y!), Infinity)).toBe(31.5);
  });

  it('to somebody who stands at the dock itself is nothing', () => {
    expect(drawn({ to: { x: 134, y: 45 } })).toEqual([]);
    expect(drawn({ to: wire.from })).toEqual([]);
  });

  it('lies beneath the docks and their numbers', () => {
    const order = drawRow({ wires: [wire], docks: new Map([[0, { box: DOCKS[0]!, copies: 1, wasted: 0 }]]) });
    expect(order.map(({ name, attributes }) => [name, attributes['stroke'] ?? attributes['fill']])).toEqual([['path', 'ink'], ['path', 'first'], ['text', 'panel']]);
  });
});

describe('rows beside the live one', () => {
  const heard = Uint8Array.of(1, 1, 1);
  const map = { ...MAP, rows: [{}, {}, {}], docks: [...DOCKS, DOCKS[0]!] } as unknown as SeatMap;
  const opacities = (activeChat: number, inks = INKS): unknown[] => draw({ map, heard, activeChat, receiptsByChat: new Float64Array(3), wastedByChat: new Float64Array(3) }, inks).map(({ attributes }) => attributes['opacity']);

  it('step back where there are more chats than hues', () => {
    expect(opacities(1)).toEqual([0.45, null, 0.45]);
  });

  it('do not where each has a hue of its own, or where nothing is followed', () => {
    expect(opacities(1, { ...INKS, chats: ['first', 'second', 'third'] })).toEqual([null, null, null]);
    expect(opacities(-1)).toEqual([null, null, null]);
  });
});

describe('the way of a message before its copies', () => {
  it('is drawn as far as it has come, round its corners', () => {
    const [trail] = draw({ trails: [trailTo('topic', { progress: 0.8 })] });
    expect(trail!.attributes).toMatchObject({ d: 'M0,0L60,0L60,20', stroke: 'first', opacity: 0.8 });
  });

  it('stays where it led on, and goes where it asked', () => {
    expect(draw({ trails: [trailTo('topic')] })).toHaveLength(1);
    expect(draw({ trails: [trailTo('chatUserStorage', { progress: 0.5 })] })).toHaveLength(1);
    expect(draw({ trails: [trailTo('chatUserStorage')] })).toEqual([]);
    expect(draw({ trails: [trailTo('topic', { kind: { ...trailTo('topic').kind, id: 'post' } })] })).toEqual([]);
  });

  it('is no line for answers, copies and writes, which have their own', () => {
    const reply = trailTo('topic', { progress: 0.5, kind: { ...trailTo('topic').kind, reply: true } });
    expect(draw({ trails: [reply, trailTo('gateway'), trailTo('user')] })).toEqual([]);
    expect(draw({ trails: [trailTo('topic')], activeChat: -1 })).toEqual([]);
  });
});

describe('what is under way', () => {
  const all = Object.values(MARK).filter((style) => style !== MARK.none);

  it('is drawn where it is, in its chat’s colour, each kind in a way of its own', () => {
    const drawings = all.map((style) => draw({ marks: marksOf({ style, chat: 1, x: 30, y: 40 }) }));
    for (const drawing of drawings) {
      expect(drawing.length).toBeGreaterThan(0);
      expect(new Set(drawing.map(({ attributes }) => attributes['transform']))).toEqual(new Set(['translate(30 40)']));
      expect(drawing.some(({ attributes: { fill, stroke } }) => fill === 'second' || stroke === 'second')).toBe(true);
    }
    expect(new Set(drawings.map((drawing) => JSON.stringify(drawing))).size).toBe(all.length);
  });

  it('says at rest where it goes and which hop it is on', () => {
    const mark = { style: MARK.envelope, angle: Math.PI / 2, hopNumber: 4 };
    const resting = draw({ marks: marksOf(mark), resting: true });
    expect(resting.filter(({ name }) => name === 'text').map(({ text }) => text)).toEqual(['4', '4']);
    expect(of(resting, 'transform', 'matrix(0 1 -1 0 0 0)')).toHaveLength(1);
    expect(draw({ marks: marksOf(mark) }).filter(({ name }) => name === 'text')).toEqual([]);
    expect(draw({ marks: marksOf({ ...mark, hopNumber: 0 }), resting: true }).filter(({ name }) => name === 'text'), 'no hop while connecting').toEqual([]);
  });

  it('in great numbers is one square each, in its chat’s colour', () => {
    const many = Array.from({ length: 300 }, (_, index) => ({ style: MARK.envelope, chat: index % 3, x: index }));
    const squares = draw({ marks: marksOf(...many) });
    expect(squares).toHaveLength(300);
    expect([of(squares, 'fill', 'first').length, of(squares, 'fill', 'second').length]).toEqual([200, 100]);
    expect(number(squares[7]!, 'x') + number(squares[7]!, 'width') / 2).toBe(7);
  });
});
