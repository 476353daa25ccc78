/** A handle that a pointer drags, from press to release. */
import type { Attachment } from 'svelte/attachments';

export interface Dragging {
  onMove(event: PointerEvent): void;
  /** Let go where it is. */
  onDrop(): void;
  /** The pointer was lost, or Escape pressed: all is as it was before. */
  onCancel(): void;
}

/** Attach to the handle. One pointer drags at a time; a browser that takes it away ends the drag. */
export function draggable({ onMove, onDrop, onCancel }: Dragging): Attachment<SVGElement> {
  return (handle) => {
    let pointer: number | null = null;
    const isIt = (event: Event): event is PointerEvent => event instanceof PointerEvent && event.pointerId === pointer;
    const end = (then: () => void): void => {
      pointer = null;
      window.removeEventListener('keydown', onKey, true);
      then();
    };
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape') return;
      event.preventDefault();
      event.stopPropagation();
      end(onCancel);
    };
    const onDown = (event: Event): void => {
      if (pointer !== null || !(event instanceof PointerEvent) || !event.isPrimary || event.button !== 0) return;
      pointer = event.pointerId;
      handle.setPointerCapture(pointer);
      window.addEventListener('keydown', onKey, true);
    };
    const listeners: Readonly<Record<string, (event: Event) => void>> = {
      pointerdown: onDown,
      pointermove: (event) => { if (isIt(event)) onMove(event); },
      pointerup: (event) => { if (isIt(event)) end(onDrop); },
      pointercancel: (event) => { if (isIt(event)) end(onCancel); },
      // After a release nothing is held any more: here it was taken away.
      lostpointercapture: (event) => { if (isIt(event)) end(onCancel); },
    };
    for (const [name, listener] of Object.entries(listeners)) handle.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of Object.entries(listeners)) handle.removeEventListener(name, listener);
      if (pointer !== null) end(onCancel);
    };
  };
}
