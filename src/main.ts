import { mount, type Component } from 'svelte';
import { pageKindOf, startOf, type PageKind } from './view/state/pagekind';
import './view/theme.css';

/** The same page is several; the address says which, and only that one is loaded. */
const PAGES: Readonly<Record<PageKind, () => Promise<{ default: Component }>>> = {
  lab: () => import('./view/App.svelte'),
  lesson: () => import('./view/lesson/LessonApp.svelte'),
  teacher: () => import('./view/classroom/TeacherApp.svelte'),
  audience: () => import('./view/classroom/AudienceApp.svelte'),
  card: () => import('./view/classroom/CardApp.svelte'),
};
const opened = startOf(location.hash);
let isLeaving = false;

// From one to the other is a new start: nothing is ever loaded after loading, and no listener that
// comes after this one may take the other's address for its own.
for (const change of ['popstate', 'hashchange']) {
  window.addEventListener(change, (event) => {
    if (startOf(location.hash) === opened) return;
    event.stopImmediatePropagation();
    if (!isLeaving) location.reload();
    isLeaving = true;
  });
}

const { default: Page } = await PAGES[pageKindOf(location.hash)]();
const target = document.getElementById('app')!;
target.textContent = '';
mount(Page, { target });
