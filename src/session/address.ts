/** The page's address: read, written, and watched for typing, pasting, back and forward. */
import { untangled } from '../link/untangle';

export interface Address {
  /** The hash without its '#', put right where a text or an app that carried it has changed it. */
  read(): string;
  /** @param step a step of its own in the browser's history, or a change in place */
  write(hash: string, step: boolean): void;
  detach(): void;
}

/** Browsers drop calls to the history that come too fast; steps closer than this become one. */
const LEAST_MILLIS_BETWEEN_STEPS = 400;

/** @param onChange called when somebody other than this page changed the address */
export function attachLink(onChange: (hash: string) => void): Address {
  const read = (): string => untangled(location.hash);
  let written = read();
  let lastStep = -Infinity;
  const onHash = (): void => {
    const hash = read();
    if (hash === written) return;
    written = hash;
    onChange(hash);
  };
  window.addEventListener('hashchange', onHash);
  window.addEventListener('popstate', onHash);
  return {
    read,
    write(hash, step) {
      if (hash === written) return;
      written = hash;
      const url = hash === '' ? location.pathname + location.search : `#${hash}`;
      const now = performance.now();
      if (step && now - lastStep >= LEAST_MILLIS_BETWEEN_STEPS) {
        lastStep = now;
        history.pushState(null, '', url);
      } else history.replaceState(null, '', url);
    },
    detach() {
      window.removeEventListener('hashchange', onHash);
      window.removeEventListener('popstate', onHash);
    },
  };
}
