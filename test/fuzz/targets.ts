/**
 * What of a page can be used, found by role and name alone: whatever takes the focus and lies open to
 * a finger. So another layout changes nothing here.
 */
import type { Frame, Page } from 'playwright-core';

/** Something on the page, as a person would say which. */
export interface Target {
  readonly role: string;
  readonly name: string;
  /** Which of those with the same role and name, from 0. */
  readonly nth: number;
}

/** Where it lies in the window, and what can be done with it. */
export interface FoundTarget extends Target {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly takes: 'taps' | 'text' | 'file' | number;
}

/** Runs in the page. `takes` a number: a list of so many choices. */
function listTargets(): FoundTarget[] {
  const seen = new Map<string, number>();
  const nameOf = (element: Element): string => {
    const labels = 'labels' in element ? [...((element.labels as NodeListOf<Element> | null) ?? [])] : [];
    const named = (element.getAttribute('aria-labelledby') ?? '').split(' ').map((id) => (id ? document.getElementById(id) : null));
    const said = [element.getAttribute('aria-label'), ...named.map((one) => one?.textContent), ...labels.map((one) => one.textContent), element.textContent, element.getAttribute('title')];
    return (said.find((text) => text?.trim()) ?? '').replace(/\s+/g, ' ').trim().slice(0, 60);
  };
  const roleOf = (element: Element): string =>
    element.getAttribute('role') ?? (element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase());
  const takesOf = (element: Element): FoundTarget['takes'] => {
    if (element instanceof HTMLSelectElement) return element.options.length;
    if (element instanceof HTMLTextAreaElement) return 'text';
    if (!(element instanceof HTMLInputElement)) return 'taps';
    return element.type === 'file' ? 'file' : ['text', 'search', 'number', 'url'].includes(element.type) && !element.readOnly ? 'text' : 'taps';
  };
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex]')].flatMap((element) => {
    const role = roleOf(element);
    const name = nameOf(element);
    const nth = seen.get(`${role} ${name}`) ?? 0;
    seen.set(`${role} ${name}`, nth + 1);
    const box = element.getBoundingClientRect();
    const x = box.left + box.width / 2;
    const y = box.top + box.height / 2;
    const top = document.elementFromPoint(x, y);
    const isOpen = top !== null && (element.contains(top) || top.contains(element) || ('labels' in element && [...((element.labels as NodeListOf<Element> | null) ?? [])].some((one) => one.contains(top))));
    if (!isOpen || element.matches(':disabled')) return [];
    return [{ role, name, nth, x, y, width: box.width, height: box.height, takes: takesOf(element) }];
  });
}

/** Everything within the window that can be used now. */
export function targetsOf(page: Page | Frame): Promise<FoundTarget[]> {
  return page.evaluate(listTargets);
}

/** The one that is meant, if it is there; scrolled to where it is not in the window. */
export async function find(page: Page, target: Target): Promise<FoundTarget | undefined> {
  const isMeant = (one: Target): boolean => one.role === target.role && one.name === target.name && one.nth === target.nth;
  return (await targetsOf(page)).find(isMeant);
}

export const targetText = ({ role, name, nth }: Target): string => `${role} “${name}”${nth > 0 ? ` (number ${String(nth + 1)})` : ''}`;
