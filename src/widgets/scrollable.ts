/** A region that scrolls must be reachable by keyboard, though nothing in it can be pressed. */
export function scrollable(region: HTMLElement): void {
  region.setAttribute('tabindex', '0');
}

/** The same for a region that scrolls only where its words are long or its room is small; before and after it has no place in the order. */
export function scrollableWhereLong(region: HTMLElement): () => void {
  const order = (): void => { region.tabIndex = region.scrollHeight > region.clientHeight ? 0 : -1; };
  const words = new MutationObserver(order);
  const room = new ResizeObserver(order);
  words.observe(region, { childList: true, characterData: true, subtree: true });
  room.observe(region);
  order();
  return () => {
    words.disconnect();
    room.disconnect();
    region.tabIndex = -1;
  };
}
