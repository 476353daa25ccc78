/** Fixed texts of keeping the site on a device. */

export const OFFLINE = {
  title: 'Without a network',
  hint: 'All of this site can be kept in this browser, so that lab, lesson and classroom open where there is no network. Nothing is fetched for it before you press the button.',
  keep: 'Keep this site on this device',
  forget: 'Forget it',
  /** By what is the case; what needs the size is a function of it. */
  states: {
    looking: 'Looking whether it is kept already.',
    absent: 'Not kept on this device.',
    keeping: 'Fetching every file. Leave this page open.',
    kept: (size: string) => `All of it is kept on this device: ${size}.`,
    forgotten: 'Forgotten: nothing of this site is kept for going without a network any more.',
    failed: 'Not everything could be fetched, so nothing is kept. The network may have broken off, or this host may lack a file. Try again.',
    full: (size: string) => `This browser has only ${size} left for this site, and that is not enough. Nothing is kept.`,
    refused: 'The browser’s settings forbid this site to keep anything.',
    stuck: 'The browser did not let go of it. Clear this site’s data in the browser’s settings.',
  },
  /** In which languages, where the page is in another one. */
  languages: (name: string) => `It is kept in English and in ${name}: whoever reads it in yet another language needs a network.`,
  keptHint: 'A browser may throw it away when the device is full, or after weeks without a visit: open it once without a network before you rely on it. With a network, it brings itself up to date.',
  impossible: {
    file: 'This page was opened from a file. A browser keeps only what comes from a web server.',
    insecure: 'A browser keeps a site only when its address begins with https (or leads to this machine). Open it from such an address.',
    unsupported: 'This browser keeps no sites, or not in a private window. Another window or browser may.',
  },
} as const;
