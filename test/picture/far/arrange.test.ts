/** Where the parts of the picture from far stand: within their room, apart from one another, the map the largest. */
import { describe, expect, it } from 'vitest';
import { arrange, type Arrangement } from '../../../src/picture/far/arrange';
import type { Box } from '../../../src/picture/near/seatmap';

const SIZES = [[320, 256], [348, 400], [480, 300], [740, 300], [932, 538], [932, 600], [1240, 700], [1900, 900], [3400, 1900]] as const;
const partsOf = ({ map, copies, lens, aside, strip, plot }: Arrangement): Record<string, Box> =>
  Object.fromEntries(Object.entries({ map, copies, lens, aside, strip, plot }).filter((entry): entry is [string, Box] => entry[1] !== null));
const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe.each(SIZES.flatMap((size) => [1, 1.25, 1.4].map((unit) => [...size, unit] as const)))('in %i × %i, type %f times as large', (width, height, unit) => {
  it.each([0, 2, 4])('the parts and the loads of %i roles keep apart, within their room', (loads) => {
    const parts = Object.entries(partsOf(arrange(width, height, { hasMargins: true, loads, unit })));
    for (const [name, box] of parts) {
      expect([name, box.x >= 0, box.y >= 0, box.width > 0, box.height > 0], name).toEqual([name, true, true, true, true]);
      expect(box.x + box.width, name).toBeLessThanOrEqual(width + 1e-9);
      expect(box.y + box.height, name).toBeLessThanOrEqual(height + 1e-9);
    }
    const pairs = parts.flatMap(([one, box], index) => parts.slice(index + 1).filter(([, other]) => overlap(box, other)).map(([other]) => `${one} on ${other}`));
    expect(pairs).toEqual([]);
  });
});

describe('the height', () => {
  it.each([[932, 600], [1240, 700], [1900, 900]])('of %i × %i is the map’s for 52 to 60 hundredths, and the plot has 110 pixels', (width, height) => {
    const { map, plot, strip } = arrange(width, height, { hasMargins: true, loads: 3 });
    expect(map.height / height).toBeGreaterThanOrEqual(0.52);
    expect(map.height / height).toBeLessThanOrEqual(0.6);
    expect(plot!.height).toBeGreaterThanOrEqual(110);
    expect(strip).not.toBeNull();
  });

  it('is given up by the loads first, never by the plot', () => {
    const { strip, plot } = arrange(480, 260, { hasMargins: true, loads: 3 });
    expect(strip).toBeNull();
    expect(plot!.height).toBeGreaterThanOrEqual(90);
  });

  it('is the map’s alone where nothing else is wanted', () => {
    const arrangement = arrange(640, 400, { hasMargins: false, loads: 0 });
    expect([arrangement.plot, arrangement.strip, arrangement.lens, arrangement.aside]).toEqual([null, null, null, null]);
    expect(arrangement.map.height).toBeGreaterThan(360);
  });
});
