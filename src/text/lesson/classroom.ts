/** Every text of teaching: the presenter's desk, the audience's window, cards, codes and checks. */
import { counted } from '../format';

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
    impossible: 'This browser cannot link two windows. Mirror one screen instead, or take another browser.',
  },
  otherWays: 'Other ways to teach',
  oneScreen: 'One screen, mirrored',
  oneScreenHint: 'everybody sees what you see; there are no notes',
  twoScreens: 'Two screens',
  alone: 'Back to the lesson alone',
  cards: 'Answer cards for phones:',
  card: (letter: string) => `Card ${letter}`,
  openAudience: 'Open the audience window',
  blocked: 'The browser has blocked the window. Open this address in a new window:',
  audienceTheme: 'Audience’s look',
  themes: { light: 'Light', dark: 'Dark', projector: 'Projector' },
  isBlank: 'The audience’s screen is black. Any key brings the picture back.',
  keys: 'Keys, in this window or the audience’s: → or Page Down leads on, ← or Page Up back, . or b blanks the screen.',
} as const;

export const AUDIENCE = {
  waiting: 'Waiting for the presenter',
  following: 'Following the presenter',
  free: 'On your own',
  left: 'The presenter has gone. This window is yours.',
  unlinked: 'This browser cannot follow another window. This one is yours.',
  goAlone: 'Go on alone',
  follow: 'Follow the presenter again',
  question: 'Question',
  guessed: (guess: string) => `The room’s guess: ${guess}`,
  between: (from: string, to: string) => `Between ${from} and ${to}.`,
  was: (was: string) => `Before, it was ${was}.`,
  order: 'In which order? The fewest first.',
  clock: (at: string, end: string) => `${at} of ${end} ms`,
  clockName: 'Play head',
} as const;

export const CARD = {
  name: (letter: string, shape: string) => `${letter}, ${shape}`,
  shapes: { A: 'circle', B: 'square', C: 'triangle', D: 'diamond' },
  others: 'Cards',
  none: (wanted: string, letter: string) => `There is no card “${wanted}”. This is ${letter}.`,
  strange: (key: string) => `“${key}” says nothing to a card; it is left out.`,
} as const;

export const BLANK = {
  name: 'The screen is black',
  hint: 'The screen is black. Any key brings the picture back.',
} as const;

export const TOOLS = {
  name: 'Tools',
  blank: 'Black screen',
  code: 'QR code',
  check: 'Check this room',
  print: 'Print',
  full: 'Full screen',
  awake: 'Keep the screen on',
  lost: {
    full: 'This window does not fill the screen any more.',
    awake: 'The screen may go dark: the browser does not keep it on.',
  },
  back: { full: 'Fill the screen again', awake: 'Keep it on again' },
} as const;

export const HANDS = {
  title: 'Hands',
  hint: 'How many hands for each? A key from 0 to 4 sets the marked answer and goes on to the next. Shown with the result.',
  of: (letter: string, label: string) => `Hands for ${letter}, ${label}`,
  lessThan: (most: string) => `less than ${most}`,
  between: (least: string, most: string) => `${least} to ${most}`,
  moreThan: (least: string) => `${least} or more`,
  levels: { none: 'none', few: 'few', half: 'half', most: 'most', all: 'all' },
  right: '✓',
} as const;

export const CODE = {
  title: 'This step on your own device',
  hint: 'It opens at the question; the answer comes after a guess.',
  name: 'QR code of the address below',
  onlyHere: 'This address leads to this machine alone. Phones can open it only from a copy on a web server.',
  close: 'Close',
} as const;

export const CHECK = {
  title: 'Check this room',
  screen: 'Screen',
  screenHint: 'From the back row: which line and which type can still be made out? Choose the projector’s look if the thin ones cannot.',
  lines: 'Lines of 1, 2, 3 and 5 pixels',
  type: (pixels: number) => `${String(pixels)} px`,
  remote: 'Remote and keys',
  remoteHint: 'Press each button of the remote. One that does nothing can be given something to do.',
  noKey: 'No key has been pressed yet.',
  keyName: (key: string) => (key === ' ' ? 'Space' : key),
  key: (key: string, action: string | null) => (action === null ? `“${key}” does nothing here.` : `“${key}”: ${action}.`),
  actions: { next: 'next', previous: 'back', blank: 'black screen' },
  assign: (action: string) => `Assign: ${action}`,
  press: (action: string) => `Press the button that shall mean “${action}”. Escape leaves it.`,
  forget: 'Forget assigned keys',
  characters: 'Single characters (. b 0 to 4) do something too',
  motion: 'Motion',
  motionHint: (frames: number | null) => (frames === null ? 'The dot should run evenly.' : `The dot should run evenly: ${String(frames)} frames a second.`),
  still: 'This device asks for little motion: pictures jump from beat to beat.',
  links: 'Links',
  linksHint: 'Open the QR code of a step with a phone before the class comes.',
  onlyHere: 'This page’s address leads to this machine alone: QR codes will not work on phones.',
  close: 'Done',
} as const;

export const PRINT = {
  picture: 'Who sits where: rows are chats, columns are gateways',
  sizes: (design: string, chats: string, users: string, gateways: string) => `${design}. Chats: ${chats}. People in each: ${users}. Gateways: ${gateways}.`,
  tick: (letter: string, label: string) => `☐ ${letter}. ${label}`,
  place: (label: string) => `___ ${label}`,
  write: (range: string) => `__________ ${range}`,
} as const;
