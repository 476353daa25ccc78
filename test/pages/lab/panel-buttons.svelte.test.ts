/** What is pressed in the panel of the lab: scenes and buttons. */
import { screen } from '@testing-library/svelte';
import { describe, expect, it } from 'vitest';
import { Settings } from '../../../src/session/settings.svelte';
import { CONTROLS } from '../../../src/text/page/lab';
import { SCENES } from '../../../src/text/page/scenes';
import { FakeClient, runIsIn } from '../lab-fixture';
import { field, fixture, show } from './panel-fixture';

describe('its scenes', () => {
  it('come before all numbers, each a link with a picture, and the one that stands is marked', async () => {
    await show(SCENES[1]!.hash);
    const links = screen.getAllByRole('link');
    expect(links.map((link) => link.getAttribute('href'))).toEqual(SCENES.map(({ hash }) => `#${hash}`));
    for (const link of links) expect(link.querySelector('svg rect')).not.toBeNull();
    expect(links.filter((link) => link.getAttribute('aria-current') === 'true').map((link) => link.getAttribute('href'))).toEqual([`#${SCENES[1]!.hash}`]);
    expect(links[0]!.compareDocumentPosition(field('chats')) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
  });
});

describe('its buttons', () => {
  it('double the gateways and add one, from the first message on', async () => {
    const { lab, user } = await show('gateways=3', new FakeClient());
    await user.click(screen.getByRole('button', { name: CONTROLS.double }));
    expect(lab.scenario.gateways).toBe(6);
    await runIsIn(lab);
    expect(lab.playback.isPlaying).toBe(true);
    await user.click(screen.getByRole('button', { name: CONTROLS.addOne }));
    expect(lab.scenario.gateways).toBe(7);
    expect(fixture.written.at(-1)).toEqual(['gateways=7', true]);
  });

  it.each([
    [50_000, true, true],
    [50_001, false, true],
    [100_000, false, false],
  ])('with %i gateways: double %s, add one %s', async (gateways, double, one) => {
    await show(`gateways=${String(gateways)}`);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: CONTROLS.double }).disabled).toBe(!double);
    expect(screen.getByRole<HTMLButtonElement>('button', { name: CONTROLS.addOne }).disabled).toBe(!one);
  });

  it('take away what was posted by hand, where there is any', async () => {
    const { lab, user } = await show('do=1:post:u2,2:post:u3');
    await user.click(screen.getByRole('button', { name: 'Remove 2 messages posted by hand' }));
    expect(lab.scenario.do).toEqual([]);
    expect(screen.queryByRole('button', { name: /posted by hand/ })).toBeNull();
  });

  it('take another seed, and the first one after the last', async () => {
    const { lab, user } = await show('seed=4294967295');
    await user.click(screen.getByText(CONTROLS.seedNew));
    expect(lab.scenario.seed).toBe(0);
  });

  it('switch the single keys off, and keep it so', async () => {
    const { settings, user } = await show();
    await user.click(screen.getByRole('checkbox', { name: CONTROLS.shortcuts }));
    expect(settings.shortcuts).toBe(false);
    expect(new Settings().shortcuts).toBe(false);
  });
});
