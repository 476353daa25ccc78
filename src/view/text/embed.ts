/** Fixed texts of an embedded figure. */

export const EMBED = {
  open: 'Open in Fanout Lab',
  newTab: ' (in a new tab)',
  repaired: 'This link was repaired',
  post: 'Play the message',
  postAll: 'Play the messages',
  runAlong: 'Run a message along its row',
  noQuestion: 'The end has no question; this is the first step’s.',
  tooSmall: 'This figure needs more room than it has here.',
} as const;
