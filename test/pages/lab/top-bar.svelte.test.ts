import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CATALOGUE } from '../../../src/designs';
import { comparingLink } from '../../../src/pages/compare/links';
import TopBar from '../../../src/pages/lab/TopBar.svelte';
import { Settings, THEMES } from '../../../src/session/settings.svelte';
import { APP_NAME, PLATEAU_WORDS, TOP } from '../../../src/text/page/page';
import { openFixture, runIsIn, type Fixture } from '../lab-fixture';
import { matchingMedia } from '../setup';

let fixture: Fixture;
afterEach(() => {
  fixture.lab.playback.dispose();
});
async function show(inLab: boolean, link = '') {
  fixture = await openFixture(link);
  const settings = new Settings();
  const calls = { onOpenLab: vi.fn(), onDialog: vi.fn() };
  const { lab } = fixture;
  render(TopBar, {
    get design() { return lab.scenario.design; },
    get compareLink() { return comparingLink(lab.address); },
    get canUndo() { return lab.history.canUndo; },
    get canRedo() { return lab.history.canRedo; },
    settings,
    inLab,
    onDesign: (design: string) => { lab.change({ design }, 'connecting'); },
    onUndo: () => { lab.undo(); },
    onRedo: () => { lab.redo(); },
    ...calls,
  });
  return { ...calls, lab, settings, user: userEvent.setup() };
}
const designs = () => within(screen.getByRole('group', { name: TOP.designs })).getAllByRole('button');
const others = () => within(screen.getByRole('combobox', { name: TOP.otherDesigns })).getAllByRole<HTMLOptionElement>('option').filter((option) => option.value !== '');
const pressed = () => designs().filter((button) => button.getAttribute('aria-pressed') === 'true').map((button) => button.textContent.trim());

describe('the top of the page', () => {
  it('offers the lab in the first minute, and About, and not more', async () => {
    const { user, onOpenLab, onDialog } = await show(false);
    expect(screen.getByRole('heading', { level: 1 })).toHaveTextContent(APP_NAME);
    expect(screen.queryByRole('group', { name: TOP.designs })).toBeNull();
    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([TOP.openLab, TOP.about]);
    await user.click(screen.getByRole('button', { name: TOP.openLab }));
    expect(onOpenLab).toHaveBeenCalledOnce();
    await user.click(screen.getByRole('button', { name: TOP.about }));
    expect(onDialog).toHaveBeenCalledExactlyOnceWith('about');
  });

  it('offers every design in the lab, and says which one is chosen', async () => {
    const { user, lab } = await show(true);
    expect(designs().map((button) => button.textContent.trim())).toEqual(CATALOGUE.slice(0, 4).map((design) => design.title));
    expect(others().map((option) => option.textContent).sort()).toEqual(CATALOGUE.slice(4).map((design) => design.title).sort());
    expect(pressed()).toEqual([CATALOGUE[0]!.title]);
    await user.click(screen.getByRole('button', { name: CATALOGUE[2]!.title }));
    expect(lab.scenario.design).toBe(CATALOGUE[2]!.id);
    expect(pressed()).toEqual([CATALOGUE[2]!.title]);
    await runIsIn(lab);
    expect(lab.playback.micros, 'people connect anew').toBeLessThan(0);
  });

  it('lists the designs that are not the article’s by what they do to the plateau, and stands on the one that is chosen', async () => {
    const { user, lab } = await show(true);
    const list = screen.getByRole('combobox', { name: TOP.otherDesigns });
    expect(list).toHaveDisplayValue(TOP.moreDesigns(CATALOGUE.length - 4));
    for (const design of CATALOGUE.slice(4)) {
      expect(within(screen.getByRole('group', { name: PLATEAU_WORDS[design.plateau] })).getByRole('option', { name: design.title })).toBeInTheDocument();
    }
    const last = CATALOGUE.at(-1)!;
    await user.selectOptions(list, last.title);
    expect(lab.scenario.design).toBe(last.id);
    expect(list).toHaveDisplayValue(last.title);
    expect(pressed()).toEqual([]);
    await user.click(designs()[0]!);
    expect(list).toHaveDisplayValue(TOP.moreDesigns(CATALOGUE.length - 4));
  });

  it('undoes and redoes', async () => {
    const { user, lab } = await show(true, 'users=4');
    const undo = screen.getByRole('button', { name: TOP.undo });
    const redo = screen.getByRole('button', { name: TOP.redo });
    expect(undo).toBeDisabled();
    expect(redo).toBeDisabled();
    await user.click(designs()[1]!);
    expect(undo).toBeEnabled();
    await user.click(undo);
    expect([lab.scenario.design, pressed()]).toEqual([CATALOGUE[0]!.id, [CATALOGUE[0]!.title]]);
    expect(undo).toBeDisabled();
    await user.click(redo);
    expect(lab.scenario).toMatchObject({ design: CATALOGUE[1]!.id, users: 4 });
    expect(redo).toBeDisabled();
  });

  it('offers the link in the lab', async () => {
    const { user, onDialog } = await show(true);
    await user.click(screen.getByRole('button', { name: new RegExp(`^${TOP.share}`) }));
    expect(onDialog).toHaveBeenCalledExactlyOnceWith('share');
  });

  it.each(THEMES)('takes the theme %s, and keeps it', async (theme) => {
    const { user, settings } = await show(true);
    const choice = screen.getByRole<HTMLSelectElement>('combobox', { name: TOP.theme });
    expect([...choice.options].map((option) => option.text)).toEqual(THEMES.map((one) => TOP.themes[one]));
    await user.selectOptions(choice, TOP.themes[theme]);
    expect(settings.theme).toBe(theme);
    expect(new Settings().theme).toBe(theme);
  });
});

describe('the settings', () => {
  it.each([
    ['light', []],
    ['dark', ['(prefers-color-scheme: dark)']],
  ])('follow the system: %s', (theme, media) => {
    for (const query of media) matchingMedia.add(query);
    expect(new Settings().appliedTheme).toBe(theme);
  });
  it('have the system’s wish for little motion', () => {
    expect(new Settings().reducedMotion).toBe(false);
    matchingMedia.add('(prefers-reduced-motion: reduce)');
    expect(new Settings().reducedMotion).toBe(true);
  });
  it.each(['{', '[]', '"dark"', '{"theme":"pink","shortcuts":"no"}', 'null'])('are the defaults where storage holds %s', (kept) => {
    localStorage.setItem('fanout-lab.settings', kept);
    const settings = new Settings();
    expect([settings.theme, settings.shortcuts]).toEqual(['system', true]);
  });
});
