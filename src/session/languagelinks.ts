/** The page's own links say its language, so that another window opens them in it too. */
import { languageIn } from '../link/language';
import { carriedOn, offeredLanguages } from './language';

/** What comes before a link is followed, copied or dragged, by mouse, finger or keys; the last, since it may have changed meanwhile. */
const BEFORE = ['pointerdown', 'focusin', 'click'] as const;

/** Has every link to another place of the page say the language before anybody can use it: none need know of it. */
export function attachLanguageLinks(): void {
  if (offeredLanguages().length === 1) return;
  for (const kind of BEFORE) document.addEventListener(kind, ({ target }) => { sayLanguage(target); }, true);
}

function sayLanguage(target: EventTarget | null): void {
  const link = target instanceof Element ? target.closest('a[href^="#"]') : null;
  const hash = link?.getAttribute('href')?.slice(1);
  if (hash !== undefined && languageIn(hash) === null) link?.setAttribute('href', `#${carriedOn(hash)}`);
}
