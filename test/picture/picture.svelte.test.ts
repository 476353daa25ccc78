/** The picture for those who hear it: names, descriptions, and what a tap or a key on each part does. */
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Picture from '../../src/picture/Picture.svelte';
import { FAR, FIRST, PICTURE, STATUS } from '../../src/text/page/page';
import type { FirstMinuteState } from '../../src/pages/lab/firstminute.machine';
import { drawnWhole, openFixture, pictureOf, toEnd, type Fixture } from '../pages/lab-fixture';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function show(link = '', stage: FirstMinuteState = 'lab') {
  fixture = await openFixture(link);
  const calls = { onPost: vi.fn(), onSelect: vi.fn() };
  const { container } = render(Picture, pictureOf(fixture.lab, { inLab: stage === 'lab', stage, ...calls }));
  await drawnWhole();
  return { ...calls, container, user: userEvent.setup() };
}
const button = (name: string) => screen.getByRole('button', { name });
const names = (group: string) => within(screen.getByRole('group', { name: group })).getAllByRole('button').map((one) => one.getAttribute('aria-label'));

describe('the parts of the picture', () => {
  it('are people and gateways by name, with what they have done until now', async () => {
    await show('users=3');
    expect(names(PICTURE.gateways)).toEqual(['GW1', 'GW2']);
    expect(names(PICTURE.people)).toEqual(['u1', 'u2', 'u3']);
    expect(button('GW1')).toHaveAccessibleDescription('took in 0 copies, wrote 0 sockets, hears 1 of 1 chat');
    expect(button('u2')).toHaveAccessibleDescription('received 0 messages, on GW2');
    toEnd(fixture);
    await tick();
    expect(button('GW1')).toHaveAccessibleDescription('took in 1 copy, wrote 2 sockets, hears 1 of 1 chat');
    expect(button('u2')).toHaveAccessibleDescription('received 1 message, on GW2');
  });

  it.each([
    ['direct', 'user-gateway storage S3', /^answered \d quer(y|ies), \d look-ups?$/],
    ['direct', 'chat-user storage S1', /^answered 1 query, 1 look-up$/],
    ['topic-per-chat', 'topic 1', /^1 published, 2 notified$/],
    ['topic-per-user', 'topic u8', /^1 published, 1 notified$/],
    ['chat-gateway', 'coordinator', /^gave 1 chat to 2 gateways$/],
  ])('of %s: %s', async (design, name, words) => {
    await show(`design=${design}`);
    toEnd(fixture);
    await tick();
    expect(button(name)).toHaveAccessibleDescription(words);
  });

  it.each([
    ['a click', (user: ReturnType<typeof userEvent.setup>) => user.click(button('u2'))],
    ['Enter', async (user: ReturnType<typeof userEvent.setup>) => { button('u2').focus(); await user.keyboard('{Enter}'); }],
    ['space', async (user: ReturnType<typeof userEvent.setup>) => { button('u2').focus(); await user.keyboard(' '); }],
  ])('post from a person with %s', async (_name, act) => {
    const { user, onPost } = await show();
    await act(user);
    expect(onPost).toHaveBeenCalledExactlyOnceWith(1);
  });

  it.each([
    ['direct', 'GW2', { role: 'gateway', index: 1 }],
    ['direct', 'user-gateway storage S1', { role: 'storage', index: 1 }],
    ['direct', 'chat-user storage S2', { role: 'storage', index: 0 }],
    ['topic-per-chat', 'topic 1', { role: 'topic', index: 0 }],
    ['topic-per-user', 'topic u2', { role: 'ownTopic', index: 1 }],
    ['chat-gateway', 'coordinator', { role: 'coordinator', index: 0 }],
    ['direct', 'chat1 API', { role: 'chatApi', index: 0 }],
    ['direct', 'load balancer', { role: 'balancer', index: 0 }],
  ])('of %s open the card of %s', async (design, name, selection) => {
    const { user, onSelect } = await show(`design=${design}`);
    await user.click(button(name));
    expect(onSelect).toHaveBeenLastCalledWith(selection);
    button(name).focus();
    await user.keyboard('{Enter}');
    expect(onSelect).toHaveBeenCalledTimes(2);
  });

  it('are one tab stop a group, and arrow keys go round inside it', async () => {
    const { user } = await show('users=3');
    const stops = () => ['u1', 'u2', 'u3'].filter((name) => button(name).tabIndex === 0);
    expect(stops()).toEqual(['u1']);
    button('u1').focus();
    await user.keyboard('{ArrowRight}');
    expect(button('u2')).toHaveFocus();
    expect(stops()).toEqual(['u2']);
    await user.keyboard('{End}');
    expect(button('u3')).toHaveFocus();
    await user.keyboard('{ArrowDown}');
    expect(button('u1')).toHaveFocus();
    await user.keyboard('{ArrowLeft}');
    expect(button('u3')).toHaveFocus();
    await user.keyboard('{Home}');
    expect(stops()).toEqual(['u1']);
  });
});

describe('the words under the picture', () => {
  it('are what is to be seen, in the opening, and no count', async () => {
    const { container } = await show('', 'opening');
    expect(screen.getByText(FIRST.legend)).toBeInTheDocument();
    expect(container.textContent).not.toContain('→');
  });

  it('count the message that the picture follows', async () => {
    await show('users=6&gateways=3');
    toEnd(fixture);
    await tick();
    expect(screen.getByText('1 → 3 copies in → 6 writes out')).toBeInTheDocument();
    expect(screen.getByText("All 6 of chat1 have u1's message: 3 copies in, 6 writes out.")).toBeInTheDocument();
  });

  it('tell of the whole where there is too much to draw one by one', async () => {
    const { user, onSelect } = await show('chats=5&users=20&gateways=17');
    expect(await screen.findByText(STATUS.tooMany(100, 17))).toBeInTheDocument();
    const map = await screen.findByRole('button', { name: FAR.cell });
    expect(map).toHaveAccessibleDescription(FAR.chooseHint);
    map.focus();
    await user.keyboard('{ArrowRight}{ArrowRight}');
    expect(map).toHaveAccessibleDescription(
      '2 people of chat1 on GW3. In the whole run GW3 took in 5 copies, wrote 6 sockets, hears 5 of 5 chats. ' +
        'A message of this chat: 1 → 17 copies in → 20 writes out.',
    );
    await user.keyboard('{Enter}');
    expect(onSelect).toHaveBeenCalledExactlyOnceWith({ role: 'gateway', index: 2 });
  });
});
