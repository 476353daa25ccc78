/** The chart: what its sliders are called and say, what a drag does and undoes, and what it says where there is nothing to draw. */
import { fireEvent, render, screen } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { OF_THE_ARTICLE } from '../../../src/designs';
import Chart from '../../../src/picture/chart/Chart.svelte';
import { CHART } from '../../../src/text/page/chart';
import { chartOf, openFixture, runIsIn, type Fixture } from '../../pages/lab-fixture';

let fixture: Fixture;
let captured: number[] = [];
beforeEach(() => {
  captured = [];
  // jsdom has no pointer capture.
  Object.assign(Element.prototype, { setPointerCapture: (pointer: number) => captured.push(pointer) });
  vi.spyOn(SVGElement.prototype, 'getBoundingClientRect').mockReturnValue(new DOMRect(0, 0, 900, 330));
});
afterEach(() => {
  fixture.lab.playback.dispose();
  vi.restoreAllMocks();
});
async function show(link: string): Promise<void> {
  fixture = await openFixture(link);
  render(Chart, chartOf(fixture.lab));
  await tick();
}
const slider = (name: string) => screen.getByRole<HTMLInputElement>('slider', { name });
const gatewaysSlider = () => slider('Number of gateways');
const priceSlider = () => slider('Price of one copy, in writes');
const plot = () => screen.getByRole('img');
const handle = () => plot().querySelector('.handle')!;
const handleAt = () => handle().getAttribute('transform');
/** Pixels of a number of gateways: from 1 at the beginning of the axis to the most at its end. */
function pixelsOf(gateways: number, most: number): number {
  const [from, to] = ['x1', 'x2'].map((end) => Number(plot().querySelector('.axis line')!.getAttribute(end))) as [number, number];
  return from + ((to - from) * Math.log10(gateways)) / Math.log10(most);
}
const pointer = (pointerId: number, clientX = 0) => ({ pointerId, clientX, isPrimary: pointerId === 1, button: 0 });
const gateways = () => fixture.lab.scenario.gateways;

async function slideTo(input: HTMLInputElement, position: number): Promise<void> {
  input.value = String(position);
  await fireEvent.input(input);
}

describe('a slider', () => {
  it('has a name and says what is chosen, not where it stands', async () => {
    await show('gateways=4');
    expect(gatewaysSlider()).toHaveAttribute('aria-valuetext', '4 gateways');
    expect(priceSlider()).toHaveAttribute('aria-valuetext', '1 copy costs as much as 1 write');
  });

  it.each([1, 4, 7, 10, 97, 1234])('goes on from %i gateways with every step', async (count) => {
    await show(`users=500&gateways=${String(count)}`);
    const input = gatewaysSlider();
    const at = input.valueAsNumber;
    const said = [input.getAttribute('aria-valuetext')];
    for (const step of [1, 2, 3]) {
      await slideTo(input, at + step);
      said.push(input.getAttribute('aria-valuetext'));
    }
    expect(new Set(said).size).toBe(4);
    expect(gateways(), 'held, not yet let go').toBe(count);
    await fireEvent.change(input);
    expect(gateways()).toBeGreaterThan(count);
  });

  it('that loses its pointer or the focus changes nothing', async () => {
    await show('gateways=4');
    for (const lose of [fireEvent.pointerCancel, fireEvent.blur]) {
      const input = gatewaysSlider();
      const at = input.value;
      await slideTo(input, 0);
      expect(input).toHaveAttribute('aria-valuetext', '1 gateway');
      await lose(input);
      expect(input).toHaveAttribute('aria-valuetext', '4 gateways');
      expect(input.value).toBe(at);
    }
    expect(gateways()).toBe(4);
    expect(fixture.lab.past).toEqual([]);
  });

  it('of the price shows the busy time, and sets what a copy costs', async () => {
    await show('gateways=4&tWrite=20');
    await slideTo(priceSlider(), Number(priceSlider().max));
    expect(screen.getByRole('combobox')).toHaveValue('busy');
    await fireEvent.change(priceSlider());
    expect(fixture.lab.scenario.tReceipt).toBe(200_000);
  });

  it('of the price is none where a write costs nothing, and says why', async () => {
    await show('tWrite=0');
    expect(priceSlider()).toBeDisabled();
    expect(priceSlider()).toHaveAttribute('aria-valuetext', 'a write costs nothing here, so a copy has no price in writes');
  });
});

describe('the handle', () => {
  it('is dragged: the chart goes along, the scenario follows when it is let go', async () => {
    await show('chats=4&users=8&gateways=4');
    await fireEvent.pointerDown(handle(), pointer(1));
    expect(captured).toEqual([1]);
    await fireEvent.pointerMove(handle(), pointer(1, pixelsOf(10, 100)));
    expect(gatewaysSlider()).toHaveAttribute('aria-valuetext', '10 gateways');
    expect(gateways()).toBe(4);
    await fireEvent.pointerUp(handle(), pointer(1));
    await fireEvent.lostPointerCapture(handle(), pointer(1));
    expect(gateways()).toBe(10);
    await runIsIn(fixture.lab);
    expect(fixture.lab.run!.result.scenario.gateways).toBe(10);
  });

  it('goes no farther than the chart', async () => {
    await show('chats=4&users=8&gateways=4');
    for (const [clientX, end] of [[-500, 1], [5000, 100]] as const) {
      await fireEvent.pointerDown(handle(), pointer(1));
      await fireEvent.pointerMove(handle(), pointer(1, clientX));
      expect(gatewaysSlider()).toHaveAttribute('aria-valuetext', end === 1 ? '1 gateway' : '100 gateways');
      await fireEvent.keyDown(window, { key: 'Escape' });
    }
  });

  it.each([
    ['a pointer that the browser takes away', () => fireEvent.pointerCancel(handle(), pointer(1))],
    ['a pointer that is lost', () => fireEvent.lostPointerCapture(handle(), pointer(1))],
    ['Escape', () => fireEvent.keyDown(window, { key: 'Escape' })],
  ])('goes back with %s, and the chart and the scenario agree', async (_name, lose) => {
    await show('chats=4&users=8&gateways=4');
    const before = handleAt();
    await fireEvent.pointerDown(handle(), pointer(1));
    await fireEvent.pointerMove(handle(), pointer(1, pixelsOf(10, 100)));
    expect(handleAt()).not.toBe(before);
    await lose();
    expect(handleAt()).toBe(before);
    await fireEvent.pointerMove(handle(), pointer(1, pixelsOf(50, 100)));
    await fireEvent.pointerUp(handle(), pointer(1));
    expect(handleAt()).toBe(before);
    expect(gateways()).toBe(4);
    expect(fixture.lab.past).toEqual([]);
  });

  it('heeds one pointer alone, and no other button than the first', async () => {
    await show('chats=4&users=8&gateways=4');
    await fireEvent.pointerDown(handle(), { ...pointer(1), button: 2 });
    await fireEvent.pointerDown(handle(), pointer(2));
    await fireEvent.pointerMove(handle(), pointer(2, pixelsOf(10, 100)));
    expect(gatewaysSlider()).toHaveAttribute('aria-valuetext', '4 gateways');
    await fireEvent.pointerDown(handle(), pointer(1));
    await fireEvent.pointerUp(handle(), pointer(2));
    await fireEvent.pointerMove(handle(), pointer(1, pixelsOf(10, 100)));
    expect(gatewaysSlider()).toHaveAttribute('aria-valuetext', '10 gateways');
  });

  it('put back where it was is no change', async () => {
    await show('gateways=4');
    await fireEvent.pointerDown(handle(), pointer(1));
    await fireEvent.pointerUp(handle(), pointer(1));
    expect(fixture.lab.past).toEqual([]);
  });
});

describe('the lines of the plot', () => {
  it('are told apart by dash and weight, and by their names at their ends, without any colour', async () => {
    await show('chats=4&users=8&gateways=4');
    const names = [...plot().querySelectorAll('.names text')];
    expect(names.map((one) => one.textContent).sort()).toEqual(OF_THE_ARTICLE.map(({ title }) => title).sort());
    const dashes = [...plot().querySelectorAll('path.mean')].map((one) => one.getAttribute('stroke-dasharray'));
    expect(new Set(dashes).size).toBe(OF_THE_ARTICLE.length);
    expect(plot().querySelectorAll('path.mean.chosen')).toHaveLength(1);
    expect(plot().querySelector('.names text.chosen')).toHaveTextContent('Direct append');
    expect(plot().outerHTML).not.toContain('--chat-');
  });

  it('that lie on one another have names one below the other', async () => {
    await show('chats=4&users=8&gateways=4');
    const at = [...plot().querySelectorAll('.names text')].map((one) => Number(one.getAttribute('y'))).sort((a, b) => a - b);
    for (let name = 1; name < at.length; name++) expect(at[name]! - at[name - 1]!).toBeGreaterThan(14);
  });

  it('have the end of the plateau marked with its number', async () => {
    await show('chats=4&users=8&gateways=4');
    expect(plot().querySelector('.plateau')).not.toBeNull();
    expect(screen.getByText(CHART.plateauEnd(8))).toBeInTheDocument();
  });
});

describe('the plot', () => {
  const labels = (axis: number) => [...plot().querySelectorAll(`.axis:nth-of-type(${String(axis)}) text`)].map((one) => one.textContent).filter((text) => text !== '');

  it('ends soon after everything that happens in it', async () => {
    await show('chats=4&users=8&gateways=4');
    expect(plot().textContent).toContain('100');
    expect(plot().textContent).not.toContain('1,000');
    expect(labels(1)).toEqual(expect.arrayContaining(['1', '10', '100']));
  });

  it('keeps its ends while the handle is held', async () => {
    await show('chats=4&users=8&gateways=20');
    const before = labels(1);
    await fireEvent.pointerDown(handle(), pointer(1));
    await fireEvent.pointerMove(handle(), pointer(1, pixelsOf(100, 100)));
    expect(labels(1)).toEqual(before);
  });

  it('gives way to a word where every value is 0, and comes back', async () => {
    await show('tReceipt=0&tWrite=0');
    await fireEvent.change(screen.getByRole('combobox'), { target: { value: 'busy' } });
    expect(screen.queryByRole('img')).toBeNull();
    expect(screen.getByText(/^At these costs no gateway’s work takes any time: there is no line to draw\./)).toBeInTheDocument();
    fixture.lab.change({ tWrite: 5 });
    await tick();
    expect(plot().querySelectorAll('.mean[d]')).toHaveLength(OF_THE_ARTICLE.length);
  });

  it('says which designs have no line because their values are 0', async () => {
    await show('viewing=0');
    await fireEvent.change(screen.getByRole('combobox'), { target: { value: 'copies' } });
    const named = screen.getAllByRole('listitem').map((one) => one.textContent);
    const zero = named.filter((text) => text.endsWith(': 0 everywhere'));
    expect(zero.length).toBeGreaterThan(0);
    expect(plot().querySelectorAll('.mean[d]')).toHaveLength(OF_THE_ARTICLE.length - zero.length);
  });

  it('may stand twice on one page', async () => {
    await show('chats=1&users=2000000&gateways=30');
    render(Chart, chartOf(fixture.lab));
    await tick();
    const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
    expect(ids.length).toBeGreaterThan(4);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
