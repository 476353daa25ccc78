/** The choice of costs: one tap sets all of them, and what is known of the figures stands beside. */
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import { decodeScenario } from '../../../src/link/codec';
import { PRESET_IDS, presetOf, PRESETS } from '../../../src/model/presets';
import { COST_KEYS, type Scenario } from '../../../src/model/scenario';
import CostPresets from '../../../src/pages/lab/CostPresets.svelte';
import { PRESET_CHOICE, presetFacts, presetFigures, presetLabel } from '../../../src/text/page/costs';
import { PRESET_WORDS } from '../../../src/text/presets';
import { FakeClient, openFixture, type Fixture } from '../lab-fixture';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function show(link = '') {
  fixture = await openFixture(link, new FakeClient());
  const { lab, written } = fixture;
  render(CostPresets, { get scenario() { return lab.scenario; }, onChange: (changes: Partial<Scenario>) => { lab.change(changes); } });
  return { lab, written, user: userEvent.setup() };
}
const group = () => screen.getByRole('group', { name: PRESET_CHOICE.title });
const radio = (id: (typeof PRESET_IDS)[number] | 'own') => within(group()).getByRole<HTMLInputElement>('radio', { name: presetLabel(id) });
const costsOf = (scenario: Scenario) => Object.fromEntries(COST_KEYS.map((key) => [key, scenario[key]]));

describe('the presets of costs', () => {
  it.each(PRESET_IDS.filter((id) => id !== 'round'))('%s is one tap away, the link says all of it, and it can be undone', async (id) => {
    const { lab, written, user } = await show('chats=4&gateways=4&users=12');
    expect(radio('round')).toBeChecked();
    await user.click(radio(id));
    expect(costsOf(lab.scenario)).toEqual(PRESETS[id].costs);
    expect(radio(id)).toBeChecked();
    const linked = decodeScenario(written.at(-1)![0]);
    expect(linked.repairs).toEqual([]);
    expect(costsOf(linked.scenario)).toEqual(PRESETS[id].costs);
    expect(linked.scenario).toMatchObject({ chats: 4, gateways: 4, users: 12 });
    lab.undo();
    await tick();
    expect(presetOf(lab.scenario)).toBe('round');
    expect(radio('round')).toBeChecked();
    expect(radio(id)).not.toBeChecked();
  });

  it('are gone through with the arrow keys, from the one that is chosen', async () => {
    const { lab, user } = await show();
    await user.tab();
    expect(radio('round')).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(presetOf(lab.scenario)).toBe(PRESET_IDS[1]);
    expect(radio(PRESET_IDS[1])).toHaveFocus();
  });

  it('are four, and “your own” stands beside them only while no preset fits', async () => {
    const { lab, user } = await show('tWrite=3');
    expect(within(group()).getAllByRole('radio')).toHaveLength(PRESET_IDS.length + 1);
    expect(radio('own')).toBeChecked();
    expect(group()).toHaveAccessibleDescription(PRESET_CHOICE.ownFacts);
    await user.click(radio('quiet'));
    expect(presetOf(lab.scenario)).toBe('quiet');
    expect(within(group()).getAllByRole('radio')).toHaveLength(PRESET_IDS.length);
  });

  it.each(PRESET_IDS)('%s says for which case, when and on what, and gives each figure with its source', async (id) => {
    const { user } = await show();
    if (id !== 'round') await user.click(radio(id));
    for (const fact of presetFacts(id)) expect(screen.getByText(fact)).toBeInTheDocument();
    const { costs, sourced, date } = PRESETS[id];
    if (sourced.length === 0) {
      expect(screen.queryByText(PRESET_CHOICE.sources)).toBeNull();
      return;
    }
    const year = date!.slice(0, 4);
    expect(presetFacts(id).join(' ')).toContain(year);
    const rows = presetFigures(id);
    expect(rows.map(({ key }) => key)).toEqual([...COST_KEYS]);
    for (const { key, label, value, source } of rows) {
      expect(value).toBe(`${String(costs[key])} µs`);
      expect(source).toBe(PRESET_WORDS[id].sources[key] ?? PRESET_CHOICE.unsourced);
      const row = screen.getByText(label, { selector: 'dt' }).closest('div')!;
      expect(row).toHaveTextContent(value);
      expect(row).toHaveTextContent(source);
    }
  });

  it('say the day and the spread of what was measured, and neither of what nobody has measured', () => {
    for (const id of ['quiet', 'busy'] as const) expect(presetFacts(id).join(' ')).toMatch(/Measured on \d+ \w+ 20\d\d; .* within 25% of its median, within one run: what runs differ by stands with the figures\./);
    expect(presetFacts('published').join(' ')).toMatch(/Looked up on \d+ \w+ 20\d\d\./);
    expect(presetFacts('round').join(' ')).not.toMatch(/\d/);
  });
});
