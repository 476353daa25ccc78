/** Where a card stands: beside the mark that it tells of, within the room of the picture, and never on the mark where that can be helped. */
import type { Attachment } from 'svelte/attachments';

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
interface Size {
  readonly width: number;
  readonly height: number;
}

/** Pixels between a mark and its card, and between a card and the edge of the room. */
const GAP = 10;
const EDGE = 8;
/** In a narrower room a card is a sheet at its foot. */
const LEAST_WIDTH_FOR_POPOVER = 480;

export interface CardPlace {
  readonly left: number;
  readonly top: number;
}

/** How high a card may be, and how high a sheet. */
export function mostHeight(room: Box): number {
  const height = room.bottom - room.top;
  return isSheetIn(room) ? height * 0.8 : height - 2 * EDGE;
}

/** Right of the mark, else left of it, else below or above, else in the corner that is farthest from it. */
export function placeBeside(mark: Box, card: Size, room: Box): CardPlace {
  if (isSheetIn(room)) return { left: room.left, top: room.bottom - card.height };
  const within = (at: number, least: number, most: number): number => Math.max(least, Math.min(at, most));
  const top = within((mark.top + mark.bottom - card.height) / 2, room.top + EDGE, room.bottom - EDGE - card.height);
  const left = within((mark.left + mark.right - card.width) / 2, room.left + EDGE, room.right - EDGE - card.width);
  const at = (x: number, y: number): CardPlace => ({ left: x, top: y });
  if (mark.right + GAP + card.width <= room.right - EDGE) return at(mark.right + GAP, top);
  if (mark.left - GAP - card.width >= room.left + EDGE) return at(mark.left - GAP - card.width, top);
  if (mark.bottom + GAP + card.height <= room.bottom - EDGE) return at(left, mark.bottom + GAP);
  if (mark.top - GAP - card.height >= room.top + EDGE) return at(left, mark.top - GAP - card.height);
  const isMarkLeft = mark.left + mark.right < room.left + room.right;
  return at(isMarkLeft ? room.right - EDGE - card.width : room.left + EDGE, top);
}

export function isSheetIn(room: Box): boolean {
  return room.right - room.left < LEAST_WIDTH_FOR_POPOVER;
}

/** What was acted on last in the picture. */
export class Acted {
  /** Null before the first. */
  mark: Element | null = null;
  #point: Box | null = null;

  /** Attach to what holds the picture: hears of a press before the picture acts on it. */
  readonly follow: Attachment<HTMLElement> = (element) => {
    const onAct = (event: Event): void => {
      if (event.target instanceof Element) this.mark = event.target.closest('button, [role="button"]');
      const isPointer = event instanceof MouseEvent && event.detail > 0;
      this.#point = isPointer ? { left: event.clientX, right: event.clientX, top: event.clientY, bottom: event.clientY } : null;
    };
    for (const kind of ['click', 'keydown']) element.addEventListener(kind, onAct, true);
    return () => {
      for (const kind of ['click', 'keydown']) element.removeEventListener(kind, onAct, true);
    };
  };

  /**
   * The box of the mark. The map from far is one mark of many cells: the one that is chosen says where it
   * is by `data-chosen-cell`, else the pointer does.
   */
  box(room: Element): Box {
    const whole = room.getBoundingClientRect();
    const box = (room.querySelector('[data-chosen-cell]') ?? this.mark ?? room).getBoundingClientRect();
    const isWhole = box.width * box.height > (whole.width * whole.height) / 4;
    return isWhole && this.#point ? this.#point : box;
  }
}
