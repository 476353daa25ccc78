import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { encodeScenario } from '../../../src/link/codec';
import { scenarioFile, type ReadFile } from '../../../src/link/file';
import { DEFAULT_SCENARIO } from '../../../src/model/keys';
import { withChanges, type Scenario } from '../../../src/model/scenario';
import { peopleOf } from '../../../src/model/people';
import Sizes from '../../../src/pages/lab/Sizes.svelte';
import { Settings } from '../../../src/session/settings.svelte';
import { readingWords, SIZES } from '../../../src/text/page/sizes';
import { FakeClient, openFixture, runIsIn, type Fixture } from '../lab-fixture';
import { matchingMedia } from '../setup';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function show(link = '', client = new FakeClient()) {
  fixture = await openFixture(link, client);
  const { lab } = fixture;
  render(Sizes, {
    get scenario() { return lab.scenario; },
    settings: new Settings(),
    law: createRawSnippet(() => ({ render: () => '<p>law</p>' })),
    onSizes: (changes: Partial<Scenario>) => { lab.change(changes); },
    onOpenFile: (read: ReadFile) => { lab.openFile(read); },
    onSaveFile: () => undefined,
  });
  await userEvent.click(screen.getByText(SIZES.title));
  return { lab, user: userEvent.setup() };
}
const field = () => screen.getByLabelText<HTMLTextAreaElement>(SIZES.paste);

describe('the part of the panel', () => {
  it('comes into sight as far as there is room once it is opened, without motion where none is wanted', async () => {
    const scrolled = vi.spyOn(Element.prototype, 'scrollIntoView');
    await show();
    await vi.waitFor(() => { expect(scrolled).toHaveBeenCalledExactlyOnceWith({ block: 'nearest', behavior: 'smooth' }); });
    expect(scrolled.mock.contexts[0]).toBe(field().closest('details'));
    matchingMedia.add('(prefers-reduced-motion: reduce)');
    document.body.replaceChildren();
    await show();
    await vi.waitFor(() => { expect(scrolled).toHaveBeenLastCalledWith({ block: 'nearest', behavior: 'instant' }); });
  });

  it('says what all say together, and what the smallest does a second', async () => {
    await show('sizes=300*2500,20000*20&talk=member&gateways=40', new FakeClient(true));
    expect(screen.getByText(/one of 20 people 0\.008 a second\. All chats together post 460 messages a second\.$/)).toBeInTheDocument();
  });
});

describe('chats of unequal size', () => {
  it('are pasted as a column, and written run by run', async () => {
    const { lab, user } = await show();
    await user.click(field());
    await user.paste('20\n20\n10; 3\t3*2');
    await user.click(screen.getByText(SIZES.use));
    await runIsIn(lab);
    expect(encodeScenario(lab.scenario)).toBe('sizes=2*20,10,3,3*2');
    expect(peopleOf(lab.scenario)).toBe(59);
    expect(screen.getByText(/^Data, as you pasted them: 7 chats, 59 people, the largest chat of 20\.$/)).toBeInTheDocument();
    expect(field().value).toBe('2*20\n10\n3\n3*2');
  });
  it('are read with their heading and marks of thousands, as a spreadsheet copies them', async () => {
    const { lab, user } = await show();
    await user.click(field());
    await user.paste('Members\r\n1,234\r\n5,678\r\n');
    await user.click(screen.getByText(SIZES.use));
    expect(encodeScenario(lab.scenario)).toBe('sizes=1234,5678');
    expect(field().value).toBe('1234\n5678');
    expect(screen.getByText('sizes=Members: is read as a heading; it is left out')).toBeInTheDocument();
  });
  it.each([
    ['8.000', ['1 chat: 8', '1 chat: 8000'], 1, 'sizes=8000'],
    ['1,234', ['1 chat: 1234', '2 chats: 1 and 234'], 0, 'sizes=1234'],
    ['1,234', ['1 chat: 1234', '2 chats: 1 and 234'], 1, 'sizes=1,234'],
  ])('that can mean several things are asked about: %s', async (text, words, chosen, link) => {
    const { lab, user } = await show('chats=3', new FakeClient(true));
    await user.click(field());
    await user.paste(text);
    await user.click(screen.getByText(SIZES.use));
    expect(encodeScenario(lab.scenario)).toBe('chats=3');
    expect(field().value).toBe(text);
    expect(screen.getByText(SIZES.asked)).toHaveAttribute('role', 'status');
    const buttons = within(screen.getByRole('group', { name: SIZES.asked })).getAllByRole('button');
    expect(buttons.map((button) => button.textContent)).toEqual(words);
    buttons[chosen]!.focus();
    await user.keyboard('{Enter}');
    expect(encodeScenario(lab.scenario)).toBe(link);
    expect(field()).toHaveFocus();
    expect(screen.queryByText(SIZES.asked)).toBeNull();
  });
  it('are no longer asked about once the text is another', async () => {
    const { user } = await show();
    await user.click(field());
    await user.paste('8.000');
    await user.click(screen.getByText(SIZES.use));
    await user.type(field(), '\n12.500');
    expect(screen.queryByText(SIZES.asked)).toBeNull();
  });
  it('are told apart by their first sizes', () => {
    expect(readingWords([{ count: 3, size: 20 }, { count: 1, size: 1234 }], 0)).toBe('4 chats: 3 × 20 and 1234');
    expect(readingWords([1, 2, 3, 4, 5].map((size) => ({ count: 1, size })), 1)).toBe('5 chats: 1, 2, 3, 4 and more (without 1 part)');
  });
  it('are told by name where they are wrong, and the rest is used', async () => {
    const { lab, user } = await show();
    await user.click(field());
    await user.paste('20\nmany\n-4\n7');
    await user.click(screen.getByText(SIZES.use));
    expect(encodeScenario(lab.scenario)).toBe('sizes=20,7');
    expect(field().value, 'what is wrong can be mended').toBe('20\nmany\n-4\n7');
    expect(field()).toHaveAccessibleDescription(/sizes=many: is not count\*size or a size.*sizes=-4/);
  });
  it('leave the scenario alone where nothing of them can be used', async () => {
    const { lab, user } = await show('chats=3');
    await user.click(field());
    await user.paste('nobody');
    await user.click(screen.getByText(SIZES.use));
    expect(encodeScenario(lab.scenario)).toBe('chats=3');
  });
  it('are made alike again', async () => {
    const { lab, user } = await show('sizes=9,3');
    await user.click(screen.getByText(SIZES.alike));
    expect(encodeScenario(lab.scenario)).toBe('chats=2&users=9');
  });
  it('by a law say that they are assumed', async () => {
    await show('chats=10&users=100&skew=1');
    expect(screen.getByText(/^Assumed, by Zipf’s law with exponent 1: 10 chats, 293 people, the largest chat of 100, the smallest of 10\.$/)).toBeInTheDocument();
  });
  it('that fill no link say so', async () => {
    const sizes = Array.from({ length: 1500 }, (_, index) => ({ count: 1, size: 1 + (index % 2) }));
    const { lab } = await show();
    lab.change({ sizes });
    expect(await screen.findByText(SIZES.tooLong)).toBeInTheDocument();
  });
});

describe('a scenario in a file', () => {
  const fileOf = (text: string) => new File([text], 'scenario.json', { type: 'application/json' });

  it('is opened, and can be undone', async () => {
    const { lab, user } = await show('chats=3');
    await user.upload(screen.getByLabelText(SIZES.open), fileOf(scenarioFile(withChanges(DEFAULT_SCENARIO, { gateways: 4, users: 12 }))));
    await vi.waitFor(() => { expect(encodeScenario(lab.scenario)).toBe('users=12&gateways=4'); });
    expect(lab.repairs).toEqual([]);
    lab.undo();
    expect(encodeScenario(lab.scenario)).toBe('chats=3');
  });
  it('that is none leaves all as it is, and says so', async () => {
    const { lab, user } = await show('chats=3');
    await user.upload(screen.getByLabelText(SIZES.open), fileOf('no JSON'));
    await vi.waitFor(() => { expect(lab.repairs).toHaveLength(1); });
    expect(lab.repairs[0]).toMatchObject({ problem: 'is not a scenario of Fanout Lab', used: 'nothing of it is used' });
    expect(encodeScenario(lab.scenario)).toBe('chats=3');
  });
});
