/** Single keys for the time line. They never fire in a field, in a dialog, or when switched off. */
import type { Playback } from '../../session/playback.svelte';
import type { Settings } from '../../session/settings.svelte';

/** What the keys do. */
export interface ShortcutVerbs {
  readonly playback: Playback;
  undo(): void;
  redo(): void;
}

export function attachShortcuts(verbs: ShortcutVerbs, settings: Settings, isActive: () => boolean): () => void {
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.altKey || isTyping(event.target)) return;
    if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'z') {
      event.preventDefault();
      if (event.shiftKey) verbs.redo();
      else verbs.undo();
      return;
    }
    if (event.ctrlKey || event.metaKey || event.shiftKey || !settings.shortcuts || !isActive()) return;
    const act = actionOf(event.key, verbs.playback);
    if (!act || isControl(event.target)) return;
    event.preventDefault();
    act();
  };
  window.addEventListener('keydown', onKey);
  return () => {
    window.removeEventListener('keydown', onKey);
  };
}

function actionOf(key: string, playback: Playback): (() => void) | undefined {
  switch (key) {
    case ' ':
      return () => { playback.toggle(); };
    case 'ArrowRight':
      return () => { playback.step(1); };
    case 'ArrowLeft':
      return () => { playback.step(-1); };
    case '.':
      return () => { playback.nextEvent(); };
    default:
      return undefined;
  }
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.closest('input, select, textarea, dialog, [contenteditable]') !== null);
}
/** A button answers to space itself. */
function isControl(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('button, a, summary, [role="button"]') !== null;
}
