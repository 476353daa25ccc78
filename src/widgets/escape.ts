/** What Escape closes while the focus is within it. */
import type { Attachment } from 'svelte/attachments';

export function closesOnEscape(close: () => void): Attachment<HTMLElement> {
  return (element) => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      event.preventDefault();
      close();
    };
    element.addEventListener('keydown', onKey);
    return () => { element.removeEventListener('keydown', onKey); };
  };
}
