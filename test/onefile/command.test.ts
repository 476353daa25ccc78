import { describe, expect, it } from 'vitest';
import { figureDocument } from '../../src/onefile/document';
import { readFigure } from '../../src/onefile/main';

const bundled = { script: 'let script;', style: 'p{}', licences: 'MIT' };

describe('a link for a figure’s file', () => {
  it.each([
    ['chats=4&gateways=4', 'embed=1&chats=4&gateways=4'],
    ['#chats=4&gateways=4', 'embed=1&chats=4&gateways=4'],
    ['embed=1&chats=4&theme=dark', 'embed=1&chats=4&theme=dark'],
    ['https://example.org/lab/#chats=4', 'embed=1&chats=4'],
    ['chats=4&amp;gateways=4', 'embed=1&chats=4&gateways=4'],
    ['', 'embed=1'],
  ])('%j is read as an embedded figure’s', (link, hash) => {
    expect(readFigure(link)).toMatchObject({ hash, kind: 'scenario', repairs: [] });
  });

  it('says where the app lies, as an option does', () => {
    expect(readFigure('https://example.org/lab/#chats=4').home).toBe('https://example.org/lab/');
    expect(readFigure('https://example.org/lab/index.html?a=b#chats=4').home).toBe('https://example.org/lab/index.html');
    expect(readFigure('chats=4').home).toBeNull();
    expect(readFigure('chats=4', 'http://localhost:4173/').home).toBe('http://localhost:4173/');
    expect(() => readFigure('chats=4', 'lab')).toThrow('--app is “lab”; it must be the address of a folder');
    expect(() => readFigure('chats=4', 'javascript:alert(1)')).toThrow('--app is');
  });

  it('is in English, and says so of a link in another language', () => {
    expect(readFigure('https://example.org/lab/#lang=ar&chats=4')).toMatchObject({ hash: 'embed=1&chats=4', repairs: ['lang=ar: a figure in one file is in English'] });
    expect(readFigure('lang=en&chats=4')).toMatchObject({ hash: 'embed=1&chats=4', repairs: [] });
  });

  it('may be a step’s, and tells what was wrong with it', () => {
    expect(readFigure('step=more-gateways')).toMatchObject({ kind: 'step', title: 'More gateways · Fanout Lab', repairs: [] });
    expect(readFigure('gateways=0&hide=nothing').repairs).toHaveLength(2);
    expect(readFigure('chats=4&gateways=4').title).toBe('Direct append: 4 chats of 8 people on 4 gateways · Fanout Lab');
  });
});

describe('the file', () => {
  const text = figureDocument(bundled, { hash: 'embed=1&caption=</script><b>', home: null }, 'A <b> & "c"');

  it('holds what it was given as data, never as markup', () => {
    expect(text).toContain('<title>A &lt;b> &amp; &quot;c&quot;</title>');
    expect(text).toContain('{"hash":"embed=1&caption=\\u003c/script>\\u003cb>","home":null}');
    expect(text.match(/<\/script>/g)).toHaveLength(3);
  });

  it('names no other file, and allows no connection', () => {
    expect(text).not.toMatch(/\s(?:src|href)="(?!data:,")/);
    expect(/content="(default-src 'none';[^"]*)"/.exec(text)?.[1]).toMatch(/^default-src 'none'; script-src 'sha256-[\w+/=]{44}' blob:; worker-src blob:; style-src 'sha256-[\w+/=]{44}'; font-src data:; img-src data: blob:; base-uri 'none'; form-action 'none'$/);
  });
});
