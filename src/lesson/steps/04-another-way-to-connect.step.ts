import { counted, hundredths, number } from '../../text/format';
import type { StepFigures } from '../figures';
import { emptyCells, placeManyTimes, type PlacementTrials } from '../placements';
import type { Step } from '../step';

const TRIALS = 100;
const SEED_WITH_HOLE = 3;

const trialsOf = (figures: StepFigures): PlacementTrials => placeManyTimes(figures.of('drawn').scenario, TRIALS);

const step: Step = {
  id: 'another-way-to-connect',
  order: 4,
  title: 'Another way to connect?',
  route: 'door',
  inFiveMinutes: false,
  scenes: [
    { id: 'dealt', patch: { chats: 4, users: 16, gateways: 4 } },
    // The first of the draws that leaves a cell empty: a full one is the rule, and looks like any other step.
    { id: 'drawn', patch: { placement: 'random', seed: SEED_WITH_HOLE } },
  ],
  text: (figures) => {
    const { chats, users, gateways } = figures.of('drawn').scenario;
    return [
      'So far people were dealt out like cards, one gateway after the other: round robin. Real systems have other ways. Some draw a gateway at random. Some spread the gateways over a hash ring, and a number made from the person’s name picks the place. Some leave it to a balancer that sees addresses and ports only, the four-tuple. All of them place by user: each person or connection gets a gateway by itself, and none of them looks at the chat.',
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
        const { scenario } = figures.of('drawn');
        const holes = emptyCells(scenario);
        return [
          `In ${number(complete)} of ${number(trials)}. The picture shows the first of the ${number(trials - complete)} others, draw ${number(scenario.seed)}: ${counted(holes, 'cell is', 'cells are')} empty, so ${counted(holes, 'copy is', 'copies are')} spared of ${number(scenario.chats * scenario.gateways)}. That is what luck can do: in the mean a chat reaches ${hundredths(gatewaysPerChat)} of the ${number(scenario.gateways)} gateways.`,
          'Ring and four-tuple come out much the same, since neither knows which chat a person looks at. By which of these ways people connect hardly matters: that they are placed by user does.',
        ];
      },
    },
  ],
};

export default step;
