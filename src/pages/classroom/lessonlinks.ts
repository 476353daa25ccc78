/** Links to other steps stay in the room: they lead on here, not to the lesson's own page. */
import { withoutLanguage } from '../../link/language';

/** @param onStep called with the hash of the step, without its `#` */
export function attachLessonLinks(onStep: (hash: string) => void): () => void {
  const onClick = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    const link = event.target instanceof Element ? event.target.closest('a[href^="#"]:not([target])') : null;
    const hash = withoutLanguage(link?.getAttribute('href')?.slice(1) ?? '');
    if (!hash.startsWith('step=')) return;
    event.preventDefault();
    onStep(hash);
  };
  document.addEventListener('click', onClick);
  return () => {
    document.removeEventListener('click', onClick);
  };
}
