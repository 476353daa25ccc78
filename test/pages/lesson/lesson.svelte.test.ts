/** The lesson's page without a browser: a question before its answer, guesses that are kept, contents and end. */
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { scenarioOf, STEPS } from '../../../src/lesson';
import { sameRun } from '../../../src/model/keys';
import type { Guesses } from '../../../src/lesson/step';
import { decodeScenario } from '../../../src/link/codec';
import { Course } from '../../../src/pages/lesson/course.svelte';
import Contents from '../../../src/pages/lesson/Contents.svelte';
import Ending from '../../../src/pages/lesson/Ending.svelte';
import { forget, keep, NOTHING_KEPT, recall, type Kept } from '../../../src/pages/lesson/memory';
import { SEEING_MILLIS } from '../../../src/pages/lesson/seeing';
import StepPanel from '../../../src/pages/lesson/StepPanel.svelte';
import { Lab } from '../../../src/session/lab.svelte';
import { CONTENTS, ENDING, LESSON } from '../../../src/text/lesson/lesson';
import { COPY } from '../../../src/text/page/page';
import { FakeClient, runIsIn } from '../lab-fixture';

let course: Course;
let written: string[] = [];
afterEach(() => {
  course.dispose();
  course.lab.playback.dispose();
});

async function begin(step: string, kept: Kept = NOTHING_KEPT, said: Guesses = {}): Promise<Course> {
  written = [];
  const lab = new Lab({ client: new FakeClient(), writeLink: () => undefined });
  course = new Course({ lab, address: { step, route: 'whole', said, problems: [] }, kept, writeLink: (hash) => written.push(hash) });
  if (step !== 'end') await ready();
  return course;
}
/** What the page does when a run has come in, at its end. */
async function ready(): Promise<void> {
  await runIsIn(course.lab);
  course.takeIn();
  if (course.state === 'running') course.lab.playback.seek(course.lab.playback.endMicros);
  course.takeIn();
  await tick();
}
const show = () => render(StepPanel, { course, problems: [], onDismiss: () => undefined });
const user = userEvent.setup();
const press = (name: string) => user.click(screen.getByRole('button', { name }));

describe('a step', () => {
  it('shows text and question, and nothing of the answer', async () => {
    await begin('more-gateways');
    const { container } = show();
    expect(screen.getByRole('heading', { name: 'More gateways' })).toBeInTheDocument();
    expect(screen.getByText('divided work').tagName).toBe('DFN');
    expect(screen.getAllByRole('radio')).toHaveLength(3);
    expect(screen.queryByRole('group', { name: LESSON.answer })).not.toBeInTheDocument();
    for (const paragraph of course.round.reveal(course.figures)) expect(container).not.toHaveTextContent(paragraph);
    expect(sameRun(course.lab.scenario, scenarioOf(course.step, 'four'))).toBe(true);
  });

  it('runs only once a guess is made, and draws it beside the result', async () => {
    await begin('more-gateways');
    show();
    await press(LESSON.run);
    expect(course.state).toBe('reading');
    await user.click(screen.getByRole('radio', { name: '8' }));
    await press(LESSON.run);
    expect(course.state).toBe('running');
    await ready();
    expect(course.state).toBe('revealed');
    const answer = screen.getByRole('group', { name: LESSON.answer });
    expect(answer).toHaveTextContent(LESSON.guess);
    expect(answer).toHaveTextContent(LESSON.inWords('8', '4'));
    for (const paragraph of course.round.reveal(course.figures)) expect(answer).toHaveTextContent(paragraph);
    expect(course.done).toEqual(['more-gateways']);
  });

  it('is not left by a press that was on its way as the answer came, nor by a second one on “to the result”', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(10_000);
    try {
      await begin('more-gateways');
      show();
      await press(LESSON.noGuess);
      await ready();
      await press(LESSON.next);
      now.mockReturnValue(10_000 + SEEING_MILLIS - 1);
      await press(LESSON.next);
      expect([course.step.id, course.state]).toEqual(['more-gateways', 'revealed']);
      now.mockReturnValue(10_000 + SEEING_MILLIS);
      await press(LESSON.next);
      expect(course.step.id).toBe('twice-of-everything');
    } finally {
      now.mockRestore();
    }
  });

  it('shows the answer without a guess, and goes on exploring', async () => {
    await begin('more-gateways');
    show();
    await press(LESSON.noGuess);
    await ready();
    expect(screen.getByRole('group', { name: LESSON.answer })).toHaveTextContent(LESSON.noGuessMade);
    await press('Let more people in');
    await ready();
    expect(course.state).toBe('exploring');
    expect(course.lab.scenario.users).toBe(8);
  });

  it('stands as it was where one comes back, with its guess, its run and the run before', async () => {
    await begin('more-gateways');
    course.send({ type: 'GUESS', prediction: 'more-gateways.copies', guess: 'eight' });
    course.send({ type: 'RUN' });
    await ready();
    course.send({ type: 'NEXT' });
    await ready();
    course.send({ type: 'PREVIOUS' });
    show();
    expect(screen.getByRole('group', { name: LESSON.answer })).toHaveTextContent(LESSON.inWords('8', '4'));
    await ready();
    await ready();
    expect(sameRun(course.lab.run!.result.scenario, scenarioOf(course.step, 'eight'))).toBe(true);
    expect(course.lab.playback.mode).toBe('ended');
    expect(course.lab.before!.scenario.gateways).toBe(4);
    await press(LESSON.again);
    await ready();
    expect(course.state).toBe('predicting');
    expect(screen.getByRole('radio', { name: '8' })).toBeChecked();
    expect(sameRun(course.lab.scenario, scenarioOf(course.step, 'four'))).toBe(true);
  });

  it('stands as it was on another visit, too', async () => {
    await begin('more-gateways', { guesses: { 'more-gateways.copies': 'eight' }, done: ['more-gateways'] });
    show();
    expect(screen.getByRole('group', { name: LESSON.answer })).toHaveTextContent(LESSON.inWords('8', '4'));
    await ready();
    expect(sameRun(course.lab.scenario, scenarioOf(course.step, 'eight'))).toBe(true);
  });

  it('asks for two bars before it runs', async () => {
    await begin('full-size', NOTHING_KEPT);
    show();
    const [copies, writes] = screen.getAllByRole('slider');
    expect(screen.getByText(LESSON.guessAll)).toBeInTheDocument();
    course.send({ type: 'GUESS', prediction: 'full-size.copies', guess: 500 });
    await tick();
    await press(LESSON.run);
    expect(course.state).toBe('predicting');
    expect(copies).toHaveAttribute('aria-valuetext', '500');
    expect(writes).toHaveAttribute('aria-valuetext', LESSON.slide);
  });

  it('goes to the result of a run that is not in yet, as soon as it is', async () => {
    await begin('more-gateways');
    show();
    await press(LESSON.noGuess);
    await press(LESSON.toResult);
    await runIsIn(course.lab);
    course.takeIn();
    expect(course.state).toBe('revealed');
  });

  it('goes back to the question where a run is given up', async () => {
    await begin('more-gateways');
    course.send({ type: 'SKIP' });
    course.lab.cancel();
    await ready();
    expect(course.state).toBe('reading');
  });

  it('says still why a run did not come, once the question is open again', async () => {
    await begin('more-gateways');
    const { lab } = course;
    const client = lab.client as FakeClient;
    client.holds = true;
    course.send({ type: 'SKIP' });
    lab.cancel();
    course.takeIn();
    expect([course.state, lab.standing, lab.missing?.problem]).toEqual(['reading', 'in', null]);
    course.send({ type: 'SKIP' });
    client.held.at(-1)!.fail(new RangeError('too much'));
    await vi.waitFor(() => { expect(lab.problem).toBe('too much'); });
    course.takeIn();
    expect([course.state, lab.standing, lab.problem]).toEqual(['reading', 'in', 'too much']);
    client.holds = false;
    course.send({ type: 'SKIP' });
    expect(lab.missing, 'a new try is not told of the old one').toBeNull();
    await ready();
    expect(course.state).toBe('revealed');
  });

  it('opens the question again where the run of its own scene was given up, and that one too', async () => {
    const client = new FakeClient(true);
    course = new Course({ lab: new Lab({ client, writeLink: () => undefined }), address: { step: 'more-gateways', route: 'whole', said: {}, problems: [] }, kept: NOTHING_KEPT, writeLink: () => undefined });
    course.send({ type: 'SKIP' });
    course.lab.cancel();
    client.holds = false;
    course.takeIn();
    expect([course.state, course.lab.isComputing]).toEqual(['reading', true]);
    await ready();
    expect(sameRun(course.lab.scenario, scenarioOf(course.step, 'four'))).toBe(true);
  });

  it('never says that it counts while no worker does', async () => {
    await begin('more-gateways');
    const client = course.lab.client as FakeClient;
    client.holds = true;
    show();
    await press(LESSON.noGuess);
    client.befall({ life: 'failed', trouble: 'died' });
    expect(await screen.findByRole('button', { name: LESSON.halted })).toHaveAttribute('aria-disabled', 'true');
  });

  it('opens the lab with its scenario', async () => {
    await begin('more-gateways');
    const { scenario, repairs } = decodeScenario(course.labLink('four'));
    expect(repairs).toEqual([]);
    expect(sameRun(scenario, scenarioOf(course.step, 'four'))).toBe(true);
  });

  it.each(STEPS.map((step) => step.id))('%s has an address of its own, and a lab link for each scene', async (id) => {
    course = new Course({ lab: new Lab({ client: new FakeClient(true), writeLink: () => undefined }), address: { step: id, route: 'whole', said: {}, problems: [] }, kept: NOTHING_KEPT, writeLink: (hash) => written.push(hash) });
    for (const scene of course.step.scenes) {
      const { scenario, repairs } = decodeScenario(course.labLink(scene.id));
      expect(repairs).toEqual([]);
      expect(sameRun(scenario, scenarioOf(course.step, scene.id))).toBe(true);
    }
    course.send({ type: 'NEXT' });
    expect(written.at(-1)).toBe(course.state === 'finished' ? 'step=end' : `step=${course.step.id}`);
  });
});

describe('a guess that is shared', () => {
  const friend = { 'more-gateways.copies': 'two' };

  it('stands above the question as words alone, and beside the result as a bar of its own', async () => {
    await begin('more-gateways', NOTHING_KEPT, friend);
    show();
    expect(screen.getByText(LESSON.friendSaid(['2']))).toBeInTheDocument();
    for (const radio of screen.getAllByRole('radio')) expect(radio).not.toBeChecked();
    await user.click(screen.getByRole('radio', { name: '8' }));
    await press(LESSON.run);
    await ready();
    const answer = screen.getByRole('group', { name: LESSON.answer });
    expect(answer).toHaveTextContent(LESSON.inWords('8', '4'));
    expect(answer).toHaveTextContent(LESSON.friendGuessed('2'));
    expect([...answer.querySelectorAll('.bar')].map((bar) => bar.classList[1])).toEqual(['guess', 'friend', 'result']);
  });

  it('stays in the address at its step, and goes with it', async () => {
    await begin('more-gateways', NOTHING_KEPT, friend);
    course.send({ type: 'SKIP' });
    expect(written.at(-1)).toBe('step=more-gateways&said=copies:two');
    course.send({ type: 'NEXT' });
    expect(written.at(-1)).toBe('step=twice-of-everything');
    course.send({ type: 'PREVIOUS' });
    expect(written.at(-1)).toBe('step=more-gateways');
    expect(recall().kept.guesses).toEqual({});
  });

  it('comes in with another address of the same lesson', async () => {
    await begin('say-hi');
    course.open({ step: 'more-gateways', route: 'whole', said: friend, problems: [] });
    expect(written.at(-1)).toBe('step=more-gateways&said=copies:two');
    course.open({ step: 'end', route: 'whole', said: {}, problems: [] });
    expect(written.at(-1)).toBe('step=end');
  });

  it('is copied as a link by a button that stands with the result, where a guess was made', async () => {
    await begin('more-gateways');
    show();
    expect(screen.queryByRole('button', { name: LESSON.share })).not.toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: '8' }));
    await press(LESSON.run);
    await ready();
    await press(LESSON.share);
    expect(await navigator.clipboard.readText()).toBe(`${location.origin}/#step=more-gateways&said=copies:eight`);
    expect(screen.getByText(COPY.copied)).toBeInTheDocument();
  });

  it('cannot be shared where none was made', async () => {
    await begin('more-gateways');
    show();
    await press(LESSON.noGuess);
    await ready();
    expect(screen.queryByRole('button', { name: LESSON.share })).not.toBeInTheDocument();
  });
});

describe('what is kept', () => {
  const kept: Kept = { guesses: { 'more-gateways.copies': 'eight', 'full-size.copies': 500, 'so-how.order': ['viewers', 'bundles', 'affinity'] }, done: ['say-hi'] };

  it('is there again, and can be forgotten', () => {
    keep(kept);
    expect(recall()).toEqual({ kept, wasBad: false });
    forget();
    expect(recall()).toEqual({ kept: NOTHING_KEPT, wasBad: false });
  });

  it.each([
    ['no JSON', 'guess!'],
    ['something else', '5'],
    ['unknown questions, and guesses of the wrong kind', JSON.stringify({ guesses: { nobody: 1, 'more-gateways.copies': 7, 'full-size.copies': 'many', 'so-how.order': ['viewers'] }, done: ['nowhere', 3] })],
  ])('is left out with a word where it is %s', (_name, text) => {
    localStorage.setItem('fanout-lab.lesson', text);
    expect(recall()).toEqual({ kept: NOTHING_KEPT, wasBad: true });
  });

  it('is written at each guess, and a kept guess stands when its step is opened again', async () => {
    await begin('more-gateways');
    course.send({ type: 'GUESS', prediction: 'more-gateways.copies', guess: 'two' });
    expect(recall().kept.guesses).toEqual({ 'more-gateways.copies': 'two' });
    course.dispose();
    await begin('more-gateways', recall().kept);
    expect(course.state).toBe('predicting');
    show();
    expect(screen.getByRole('radio', { name: '2' })).toBeChecked();
  });
});

describe('contents', () => {
  it('lists all steps, where the reader is and what is done, and the five-minute route alone', async () => {
    await begin('full-size', { guesses: { 'full-size.copies': 500, 'full-size.writes': 5000 }, done: ['say-hi'] });
    render(Contents, { course, onClose: () => undefined });
    const dialog = screen.getByRole('dialog', { name: CONTENTS.title });
    expect(within(dialog).getAllByRole('link')).toHaveLength(STEPS.length + 1);
    expect(within(dialog).getByRole('link', { name: 'Full size' })).toHaveAttribute('aria-current', 'step');
    expect(within(dialog).getByRole('link', { name: 'Say hi' }).parentElement).toHaveTextContent(CONTENTS.done);
    expect(within(dialog).getByRole('link', { name: 'Full size' }).parentElement).toHaveTextContent(CONTENTS.guessed(['500', '5,000']));
    await user.click(screen.getByRole('checkbox', { name: CONTENTS.short }));
    expect(within(dialog).getAllByRole('link')).toHaveLength(7);
    expect(course.route).toBe('five-minutes');
  });
});

describe('the end', () => {
  it('sets every guess beside what it is', async () => {
    await begin('end', { guesses: { 'more-gateways.copies': 'eight', 'one-socket.saved': 0.1 }, done: ['say-hi'] });
    render(Ending, { course });
    const rows = screen.getAllByRole('row').slice(1).map((row) => within(row).getAllByRole('cell').map((cell) => cell.textContent));
    expect(rows).toEqual([
      ['copies of one message', ENDING.none, '2'],
      ['copies with more gateways than people', '8', '4'],
      ['work taken off a gateway', '10%', '52%'],
    ]);
  });

  it('says so where nothing was guessed', async () => {
    await begin('end');
    render(Ending, { course });
    expect(screen.getByText(ENDING.nothing)).toBeInTheDocument();
  });
});
