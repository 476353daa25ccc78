/**
 * Notes for whoever teaches a step: every `*.notes.ts` file beside the steps. Apart from them, so
 * that a lesson taken alone does not load what it never shows.
 */
export interface Notes {
  /** Id of the step. */
  readonly step: string;
  readonly lines: readonly string[];
}

const files = import.meta.glob<Notes>('./steps/*.notes.ts', { eager: true, import: 'default' });

export const NOTES: ReadonlyMap<string, readonly string[]> = new Map(Object.values(files).map(({ step, lines }) => [step, lines]));
