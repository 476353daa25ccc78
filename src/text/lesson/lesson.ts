/** Every fixed text of the lesson's page; what a step says stands in the step. */
import type { Source } from '../../model/design';
import { counted, listed, number, share } from '../format';

export const LESSON = {
  dismiss: 'OK',
  title: 'Lesson',
  openLab: 'To the lab',
  teach: 'Teach this lesson',
  contents: 'Contents',
  previous: 'Previous step',
  next: 'Next step',
  nextDoor: 'Back to the lesson',
  nextQuestion: 'Next question',
  finish: 'To the end',
  place: (place: number, steps: number) => `Step ${number(place)} of ${number(steps)}`,
  door: 'Side door',
  doorsHere: 'A side door opens here:',
  run: 'Run it',
  toResult: 'Go to the result',
  counting: 'Counting everybody…',
  halted: 'Not worked out yet',
  toQuestion: 'Question ↓',
  toAnswer: 'Answer ↓',
  noGuess: 'Just show me',
  guessFirst: 'First a guess: then it runs.',
  guessAll: 'Guess both, then it runs.',
  slide: 'slide to guess',
  was: 'Before',
  guess: 'You guessed',
  yourGuess: 'Your guess',
  result: { engine: 'Counted', formula: 'By formula', measured: 'Measured' },
  answer: 'The answer',
  verdicts: { right: 'You had it.', close: 'Close.', off: 'Not so.' },
  noGuessMade: 'No guess this time.',
  inWords: (guess: string | null, result: string) => (guess === null ? `It is ${result}.` : `You guessed ${guess}. It is ${result}.`),
  share: 'Share your guess',
  friend: 'A friend',
  friendSaid: (guesses: readonly string[]) => `A friend said ${listed(guesses)}. You?`,
  friendGuessed: (guess: string) => `A friend said ${guess}.`,
  yourOrder: (order: string) => `Your order was: ${order}.`,
  orderHint: 'Choose them in order, the fewest first. Choose one again to take it back.',
  placed: (label: string, place: number) => (place > 0 ? `${label}, place ${number(place)}` : label),
  again: 'Ask me again',
  tryIt: 'Try it yourself',
  tryHint: 'opens the lab with these numbers; the browser’s Back brings you here again',
  problemTitle: 'About this address',
  forgotten: 'What was kept of earlier guesses could not be read, and is left out.',
  stepText: 'This step',
  besidePicture: 'Beside the picture',
} as const;

export const CONTENTS = {
  title: 'The lesson',
  intro: (steps: number, doors: number) =>
    `${counted(steps, 'step', 'steps')} lead to the end, each with a question to guess at before anything runs; ${counted(doors, 'side door', 'side doors')} can be opened on the way.`,
  short: 'Only the five-minute route',
  done: 'done',
  guessed: (guesses: readonly string[]) => `guessed ${listed(guesses)}`,
  here: 'you are here',
  close: 'Close',
  forget: 'Forget my guesses',
  end: 'The end, with all guesses',
} as const;

export const ENDING = {
  title: 'What it comes to',
  intro: 'When a chat’s viewers are spread blindly over gateways and far outnumber them, almost every gateway must take in every message. More gateways divide the writing and repeat the taking-in. What that repeated part costs depends on what one copy costs.',
  toStep: (title: string) => `The step: ${title}`,
  guesses: 'What you guessed, and what it is',
  step: 'Step',
  asked: 'Asked about',
  guess: 'Your guess',
  result: 'What it is',
  none: '–',
  nothing: 'You have guessed nothing yet. Every step begins with a question.',
  end: 'The end',
  onward: 'From here',
  lab: 'Open the lab and try your own numbers',
  again: 'Back to the last step',
} as const;

/** The candidate answers, below the picture. */
export const ANSWERS = {
  watched: 'One message through four of them',
  watchedCopies: (copies: string) => `${copies} copies of a message in the mean`,
  besideToday: (title: string) => `beside ${title.toLowerCase()} in the lab`,
  title: 'All candidates, fewest copies first',
  assumed: ({ viewing, misplaced, tick, switches }: Readonly<Record<'viewing' | 'misplaced' | 'tick' | 'switches', number>>) =>
    `At this load and the round prices, with ${share(viewing)} of the members looking, ${share(misplaced)} of them astray, ${number(tick / 1000)} second between two ticks and two requests, and ${counted(switches, 'switch', 'switches')} a minute to another chat: all of it assumed.`,
  copies: (copies: string) => `${copies} a second into a gateway`,
  more: 'How, at what price, and who says so',
  price: 'Price:',
  source: 'source',
  nobody: 'Nobody whom we have read says that they run it.',
  legend: 'By formula, of what each design’s own hops come to. What is said of companies is what they or others have published; nobody has shown us their servers.',
} as const;

/** How well a source was read, beside what it says. */
export const TRUST: Readonly<Record<Source['trust'], string>> = {
  read: '(read in full)',
  excerpt: '(read in part)',
  secondary: '(read about)',
  derived: '(worked out here)',
};
