/** What was wrong with a lesson's address. */

export const noStep = (wanted: string, near: string | undefined): string =>
  `There is no step “${wanted}”${near === undefined ? '.' : `, did you mean “${near}”?`} This is the first one.`;

export const strangeKey = (key: string): string => `“${key}” says nothing to the lesson; it is left out.`;
