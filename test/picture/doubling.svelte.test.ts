/** The near picture over time: people hollow and then solid, the piles of the run before, and the split at doubling. */
import { render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Picture from '../../src/picture/Picture.svelte';
import { drawnWhole, openFixture, pictureOf, runIsIn, toEnd, type Fixture } from '../pages/lab-fixture';

/** Columns slide for less than a second; a busy machine takes longer. */
const SPLIT_OVER = { timeout: 15_000, interval: 50 };

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function show(link: string): Promise<HTMLElement> {
  fixture = await openFixture(link);
  const { container } = render(Picture, pictureOf(fixture.lab, {}));
  await drawnWhole();
  return container;
}
async function change(changes: Parameters<Fixture['lab']['change']>[0]): Promise<void> {
  fixture.lab.change(changes);
  await runIsIn(fixture.lab);
  await tick();
}
const person = (name: string): HTMLElement => screen.getByRole('button', { name });
const all = (container: Element, selector: string): SVGElement[] => [...container.querySelectorAll<SVGElement>(selector)];
/** Where a part stands, by the way that the style sheet takes it. */
function placeOf(element: SVGElement, name: '--at' | '--from' = '--at'): number {
  return Number(/translate\(([-\d.]+)px/.exec(element.style.getPropertyValue(name))![1]);
}
/** Gateways from the left, by number. */
function inOrder(container: Element): number[] {
  const columns = all(container, '.column').map((column, gateway) => [placeOf(column), gateway + 1] as const);
  return columns.sort(([a], [b]) => a - b).map(([, gateway]) => gateway);
}

describe('a person', () => {
  const hasIt = (name: string): boolean => person(name).querySelector('.mark')!.classList.contains('has');

  it('is hollow until they have the chat’s latest message, then solid, and hollow again when the next is posted', async () => {
    await show('chats=2&users=2&gateways=2&messages=2&rate=2');
    const { messages } = fixture.lab.run!.result.trace!;
    fixture.lab.playback.seek(messages.postedMicros[0]! - 1);
    await tick();
    expect(['u1', 'u2', 'u3', 'u4'].map(hasIt)).toEqual([false, false, false, false]);
    fixture.lab.playback.seek(messages.postedMicros[1]!);
    await tick();
    const ofFirst = messages.chat[0] === 0 ? ['u1', 'u2'] : ['u3', 'u4'];
    expect(['u1', 'u2', 'u3', 'u4'].filter(hasIt)).toEqual(ofFirst);
    expect(ofFirst.map((name) => person(name).classList.contains('solid'))).toEqual([true, true]);
    const again = Array.from(messages.chat).indexOf(messages.chat[0]!, 1);
    fixture.lab.playback.seek(messages.postedMicros[again]! + 1);
    await tick();
    expect(ofFirst.map(hasIt)).toEqual([false, false]);
    toEnd(fixture);
    await tick();
    expect(['u1', 'u2', 'u3', 'u4'].map(hasIt)).toEqual([true, true, true, true]);
  });

  it('who is away stays as they are, and is told from one who is offline', async () => {
    await show('users=12&gateways=3&online=0.6&viewing=0.5&seed=2');
    toEnd(fixture);
    await tick();
    const { state } = fixture.lab.run!.result.seating!;
    const people = Array.from(state, (_, one) => person(`u${String(one + 1)}`));
    const classes = people.map(({ classList }) => [classList.contains('away'), classList.contains('elsewhere'), classList.contains('solid')].join());
    expect(new Set(classes)).toEqual(new Set(['false,false,true', 'false,true,false', 'true,true,false']));
    expect(new Set(classes.map((one, index) => `${String(state[index])} ${one}`)).size, 'one look a state').toBe(3);
  });
});

describe('the row of the message that is followed', () => {
  it('is marked, and no other', async () => {
    const container = await show('chats=3&users=3&gateways=2');
    const active = (): number[] => all(container, '.row').flatMap((row, chat) => (row.classList.contains('active') ? [chat] : []));
    expect(active()).toEqual([]);
    toEnd(fixture);
    await tick();
    expect(active()).toEqual([fixture.lab.run!.result.trace!.messages.chat.at(-1)]);
    expect(all(container, '.back')).toEqual([]);
  });

  it('lets the others step back where there are more chats than hues', async () => {
    const container = await show('chats=9&users=3&gateways=2');
    expect(all(container, '.back')).toEqual([]);
    toEnd(fixture);
    await tick();
    expect(all(container, '.row.back')).toHaveLength(8);
    expect(all(container, '.person.back')).toHaveLength(24);
  });
});

describe('the piles', () => {
  const figures = (container: Element, kind: string): (string | null)[] => all(container, `.slide .${kind}`).map(({ textContent }) => textContent);
  /** Two for each gateway: copies and writes. */
  const ghosts = (container: Element): number[][] => all(container, '.slide:has(.rule)').map((slide) => all(slide, '.ghost').map((ghost) => Number(ghost.getAttribute('height')) - 2));

  it('have their numbers below them, of this very moment', async () => {
    const container = await show('users=8&gateways=2');
    expect([figures(container, 'copies'), figures(container, 'writes')]).toEqual([['0', '0'], ['0', '0']]);
    toEnd(fixture);
    await tick();
    expect([figures(container, 'copies'), figures(container, 'writes')]).toEqual([['1', '1'], ['4', '4']]);
    expect(ghosts(container)).toEqual([[], []]);
  });

  it('have the run before as ghosts round them: where gateways doubled, of the one that each came out of', async () => {
    const container = await show('users=8&gateways=2');
    await change({ gateways: 4 });
    expect(ghosts(container)).toEqual([[15, 60], [15, 60], [15, 60], [15, 60]].map((pair) => pair.map((height) => expect.closeTo(height, 6) as number)));
  });

  it('are on one scale with them, however much more the run before came to', async () => {
    const container = await show('users=40&gateways=1&design=topic-per-user');
    await change({ gateways: 2 });
    const [copies, writes] = ghosts(container)[0]!;
    expect(copies).toBe(writes);
    expect(ghosts(container)[1]).toEqual([copies, writes]);
    await change({ design: 'direct' });
    const [now] = ghosts(container);
    expect(now![0]! / now![1]!, 'topic per user: as many copies as writes').toBeCloseTo(1, 6);
    await change({ design: 'topic-per-chat' });
    expect(ghosts(container)[0]![1]! / ghosts(container)[0]![0]!, 'direct: twenty writes for a copy').toBeCloseTo(20, 6);
  });

  it('have ghosts only where a gateway has its like in the run before', async () => {
    const container = await show('users=8&gateways=2');
    await change({ gateways: 3 });
    expect(ghosts(container).map(({ length }) => length)).toEqual([2, 2, 0]);
  });

  it('have none of a run that was not played person by person', async () => {
    const container = await show('chats=5&users=20&gateways=17');
    await change({ chats: 2, users: 4, gateways: 2 });
    await vi.waitFor(() => { expect(all(container, '.column')).toHaveLength(2); });
    expect(ghosts(container)).toEqual([[], []]);
  });
});

describe('the split at doubling', () => {
  it('has each new gateway beside the one that it comes out of, and then all in their order', async () => {
    const container = await show('users=8&gateways=4');
    const before = all(container, '.column').map((column) => placeOf(column));
    expect(inOrder(container)).toEqual([1, 2, 3, 4]);
    await change({ gateways: 8 });
    expect(inOrder(container)).toEqual([1, 5, 2, 6, 3, 7, 4, 8]);
    const columns = all(container, '.column');
    columns.slice(0, 4).forEach((column, gateway) => { expect(Math.abs(placeOf(column) - before[gateway]!)).toBeLessThan(3); });
    columns.slice(4).forEach((column, gateway) => { expect(placeOf(column, '--from'), 'they come out of').toBe(placeOf(columns[gateway]!)); });
    expect(container.querySelector('canvas')).toHaveClass('splitting');
    await vi.waitFor(() => { expect(inOrder(container)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]); }, SPLIT_OVER);
    expect(container.querySelector('canvas')).not.toHaveClass('splitting');
  });

  it('moves heads, cells, piles and people alike', async () => {
    const container = await show('users=8&gateways=2');
    await change({ gateways: 4 });
    const columns = all(container, '.column').map((column) => placeOf(column));
    expect(all(container, '.gateway').map((head) => placeOf(head))).toEqual(columns);
    expect(all(container, '.row .slide').map((cell) => placeOf(cell))).toEqual(columns);
    all(container, '.slide:has(.rule)').forEach((pile, gateway) => { expect(Math.abs(placeOf(pile) - columns[gateway]!)).toBeLessThan(20); });
    const { seat } = fixture.lab.run!.result.seating!;
    all(container, '.person').forEach((one, index) => {
      expect(placeOf(one)).toBeGreaterThan(columns[seat[index]!]!);
      expect(placeOf(one) - columns[seat[index]!]!).toBeLessThan(200);
    });
  });

  it.each([['one more gateway', { gateways: 5 }], ['half of them', { gateways: 2 }], ['another design', { design: 'topic-per-chat' }]])('is not for %s', async (_name, changes) => {
    const container = await show('users=8&gateways=4');
    await change(changes);
    const gateways = all(container, '.column').map((_, gateway) => gateway + 1);
    expect(inOrder(container)).toEqual(gateways);
    expect(container.querySelector('canvas')).not.toHaveClass('splitting');
  });

  it('is left out under reduced motion: the end alone', async () => {
    const container = await show('users=8&gateways=4');
    fixture.lab.playback.stepwise = true;
    await change({ gateways: 8 });
    expect(inOrder(container)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
    expect(container.querySelector('canvas')).not.toHaveClass('splitting');
  });

  it('ends where another change comes in between', async () => {
    const container = await show('users=8&gateways=2');
    await change({ gateways: 4 });
    expect(inOrder(container)).toEqual([1, 3, 2, 4]);
    await change({ gateways: 3 });
    expect(inOrder(container)).toEqual([1, 2, 3]);
  });
});
