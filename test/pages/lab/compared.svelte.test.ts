/** Was and Now in one row, as somebody hears it. */
import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import Compared from '../../../src/pages/lab/Compared.svelte';
import { openFixture, runIsIn, type Fixture } from '../lab-fixture';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function show(link: string): Promise<void> {
  fixture = await openFixture(link);
  const { lab } = fixture;
  render(Compared, { get run() { return lab.run; }, get before() { return lab.before; } });
}
const rows = () => screen.queryAllByRole('definition').map((row) => row.textContent.replaceAll(/\s+/g, ' ').trim());
const changed = () => [...document.querySelectorAll('.changed')].map((one) => one.textContent);

describe('Was and Now in a row', () => {
  it('is empty before there is anything to compare with', async () => {
    await show('chats=4&users=8&gateways=4');
    expect(rows()).toEqual([]);
  });

  it('has gateways, copies and writes of a message, marks what changed, and stays until the next change', async () => {
    await show('chats=4&users=8&gateways=4');
    fixture.lab.change({ gateways: 8 }, 'messages');
    await runIsIn(fixture.lab);
    await tick();
    expect(rows()).toEqual(['4 →then 8', '4 →then 8', '8 →then 8']);
    expect(changed()).toEqual(['8', '8']);
    fixture.lab.playback.seek(fixture.lab.playback.endMicros);
    await tick();
    expect(rows()).toEqual(['4 →then 8', '4 →then 8', '8 →then 8']);
    fixture.lab.undo();
    await runIsIn(fixture.lab);
    await tick();
    expect(rows()).toEqual(['8 →then 4', '8 →then 4', '8 →then 8']);
  });

  it('prints large numbers in words, and means with as many digits as tell them apart', async () => {
    await show('chats=2&users=4&gateways=3&placement=random&seed=4');
    fixture.lab.change({ gateways: 16 });
    await runIsIn(fixture.lab);
    await tick();
    for (const row of rows()) expect(row).toMatch(/^[\d.,]{1,5} →then [\d.,]{1,5}$/);
  });
});
