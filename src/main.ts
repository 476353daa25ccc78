import { mount } from 'svelte';
import './view/theme.css';

/** The same page is a lab and a lesson; the address says which, and only that one is loaded. */
const isLesson = (): boolean => /[#&]step=/.test(location.hash);
const opened = isLesson();
let isLeaving = false;

// From one to the other is a new start: nothing is ever loaded after loading, and no listener that
// comes after this one may take the other's address for its own.
for (const change of ['popstate', 'hashchange']) {
  window.addEventListener(change, (event) => {
    if (isLesson() === opened) return;
    event.stopImmediatePropagation();
    if (!isLeaving) location.reload();
    isLeaving = true;
  });
}

const { default: Page } = await (opened ? import('./view/lesson/LessonApp.svelte') : import('./view/App.svelte'));
const target = document.getElementById('app')!;
target.textContent = '';
mount(Page, { target });
