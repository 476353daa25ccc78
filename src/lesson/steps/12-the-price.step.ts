import { counted, duration, large, number } from '../../text/format';
import type { SceneFigures, StepFigures } from '../figures';
import { dearestHandshakeMicros, reconnectsPerSecond } from '../formulas';
import type { Step } from '../step';

const MICROS_PER_MILLI = 1000;
const TOLD_DIGITS = 2;

/** From the first viewer to the last, of a scene that is played. */
function spreadMillis({ spreadMicros }: SceneFigures): number {
  return (spreadMicros ?? 0) / MICROS_PER_MILLI;
}
const reconnects = (figures: StepFigures): number => reconnectsPerSecond(figures.formula('switching').scenario);

const step: Step = {
  id: 'the-price',
  order: 12,
  title: 'The price',
  route: 'main',
  inFiveMinutes: false,
  scenes: [
    { id: 'by-user', patch: { design: 'direct', gateways: 1000, placement: 'random' } },
    { id: 'switching', patch: { design: 'chat-gateway', switches: 1 } },
    { id: 'spread', patch: { design: 'direct', chats: 1, switches: 0 } },
    { id: 'alone', patch: { design: 'chat-gateway' } },
  ],
  text: (figures) => {
    const { scenario } = figures.formula('switching');
    return [
      `A chat gateway has its price. Your socket leads to the gateway of one chat. Open another chat and you must reconnect: close the socket and make a new one elsewhere, a handshake with its keys and greetings. And no news of other chats, no typing signs, nobody’s presence can come over a socket that belongs to one chat.`,
      `Let ${large(scenario.chats * scenario.users)} people be online, on ${number(scenario.gateways)} chat gateways, and let each switch to another chat ${counted(scenario.switches, 'time', 'times')} a minute, which is not much for somebody who reads.`,
    ];
  },
  terms: ['reconnect', 'handshake'],
  rounds: [
    {
      before: 'switching',
      after: 'switching',
      predictions: [
        {
          kind: 'amount',
          id: 'the-price.reconnects',
          isByFormula: true,
          about: 'reconnects a second',
          question: () => 'How many reconnects a second are that, over all gateways?',
          unit: 'count',
          from: 1000,
          to: 10_000_000,
          scale: 'ratio',
          answer: reconnects,
        },
      ],
      reveal: (figures) => {
        const byChat = figures.formula('switching');
        const byUser = figures.formula('by-user');
        return [
          `${number(reconnects(figures))}, ${number(reconnects(figures) / byChat.scenario.gateways)} for each gateway. In return a gateway takes in ${number(byChat.copies.mean)} copy a second instead of ${number(byUser.copies.mean)}.`,
          `Is it worth it? At ${number(byUser.scenario.tReceipt)} µs a copy only while a handshake costs less than about ${duration(Number(dearestHandshakeMicros(byUser, byChat).toPrecision(TOLD_DIGITS)))}. This lab assumes ${duration(byChat.scenario.tHandshake)}. That people tap on another chat is dearer than the copies ever were.`,
        ];
      },
    },
    {
      before: 'spread',
      after: 'alone',
      predictions: [
        {
          kind: 'amount',
          id: 'the-price.last',
          about: 'wait of the last viewer, milliseconds',
          question: (figures) => {
            const spread = figures.of('spread');
            return `One message to ${number(spread.scenario.users)} people. Spread over ${number(spread.scenario.gateways)} gateways, the last viewer hears it ${duration(spreadMillis(spread) * MICROS_PER_MILLI)} after the first. How much later on one chat gateway?`;
          },
          unit: 'millis',
          from: 0.1,
          to: 1000,
          scale: 'ratio',
          was: (figures) => spreadMillis(figures.of('spread')),
          answer: (figures) => spreadMillis(figures.of('alone')),
        },
      ],
      reveal: (figures) => {
        const { scenario } = figures.of('alone');
        return [
          `${duration(spreadMillis(figures.of('alone')) * MICROS_PER_MILLI)}: one gateway makes all ${number(scenario.users)} writes, one after the other, at ${number(scenario.tWrite)} µs each.`,
          'Blind placement repeats the copies, but it also writes a message everywhere at once. The wait of the last viewer is the price of having everybody in one place.',
        ];
      },
    },
  ],
};

export default step;
