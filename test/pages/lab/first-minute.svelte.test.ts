import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import type { ComponentProps } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import FirstMinute from '../../../src/pages/lab/FirstMinute.svelte';
import { FIRST, TOP } from '../../../src/text/page/page';
import { FakeClient, openFixture, type Fixture } from '../lab-fixture';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
type Props = ComponentProps<typeof FirstMinute>;

async function show(props: Partial<Props> & Pick<Props, 'stage'>, link = '') {
  fixture = await openFixture(link, new FakeClient());
  const calls = { onGuess: vi.fn(), onDouble: vi.fn(), onOpenLab: vi.fn() };
  const { container } = render(FirstMinute, { run: fixture.lab.run, standing: fixture.lab.standing, gateways: fixture.lab.scenario.gateways, guess: null, copiesBefore: 0, ...calls, ...props });
  return { ...calls, container, user: userEvent.setup() };
}
const heading = () => screen.getByRole('heading').textContent;
const buttons = () => screen.queryAllByRole('button').map((button) => button.textContent);

describe('the first minute', () => {
  it('opens with what is there, and why one should care', async () => {
    await show({ stage: 'opening' });
    expect(heading()).toBe(FIRST.opening);
    expect(screen.getByText(FIRST.why)).toBeInTheDocument();
    expect(buttons()).toEqual([]);
  });

  it.each([
    ['the first message', 0, FIRST.running, FIRST.runningText, []],
    // What has been pressed keeps the focus.
    ['the message after a doubling', 2, FIRST.doubling, FIRST.doublingText, [FIRST.again]],
  ])('watches %s, and asks for nothing', async (_name, copiesBefore, title, text, waiting) => {
    const { onDouble, user } = await show({ stage: 'running', copiesBefore });
    expect(heading()).toBe(title);
    expect(screen.getByText(text)).toBeInTheDocument();
    expect(buttons()).toEqual(waiting);
    for (const button of screen.queryAllByRole('button')) {
      expect(button).toHaveAttribute('aria-disabled', 'true');
      await user.click(button);
    }
    expect(onDouble).not.toHaveBeenCalled();
  });

  it('keeps the focus on what leads on, whatever it says', async () => {
    const { rerender } = render(FirstMinute, { run: null, standing: 'in', gateways: 2, stage: 'asking', guess: null, copiesBefore: 0, onGuess: vi.fn(), onDouble: vi.fn(), onOpenLab: vi.fn() });
    const button = screen.getByRole('button', { name: FIRST.double });
    button.focus();
    for (const [props, name] of [[{ stage: 'running', copiesBefore: 2, gateways: 4 }, FIRST.again], [{ stage: 'revealed' }, FIRST.again], [{ stage: 'revealed', gateways: 16 }, TOP.openLab]] as const) {
      await rerender(props);
      expect(button).toHaveFocus();
      expect(button).toHaveTextContent(name);
    }
  });

  it('asks its one question, hears a guess, and doubles', async () => {
    const { user, onGuess, onDouble, container } = await show({ stage: 'asking' });
    expect(heading()).toBe(FIRST.told);
    expect(screen.getByRole('group', { name: FIRST.question })).toBeInTheDocument();
    expect(screen.getAllByRole('radio').map((radio) => radio.getAttribute('value'))).toEqual(FIRST.options.map(String));
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
    expect(container.textContent).not.toMatch(/4 copies|copies went/);
    await user.click(screen.getByRole('radio', { name: '8' }));
    expect(onGuess).toHaveBeenCalledExactlyOnceWith(8);
    await user.click(screen.getByRole('button', { name: FIRST.double }));
    expect(onDouble).toHaveBeenCalledOnce();
  });

  it('shows the guess that was made', async () => {
    await show({ stage: 'asking', guess: 2 });
    expect(screen.getByRole('radio', { name: '2' })).toBeChecked();
  });

  it.each([
    ['no guess', null, 'The copies went from 2 to 4.'],
    ['a right guess', 4, 'You said 4, and 4 it is.'],
    ['a wrong guess', 8, 'You said 8. The copies went from 2 to 4.'],
  ])('answers %s', async (_name, guess, answer) => {
    await show({ stage: 'revealed', guess, copiesBefore: 2 }, 'gateways=4');
    expect(heading()).toBe(answer);
    expect(screen.getByText(FIRST.revealedText(8, 4))).toBeInTheDocument();
    expect(buttons()).toEqual([FIRST.again, TOP.openLab]);
  });

  it('says that holes appear once there are more gateways than people', async () => {
    const { onDouble, onOpenLab, user } = await show({ stage: 'revealed', copiesBefore: 8 }, 'gateways=16');
    expect(screen.getByText(FIRST.holes)).toBeInTheDocument();
    expect(heading()).toBe('The copies went from 8 to 8.');
    expect(buttons(), 'there are gateways enough').toEqual([TOP.openLab]);
    await user.click(screen.getByRole('button', { name: TOP.openLab }));
    expect(onOpenLab).toHaveBeenCalledOnce();
    expect(onDouble).not.toHaveBeenCalled();
  });

  it('says at eight gateways that each of them takes in a copy', async () => {
    await show({ stage: 'revealed', copiesBefore: 4 }, 'gateways=8');
    expect(screen.getByText(FIRST.revealedText(8, 8))).toBeInTheDocument();
    expect(FIRST.revealedText(8, 8)).toContain('1 for each gateway');
  });
});
