import type { LanguageFile } from '../../../../src/languages/words';

/** Every text twice as long: what is cut off or runs into something else is seen. Numbers are those of German readers. */
export default {
  LANGUAGE: { id: 'en-x-twice', name: 'Twice Twice', locale: 'de', direction: 'ltr' },
  isWhole: true,
} satisfies LanguageFile;
