/**
 * What is asked of designs on the page that compares them, for as long as a window is open: from there to the lab and
 * back is the way of most, and the lab's address does not say it.
 */
import { writeAsked, type Asked } from '../link/compare';

const STORAGE_KEY = 'fanout-lab.asked';

export function keepAsked(asked: Asked): void {
  try {
    sessionStorage.setItem(STORAGE_KEY, writeAsked(asked));
  } catch {
    // No storage, or a full one: then the address of that page alone says it.
  }
}

/** As an address says it; nothing where nothing is asked, or kept. What is read is checked by whoever opens it. */
export function askedBefore(): string {
  try {
    return sessionStorage.getItem(STORAGE_KEY) ?? '';
  } catch {
    return '';
  }
}
