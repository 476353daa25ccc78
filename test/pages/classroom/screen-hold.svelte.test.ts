/** What a presenter loses of the screen is said, with a button that takes it back. */
import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import Tools from '../../../src/pages/classroom/Tools.svelte';
import { TOOLS } from '../../../src/text/lesson/classroom';

/** A lock of the screen that the browser can take back. */
class Sentinel extends EventTarget {
  release(): Promise<void> {
    this.dispatchEvent(new Event('release'));
    return Promise.resolve();
  }
}

let sentinels: Sentinel[] = [];
let full: Element | null = null;

function setFull(element: Element | null): Promise<void> {
  full = element;
  document.dispatchEvent(new Event('fullscreenchange'));
  return Promise.resolve();
}

function define(target: object, name: string, descriptor: PropertyDescriptor): void {
  Object.defineProperty(target, name, { configurable: true, ...descriptor });
}

const press = (name: string): Promise<void> => userEvent.click(screen.getByRole('button', { name }));
const said = (): string => screen.getByRole('status').textContent;
const isPressed = (name: string): string | null => screen.getByRole('button', { name }).getAttribute('aria-pressed');

beforeEach(() => {
  sentinels = [];
  full = null;
  define(document, 'fullscreenEnabled', { value: true });
  define(document, 'fullscreenElement', { get: () => full });
  define(document, 'exitFullscreen', { value: () => setFull(null) });
  define(document.documentElement, 'requestFullscreen', { value: () => setFull(document.documentElement) });
  define(navigator, 'wakeLock', {
    value: {
      request: vi.fn(() => {
        const sentinel = new Sentinel();
        sentinels.push(sentinel);
        return Promise.resolve(sentinel);
      }),
    },
  });
});
afterEach(() => {
  for (const name of ['fullscreenEnabled', 'fullscreenElement', 'exitFullscreen']) Reflect.deleteProperty(document, name);
  Reflect.deleteProperty(document.documentElement, 'requestFullscreen');
  Reflect.deleteProperty(navigator, 'wakeLock');
});

it('says that full screen was left, and takes it back', async () => {
  render(Tools);
  await press(TOOLS.full);
  expect(isPressed(TOOLS.full)).toBe('true');
  expect(said()).not.toContain(TOOLS.lost.full);
  await setFull(null);
  await vi.waitFor(() => { expect(said()).toContain(TOOLS.lost.full); });
  await press(TOOLS.back.full);
  expect(full).toBe(document.documentElement);
  expect(said()).not.toContain(TOOLS.lost.full);
});

it('says nothing where full screen was given up here', async () => {
  render(Tools);
  await press(TOOLS.full);
  await press(TOOLS.full);
  expect(full).toBeNull();
  expect(said()).not.toContain(TOOLS.lost.full);
});

it('says that the screen may go dark, and keeps it on again', async () => {
  render(Tools);
  await press(TOOLS.awake);
  expect(isPressed(TOOLS.awake)).toBe('true');
  await sentinels[0]!.release();
  await vi.waitFor(() => { expect(said()).toContain(TOOLS.lost.awake); });
  await press(TOOLS.back.awake);
  expect(sentinels).toHaveLength(2);
  expect(said()).not.toContain(TOOLS.lost.awake);
  await press(TOOLS.awake);
  expect(said(), 'given up here').not.toContain(TOOLS.lost.awake);
});

it('tells of both at once', async () => {
  render(Tools);
  await press(TOOLS.full);
  await press(TOOLS.awake);
  await setFull(null);
  await sentinels[0]!.release();
  await vi.waitFor(() => {
    expect(said()).toContain(TOOLS.lost.full);
    expect(said()).toContain(TOOLS.lost.awake);
  });
});
