/** Links that a fuzz opens: published ones, those of the read-me, every step, and all of these with faults. */
import { readFileSync } from 'node:fs';
import { STEPS } from '../../src/lesson';
import { PUBLISHED_FIGURES, PUBLISHED_GUESSES, PUBLISHED_LINKS } from '../links/published';
import type { Chance } from './chance';

const README = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
const ROOM = 'room=fuzz';

/** Each a kind of page, with how often it is opened. */
const KINDS: readonly (readonly [number, readonly string[]])[] = [
  [6, PUBLISHED_LINKS.map(({ link }) => link)],
  [3, [...README.matchAll(/^\| `#([^`]+)` \|/gm)].map((match) => match[1]!).filter((link) => !/^(?:notes|card=)|embed=|role=/.test(link))],
  [4, STEPS.map(({ id }) => `step=${id}`)],
  [1, PUBLISHED_GUESSES.map(({ link }) => link)],
  [2, PUBLISHED_FIGURES.map(({ link }) => link)],
  [1, ['notes', 'card=A', 'step=end', `step=say-hi&${ROOM}&role=presenter`, 'step=full-size&role=screen', `step=say-hi&${ROOM}`]],
];

/** Signs and pieces that links are spoiled with. None says NaN or undefined: those are looked for on the page. */
const SCRAPS = [...'&=#%:,.-+eu0123456789 <>"\\', '%zz', '%00', '&amp;', '%26', '\u202E', '\u{1F600}', '&&', '1e999', '-1', '0', '1e9', 'gateways=0', 'chats=x', 'utm_source=x', ').'];

/** One that is right. */
export function soundLink(chance: Chance): string {
  return chance.oneOf(chance.weighted(KINDS));
}

/** A link with some faults in it. */
export function spoiled(link: string, chance: Chance): string {
  let text = link;
  for (let left = 1 + chance.below(4); left > 0; left--) {
    const at = chance.below(text.length + 1);
    text = text.slice(0, at) + chance.oneOf(SCRAPS) + text.slice(at + chance.below(4));
  }
  return text;
}
