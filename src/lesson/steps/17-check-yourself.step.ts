import { number, share } from '../../text/format';
import { savedShare } from '../../engine/theory/theory';
import type { StepFigures } from '../figures';
import { copiesIn, workSaved } from '../readings';
import type { Step } from '../step';

const savedInStadium = workSaved('stadium', 'stadium-doubled');
const savedInGame = (figures: StepFigures): number => savedShare(copiesIn('game')(figures), copiesIn('game-doubled')(figures));

const step: Step = {
  id: 'check-yourself',
  order: 17,
  title: 'Check yourself',
  route: 'main',
  inFiveMinutes: false,
  scenes: [
    { id: 'auction', patch: { design: 'topic-per-chat', chats: 1000, users: 500, viewing: 1, gateways: 50 } },
    { id: 'auction-wide', patch: { gateways: 2000 } },
    { id: 'stadium', patch: { chats: 1, users: 60_000, gateways: 50 } },
    { id: 'stadium-doubled', patch: { gateways: 100 } },
    { id: 'game', patch: { chats: 10_000, users: 8, gateways: 500 } },
    { id: 'game-doubled', patch: { gateways: 1000 } },
  ],
  text: (figures) => {
    const auction = figures.formula('auction').scenario;
    const stadium = figures.formula('stadium').scenario;
    const game = figures.formula('game').scenario;
    return [
      'Three systems that are no messengers. In each, rooms take the place of chats and a topic per room tells only gateways with somebody in it. Two numbers decide: how many people of one room fall on a gateway, and how many rooms there are.',
      `An auction house: ${number(auction.chats)} lots with ${number(auction.users)} bidders each, who see every bid. A stadium: one channel for ${number(stadium.users)} visitors. A game: ${number(game.chats)} rooms of ${number(game.users)} players. In each room something happens once a second, and people are placed at random. For each of the three, say what more gateways will bring, then run it.`,
    ];
  },
  terms: [],
  rounds: [
    {
      before: 'auction',
      after: 'auction-wide',
      predictions: [
        {
          kind: 'amount',
          id: 'check-yourself.auction',
          about: 'auction: copies into a gateway',
          question: (figures) =>
            `The auction house goes from ${number(figures.of('auction').scenario.gateways)} gateways to ${number(figures.of('auction-wide').scenario.gateways)}. Copies into one gateway each second?`,
          unit: 'count',
          from: 0,
          to: 1200,
          scale: 'even',
          was: copiesIn('auction'),
          answer: copiesIn('auction-wide'),
        },
      ],
      reveal: (figures) => {
        const { copies, copiesPerMessage, writes, scenario } = figures.of('auction-wide');
        const narrow = figures.of('auction');
        return [
          `${number(copies.mean)}: with ${number(scenario.gateways / scenario.users)} times as many gateways as bidders of a lot the plateau is behind you. It took ${number(scenario.gateways / narrow.scenario.gateways)} times the gateways, and ${number(copiesPerMessage)} copies of a bid over all of them instead of ${number(narrow.copiesPerMessage)}, to come down to ${share(copies.mean / narrow.copies.mean)} of the copies, and nearly every copy now serves one of the ${number(writes.mean)} writes alone.`,
        ];
      },
    },
    {
      before: 'stadium',
      after: 'stadium-doubled',
      predictions: [
        {
          kind: 'amount',
          id: 'check-yourself.stadium',
          about: 'stadium: work saved by doubling',
          question: (figures) =>
            `The stadium has ${number(figures.of('stadium').scenario.gateways)} gateways, each with ${number(figures.of('stadium').writes.mean)} visitors. How much of a gateway’s work does doubling save?`,
          unit: 'share',
          from: 0,
          to: 1,
          scale: 'even',
          answer: savedInStadium,
        },
      ],
      reveal: (figures) => [
        `${share(savedInStadium(figures))}, practically all that can be saved. Every gateway hears the one channel before and after, but one copy beside ${number(figures.of('stadium-doubled').writes.mean)} writes is nothing. One giant room is easy; thousands of them on the same gateways are the problem.`,
      ],
    },
    {
      before: 'game',
      after: 'game-doubled',
      predictions: [
        {
          kind: 'amount',
          id: 'check-yourself.game',
          about: 'game: copies saved by doubling',
          question: (figures) =>
            `The game doubles its ${number(figures.of('game').scenario.gateways)} gateways. How many of the copies into one does this save?`,
          unit: 'share',
          from: 0,
          to: 1,
          scale: 'even',
          answer: savedInGame,
        },
      ],
      reveal: (figures) => [
        `${share(savedInGame(figures))}. A room of ${number(figures.of('game').scenario.users)} reaches as many gateways as it has players, and no more: small rooms are far past the plateau’s end, where taking in copies is divided like everything else. Wherever all groups are small, more gateways help with everything.`,
      ],
    },
  ],
};

export default step;
