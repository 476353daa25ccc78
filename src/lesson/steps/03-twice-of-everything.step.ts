import { counted, number } from '../../text/format';
import type { StepFigures } from '../figures';
import type { Step } from '../step';

/** Less than this apart is called the same. */
const SAME = 0.01;

function answerOf(figures: StepFigures): string {
  const ratio = figures.of('twice').busyShare.mean / figures.of('once').busyShare.mean;
  if (Math.abs(ratio - 1) < SAME) return 'same';
  return ratio > 1 ? 'busier' : 'idler';
}

const step: Step = {
  id: 'twice-of-everything',
  order: 3,
  title: 'Twice of everything',
  route: 'main',
  inFiveMinutes: true,
  scenes: [
    { id: 'once', patch: { chats: 2, gateways: 2, messages: 1, do: [] } },
    { id: 'twice', patch: { chats: 4, gateways: 4 } },
  ],
  text: (figures) => {
    const { scenario: before, copies, writes } = figures.of('once');
    const { scenario: after } = figures.of('twice');
    return [
      `Servers are bought because there is more to do. So this time everything grows together: ${number(before.chats)} chats become ${number(after.chats)}, and ${number(before.gateways)} gateways become ${number(after.gateways)}. A chat still has ${number(after.users)} people and posts one message. A system that scales linearly shrugs at this: twice the chats on twice the machines leave each machine as busy as it was.`,
      `At the start each gateway takes in ${counted(copies.mean, 'copy', 'copies')}, one for each chat, and writes the sockets of the ${number(writes.mean)} people that it holds. Afterwards it holds ${number((after.users * after.chats) / after.gateways)} people again, so its writes stay as they are. What about the rest?`,
    ];
  },
  terms: ['scales linearly'],
  rounds: [
    {
      before: 'once',
      after: 'twice',
      predictions: [
        {
          kind: 'choice',
          id: 'twice-of-everything.busy',
          about: 'how busy a gateway is',
          question: () => 'Twice the chats on twice the gateways: how busy is each gateway now?',
          options: [
            { id: 'idler', label: () => 'Less busy' },
            { id: 'same', label: () => 'As busy as before' },
            { id: 'busier', label: () => 'Busier' },
          ],
          answer: answerOf,
        },
      ],
      reveal: (figures) => {
        const before = figures.of('once');
        const after = figures.of('twice');
        return [
          `Busier. The writes stayed at ${number(after.writes.mean)} for each gateway, but the copies went from ${number(before.copies.mean)} to ${number(after.copies.mean)}: there are twice the chats, and each gateway hears all of them.`,
          'So twice the machines are not enough for twice the chats. This is what people mean when they say that such a design does not scale linearly: not that it breaks, but that each machine’s share grows although you keep buying.',
        ];
      },
    },
  ],
};

export default step;
