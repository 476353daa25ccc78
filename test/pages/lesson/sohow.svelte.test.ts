/** The scenes that answer the article's last questions: what stands below the picture, and where their links lead. */
import { render, screen, within } from '@testing-library/svelte';
import { describe, expect, it, vi } from 'vitest';
import { designOf } from '../../../src/designs';
import { scenarioOf, STEPS } from '../../../src/lesson';
import { CANDIDATES } from '../../../src/lesson/candidates';
import { pairOf, RACES } from '../../../src/lesson/race';
import { decodePair } from '../../../src/link/beside';
import { decodeScenario } from '../../../src/link/codec';
import { sameRun } from '../../../src/model/keys';
import { Course } from '../../../src/pages/lesson/course.svelte';
import { NOTHING_KEPT } from '../../../src/pages/lesson/memory';
import Answers from '../../../src/pages/lesson/Answers.svelte';
import Race from '../../../src/pages/lesson/Race.svelte';
import Seconds from '../../../src/pages/lesson/Seconds.svelte';
import { Lab } from '../../../src/session/lab.svelte';
import { Settings } from '../../../src/session/settings.svelte';
import { RACE } from '../../../src/text/lesson/sohow';
import { FakeClient } from '../lab-fixture';

const still = (): Settings => {
  const settings = new Settings();
  settings.reducedMotion = true;
  return settings;
};

const allAreIn = (designs: readonly unknown[]) => vi.waitFor(() => { expect(screen.getAllByText(/last viewer after/)).toHaveLength(designs.length); });

describe.each(['lower', 'ends'] as const)('the race “%s”', (id) => {
  const designs = RACES[id].designs;
  it('has each design before and after doubling, with what that takes off, and leads to the lab beside the first', async () => {
    render(Race, { id, client: new FakeClient(), settings: still(), isWatched: false });
    expect(screen.getAllByRole('heading', { level: 4 }).map((heading) => heading.textContent.trim())).toEqual(designs.map(({ title }) => title));
    await allAreIn(designs);
    for (const item of screen.getAllByRole('listitem')) {
      const [before, after] = within(item).getAllByRole('figure').map((figure) => Number(/: ([\d.]+) each/.exec(figure.textContent)![1]));
      const off = Number(/takes (\d+)% off/.exec(item.textContent)![1]);
      expect(Math.abs(100 * (1 - after! / before!) - off), item.textContent).toBeLessThan(1.5);
    }
    const links = screen.getAllByRole('link');
    expect(links).toHaveLength(designs.length - 1);
    for (const [index, link] of links.entries()) {
      const design = designs[index + 1]!;
      expect(link.textContent).toBe(`${RACE.beside(designs[0]!.title)}: ${design.title}`);
      const pair = decodePair(link.getAttribute('href')!.slice(1));
      expect(pair.repairs).toEqual([]);
      expect([sameRun(pair.scenario, pairOf(RACES[id], designs[0]!.id)[1]), sameRun(pair.beside!, pairOf(RACES[id], design.id)[1])]).toEqual([true, true]);
    }
  });
});

it('has nothing to tap on a wall', async () => {
  render(Race, { id: 'lower', client: new FakeClient(), settings: new Settings(), isWatched: true });
  await allAreIn(RACES.lower.designs);
  expect([...screen.queryAllByRole('link'), ...screen.queryAllByRole('button')]).toEqual([]);
});

it('shows a gateway’s second at both prices and both numbers of gateways', () => {
  render(Seconds, { scenario: scenarioOf(STEPS.find(({ id }) => id === 'one-socket')!, 'measured'), gateways: [2000, 5000] });
  expect(screen.getAllByRole('listitem').map((item) => item.textContent.replaceAll(/\s+/g, ' ').trim())).toEqual([
    '2,000 gateways, round numbers copies 10% writes 50%',
    '5,000 gateways, round numbers copies 9% writes 20%',
    '2,000 gateways, measured: quiet copies 3% writes 46%',
    '5,000 gateways, measured: quiet copies 3% writes 18%',
  ]);
});

it('says of each candidate what doubling takes off, what it costs, and who says so or that nobody does', () => {
  render(Answers, { scenario: scenarioOf(STEPS.find(({ id }) => id === 'so-how')!, 'load') });
  const card = (id: string) => within(screen.getByRole('heading', { level: 4, name: designOf(id).title }).closest('li')!);
  expect(screen.getAllByRole('heading', { level: 4 })).toHaveLength(CANDIDATES.length);
  expect(card('affinity').getByText(/Doubling takes 47% off\. 144 cores in all, last viewer after 81 ms\./)).toBeInTheDocument();
  expect(card('move-socket').getByText(/108 cores in all/)).toBeInTheDocument();
  expect(card('coalesce').getByText(/Doubling takes 8% off\./)).toBeInTheDocument();
  expect(card('pull').getByText('Ends the plateau.')).toBeInTheDocument();
});

describe('links to scenes', () => {
  const linked = STEPS.flatMap((step) => step.rounds.flatMap(({ links = [] }) => links.map((link) => [step.id, link.label, step, link] as const)));
  it('are there for each of the three questions', () => {
    expect([...new Set(linked.map(([id]) => id))]).toEqual(['one-socket', 'where-the-plateau-ends', 'so-how']);
  });
  it.each(linked)('of %s, “%s”, open that very scene', (id, _label, step, link) => {
    const lab = new Lab({ client: new FakeClient(true), writeLink: () => undefined });
    const course = new Course({ lab, address: { step: id, route: 'whole', said: {}, problems: [] }, kept: NOTHING_KEPT, writeLink: () => undefined });
    const hash = course.sceneLink(link).slice(1);
    if (link.to === 'compare') {
      expect(hash).toMatch(/^compare&/);
      expect(sameRun(decodeScenario(hash.replace('compare&', '')).scenario, scenarioOf(step, link.scene))).toBe(true);
    } else {
      const { scenario, beside, repairs } = decodePair(hash);
      expect([repairs, sameRun(scenario, scenarioOf(step, link.first)), sameRun(beside!, scenarioOf(step, link.beside))]).toEqual([[], true, true]);
    }
    course.dispose();
    lab.playback.dispose();
  });
});
