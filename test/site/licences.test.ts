/** Whose work is in a bundle, and what is said of it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Rolldown } from 'vite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { licenceOf, licencesText, packageFolder, packagesOf } from '../../src/site/licences';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'fanout-lab-licences-'));
  writeFileSync(join(root, 'LICENSE'), 'text of our own\n');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function install(name: string, files: Readonly<Record<string, string>>): string {
  const folder = join(root, 'node_modules', name);
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name, version: '1.2.3', license: 'MIT' }));
  for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, file), text);
  return folder;
}

describe('the package of a file', () => {
  it.each([
    ['/a/node_modules/d3/src/index.js', '/a/node_modules/d3'],
    ['/a/node_modules/@scope/name/files/x.woff2', '/a/node_modules/@scope/name'],
    ['/a/node_modules/d3/node_modules/internmap/x.js', '/a/node_modules/d3/node_modules/internmap'],
    ['\0/a/node_modules/svelte/x.js?commonjs', '/a/node_modules/svelte'],
    ['C:\\a\\node_modules\\@scope\\name\\x.js', 'C:\\a\\node_modules\\@scope\\name'],
    ['/a/src/main.ts', undefined],
    ['\0rolldown/runtime.js', undefined],
  ])('%j is of %j', (id, folder) => {
    expect(packageFolder(id)).toBe(folder);
  });

  it('counts where something of it is left: code that was not shaken out, or a file', () => {
    const bundle = {
      'a.js': { type: 'chunk', modules: { '/a/node_modules/used/x.js': { renderedLength: 9 }, '/a/node_modules/shaken/x.js': { renderedLength: 0 }, '/a/src/main.ts': { renderedLength: 9 } } },
      'f.woff2': { type: 'asset', originalFileNames: ['node_modules/@font/inter/files/f.woff2'] },
    } as unknown as Rolldown.OutputBundle;
    expect(packagesOf(bundle, '/a')).toEqual(['/a/node_modules/used', '/a/node_modules/@font/inter']);
  });
});

describe('the licences', () => {
  it('say of each package once its name, version and text', () => {
    const folders = [install('b', { LICENSE: 'text of b\n' }), install('@a/a', { 'licence.md': 'text of a' }), install('c', { 'COPYING.txt': 'text of c' })];
    const text = licencesText(root, [...folders, folders[0]!]);
    expect(text.match(/^\S+ 1\.2\.3 MIT\n\ntext of .$/gm)).toEqual(['@a/a 1.2.3 MIT\n\ntext of a', 'b 1.2.3 MIT\n\ntext of b', 'c 1.2.3 MIT\n\ntext of c']);
  });

  it('begin with the project’s own', () => {
    const text = licencesText(root, [install('a', { LICENSE: 'text of a' })]);
    expect(text).toMatch(/Fanout Lab\n\ntext of our own\n[^]*a 1\.2\.3 MIT/);
  });

  it('stop the build where a package brings no text', () => {
    const folder = install('bare', { 'licensed.js': '' });
    expect(() => licenceOf(folder)).toThrow('bare 1.2.3 is part of the site and brings no text of its licence.');
  });
});
