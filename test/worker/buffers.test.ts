import { describe, expect, it } from 'vitest';
import { buffersOf } from '../../src/worker/buffers';

describe('buffersOf', () => {
  it('finds the buffer of each typed array in a tree, in arrays too', () => {
    const a = new Float64Array(2);
    const b = new Uint8Array(3);
    expect(buffersOf({ a, rest: [{ b }, null, 1, 'text'], none: undefined })).toEqual([a.buffer, b.buffer]);
  });
  it('names a buffer once that two columns share', () => {
    const buffer = new ArrayBuffer(16);
    expect(buffersOf([new Uint8Array(buffer, 0, 8), new Float64Array(buffer)])).toEqual([buffer]);
  });
  it('leaves shared memory out', () => {
    expect(buffersOf({ shared: new Uint8Array(new SharedArrayBuffer(8)) })).toEqual([]);
  });
  it('finds nothing in what is no tree', () => {
    expect([buffersOf(null), buffersOf(undefined), buffersOf(7), buffersOf('text')]).toEqual([[], [], [], []]);
  });
});
