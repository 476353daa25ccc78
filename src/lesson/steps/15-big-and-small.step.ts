import { number, share } from '../../text/format';
import type { StepFigures } from '../figures';
import { chatsReaching, copiesOfAllRanks, membersOfRank } from '../formulas';
import type { Step } from '../step';

const NEARLY_ALL = 0.99;
const RANKS_NAMED = [1, 10, 100] as const;

const answerOf = (figures: StepFigures): number => chatsReaching(figures.formula('sizes').scenario, NEARLY_ALL);

const step: Step = {
  id: 'big-and-small',
  order: 15,
  title: 'Big and small together',
  route: 'door',
  inFiveMinutes: false,
  scenes: [{ id: 'sizes', patch: { chats: 1000, users: 100_000, gateways: 1000 } }],
  text: (figures) => {
    const { scenario } = figures.formula('sizes');
    const [first, second, third] = RANKS_NAMED.map((rank) => number(membersOfRank(scenario, rank)));
    return [
      `Real chats are not all of one size. A few are huge, most are small. A common rule of thumb is Zipf’s law: the second largest has half the people of the largest, the third a third, and so on. With ${first!} people in the largest of ${number(scenario.chats)} chats, the tenth has ${second!} and the hundredth ${third!}.`,
      `Put all of them on ${number(scenario.gateways)} gateways, placed at random. The largest surely reach every gateway. The smallest, with fewer people than there are gateways, cannot. Nobody has published how large the chats of a messenger really are, so the rule is an assumption, and these figures are by formula: the picture still shows all chats as large as the largest.`,
    ];
  },
  terms: ['Zipf’s law'],
  rounds: [
    {
      before: 'sizes',
      after: 'sizes',
      predictions: [
        {
          kind: 'amount',
          id: 'big-and-small.chats',
          about: 'chats that still reach every gateway',
          question: (figures) => `Of the ${number(figures.formula('sizes').scenario.chats)} chats, how many still reach at least ${share(NEARLY_ALL)} of the gateways?`,
          unit: 'count',
          from: () => 1,
          to: () => 1000,
          scale: 'ratio',
          answer: answerOf,
        },
      ],
      reveal: (figures) => {
        const { scenario } = figures.formula('sizes');
        return [
          `Only the ${number(answerOf(figures))} largest. Were all chats as large as the first, a gateway would take in ${number(figures.formula('sizes').copies.mean)} copies a second; with these sizes it takes in ${number(copiesOfAllRanks(scenario))}.`,
          'So the problem is not one of a messenger but of its largest chats, and they may be treated apart: a few by a design of their own, all the rest as ever. That is what “the celebrity problem” stands for in interviews.',
        ];
      },
    },
  ],
  notes: () => [
    'The exponent of the rule is a guess. Ask what happens to the answer if sizes fall faster, or slower.',
    'Treating the largest apart is the compromise that most published systems come near to.',
  ],
};

export default step;
