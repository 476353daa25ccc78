/** Contrast of the theme's colours by WCAG's formula: 3 to 1 for marks, 4.5 to 1 for text, in every theme. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('../../src/pages/theme.css', import.meta.url), 'utf8');

/** The custom properties of a theme: those of the light one, then its own. */
function paletteOf(theme: string): ReadonlyMap<string, string> {
  const palette = new Map<string, string>();
  for (const name of ['light', theme]) {
    const block = new RegExp(`:root\\[data-theme='${name}'\\]\\s*\\{([^}]*)\\}`).exec(css);
    if (!block) throw new Error(`theme.css has no theme ${name}`);
    for (const [, property, value] of block[1]!.matchAll(/(--[\w-]+):\s*([^;]+);/g)) palette.set(property!, value!.trim());
  }
  return palette;
}

/** Relative luminance of "#rrggbb", as WCAG defines it. */
function luminance(colour: string): number {
  const digits = /^#([\da-f]{6})$/i.exec(colour)?.[1];
  if (digits === undefined) throw new Error(`${colour} is not of the form #rrggbb`);
  const [red, green, blue] = [0, 2, 4].map((start) => {
    const channel = parseInt(digits.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

function contrast(one: string, other: string): number {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high! + 0.05) / (low! + 0.05);
}

describe('the measure of contrast', () => {
  it.each([
    ['#ffffff', '#000000', 21],
    ['#777777', '#ffffff', 4.48],
    ['#1f2fa8', '#1f2fa8', 1],
  ])('of %s on %s', (one, other, ratio) => {
    expect(contrast(one, other)).toBeCloseTo(ratio, 2);
    expect(contrast(other, one)).toBeCloseTo(ratio, 2);
  });
});

describe.each(['light', 'dark', 'projector'])('the theme %s', (theme) => {
  const palette = paletteOf(theme);
  const grounds = ['--page', '--panel'];
  const of = (name: string): string => {
    const colour = palette.get(name);
    if (colour === undefined) throw new Error(`${theme} has no ${name}`);
    return colour;
  };
  const chats = [...palette.keys()].filter((name) => name.startsWith('--chat-'));

  it('has eight colours for chats, all different, and one for many', () => {
    const eight = Array.from({ length: 8 }, (_, chat) => of(`--chat-${String(chat + 1)}`));
    expect(new Set([...eight, of('--chat-many')]).size).toBe(9);
    expect(chats).toHaveLength(9);
  });

  it.each([...chats, '--line-strong', '--accent'].flatMap((mark) => grounds.map((ground) => [mark, ground])))('shows %s on %s', (mark, ground) => {
    expect(contrast(of(mark!), of(ground!))).toBeGreaterThanOrEqual(3);
  });

  it.each(['--ink', '--soft', '--warn', '--accent'].flatMap((text) => grounds.map((ground) => [text, ground])))('can be read: %s on %s', (text, ground) => {
    expect(contrast(of(text!), of(ground!))).toBeGreaterThanOrEqual(4.5);
  });

  it('can be read: the word on a button of the accent', () => {
    expect(contrast(of('--on-accent'), of('--accent'))).toBeGreaterThanOrEqual(4.5);
  });
});

describe.each(['light', 'dark'])('more contrast in the theme %s', (theme) => {
  const asked = css.slice(css.indexOf('prefers-contrast: more'));
  const own = new RegExp(`:root\\[data-theme='${theme}'\\]\\s*\\{([^}]*)\\}`).exec(asked)![1]!;
  const palette = new Map([...paletteOf(theme), ...[...own.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name, value]) => [name!, value!.trim()] as const)]);
  const of = (name: string): string => palette.get(name)!;

  it.each(['--page', '--panel'])('has lines that are seen on %s, and text of the third level', (ground) => {
    for (const line of ['--line', '--writes']) expect(contrast(of(line), of(ground)), line).toBeGreaterThanOrEqual(3);
    for (const text of ['--soft', '--line-strong', '--ink']) expect(contrast(of(text), of(ground)), text).toBeGreaterThanOrEqual(7);
  });
});
