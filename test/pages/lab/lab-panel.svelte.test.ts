import { cleanup, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../../../src/designs';
import { PLACEMENT_IDS, PLACEMENTS } from '../../../src/model/placement';
import { MAX_PEOPLE } from '../../../src/model/people';
import { DEFAULT_SCENARIO, rowOf, SCENARIO_KEY_NAMES, type NumberRow } from '../../../src/model/keys';
import type { ScenarioKey } from '../../../src/model/scenario';
import { FIELD } from '../../../src/text/page/field';
import { CONTROLS } from '../../../src/text/page/lab';
import { GROUP_TITLES } from '../../../src/text/page/panel';
import { FakeClient, lastSaid } from '../lab-fixture';
import { field, fixture, show } from './panel-fixture';

/** The design is chosen at the top of the page; what only some designs bring is shown under these. */
const controlled = SCENARIO_KEY_NAMES.filter((key) => !['none', 'design'].includes(rowOf(key).group) && key !== 'design');
const numbers = controlled.flatMap((key) => {
  const row = rowOf(key);
  return row.kind === 'number' ? [{ key, row }] : [];
});
async function type(key: ScenarioKey, text: string): Promise<void> {
  const user = userEvent.setup();
  await user.clear(field(key));
  if (text !== '') await user.type(field(key), text);
  await user.tab();
}
/** Scenarios in which a key's own bounds are the ones that count. */
const ROOM: Partial<Record<ScenarioKey, string>> = { memberships: 'chats=1000', virtualNodes: 'placement=ring' };
const printed = (value: number): string => value.toLocaleString('en');

describe('the controls of the lab', () => {
  it('are one a key of the table, each with its label, and no other', async () => {
    await show('placement=ring');
    for (const key of controlled) expect(field(key), key).toBeInTheDocument();
    const fields = document.querySelectorAll('[role="spinbutton"], select');
    expect(fields).toHaveLength(controlled.length);
    expect(controlled.length).toBeGreaterThan(20);
  });

  it.each(CATALOGUE.map(({ id, brings }) => [id, brings] as const))('are under %s also those of the keys that it brings', async (id, brings) => {
    await show(`design=${id}&placement=ring`);
    for (const key of brings) {
      expect(field(key), key).toBeInTheDocument();
      expect(screen.getByText(rowOf(key).meaning)).toBeInTheDocument();
    }
    expect(document.querySelectorAll('[role="spinbutton"], select')).toHaveLength(controlled.length + brings.length);
  });

  it('leave out the places on a ring where nobody sits by one', async () => {
    await show();
    expect(screen.queryByText(rowOf('virtualNodes').label)).toBeNull();
    cleanup();
    await show('placement=ring');
    expect(field('virtualNodes')).toBeInTheDocument();
  });

  it('say whose rate it is where chats do not talk alike, in words that are read, and what all say together once that changes', async () => {
    await show('sizes=3*250,20*20&gateways=4', new FakeClient(true));
    expect(field('rate')).toBeInTheDocument();
    const talk = field('talk');
    expect(within(talk).getAllByRole('option').map(({ textContent }) => textContent)).toEqual(['each chat', 'each member']);
    await userEvent.setup().selectOptions(talk, 'each member');
    // Three large chats at one a second, twenty of 20 at 20/250 of that.
    expect(lastSaid(fixture.lab)).toBe('All chats together post 4.6 messages a second.');
    expect(screen.getAllByText(/All chats together post 4\.6 messages a second\./).length).toBeGreaterThan(0);
    expect(screen.getByText('per second in the largest chat')).toBeInTheDocument();
    expect(screen.getByText('messages in the largest chat')).toBeInTheDocument();
  });

  it('say that a link without a limit has none, and what a look-up costs', async () => {
    await show();
    expect(screen.getByText('0 is no limit.')).toBeInTheDocument();
    expect(screen.getByText(/µs a copy, .* µs a write, 20 µs a look-up/)).toBeInTheDocument();
    cleanup();
    await show('gbit=1');
    expect(screen.queryByText('0 is no limit.')).toBeNull();
  });

  it.each(Object.entries(GROUP_TITLES))('keep what tells of %s in a part of its own, closed at first', async (group, title) => {
    await show('placement=ring');
    const part = screen.getByText(title, { exact: true }).closest('details')!;
    expect(part.open).toBe(false);
    const inside = controlled.filter((key) => part.contains(field(key)));
    expect(inside).toEqual(controlled.filter((key) => rowOf(key).group === group));
    expect(inside.length).toBeGreaterThan(2);
  });

  it.each([
    ['', ['8 people in 1 chat, all looking', '2 gateways, people dealt out in turn', '1 message a chat, 1 a second', 'round numbers: 10 µs a copy, 10 µs a write, 20 µs a look-up, 0.5 ms a hop']],
    ['chats=2&users=4&gateways=1&placement=random&messages=0&rate=0.125', ['2 chats of 4 people, all looking', '1 gateway, people placed at random', '0 messages a chat, 0.125 a second']],
    ['online=0.5&viewing=0.1&switches=1&loss=0.25&arrivals=poisson', ['8 people in 1 chat, 50% online, 10% looking, each to another chat 1 time a minute', '1 message a chat, 1 a second at random, 25% of writes fail']],
    ['online=0.5', ['8 people in 1 chat, 50% online, all of them looking']],
    ['sizes=300*2500,20000*20&gateways=40&cores=8&design=chat-gateway', ['1.15 million people in 20,300 chats of up to 2,500, all looking', '40 gateways of 8 cores, people sit with their chat']],
    ['users=1', ['1 person in 1 chat, all looking']],
    ['tReceipt=0&tWrite=2.5', ['your own: 0 µs a copy, 2.5 µs a write, 20 µs a look-up, 0.5 ms a hop']],
  ])('say in each closed part what the scenario has: %s', async (link, sentences) => {
    await show(link);
    for (const sentence of sentences) expect(screen.getByText(sentence, { exact: true }).closest('summary')).not.toBeNull();
  });

  it('show what the scenario holds', async () => {
    await show('users=6&tWrite=12.5&placement=ring&arrivals=poisson');
    expect(field('users')).toHaveValue('6');
    expect(field('tWrite')).toHaveValue('12.5');
    expect(field('placement')).toHaveValue('ring');
    expect(field('arrivals')).toHaveValue('poisson');
    expect(field('gateways')).toHaveValue(String(DEFAULT_SCENARIO.gateways));
  });

  it.each(numbers)('$key: a good number changes the scenario and nothing is wrong', async ({ key, row }) => {
    await show(ROOM[key]);
    const good = row.default === row.min ? row.max : row.min;
    await type(key, String(good));
    expect(fixture.lab.scenario[key]).toBe(good);
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it.each(numbers.flatMap(({ key, row }) => badNumbers(row).map(([text, used]) => ({ key, row, text, used }))))(
    '$key: "$text" is said to be wrong, and $used is used',
    async ({ key, row, text, used }) => {
      await show(ROOM[key]);
      await type(key, text);
      expect(fixture.lab.scenario[key]).toBe(used);
      expect(field(key)).toHaveValue(String(used));
      const problem = screen.getByRole('alert');
      expect(problem).toHaveTextContent(new RegExp(`^${row.label} .+; ${printed(used)} is used\\.$`));
      expect(field(key)).toHaveAccessibleDescription(problem.textContent);
    },
  );

  it('let a problem go with the next good number', async () => {
    await show();
    await type('gateways', '0');
    expect(screen.getByRole('alert')).toHaveTextContent(CONTROLS.problem('gateways', 'is below 1, the least', '1'));
    await type('gateways', '3');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it.each<[ScenarioKey, string, number]>([
    ['tWrite', '2,5', 2.5], ['loss', '0,3', 0.3], ['gateways', '1.234', 1234], ['gateways', '1,234', 1234], ['users', '12 345', 12_345], ['users', '1\u202F234\u202F567', 1_234_567],
    ['rate', '2.500', 2.5], ['online', '75 %', 0.75], ['hop', '0,5 ms', 0.5], ['tNotify', '3 us', 3], ['gateways', '40 gateways', 40], ['users', '1e3', 1000],
  ])('%s: “%s” is read as %d, and nothing is wrong', async (key, text, value) => {
    const { lab } = await show();
    await type(key, text);
    expect(lab.scenario[key]).toBe(value);
    expect(field(key)).toHaveValue(String(value));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByRole('group', { name: /two meanings/ })).toBeNull();
  });

  it.each<[ScenarioKey, string, [string, number], [string, number]]>([
    ['users', '1.000', ['1000', 1000], ['1', 1]],
    ['users', '8,000', ['8000', 8000], ['8', 8]],
    ['tWrite', '1.234', ['1234', 1234], ['1.234, between 1 and 2', 1.234]],
  ])('%s: of “%s” they ask which number is meant, and change nothing before', async (key, text, ...meanings) => {
    const { lab, user } = await show('users=6&tWrite=7', new FakeClient(true));
    const before = lab.scenario[key];
    for (const [words, value] of meanings) {
      await type(key, text);
      expect(lab.scenario[key]).toBe(before);
      expect(field(key)).toHaveValue(text);
      expect(field(key)).toBeInvalid();
      const question = screen.getByRole('group', { name: FIELD.asked(text) });
      expect(field(key)).toHaveAccessibleDescription(FIELD.asked(text));
      expect(lastSaid(lab)).toContain(`${text} has two meanings: ${meanings[0][0]}, or ${meanings[1][0]}.`);
      // The way there by keyboard is short: the buttons are next.
      field(key).focus();
      await user.tab();
      expect(within(question).getAllByRole('button')[0]).toHaveFocus();
      within(question).getByRole('button', { name: words }).focus();
      await user.keyboard('{Enter}');
      expect(lab.scenario[key]).toBe(value);
      expect(field(key)).toHaveValue(String(value));
      expect(field(key)).toHaveFocus();
      expect(screen.queryByRole('group', { name: /two meanings/ })).toBeNull();
      lab.change({ [key]: before });
      await tick();
    }
  });

  it('drop a question where the number is changed elsewhere, and not where something else is', async () => {
    const { lab } = await show('users=6');
    await type('users', '1.000');
    lab.change({ gateways: 5 });
    await tick();
    expect(screen.getByRole('group', { name: /two meanings/ })).toBeInTheDocument();
    lab.change({ users: 9 });
    await tick();
    expect(screen.queryByRole('group', { name: /two meanings/ })).toBeNull();
    expect(field('users')).toHaveValue('9');
  });

  it.each(['many', '5 apples', '1.2.3', '1/2'])('leave all as it is where “%s” is no number, and say so with the text', async (text) => {
    const { lab } = await show('gateways=40');
    await type('gateways', text);
    expect(lab.scenario.gateways).toBe(40);
    expect(field('gateways')).toHaveValue('40');
    expect(screen.getByRole('alert')).toHaveTextContent(FIELD.unreadable('gateways', text, '40'));
  });

  it('step with the arrow keys, within bounds, and from what is typed', async () => {
    const { lab, user } = await show('gateways=99999&messages=1&loss=0.85&tWrite=2.5');
    const press = async (key: ScenarioKey, keys: string): Promise<void> => {
      field(key).focus();
      await user.keyboard(keys);
    };
    await press('gateways', '{ArrowUp}{ArrowUp}');
    expect(lab.scenario.gateways).toBe(100_000);
    await press('messages', '{ArrowDown}{ArrowDown}');
    expect(lab.scenario.messages).toBe(0);
    await press('loss', '{ArrowUp}{ArrowUp}');
    expect(lab.scenario.loss).toBe(0.9);
    await press('loss', '{ArrowDown}');
    expect(lab.scenario.loss).toBe(0.8);
    await press('tWrite', '{ArrowUp}');
    expect(lab.scenario.tWrite).toBe(3.5);
    await user.clear(field('users'));
    await press('users', '20{ArrowUp}');
    expect(lab.scenario.users).toBe(21);
    expect(screen.queryByRole('alert')).toBeNull();
    expect(field('gateways')).toHaveAttribute('aria-valuemax', '100000');
    expect(field('gateways')).toHaveAttribute('aria-valuenow', '100000');
  });

  it('never make more people than a scenario holds', async () => {
    const { lab } = await show('chats=100000');
    await type('users', '10000000');
    expect(lab.scenario.users).toBe(MAX_PEOPLE / 100_000);
    expect(screen.getByRole('alert')).toHaveTextContent('people per chat makes more than 1,000,000,000 people; 10,000 is used.');
  });

  it('let nobody belong to more chats than there are, or than can be counted', async () => {
    const { lab } = await show('chats=3&memberships=2');
    await type('memberships', '5');
    expect(lab.scenario.memberships).toBe(3);
    expect(screen.getByRole('alert')).toHaveTextContent('memberships is above 3, the number of chats; 3 is used.');
    for (const good of ['2', '3']) await type('memberships', good);
    expect(screen.queryByRole('alert')).toBeNull();
    await type('chats', '2');
    expect(lab.scenario).toMatchObject({ chats: 2, memberships: 2 });
    expect(screen.getByRole('alert')).toHaveTextContent('memberships is above 2, the number of chats; 2 is used.');
    await type('chats', '1000');
    expect(screen.queryByRole('alert')).toBeNull();
    await type('users', '400000');
    await type('memberships', '4');
    expect(lab.scenario.memberships).toBe(2);
    expect(screen.getByRole('alert')).toHaveTextContent('memberships makes more than 1,000,000,000 people on all lists together; 2 is used.');
  });

  it('leave as it is what would make too many people where chats differ in size', async () => {
    const { lab } = await show('chats=100000&users=1000000&skew=1');
    await type('skew', '0');
    expect(lab.scenario.skew).toBe(1);
    expect(screen.getByRole('alert')).toHaveTextContent('skew of chat sizes makes more than 1,000,000,000 people; 1 is used.');
    await type('users', '2000000');
    expect(lab.scenario.users).toBe(2_000_000);
    expect(screen.getByRole('alert')).toHaveTextContent('skew of chat sizes');
  });

  it('put an end to sizes where chats or users are set by hand', async () => {
    const { lab } = await show('sizes=5,3');
    await type('gateways', '4');
    expect(lab.scenario.sizes).toHaveLength(2);
    await type('chats', '3');
    expect(lab.scenario).toMatchObject({ chats: 3, users: 5, sizes: [] });
  });

  it('choose how people connect, in words', async () => {
    const { lab, user } = await show();
    const choice = screen.getByLabelText<HTMLSelectElement>('how people connect');
    expect([...choice.options].map((option) => option.text)).toEqual(PLACEMENT_IDS.map((id) => PLACEMENTS[id].title));
    await user.selectOptions(choice, PLACEMENTS.l4.title);
    expect(lab.scenario.placement).toBe('l4');
    expect(screen.getByText(PLACEMENTS.l4.summary)).toBeInTheDocument();
  });

  it('say that the placement is not used where the design places by chat', async () => {
    await show('design=chat-gateway');
    expect(screen.getByText(CONTROLS.unusedPlacement({ sitsWithChat: true, sitsWithCommunity: false })!)).toBeInTheDocument();
    expect(screen.queryByText(PLACEMENTS['round-robin'].summary)).toBeNull();
  });

  it.each(CATALOGUE)('say what $id is', async (design) => {
    await show(`design=${design.id}`);
    expect(screen.getByRole('heading', { name: design.title })).toBeInTheDocument();
    expect(screen.getByText(new RegExp(escaped(design.summary)))).toBeInTheDocument();
  });
});

/** Texts that are no number of this key, and what is used instead. */
function badNumbers(row: NumberRow): [text: string, used: number][] {
  const broken: [string, number][] = row.whole && row.min < row.max ? [[String(row.min + 0.25), row.min]] : [];
  return [[String(row.min - 1), row.min], [String(row.max + 1), row.max], ['', row.default], ...broken];
}
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
