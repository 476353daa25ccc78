/** What drawing the map from far costs: it grows with the room on the screen, never with the people. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Painting } from '../../../src/model/painting';
import { arrange } from '../../../src/picture/far/arrange';
import { farBins, farMap, type FarMap } from '../../../src/picture/far/farmap';
import { drawFar, type FarInks } from '../../../src/picture/far/farmap.draw';
import { exchangeRate } from '../../../src/text/page/far';

const INKS: FarInks = { people: '#123456', hues: ['#123456', '#234567'], chosen: '#456789', font: 'sans-serif', ink: '#111111', soft: '#555555', writes: '#345678', page: '#ffffff', line: '#cccccc', pale: '#eeeeee' };
const MILLION = 1_000_000;

/** Every call of a drawing method, by name, on the canvas and on its sheet. */
let calls: Map<string, number>;
const count = (name: string): number => calls.get(name) ?? 0;

/** A 2D context that draws nothing and counts what it is asked for. */
function recorder(): CanvasRenderingContext2D {
  const known: Record<string, unknown> = { getTransform: () => ({ a: 1 }) };
  return new Proxy(known, {
    get: (target, name: string) => target[name] ?? (() => calls.set(name, count(name) + 1)),
    set: () => true,
  }) as unknown as CanvasRenderingContext2D;
}

beforeEach(() => {
  calls = new Map();
  vi.stubGlobal('OffscreenCanvas', class {
    getContext = recorder;
  });
  vi.stubGlobal('ImageData', class {
    readonly data: Uint8ClampedArray;
    constructor(width: number, height: number) {
      this.data = new Uint8ClampedArray(4 * width * height);
    }
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
});

/** A map on which every cell holds as many people as `membersOf` says. */
function painted(chats: number, gateways: number, membersOf: (cell: number) => number, { rows, columns } = { rows: chats, columns: gateways }): Painting {
  const members = Float32Array.from({ length: rows * columns }, (_, cell) => membersOf(cell));
  const perRow = new Float32Array(rows).fill(gateways);
  return { rows, columns, chats, gateways, chatsPainted: chats, isOfLists: false, members, interested: members.map((held) => Math.min(1, held)), holders: perRow, copies: perRow };
}

function draw(painting: Painting, width: number, height: number): FarMap {
  const arrangement = arrange(width, height, { hasMargins: true, loads: 3 });
  const far = farMap(painting, arrangement);
  drawFar(
    recorder(),
    { far, painting, copiesBox: arrangement.copies, viewers: new Float64Array(painting.rows), copiesBefore: 1, mostCopies: painting.gateways, sweep: { chat: 0, row: 0, openness: 1, spread: 0.5, copies: 9 }, chosen: { row: 0, column: 0 }, lens: null, followed: null },
    INKS,
  );
  return far;
}
const allCalls = (): number => [...calls.values()].reduce((sum, times) => sum + times, 0);

/** Nothing that can be told from its neighbours is smaller than this each way, in pixels. */
const LEAST_MARK = 3;

describe('a drawing of ten million people a chat', () => {
  const cells = [[1, 1], [1, 2], [3, 4], [10, 50], [20, 40], [2, 100]] as const;
  const sizes = [[320, 480], [1280, 800], [3840, 2160]] as const;
  it.each(cells.flatMap((cell) => sizes.map((size) => [...cell, ...size] as const)))('in %i × %i cells takes no more calls than %i × %i pixels have room for marks', (chats, gateways, width, height) => {
    const far = draw(painted(chats, gateways, () => (10 * MILLION) / gateways), width, height);
    // Two calls a mark of the map, and a few around it.
    expect(allCalls()).toBeLessThanOrEqual((2 * far.map.width * far.map.height) / LEAST_MARK ** 2 + 4 * (chats + gateways) + 40);
    expect(count('arc')).toBe(0);
  });

  it('takes as many calls as one of a million, and as one in which a single cell holds them all', () => {
    const took = [MILLION, 10 * MILLION].map((people) => {
      calls.clear();
      draw(painted(3, 4, () => people / 4), 1280, 800);
      return allCalls();
    });
    calls.clear();
    draw(painted(3, 4, (cell) => (cell === 5 ? 10 * MILLION : 2)), 1280, 800);
    expect([...took, allCalls()]).toEqual([took[0], took[0], took[0]]);
  });

  it('in bins of a pixel takes no more calls than there are rows and columns', () => {
    const bins = farBins(arrange(1280, 800, { hasMargins: true, loads: 3 }));
    const far = draw(painted(100_000, 100_000, () => 10 * MILLION, bins), 1280, 800);
    expect(far.distance).toBe('texture');
    expect(allCalls()).toBeLessThanOrEqual(2 * bins.rows + bins.columns + 40);
  });

  it('is of shades, and says how many are in the darkest', () => {
    const painting = painted(1, 2, () => MILLION / 2);
    const far = farMap(painting, arrange(1280, 800, { hasMargins: true, loads: 3 }));
    const words = (one: string): string => `One cell is one ${one} on one gateway: the darker, the more of its people, 500,000 in the darkest. A blank cell is a gateway that does not hear it.`;
    expect(exchangeRate(painting, far)).toBe(words('chat'));
    expect(exchangeRate(painting, far, true)).toBe(words('part of a chat'));
  });
});

describe('beads', () => {
  it.each([1, 25, 300])('are as many as there are people, where %i a cell find room', (people) => {
    const far = draw(painted(3, 4, () => people), 1280, 800);
    expect(far.distance).toBe('beads');
    expect(count('arc')).toBe(12 * people);
  });

  it.each([1, 3, 10, 30, 100, 300, 1_000, 3_000, 10_000, 100_000])('never come so close that they touch, nor in more than a frame has time for: %i a cell', (people) => {
    for (const [chats, gateways] of [[1, 1], [3, 4], [15, 20], [30, 60]] as const) {
      calls.clear();
      const far = draw(painted(chats, gateways, () => people), 1920, 1200);
      const beads = count('arc');
      expect([0, chats * gateways * people]).toContain(beads);
      expect(beads).toBeLessThanOrEqual(Math.min(10_000, (far.map.width * far.map.height) / LEAST_MARK ** 2));
    }
  });
});
