import { number } from '../../text/format';
import { copiesIn } from '../readings';
import type { Step } from '../step';

const step: Step = {
  id: 'topic-per-user',
  order: 8,
  title: 'Just use a queue',
  route: 'main',
  inFiveMinutes: false,
  scenes: [
    { id: 'direct-doubled', patch: { shards: 3, gateways: 2000 } },
    { id: 'topics', patch: { design: 'topic-per-user', gateways: 1000 } },
    { id: 'topics-doubled', patch: { gateways: 2000 } },
  ],
  text: (figures) => {
    const { scenario } = figures.of('topics');
    return [
      'Sooner or later somebody says: just use a queue. So put a broker in between, a server that keeps topics. Who publishes to a topic need not know who listens; whoever has subscribed to it is sent a copy.',
      `In the most common form everybody has a topic of their own, and the gateway that holds a person subscribes to that person’s topic. Where people sit need not be asked any more; who is in the chat still must. The Chat API publishes each message ${number(scenario.users)} times, once for each member of the chat. The broker cannot know that two of these topics lead to the same gateway, so a gateway with ${number(scenario.users / scenario.gateways)} people of a chat receives ${number(scenario.users / scenario.gateways)} copies of one message. Now double the gateways.`,
    ];
  },
  terms: ['broker', 'topics', 'publishes', 'subscribed'],
  rounds: [
    {
      before: 'topics',
      after: 'topics-doubled',
      predictions: [
        {
          kind: 'amount',
          id: 'topic-per-user.copies',
          about: 'copies into a gateway, topic per user',
          question: (figures) => `On ${number(figures.of('topics-doubled').scenario.gateways)} gateways: copies into one gateway each second?`,
          unit: 'count',
          from: 0,
          to: 20_000,
          scale: 'even',
          was: copiesIn('topics'),
          answer: copiesIn('topics-doubled'),
        },
      ],
      reveal: (figures) => {
        const { copies, busyShare, scenario } = figures.of('topics-doubled');
        const direct = figures.formula('direct-doubled');
        return [
          `${number(copies.mean)}: exactly half. This design scales in a straight line, and a gateway has more to do than ever. Direct append on as many gateways takes in ${number(direct.copies.mean)}. This is ${number(Math.round(copies.mean / direct.copies.mean))} times as many copies, one for each person instead of one for each gateway; with the writes, which are the same, it is ${number(busyShare.mean / direct.busyShare.mean)} times the work of a gateway at ${number(scenario.tReceipt)} µs a copy and ${number(scenario.tWrite)} µs a write.`,
          `It also still hears ${number(direct.copies.mean)} of the ${number(scenario.chats)} chats. A line that falls is not yet a good one: ask from how high it falls.`,
        ];
      },
    },
  ],
};

export default step;
