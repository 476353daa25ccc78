/** The theme's colours, read from the style sheet for the canvas. */
import type { FarInks } from './far/farmap.draw';
import type { Inks } from './near/picture.draw';
import { chatColour, MOST_COLOURS } from './symbols';

/**
 * Reads the colours that hold for an element now. Asking makes the browser work its styles out, so
 * ask once a theme, not once a picture.
 */
export function readInks(element: Element): Inks {
  const read = reader(element);
  return {
    chats: Array.from({ length: MOST_COLOURS }, (_, chat) => read(chatColour(chat))),
    writes: read('--chat-many'),
    ink: read('--ink'),
    panel: read('--panel'),
    warn: read('--warn'),
  };
}

/** The colours of the seat map from far, and from the middle. */
export function readFarInks(element: Element): FarInks {
  const read = reader(element);
  return {
    people: read('--chat-1'),
    hues: Array.from({ length: MOST_COLOURS }, (_, chat) => read(chatColour(chat))),
    chosen: read('--accent'),
    ink: read('--ink'),
    soft: read('--soft'),
    writes: read('--writes'),
    page: read('--page'),
    line: read('--line-strong'),
    pale: read('--line'),
    font: read('font-family'),
  };
}

function reader(element: Element): (name: string) => string {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(name).trim();
}
