import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it } from 'vitest';
import InWords from '../../../src/pages/lab/InWords.svelte';
import { EVENTS } from '../../../src/text/page/lab';
import { openFixture, runOf, toEnd, type Fixture } from '../lab-fixture';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function show(link: string) {
  fixture = await openFixture(link);
  render(InWords, { run: runOf(fixture), playback: fixture.lab.playback });
  await tick();
}
async function openList(): Promise<void> {
  await userEvent.setup().click(screen.getByText(EVENTS.open));
  document.querySelector('details')!.open = true;
  document.querySelector('details')!.dispatchEvent(new Event('toggle'));
  await tick();
}
const summary = () => screen.getByRole('region', { name: EVENTS.summary });
const lines = () => within(screen.getByRole('table')).getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell')[1]!.textContent);

describe('the run in words', () => {
  it('says what has been counted up to the play head', async () => {
    await show('loss=0');
    expect(summary()).toHaveTextContent('8 of 8 people connected to 2 gateways; 0 messages posted, 0 copies in, 0 writes out, 0 deliveries.');
    toEnd(fixture);
    await tick();
    expect(summary()).toHaveTextContent('8 of 8 people connected to 2 gateways; 1 message posted, 2 copies in, 8 writes out, 8 deliveries.');
  });

  it('lists every event, from the first connection to the last write', async () => {
    await show('users=2&gateways=1');
    await openList();
    const { crossings } = runOf(fixture).result.trace!;
    expect(lines()).toHaveLength(crossings.length);
    expect(lines()[0]).toBe('resolve: u1 → load balancer');
    expect(lines()).toContain('post: u1 → chat1 API');
    expect(lines()).toContain('append: chat1 API → GW1');
    expect(lines().at(-1)).toMatch(/^deliver: GW1 → u[12]$/);
  });

  it('lists four hundred and counts the others', async () => {
    await show('chats=8&users=8&gateways=4&messages=4');
    await openList();
    const { crossings } = runOf(fixture).result.trace!;
    expect(lines()).toHaveLength(400);
    expect(screen.getByText(EVENTS.more(crossings.length - 400))).toBeInTheDocument();
  });

  it('of a run that was counted says the whole, and has no list', async () => {
    await show('users=2500&messages=100');
    expect(summary()).toHaveTextContent(/^In words 100 messages in 1 chat: one became 2 copies in and 2,500 writes out in the mean\./);
    expect(screen.queryByText(EVENTS.open)).toBeNull();
  });
});
