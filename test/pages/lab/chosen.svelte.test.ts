/** What is chosen in the picture goes when a scenario comes in that has no such thing, wherever it is shown. */
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import App from '../../../src/pages/lab/LabApp.svelte';
import CloseUp from '../../../src/pages/lesson/CloseUp.svelte';
import LessonApp from '../../../src/pages/lesson/LessonApp.svelte';
import { cardOf } from '../../../src/reading/card';
import { isThere, type Selection } from '../../../src/reading/selection';
import { selectedName } from '../../../src/text/page/names';
import Picture from '../../../src/picture/Picture.svelte';
import { CLOSE_UP } from '../../../src/text/lesson/closeup';
import { CARD } from '../../../src/text/page/lab';
import { FAR, PICTURE } from '../../../src/text/page/page';
import type { Painting } from '../../../src/model/painting';
import { FakeClient, openFixture, pictureOf, runIsIn, runOf, type Fixture } from '../lab-fixture';

vi.mock('../../../src/worker/client', async () => {
  const { FakeClient: Client } = await import('../lab-fixture');
  return { createSimClient: () => new Client() };
});

const user = userEvent.setup();
const button = (name: string) => screen.getByRole('button', { name });
let fixture: Fixture | undefined;
afterEach(() => {
  fixture?.lab.playback.dispose();
  fixture = undefined;
  location.hash = '';
});

const ROLES: readonly Selection['role'][] = ['gateway', 'storage', 'coordinator', 'topic', 'ownTopic', 'chatApi', 'balancer'];

describe('whether something is there', () => {
  it.each([
    ['design=direct&chats=2&users=3&gateways=4', ['GW1', 'GW2', 'GW3', 'GW4', 'chat-user storage', 'user-gateway storage', 'chat1 API', 'chat2 API', 'load balancer']],
    ['design=topic-per-chat&chats=2&users=3&gateways=1', ['GW1', 'topic 1', 'topic 2', 'chat1 API', 'chat2 API', 'load balancer']],
    ['design=topic-per-user&chats=1&users=3&gateways=1', ['GW1', 'chat-user storage', 'topic u1', 'topic u2', 'topic u3', 'chat1 API', 'load balancer']],
    ['design=chat-gateway&chats=1&users=3&gateways=2', ['GW1', 'GW2', 'coordinator', 'chat1 API']],
    // Counted, not played: topics are told chat by chat.
    ['design=topic-per-user&chats=1&users=200000&gateways=1', ['GW1', 'chat-user storage', 'chat1 API', 'load balancer']],
  ])('%s', async (link, names) => {
    fixture = await openFixture(link);
    const run = runOf(fixture);
    const wanted = ROLES.flatMap((role) => (role === 'coordinator' || role === 'balancer' ? [0] : [0, 1, 2, 3, 4]).map((index) => ({ role, index })));
    const there = wanted.filter((selection) => !(selection.role === 'storage' && selection.index > 1) && isThere(selection, run));
    expect(there.map((one) => selectedName(one)).sort()).toEqual([...names].sort());
    // Whatever is there has a card without a number that is none.
    for (const selection of there) expect(JSON.stringify(cardOf(run, selection, Infinity))).not.toMatch(/NaN|undefined|null/);
  });
});

describe('an open card', () => {
  async function openLab(hash: string): Promise<void> {
    location.hash = hash;
    render(App);
    await screen.findByRole('group', { name: PICTURE.gateways });
  }
  /** As somebody who types another address, or goes back. */
  async function goTo(hash: string, gateways: number): Promise<void> {
    location.hash = hash;
    await vi.waitFor(() => { expect(screen.getAllByRole('button', { name: /^GW\d+$/ })).toHaveLength(gateways); });
    await tick();
  }

  it.each([
    ['GW4', 'GW4', 'chats=1&gateways=4', 'chats=1&gateways=2', 2],
    ['topic 2', 'topic 2', 'design=topic-per-chat&chats=2&gateways=2', 'design=direct&chats=2&gateways=2', 2],
    ['topic 2', 'topic 2', 'design=topic-per-chat&chats=2&gateways=2', 'design=topic-per-user&chats=2&gateways=2', 2],
    ['topic u3', 'topic u3', 'design=topic-per-user&users=3&gateways=2', 'design=topic-per-user&users=2&gateways=2', 2],
    ['coordinator', 'coordinator', 'design=chat-gateway&chats=2&gateways=2', 'design=direct&chats=2&gateways=2', 2],
    ['load balancer', 'load balancer', 'design=direct&chats=2&gateways=2', 'design=chat-gateway&chats=2&gateways=2', 2],
    ['user-gateway storage S1', 'user-gateway storage', 'design=direct&gateways=2', 'design=chat-gateway&gateways=2', 2],
    ['chat3 API', 'chat3 API', 'chats=3&gateways=2', 'chats=2&gateways=2', 2],
  ])('of %s goes with it, says so, and does not come back', async (part, name, before, after, gateways) => {
    await openLab(before);
    const columns = screen.getAllByRole('button', { name: /^GW\d+$/ }).length;
    await user.click(button(part));
    expect(within(screen.getByRole('region', { name })).getByRole('heading', { name })).toBeInTheDocument();
    await goTo(after, gateways);
    await vi.waitFor(() => { expect(screen.queryByRole('region', { name })).not.toBeInTheDocument(); });
    expect(screen.getByText(CARD.gone(name))).toBeInTheDocument();
    expect(document.body.textContent).not.toContain('NaN');
    await goTo(before, columns);
    await screen.findByRole('button', { name: part });
    expect(screen.queryByRole('region', { name })).not.toBeInTheDocument();
  });

  it('stays where the scenario still has it', async () => {
    await openLab('gateways=4');
    await user.click(button('GW2'));
    await goTo('gateways=2', 2);
    expect(screen.getByRole('region', { name: 'GW2' })).toBeInTheDocument();
  });

  it('that goes leaves the focus where somebody is at work, and else gives it to the picture', async () => {
    await openLab('gateways=4');
    await user.click(button('GW4'));
    const field = screen.getByLabelText('gateways');
    field.focus();
    await goTo('gateways=2', 2);
    expect(field).toHaveFocus();
    await user.click(button('GW2'));
    await goTo('gateways=1', 1);
    await vi.waitFor(() => { expect(document.activeElement!.closest('[data-picture]')).not.toBeNull(); });
  });

  it('is reached by keys again when the gateway goes that had the focus last', async () => {
    await openLab('gateways=4');
    button('GW4').focus();
    await goTo('gateways=2', 2);
    await vi.waitFor(() => { expect([button('GW1').tabIndex, button('GW2').tabIndex]).toEqual([0, -1]); });
  });
});

/** A client that paints only when it is told to. */
class SlowPainter extends FakeClient {
  isSlow = false;
  #waiting: (() => void)[] = [];
  override async paint(...[scenario, size]: Parameters<FakeClient['paint']>): Promise<Painting> {
    if (this.isSlow) await new Promise<void>((done) => { this.#waiting.push(done); });
    return super.paint(scenario, size);
  }
  finish(): void {
    for (const done of this.#waiting.splice(0)) done();
  }
}

describe('from far', () => {
  const client = new SlowPainter();
  async function showFar(link: string) {
    client.isSlow = false;
    fixture = await openFixture(link, client);
    render(Picture, pictureOf(fixture.lab, {}));
    const map = await screen.findByRole('button', { name: FAR.cell });
    return { map, lab: fixture.lab };
  }

  it.each([
    ['gateways', { gateways: 17 }],
    ['chats', { chats: 4 }],
  ])('a chosen cell goes with its %s, before the new map is painted and after it', async (_name, fewer) => {
    const { map, lab } = await showFar('chats=5&users=40&gateways=20');
    map.focus();
    await user.keyboard('{Shift>}{ArrowRight}{ArrowRight}{ArrowDown}{/Shift}');
    expect(map).toHaveAccessibleDescription(/^2 people of chat5 on GW20\./);
    client.isSlow = true;
    lab.change(fewer);
    await runIsIn(lab);
    await tick();
    expect(map).toHaveAccessibleDescription(FAR.chooseHint);
    client.finish();
    await tick();
    expect(map).toHaveAccessibleDescription(FAR.chooseHint);
    client.isSlow = false;
    lab.undo();
    await runIsIn(lab);
    await tick();
    expect(map).toHaveAccessibleDescription(FAR.chooseHint);
  });

  it('a chosen cell stays the same chat on the same gateway, and is silent until the new map is painted', async () => {
    const { map, lab } = await showFar('chats=5&users=40&gateways=80');
    map.focus();
    await user.keyboard('{ArrowRight}{ArrowRight}{ArrowDown}');
    client.isSlow = true;
    lab.change({ users: 80 });
    await runIsIn(lab);
    await tick();
    expect(map).not.toHaveAccessibleDescription();
    client.finish();
    await vi.waitFor(() => { expect(map).toHaveAccessibleDescription(/^1 person of chat2 on GW3\./); });
  });

  it('nobody is followed who is not there any more', async () => {
    const { lab } = await showFar('chats=5&users=40&gateways=20');
    const field = screen.getByRole('spinbutton', { name: FAR.follow });
    await user.type(field, '200');
    await user.tab();
    await screen.findByText(/^u200 of chat5 sits on/);
    lab.change({ users: 30 });
    await runIsIn(lab);
    await screen.findByText(FAR.followHint);
    expect(field).toHaveDisplayValue('');
    lab.undo();
    await runIsIn(lab);
    await tick();
    expect(screen.getByText(FAR.followHint)).toBeInTheDocument();
  });
});

describe('in the lesson', () => {
  it('the line below the picture is of a gateway, and goes with it', async () => {
    location.hash = 'step=more-gateways';
    render(LessonApp);
    await screen.findByRole('group', { name: PICTURE.gateways });
    await user.click(button('user-gateway storage S1'));
    expect(screen.queryByText(/^GW\d+ took in/, { selector: 'p' })).not.toBeInTheDocument();
    await user.click(button('GW2'));
    expect(screen.getByText(/^GW2 took in/, { selector: 'p' })).toBeInTheDocument();
  });

  it('the gateway seen from close by is one that is there, in the heading and in the list', async () => {
    fixture = await openFixture('gateways=4');
    const { rerender } = render(CloseUp, { run: runOf(fixture), playback: fixture.lab.playback });
    const list = screen.getByRole('combobox');
    await user.selectOptions(list, 'GW4');
    expect(screen.getByRole('heading', { name: CLOSE_UP.title('GW4') })).toBeInTheDocument();
    for (const gateways of [2, 4]) {
      fixture.lab.change({ gateways });
      await runIsIn(fixture.lab);
      await rerender({ run: runOf(fixture) });
      expect(screen.getByRole('heading', { name: CLOSE_UP.title('GW1') })).toBeInTheDocument();
      expect(list).toHaveDisplayValue('GW1');
    }
  });
});
