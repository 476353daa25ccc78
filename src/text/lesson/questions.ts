/** The article's last questions, each with what the lesson came to. */
import { number, share } from '../format';

/** At the loads of the steps that ask, by formula. */
export interface QuestionFigures {
  /** Of a gateway's core, for copies, at the guessed load and measured prices; messages a second that would fill it with them. */
  readonly copiesShare: number;
  readonly messagesToFill: number;
  /** Copies a second into a gateway as they are, and collected; what doubling then saves of them at most. */
  readonly copies: number;
  readonly collected: number;
  readonly savedOptimised: number;
  /** What doubling saves where only viewers count, where communities sit together, where viewers ask, and today. */
  readonly savedToday: number;
  readonly savedViewers: number;
  readonly savedTogether: number;
  readonly savedAsking: number;
}

interface Question {
  /** The step that asks it. */
  readonly step: string;
  readonly title: string;
  readonly text: (figures: QuestionFigures) => string;
}

/** Two digits: more would be luck. */
const roughly = (value: number): string => number(Number(value.toPrecision(2)));

const ASKED: readonly Question[] = [
  {
    step: 'one-socket',
    title: 'Is what does not scale good enough?',
    text: ({ copiesShare, messagesToFill }) =>
      `At the guessed load and measured prices, yes: the copies that no gateway takes off another are ${share(copiesShare)} of a core, and about ${roughly(messagesToFill)} messages a second would have to come to fill it. At dearer copies, or many more chats, no.`,
  },
  {
    step: 'where-the-plateau-ends',
    title: 'Are there optimisations?',
    text: ({ copies, collected, savedOptimised }) =>
      `Several, and each lowers the plateau once: collecting for a second leaves ${number(collected)} of ${number(copies)} copies a second. Doubling then saves no more than ${share(Number(savedOptimised.toPrecision(1)))} of them. Only counting fewer people moves the plateau’s end.`,
  },
  {
    step: 'so-how',
    title: 'Is there something that scales?',
    text: ({ savedToday, savedViewers, savedTogether, savedAsking }) =>
      `Yes, with one socket. Where direct append saves ${share(savedToday)} of the copies by doubling, telling only viewers saves ${share(savedViewers)}, seating communities together ${share(savedTogether)}, asking ${share(savedAsking)}. Each has its price, and nobody has published one of them whole.`,
  },
];

export const QUESTIONS = { title: 'The article’s last questions', asked: ASKED } as const;
