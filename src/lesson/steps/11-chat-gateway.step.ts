import { counted, number } from '../../text/format';
import type { Step } from '../step';

const step: Step = {
  id: 'chat-gateway',
  order: 11,
  title: 'A gateway of the chat’s own',
  route: 'main',
  inFiveMinutes: true,
  scenes: [
    { id: 'by-user-two', patch: { design: 'direct', viewing: 1, chats: 8, users: 8, gateways: 2, placement: 'round-robin' } },
    { id: 'by-user-four', patch: { gateways: 4 } },
    { id: 'two', patch: { design: 'chat-gateway', gateways: 2 } },
    { id: 'four', patch: { gateways: 4 } },
    { id: 'quarter', patch: { chats: 1000, users: 10_000, gateways: 250 } },
    { id: 'half', patch: { gateways: 500 } },
    { id: 'as-many', patch: { gateways: 1000 } },
    { id: 'twice-as-many', patch: { gateways: 2000 } },
  ],
  text: (figures) => {
    const two = figures.formula('two');
    const byUser = figures.formula('by-user-four').copies.mean;
    return [
      `Every design so far looked for a gateway for the person, whatever chat the person has open, and so the people of a chat were everywhere. That is placing by user. Turn it round and place by chat. A coordinator gives each chat a gateway of its own, and whoever opens the chat connects to that one. Such a gateway is a chat gateway. It may serve several chats; what matters is that a chat has only one.`,
      `Here are ${number(two.scenario.chats)} chats of ${number(two.scenario.users)} on ${number(two.scenario.gateways)} chat gateways: ${number(two.copies.mean)} chats each, so ${counted(two.copies.mean, 'copy', 'copies')} into each when every chat posts once. Placed by user it was ${number(figures.formula('by-user-two').copies.mean)}, and after doubling still ${number(byUser)}.`,
    ];
  },
  terms: ['place by chat', 'coordinator', 'chat gateway'],
  rounds: [
    {
      before: 'two',
      after: 'four',
      predictions: [
        {
          kind: 'choice',
          id: 'chat-gateway.copies',
          about: 'copies into a chat gateway after doubling',
          question: (figures) => `Now ${number(figures.of('four').scenario.gateways)} chat gateways. How many copies go into each?`,
          options: [
            { id: 'less', label: (figures) => number(figures.formula('two').copies.mean / 2), value: (figures) => figures.formula('two').copies.mean / 2 },
            { id: 'same', label: (figures) => number(figures.formula('two').copies.mean), value: (figures) => figures.formula('two').copies.mean },
            { id: 'all', label: (figures) => number(figures.formula('by-user-four').copies.mean), value: (figures) => figures.formula('by-user-four').copies.mean },
          ],
          answer: (figures) => {
            const ratio = figures.of('four').copies.most / figures.formula('two').copies.mean;
            return ratio < 1 ? 'less' : ratio === 1 ? 'same' : 'all';
          },
        },
      ],
      reveal: (figures) => [
        `${number(figures.of('four').copies.mean)}. The rows have one filled cell now, so taking in copies is divided work at last: twice the gateways, half the copies. At full size it goes on like that: ${number(figures.formula('quarter').copies.mean)} copies a second on ${number(figures.formula('quarter').scenario.gateways)} chat gateways, ${number(figures.formula('half').copies.mean)} on ${number(figures.formula('half').scenario.gateways)}.`,
      ],
    },
    {
      before: 'as-many',
      after: 'twice-as-many',
      predictions: [
        {
          kind: 'choice',
          id: 'chat-gateway.busiest',
          about: 'busiest chat gateway, more gateways than chats',
          question: (figures) => {
            const { scenario, copies } = figures.formula('as-many');
            return `With ${number(scenario.gateways)} chat gateways for ${number(scenario.chats)} chats, the busiest takes in ${number(copies.most)} a second and writes ${number(scenario.users)} sockets. Double once more: what does the busiest do?`;
          },
          options: [
            { id: 'half', label: () => 'Half of it' },
            { id: 'same', label: () => 'The same' },
          ],
          answer: (figures) => (figures.of('twice-as-many').writes.most < figures.of('as-many').writes.most ? 'half' : 'same'),
        },
      ],
      reveal: (figures) => [
        `The same: ${number(figures.of('twice-as-many').writes.most)} writes a second. A chat is not cut in two, so beyond one gateway for each chat there is nothing left to divide, and the other gateways idle. It is a mild limit: a gateway with a single chat has little to take in.`,
      ],
    },
  ],
};

export default step;
