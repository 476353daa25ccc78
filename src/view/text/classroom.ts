/** Every text of teaching: the presenter's desk, the audience's window, cards, codes and checks. */
import { counted } from './format';

export const TEACH = {
  open: 'Teach this lesson',
  title: 'Teach this lesson',
  close: 'Close',
  intro: 'The same steps for a room. Nothing is sent over the network: the windows of one browser tell each other.',
  oneScreen: 'One screen, mirrored',
  oneScreenHint: 'everybody sees what you see; there are no notes',
  twoScreens: 'Two screens',
  twoScreensHint: 'notes and controls for you, a window for the class on the other screen',
  cards: 'Answer cards for phones',
  card: (letter: string) => `Card ${letter}`,
} as const;

export const DESK = {
  desk: 'For you alone',
  notes: 'Notes',
  noNotes: 'There are no notes to this step.',
  minutes: (minutes: number) => `${counted(minutes, 'minute', 'minutes')} since the start`,
  nextStep: 'Next step',
  lastStep: 'This is the last step.',
  link: {
    asking: 'Another window presents this room already. Close it, and this one takes over.',
    alone: 'Nobody is listening.',
    heard: (windows: number) => (windows > 0 ? `${counted(windows, 'audience window follows', 'audience windows follow')}.` : 'An audience window follows.'),
    unknown: 'This browser does not tell whether an audience window is open.',
  },
  openAudience: 'Open the audience window',
  blocked: 'The browser has blocked the window. Open this address in a new window:',
  audienceTheme: 'Audience’s look',
  themes: { light: 'Light', dark: 'Dark', projector: 'Projector' },
  tools: 'Tools for the room',
  guessing: 'The class guesses; nothing is shown yet.',
} as const;

export const AUDIENCE = {
  waiting: 'Waiting for the presenter',
  following: 'Following the presenter',
  free: 'On your own',
  left: 'The presenter has gone. This window is yours.',
  goAlone: 'Go on alone',
  follow: 'Follow the presenter again',
  question: 'Question',
  guessed: (guess: string) => `The room’s guess: ${guess}`,
  between: (from: string, to: string) => `Between ${from} and ${to}.`,
  was: (was: string) => `Before, it was ${was}.`,
  order: 'In which order? The fewest first.',
  clock: (at: string, end: string) => `${at} of ${end} ms`,
  clockName: 'Play head',
  /** As on the cards to hold up. */
  letters: ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'],
} as const;

export const CARD = {
  name: (letter: string, shape: string) => `${letter}, ${shape}`,
  shapes: { A: 'circle', B: 'square', C: 'triangle', D: 'diamond' },
  others: 'Cards',
} as const;

export const BLANK = {
  name: 'The screen is black',
  hint: 'The screen is black. Any key brings the picture back.',
  elsewhere: 'The screen is black until the presenter brings the picture back.',
} as const;
