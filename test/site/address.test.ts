/** What a build says where it is told at which address the site will lie. */
import { readFileSync } from 'node:fs';
import { resolveConfig } from 'vite';
import { describe, expect, it } from 'vitest';
import { addressed, siteAddress, withAddress } from '../../src/site/address';

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

  it.each([
    ['someone.example/lab', 'does not begin with https:// or http://'],
    ['someone.example:8080/lab', 'does not begin with https:// or http://'],
    ['/fanout-lab/', 'does not begin with https:// or http://'],
    ['file:///srv/lab/', 'does not begin with https:// or http://'],
    ['', 'does not begin with https:// or http://'],
    ['https://example.org/?a=1', 'holds a query'],
    ['https://example.org/?', 'holds a query'],
    ['https://example.org/#a', 'holds a place in a page'],
    ['https://example.org/lab/index.html', 'names a file at its end'],
  ])('is not %j, and the error says why and what one looks like, before anything is built', (given, why) => {
    expect(() => siteAddress(given)).toThrow(`SITE_ADDRESS is “${given}”, which ${why}`);
    expect(() => siteAddress(given)).toThrow('https://example.org/fanout-lab/');
  });

  it('is asked for before the build begins', async () => {
    const start = (address: string): Promise<unknown> => resolveConfig({ configFile: false, logLevel: 'silent', plugins: [addressed(address)] }, 'build');
    await expect(start('example.org')).rejects.toThrow('SITE_ADDRESS is “example.org”');
    await expect(start('https://example.org/')).resolves.toBeDefined();
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
