/** What the model leaves out is said in two places, in the same words. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { ABOUT } from '../../src/text/page/about';

it('the read-me and About list the same things, word for word', () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, part] = readme.split('## What the model leaves out\n');
  const listed = part!.split('\n## ')[0]!.split('\n').filter((line) => line.startsWith('- ')).map((line) => line.slice(2));
  expect(listed.length).toBeGreaterThan(5);
  expect(ABOUT.find(({ heading }) => heading === 'What the model leaves out')!.items).toEqual(listed);
});
