import { counted, number } from '../../text/format';
import type { StepFigures } from '../figures';
import type { Step } from '../step';

const sender = (figures: StepFigures): string => `u${String(figures.of('hi').scenario.do[0]!.user)}`;

const step: Step = {
  id: 'say-hi',
  order: 1,
  title: 'Say hi',
  route: 'main',
  inFiveMinutes: true,
  scenes: [
    { id: 'quiet', patch: { messages: 0 } },
    { id: 'hi', patch: { do: [{ atMillis: 0, verb: 'post', user: 3 }] } },
  ],
  text: (figures) => {
    const { users, gateways } = figures.of('hi').scenario;
    return [
      `${counted(users, 'person shares', 'people share')} one chat, and all of them have it open: they are its viewers. Each keeps a connection open, a socket, to one of ${counted(gateways, 'server', 'servers')} that only hold sockets: the gateways. In the picture a row is a chat, a column is a gateway, and everybody sits where the two cross.`,
      `When ${sender(figures)} says hi, the message first reaches the Chat API, the server that accepts what people of this chat write. It does not hold anybody’s socket, so it asks two storages: who is in the chat, and which gateway holds each of them. Then it sends copies of the message to gateways, and a gateway writes it into sockets. This way is called direct append.`,
    ];
  },
  terms: ['viewers', 'socket', 'gateways', 'Chat API', 'storages', 'copies', 'direct append'],
  rounds: [
    {
      before: 'quiet',
      after: 'hi',
      predictions: [
        {
          kind: 'choice',
          id: 'say-hi.copies',
          about: 'copies of one message',
          question: (figures) => `${sender(figures)} says hi. How many copies leave the Chat API?`,
          options: [
            { id: 'one', label: () => `${number(1)}, for the whole chat`, value: () => 1 },
            { id: 'gateways', label: (figures) => `${number(figures.of('hi').scenario.gateways)}, one for each gateway`, value: (figures) => figures.of('hi').scenario.gateways },
            { id: 'people', label: (figures) => `${number(figures.of('hi').scenario.users)}, one for each person`, value: (figures) => figures.of('hi').scenario.users },
          ],
          answer: (figures) => answerTo(figures),
        },
      ],
      reveal: (figures) => {
        const { copiesPerMessage, writesPerMessage } = figures.of('hi');
        return [
          `${counted(copiesPerMessage, 'copy', 'copies')}: one for each gateway that holds somebody of the chat. Each gateway then wrote the sockets of its own people, ${counted(writesPerMessage, 'write', 'writes')} in all.`,
          `And who remembers where ${sender(figures)} sits? The storages, asked on the way. A copy that a gateway takes in, a socket that it writes: this lesson is about those two. Tap anybody to send one more.`,
        ];
      },
    },
  ],
};

function answerTo(figures: StepFigures): string {
  const copies = figures.of('hi').copiesPerMessage;
  if (copies === figures.of('hi').scenario.gateways) return 'gateways';
  return copies === 1 ? 'one' : 'people';
}

export default step;
