/** What there is to read before the page's script has come. */
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { FIRST } from '../../src/text/page/page';

it('is what the opening says first, in its very words', () => {
  const html = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');
  expect(html).toContain(`<p class="why" hidden>${FIRST.why}</p>`);
});
