/** The address as it is written: seldom enough for every browser, and one step for what is one doing. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { attachLink, type Address } from '../../src/session/address';

/** What Safari takes: the next call throws. */
const MOST_CALLS = 100;
const WITHIN_MILLIS = 30_000;
/** How often a held key counts on. */
const REPEAT_MILLIS = 33;

let calls: number[] = [];
/** Calls that were one too many. */
let refused = 0;
let link: Address;
const heard = vi.fn();
const hashNow = (): string => location.hash.slice(1);

beforeEach(() => {
  vi.useFakeTimers();
  calls = [];
  refused = 0;
  history.replaceState(null, '', '#gateways=2');
  for (const name of ['pushState', 'replaceState'] as const) {
    const real = history[name].bind(history);
    vi.spyOn(history, name).mockImplementation((...args) => {
      const now = performance.now();
      if (calls.filter((at) => at > now - WITHIN_MILLIS).length >= MOST_CALLS) {
        refused++;
        throw new DOMException('too many calls', 'SecurityError');
      }
      calls.push(now);
      real(...args);
    });
  }
  heard.mockReset();
  link = attachLink(heard);
});
afterEach(() => {
  link.detach();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function holdKey(millis: number): string {
  let gateways = 2;
  for (let at = 0; at < millis; at += REPEAT_MILLIS) {
    link.write(`gateways=${String(++gateways)}`, true);
    vi.advanceTimersByTime(REPEAT_MILLIS);
  }
  return `gateways=${String(gateways)}`;
}

describe('a key that is held for a minute', () => {
  it('never calls the history more often than Safari takes, and ends with the last word', () => {
    const last = holdKey(60_000);
    vi.advanceTimersByTime(1_000);
    expect(hashNow()).toBe(last);
    expect(calls.length).toBeGreaterThan(10);
    expect(refused).toBe(0);
  });

  it('is one step back', () => {
    const before = history.length;
    holdKey(10_000);
    vi.advanceTimersByTime(1_000);
    expect(history.length).toBe(before + 1);
  });
});

describe('an address that is written', () => {
  it('stands at once, and each thing that is done by itself is a step', () => {
    const before = history.length;
    for (const hash of ['gateways=3', 'gateways=4', 'gateways=5']) {
      link.write(hash, true);
      expect(hashNow()).toBe(hash);
      vi.advanceTimersByTime(1_000);
    }
    expect(history.length).toBe(before + 3);
  });

  it('keeps its step where it had to wait behind changes in place', () => {
    for (let left = 60; left > 0; left--) link.write(`gateways=2&t=${String(left)}`, false);
    const before = history.length;
    link.write('gateways=3', true);
    link.write('gateways=3&t=1', false);
    expect(history.length).toBe(before);
    vi.advanceTimersByTime(1_000);
    expect(hashNow()).toBe('gateways=3&t=1');
    expect(history.length).toBe(before + 1);
  });

  it('stands before the page goes', () => {
    holdKey(3_000);
    link.write('gateways=4', true);
    expect(hashNow()).not.toBe('gateways=4');
    window.dispatchEvent(new Event('pagehide'));
    expect(hashNow()).toBe('gateways=4');
  });

  it('gives way to one that is typed meanwhile', () => {
    holdKey(3_000);
    link.write('gateways=4', true);
    history.replaceState(null, '', '#chats=7');
    window.dispatchEvent(new Event('hashchange'));
    vi.advanceTimersByTime(1_000);
    expect(hashNow()).toBe('chats=7');
    expect(heard.mock.calls).toEqual([['chats=7']]);
  });

  it('never comes over one that leads to another kind of page, of which this one is not told', () => {
    holdKey(3_000);
    link.write('gateways=4', true);
    history.replaceState(null, '', '#notes');
    window.dispatchEvent(new Event('pagehide'));
    vi.advanceTimersByTime(1_000);
    expect(hashNow()).toBe('notes');
  });

  it('is written later where the browser refuses it, and nothing is thrown', () => {
    for (let left = MOST_CALLS; left > 0; left--) history.replaceState(null, '', '#gateways=2');
    link.write('gateways=3', true);
    expect(hashNow()).toBe('gateways=2');
    vi.advanceTimersByTime(WITHIN_MILLIS + 1_000);
    expect(hashNow()).toBe('gateways=3');
  });
});
