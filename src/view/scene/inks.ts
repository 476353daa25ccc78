/** The theme's colours, read from the style sheet for the canvas. */
import type { FarInks } from './farmap.draw';
import type { Inks } from './marks.draw';
import { chatColour, MOST_COLOURS } from './symbols';

/** Reads the colours that hold for an element now. With more than eight chats all share one. */
export function readInks(element: Element, chats: number): Inks {
  const read = reader(element);
  return {
    chats: Array.from({ length: chats <= MOST_COLOURS ? chats : 0 }, (_, chat) => read(chatColour(chat, chats))),
    many: read('--chat-many'),
    followed: read('--chat-1'),
    ink: read('--ink'),
    panel: read('--panel'),
    warn: read('--warn'),
    line: read('--line-strong'),
  };
}

/** The colours of the seat map from far. */
export function readFarInks(element: Element): FarInks {
  const read = reader(element);
  return {
    people: read('--chat-1'),
    copies: read('--chat-2'),
    writes: read('--chat-many'),
    pinned: read('--chat-6'),
    page: read('--page'),
    line: read('--line-strong'),
    pale: read('--line'),
  };
}

function reader(element: Element): (name: string) => string {
  const style = getComputedStyle(element);
  return (name) => style.getPropertyValue(name).trim();
}
