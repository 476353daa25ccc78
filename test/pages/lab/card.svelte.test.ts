import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Card from '../../../src/pages/lab/Card.svelte';
import { Acted } from '../../../src/pages/lab/cardplace';
import { PRESETS } from '../../../src/model/presets';
import type { Selection } from '../../../src/reading/selection';
import { selectedName } from '../../../src/text/page/names';
import { CARD } from '../../../src/text/page/lab';
import { openFixture, runOf, toEnd, type Fixture } from '../lab-fixture';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function show(link: string, selection: Selection, atEnd = true) {
  fixture = await openFixture(link);
  if (atEnd) toEnd(fixture);
  const onClose = vi.fn();
  const { unmount } = render(Card, { run: runOf(fixture), playback: fixture.lab.playback, picture: null, acted: new Acted(), selection, name: selectedName(selection), onClose });
  return { onClose, unmount, user: userEvent.setup() };
}
/** The value beside a label. */
function value(label: string): string {
  return screen.getByText(label, { selector: 'dt' }).nextElementSibling!.textContent;
}
const labels = () => screen.getAllByRole('term').map((term) => term.textContent);
const assumptions = () => screen.getAllByRole('listitem').map((item) => item.textContent);

describe('the card of a gateway', () => {
  it('counts up to the play head, in what one copy and one write cost', async () => {
    await show('', { role: 'gateway', index: 1 }, false);
    expect(screen.getByRole('region', { name: 'GW2' })).toBeInTheDocument();
    expect([value(CARD.copies), value(CARD.writes), value(CARD.busy)]).toEqual(['0', '0', '0 ms']);
    toEnd(fixture);
    await tick();
    // One copy at 10 µs and four writes at 10 µs.
    expect([value(CARD.copies), value(CARD.writes), value(CARD.busy)]).toEqual(['1', '4', '50 µs']);
    expect(value(CARD.connections)).toBe('4 / 100,000');
    expect(value(CARD.chats)).toBe('1 / 1');
  });

  it('gives its formula with the numbers of this scenario, and says what was assumed', async () => {
    await show('chats=4&users=16&gateways=4&rate=2', { role: 'gateway', index: 0 });
    // C · m · f(G) = 4 · 2 · 1 and C · m · v / G = 4 · 2 · 16 / 4.
    expect(screen.getByText(/copies in C · m · f\(G\) = 8, writes out C · m · v \/ G = 32, /)).toBeInTheDocument();
    expect(assumptions()).toEqual([
      CARD.gatewayCosts('10', '10'),
      '1 core: one copy is worked on by one core from taking it in to its last write.',
      'Up to 100,000 jobs wait; more are dropped.',
      'Costs: round numbers.',
    ]);
  });

  it('tells of what was given up and dropped only where there is any', async () => {
    await show('', { role: 'gateway', index: 0 });
    expect(labels()).not.toContain(CARD.lost);
    expect(labels()).not.toContain(CARD.dropped);
  });

  it('tells of deliveries given up', async () => {
    await show('loss=0.9&attempts=1&users=12', { role: 'gateway', index: 0 });
    expect(Number(value(CARD.lost))).toBe(runOf(fixture).result.ledger.gateways.lost[0]);
    expect(Number(value(CARD.lost))).toBeGreaterThan(0);
  });

  it('tells of jobs dropped by a full line', async () => {
    await show('line=1&chats=30&messages=3&rate=1000&tWrite=9000', { role: 'gateway', index: 0 });
    expect(Number(value(CARD.dropped))).toBe(runOf(fixture).result.ledger.gateways.dropped[0]);
    expect(Number(value(CARD.dropped))).toBeGreaterThan(0);
  });
});

describe('the card of', () => {
  it('user-gateway storage', async () => {
    await show('', { role: 'storage', index: 1 });
    expect(screen.getByRole('heading', { name: 'user-gateway storage' })).toBeInTheDocument();
    expect([value(CARD.shards), value(CARD.lookups), value(CARD.seatWrites)]).toEqual(['3', '8', '8']);
    const asked = runOf(fixture).figures.shardsPerMessage;
    expect([value(CARD.queries), value(CARD.shardsPerMessage)]).toEqual([String(asked), String(asked)]);
    expect(assumptions()).toEqual([CARD.lookupCost('20'), CARD.seatSharding, 'Costs: round numbers.']);
  });

  it('user-gateway storage at costs that were measured, however small', async () => {
    const costs = Object.entries(PRESETS.quiet.costs).map(([key, micros]) => `${key}=${String(micros)}`).join('&');
    await show(costs, { role: 'storage', index: 1 });
    const { tQuery, tLookup } = PRESETS.quiet.costs;
    expect(assumptions()).toEqual([CARD.lookupCost(String(tLookup)), CARD.queryCost(String(tQuery)), CARD.seatSharding, 'Costs: measured: quiet.']);
  });

  it('chat-user storage', async () => {
    await show('chats=3&messages=2', { role: 'storage', index: 0 });
    expect(screen.getByRole('heading', { name: 'chat-user storage' })).toBeInTheDocument();
    expect([value(CARD.shards), value(CARD.queries), value(CARD.lookups)]).toEqual(['2', '6', '6']);
    expect(labels()).not.toContain(CARD.seatWrites);
    expect(screen.getByText(CARD.membersFormula)).toBeInTheDocument();
  });

  it('a topic', async () => {
    await show('design=topic-per-chat&chats=2&gateways=4', { role: 'topic', index: 1 });
    expect([value(CARD.published), value(CARD.notified), value(CARD.subscriptions), value(CARD.topics)]).toEqual(['1', '4', '4', '2']);
    expect(screen.getByText(CARD.topicFormula('1', '4'))).toBeInTheDocument();
  });

  it('the coordinator, with the prices of its design', async () => {
    await show('design=chat-gateway&chats=5&gateways=2', { role: 'coordinator', index: 0 });
    expect([value(CARD.assigned), value(CARD.mostChats), value(CARD.perChat)]).toEqual(['5', '3', '1']);
    expect(assumptions()).toEqual(runOf(fixture).design.prices);
  });

  it('a Chat API', async () => {
    await show('chats=2&messages=3', { role: 'chatApi', index: 1 });
    expect(screen.getByRole('heading', { name: 'chat2 API' })).toBeInTheDocument();
    expect([value(CARD.posted), value(CARD.membersOfChat)]).toEqual(['3', '8']);
  });

  it('a Chat API among chats of unequal size', async () => {
    await show('sizes=12,3&design=chat-gateway&gateways=8&sockets=4', { role: 'chatApi', index: 1 });
    expect([value(CARD.posted), value(CARD.membersOfChat)]).toEqual(['1', '3']);
  });

  it('the coordinator of chats of unequal size', async () => {
    await show('sizes=12,3&design=chat-gateway&gateways=8&sockets=4', { role: 'coordinator', index: 0 });
    expect([value(CARD.assigned), value(CARD.perChat)]).toEqual(['2', '2']);
  });

  it('a balancer', async () => {
    await show('users=7&gateways=3', { role: 'balancer', index: 0 });
    expect([value(CARD.peopleConnected), value(CARD.fullest), value(CARD.emptiest)]).toEqual(['7', '3', '2']);
  });
});

describe('a card', () => {
  it('takes the focus when it opens, and gives it back when it closes', async () => {
    const opener = document.body.appendChild(document.createElement('button'));
    opener.focus();
    const { unmount } = await show('', { role: 'gateway', index: 0 });
    expect(screen.getByRole('button', { name: CARD.close })).toHaveFocus();
    unmount();
    expect(opener).toHaveFocus();
    opener.remove();
  });

  it.each([
    ['its button', '{Enter}'],
    ['Escape', '{Escape}'],
  ])('closes with %s', async (_name, key) => {
    const { onClose, user } = await show('', { role: 'gateway', index: 0 });
    await user.keyboard(key);
    expect(onClose).toHaveBeenCalledOnce();
  });
});
