import { mount } from 'svelte';
import { untangled } from './link/untangle';
import { offerInstalling } from './offline/installable';
import { LOADING } from './text/loading';
import './pages/theme.css';

/** One page is several: the address says which, and only that one is loaded. */
const KINDS = {
  embeddedStep: { address: /^(?=.*[#&]embed=1(?:&|$)).*[#&]step=/, load: () => import('./pages/figure/EmbedStep.svelte') },
  embedded: { address: /[#&]embed=1(?:&|$)/, load: () => import('./pages/figure/EmbedApp.svelte') },
  notes: { address: /[#&]notes\b/, load: () => import('./pages/notes/NotesPage.svelte') },
  compare: { address: /[#&]compare(?!\w)/, load: () => import('./pages/compare/CompareApp.svelte') },
  card: { address: /[#&]card=/, load: () => import('./pages/classroom/CardApp.svelte') },
  teacher: { address: /[#&]role=(?:presenter|screen)\b/, load: () => import('./pages/classroom/TeacherApp.svelte') },
  audience: { address: /[#&]room=/, load: () => import('./pages/classroom/AudienceApp.svelte') },
  lesson: { address: /[#&]step=/, load: () => import('./pages/lesson/LessonApp.svelte') },
  lab: { address: /(?:)/, load: () => import('./pages/lab/LabApp.svelte') },
} as const;

/** The address's hash with its `#`, put right where a text or an app that carried it has changed it. */
function hashNow(): string {
  return `#${untangled(location.hash)}`;
}

/** The first kind that the address fits; the lab takes any. */
function kindOf(hash: string): keyof typeof KINDS {
  return (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((kind) => KINDS[kind].address.test(hash))!;
}

/** Where two addresses differ in this, the page begins anew: another kind, or the same kind in another room. */
function startOf(hash: string): string {
  return [kindOf(hash), ...(hash.match(/[#&](?:room|role|card)=[^&]*/g) ?? [])].join(' ');
}

const kind = kindOf(hashNow());
let opened = startOf(hashNow());
let isLeaving = false;

// From one to the other is a new start: nothing is ever loaded after loading, and no listener that
// comes after this one may take the other's address for its own.
for (const change of ['popstate', 'hashchange']) {
  window.addEventListener(change, (event) => {
    if (startOf(hashNow()) === opened) return;
    event.stopImmediatePropagation();
    if (!isLeaving) location.reload();
    isLeaving = true;
  });
}

const target = document.getElementById('app')!;

/** In plain words in place of the page, with another try. */
function say(words: string): void {
  const alert = document.createElement('p');
  alert.role = 'alert';
  alert.textContent = words;
  const again = document.createElement('button');
  again.textContent = LOADING.again;
  again.addEventListener('click', () => { location.reload(); });
  target.replaceChildren(alert, again);
}

async function open(): Promise<void> {
  const page = await KINDS[kind].load().catch((error: unknown) => {
    // Browsers tell a script that did not come from one that failed by their words alone.
    const message = error instanceof Error ? error.message : String(error);
    const isMissing = /import/i.test(message);
    say(isMissing ? LOADING.pageFailed : LOADING.pageBroken(message));
    if (!isMissing) throw error;
    return null;
  });
  if (!page) return;
  target.textContent = '';
  // The notes are the one page whose texts stay as they are.
  document.documentElement.translate = kind === 'notes';
  try {
    mount(page.default, { target, props: {} });
    // A presenter that had no room has named one by now.
    opened = startOf(hashNow());
  } catch (error) {
    say(LOADING.pageBroken(error instanceof Error ? error.message : String(error)));
    throw error;
  }
}

void open();
void offerInstalling();
