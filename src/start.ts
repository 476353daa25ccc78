/** Opens the page that the address asks for, in the language that this is built in. */
import { mount } from 'svelte';
import { kindOf, type Kind } from './kinds';
import { untangled } from './link/untangle';
import { offerInstalling } from './offline/installable';
import { sayLanguageInAddress } from './session/language';
import { attachLanguageLinks } from './session/languagelinks';
import { inTurn } from './session/painted';
import { prepareFormats } from './text/format';
import { ENGLISH, LANGUAGE } from './text/language';
import { LOADING } from './text/loading';

/** Only the one that the address asks for is loaded. */
const LOAD = {
  embeddedStep: () => import('./pages/figure/EmbedStep.svelte'),
  embedded: () => import('./pages/figure/EmbedApp.svelte'),
  notes: () => import('./pages/notes/NotesPage.svelte'),
  compare: () => import('./pages/compare/CompareApp.svelte'),
  card: () => import('./pages/classroom/CardApp.svelte'),
  teacher: () => import('./pages/classroom/TeacherApp.svelte'),
  audience: () => import('./pages/classroom/AudienceApp.svelte'),
  lesson: () => import('./pages/lesson/LessonApp.svelte'),
  lab: () => import('./pages/lab/LabApp.svelte'),
} as const satisfies Record<Kind, () => Promise<unknown>>;

/** The address's hash with its `#`, put right where a text or an app that carried it has changed it. */
function hashNow(): string {
  return `#${untangled(location.hash)}`;
}

/** Where two addresses differ in this, the page begins anew: another kind, or the same kind in another room. */
function startOf(hash: string): string {
  return [kindOf(hash), ...(hash.match(/[#&](?:room|role|card)=[^&]*/g) ?? [])].join(' ');
}

/**
 * From one page to another is a new start: nothing is ever loaded after loading, and no listener that
 * comes after this one may take the other's address for its own.
 * @returns to be called when the page itself has changed its address
 */
function beginAnewElsewhere(): () => void {
  let opened = startOf(hashNow());
  let isLeaving = false;
  for (const change of ['popstate', 'hashchange']) {
    window.addEventListener(change, (event) => {
      if (startOf(hashNow()) === opened) return;
      event.stopImmediatePropagation();
      if (!isLeaving) location.reload();
      isLeaving = true;
    });
  }
  return () => { opened = startOf(hashNow()); };
}

const target = document.getElementById('app')!;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Another way on than trying again. */
interface WayOn {
  readonly words: string;
  readonly go: () => void;
}

function buttonFor({ words, go }: WayOn): HTMLButtonElement {
  const button = document.createElement('button');
  button.textContent = words;
  button.addEventListener('click', go);
  return button;
}

/** In plain words in place of the page, with another try, and with another way on where there is one. */
export function sayTrouble(words: string, ...others: readonly WayOn[]): void {
  const alert = document.createElement('p');
  alert.role = 'alert';
  alert.textContent = words;
  const again = { words: LOADING.again, go: () => { location.reload(); } };
  target.replaceChildren(alert, ...[again, ...others].map(buttonFor));
}

/**
 * What was there to read while the page was loading stays until the page has built something, which may take it a few turns: the
 * style sheet hides it then, and here it goes. A page that breaks before that has its trouble told in its place.
 */
function giveWayToPage(): void {
  const loading = document.getElementById('loading');
  if (!loading) return;
  const tell = (error: unknown): void => { if (loading.isConnected) sayTrouble(LOADING.pageBroken(messageOf(error))); };
  // What a browser only remarks on, such as sizes that are told a frame late, comes without an error.
  const onError = ({ error }: ErrorEvent): void => { if (error instanceof Error) tell(error); };
  const onRejection = ({ reason }: PromiseRejectionEvent): void => { tell(reason); };
  window.addEventListener('error', onError);
  window.addEventListener('unhandledrejection', onRejection);
  const observer = new MutationObserver(() => {
    if (loading.isConnected && target.childElementCount < 2) return;
    loading.remove();
    observer.disconnect();
    window.removeEventListener('error', onError);
    window.removeEventListener('unhandledrejection', onRejection);
  });
  observer.observe(target, { childList: true });
}

async function open(): Promise<void> {
  const kind = kindOf(hashNow());
  const hasMoved = beginAnewElsewhere();
  const page = await LOAD[kind]().catch((error: unknown) => {
    // Browsers tell a script that did not come from one that failed by their words alone.
    const message = messageOf(error);
    const isMissing = /import/i.test(message);
    sayTrouble(isMissing ? LOADING.pageFailed : LOADING.pageBroken(message));
    if (!isMissing) throw error;
    return null;
  });
  if (!page) return;
  // Its script has just been run through; to have formats and to build the page is as much work once more, and again.
  await inTurn();
  prepareFormats();
  await inTurn();
  giveWayToPage();
  // The notes are the one page whose texts stay as they are.
  document.documentElement.translate = kind === 'notes';
  try {
    mount(page.default, { target, props: {} });
    // A presenter that had no room has named one by now.
    hasMoved();
  } catch (error) {
    sayTrouble(LOADING.pageBroken(messageOf(error)));
    throw error;
  }
}

/** Opens it. */
export function start(): void {
  document.documentElement.lang = LANGUAGE.id;
  document.documentElement.dir = LANGUAGE.direction;
  sayLanguageInAddress();
  attachLanguageLinks();
  void open();
  void offerInstalling();
  if (LANGUAGE.id === ENGLISH) return;
  void import('./session/englishparts').then(({ attachEnglishParts }) => { attachEnglishParts(document); });
  // The service worker itself keeps the English page up to date; without a network there is nothing to be kept anew.
  import('./offline/keeping').then(({ keepUp }) => keepUp()).catch(() => undefined);
}
