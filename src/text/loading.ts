/** What the page says while it has not loaded, or not all of it. */
export const LOADING = {
  /** Of the page itself; the address holds all that it needs to begin anew. */
  pageFailed: 'A part of Fanout Lab could not be loaded: the network or the host gave no answer.',
  pageBroken: (message: string) => `Fanout Lab could not start in this browser or frame (${message}).`,
  partFailed: 'A part of this page could not be loaded: the network or the host gave no answer.',
  pictureFailed: 'The picture could not be loaded: the network or the host gave no answer.',
  chartFailed: 'The chart could not be loaded: the network or the host gave no answer.',
  languageFailed: 'This page could not be loaded in its language: the network or the host gave no answer, or it is kept on this device in English alone.',
  inEnglish: 'Go on in English',
  again: 'Try again',
} as const;
