import { mount } from 'svelte';
import './view/theme.css';

/** One page is several: the address says which, and only that one is loaded. */
const KINDS = {
  embeddedStep: { address: /^(?=.*[#&]embed=1(?:&|$)).*[#&]step=/, load: () => import('./view/embed/EmbedStep.svelte') },
  embedded: { address: /[#&]embed=1(?:&|$)/, load: () => import('./view/embed/EmbedApp.svelte') },
  notes: { address: /[#&]notes\b/, load: () => import('./view/lesson/NotesPage.svelte') },
  lesson: { address: /[#&]step=/, load: () => import('./view/lesson/LessonApp.svelte') },
  lab: { address: /(?:)/, load: () => import('./view/App.svelte') },
} as const;

/** The first kind that the address fits; the lab takes any. */
function kindOf(hash: string): keyof typeof KINDS {
  return (Object.keys(KINDS) as (keyof typeof KINDS)[]).find((kind) => KINDS[kind].address.test(hash))!;
}

const opened = kindOf(location.hash);
let isLeaving = false;

// From one to the other is a new start: nothing is ever loaded after loading, and no listener that
// comes after this one may take the other's address for its own.
for (const change of ['popstate', 'hashchange']) {
  window.addEventListener(change, (event) => {
    if (kindOf(location.hash) === opened) return;
    event.stopImmediatePropagation();
    if (!isLeaving) location.reload();
    isLeaving = true;
  });
}

const { default: Page } = await KINDS[opened].load();
const target = document.getElementById('app')!;
target.textContent = '';
mount(Page, { target });
