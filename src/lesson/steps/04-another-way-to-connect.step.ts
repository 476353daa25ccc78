import { hundredths, number } from '../../text/format';
import type { StepFigures } from '../figures';
import { placeManyTimes, type PlacementTrials } from '../placements';
import type { Step } from '../step';

const TRIALS = 100;

const trialsOf = (figures: StepFigures): PlacementTrials => placeManyTimes(figures.of('drawn').scenario, TRIALS);

const step: Step = {
  id: 'another-way-to-connect',
  order: 4,
  title: 'Another way to connect?',
  route: 'door',
  inFiveMinutes: false,
  scenes: [
    { id: 'dealt', patch: { chats: 4, users: 16, gateways: 4 } },
    { id: 'drawn', patch: { placement: 'random' } },
  ],
  text: (figures) => {
    const { chats, users, gateways } = figures.of('drawn').scenario;
    return [
      'So far people were dealt out like cards, one gateway after the other: round robin. Real systems have other ways. Some draw a gateway at random. Some spread the gateways over a hash ring, and a number made from the person’s name picks the place. Some leave it to a balancer that sees addresses and ports only, the four-tuple. All of them place by user: they look at the person, never at the chat.',
      `With luck, might one of them leave a gateway without anybody of some chat, so that it hears less? Take ${number(chats)} chats of ${number(users)} on ${number(gateways)} gateways and draw everybody’s seat at random, ${number(TRIALS)} times over.`,
    ];
  },
  terms: ['round robin', 'hash ring', 'four-tuple', 'place by user'],
  rounds: [
    {
      before: 'dealt',
      after: 'drawn',
      predictions: [
        {
          kind: 'amount',
          id: 'another-way-to-connect.complete',
          about: 'draws in which all hear all',
          question: () => `In how many of the ${number(TRIALS)} draws does every gateway still hear every chat?`,
          unit: 'count',
          from: 0,
          to: TRIALS,
          scale: 'even',
          answer: (figures) => trialsOf(figures).complete,
        },
      ],
      reveal: (figures) => {
        const { complete, gatewaysPerChat, trials } = trialsOf(figures);
        return [
          `In ${number(complete)} of ${number(trials)}. Where a cell stays empty at all, it is one or two: in the mean a chat reaches ${hundredths(gatewaysPerChat)} of the ${number(figures.of('drawn').scenario.gateways)} gateways. The picture shows the first of these draws.`,
          'Ring and four-tuple come out much the same, since neither knows which chat a person looks at. How people connect is not where the trouble comes from: that they are placed by user is.',
        ];
      },
    },
  ],
};

export default step;
