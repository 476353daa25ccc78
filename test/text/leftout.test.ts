/** What the model leaves out is listed once, and said in three places in the same words. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { helpText } from '../../src/report/help';
import { LEFT_OUT } from '../../src/text/leftout';
import { ABOUT } from '../../src/text/page/about';

it('the read-me lists it word for word', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, part] = readme.split(`## ${LEFT_OUT.title}\n`);
  const lines = part!.split('\n## ')[0]!.split('\n');
  expect(lines).toContain(LEFT_OUT.intro);
  expect(lines.filter((line) => line.startsWith('- ')).map((line) => line.slice(2))).toEqual(LEFT_OUT.items);
  expect(LEFT_OUT.items.length).toBeGreaterThan(5);
});

it('About and the report’s help print it', () => {
  const about = ABOUT.find(({ heading }) => heading === LEFT_OUT.title)!;
  expect([about.paragraphs, about.items]).toEqual([[LEFT_OUT.intro], LEFT_OUT.items]);
  const help = helpText();
  for (const line of [LEFT_OUT.title, LEFT_OUT.intro, ...LEFT_OUT.items]) expect(help).toContain(line);
});
