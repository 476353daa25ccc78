/** The gallery: every design at once, in order, each a way into the lab. */
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import { expectedPerMessage } from '../../../src/engine/theory/theory';
import { decodePair } from '../../../src/link/beside';
import { decodeScenario } from '../../../src/link/codec';
import { withChanges } from '../../../src/model/scenario';
import type { Weighing } from '../../../src/model/weighing';
import Gallery from '../../../src/pages/compare/Gallery.svelte';
import { Gallery as Pictures } from '../../../src/session/gallery.svelte';
import { Settings } from '../../../src/session/settings.svelte';
import { GALLERY, measureText } from '../../../src/text/page/gallery';
import { FakeClient } from '../lab-fixture';

const user = userEvent.setup();
let pictures: Pictures | undefined;
afterEach(() => {
  pictures?.dispose();
  vi.restoreAllMocks();
});

function show(link: string, settings = new Settings(), weighings: readonly Weighing[] = []) {
  const onSay = vi.fn();
  pictures = new Pictures(new FakeClient());
  const studies = CATALOGUE.map(({ id }) => ({ design: id, weighing: weighings.find(({ design }) => design === id) ?? null, needed: null, problem: null }));
  const { container } = render(Gallery, { scenario: decodeScenario(link).scenario, studies, gallery: pictures, settings, onSay });
  return { container, onSay };
}
const copiesUnder = (link: string, design: string): number => expectedPerMessage(withChanges(decodeScenario(link).scenario, { design }), designOf(design)).receipts;
const items = () => screen.getAllByRole('listitem');
const titles = () => items().map((item) => within(item).getAllByRole('link')[0]!.textContent.replace(GALLERY.open, '').trim());

describe('at few people', () => {
  it('shows every design, plays once all are in, and leads to each run and beside one’s own', async () => {
    const { container } = show('chats=2&gateways=4&design=topic-per-user');
    expect(titles().toSorted()).toEqual(CATALOGUE.map(({ title }) => title).toSorted());
    await vi.waitFor(() => { expect(screen.getByRole('button', { name: GALLERY.pause })).toBeEnabled(); });
    expect(container.querySelectorAll('canvas')).toHaveLength(CATALOGUE.length);
    const hashes = [...container.querySelectorAll('a.open')].map((link) => link.getAttribute('href')!);
    expect(hashes.map((hash) => decodeScenario(hash).scenario.design).toSorted()).toEqual(CATALOGUE.map(({ id }) => id).toSorted());
    expect(screen.getAllByText(GALLERY.own)).toHaveLength(1);
    for (const link of container.querySelectorAll('a.pairing')) {
      const { scenario, beside, repairs } = decodePair(link.getAttribute('href')!);
      expect([scenario.design, scenario.gateways, beside!.gateways, repairs]).toEqual(['topic-per-user', 4, 4, []]);
      expect(beside!.design).not.toBe('topic-per-user');
    }
  });

  it.each([0, 0.2])('says in words what waits and is not drawn, where anything does, with %d misplaced', (misplaced) => {
    show(`chats=1&gateways=4&tick=250&poll=3000&misplaced=${String(misplaced)}`);
    const waiting: Readonly<Record<string, string>> = {
      ...(misplaced > 0 && { 'affinity-pull': 'For strays it waits in the chat’s log until each of them asks, every 3 s.' }),
      coalesce: 'At first it waits with its owner, for 250 ms.',
      'coalesce-link': 'At first it waits with its owner for a tick, one every 250 ms.',
      pull: 'It waits in the chat’s log until each viewer asks, every 3 s.',
      'shared-pull': 'It waits in the chat’s log until each gateway asks, every 3 s.',
    };
    for (const { id, title } of CATALOGUE) {
      const words = waiting[id];
      const card = within(items()[titles().indexOf(title)]!);
      if (words) expect(card.getByText(words)).toBeInTheDocument();
      else expect(card.queryByText(/ waits /), id).toBeNull();
    }
  });

  it('begins with the fewest copies, and is sorted by what one asks, which is said', async () => {
    const { onSay } = show('chats=1&gateways=4');
    const copies = titles().map((title) => copiesUnder('chats=1&gateways=4', CATALOGUE.find((one) => one.title === title)!.id));
    expect(copies).toEqual(copies.toSorted((a, b) => a - b));
    expect(copies[0]).toBeLessThan(copies.at(-1)!);
    await user.selectOptions(screen.getByLabelText(GALLERY.sortBy), GALLERY.sorts.last);
    expect(onSay).toHaveBeenCalledWith(GALLERY.sorted(GALLERY.sorts.last));
  });

  it('stands still at its end with its numbers where motion is not wanted', async () => {
    const settings = new Settings();
    settings.reducedMotion = true;
    const { container } = show('chats=1&gateways=4', settings);
    await vi.waitFor(() => { expect(container.querySelectorAll('canvas')).toHaveLength(CATALOGUE.length); });
    expect(screen.queryByRole('button')).toBeNull();
    const least = Math.min(...CATALOGUE.map(({ id }) => copiesUnder('chats=1&gateways=4', id)));
    expect(within(items()[0]!).getByText(measureText('copies', least))).toBeInTheDocument();
  });
});

it('with very many people tells the message by formula, at once', () => {
  const { container } = show('chats=1000&users=10000&gateways=1000');
  expect(screen.getByText(GALLERY.told)).toBeInTheDocument();
  expect(container.querySelectorAll('svg[viewBox^="0 0 240"]')).toHaveLength(CATALOGUE.length);
  const own = screen.getAllByRole('listitem').find((item) => item.textContent.includes('Topic per user'))!;
  expect(within(own).getByText('10,000 copies')).toBeInTheDocument();
});
