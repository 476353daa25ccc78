/** What a build says where it is told at which address the site will lie. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { siteAddress, withAddress } from '../../src/site/address';

const page = readFileSync(new URL('../../index.html', import.meta.url), 'utf8');

describe('the address of a site', () => {
  it.each([
    ['https://example.org/fanout-lab/', 'https://example.org/fanout-lab/'],
    ['https://example.org/fanout-lab', 'https://example.org/fanout-lab/'],
    ['https://example.org', 'https://example.org/'],
    ['http://localhost:8080//', 'http://localhost:8080/'],
  ])('of %s is %s', (given, address) => {
    expect(siteAddress(given)).toBe(address);
  });

  it.each(['example.org', '/fanout-lab/', 'file:///srv/lab/', 'https://example.org/?a=1', 'https://example.org/#a', ''])('is not %j, and the error says what one looks like', (given) => {
    expect(() => siteAddress(given)).toThrow('https://example.org/fanout-lab/');
  });
});

describe('a page whose address is known', () => {
  it('names it as canonical, and its picture by a whole address', () => {
    const { html, tags } = withAddress(page, 'https://example.org/lab/');
    expect(html).toContain('<meta property="og:image" content="https://example.org/lab/picture.png"');
    expect(html).not.toContain('./picture.png');
    expect(tags.map(({ attrs }) => attrs?.href ?? attrs?.content)).toEqual(['https://example.org/lab/', 'https://example.org/lab/']);
  });

  it('is the only one to do so: by itself no page names a host of its own', () => {
    expect(page).not.toMatch(/canonical|og:url|https?:\/\/(?!www\.w3\.org)/);
  });
});
