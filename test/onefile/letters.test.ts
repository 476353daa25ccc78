/** What is packed into a figure's file comes out of it as it was. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asLetters } from '../../src/onefile/letters';

const unpack = readFileSync(new URL('../../src/onefile/unpack.js', import.meta.url), 'utf8');
/** The function of the script that stands in the file. */
const source = /function bytesOf\(letters\) \{.*?\n {2}\}/s.exec(unpack)![0];
const bytesOf = (await import(`data:text/javascript,${encodeURIComponent(`export default ${source}`)}`) as { default: (letters: string) => Uint8Array }).default;

describe('bytes as letters', () => {
  it('come back, however many they are', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect([...bytesOf(asLetters(bytes))]).toEqual([...bytes]);
    }));
  });

  it('are five for four, of which none ends a script', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 4, maxLength: 40 }), (bytes) => {
      const letters = asLetters(bytes);
      expect(letters).toHaveLength(Math.ceil(bytes.length * 5 / 4));
      expect(letters).toMatch(/^[#-;=-x]*$/);
    }));
    expect(asLetters(Uint8Array.of(0, 0, 0, 0))).toBe('#####');
  });
});
