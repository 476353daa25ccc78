/** Before the tests of Node and of components: what they wait for may take its time. Vitest's own patience is a second. */
import { vi } from 'vitest';
import { PATIENCE_MILLIS } from './patience';

const { waitFor } = vi;
vi.waitFor = (callback, options = PATIENCE_MILLIS) =>
  waitFor(callback, typeof options === 'number' ? options : { timeout: PATIENCE_MILLIS, ...options });
