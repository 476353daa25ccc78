import type { LanguageFile } from '../../../../../src/languages/words';

/** A language from right to left that has just been begun. It lies deeper than others, so that no page is built in it. */
export default {
  LANGUAGE: { id: 'he', name: 'עברית', locale: 'he', direction: 'rtl' },
  isWhole: false,
} satisfies LanguageFile;
