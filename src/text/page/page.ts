/** Fixed texts that lab and lesson share; those of the lab alone are in `lab.ts`, of the lesson in `lesson.ts`. */
import { chatsCounted } from './rooms';
import type { Plateau } from '../../model/design';
import type { Role } from '../../model/roles';
import type { SocketHolder } from '../../model/sockets';
import { counted, countOf, isolated, millis, moment, number } from '../format';
import { instanceNames } from './overload';

export const APP_NAME = 'Fanout Lab';

export const PICTURE = {
  title: 'Picture',
  label: 'Seat map: rows are chats, columns are gateways, each person sits where the two cross',
  rows: 'Chats, a row each',
  gateways: 'Gateways',
  people: 'People. Enter posts a message from the one in focus',
  topics: 'Topics',
  chatApis: 'Chat APIs',
  hears: (heard: number, chats: number, areParts = false) => `hears ${countOf(heard)} of ${chatsCounted(chats, areParts)}`,
  hearsShort: (heard: number, chats: number) => `${countOf(heard)} of ${countOf(chats)}`,
  topicOf: (chat: number) => `topic ${countOf(chat + 1)}`,
  copiesIn: 'copies in',
  writesOut: 'writes out',
  ghosts: 'dashed: before',
  perBlock: (perBlock: number) => `1 block = ${countOf(perBlock)}`,
  tapToPost: (person: string, chat: string) => `${person}, in ${chat}: tap to post`,
  /** How many of what stands in a strip are too many to be drawn one by one. */
  shards: (count: number, role?: Role) => {
    const [one, other] = role === 'ownerProcess' || role === 'relay' || role === 'edge' ? instanceNames(role) : (['shard', 'shards'] as const);
    return counted(count, one, other);
  },
  coordinatorWords: (chats: number, gateways: number) =>
    `gave ${counted(chats, 'chat', 'chats')} to ${counted(gateways, 'gateway', 'gateways')}`,
} as const;

export const TOP = {
  designs: 'Designs',
  otherDesigns: 'Other designs',
  moreDesigns: (count: number) => `${countOf(count)} more`,
  share: 'Share',
  shareRest: ' link',
  lesson: 'Lesson',
  about: 'About',
  theme: 'Theme',
  language: 'Language',
  themes: { system: 'As the system', light: 'Light', dark: 'Dark', projector: 'Projector' },
  undo: 'Undo',
  redo: 'Redo',
  openLab: 'Open the lab',
  compare: 'Compare',
} as const;

/** What designs do to the plateau, as a heading over those that do. */
export const PLATEAU_WORDS: Readonly<Record<Plateau, string>> = {
  ends: 'End the plateau',
  constant: 'Lower it by a factor',
  moves: 'Move the work elsewhere',
  keeps: 'Keep it',
};

const HOLES = 'You passed the number of people in the chat: some gateways hold nobody of it, and hear nothing.';

function revealedWords(guess: number | null, copies: number, before: number): string {
  const answer = `The copies went from ${number(before)} to ${number(copies)}.`;
  if (guess === null) return answer;
  return guess === copies ? `You said ${number(guess)}, and ${number(guess)} it is.` : `You said ${number(guess)}. ${answer}`;
}

export const FIRST = {
  opening: 'Eight people, one chat, two servers holding their connections.',
  why: 'Messengers add servers so that each has less to do. In large chats a part of the work does not get less: in one minute you see which part, and why.',
  tap: 'Tap anyone to say hi.',
  legend: 'The row is the chat. The columns are the servers, called gateways. Each person sits at the gateway that holds their connection.',
  running: 'On its way.',
  lacking: 'Nothing is on its way yet.',
  lackingText: 'The note above the picture says why, and what can be done.',
  runningText: 'Watch the row: the message goes to every gateway that holds somebody of the chat, and each writes its own people.',
  told: 'One message in. Two gateways each took in a copy.',
  toldText: 'Then they wrote eight sockets, four each. Each copy is a block in the pile below its gateway, and so is each write.',
  /** For the ear: what is seen to move, and what is asked when it rests. */
  tapped: (person: string) => `${person} says hi: it goes to every gateway that holds somebody of the chat, and each writes its own people.`,
  question: 'Now twice the gateways, the same eight people. How many copies must go in, in all?',
  asked: (told: string, question: string) => `${told} A question has come: ${question}`,
  options: [2, 4, 8],
  double: 'Double the gateways',
  doubling: 'The same message, twice the gateways.',
  doublingText: 'Everyone takes a seat again. Count the copies.',
  again: 'Double again',
  revealed: revealedWords,
  /** The same for the ear, which does not see the holes. */
  answered: (guess: number | null, copies: number, before: number, gateways: number) => `${revealedWords(guess, copies, before)}${copies === gateways ? '' : ` ${HOLES}`}`,
  revealedText: (writes: number, gateways: number) =>
    `The writes were divided: ${number(writes / gateways)} for each gateway now. The copies were not: each gateway still takes in one. Twice the servers, twice the copies.`,
  inLab: 'This is the lab: the same picture, with everything that can be changed beside it.',
  holes: HOLES,
} as const;

/** Of a text to be copied. */
export const COPY = {
  label: (button: string) => `Text of “${button}”`,
  copied: 'Copied',
  failed: 'The browser did not allow it: copy the text by hand.',
} as const;

export const TIME = {
  play: 'Play',
  pause: 'Pause',
  replay: 'Play again',
  /** Of a run that is on its way, once somebody has asked for it. */
  asked: 'Plays when ready',
  askedSaid: 'It is being worked out, and plays as soon as it is ready.',
  /** Written on the button is a part of its name, in any language: who says what they see is understood. */
  back: 'Step back',
  backShort: 'step',
  step: 'Step',
  stepShort: 'step',
  next: 'Next event',
  line: 'Time line',
  /** Of true microseconds. "42.3 ms of 4.08 s", "1.02 of 4.08 s" */
  position: (atMicros: number, endMicros: number) => {
    const [at, end] = [moment(atMicros), moment(endMicros)];
    return `${isolated(`${at.text}${at.unit === end.unit || atMicros === 0 ? '' : ` ${at.unit}`}`)} of ${isolated(`${end.text} ${end.unit}`)}`;
  },
  /** The same where one goes from event to event: neighbours differ in digits that nobody else needs. */
  exactPosition: (atMicros: number, endMicros: number) => `${millis(atMicros)} of ${isolated(`${millis(endMicros)} ms`)}`,
  speed: 'Speed',
  clock: 'Clock',
  story: 'Story time',
  true: 'True time',
  clockHint: {
    story: 'every beat lasts equally long',
    true: 'in proportion, 50 times slower than life at 1×',
  },
  connecting: 'Play from connecting',
} as const;

export const STATUS = {
  preparing: 'Working out the run.',
  workingSaid: 'The run is being worked out.',
  working: (done: string) => `Working out the run: ${done} done.`,
  early: (copies: number) => `So far a message becomes ${counted(copies, 'copy', 'copies')} in.`,
  starting: 'Starting the simulation.',
  /** In the place of the picture where nothing is on its way. */
  nothing: 'There is no picture: this has not been worked out.',
  cancel: 'Cancel',
  wasCancelled: 'The run was cancelled. What stood before is here again.',
  cancelled: 'The run was cancelled: nothing has been worked out.',
  afterAll: 'Work it out after all',
  small: 'Show a small one instead',
  goBack: 'Back to what stood before',
  problem: (problem: string) => `This could not be worked out: ${problem}.`,
  tryAgain: 'Try again',
  restart: 'Start it again',
  replacing: (trouble: string) => `The simulation's worker ${trouble}. A new one is being started.`,
  restarted: (trouble: string) => `The simulation's worker ${trouble}. A new one was started; nothing of the scenario was lost.`,
  failed: (trouble: string) => `The simulation's worker ${trouble}: nothing can be worked out. The scenario is kept as it is.`,
  dismiss: 'Dismiss',
  stopped: (crossings: number) =>
    `This run is too long to count event by event: it was stopped after ${counted(crossings, 'crossing', 'crossings')}. The counts below are of what ran until then; the formula's figures are of the whole.`,
  counted: 'Everybody was placed and counted; the messages were not played one by one.',
  tooMany: (people: number, gateways: number) =>
    `${counted(people, 'person', 'people')} on ${counted(gateways, 'gateway', 'gateways')} are too many to draw one by one (at most 64 people and 16 gateways): this is the same seat map, from farther away.`,
  overSockets: (holders: number, sockets: number, holder: SocketHolder = 'gateway') =>
    `${counted(holders, `${instanceNames(holder)[0]} holds`, `${instanceNames(holder)[1]} hold`)} more than the ${counted(sockets, 'socket', 'sockets')} meant for one.`,
  dropped: (jobs: number) => `A line was full: ${counted(jobs, 'job was', 'jobs were')} dropped.`,
} as const;

export const FAR = {
  copies: 'copies',
  ofViewers: 'of viewers',
  copiesShort: (full: string) => `copies ≤ ${full}`,
  across: (chats: number, gateways: number, areParts = false) => `${chatsCounted(chats, areParts)} ↓ ${counted(gateways, 'gateway', 'gateways')} →`,
  chatsDown: (chats: number, areParts = false) => `${chatsCounted(chats, areParts)} ↓`,
  gatewaysAcross: (gateways: number) => `${counted(gateways, 'gateway', 'gateways')} →`,
  follow: 'Follow person number',
  followHint: 'Tap a cell, or type a number, to keep one person in sight through every change.',
  cell: 'Seat map: arrow keys choose a cell, Enter runs a message along its row',
  chooseHint: 'Point at a cell, or choose one with the arrow keys, to see what it holds; tap it to run a message along its row.',
} as const;

export const INFO = {
  hearing: 'When people hear, and the price',
  overloaded: 'What cannot keep up',
  nothingYet: 'Nothing posted yet',
  assumed: 'Assumed',
  costs: (receipt: string, write: string, hop: string, lastMile: string) =>
    `${receipt} µs to take in one copy, ${write} µs to write one socket; ${hop} ms a hop, ${lastMile} ms to a person.`,
  formula: (copiesFormula: string, copies: number, writesFormula: string, writes: number, busy: string) =>
    `By formula, each second: ${counted(copies, 'copy', 'copies')} into a gateway (${copiesFormula}), ${counted(writes, 'write', 'writes')} out (${writesFormula}), ${busy} of its cores.`,
  counted: (engine: 'events' | 'aggregate', copies: number, apart: string) =>
    `${engine === 'events' ? 'Played event by event' : 'Counted'}: ${counted(copies, 'copy', 'copies')} into a gateway each second in the mean, ${apart} from the formula.`,
} as const;
