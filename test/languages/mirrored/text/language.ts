import type { LanguageFile } from '../../../../src/languages/words';

/** Every text from right to left: each word is turned round by signs that no reader sees. Numbers are those of Hebrew readers. */
export default {
  LANGUAGE: { id: 'en-x-mirrored', name: '\u202Emirrored\u202C', locale: 'he', direction: 'rtl' },
  isWhole: true,
} satisfies LanguageFile;
