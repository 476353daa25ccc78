/** The files of the export: what it offers, what it saves, and what it says when it cannot. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeScenario } from '../../../src/link/codec';
import { FORMATS, linkTo, runAt } from '../../../src/export/files';
import ExportFiles from '../../../src/pages/lab/ExportFiles.svelte';
import { Outages } from '../../../src/session/outages';
import { Settings } from '../../../src/session/settings.svelte';
import { readScenarioFile } from '../../../src/link/file';
import type { Outage } from '../../../src/model/outage';
import type { Scenario } from '../../../src/model/scenario';
import { EXPORT, FILM, SHEET } from '../../../src/text/page/export';
import { FakeClient, openFixture, runOf, type Fixture } from '../lab-fixture';

let fixture: Fixture;
/** What was saved, by name. */
let saved: Map<string, Blob>;

beforeEach(() => {
  saved = new Map();
  const blobs = new Map<string, Blob>();
  URL.createObjectURL = (blob) => {
    const address = `blob:${String(blobs.size)}`;
    blobs.set(address, blob as Blob);
    return address;
  };
  URL.revokeObjectURL = vi.fn();
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.set(this.download, blobs.get(this.href)!);
  });
  HTMLCanvasElement.prototype.toDataURL = () => 'data:image/png;base64,AAAA';
});
afterEach(() => {
  fixture.lab.playback.dispose();
  document.body.replaceChildren();
  vi.restoreAllMocks();
});

async function show(link: string, picture: HTMLElement | null = null, client = new FakeClient()) {
  fixture = await openFixture(link, client);
  const { run, before, playback } = fixture.lab;
  render(ExportFiles, { run, before, playback, picture, settings: new Settings(), client, outages: new Outages(client) });
  await tick();
  return { user: userEvent.setup() };
}
const file = (format: (typeof FORMATS)[number]) => screen.getByRole('button', { name: EXPORT.formats[format] });
const outcome = () => screen.getByRole('status').textContent;

/** A picture of one shape and a canvas. */
function somePicture(): HTMLElement {
  const section = document.body.appendChild(document.createElement('section'));
  section.innerHTML = '<svg><path d="M0 0L5 5"></path></svg><canvas></canvas>';
  return section;
}

describe('the files', () => {
  it('are offered in every format', async () => {
    await show('users=4');
    for (const format of FORMATS) expect(file(format)).toBeEnabled();
  });

  it('wait for the run', async () => {
    await show('users=4', null, new FakeClient(true));
    for (const format of FORMATS) expect(file(format)).toBeDisabled();
  });

  it.each([
    ['csv', 'text/csv;charset=utf-8'],
    ['json', 'application/json'],
  ] as const)('save the figures as %s, with the link inside, and says so', async (format, type) => {
    const { user } = await show('chats=2&users=6&gateways=3');
    await user.click(file(format));
    const name = `fanout-lab-direct-2x6-on-3.${format}`;
    await vi.waitFor(() => { expect(outcome()).toBe(EXPORT.saved(name)); });
    expect(saved.get(name)!.type).toBe(type);
    expect(await saved.get(name)!.text()).toContain(`${location.origin}/#chats=2&users=6&gateways=3`);
  });

  it('say again that one is saved, for whoever saves it again', async () => {
    const { user } = await show('chats=2&users=6&gateways=3');
    const heard: Node[] = [];
    const observer = new MutationObserver((changes) => { for (const { addedNodes } of changes) heard.push(...[...addedNodes].filter(({ textContent }) => textContent !== '')); });
    observer.observe(screen.getByRole('status'), { childList: true, subtree: true });
    for (const saving of [1, 2]) {
      await user.click(file('csv'));
      await vi.waitFor(() => { expect(heard).toHaveLength(saving); });
    }
    observer.disconnect();
  });

  it('save the figures for a spreadsheet with decimal commas, under a name of their own', async () => {
    const { user } = await show('chats=2&users=6&gateways=4');
    await user.click(file('csvWithComma'));
    const name = 'fanout-lab-direct-2x6-on-4-decimal-comma.csv';
    await vi.waitFor(() => { expect(outcome()).toBe(EXPORT.saved(name)); });
    expect(await saved.get(name)!.text()).toContain(`${SHEET.facts.shardsPerMessage};2,5\r\n`);
  });

  it.each([0, 41_234, Infinity])('save as JSON one scenario twice: as a link and in full, at %d µs', async (micros) => {
    const { user } = await show('chats=2&sizes=3,1&gateways=3&do=5:post:u2&t=1000000');
    fixture.lab.playback.seek(micros);
    await user.click(file('json'));
    await vi.waitFor(() => { expect(saved.size).toBe(1); });
    const text = await [...saved.values()][0]!.text();
    const { link, scenario } = JSON.parse(text) as { link: string; scenario: Scenario };
    expect(decodeScenario(link.split('#')[1]!)).toEqual({ scenario, repairs: [] });
    expect(scenario.t).toBe(Math.round(fixture.lab.playback.micros) / 1000);
    // And the file opens again, as it is.
    expect(readScenarioFile(text)).toEqual({ scenario, repairs: [] });
  });

  it('save as JSON what it comes to that one gateway dies', async () => {
    const { user } = await show('chats=4&users=8&gateways=4');
    await user.click(file('json'));
    await vi.waitFor(() => { expect(saved.size).toBe(1); });
    const { oneGatewayDies } = JSON.parse(await [...saved.values()][0]!.text()) as { oneGatewayDies: Outage };
    expect(oneGatewayDies).toMatchObject({ by: 'counts', busiest: { gateway: 0, sockets: 8, chats: 4 }, coming: { sockets: 8, most: 3 }, noTime: null });
  });

  it('save the picture as SVG, with the link inside', async () => {
    const { user } = await show('chats=2&users=6&gateways=3', somePicture());
    await user.click(file('svg'));
    await vi.waitFor(() => { expect(outcome()).toBe(EXPORT.saved('fanout-lab-direct-2x6-on-3.svg')); });
    const text = await saved.get('fanout-lab-direct-2x6-on-3.svg')!.text();
    expect(text).toContain('<title>Direct append: 2 chats of 6 people on 3 gateways</title>');
    expect(text).toContain('#chats=2&amp;users=6&amp;gateways=3</desc>');
    expect(text).toContain('href="data:image/png;base64,AAAA"');
  });

  it('say so where there is no picture yet', async () => {
    const { user } = await show('users=4');
    await user.click(file('svg'));
    await vi.waitFor(() => { expect(outcome()).toBe(EXPORT.noPicture); });
    expect(saved.size).toBe(0);
  });

  it('say so where the browser gives no canvas to paint on', async () => {
    const { user } = await show('users=4', somePicture());
    await user.click(file('png'));
    await vi.waitFor(() => { expect(outcome()).toBe(EXPORT.tooLarge); });
  });
});

/** What takes films is loaded when it is asked for. */
const LOADED = { timeout: 300_000 };

describe('a film', () => {
  const film = () => screen.getByRole('button', { name: FILM.offer });

  it('waits for the run', async () => {
    await show('users=4', null, new FakeClient(true));
    expect(film()).toBeDisabled();
  });

  it('is not taken of a run that was counted and has no moments, and says so', async () => {
    const { user } = await show('chats=1000&users=300', somePicture());
    await user.click(film());
    await vi.waitFor(() => { expect(outcome()).toBe(FILM.noTime); }, LOADED);
    expect(saved.size).toBe(0);
  });

  it('says so where there is no picture yet', async () => {
    const { user } = await show('users=4');
    await user.click(film());
    await vi.waitFor(() => { expect(outcome()).toBe(EXPORT.noPicture); }, LOADED);
  });

  it('is stopped by the same button, saves nothing and takes its picture off the page', async () => {
    const { user } = await show('users=4', somePicture());
    await user.click(film());
    const stop = await screen.findByRole('button', { name: new RegExp(FILM.stop) });
    expect(screen.getByRole('progressbar', { name: FILM.taking })).toBeInTheDocument();
    await user.click(stop);
    await vi.waitFor(() => { expect(outcome()).toBe(FILM.stopped); });
    expect(film()).toHaveFocus();
    expect(saved.size).toBe(0);
    expect(document.querySelector('[data-film]')).toBeNull();
  });
});

describe('the link in a file', () => {
  it('opens the run at the present moment', async () => {
    await show('users=4');
    fixture.lab.playback.seek(41_234);
    const link = linkTo(runAt(runOf(fixture), fixture.lab.playback.millis).result.scenario);
    expect(link).toBe(`${location.origin}/#users=4&t=41.234`);
    expect(decodeScenario(link.split('#')[1]!)).toMatchObject({ scenario: { users: 4, t: 41.234 }, repairs: [] });
  });

  it('opens the lab for the default scenario too, whose own address is empty', async () => {
    await show('');
    fixture.lab.playback.seek(0);
    const link = linkTo(runAt(runOf(fixture), fixture.lab.playback.millis).result.scenario);
    expect(link).toBe(`${location.origin}/#v=1`);
    expect(decodeScenario('v=1')).toMatchObject({ scenario: runOf(fixture).result.scenario, repairs: [] });
  });

  it("is that of the run, and not of a change that is still being worked out", async () => {
    await show('users=4&seed=3');
    const run = runOf(fixture);
    fixture.lab.change({ users: 5 });
    expect(linkTo(runAt(run, fixture.lab.playback.millis).result.scenario)).toMatch(/#users=4&seed=3/);
    await vi.waitFor(() => { expect(fixture.lab.isComputing).toBe(false); });
  });
});
