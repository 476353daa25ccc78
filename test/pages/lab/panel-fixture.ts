/** The panel of the lab with a lab behind it, and its fields by their keys. */
import { render } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, expect } from 'vitest';
import type { ReadFile } from '../../../src/link/file';
import { rowOf } from '../../../src/model/keys';
import type { Scenario, ScenarioKey } from '../../../src/model/scenario';
import LabPanel from '../../../src/pages/lab/LabPanel.svelte';
import type { Replay } from '../../../src/session/entrance';
import { Settings } from '../../../src/session/settings.svelte';
import { FakeClient, openFixture, type Fixture } from '../lab-fixture';

export let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
export async function show(link = '', client = new FakeClient(true)) {
  fixture = await openFixture(link, client);
  const settings = new Settings();
  const { lab } = fixture;
  render(LabPanel, {
    get scenario() { return lab.scenario; },
    settings,
    onChange: (changes: Partial<Scenario>, replay: Replay) => { lab.change(changes, replay); },
    onOpenFile: (read: ReadFile) => { lab.openFile(read); },
    onSaveFile: () => undefined,
    onSay: (words: string) => { lab.say(words); },
  });
  return { lab, settings, user: userEvent.setup() };
}

function labelOf(key: ScenarioKey): string {
  const row = rowOf(key);
  return row.kind === 'number' && row.unit !== '' ? `${row.label} ${row.unit}` : row.label;
}
/** By its label; looking through all that might have one takes a second among so many controls. */
export function field(key: ScenarioKey): HTMLInputElement {
  const labels = [...document.querySelectorAll('label')].filter((one) => one.textContent.replaceAll('\u00A0', ' ').trim() === labelOf(key));
  expect(labels, key).toHaveLength(1);
  return labels[0]!.control as HTMLInputElement;
}
