import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import Notices from '../../../src/widgets/Notices.svelte';
import type { NoticePlace } from '../../../src/widgets/noticeplaces';
import { PLAYING } from '../../../src/text/page/flow';
import { STATUS } from '../../../src/text/page/page';
import { FakeClient, openFixture, runOf, type Fixture } from '../lab-fixture';

let fixture: Fixture;
afterEach(() => {
  vi.useRealTimers();
  fixture.lab.playback.dispose();
});
async function show(link = '', client = new FakeClient(), place: NoticePlace = 'lab') {
  fixture = await openFixture(link, client);
  render(Notices, { awaited: fixture.lab.now, verbs: fixture.lab, place });
  await tick();
  return { client, lab: fixture.lab, user: userEvent.setup() };
}
/** What is printed. */
const notices = () => textWithout('.visually-hidden');
/** What is said aloud, once for as long as it stays the same. */
const heard = () => textWithout('[aria-hidden="true"]');
function textWithout(selector: string): string {
  const copy = screen.getByRole('status').cloneNode(true) as HTMLElement;
  for (const one of copy.querySelectorAll(selector)) one.remove();
  return copy.textContent.trim();
}
const offered = () => screen.queryAllByRole('button').map((button) => button.textContent);

describe('what the page has to say of a run', () => {
  it('is nothing when all is well', async () => {
    await show();
    expect(notices()).toBe('');
  });

  it('is how often a line was full', async () => {
    await show('line=1&chats=30&messages=3&rate=1000&tWrite=9000');
    const { droppedJobs } = runOf(fixture).result.summary;
    expect(droppedJobs).toBeGreaterThan(1);
    expect(screen.getByText(STATUS.dropped(droppedJobs))).toBeInTheDocument();
  });

  it.each([
    ['users=8&gateways=2&sockets=3', '2 gateways hold more than the 3 sockets meant for one.'],
    ['users=5&gateways=2&sockets=2', '1 gateway holds more than the 2 sockets meant for one.'],
  ])('is which gateways hold too many: %s', async (link, words) => {
    await show(link);
    expect(screen.getByText(words)).toBeInTheDocument();
  });

  it('is that a gateway is asked for more time than it has', async () => {
    await show('rate=1000&tWrite=400');
    // 1,000 messages a second: 10 µs to take one in and 4 · 400 µs to write it are 161 % of a second.
    expect(screen.getByText('At this rate a gateway is asked for 161% of its time: its line grows for as long as the messages last.')).toBeInTheDocument();
  });

  it('is not said while a gateway has time to spare', async () => {
    await show('rate=1000&tWrite=200');
    expect(notices()).toBe('');
  });

  it('is an error of the engine', async () => {
    const client = new FakeClient(true);
    await show('', client);
    client.held[0]!.fail(new RangeError('nobody can do this'));
    await screen.findByText(STATUS.problem('nobody can do this'));
    expect(offered()).toEqual([STATUS.tryAgain]);
  });
});

describe('what the page has to say of the worker', () => {
  it('is that a new one was started, until it is dismissed, and again the next time', async () => {
    const { client, user } = await show();
    client.befall({ restarts: 1, trouble: 'died', life: 'ready' });
    await screen.findByText(STATUS.restarted('died'));
    await user.click(screen.getByRole('button', { name: STATUS.dismiss }));
    expect(notices()).toBe('');
    client.befall({ restarts: 2, trouble: 'met an error' });
    await screen.findByText(STATUS.restarted('met an error'));
  });

  it('is that it was given up, with a way to start it again', async () => {
    const { client, user } = await show();
    client.befall({ life: 'failed', trouble: 'could not be loaded', restarts: 1 });
    await screen.findByText(STATUS.failed('could not be loaded'));
    expect(offered()).toEqual([STATUS.restart]);
    await user.click(screen.getByRole('button', { name: STATUS.restart }));
    expect(client.life).toBe('starting');
    expect(client.restarts).toBe(2);
    expect(screen.queryByText(STATUS.failed('could not be loaded'))).toBeNull();
  });
});

describe('what the page has to say of a long run', () => {
  /** 8 + 200 messages of some tens of crossings each. */
  const LONG = 'messages=200';
  const crossings = (count: number) => ({ done: false, crossings: count, posted: 1, stopped: null });

  it('is nothing at first, then how far it is and that it can be cancelled', async () => {
    vi.useFakeTimers();
    const client = new FakeClient(true);
    const { lab } = await show(LONG, client);
    await vi.advanceTimersByTimeAsync(200);
    expect(notices()).toBe('');
    await vi.advanceTimersByTimeAsync(200);
    expect(notices()).toContain(STATUS.working('0%'));
    client.held[0]!.tell(crossings(1_000));
    await tick();
    expect(notices()).toMatch(/^Working out the run: [1-9]\d?% done\./);
    expect(heard(), 'how far it is changes too often to be read aloud').toMatch(new RegExp(`^${STATUS.workingSaid} `));
    expect(heard()).not.toContain('%');
    screen.getByRole('button', { name: STATUS.cancel }).click();
    expect(lab.isComputing).toBe(false);
    expect(client.held[0]!.options.signal?.aborted).toBe(true);
    await tick();
    expect(notices()).toContain(STATUS.cancelled);
    expect(notices()).not.toContain('Working');
  });

  it('is said although the run tells every 50 ms how far it is', async () => {
    vi.useFakeTimers();
    const client = new FakeClient(true);
    await show(LONG, client);
    for (let slice = 1; slice <= 12; slice++) {
      await vi.advanceTimersByTimeAsync(50);
      client.held[0]!.tell(crossings(slice * 100));
      await tick();
    }
    expect(notices()).toMatch(/^Working out the run: [1-9]\d?% done\./);
    expect(offered()).toEqual([STATUS.cancel]);
  });
});

describe('what the page offers instead of a run', () => {
  /** The very first run, or the one after it, has come to this. */
  const ENDS: Readonly<Record<string, (fixture: Fixture) => void>> = {
    cancelled: ({ lab }) => { lab.cancel(); },
    failed: ({ client }) => { client.held[0]!.fail(new RangeError('too much')); },
    halted: ({ client }) => { client.befall({ life: 'failed', trouble: 'died', restarts: 1 }); },
  };
  const FAILED = [STATUS.problem('too much')];
  const HALTED = [STATUS.failed('died')];

  it.each<[NoticePlace, string, readonly string[], readonly string[]]>([
    ['lab', 'cancelled', [STATUS.cancelled], [STATUS.afterAll, STATUS.small]],
    ['lab', 'failed', FAILED, [STATUS.tryAgain, STATUS.small]],
    ['lab', 'halted', HALTED, [STATUS.restart]],
    ['lesson', 'cancelled', [STATUS.cancelled], [STATUS.afterAll]],
    ['lesson', 'failed', FAILED, [STATUS.tryAgain]],
    ['lesson', 'halted', HALTED, [STATUS.restart]],
    ['first', 'failed', FAILED, [STATUS.tryAgain]],
    ['first', 'halted', HALTED, [STATUS.restart]],
    ['watched', 'failed', FAILED, [STATUS.tryAgain]],
    ['watched', 'halted', HALTED, [STATUS.restart]],
    ['figure', 'failed', FAILED, [STATUS.tryAgain]],
    ['figure', 'halted', HALTED, [STATUS.restart]],
  ])('%s, the first run %s', async (place, end, words, offers) => {
    await show('users=4', new FakeClient(true), place);
    ENDS[end]!(fixture);
    for (const text of words) await screen.findByText(text, { exact: false });
    expect(offered()).toEqual(offers);
    expect(notices()).not.toMatch(/Working out|Starting|done/);
  });

  it.each<[NoticePlace, string, readonly string[], readonly string[]]>([
    ['lab', 'cancelled', [STATUS.wasCancelled], [STATUS.afterAll, STATUS.dismiss]],
    ['lab', 'failed', FAILED, [STATUS.tryAgain, STATUS.goBack]],
    ['lab', 'halted', HALTED, [STATUS.restart, STATUS.goBack]],
    ['lesson', 'cancelled', [STATUS.wasCancelled], [STATUS.dismiss]],
    ['lesson', 'halted', HALTED, [STATUS.restart, STATUS.goBack]],
    ['watched', 'halted', HALTED, [STATUS.restart]],
  ])('%s, a later run %s', async (place, end, words, offers) => {
    const { client, lab } = await show('users=4', new FakeClient(), place);
    client.holds = true;
    lab.change({ gateways: 8 });
    ENDS[end]!(fixture);
    for (const text of words) await screen.findByText(text, { exact: false });
    expect(offered()).toEqual(offers);
  });

  it.each([STATUS.afterAll, STATUS.small])('is done when asked for: %s', async (name) => {
    const { client, lab, user } = await show('users=4', new FakeClient(true));
    lab.cancel();
    client.holds = false;
    await user.click(await screen.findByRole('button', { name }));
    await vi.waitFor(() => { expect(lab.run).not.toBeNull(); });
    expect(lab.run!.result.scenario.users).toBe(name === STATUS.afterAll ? 4 : 8);
    await tick();
    expect(notices()).toBe('');
  });

  it('is that a worker is being replaced, wherever one waits for it, and no share of a run', async () => {
    vi.useFakeTimers();
    const { client } = await show('users=4', new FakeClient(true), 'watched');
    client.befall({ life: 'starting', trouble: 'died', restarts: 1 });
    await vi.advanceTimersByTimeAsync(1_000);
    expect(notices()).toBe(STATUS.replacing('died'));
  });

  it('is no share of a run while the first worker loads', async () => {
    vi.useFakeTimers();
    const client = new FakeClient(true);
    client.life = 'starting';
    await show('users=4', client);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(notices()).toBe(`${STATUS.starting} ${STATUS.cancel}`);
  });

  it('is not told of a restart that was asked for', async () => {
    const { client, user } = await show();
    client.befall({ life: 'failed', trouble: 'died', restarts: 1 });
    await user.click(await screen.findByRole('button', { name: STATUS.restart }));
    client.befall({ life: 'ready' });
    await tick();
    expect(notices()).toBe('');
  });
});

describe('what the page has to say of a run that is counted and then played', () => {
  const MANY = 'users=150001&gateways=3&shards=100';
  async function playing() {
    vi.useFakeTimers();
    const client = new FakeClient();
    await show(MANY, client);
    await vi.advanceTimersByTimeAsync(300);
    return { client, lab: fixture.lab, held: client.heldFlows.at(-1)! };
  }

  it('is how far the playing is, and nothing once it is in', async () => {
    const { held } = await playing();
    held.tell(0.43);
    await tick();
    expect(notices()).toBe(`${PLAYING.progress(0.43)} ${PLAYING.stop}`);
    expect(heard()).toBe(`${PLAYING.said} ${PLAYING.stop}`);
    held.finish();
    await vi.advanceTimersByTimeAsync(0);
    await tick();
    expect(notices()).toBe('');
  });

  it('is that it can be left counted, and played after all', async () => {
    const { client, lab } = await playing();
    screen.getByRole('button', { name: PLAYING.stop }).click();
    await tick();
    expect([notices(), lab.now.isIn]).toEqual([`${PLAYING.stopped} ${PLAYING.afterAll}`, true]);
    screen.getByRole('button', { name: PLAYING.afterAll }).click();
    await tick();
    expect([client.heldFlows.length, lab.now.flowProgress]).toEqual([2, 0]);
  });

  it('is why it could not be played', async () => {
    const { held } = await playing();
    held.fail(new RangeError('no memory'));
    await vi.advanceTimersByTimeAsync(0);
    await tick();
    expect(notices()).toBe(`${PLAYING.problem('no memory')} ${PLAYING.afterAll}`);
  });
});
