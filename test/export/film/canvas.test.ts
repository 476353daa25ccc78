/** What is drawn on a canvas, kept as marks: the same shape in another place has the same path. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { moved, type Mark } from '../../../src/export/drawing';
import { MarkCanvas } from '../../../src/export/film/canvas';
import { shapeOf } from '../../../src/picture/surface';

const outlines = (canvas: MarkCanvas) => canvas.marks.filter((mark): mark is Extract<Mark, { kind: 'outline' }> => mark.kind === 'outline');

beforeEach(() => {
  vi.stubGlobal('Path2D', class { readonly isPath = true; });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

describe('a canvas of marks', () => {
  it('keeps shapes from where they begin', () => {
    const canvas = new MarkCanvas();
    for (const x of [3, 30]) {
      canvas.beginPath();
      canvas.moveTo(x, 5);
      canvas.lineTo(x + 2, 6.005);
      canvas.stroke();
    }
    expect(outlines(canvas).map(({ path, at }) => [path, at])).toEqual([['M0,0L2,1', moved(3, 5)], ['M0,0L2,1', moved(30, 5)]]);
  });

  it('has its colours, its lines and how much is seen through them', () => {
    const canvas = new MarkCanvas();
    canvas.strokeStyle = 'blue';
    canvas.globalAlpha = 0.5;
    canvas.lineWidth = 3;
    canvas.lineCap = 'round';
    canvas.lineJoin = 'bevel';
    canvas.setLineDash([1, 2]);
    canvas.strokeRect(1, 2, 3, 4);
    expect(outlines(canvas)[0]).toEqual({ kind: 'outline', at: moved(1, 2), path: 'M0,0h3v4h-3Z', ink: { fill: null, fillOpacity: 1, stroke: 'blue', strokeOpacity: 0.5, strokeWidth: 3, dash: [1, 2], cap: 'round', join: 'bevel' } });
  });

  it('makes one mark of what is filled and then drawn round, and of nothing else', () => {
    const canvas = new MarkCanvas();
    canvas.beginPath();
    canvas.arc(5, 5, 2, 0, 2 * Math.PI);
    canvas.fillStyle = 'white';
    canvas.fill();
    canvas.strokeStyle = 'red';
    canvas.stroke();
    canvas.stroke();
    expect(outlines(canvas).map(({ ink: { fill, stroke } }) => [fill, stroke])).toEqual([['white', 'red'], [null, 'red']]);
  });

  it('moves, turns and goes back with save and restore, styles too', () => {
    const canvas = new MarkCanvas();
    canvas.fillStyle = 'red';
    canvas.save();
    canvas.translate(10, 20);
    canvas.rotate(Math.PI / 2);
    canvas.fillStyle = 'green';
    canvas.fillRect(1, 0, 2, 3);
    canvas.restore();
    canvas.fillRect(0, 0, 1, 1);
    const [turned, plain] = outlines(canvas);
    expect(turned!.at.map((value) => Math.round(value * 1e6) / 1e6 + 0)).toEqual([0, 1, -1, 0, 10, 21]);
    expect([turned!.ink.fill, plain!.ink.fill, plain!.at]).toEqual(['green', 'red', moved(0, 0)]);
  });

  it('knows shapes by what they are made of', () => {
    const canvas = new MarkCanvas();
    canvas.translate(4, 5);
    canvas.fill(shapeOf('M0 1L2 3Z'));
    expect(outlines(canvas)[0]).toMatchObject({ path: 'M0 1L2 3Z', at: moved(4, 5) });
    expect(() => { canvas.fill(new Path2D('M0 0')); }).toThrow(RangeError);
  });

  it('keeps texts as texts, with the line that is drawn beneath them', () => {
    const canvas = new MarkCanvas();
    canvas.font = '700 12.5px Inter, sans-serif';
    canvas.textAlign = 'center';
    canvas.textBaseline = 'middle';
    canvas.strokeStyle = 'white';
    canvas.lineWidth = 3;
    canvas.strokeText('12');
    canvas.fillText('12', 1, 2);
    canvas.fillText('13', 1, 2);
    expect(canvas.marks).toMatchObject([
      { kind: 'text', x: 1, y: 2, anchor: 'middle', central: true, rim: { colour: 'white', width: 3 }, runs: [{ text: '12', font: { size: 12.5, weight: '700', family: 'Inter, sans-serif' } }] },
      { kind: 'text', runs: [{ text: '13' }] },
    ]);
    expect(canvas.marks[1]).not.toHaveProperty('rim');
  });

  it('begins anew when it is cleared, in pixels of the style sheet whatever a device has', () => {
    const canvas = new MarkCanvas();
    canvas.setTransform();
    canvas.fillRect(0, 0, 1, 1);
    canvas.clearRect();
    expect(canvas.marks).toEqual([]);
    expect(canvas.getTransform().a).toBe(1);
  });
});
