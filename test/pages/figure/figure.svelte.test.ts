/** An embedded figure without a browser: its one button, its words, what its author wants gone, its question. */
import { render, screen, within } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { flushSync, tick } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { recall } from '../../../src/pages/lesson/memory';
import EmbedApp from '../../../src/pages/figure/EmbedApp.svelte';
import EmbedStep from '../../../src/pages/figure/EmbedStep.svelte';
import { BESIDE } from '../../../src/text/page/beside';
import { EMBED } from '../../../src/text/page/embed';
import { LESSON } from '../../../src/text/lesson/lesson';
import { PICTURE, STATUS, TIME } from '../../../src/text/page/page';
import type { FakeClient } from '../lab-fixture';

/** Whether the next figure's worker has failed before it did anything, or leaves its runs undone. */
const fate = vi.hoisted(() => ({ hasFailed: false, holds: false, clients: [] as FakeClient[] }));
vi.mock('../../../src/worker/client', async () => {
  const { FakeClient } = await import('../lab-fixture');
  return {
    createSimClient: () => {
      const client = new FakeClient(fate.hasFailed || fate.holds);
      if (fate.hasFailed) client.befall({ life: 'failed', trouble: 'could not be loaded' });
      fate.clients.push(client);
      return client;
    },
  };
});

const user = userEvent.setup();
afterEach(() => {
  fate.hasFailed = false;
  fate.holds = false;
  location.hash = '';
});

async function show(hash: string, Kind: typeof EmbedApp | typeof EmbedStep = EmbedApp): Promise<HTMLElement> {
  location.hash = hash;
  const { container } = render(Kind);
  await vi.waitFor(() => { expect(screen.getByRole('img', { name: PICTURE.label })).toBeInTheDocument(); });
  return container;
}
const buttons = (): string[] => screen.queryAllByRole('button').filter((one) => !one.closest('[inert]')).map((one) => one.textContent.trim());
const openLink = () => screen.queryByRole('link', { name: new RegExp(`^${EMBED.open}`) });
const press = (name: string) => user.click(screen.getByRole('button', { name }));

describe('an embedded scenario', () => {
  it('is still and silent until it is tapped, then plays, pauses, and plays on', async () => {
    const container = await show('embed=1&chats=2&gateways=2');
    expect(container).toHaveTextContent('16 people hold a socket open, on 2 gateways. Nobody has said anything yet.');
    expect(buttons()).toEqual([EMBED.postAll]);
    expect(screen.getByRole('status').textContent).toBe('');
    await press(EMBED.postAll);
    expect(buttons()).toEqual([TIME.pause]);
    await press(TIME.pause);
    expect(buttons()).toEqual([EMBED.postAll]);
  });

  it('has its button before its run is in, keeps a press of it, says so, and plays then', async () => {
    fate.holds = true;
    location.hash = 'embed=1&chats=2&gateways=2';
    render(EmbedApp);
    await vi.waitFor(() => { expect(buttons()).toEqual([EMBED.postAll]); });
    await press(EMBED.postAll);
    expect(buttons()).toEqual([TIME.asked]);
    expect(screen.getByRole('status')).toHaveTextContent(TIME.askedSaid);
    fate.clients.at(-1)!.held[0]!.finish();
    await vi.waitFor(() => { expect(buttons()).toEqual([TIME.pause]); });
  });

  it('keeps a press where everybody is only counted, and gives it up at another', async () => {
    fate.holds = true;
    location.hash = 'embed=1&chats=40&users=5000&gateways=400&placement=random';
    render(EmbedApp);
    await screen.findByRole('button', { name: EMBED.runAlong });
    await press(EMBED.runAlong);
    expect(buttons()).toEqual([TIME.asked]);
    await press(TIME.asked);
    expect(buttons()).toEqual([EMBED.runAlong]);
    expect(screen.getByRole('status')).toHaveTextContent(TIME.askedSaid);
  });

  it('leads to the moment that it shows, while the message is on its way too', async () => {
    await show('embed=1&chats=2&gateways=4');
    await press(EMBED.postAll);
    await vi.waitFor(() => { expect(openLink()!.getAttribute('href')).toMatch(/^#chats=2&gateways=4&t=\d/); });
    expect(buttons()).toEqual([TIME.pause]);
  });

  it('leads to the same scenario in the whole app, in a tab of its own', async () => {
    await show('embed=1&chats=2&gateways=4&caption=Two');
    expect(openLink()).toHaveAttribute('href', '#chats=2&gateways=4');
    expect(openLink()).toHaveAttribute('target', '_blank');
    expect(openLink()).toHaveAttribute('rel', 'noopener');
  });

  it('leads to the lab, not to the first minute, where all is as by default', async () => {
    await show('embed=1');
    expect(openLink()).toHaveAttribute('href', '#v=1');
    expect(buttons()).toEqual([EMBED.post]);
  });

  it('shows an author’s caption as text', async () => {
    const container = await show(`embed=1&caption=${encodeURIComponent('<b>Four</b> chats')}`);
    expect(screen.getByText('<b>Four</b> chats')).toBeInTheDocument();
    expect(container.querySelector('b')).toBeNull();
    expect(container).not.toHaveTextContent('Nobody has said anything');
  });

  it('has gone what its author wants gone', async () => {
    const container = await show('embed=1&hide=caption,button,open,count');
    expect(buttons()).toEqual([]);
    expect(openLink()).toBeNull();
    expect(container).not.toHaveTextContent('Nobody has said anything');
  });

  it('offers no button where there is nothing to play', async () => {
    await show('embed=1&messages=0');
    expect(buttons()).toEqual([]);
  });

  it('lists what was repaired behind one small button', async () => {
    await show('embed=1&gateways=0&hide=name');
    await press(EMBED.repaired);
    const items = within(screen.getByRole('dialog', { name: EMBED.repaired })).getAllByRole('listitem').map((item) => item.textContent);
    expect(items).toEqual([expect.stringMatching(/^hide=name: is not one of /), expect.stringMatching(/^gateways=0: /)]);
    await press(EMBED.close);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('takes the look that its author wants', async () => {
    await show('embed=1&theme=dark');
    expect(document.documentElement).toHaveAttribute('data-theme', 'dark');
  });

  it('keeps what could be tapped in the lab out of reach', async () => {
    const container = await show('embed=1');
    await vi.waitFor(() => { expect(container.querySelector('[role="img"] svg')).not.toBeNull(); });
    expect(container.querySelector('[role="img"] svg')!.closest('[inert]')).not.toBeNull();
  });
});

describe('an embedded question', () => {
  it('is answered, run and shown beside the guess in the figure; nothing of it is kept', async () => {
    const container = await show('embed=1&step=more-gateways', EmbedStep);
    await press(LESSON.run);
    expect(container).not.toHaveTextContent(LESSON.verdicts.off);
    await user.click(screen.getByRole('radio', { name: '8' }));
    await press(LESSON.run);
    await press(LESSON.toResult);
    await vi.waitFor(() => { expect(container).toHaveTextContent(LESSON.inWords('8', '4')); });
    expect(buttons()).toEqual([TIME.replay]);
    expect(recall().kept).toEqual({ guesses: {}, done: [] });
    expect(openLink()).toHaveAttribute('href', '#step=more-gateways');
  });

  it('asks one question after the other where a step has several', async () => {
    await show('embed=1&step=topic-per-chat', EmbedStep);
    expect(buttons()).toEqual([LESSON.nextQuestion]);
    await press(LESSON.nextQuestion);
    expect(screen.getAllByRole('group').length).toBeGreaterThan(0);
    expect(screen.getByRole('radio', { name: 'About the same' })).toBeInTheDocument();
    await user.click(screen.getByRole('radio', { name: 'About the same' }));
    await press(LESSON.nextQuestion);
    expect(screen.queryByRole('radio', { name: 'About the same' })).toBeNull();
    expect(screen.getByRole('radio', { name: 'The same' })).not.toBeChecked();
  });

  it('tells a friend’s guess above the question', async () => {
    const container = await show('embed=1&step=more-gateways&said=copies:two', EmbedStep);
    expect(container).toHaveTextContent(LESSON.friendSaid(['2']));
  });

  it('says what it cannot use, and begins with the first step', async () => {
    await show('embed=1&step=end&gateways=4&hide=button', EmbedStep);
    await press(EMBED.repaired);
    const items = screen.getAllByRole('listitem').map((item) => item.textContent);
    expect(items).toEqual(['hide=button: is needed to answer a step’s question; it stays', '“gateways” says nothing to the lesson; it is left out.', EMBED.noQuestion]);
    await tick();
    expect(openLink()).toHaveAttribute('href', '#step=say-hi');
  });
});

describe('a figure that nobody has come to', () => {
  /** What the browser would tell: whether the element is in sight. */
  const watching: { tell: (isIntersecting: boolean) => void; isOver: boolean }[] = [];
  class Watcher {
    readonly one: (typeof watching)[number];
    constructor(tell: (entries: { readonly isIntersecting: boolean }[]) => void) {
      this.one = { tell: (isIntersecting) => { tell([{ isIntersecting }]); }, isOver: false };
      watching.push(this.one);
    }
    observe = (): void => undefined;
    disconnect = (): void => { this.one.isOver = true; };
  }
  beforeEach(() => {
    watching.length = 0;
    vi.stubGlobal('IntersectionObserver', Watcher);
  });
  afterEach(() => { vi.unstubAllGlobals(); });
  const isDrawn = (container: HTMLElement): boolean => container.querySelector('svg .cell') !== null;

  it('has its words and its button, and is drawn once when it comes near', async () => {
    const container = await show('embed=1&chats=2&gateways=2');
    expect(buttons()).toEqual([EMBED.postAll]);
    watching[0]!.tell(false);
    flushSync();
    expect([isDrawn(container), watching[0]!.isOver]).toEqual([false, false]);
    watching[0]!.tell(true);
    expect(watching[0]!.isOver).toBe(true);
    await vi.waitFor(() => { expect([isDrawn(container), container.querySelector('canvas') !== null]).toEqual([true, true]); });
  });

  it('is drawn before it is printed, as paper does not wait', async () => {
    const container = await show('embed=1&chats=2&gateways=2');
    expect(isDrawn(container)).toBe(false);
    window.dispatchEvent(new Event('beforeprint'));
    expect([isDrawn(container), watching[0]!.isOver]).toEqual([true, true]);
  });
});

describe('a figure whose worker has failed', () => {
  it.each([
    ['embed=1', EmbedApp],
    ['embed=1&hide=caption,button,open,count', EmbedApp],
    ['embed=1&caption=Two%20of%20them', EmbedApp],
    ['embed=1&step=more-gateways', EmbedStep],
  ])('says so, whatever its author wants gone, and starts it again: %s', async (hash, Kind) => {
    fate.hasFailed = true;
    location.hash = hash;
    const { container } = render(Kind);
    await vi.waitFor(() => { expect(container).toHaveTextContent(STATUS.failed('could not be loaded')); });
    expect(container).not.toHaveTextContent(STATUS.preparing);
    await press(STATUS.restart);
    expect(fate.clients.at(-1)!.restarts).toBe(1);
    expect(container).toHaveTextContent(STATUS.replacing('could not be loaded'));
  });
});

describe('two scenarios in a figure', () => {
  it('stand side by side with their names, play on one clock, and lead to both', async () => {
    location.hash = 'embed=1&gateways=4&beside=design:topic-per-user';
    render(EmbedApp);
    await vi.waitFor(() => { expect(screen.getAllByRole('img', { name: new RegExp(PICTURE.label) })).toHaveLength(2); });
    expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual([BESIDE.showFirst('Direct append'), BESIDE.showSecond('Topic per user')]);
    expect(document.body).toHaveTextContent(/Topic per user beside Direct append: twice the copies into gateways/);
    expect(openLink()!.getAttribute('href')).toBe('#gateways=4&beside=design:topic-per-user');
    await press(EMBED.post);
    expect(buttons()).toEqual([TIME.pause]);
  });
});
