/** A film's file: each picture at its time, the last one where nothing moves, and words that stay words. */
import { describe, expect, it } from 'vitest';
import { moved, NO_INK, STILL, type Mark } from '../../../src/export/drawing';
import { filmText, type Showing } from '../../../src/export/film/text';

const LINK = 'https://example.org/lab/#chats=2&users=6';
const SHOWING: Showing = { width: 100, height: 50, background: 'white', origin: { x: 16, y: 42 }, pictures: 4, eachMillis: 50.4, pauseMillis: 3000 };
const FONT = { size: 11, weight: '400', family: '"Inter", sans-serif' };
const at = (x: number, y = 0): Mark => ({ kind: 'outline', at: moved(16 + x, 42 + y), path: 'M0,0h4', ink: { ...NO_INK, fill: 'red' } });
const text = (said: string, link?: string): Mark => ({ kind: 'text', at: STILL, x: 20, y: 50, anchor: 'middle', central: true, runs: [{ text: said, font: FONT, colour: 'black' }], ...(link === undefined ? {} : { link }) });

function written(marks: readonly Mark[], strips: Parameters<typeof filmText>[1], label = { title: 'A film', description: LINK }): string {
  const steps = filmText(marks, strips, SHOWING, label, () => 30);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value.join('');
  }
}
const lines = (file: string): string[] => file.split('\n').slice(file.split('\n').findIndex((line) => line.startsWith('<g transform')) + 1, -3);

describe('a film', () => {
  it('draws what does not change once, and all else from its picture to the next, in whole milliseconds', () => {
    const file = written([at(0), at(1), at(2), at(3)], [{ mark: 0, from: 0, to: 4 }, { mark: 1, from: 0, to: 1 }, { mark: 2, from: 1, to: 3 }, { mark: 3, from: 3, to: 4 }]);
    expect(lines(file)).toEqual([
      '<use href="#p0"/>',
      '<g class="m" visibility="hidden"><set attributeName="visibility" to="visible" begin="t.begin" dur="0.05s"/><use href="#p0" x="1"/></g>',
      '<g class="m" visibility="hidden"><set attributeName="visibility" to="visible" begin="t.begin+0.05s" dur="0.101s"/><use href="#p0" x="2"/></g>',
      // What is there at the end is hidden before, and not shown after: so it is there for whoever knows no motion.
      '<g class="z"><set attributeName="visibility" to="hidden" begin="t.begin" dur="0.151s"/><use href="#p0" x="3"/></g>',
    ]);
    expect(file).toContain('<defs><path id="p0" class="s0" d="M0,0h4"/></defs>');
  });

  it('begins again after a pause at its end', () => {
    expect(written([], [])).toContain('<set id="t" attributeName="x" to="0" begin="0s;t.end" dur="3.151s"/>');
  });

  it('shows its last picture alone where no motion is wanted, and where its address says so', () => {
    const style = /<style>(.*)<\/style>/.exec(written([], []))![1];
    expect(style).toBe('@media (prefers-reduced-motion:reduce){.m{visibility:hidden!important}.z{visibility:visible!important}}#still:target .m{visibility:hidden!important}#still:target .z{visibility:visible!important}');
  });

  it('has one group for what comes and goes together', () => {
    const file = written([at(1), at(2), at(3)], [{ mark: 0, from: 1, to: 2 }, { mark: 1, from: 1, to: 2 }, { mark: 2, from: 2, to: 3 }]);
    expect(lines(file).map((line) => line.match(/<use/g)!.length)).toEqual([2, 1]);
  });

  it('says what it is and where it comes from, once as words and once as a link', () => {
    const file = written([text('Fanout Lab', LINK)], [{ mark: 0, from: 0, to: 4 }]);
    expect(file).toContain(`<title>A film</title>\n<desc>${LINK.replaceAll('&', '&amp;')}</desc>`);
    expect(lines(file)).toEqual([`<a href="${LINK.replaceAll('&', '&amp;')}"><text class="s0" transform="translate(-16 -42)" x="20" y="50" textLength="30" lengthAdjust="spacingAndGlyphs">Fanout Lab</text></a>`]);
  });

  it('keeps a text from a link a text, wherever it stands', () => {
    const evil = '</style><script>alert("&")</script>';
    const file = written([text(evil, `https://example.org/#${evil}`)], [{ mark: 0, from: 0, to: 4 }], { title: evil, description: evil });
    expect(file).not.toContain('<script');
    expect(file.match(/&lt;script&gt;/g)).toHaveLength(4);
    expect(file.match(/<\/style>/g)).toHaveLength(1);
  });

  it('has an image once, however many parts of it are seen', () => {
    const source = { width: 8, height: 8, toDataURL: () => 'data:image/png;base64,AAAA' } as unknown as HTMLCanvasElement;
    const image = (y: number): Mark => ({ kind: 'raster', x: 16, y: 42 + y, width: 80, height: 40, source, part: { x: 0, y, width: 8, height: 4 } });
    const file = written([image(0), image(4)], [{ mark: 0, from: 0, to: 4 }, { mark: 1, from: 0, to: 4 }]);
    expect(file.match(/base64,AAAA/g)).toHaveLength(1);
    expect(lines(file).join('')).toBe('<svg x="0" y="0" width="80" height="40" viewBox="0 0 8 4" preserveAspectRatio="none"><use href="#p0"/></svg><svg x="0" y="4" width="80" height="40" viewBox="0 4 8 4" preserveAspectRatio="none"><use href="#p0"/></svg>');
  });
});
