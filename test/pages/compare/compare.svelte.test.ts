/** The tables, the verdict and the challenge of the page that compares, over a client that answers on the spot. */
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { describe, expect, it, vi } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import { QUANTITIES, QUANTITIES_OF_SOME, type Weighing } from '../../../src/model/weighing';
import Challenge from '../../../src/pages/compare/Challenge.svelte';
import DesignTable from '../../../src/pages/compare/DesignTable.svelte';
import NeededTable from '../../../src/pages/compare/NeededTable.svelte';
import Settings from '../../../src/pages/compare/Settings.svelte';
import Verdict from '../../../src/pages/compare/Verdict.svelte';
import Working from '../../../src/pages/compare/Working.svelte';
import { BY_NAME, type Order } from '../../../src/reading/ranking';
import { Comparison } from '../../../src/session/comparison.svelte';
import { Settings as PageSettings } from '../../../src/session/settings.svelte';
import { CHALLENGE } from '../../../src/text/page/challenge';
import { COMPARE, QUANTITY_WORDS, WORKING } from '../../../src/text/page/compare';
import { rough } from '../../../src/text/format';
import { NEEDED } from '../../../src/text/page/needed';
import { VERDICT } from '../../../src/text/page/judgement';
import { STATUS } from '../../../src/text/page/page';
import { decodeScenario } from '../../../src/link/codec';
import { answerTo } from '../../../src/engine/weighing/answer';
import type { Scenario } from '../../../src/model/scenario';
import { FakeClient } from '../lab-fixture';

async function compared(hash: string): Promise<Comparison> {
  const comparison = new Comparison({ client: new FakeClient(), writeLink: () => undefined, whenFree: () => Promise.resolve() });
  comparison.open(hash);
  await vi.waitFor(() => { expect(comparison.progress).toBeNull(); });
  return comparison;
}
const SMALL = 'compare&chats=50&users=40&gateways=8&cores=2&rate=5';
const say = (): void => undefined;
function weighedByCounts(scenario: Scenario): Weighing {
  const steps = answerTo({ kind: 'weigh', by: 'counts', scenario });
  let step = steps.next();
  while (!step.done) step = steps.next();
  return step.value as Weighing;
}

describe('what befalls the worker', () => {
  it('is told of beside what is done, until somebody says that they know', async () => {
    const client = new FakeClient();
    const comparison = new Comparison({ client, writeLink: () => undefined, whenFree: () => Promise.resolve() });
    comparison.open(SMALL);
    await vi.waitFor(() => { expect(comparison.progress).toBeNull(); });
    render(Working, { comparison });
    const status = screen.getByRole('status');
    expect(status).toBeEmptyDOMElement();
    client.befall({ life: 'starting', trouble: 'died', restarts: 1 });
    await tick();
    expect(status).toHaveTextContent(STATUS.replacing('died'));
    client.befall({ life: 'ready' });
    await tick();
    expect(status).toHaveTextContent(STATUS.restarted('died'));
    expect(screen.getByText(WORKING.done)).toBeInTheDocument();
    await userEvent.setup().click(screen.getByRole('button', { name: STATUS.dismiss }));
    expect(status).not.toHaveTextContent('died');
  });
});

describe('the table of all designs', () => {
  it('has a row for each design, whose name opens its run in the lab', async () => {
    const { scenario, studies } = await compared(SMALL);
    render(DesignTable, { scenario, studies, order: BY_NAME, onOrder: () => undefined, isWide: true });
    expect(screen.getAllByRole('rowheader')).toHaveLength(CATALOGUE.length);
    for (const { id, title } of CATALOGUE) {
      const hash = screen.getByRole('link', { name: title }).getAttribute('href')!;
      expect(hash).toContain('chats=50');
      expect(hash).toContain(id === 'direct' ? '#chats' : `design=${id}`);
    }
  });

  it('is sorted by whatever head is pressed, by keyboard too', async () => {
    const { scenario, studies } = await compared(SMALL);
    const onOrder = vi.fn<(order: Order) => void>();
    render(DesignTable, { scenario, studies, order: { by: 'copies', isAscending: true }, onOrder, isWide: true });
    expect(screen.getByRole('columnheader', { name: new RegExp(QUANTITY_WORDS.copies.label) })).toHaveAttribute('aria-sort', 'ascending');
    const copies = screen.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell')[0]!.textContent.trim());
    expect(copies.map((text) => Number(text.replace(/,/g, '')))).toEqual(copies.map((text) => Number(text.replace(/,/g, ''))).toSorted((a, b) => a - b));
    const user = userEvent.setup();
    screen.getByRole('button', { name: new RegExp(QUANTITY_WORDS.writes.label) }).focus();
    await user.keyboard('{Enter}');
    expect(onOrder).toHaveBeenCalledExactlyOnceWith({ by: 'writes', isAscending: true });
  });

  it('is a card for each design where there is no room, with the same numbers', async () => {
    const { scenario, studies } = await compared(SMALL);
    render(DesignTable, { scenario, studies, order: BY_NAME, onOrder: () => undefined, isWide: false });
    expect(screen.getAllByRole('listitem')).toHaveLength(CATALOGUE.length);
    const told = QUANTITIES.filter((quantity) => !QUANTITIES_OF_SOME.has(quantity) || studies.some(({ weighing }) => weighing!.values[quantity] !== null));
    const there = told.filter((quantity) => quantity !== 'sockets' && quantity !== 'reconnects');
    expect(screen.getAllByRole('term')).toHaveLength(CATALOGUE.length * there.length);
    expect(screen.getByLabelText(COMPARE.sortBy)).toHaveValue('design');
  });

  it('says in a sentence what is alike for all designs, or for all but one, and gives it no column', async () => {
    const { scenario, studies } = await compared('compare&sizes=3*250,20*20&gateways=8&bigFrom=100');
    const { rerender } = render(DesignTable, { scenario, studies, order: BY_NAME, onOrder: () => undefined, isWide: true });
    const heads = (): string[] => screen.getAllByRole('columnheader').map(({ textContent }) => textContent.replace(/[↑↓]/, ''));
    expect(heads()).not.toContain(QUANTITY_WORDS.sockets.label);
    expect(heads()).not.toContain(QUANTITY_WORDS.reconnects.label);
    const big = studies.find(({ design }) => design === 'celebrity')!.weighing!;
    expect(big.values.sockets).toBeGreaterThan(1);
    expect(screen.getByText(/^Alike under all designs: /)).toHaveTextContent(`sockets each 1, but ${rough(big.values.sockets!)} under Big chats apart; reconnects 0.`);
    // Whoever sorts by it sees it, and before all is known nothing is said of all.
    await rerender({ order: { by: 'reconnects', isAscending: true } });
    expect(heads()).toContain(QUANTITY_WORDS.reconnects.label);
    await rerender({ order: BY_NAME, studies: studies.map((study, place) => (place === 3 ? { ...study, weighing: null } : study)) });
    expect(screen.queryByText(/^Alike under all designs: /)).toBeNull();
  });

  it('marks what does not reach a chat’s viewers, in the row of the design', async () => {
    const { scenario, studies } = await compared('compare&chats=5&users=100&gateways=8&rate=4&cap=1&parts=10');
    const { container } = render(DesignTable, { scenario, studies, order: BY_NAME, onOrder: () => undefined, isWide: true });
    const place = screen.getAllByRole('columnheader').findIndex(({ textContent }) => textContent.startsWith(QUANTITY_WORDS.reachedShare.label)) - 1;
    const reaches = (title: string): HTMLElement => within(screen.getByRole('link', { name: title }).closest('tr')!).getAllByRole('cell')[place]!;
    expect([reaches('Split room'), reaches('Slow mode'), reaches('Broadcast')].map(({ textContent }) => textContent.trim())).toEqual(['10%', '25%', 'all']);
    expect(container.querySelectorAll('td.short')).toHaveLength(2);
  });

  it('calls cores that are as good as none less than a tenth of one', async () => {
    const { scenario, studies } = await compared('compare&chats=5&users=20&gateways=8');
    render(DesignTable, { scenario, studies, order: BY_NAME, onOrder: () => undefined, isWide: true });
    const few = studies.flatMap(({ weighing }) => [weighing!.values.storageCores, weighing!.values.brokerCores]).filter((cores) => cores !== null && cores > 0 && cores < 0.1);
    expect(few.length).toBeGreaterThan(3);
    expect(screen.getAllByText('<0.1')).toHaveLength(few.length);
  });

  it('says of numbers by formula that they are', async () => {
    const { scenario, studies } = await compared('compare&chats=1000&users=10000&gateways=1000');
    render(DesignTable, { scenario, studies, order: BY_NAME, onOrder: () => undefined, isWide: true });
    expect(screen.getAllByText(COMPARE.byFormula).length).toBeGreaterThanOrEqual(CATALOGUE.length);
  });

  it('has no number of more than three digits that count', async () => {
    const { scenario, studies } = await compared('compare&sizes=300*250,2000*20&gateways=40&cores=8&switches=1');
    render(DesignTable, { scenario, studies, order: BY_NAME, onOrder: () => undefined, isWide: true });
    const numbers = screen.getAllByRole('cell').flatMap(({ textContent }) => textContent.match(/\d[\d,.]*/g) ?? []);
    expect(numbers.length).toBeGreaterThan(30);
    for (const text of numbers) expect(text.replace(/[.,]/g, '').replace(/^0+/, '').replace(/0+$/, '').length, text).toBeLessThanOrEqual(3);
  });
});

describe('the machines that each needs', () => {
  it('stand with the fewest first, and cost what a machine does', async () => {
    const { scenario, studies } = await compared(SMALL);
    render(NeededTable, { scenario, studies, price: 2, isWide: true });
    const rows = screen.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell').map((cell) => Number(cell.textContent.trim())));
    const machines = rows.map(([count]) => count!);
    expect(machines).toEqual(machines.toSorted((a, b) => a - b));
    for (const [count, cost] of rows) expect(cost).toBe(count! * 2);
  });

  it('opens the run that holds: with the gateways, shards and whatever else was looked for', async () => {
    const { scenario, studies } = await compared('compare&chats=50&users=400&gateways=8&cores=2&rate=20');
    render(NeededTable, { scenario, studies, price: null, isWide: true });
    for (const { design, needed } of studies.filter((study) => study.needed?.machines)) {
      const { scenario: opened } = decodeScenario(screen.getByRole('link', { name: designOf(design).title }).getAttribute('href')!.slice(1));
      expect(opened, design).toMatchObject({ design, gateways: needed!.gateways });
      const { fullest } = weighedByCounts(opened);
      expect(fullest!.share, design).toBeLessThanOrEqual(0.6);
    }
    expect(studies.find(({ design }) => design === 'direct')!.needed!.settings['shards'], 'more than there are by default').toBeGreaterThan(3);
  });

  it('tell when the last viewer hears with them', async () => {
    const { scenario, studies } = await compared(SMALL);
    const { container } = render(NeededTable, { scenario, studies, price: null, isWide: true });
    expect(screen.getByRole('columnheader', { name: NEEDED.last })).toBeVisible();
    const { needed } = studies.find(({ design }) => design === 'direct')!;
    const row = screen.getByRole('link', { name: designOf('direct').title }).closest('tr')!;
    expect(row).toHaveTextContent(`${String(Number((needed!.lastMicros! / 1000).toPrecision(3)))} ms`);
    expect(new Set([...container.querySelectorAll('tr')].map(({ children }) => [...children].reduce((sum, cell) => sum + (cell as HTMLTableCellElement).colSpan, 0))).size).toBe(1);
  });

  it('says why where none do', async () => {
    const { scenario, studies } = await compared('compare&chats=2&users=500&rate=1000&tReceipt=1000&tWrite=10000&tNotify=5000');
    render(NeededTable, { scenario, studies, price: null, isWide: true });
    expect(screen.getAllByText(NEEDED.none, { exact: false }).length).toBeGreaterThan(0);
    expect(screen.getAllByText(/^No number of .* holds this: with /).length).toBeGreaterThan(0);
  });
});

describe('the verdict', () => {
  it('names the cheapest, what breaks, the claim, and what nobody has published', async () => {
    const comparison = await compared('compare&chats=1000&users=10000&gateways=1000&placement=random&switches=1');
    render(Verdict, { comparison });
    const sentences = screen.getAllByRole('listitem').map(({ textContent }) => textContent);
    expect(sentences).toHaveLength(6);
    expect(sentences[0]).toMatch(/^The cheapest that hold/);
    expect(sentences[2]).toMatch(/Under direct append, the design on the stage, what fills first is a shard of user-gateway storage/);
    expect(sentences[3]).toMatch(/is true here of .*direct append/);
    expect(sentences[4]).toMatch(/This holds while one copy taken in costs less than/);
    expect(sentences[5]).toMatch(/What nobody has published/);
    expect(sentences.join(' ')).not.toMatch(/NaN|undefined|Infinity/);
  });

  const first = (): string => screen.getAllByRole('listitem')[0]!.textContent;
  it('keeps to the delay, the budget and the one socket that are asked', async () => {
    const comparison = await compared(`${SMALL}&delay=500&machines=100`);
    render(Verdict, { comparison });
    expect(first()).toMatch(/^Within 500 ms and 100 machines, with one socket a person, the cheapest (is|are) /);
    expect(first(), 'whose people connect anew at every switch').not.toMatch(/chat gateways/);
    const needs = comparison.studies.filter(({ weighing }) => weighing!.keepsSocket && weighing!.values.sockets! <= 1.000001).map(({ needed }) => needed!.machines!);
    expect(first()).toContain(`${String(Math.min(...needs))} machine`);
  });

  it('names the nearest miss, and what it misses, where none holds', async () => {
    render(Verdict, { comparison: await compared(`${SMALL}&delay=500&machines=1`) });
    expect(first()).toMatch(new RegExp(`^Within 500 ms and 1 machine, with one socket a person, none of ${String(CATALOGUE.length)} designs holds. The nearest miss is .+: it needs \\d+ machines, \\d+ too many\\.`));
  });

  it('says what is taken for granted of a design that seats people together', async () => {
    render(Verdict, { comparison: await compared('compare&chats=50&users=40&gateways=8&cores=2&rate=5&delay=500') });
    expect(first()).toMatch(/affinity \(if everybody sits with their community, and communities are dealt out evenly\)/);
  });

  it('says at its head that it is by formula, and has the numbers of the table at any moment', async () => {
    const comparison = await compared(SMALL);
    const machines = (count: number) => (study: (typeof comparison.studies)[number]) => ({ ...study, needed: { ...study.needed!, by: 'formula' as const, machines: count } });
    render(Verdict, { comparison });
    expect(screen.queryByText(VERDICT.partly)).toBeNull();
    comparison.studies = comparison.studies.map(machines(1234));
    await tick();
    expect(screen.getByText(VERDICT.partly)).toBeVisible();
    expect(first()).toContain('1,234 machines');
    comparison.studies = comparison.studies.map(machines(1235));
    await tick();
    expect(first()).toContain('1,235 machines');
  });

  it('tells of the fullest instance where it was counted, as the table does', async () => {
    // Seven or eight whole communities sit on each of 40 gateways.
    const comparison = await compared('compare&design=affinity&sizes=300*250,2000*20&gateways=40&cores=8&sockets=10000');
    render(Verdict, { comparison });
    const { share } = comparison.studies.find(({ design }) => design === 'affinity')!.weighing!.fullest!;
    expect(share).toBeCloseTo((8 * 250 + 50 * 20) / 10_000, 9);
    expect(screen.getByText(/^Under affinity, the design on the stage, what fills first is a gateway’s connections: it is at 30%.*\(the fullest gateway\)\./)).toBeVisible();
  });
});

describe('the challenge', () => {
  it('calls nothing an answer before something is asked', async () => {
    const comparison = await compared(SMALL);
    render(Challenge, { comparison, address: 'https://example.org/#compare', onSay: say });
    expect(screen.getByText(CHALLENGE.ask)).toBeVisible();
    expect(screen.queryByRole('button', { name: CHALLENGE.copy })).toBeNull();
  });

  it('says of the reader’s own design what holds, and offers the link where all does', async () => {
    const comparison = await compared(`${SMALL}&delay=500&machines=100`);
    render(Challenge, { comparison, address: 'https://example.org/#compare', onSay: say });
    expect(screen.getByText(CHALLENGE.answer)).toBeVisible();
    expect(screen.getByRole('button', { name: CHALLENGE.copy })).toBeVisible();
    expect(screen.getByText(/^With these settings \d+ of \d+ designs hold all of it/)).toBeVisible();
  });

  it('answers which: what holds with its machines, its delay and its run, the fewest first; of what does not, why', async () => {
    const comparison = await compared(`${SMALL}&delay=500&machines=100`);
    const { container } = render(Challenge, { comparison, address: 'https://example.org/#compare', onSay: say });
    const rows = [...container.querySelectorAll('ol li')];
    expect(rows.length).toBeGreaterThan(3);
    const machines = rows.map(({ textContent }) => Number(/(\d+) machines?, the last viewer hears after [\d.]+ ms/.exec(textContent)![1]));
    expect(machines).toEqual(machines.toSorted((a, b) => a - b));
    for (const row of rows) expect(row.querySelector('a')!.getAttribute('href')).toMatch(/^#.*chats=50/);
    await userEvent.setup().click(screen.getByText(/designs? (does|do) not hold, and why/));
    const excluded = [...container.querySelectorAll('.excluded li')].map(({ textContent }) => textContent);
    expect(excluded).toHaveLength(CATALOGUE.length - rows.length);
    expect(excluded).toContain('Chat gateways: its people open another socket at every switch');
  });

  it('has one sign for what is not asked', async () => {
    const { container } = render(Challenge, { comparison: await compared(SMALL), address: 'https://example.org/#compare', onSay: say });
    expect([...container.querySelectorAll('.sign')].map(({ textContent }) => textContent)).toEqual(['✓', '·', '·']);
  });

  it('changes its mind with the design, and with what is asked', async () => {
    const comparison = await compared(`${SMALL}&design=chat-gateway&delay=500&machines=100`);
    render(Challenge, { comparison, address: 'https://example.org/#compare', onSay: say });
    expect(screen.getByText(/opens another at every switch/)).toBeVisible();
    expect(screen.getByText(CHALLENGE.notYet)).toBeVisible();
    const user = userEvent.setup();
    const field = screen.getByRole('spinbutton', { name: CHALLENGE.machines });
    await user.clear(field);
    await user.type(field, '1');
    await user.tab();
    await vi.waitFor(() => { expect(comparison.asked.machines).toBe(1); });
    expect(screen.getByText(/^At most 1 machine:/)).toBeVisible();
  });
});

describe('the settings', () => {
  it('leave sizes as they were given', async () => {
    const { scenario } = await compared('compare&sizes=3*20,5&gateways=4');
    render(Settings, { scenario, settings: new PageSettings(), onChange: () => undefined, onSay: say });
    await userEvent.setup().click(screen.getByText(COMPARE.change));
    expect(screen.getByRole('spinbutton', { name: /^gateways/ })).toBeVisible();
    for (const gone of [/^chats/, /^people per chat/]) expect(screen.queryByRole('spinbutton', { name: gone })).toBeNull();
  });

  it('change the scenario within its bounds, and say what was wrong', async () => {
    const { scenario } = await compared(SMALL);
    const onChange = vi.fn();
    render(Settings, { scenario, settings: new PageSettings(), onChange, onSay: say });
    const user = userEvent.setup();
    await user.click(screen.getByText(COMPARE.change));
    const field = screen.getByRole('spinbutton', { name: /^gateways/ });
    await user.clear(field);
    await user.type(field, '0');
    await user.tab();
    expect(onChange).toHaveBeenCalledWith({ gateways: 1 });
    expect(screen.getByRole('alert')).toHaveTextContent('gateways is below 1, the least; 1 is used.');
    await user.selectOptions(screen.getByLabelText(COMPARE.ownDesign), CATALOGUE[2]!.id);
    expect(onChange).toHaveBeenLastCalledWith({ design: CATALOGUE[2]!.id });
  });
});
