/** Addresses between the page that compares and the lab. */

/** The address of the default scenario says nothing; this one says the same and opens the lab. */
const EMPTY_LINK = 'v=1';

/** The hash that opens a scenario's run in the lab. */
export function openingLink(hash: string): string {
  return hash === '' ? EMPTY_LINK : hash;
}

/** The hash that puts all designs side by side at the scenario of another hash. */
export function comparingLink(hash: string): string {
  return hash === '' ? 'compare' : `compare&${hash}`;
}
