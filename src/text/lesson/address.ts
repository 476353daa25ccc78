/** What was wrong with a lesson's address, or with a room's. */
import { countOf } from '../format';

export const noStep = (wanted: string, near: string | undefined): string =>
  `There is no step “${wanted}”${near === undefined ? '.' : `, did you mean “${near}”?`} This is the first one.`;

export const strangeKey = (key: string): string => `“${key}” says nothing to the lesson; it is left out.`;

export const WHOLE_LESSON = 'the whole lesson is shown';
export const AS_AUDIENCE = 'this window follows as the audience’s';

export const moreProblems = (count: number): string => `and ${countOf(count)} more`;
