/** What it comes to that one gateway dies, in the lab's numbers and in its file. */
import { render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import OneDies from '../../../src/pages/lab/OneDies.svelte';
import { Outages } from '../../../src/session/outages';
import { OUTAGE } from '../../../src/text/page/outage';
import { FakeClient, openFixture, runOf, type Fixture } from '../lab-fixture';

let fixture: Fixture;
afterEach(() => { fixture.lab.playback.dispose(); });

it('is said sentence by sentence below a heading of its own, and anew for another run', async () => {
  fixture = await openFixture('chats=4&users=8&gateways=4');
  const { rerender } = render(OneDies, { run: runOf(fixture), outages: new Outages(new FakeClient()) });
  expect(screen.getByRole('heading', { name: 'If one gateway dies' })).toBeVisible();
  expect(screen.getByText(OUTAGE.awaited)).toBeVisible();
  const items = within(await screen.findByRole('list')).getAllByRole('listitem');
  expect(items[0]).toHaveTextContent('When one dies, 8 people of 4 chats lose their socket: all gateways hold as many.');
  expect(items).toHaveLength(6);
  expect(screen.getByText(OUTAGE.assumed)).toBeVisible();
  fixture.lab.playback.dispose();
  fixture = await openFixture('chats=4&users=8&gateways=1');
  await rerender({ run: runOf(fixture), outages: new Outages(new FakeClient()) });
  expect(await screen.findByText('There is one gateway: all 32 people of it are out until it is replaced.')).toBeVisible();
  expect(screen.queryByText(OUTAGE.assumed)).toBeNull();
});

it('is said not to be known where the worker fails', async () => {
  fixture = await openFixture('chats=4&users=8&gateways=4');
  const client = new FakeClient();
  vi.spyOn(client, 'answer').mockRejectedValue(new Error('gone'));
  render(OneDies, { run: runOf(fixture), outages: new Outages(client) });
  expect(await screen.findByText(OUTAGE.unknown)).toBeVisible();
});
