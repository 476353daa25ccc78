/** The theme's colours, read from the style sheet for the canvas. */
import type { Inks } from './marks.draw';
import { chatColour, MOST_COLOURS } from './symbols';

/** Reads the colours that hold for an element now. With more than eight chats all share one. */
export function readInks(element: Element, chats: number): Inks {
  const style = getComputedStyle(element);
  const read = (name: string): string => style.getPropertyValue(name).trim();
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
