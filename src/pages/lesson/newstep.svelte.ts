/** What the page does where another step of the course begins. */
import { tick, untrack } from 'svelte';
import { END } from '../../lesson/address';
import { LESSON } from '../../text/lesson/lesson';
import { APP_NAME } from '../../text/page/page';
import type { Course } from './course.svelte';

/**
 * The window's title follows the course, and each new step is shown from its top.
 * @param onNew called once the step stands on the page
 */
export function followSteps(course: Course, onNew?: () => void): void {
  let shown = untrack(() => course.step.id);
  $effect(() => {
    const isEnd = course.state === 'finished';
    const id = isEnd ? END : course.step.id;
    document.title = `${isEnd ? LESSON.finish : course.step.title} · ${APP_NAME}`;
    if (id === shown) return;
    shown = id;
    void tick().then(() => {
      window.scrollTo(0, 0);
      onNew?.();
    });
  });
}

/** A new step begins at its heading, for ears as for eyes. */
export function toHeading(): void {
  document.querySelector<HTMLElement>('[data-step-heading]')?.focus({ preventScroll: true });
}
