import { number, share } from '../../text/format';
import { DEFAULT_SCENARIO } from '../../model/keys';
import type { StepFigures } from '../figures';
import { chatsMaking, chatsReaching, copiesOfLargest, membersOfRank } from '../formulas';
import type { Step } from '../step';

/** All members look again, and messages come evenly. */
const EVERYBODY = { viewing: 1, arrivals: 'steady', tick: DEFAULT_SCENARIO.tick } as const;
const NEARLY_ALL = 0.99;
const A_HALF = 0.5;
const RANKS_NAMED = [1, 10, 100] as const;

const answerOf = (figures: StepFigures): number => chatsReaching(figures.formula('unequal').scenario, NEARLY_ALL);

const step: Step = {
  id: 'big-and-small',
  order: 15,
  title: 'Big and small together',
  route: 'door',
  inFiveMinutes: false,
  scenes: [
    { id: 'alike', patch: { design: 'topic-per-chat', ...EVERYBODY, chats: 100, users: 100_000, gateways: 1000 } },
    { id: 'unequal', patch: { skew: 1 } },
  ],
  text: (figures) => {
    const { scenario } = figures.formula('unequal');
    const [first, second, third] = RANKS_NAMED.map((rank) => number(membersOfRank(scenario, rank)));
    return [
      `Real chats are not all of one size. A few are huge, most are small. A common rule of thumb is Zipf’s law: the second largest has half the people of the largest, the third a third, and so on. With ${first!} people in the largest of ${number(scenario.chats)} chats, the tenth has ${second!} and the last ${third!}. How large the chats of a messenger really are nobody has published, so the rule is an assumption.`,
      `In the picture all are still as large as the largest, on ${number(scenario.gateways)} gateways, placed at random: every gateway hears every chat. Now let them shrink by that rule. The largest surely still reach every gateway. The smallest, with no more people than there are gateways, cannot.`,
    ];
  },
  terms: ['Zipf’s law'],
  rounds: [
    {
      before: 'alike',
      after: 'unequal',
      predictions: [
        {
          kind: 'amount',
          id: 'big-and-small.chats',
          isByFormula: true,
          about: 'chats that still reach every gateway',
          question: (figures) => `Of the ${number(figures.formula('unequal').scenario.chats)} chats, how many still reach at least ${share(NEARLY_ALL)} of the gateways?`,
          unit: 'count',
          from: 0,
          to: 100,
          scale: 'even',
          answer: answerOf,
        },
      ],
      reveal: (figures) => [
        `The ${number(answerOf(figures))} largest. While all were alike a gateway took in ${number(figures.of('alike').copies.mean)} copies a second; now it takes in ${number(figures.of('unequal').copies.mean)}, and the rows thin out downwards.`,
        `In interviews the answer is called the celebrity problem: treat the largest apart. By copies alone that does not go far here. Those ${number(answerOf(figures))} chats make ${share(copiesOfLargest(figures.formula('unequal').scenario, answerOf(figures)))} of the copies, and the rest come from chats that reach most gateways without filling them. To be rid of half of the copies, the ${number(chatsMaking(figures.formula('unequal').scenario, A_HALF))} largest would have to be treated apart.`,
      ],
    },
  ],
};

export default step;
