/** The tables of what was measured on real gateways. */
import { render, screen, within } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { designOf } from '../../../src/designs';
import { BLOCKS, COPY_MICROS, COUNTED, COUNTS, DOUBLINGS } from '../../../src/lesson/measured';
import RealGateway from '../../../src/pages/lesson/RealGateway.svelte';
import { share } from '../../../src/text/format';
import { bothWords, REAL } from '../../../src/text/lesson/real';

const table = (name: string) => within(within(screen.getByRole('region', { name })).getByRole('table'));
const cellsOf = (row: HTMLElement) => within(row).getAllByRole('cell').map((cell) => cell.textContent);

describe('what was measured on real gateways', () => {
  it('has each doubling beside its simulation at both ends of waking up, and at round numbers', () => {
    render(RealGateway);
    const rows = table(REAL.doublings).getAllByRole('row').filter((row) => within(row).queryAllByRole('cell').length > 0);
    expect(rows.map((row) => cellsOf(row)[0])).toEqual(DOUBLINGS.map(({ saved }) => share(saved)));
    expect(rows.map((row) => within(row).getByRole('rowheader').textContent)).toEqual(DOUBLINGS.map(({ design }) => designOf(design).title));
    // 20 copies and 80 writes, then 20 and 40, at 10 µs each.
    const atOne = rows[DOUBLINGS.findIndex(({ design, users, arrive }) => design === 'direct' && users === 16 && arrive === 'oneByOne')]!;
    expect(cellsOf(atOne)[3]).toBe(share(1 - 60 / 100));
    expect(cellsOf(atOne)[2]).toMatch(/^\d+%–\d+%$/);
    expect(rows.map((row) => cellsOf(row)[1])).toEqual(DOUBLINGS.map(({ again }) => REAL.again(again)));
    expect(cellsOf(atOne)[1]).toBe('29% (2%\u00a0to\u00a049%)');
  });

  it('has each price by how many copies come at once', () => {
    render(RealGateway);
    const inTable = table(REAL.prices);
    expect(inTable.getAllByRole('columnheader')).toHaveLength(1 + BLOCKS.length);
    const [least, most] = COPY_MICROS.webSocket[0]!;
    expect(inTable.getByRole('row', { name: new RegExp(`^${REAL.transports.webSocket} ${String(least)}–${String(most)} `) })).toBeInTheDocument();
  });

  it('has each count once where simulated and real are alike, and both where they are not', () => {
    render(RealGateway);
    const rows = table(REAL.counts).getAllByRole('row').slice(1);
    expect(rows.map((row) => within(row).getByRole('rowheader').textContent)).toEqual(COUNTED.map((id) => REAL.rows[id]));
    expect(cellsOf(rows[COUNTED.indexOf('copies')]!)).toEqual(Object.values(COUNTS).map(({ real }) => String(real[COUNTED.indexOf('copies')])));
    expect([bothWords(80, 80), bothWords(80, 81)]).toEqual(['80', '80, really 81']);
  });

  it('says when and on what', () => {
    render(RealGateway);
    expect(screen.getByText(/^Counts of 26 November 2026; prices, and the first of each doubling, of 25 November 2026 by a forerunner of the rig, the second of 26 November 2026 by the rig\. .* To try it: npm run rig\. Yours will differ\.$/)).toBeInTheDocument();
  });
});
