/** What is in sight comes first: an article may have many figures, and its reader comes to one after the other. */

/** How far outside of the window something counts as seen, as a part of the window; browsers heed it in pages of the same site. */
const NEARLY = '25%';

/**
 * Calls once when the reader first has the element in sight, or has it printed, or where the browser cannot tell.
 * @param act is told whether it is for paper, which waits for nothing
 * @returns ends the watching
 */
export function whenReached(element: Element, act: (isForPaper: boolean) => void): () => void {
  const reach = (isForPaper = false): void => {
    end();
    act(isForPaper);
  };
  const print = (): void => { reach(true); };
  const observer = typeof IntersectionObserver === 'undefined' ? null : new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) reach();
  }, { rootMargin: NEARLY });
  observer?.observe(element);
  const unseen = observer ? undefined : setTimeout(reach);
  window.addEventListener('beforeprint', print);
  function end(): void {
    observer?.disconnect();
    clearTimeout(unseen);
    window.removeEventListener('beforeprint', print);
  }
  return end;
}
