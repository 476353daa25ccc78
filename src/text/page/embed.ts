/** Fixed texts of an embedded figure. */
import { countOf } from '../format';

export const EMBED = {
  open: 'Open in Fanout Lab',
  newTab: ' (in a new tab)',
  repaired: 'This link was repaired',
  repairs: 'Some of what its author asked for could not be used. The rest is as it was:',
  moreRepairs: (count: number) => `and ${countOf(count)} more`,
  close: 'Go on',
  post: 'Play the message',
  postAll: 'Play the messages',
  runAlong: 'Run a message',
  noQuestion: 'The end has no question; this is the first step’s.',
  tooSmall: 'This figure needs more room than it has here.',
} as const;
