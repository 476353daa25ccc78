/** One button that leads through a whole lesson, and one that leads back: all that a remote has. */
import type { Course } from '../lesson/course.svelte';

/** To the run, its result, the next question, the next step. */
export function goOn(course: Course): void {
  switch (course.state) {
    case 'reading':
      course.send({ type: 'SKIP' });
      break;
    case 'predicting':
      course.send({ type: 'RUN' });
      break;
    case 'running':
      course.hurry();
      break;
    case 'revealed':
    case 'exploring':
      course.leaveAnswer();
      break;
    case 'finished':
      break;
  }
}

/** From an answer to the step's question, from there to the step before. */
export function goBack(course: Course): void {
  const isAtQuestion = course.roundIndex === 0 && (course.state === 'reading' || course.state === 'predicting');
  if (isAtQuestion || course.state === 'finished') course.send({ type: 'PREVIOUS' });
  else course.send({ type: 'AGAIN' });
}
