import { describe, expect, it } from 'vitest';
import { englishFiles } from '../../src/languages/state';
import { textsIn } from '../../src/languages/tree';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inEnglish, inLanguage, SOURCE } from './load';
import { mirrored, twice } from './madeup';

describe('a made-up text', () => {
  it('is twice as long, and only once', () => {
    expect(twice('Play')).toBe('⟦Play Play⟧');
    expect(twice(`said by ${twice('all people')}.`)).toBe('⟦said by said by⟧ ⟦all people all people⟧.');
    expect(['GW1', '82.5 ms', ''].map(twice)).toEqual(['GW1', '82.5 ms', '']);
  });

  it('runs from right to left, word by word, and only once', () => {
    expect(mirrored('All 8 people')).toBe('\u200F\u202EAll\u202C 8 \u200F\u202Epeople\u202C');
    expect(mirrored(mirrored('the chat’s'))).toBe(mirrored('the chat’s'));
  });
});

/** What a path leads to. */
function at(value: unknown, path: readonly (string | number)[]): unknown {
  return path.reduce((inner: unknown, name) => (inner as Readonly<Record<string | number, unknown>>)[name], value);
}

describe('a made-up language', () => {
  it('says every text of every English file in its own way', async () => {
    const left: string[] = [];
    for (const path of englishFiles(SOURCE)) {
      const english = { code: readFileSync(join(SOURCE, path), 'utf8'), exported: await inEnglish(path) };
      const made = await inLanguage<Readonly<Record<string, unknown>>>('twice', path);
      for (const { path: names } of textsIn(english, path)) {
        const [before, now] = [at(english.exported, names), at(made, names)];
        const isWord = typeof before !== 'string' || /\p{L}{3}/u.test(before);
        if (isWord && JSON.stringify(now) === JSON.stringify(before) && now === before) left.push(`${path} ${names.join('.')}`);
      }
    }
    expect(left).toEqual([]);
  });
});
