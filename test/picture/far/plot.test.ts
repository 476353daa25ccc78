/** The plot of copies and writes: one axis for both and for the run before, and copies enlarged where they are too low to be seen. */
import { describe, expect, it } from 'vitest';
import { arrange } from '../../../src/picture/far/arrange';
import { columnMeans, heightAt, mostOf, plotOf, spreadsOf, type Traffic } from '../../../src/picture/far/plot';
import { plotLabels } from '../../../src/picture/far/words';
import { plotCaptions, plotWords } from '../../../src/text/page/far';

const BOX = { x: 90, y: 400, width: 690, height: 120 };
const traffic = (gateways: number, receipts: number, writes: number): Traffic => ({ receipts: new Float64Array(gateways).fill(receipts), writes: new Float64Array(gateways).fill(writes) });
function plotFor(end: Traffic, before: Traffic | null = null, now: Traffic = end, copiesBeside: number | null = null) {
  return plotOf({ end, now, spreads: spreadsOf(end), before: before && spreadsOf(before), gatewaysBefore: before?.receipts.length ?? 1, scaleEnd: 10_000, copiesBeside }, BOX);
}

describe('the plot', () => {
  it('has one axis for copies and writes, and for the run before', () => {
    const [before, now] = [traffic(1000, 1000, 10_000), traffic(2000, 993, 5_000)];
    expect(mostOf(now, before)).toBe(10_000);
    const plot = plotFor(now, before);
    expect(plot.was).toEqual({ writes: 10_000, copies: 1000 });
    expect(heightAt(plot, plot.was!.writes)).toBe(BOX.y);
    expect(heightAt(plot, plot.writes.mean)).toBe(BOX.y + BOX.height / 2);
    expect(heightAt(plot, plot.copies.mean)).toBeCloseTo(BOX.y + BOX.height * 0.9007, 9);
  });

  it('is means above 200 gateways, and a pair of bars a gateway below, never finer than a pixel', () => {
    expect(plotFor(traffic(201, 5, 9)).writes.bars).toBeNull();
    expect(plotFor(traffic(40, 5, 9))).toMatchObject({ gatewaysPerBar: 1 });
    const fine = plotFor(traffic(200, 5, 9));
    expect(fine.writes.bars!.length).toBeLessThanOrEqual(BOX.width / 4);
    const each = (200 / fine.writes.bars!.length).toFixed(1);
    expect(plotCaptions(fine, { was: null, end: 10_000 })).toEqual([`each gateway, whole run, a pair of bars is ${each} of them.`, `1 pair = ${each} gateways.`]);
  });

  it('shows copies once more where they are lower than three pixels, so that they are seen, and never higher than the inset', () => {
    expect(plotFor(traffic(1000, 1000, 10_000)).inset).toBeNull();
    for (const copies of [200, 40, 1, 0.01]) {
      const { inset } = plotFor(traffic(1000, copies, 10_000));
      const pixels = (copies / 10_000) * BOX.height * inset!.factor;
      expect(pixels).toBeGreaterThan(8);
      expect(pixels).toBeLessThan(inset!.box.height);
    }
    expect(plotFor(traffic(1000, 0, 10_000)).inset).toBeNull();
  });

  it('shows them as many times as high as in the picture beside, so that the eye compares what is so', () => {
    const [many, few] = [380 / 2, 11.5 / 2];
    const [first, second] = [plotFor(traffic(40, many, 9000), null, undefined, few), plotFor(traffic(40, few, 9000), null, undefined, many)];
    expect(second.inset).toEqual(first.inset);
    expect(first.inset!.factor * many * BOX.height / 10_000).toBeLessThan(first.inset!.box.height);
    // What is seen without in one is not enlarged in the other.
    expect(plotFor(traffic(40, few, 9000), null, undefined, 1000).inset).toBeNull();
  });

  it('tells means in three digits that count', () => {
    const plot = plotFor(traffic(40, 4512.4, 35_867));
    expect(plotLabels(plot, arrange(900, 600, { hasMargins: true, loads: 0 }), { end: 10_000, was: null }).map(({ text }) => text)).toEqual(expect.arrayContaining(['35,900 writes out', '4,510 copies in']));
    expect(plotWords(plot)).toContain('4,510 copies in the mean');
  });

  it('writes millions in brief where they find no room, of ticks all or none', () => {
    const labels = (width: number, most: number): string[] => {
      const { plot: box, ...arrangement } = arrange(width, 600, { hasMargins: true, loads: 0 });
      const end = traffic(40, 618_000, most);
      const plot = plotOf({ end, now: end, spreads: spreadsOf(end), before: null, gatewaysBefore: 1, scaleEnd: 2_000_000, copiesBeside: null }, box!);
      return plotLabels(plot, { ...arrangement, plot: box }, { end: 2_000_000, was: null }).map(({ text }) => text);
    };
    expect(labels(900, 1_725_000)).toEqual(expect.arrayContaining(['0', '500,000', '1,000,000', '1,500,000', '2,000,000', '618,000 copies in', '1.73M writes out']));
    expect(labels(580, 1_725_000)).toEqual(expect.arrayContaining(['0', '500,000', '1M', '1.5M', '2M', '618,000 copies in', '1.73M writes out']));
    expect(labels(580, 725_000)).toContain('725,000 writes out');
  });

  it('has the counts of the play head before those of the end', () => {
    const plot = plotFor(traffic(4, 8, 80), null, traffic(4, 2, 10));
    expect([plot.copies.meanNow, plot.copies.mean, plot.writes.meanNow, plot.writes.mean]).toEqual([2, 8, 10, 80]);
  });

  it('says of a scale that has moved that it has, however little room there is', () => {
    const captions = plotCaptions(plotFor(traffic(1000, 5, 9), traffic(500, 5, 18)), { was: 150, end: 10_000 });
    expect(captions[0]).toBe('a mean gateway, whole run, one scale with the run before. The scale ends at 10,000 now, no longer at 150.');
    for (const caption of captions) expect(caption).toMatch(/150/);
    expect(captions.at(-1)).toBe('scale 150 → 10,000');
  });

  it('is told in sentences', () => {
    expect(plotWords(plotFor(traffic(2000, 993, 5_000), traffic(1000, 1000, 10_000)))).toBe(
      'Into a gateway come 993 copies in the mean, 993 at p99, 993 at the busiest. Out of it go 5,000 writes in the mean, 5,000 at p99, 5,000 at the busiest. ' +
        'In the run before: 1,000 copies in and 10,000 writes out.',
    );
  });
});

describe('the bars of columns', () => {
  it('are the means of their gateways, each counted once', () => {
    expect([...columnMeans(Float64Array.of(1, 3, 5, 7), 2)]).toEqual([2, 6]);
    expect([...columnMeans(Float64Array.of(1, 3, 5), 2)]).toEqual([1, 4]);
    expect([...columnMeans(Float64Array.of(1, 3, 5), 3)]).toEqual([1, 3, 5]);
  });
});
