/** What components need of a browser and jsdom lacks, each as small as it can be. */
import '@testing-library/jest-dom/vitest';
import { configure } from '@testing-library/svelte';
import { beforeAll, beforeEach } from 'vitest';
import { loadStages } from '../../src/picture/load';
import { PATIENCE_MILLIS } from '../patience';

// What is waited for comes when it does: a busy machine takes its time.
configure({ asyncUtilTimeout: PATIENCE_MILLIS });

/** What every element measures: wide enough for the wide form of the picture. */
const STAGE = { width: 900, height: 600 };

/** Media queries that match now; a test adds its own. */
export const matchingMedia = new Set<string>();

class StillMedia extends EventTarget implements MediaQueryList {
  onchange = null;
  readonly media: string;
  constructor(media: string) {
    super();
    this.media = media;
  }
  get matches(): boolean {
    return matchingMedia.has(this.media);
  }
  addListener(): void {
    // The old name of addEventListener, which nothing here uses.
  }
  removeListener(): void {
    // As above.
  }
}

/** Tells the size once and never again: nothing is laid out here. */
class StillObserver implements ResizeObserver {
  readonly #tell: ResizeObserverCallback;
  constructor(tell: ResizeObserverCallback) {
    this.#tell = tell;
  }
  observe(target: Element): void {
    const contentRect = new DOMRect(0, 0, STAGE.width, STAGE.height);
    this.#tell([{ target, contentRect, borderBoxSize: [], contentBoxSize: [], devicePixelContentBoxSize: [] }], this);
  }
  unobserve(): void {
    // Nothing is observed for longer than the call.
  }
  disconnect(): void {
    // As above.
  }
}

/** An outline that is never drawn. */
class NoPath {
  readonly isDrawn = false;
}

function showModal(this: HTMLDialogElement): void {
  this.open = true;
}
function close(this: HTMLDialogElement): void {
  if (!this.open) return;
  this.open = false;
  this.dispatchEvent(new Event('close'));
}

/** An animation that is over at once. */
function animate(): Animation {
  const animation = { cancel: () => undefined, finished: Promise.resolve(), currentTime: 0, playState: 'finished' };
  let onfinish: (() => void) | null = null;
  return Object.defineProperty(animation, 'onfinish', {
    get: () => onfinish,
    set: (listener: (() => void) | null) => {
      onfinish = listener;
      queueMicrotask(() => listener?.());
    },
  }) as unknown as Animation;
}

Object.assign(window, { matchMedia: (query: string) => new StillMedia(query), ResizeObserver: StillObserver, Path2D: NoPath });
Object.assign(HTMLDialogElement.prototype, { showModal, close });
Object.assign(Element.prototype, { animate, scrollIntoView: () => undefined });
Object.assign(HTMLCanvasElement.prototype, { getContext: () => null });
Object.defineProperty(HTMLElement.prototype, 'clientWidth', { configurable: true, get: () => STAGE.width });
Object.defineProperty(HTMLElement.prototype, 'clientHeight', { configurable: true, get: () => STAGE.height });
Object.defineProperty(document, 'fonts', { configurable: true, value: { ready: Promise.resolve() } });

// As on a page that stands: what comes before is the browser tests' to see.
beforeAll(async () => {
  await loadStages();
});

beforeEach(() => {
  matchingMedia.clear();
  localStorage.clear();
  history.replaceState(null, '', '/');
});
