/** The table of what a dead gateway comes to under each design. */
import { render, screen, within } from '@testing-library/svelte';
import { expect, it } from 'vitest';
import { CATALOGUE, designOf } from '../../../src/designs';
import { answerTo } from '../../../src/engine/weighing/answer';
import { decodeScenario } from '../../../src/link/codec';
import { withChanges } from '../../../src/model/scenario';
import type { Weighing } from '../../../src/model/weighing';
import OutageTable from '../../../src/pages/compare/OutageTable.svelte';
import type { Study } from '../../../src/session/comparison.svelte';

function studies(link: string, designs: readonly string[], by: 'formula' | 'counts' = 'counts'): { scenario: ReturnType<typeof decodeScenario>['scenario']; studies: Study[] } {
  const { scenario } = decodeScenario(link);
  return {
    scenario,
    studies: designs.map((design) => {
      const steps = answerTo({ kind: 'weigh', by, scenario: withChanges(scenario, { design }) });
      let step = steps.next();
      while (!step.done) step = steps.next();
      return { design, weighing: step.value as Weighing, needed: null, problem: null };
    }),
  };
}
const textOf = (element: HTMLElement): string => element.textContent.trim();

it('has a row for each design, the one with most to do anew first', () => {
  const shown = studies('chats=4&users=8&gateways=4&placement=l4', ['chat-gateway', 'direct', 'thin-edge']);
  render(OutageTable, { ...shown, isWide: true });
  const table = screen.getByRole('table', { name: 'If one gateway dies' });
  expect(within(table).getAllByRole('columnheader').map(textOf)).toEqual(['design', 'sockets that end', 'others, too', 'to one gateway', 'fullest then', 'all back, at the soonest']);
  const rows = within(table).getAllByRole('row').slice(1).map((row) => [textOf(within(row).getByRole('link')), ...within(row).getAllByRole('cell').map(textOf)]);
  expect(rows).toEqual([
    [designOf('direct').title, '11', '14', '10', 'cores 0.018%', '5 ms'],
    [designOf('thin-edge').title, '0 (11 streams)', '0', '5', 'cores 0.028%', 'not known'],
    [designOf('chat-gateway').title, '8', '0 (24)', '8', 'cores 0.018%', '4 ms'],
  ]);
});

it('marks what is by formula, where it is about a number at all, and what the others do not hold', () => {
  const shown = studies('chats=1000&users=10000&gateways=1000&placement=random&sockets=10001', ['direct', 'thin-edge'], 'formula');
  render(OutageTable, { ...shown, isWide: true });
  const [direct, edge] = screen.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell'));
  expect(direct!.map(textOf)).toEqual(['≈by formula 10,000', '0', '≈by formula 10', '≈by formula sockets 100%', '≈by formula 5.6 ms']);
  expect(direct!.map((cell) => cell.classList.contains('over'))).toEqual([false, false, false, true, false]);
  expect(textOf(edge!.at(-1)!)).toBe('not known');
});

it('is a card for each where there is no room, and says what is awaited and what cannot be told', () => {
  const shown = studies('chats=4&users=8&gateways=4', ['direct']);
  const more: Study[] = [{ design: 'relay', weighing: null, needed: null, problem: null }, { design: 'pull', weighing: null, needed: null, problem: 'no' }];
  render(OutageTable, { ...shown, studies: [...shown.studies, ...more], isWide: false });
  const cards = screen.getAllByRole('listitem');
  expect(cards.map((card) => textOf(within(card).getByRole('heading').querySelector('a')!))).toEqual(['direct', 'relay', 'pull'].map((design) => CATALOGUE.find(({ id }) => id === design)!.title));
  const [terms, values] = (['term', 'definition'] as const).map((role) => within(cards[0]!).getAllByRole(role).map(textOf));
  expect(terms).toEqual(['sockets that end', 'others, too', 'to one gateway', 'fullest then', 'all back, at the soonest']);
  expect(values).toEqual(['8', '0', '3', 'cores 0.015%', '1.5 ms']);
  expect(cards[1]).toHaveTextContent('…');
  expect(cards[2]).toHaveTextContent('cannot be told: no');
});
