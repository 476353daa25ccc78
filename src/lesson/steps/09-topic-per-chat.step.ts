import { large, number } from '../../text/format';
import type { StepFigures } from '../figures';
import type { Step } from '../step';

const MICROS = 'µs';
const TOLD_DIGITS = 3;

function answerOf(figures: StepFigures): string {
  const lookups = figures.of('direct').storageCores;
  const notifications = figures.of('topics').brokerCores;
  if (lookups > 2 * notifications) return 'lookups';
  return notifications > 2 * lookups ? 'notifications' : 'alike';
}

const step: Step = {
  id: 'topic-per-chat',
  order: 9,
  title: 'A topic per chat',
  route: 'main',
  inFiveMinutes: true,
  scenes: [
    { id: 'direct', patch: { design: 'direct', gateways: 1000 } },
    { id: 'topics', patch: { design: 'topic-per-chat' } },
  ],
  text: (figures) => {
    const direct = figures.formula('direct');
    const topics = figures.formula('topics');
    return [
      'Then group by chat. A broker keeps topics: the Chat API publishes to the topic of its chat, once, and every gateway that holds one of its people has subscribed to it. So each gateway is sent one copy, as in direct append, but nobody has to look up who sits where: the gateways have told the broker in advance.',
      `Compare what both cost beside the gateways, in one second at full size: ${number(direct.scenario.chats)} chats of ${number(direct.scenario.users)} people on ${number(direct.scenario.gateways)} gateways, drawn from far away. Direct append: ${large(direct.lookups)} look-ups in storage, at ${number(direct.scenario.tLookup)} ${MICROS} each. A topic per chat: ${large(Number(topics.notifications.toPrecision(TOLD_DIGITS)))} notifications, which is what a broker calls a copy that it sends, at ${number(topics.scenario.tNotify)} ${MICROS} each. Both prices are assumed.`,
    ];
  },
  terms: ['notifications'],
  rounds: [
    {
      before: 'direct',
      after: 'topics',
      predictions: [
        {
          kind: 'choice',
          id: 'topic-per-chat.bill',
          about: 'the bigger bill',
          question: () => 'Which bill is bigger?',
          options: [
            { id: 'lookups', label: () => 'Direct append’s look-ups, by far' },
            { id: 'alike', label: () => 'About the same' },
            { id: 'notifications', label: () => 'The broker’s notifications, by far' },
          ],
          answer: answerOf,
        },
        {
          kind: 'choice',
          id: 'topic-per-chat.copies',
          about: 'copies into a gateway, topic per chat',
          question: () => 'And the copies into a gateway, against direct append?',
          options: [
            { id: 'fewer', label: () => 'Fewer' },
            { id: 'same', label: () => 'The same' },
            { id: 'more', label: () => 'More' },
          ],
          answer: (figures) => {
            const apart = figures.of('topics').copies.mean - figures.of('direct').copies.mean;
            return apart === 0 ? 'same' : apart < 0 ? 'fewer' : 'more';
          },
        },
      ],
      reveal: (figures) => {
        const direct = figures.of('direct');
        const topics = figures.of('topics');
        return [
          `The look-ups keep ${number(direct.storageCores)} cores busy, the notifications ${number(topics.brokerCores)}. The broker earns its money: it keeps in order what direct append asks for anew at every message.`,
          `The gateways have nothing of it. ${number(topics.copies.mean)} copies into each, as before: who remembers the seats has changed, and not where people sit.`,
        ];
      },
    },
  ],
};

export default step;
