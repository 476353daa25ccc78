import { describe, expect, it } from 'vitest';
import { HIDEABLE, readEmbed } from '../../src/link/embed';
import { repairText } from '../../src/link/repair';

const said = (hash: string): string[] => readEmbed(hash).repairs.map(repairText);

describe('the address of an embedded figure', () => {
  it('keeps its own keys apart from the scenario', () => {
    expect(readEmbed('#embed=1&chats=4&theme=dark&gateways=2&hide=caption,open')).toEqual({
      theme: 'dark', hidden: new Set(['caption', 'open']), caption: null, rest: 'chats=4&gateways=2', repairs: [],
    });
    expect(readEmbed('embed=1')).toEqual({ theme: null, hidden: new Set(), caption: null, rest: '', repairs: [] });
    expect(readEmbed('step=say-hi&embed=1&hide=open')).toMatchObject({ hidden: new Set(['open']), rest: 'step=say-hi', repairs: [] });
  });

  it('takes every word that can be hidden', () => {
    expect(readEmbed(`embed=1&hide=${HIDEABLE.join(',')}`)).toMatchObject({ hidden: new Set(HIDEABLE), repairs: [] });
  });

  it('takes a caption as the text that it is', () => {
    expect(readEmbed('embed=1&caption=%3Cb%3Efour%20%26%20more%3C%2Fb%3E%20%3D%20x').caption).toBe('<b>four & more</b> = x');
    expect(readEmbed('embed=1&caption=a%0Ab%E2%80%AEc').caption).toBe('a\uFFFDb\uFFFDc');
    expect(readEmbed('embed=1&caption=50%').caption).toBe('50%');
  });

  it('cuts a caption after 200 characters, no character in two, and says so', () => {
    const long = '👩'.repeat(201);
    expect(readEmbed(`embed=1&caption=${encodeURIComponent(long)}`).caption).toBe('👩'.repeat(200));
    expect(readEmbed(`embed=1&caption=${'a'.repeat(200)}`).repairs).toEqual([]);
    expect(said(`embed=1&caption=${'a'.repeat(201)}`)).toEqual([expect.stringMatching(/^caption=a+…: is 201 characters long; its first 200 are shown$/)]);
  });

  it.each([
    ['embed=1&hide=buton', 'hide=buton: is not one of caption, count, button, open, did you mean button? It is left out'],
    ['embed=1&hide=caption,&theme=dark', 'hide: is not one of caption, count, button, open; it is left out'],
    ['embed=1&step=say-hi&hide=button', 'hide=button: is needed to answer a step’s question; it stays'],
    ['embed=1&step=say-hi&caption=Hi', 'caption=Hi: stands where the step’s question must; it is left out'],
    ['embed=1&caption=', 'caption: has no value; it is left out'],
    ['embed=1&theme=projector', 'theme=projector: is not one of light, dark; the reader’s system decides'],
    ['embed=1&theme=dark&theme=light', 'theme=light: comes after another theme; the first one is kept'],
  ])('%s: what cannot be used is said', (hash, words) => {
    expect(said(hash)).toEqual([words]);
  });

  it('says a word that is wrong many times once', () => {
    expect(said(`embed=1&hide=${'x,'.repeat(1000)}y`)).toHaveLength(2);
  });
});
