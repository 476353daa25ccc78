import { number, share } from '../../text/format';
import { copiesIn } from '../readings';
import type { Step } from '../step';

const step: Step = {
  id: 'who-is-looking',
  order: 10,
  title: 'Who is looking?',
  route: 'main',
  inFiveMinutes: false,
  scenes: [
    { id: 'everybody', patch: { design: 'direct', viewing: 0.01 } },
    { id: 'viewers', patch: { design: 'topic-per-chat' } },
  ],
  text: (figures) => {
    const everybody = figures.formula('everybody');
    const { users, viewing } = everybody.scenario;
    return [
      `A member of a chat is not always a viewer: some are away, most have another chat open. Say that of ${number(users)} members only ${share(viewing)} are looking, ${number(users * viewing)} people. Direct append asks who is in the chat and where they are connected; it does not ask what they look at. So it goes on sending ${number(everybody.copies.mean)} copies into every gateway each second, whoever looks.`,
      'A gateway that subscribes to a chat’s topic only while somebody there has the chat open knows better. It is not told of a chat that nobody there is looking at.',
    ];
  },
  terms: [],
  rounds: [
    {
      before: 'everybody',
      after: 'viewers',
      predictions: [
        {
          kind: 'amount',
          id: 'who-is-looking.copies',
          about: 'copies into a gateway, viewers only',
          question: () => 'A topic per chat, told only of viewers: copies into one gateway each second?',
          unit: 'count',
          from: 0,
          to: 1000,
          scale: 'even',
          was: copiesIn('everybody'),
          answer: copiesIn('viewers'),
        },
      ],
      reveal: (figures) => {
        const { copies, writes, scenario } = figures.of('viewers');
        return [
          `${number(copies.mean)}, for ${number(writes.mean)} writes. With ${number(scenario.users * scenario.viewing)} viewers of a chat on ${number(scenario.gateways)} gateways most gateways hold none, and are not told: the holes in the picture.`,
          'Knowing who is looking has done what no number of gateways could. The rest of the members can be told, now and then, that something is unread, which is not counted here; and when everybody looks at once, all is as before.',
        ];
      },
    },
  ],
};

export default step;
