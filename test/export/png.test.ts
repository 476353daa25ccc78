/** The link inside a PNG: written by hand, read back as the specification has it. */
import { crc32 as zlibCrc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { crc32, withText } from '../../src/export/png';

const LINK = 'https://example.org/lab/#chats=2&users=6';

interface Chunk {
  readonly kind: string;
  readonly data: Buffer;
}

function chunkBytes(kind: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(zlibCrc32(named));
  return Buffer.concat([length, named, check]);
}

/** One grey pixel. */
const PNG = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunkBytes('IHDR', Buffer.from('00000001000000010800000000', 'hex')),
  chunkBytes('IDAT', deflateSync(Buffer.from([0, 127]))),
  chunkBytes('IEND', Buffer.alloc(0)),
]);

/** The chunks of a PNG, each with its checksum checked. */
function chunksOf(png: Uint8Array): Chunk[] {
  const bytes = Buffer.from(png);
  const chunks: Chunk[] = [];
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    const named = bytes.subarray(at + 4, at + 8 + length);
    expect(bytes.readUInt32BE(at + 8 + length)).toBe(zlibCrc32(named));
    chunks.push({ kind: named.toString('latin1', 0, 4), data: named.subarray(4) });
    at += 12 + length;
  }
  return chunks;
}

describe('the checksum', () => {
  it('is CRC-32', () => {
    expect(crc32(Buffer.from('123456789'))).toBe(0xcbf43926);
    expect(crc32(Buffer.from('IEND'))).toBe(0xae426082);
    expect(crc32(new Uint8Array(0))).toBe(0);
    const bytes = Uint8Array.from({ length: 1000 }, (_, index) => (index * 31) % 256);
    expect(crc32(bytes)).toBe(zlibCrc32(bytes));
  });
});

describe('a PNG with a text', () => {
  it('has it after its header, and all else as it was', () => {
    const chunks = chunksOf(withText(PNG, 'Comment', LINK));
    expect(chunks.map(({ kind }) => kind)).toEqual(['IHDR', 'tEXt', 'IDAT', 'IEND']);
    expect(chunks[1]!.data.toString('latin1')).toBe(`Comment\0${LINK}`);
    expect(chunks.filter(({ kind }) => kind !== 'tEXt')).toEqual(chunksOf(PNG));
  });

  it('takes two', () => {
    const twice = withText(withText(PNG, 'Comment', 'first'), 'Title', 'second');
    expect(chunksOf(twice).map(({ data }) => data.toString('latin1')).slice(1, 3)).toEqual(['Title\0second', 'Comment\0first']);
  });

  it('is read where the picture lies within a larger buffer', () => {
    const within = Buffer.concat([Buffer.alloc(5), PNG]).subarray(5);
    expect(withText(within, 'Comment', LINK)).toEqual(withText(PNG, 'Comment', LINK));
  });

  it('has letters beyond ASCII as an address has them', () => {
    const [, text] = chunksOf(withText(PNG, 'Comment', 'https://example.org/é→/#a=1'));
    expect(text!.data.toString('latin1')).toBe('Comment\0https://example.org/%C3%A9%E2%86%92/#a=1');
  });

  it('is refused where it is no PNG', () => {
    expect(() => withText(Buffer.from('GIF89a'), 'Comment', LINK)).toThrow(new RangeError('these bytes are no PNG'));
    expect(() => withText(new Uint8Array(0), 'Comment', LINK)).toThrow(RangeError);
  });
});
