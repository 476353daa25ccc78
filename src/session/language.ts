/** Which language the page opens in, of those that its head names; the choice is kept on the device where it can be. */
import { LANG, languageIn, withLanguage, withoutLanguage } from '../link/language';
import { untangled } from '../link/untangle';
import { ENGLISH, LANGUAGE } from '../text/language';

export interface Offered {
  readonly id: string;
  /** In its own words. */
  readonly name: string;
  /** The address of what opens the page in it; null for English, which the page itself opens. */
  readonly script: string | null;
}

/** As the build writes it into the page's head (`src/site/languages.ts`). */
const META = 'meta[name="fanout-lab-language"]';
/** What a reader has chosen, on this device; and what a link has said, as long as this window is open. */
const STORAGE_KEY = 'fanout-lab.language';

const ENGLISH_ITSELF: Offered = { id: ENGLISH, name: 'English', script: null };

/** The languages of this page, English first. */
export function offeredLanguages(): readonly Offered[] {
  const others = [...document.querySelectorAll<HTMLMetaElement>(META)].map(({ content, dataset: { name = '', script = '' } }) => ({
    id: content,
    name,
    script: new URL(script, document.baseURI).href,
  }));
  return [ENGLISH_ITSELF, ...others];
}

/** The language of the address, else of this window, else as once chosen, else the first that the browser's reader likes. */
export function wantedLanguage(): Offered {
  const offered = offeredLanguages();
  if (offered.length === 1) return ENGLISH_ITSELF;
  const find = (id: string | null): Offered | undefined => offered.find((one) => one.id === id);
  const linked = languageOfAddress();
  if (linked !== null) {
    if (find(linked) && !isFigure()) remember(() => { sessionStorage.setItem(STORAGE_KEY, linked); });
    return find(linked) ?? ENGLISH_ITSELF;
  }
  return find(languageOfWindow()) ?? find(recalled(() => localStorage)) ?? liked(offered) ?? ENGLISH_ITSELF;
}

/** The hash of another place of the page, without `#`, which opens in this language wherever it is opened: here, or in another window. */
export function carriedOn(hash: string): string {
  // English is said where it was asked for: another window might choose another.
  const isEnglishAsked = LANGUAGE.id === ENGLISH && (languageOfAddress() ?? languageOfWindow()) === ENGLISH;
  return isEnglishAsked ? `${LANG}=${ENGLISH}&${hash}` : withLanguage(hash);
}

/** Has the address say the language from the first moment on, for whoever takes it from the bar. */
export function sayLanguageInAddress(): void {
  if (LANGUAGE.id === ENGLISH || languageOfAddress() !== null || isFigure()) return;
  history.replaceState(history.state, '', `#${withLanguage(location.hash.slice(1))}`);
}

/** Opens the page anew in another language, and keeps that choice. */
export function chooseLanguage(id: string): void {
  remember(() => { sessionStorage.removeItem(STORAGE_KEY); });
  let isKept = false;
  remember(() => {
    localStorage.setItem(STORAGE_KEY, id);
    isKept = true;
  });
  const rest = withoutLanguage(untangled(location.hash));
  // Where nothing can be kept, the address says it.
  const hash = isKept ? rest : `${LANG}=${id}${rest === '' ? '' : `&${rest}`}`;
  history.replaceState(null, '', hash === '' ? location.pathname + location.search : `#${hash}`);
  location.reload();
}

function languageOfAddress(): string | null {
  return languageIn(untangled(location.hash));
}

/** What a link has said before in this window; of a figure nothing, since the others of its page share the store with it. */
function languageOfWindow(): string | null {
  return isFigure() ? null : recalled(() => sessionStorage);
}

function isFigure(): boolean {
  return untangled(location.hash).split('&').includes('embed=1');
}

/** Which of the offered ones a browser asks for: the very one, or one of the same language elsewhere. */
function liked(offered: readonly Offered[]): Offered | undefined {
  for (const tag of navigator.languages) {
    const same = offered.find(({ id }) => id.toLowerCase() === tag.toLowerCase()) ?? offered.find(({ id }) => id === tag.split('-', 1)[0]!.toLowerCase());
    if (same) return same;
  }
  return undefined;
}

function remember(keep: () => void): void {
  try {
    keep();
  } catch {
    // No storage, or a full one: it holds for this page.
  }
}

function recalled(storage: () => Storage): string | null {
  try {
    return storage().getItem(STORAGE_KEY);
  } catch {
    return null;
  }
}

/** Whether the page is in this one. */
export function isSpoken({ id }: Offered): boolean {
  return id === LANGUAGE.id;
}
