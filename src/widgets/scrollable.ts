/** A region that scrolls must be reachable by keyboard, though nothing in it can be pressed. */
export function scrollable(region: HTMLElement): void {
  region.setAttribute('tabindex', '0');
}
