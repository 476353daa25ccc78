/** Links to other steps stay in the room: they lead on here, not to the lesson's own page. */

/** @param onStep called with the hash of the step, without its `#` */
export function attachLessonLinks(onStep: (hash: string) => void): () => void {
  const onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a[href^="#step="]:not([target])') : null;
    if (!link) return;
    event.preventDefault();
    onStep(link.getAttribute('href')!.slice(1));
  };
  document.addEventListener('click', onClick);
  return () => {
    document.removeEventListener('click', onClick);
  };
}
