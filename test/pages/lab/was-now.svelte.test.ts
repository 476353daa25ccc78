import { render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import WasNow from '../../../src/pages/lab/WasNow.svelte';
import { PLACEMENTS } from '../../../src/model/placement';
import type { Scenario } from '../../../src/model/scenario';
import { TABLE } from '../../../src/text/page/lab';
import { openFixture, runIsIn, runOf, type Fixture } from '../lab-fixture';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function show(link: string, changes?: Partial<Scenario>) {
  fixture = await openFixture(link);
  if (changes) {
    fixture.lab.change(changes);
    await runIsIn(fixture.lab);
    await vi.waitFor(() => {
      expect(fixture.lab.before?.moved).not.toBeNull();
    });
  }
  render(WasNow, { before: fixture.lab.before, run: runOf(fixture) });
  await tick();
}
const columns = () => screen.getAllByRole('columnheader').map((header) => header.textContent);
const cells = (label: string) =>
  within(screen.getByRole('row', { name: new RegExp(`^${label} `) })).getAllByRole('cell').map((cell) => cell.textContent);
const labels = () => screen.getAllByRole('rowheader').map((header) => header.textContent);

describe('the table of Was and Now', () => {
  it('has only Now at first', async () => {
    await show('');
    expect(columns()).toEqual([TABLE.title, TABLE.now]);
    expect(cells(TABLE.rows.copiesPerMessage)).toEqual(['2']);
    expect(cells(TABLE.rows.writesEach)).toEqual(['4']);
  });

  it('sets both beside each other in numbers after a change, and marks what changed', async () => {
    await show('', { gateways: 4 });
    expect(columns()).toEqual([TABLE.title, TABLE.was, TABLE.now]);
    expect(cells(TABLE.rows.gateways)).toEqual(['2', '4']);
    expect(cells(TABLE.rows.copiesPerMessage)).toEqual(['2', '4']);
    expect(cells(TABLE.rows.copiesEach)).toEqual(['1', '1']);
    expect(cells(TABLE.rows.writesEach)).toEqual(['4', '2']);
  });

  it('says how many had to move when gateways were added, and why', async () => {
    await show('users=12&placement=ring', { gateways: 3 });
    const moved = fixture.lab.before!.moved!;
    expect(moved).toBeGreaterThan(0);
    expect(screen.getByText(`${TABLE.moved(moved, 12)} ${PLACEMENTS.ring.whenGatewaysAreAdded}`)).toBeInTheDocument();
  });

  it('says nothing of moving where nobody did', async () => {
    await show('users=12', { tWrite: 20 });
    expect(fixture.lab.before!.moved).toBe(0);
    expect(screen.queryByText(/had to move/)).toBeNull();
  });

  it.each([
    ['direct', { lost: false, shards: true, notifications: false }],
    ['topic-per-chat', { lost: false, shards: false, notifications: true }],
    ['topic-per-user&loss=0.6&messages=5', { lost: true, shards: false, notifications: true }],
    ['chat-gateway', { lost: false, shards: false, notifications: false }],
  ])('leaves out what this design does not have: %s', async (design, rows) => {
    await show(`design=${design}`);
    const shown = new Set(labels());
    expect({
      lost: shown.has(TABLE.rows.lost),
      shards: shown.has(TABLE.rows.shards),
      notifications: shown.has(TABLE.rows.notifications),
    }).toEqual(rows);
  });
});
