import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { decodeScenario, repairText } from '../../../src/link/codec';
import Dialogs from '../../../src/pages/lab/Dialogs.svelte';
import { ABOUT } from '../../../src/text/page/about';
import { SHARE, REPAIR } from '../../../src/text/page/lab';
import { APP_NAME, COPY } from '../../../src/text/page/page';
import { openFixture, type Fixture } from '../lab-fixture';

let fixture: Fixture;
afterEach(() => {
  vi.restoreAllMocks();
  fixture.lab.playback.dispose();
});
async function show(link: string, dialog: 'about' | 'share' | null = null) {
  fixture = await openFixture(link);
  const { lab } = fixture;
  const onClose = vi.fn();
  const onTold = vi.fn(() => { lab.repairs = []; });
  render(Dialogs, {
    get scenario() { return lab.shown; },
    get repairs() { return lab.repairs; },
    dialog,
    onClose,
    onTold,
  });
  await tick();
  // The user's own clipboard: writing to it works.
  return { onClose, user: userEvent.setup() };
}
const items = () => screen.getAllByRole('listitem').map((item) => item.textContent);
const wrong = (count: number): string => Array.from({ length: count }, (_, index) => `k${String(index)}=1`).join('&');
const textsOf = (link: string): string[] => decodeScenario(link).repairs.map(repairText);
const copyField = (button: string = REPAIR.copy) => screen.getByRole<HTMLInputElement>('textbox', { name: COPY.label(button) });

describe('the main button', () => {
  it.each([
    ['share', '', SHARE.copy, SHARE.close],
    [null, 'x=1', REPAIR.copy, REPAIR.close],
  ] as const)('of %s is the one that copies, not the one that closes', async (dialog, link, copy, close) => {
    await show(link, dialog);
    expect(screen.getByRole('button', { name: copy })).toHaveClass('primary');
    expect(screen.getByRole('button', { name: close })).not.toHaveClass('primary');
    expect(document.querySelectorAll('dialog .primary')).toHaveLength(1);
  });
});

describe('the dialog of a link', () => {
  it('says that the run before is not in it', async () => {
    await show('', 'share');
    expect(screen.getByText(/The run before, with which the page compares it, is not in it\./)).toBeInTheDocument();
  });
});

describe('the dialog of a repaired link', () => {
  it('is not there for a link without fault', async () => {
    await show('users=4');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it.each([1, 19, 20])('lists all of %i faults', async (count) => {
    await show(wrong(count));
    expect(screen.getByRole('dialog', { name: REPAIR.title })).toBeInTheDocument();
    expect(items()).toEqual(textsOf(wrong(count)));
  });

  it.each([
    [21, 'and 1 more'],
    [1_020, 'and 1,000 more'],
  ])('of %i faults lists the first twenty, %s', async (count, more) => {
    await show(wrong(count));
    expect(items()).toEqual([...textsOf(wrong(count)).slice(0, 20), more]);
  });

  it('lists two faults with the very same words twice', async () => {
    await show('x=1&x=1');
    expect(items()).toEqual(textsOf('x=1&x=1'));
    expect(items()).toHaveLength(2);
  });

  it('offers the repaired link, whole, and copies it', async () => {
    const { user } = await show('users=3&gateways=0&oops=1');
    expect(copyField()).toHaveValue(`${location.origin}/#users=3&gateways=1`);
    expect(copyField()).toHaveAttribute('readonly');
    await user.click(screen.getByRole('button', { name: REPAIR.copy }));
    expect(await navigator.clipboard.readText()).toBe(`${location.origin}/#users=3&gateways=1`);
    expect(screen.getByRole('status')).toHaveTextContent(COPY.copied);
  });

  it('says again that it has copied, for whoever copies again', async () => {
    const { user } = await show('users=3&gateways=0&oops=1');
    const sentences: unknown[] = [];
    for (const copying of [1, 2]) {
      await user.click(screen.getByRole('button', { name: REPAIR.copy }));
      await vi.waitFor(() => { expect(screen.getByRole('status')).toHaveTextContent(COPY.copied); });
      sentences.push(screen.getByRole('status').firstElementChild);
      expect(new Set(sentences).size).toBe(copying);
    }
  });

  it('says so when copying is not allowed, and marks the text', async () => {
    const { user } = await show('oops=1&users=3');
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new DOMException('no', 'NotAllowedError'));
    await user.click(screen.getByRole('button', { name: REPAIR.copy }));
    expect(screen.getByRole('status')).toHaveTextContent(COPY.failed);
    expect(copyField().selectionEnd).toBe(copyField().value.length);
  });

  it('goes, and its repairs with it, by its button', async () => {
    const { user } = await show('oops=1');
    await user.click(screen.getByRole('button', { name: REPAIR.close }));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(fixture.lab.repairs).toEqual([]);
  });

  it('goes, and its repairs with it, when the browser closes it', async () => {
    await show('oops=1');
    screen.getByRole<HTMLDialogElement>('dialog').close();
    await tick();
    expect(fixture.lab.repairs).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('shows markup as the text that it is', async () => {
    await show(`${encodeURIComponent('<b>bold</b>')}=1`);
    expect(items()[0]).toMatch(/^<b>bold<\/b>=1: /);
    expect(document.querySelector('b')).toBeNull();
  });
});

describe('the other dialogs', () => {
  it('share the present link', async () => {
    await show('users=3&seed=7', 'share');
    expect(screen.getByRole('dialog', { name: SHARE.title })).toBeInTheDocument();
    expect(copyField(SHARE.copy)).toHaveValue(`${location.origin}/#users=3&seed=7`);
  });

  it('share the bare address of the default scenario', async () => {
    await show('', 'share');
    expect(copyField(SHARE.copy)).toHaveValue(`${location.origin}/`);
  });

  it.each([
    ['chats=2&seed=7', '#embed=1&amp;chats=2&amp;seed=7', '2 chats on 2 gateways'],
    ['', '#embed=1', '1 chat on 2 gateways'],
  ])('share the scenario “%s” as markup of a figure', async (link, hash, shown) => {
    const { user } = await show(link, 'share');
    await user.click(screen.getByRole('button', { name: SHARE.embed }));
    const page = document.createElement('div');
    page.innerHTML = await navigator.clipboard.readText();
    expect(page.innerHTML).toContain(`src="${location.origin}/${hash}"`);
    const frame = page.querySelector('iframe')!;
    expect(frame.title).toContain(shown);
    expect(frame).toHaveAttribute('loading', 'lazy');
    expect(page.children).toHaveLength(1);
  });

  it('tell what this is, with credit and links, in words of their own', async () => {
    const { user, onClose } = await show('', 'about');
    expect(screen.getByRole('dialog', { name: APP_NAME })).toBeInTheDocument();
    for (const { heading } of ABOUT) expect(screen.getByRole('heading', { name: heading })).toBeInTheDocument();
    const links = screen.getAllByRole('link').map((link) => link.getAttribute('href') ?? '');
    expect(links).toEqual(ABOUT.flatMap((section) => section.links ?? []).map((link) => link.href));
    expect(links.some((href) => href.includes('andreyka26.com'))).toBe(true);
    await user.click(screen.getByRole('button', { name: SHARE.close }));
    expect(onClose).toHaveBeenCalled();
  });

  it('wait while a link is to be told of', async () => {
    await show('oops=1', 'about');
    expect(screen.getAllByRole('dialog').map((dialog) => dialog.getAttribute('aria-labelledby'))).toHaveLength(1);
    expect(screen.getByRole('dialog', { name: REPAIR.title })).toBeInTheDocument();
  });
});
