/** The words under a film's pictures: broken between words, and always in the same room. */
import { describe, expect, it } from 'vitest';
import { brokenLines, captions } from '../../../src/export/film/caption';
import type { Drawing } from '../../../src/export/drawing';

const SCENE: Drawing = { width: 100, height: 50, background: 'white', marks: [] };
const hand = { family: 'Inter', colour: 'black', widthOf: (text: string) => text.length * 10 };

describe('a caption', () => {
  it('breaks between words, and leaves alone a word that is longer than its line', () => {
    expect(brokenLines('one two three', 70, hand.widthOf)).toEqual(['one two', 'three']);
    expect(brokenLines('unbreakable a', 50, hand.widthOf)).toEqual(['unbreakable', 'a']);
    expect(brokenLines('', 50, hand.widthOf)).toEqual(['']);
  });

  it('takes the room of the longest, so that no picture jumps', () => {
    const told = [{ count: '', sentence: 'short' }, { count: '1 copy', sentence: 'quite a long sentence' }];
    const captioned = captions(told, 100, hand);
    const [short, long] = told.map((one) => captioned(SCENE, one));
    expect(short!.height).toBe(long!.height);
    const said = ({ marks }: Drawing) => marks.map((mark) => (mark.kind === 'text' ? mark.runs[0]!.text : ''));
    expect(said(short!)).toEqual(['short']);
    expect(said(long!)).toEqual(['1 copy', 'quite a', 'long', 'sentence']);
    for (const mark of long!.marks) if (mark.kind === 'text') expect(mark.y).toBeLessThan(long!.height);
  });
});
