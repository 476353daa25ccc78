import { large, number, share } from '../../text/format';
import { savedShare } from '../../engine/theory/theory';
import { copiesIn, writesOut } from '../readings';
import type { Step } from '../step';

const step: Step = {
  id: 'full-size',
  order: 5,
  title: 'Full size',
  route: 'main',
  inFiveMinutes: false,
  scenes: [
    { id: 'thousand', patch: { chats: 1000, users: 10_000, gateways: 1000, placement: 'random', seed: 1 } },
    { id: 'doubled', patch: { gateways: 2000 } },
  ],
  text: (figures) => {
    const { scenario, copies, writes } = figures.of('thousand');
    const { chats, users, gateways } = scenario;
    return [
      `Now at full size: ${number(chats)} chats of ${number(users)} are ${large(chats * users)} people, and every chat posts one message a second. ${number(gateways)} gateways hold ${number((chats * users) / gateways)} sockets each, placed at random. Nobody could make out so many faces, so this is the same picture from far away: rows are chats, columns are gateways, and it is filled wherever somebody of a chat sits.`,
      `In the mean ${number(users / gateways)} people of a chat sit on each gateway, so practically every gateway hears every chat. Each second it takes in about ${number(Math.round(copies.mean))} copies and writes ${number(Math.round(writes.mean))} sockets. Then the gateways are doubled.`,
    ];
  },
  terms: [],
  rounds: [
    {
      before: 'thousand',
      after: 'doubled',
      predictions: [
        {
          kind: 'amount',
          id: 'full-size.copies',
          about: 'copies into a gateway each second',
          question: (figures) => `On ${number(figures.of('doubled').scenario.gateways)} gateways: copies into one gateway each second?`,
          unit: 'count',
          from: 0,
          to: 2000,
          scale: 'even',
          was: copiesIn('thousand'),
          answer: copiesIn('doubled'),
        },
        {
          kind: 'amount',
          id: 'full-size.writes',
          about: 'writes out of a gateway each second',
          question: () => 'And writes out of it each second?',
          unit: 'count',
          from: 0,
          to: 20_000,
          scale: 'even',
          was: writesOut('thousand'),
          answer: writesOut('doubled'),
        },
      ],
      reveal: (figures) => {
        const before = figures.of('thousand');
        const after = figures.of('doubled');
        return [
          `Into one gateway the copies hardly change: ${number(before.copies.mean)} became ${number(after.copies.mean)}, ${share(savedShare(before.copies.mean, after.copies.mean))} less. Its writes were halved, to ${number(after.writes.mean)}. The map is as full as before: a gateway holds ${number(after.scenario.users / after.scenario.gateways)} people of each chat instead of ${number(before.scenario.users / before.scenario.gateways)}, and one is enough to make it take in every message.`,
          `Over all gateways it is the other way round. A message makes ${number(after.writesPerMessage)} writes as ever, but ${number(after.copiesPerMessage)} copies instead of ${number(before.copiesPerMessage)}: writing was divided, taking in was repeated.`,
        ];
      },
    },
  ],
};

export default step;
