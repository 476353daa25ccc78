import { duration, large, number } from '../../text/format';
import { presetName } from '../../text/presets';
import type { StepFigures } from '../figures';
import { atMeasured, MEASURED } from '../formulas';
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
    const { chats, users, gateways } = figures.formula('direct').scenario;
    return [
      'Then group by chat. A broker keeps topics: the Chat API publishes to the topic of its chat, once, and every gateway that holds one of its people has subscribed to it. So each gateway is sent one copy, as in direct append, but nobody has to look up who sits where: the gateways have told the broker in advance. What it sends to its subscribers are notifications.',
      `Here it is at full size, drawn from far away: ${number(chats)} chats of ${number(users)} people on ${number(gateways)} gateways. Set the gateways aside for a moment, and look at what stands before them. Direct append asks its storages about every member of a chat, again at every message. The broker asks nobody, but it is one more layer to run and to pay for, and the article thinks little of the bargain.`,
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
          question: () => 'Before the gateways, which of the two has more to do?',
          options: [
            { id: 'lookups', label: () => 'Direct append’s storages, by far' },
            { id: 'alike', label: () => 'About the same' },
            { id: 'notifications', label: () => 'The broker, by far' },
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
        const dearest = (direct.scenario.tLookup * topics.brokerCores) / direct.storageCores;
        return [
          `In a second direct append makes ${large(direct.lookups)} look-ups, one for each person and message, and the broker sends ${large(Number(topics.notifications.toPrecision(TOLD_DIGITS)))} notifications, one for each gateway and message. At the prices assumed here, ${number(direct.scenario.tLookup)} ${MICROS} and ${number(topics.scenario.tNotify)} ${MICROS}, that is ${number(direct.storageCores)} cores against ${number(topics.brokerCores)}; a look-up would have to cost less than ${duration(dearest)} for the storages to win.`,
          `Prices decide it, and these are assumed. By those that were measured on real processes (“${presetName(MEASURED)}”) it is ${number(atMeasured(direct).storageCores)} cores against ${number(atMeasured(topics).brokerCores)}. Subscribing anew when somebody moves is not counted.`,
          `The gateways have nothing of it. ${number(topics.copies.mean)} copies into each, as before: who remembers the seats has changed, and not where people sit.`,
        ];
      },
    },
  ],
};

export default step;
