/** People who switch chats, on the page: in the picture, on cards, in the table and in words. */
import { render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { populate } from '../../src/model/population';
import { switcherOf } from '../../src/model/switching';
import Card from '../../src/pages/lab/Card.svelte';
import { Acted } from '../../src/pages/lab/cardplace';
import InWords from '../../src/pages/lab/InWords.svelte';
import Numbers from '../../src/pages/lab/Numbers.svelte';
import type { Selection } from '../../src/reading/selection';
import { selectedName } from '../../src/text/page/names';
import WasNow from '../../src/pages/lab/WasNow.svelte';
import Picture from '../../src/picture/Picture.svelte';
import { CARD, EVENTS, TABLE } from '../../src/text/page/lab';
import { MOVING } from '../../src/text/page/moving';
import { Outages } from '../../src/session/outages';
import { drawnWhole, FakeClient, openFixture, pictureOf, runOf, toEnd, type Fixture } from '../pages/lab-fixture';

/** Two chats: everybody goes to and fro, three times in all. */
const LINK = 'chats=2&users=3&gateways=2&switches=60&messages=3&seed=5';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function open(link: string): Promise<void> {
  fixture = await openFixture(link);
  toEnd(fixture);
}
/** When the first person goes to the other chat. */
function firstSwitch(): number {
  const { result, design } = runOf(fixture);
  const moments: number[] = [];
  switcherOf(result.scenario, populate(result.scenario, design).presence)(0, (_person, atMicros) => moments.push(atMicros));
  return moments[0]!;
}
const value = (label: string): string => screen.getByText(label, { selector: 'dt' }).nextElementSibling!.textContent;

describe('the picture', () => {
  const group = () => screen.getByRole('button', { name: 'u1' });
  const flags = () => group().querySelectorAll('.flag').length;

  it('shows and says who is a visitor, and where', async () => {
    await open(LINK);
    render(Picture, pictureOf(fixture.lab, {}));
    await drawnWhole();
    fixture.lab.playback.seek(0);
    await tick();
    expect(group()).toHaveAccessibleDescription('received 0 messages, on GW1');
    expect([flags(), group().classList.contains('elsewhere')]).toEqual([0, false]);
    fixture.lab.playback.seek(firstSwitch() + 50_000);
    await tick();
    expect(group()).toHaveAccessibleDescription(/^received \d messages?, on GW1, visiting chat2$/);
    expect([flags(), group().classList.contains('elsewhere')]).toEqual([1, true]);
    fixture.lab.playback.seek(firstSwitch() + 1_050_000);
    await tick();
    expect(group()).toHaveAccessibleDescription(/^received \d messages?, on GW1$/);
    expect(flags()).toBe(0);
    expect(screen.getByRole('button', { name: 'GW1' })).toHaveAccessibleDescription(/, \d+ people came by switching$/);
  });

  it('says nothing of it where nobody switches', async () => {
    await open('chats=2&users=3&gateways=2');
    const { container } = render(Picture, pictureOf(fixture.lab, {}));
    await drawnWhole();
    expect(container.querySelector('.guest')).toBeNull();
    expect(screen.getByRole('button', { name: 'GW1' })).not.toHaveAccessibleDescription(/switching/);
  });
});

describe('a card', () => {
  function show(selection: Selection): void {
    render(Card, { run: runOf(fixture), playback: fixture.lab.playback, picture: null, acted: new Acted(), selection, name: selectedName(selection), onClose: vi.fn() });
  }
  it('of a gateway counts who came, and their handshakes', async () => {
    await open(`${LINK}&design=chat-gateway`);
    show({ role: 'gateway', index: 0 });
    const { switches, handshakes } = runOf(fixture).result.ledger.gateways;
    expect([value(MOVING.came), value(MOVING.handshakes)]).toEqual([String(switches[0]), String(handshakes[0])]);
    expect(screen.getByText(MOVING.busy)).toBeInTheDocument();
  });

  it('of a topic counts subscribes and unsubscribes', async () => {
    await open(`${LINK}&design=topic-per-chat`);
    show({ role: 'topic', index: 1 });
    const { subscribes } = runOf(fixture).result.ledger.topics;
    expect(value(MOVING.subscribes)).toBe(String(subscribes[1]));
  });

  it('of a Chat API says who visits now and who has left', async () => {
    await open(LINK);
    fixture.lab.playback.seek(firstSwitch() + 1);
    show({ role: 'chatApi', index: 0 });
    expect(Number(value(MOVING.gone))).toBeGreaterThan(0);
  });

  it('has no such lines where nobody switches', async () => {
    await open('chats=2');
    show({ role: 'gateway', index: 0 });
    expect(screen.queryByText(MOVING.came)).toBeNull();
    expect(screen.getByText(CARD.busy)).toBeInTheDocument();
  });
});

describe('the figures beside', () => {
  it('are in the table where there are any', async () => {
    await open(`${LINK}&design=chat-gateway`);
    render(WasNow, { before: null, run: runOf(fixture) });
    const cell = (label: string) => within(screen.getByRole('row', { name: new RegExp(`^${label} `) })).getByRole('cell').textContent;
    expect([cell(TABLE.rows.switches), cell(TABLE.rows.handshakes)]).toEqual(['18', '18']);
    expect(screen.queryByText(TABLE.rows.subscribes)).toBeNull();
  });

  it('are in the list of events, told apart from connecting', async () => {
    await open(LINK);
    render(InWords, { run: runOf(fixture), playback: fixture.lab.playback });
    const details = document.querySelector('details')!;
    details.open = true;
    details.dispatchEvent(new Event('toggle'));
    await tick();
    expect(screen.getByRole('region', { name: EVENTS.summary })).toHaveTextContent('18 switches to another chat.');
    expect(screen.getAllByText(/^switching, tell: u\d → GW[12]$/)).toHaveLength(18);
  });

  it('explain the pennant where there are visitors, and the rate where they are too many to follow', async () => {
    const show = () => render(Numbers, { scenario: fixture.lab.scenario, run: runOf(fixture), before: null, outages: new Outages(new FakeClient()) });
    await open('chats=2');
    const { unmount } = show();
    expect(screen.queryByText(MOVING.legend)).toBeNull();
    unmount();
    fixture.lab.playback.dispose();
    await open(LINK);
    show();
    expect(screen.getByText(MOVING.legend)).toBeInTheDocument();
  });
});
