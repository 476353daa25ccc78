/** The band between the presets of costs, and what the chart's saving hangs on. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { designOf } from '../../../src/designs';
import { gatewaySecond } from '../../../src/engine/theory/theory';
import { decodeScenario } from '../../../src/link/codec';
import { PRESET_IDS, PRESETS, withPreset } from '../../../src/model/presets';
import { withChanges } from '../../../src/model/scenario';
import Chart from '../../../src/picture/chart/Chart.svelte';
import { presetsAt } from '../../../src/picture/chart/curves';
import { share } from '../../../src/text/format';
import { CHART } from '../../../src/text/page/chart';
import { HANGING } from '../../../src/text/page/hanging';
import { chartOf, openFixture, type Fixture } from '../../pages/lab-fixture';

const LINK = 'chats=20&users=16&gateways=4';

let fixture: Fixture | null = null;
afterEach(() => {
  fixture?.lab.playback.dispose();
  vi.restoreAllMocks();
});
async function show(link: string, measure: 'copies' | 'busy'): Promise<void> {
  fixture = await openFixture(link);
  render(Chart, chartOf(fixture.lab));
  await tick();
  await fireEvent.change(screen.getByRole('combobox'), { target: { value: measure } });
}
const plot = () => screen.getByRole('img');

describe('the work between the presets', () => {
  it('goes from the cheapest that never wakes up to the dearest that wakes up at every copy', () => {
    const { scenario } = decodeScenario(LINK);
    for (const gateways of [1, 4, 8, 100]) {
      const band = presetsAt(scenario, designOf('direct'), gateways);
      // Every gateway hears all 20 chats while it has somebody of each, and 320 people hear one message a second.
      const copies = Math.min(20, 320 / gateways);
      const seconds = PRESET_IDS.map((id) => {
        const { tReceipt, tWrite, tWake, tFirstWrite } = PRESETS[id].costs;
        const least = copies * tReceipt + (320 / gateways) * tWrite;
        return { least: least / 1e6, most: (least + copies * (tWake + tFirstWrite)) / 1e6 };
      });
      expect(band.least).toBeCloseTo(Math.min(...seconds.map(({ least }) => least)), 12);
      expect(band.most).toBeCloseTo(Math.max(...seconds.map(({ most }) => most)), 12);
    }
  });

  it('is the same whatever the scenario’s own costs are, and holds every preset', () => {
    const { scenario } = decodeScenario(LINK);
    const band = presetsAt(scenario, designOf('direct'), 4);
    expect(presetsAt(withChanges(scenario, { tReceipt: 777, tWake: 9 }), designOf('direct'), 4)).toEqual(band);
    for (const id of PRESET_IDS) {
      const { busyShare, busyShareWoken } = gatewaySecond(withPreset(scenario, id), designOf('direct'));
      expect(busyShare).toBeGreaterThanOrEqual(band.least);
      expect(busyShareWoken).toBeLessThanOrEqual(band.most);
    }
  });

  it('is drawn with its name and said in words and in the table, where costs tell', async () => {
    await show(LINK, 'busy');
    const { least, most } = presetsAt(fixture!.lab.scenario, designOf('direct'), 4);
    expect(plot().querySelectorAll('path.presets')).toHaveLength(1);
    expect(plot().querySelector('path.presets')!.getAttribute('d')).not.toMatch(/NaN|^$/);
    expect(plot().querySelector('.presets-name')).toHaveTextContent(CHART.presetsBand);
    expect(screen.getByText(new RegExp(`^Band with a dashed edge: Direct append .* On 4 gateways that is ${share(least)} to ${share(most)} of its cores\\.$`))).toBeInTheDocument();
    expect(screen.getByRole('columnheader', { name: 'Direct append, between the presets', hidden: true })).toBeInTheDocument();
    expect(screen.getByRole('cell', { name: `${share(least)} to ${share(most)}`, hidden: true })).toBeInTheDocument();
  });

  it('is left out where counts are shown', async () => {
    await show(LINK, 'copies');
    expect(plot().querySelector('.presets')).toBeNull();
    expect(screen.queryByText(/^Band with a dashed edge/)).toBeNull();
    expect(screen.getByText(CHART.noCost)).toBeInTheDocument();
  });
});

describe('what doubling saves', () => {
  it('is said for both ends where gateways wake up, and can be asked what it hangs on', async () => {
    // 20 copies and 80 writes at a gateway, then 20 and 40.
    await show(`${LINK}&tReceipt=2.5&tWake=30&tWrite=5.2`, 'busy');
    expect(screen.getByText(/^Twice the gateways saves 45% of a gateway’s work\./)).toBeInTheDocument();
    expect(screen.getByText(CHART.savedWoken(1 - (20 * 32.5 + 40 * 5.2) / (20 * 32.5 + 80 * 5.2)))).toHaveTextContent(/it saves 20%\.$/);
    const ask = screen.getByText(/^: Twice the gateways saves at least 25% of a gateway’s work\.$/).closest('summary')!;
    await userEvent.setup().click(ask);
    const costs = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(costs).toContain('one copy taken in costs less than 20.8 µs (here 2.5 µs)');
    expect(screen.getByText(HANGING.waking)).toBeInTheDocument();
  });

  it('is one figure where waking up takes no time', async () => {
    await show(LINK, 'busy');
    expect(screen.getByText(/^Twice the gateways saves 40% of a gateway’s work\./)).toBeInTheDocument();
    expect(screen.queryByText(/wakes its gateway up/)).toBeNull();
  });
});
