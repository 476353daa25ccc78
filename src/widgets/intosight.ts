/** What opens comes into sight by itself. */
import type { Attachment } from 'svelte/attachments';

/**
 * Once it is open it scrolls as far as there is room for it: all of it, or from its beginning on.
 * @param isStill whether nothing is to move smoothly
 */
export function intoSight(isStill: () => boolean): Attachment<HTMLDetailsElement> {
  return (details) => {
    const onToggle = (): void => {
      if (details.open) details.scrollIntoView({ block: 'nearest', behavior: isStill() ? 'instant' : 'smooth' });
    };
    details.addEventListener('toggle', onToggle);
    return () => { details.removeEventListener('toggle', onToggle); };
  };
}
