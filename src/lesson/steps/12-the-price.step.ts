import { PRESETS } from '../../model/presets';
import { withChanges } from '../../model/scenario';
import { counted, duration, large, listed, number, share } from '../../text/format';
import { presetName } from '../../text/presets';
import { formulaFigures, type SceneFigures, type StepFigures } from '../figures';
import { atMeasured, coresInAll, dearestHandshakeMicros, MEASURED, reconnectsPerSecond } from '../formulas';
import type { Step } from '../step';

const MICROS_PER_MILLI = 1000;
const TOLD_DIGITS = 2;
/** As many as a large machine has, to say what one rule of the model decides. */
const MANY_CORES = 64;

const told = (micros: number): string => duration(Number(micros.toPrecision(TOLD_DIGITS)));

/** From the first viewer to the last, of a scene that is played. */
function spreadMicros({ hearing }: SceneFigures): number {
  return hearing ? hearing.lastMicros - hearing.firstMicros : 0;
}
/** What share of a chat gateway's work is making new connections. */
const reconnecting = (figures: StepFigures): number => 1 - figures.of('settled').busyShare.mean / figures.of('switching').busyShare.mean;

/** Who waits for whom: the last viewer of each of the three designs. */
function waitsWords(figures: StepFigures): string {
  const { scenario, copiesPerMessage } = figures.formula('spread');
  const byTopic = formulaFigures(withChanges(scenario, { design: 'topic-per-chat' }));
  const { tSend } = PRESETS.published.costs;
  return (
    `Who waits for whom? On a chat gateway the last viewer waits for ${counted(scenario.users - 1, 'write', 'writes')} to others. ` +
    `By a topic per chat, after ${duration(byTopic.hearing!.lastMicros)}, for the broker, which notifies ${counted(byTopic.copiesPerMessage, 'gateway', 'gateways')} one after the other. ` +
    `By direct append for the storages, and for the copies that the Chat API sends before theirs: these are free here, and at the ${duration(tSend)} that others have published for one the last of ${number(copiesPerMessage)} leaves ${told(copiesPerMessage * tSend)} later.`
  );
}

const step: Step = {
  id: 'the-price',
  order: 12,
  title: 'The price',
  route: 'main',
  inFiveMinutes: false,
  scenes: [
    { id: 'by-user', patch: { design: 'direct', gateways: 1000, placement: 'random' } },
    { id: 'by-topic', patch: { design: 'topic-per-chat' } },
    { id: 'settled', patch: { design: 'chat-gateway' } },
    { id: 'switching', patch: { switches: 1 } },
    { id: 'spread', patch: { design: 'direct', chats: 1, switches: 0 } },
    { id: 'alone', patch: { design: 'chat-gateway' } },
  ],
  text: (figures) => {
    const { scenario } = figures.formula('switching');
    return [
      `A chat gateway has its price. Your socket leads to the gateway of one chat. Open another chat and you must reconnect: close the socket and make a new one elsewhere, a handshake with its keys and greetings. And no news of other chats, no typing signs, nobody’s presence can come over a socket that belongs to one chat.`,
      `Here are ${large(scenario.chats * scenario.users)} people on ${number(scenario.gateways)} chat gateways, all of them staying where they are. A gateway takes in its copies and writes its sockets, and that is all. Now let each person switch to another chat ${counted(scenario.switches, 'time', 'times')} a minute, which is not much for somebody who reads. Let a handshake cost as much as ${number(scenario.tHandshake / scenario.tWrite)} writes, which is assumed.`,
    ];
  },
  terms: ['reconnect', 'handshake'],
  rounds: [
    {
      before: 'settled',
      after: 'switching',
      predictions: [
        {
          kind: 'amount',
          id: 'the-price.reconnecting',
          about: 'work that goes into reconnecting',
          question: () => 'How much of a chat gateway’s whole work goes into reconnecting then?',
          unit: 'share',
          from: 0,
          to: 1,
          scale: 'even',
          answer: reconnecting,
        },
      ],
      reveal: (figures) => {
        const byChat = figures.formula('switching');
        const byTopic = figures.formula('by-topic');
        const byUser = figures.formula('by-user');
        const reconnects = reconnectsPerSecond(byChat.scenario);
        return [
          `${share(reconnecting(figures))}: ${number(reconnects)} handshakes a second, ${number(reconnects / byChat.scenario.gateways)} at each gateway. That people tap on another chat has become dearer than the copies ever were.`,
          `Is it worth it? Count everything that has a price here: gateways, storages, topics. Chat gateways keep ${number(coresInAll(byChat))} cores busy, a topic per chat ${number(coresInAll(byTopic))}, direct append with its look-ups ${number(coresInAll(byUser))}. Against direct append chat gateways win while a handshake costs less than about ${told(dearestHandshakeMicros(byUser, byChat))}, against a topic per chat only below ${told(dearestHandshakeMicros(byTopic, byChat))}. This lab assumes ${duration(byChat.scenario.tHandshake)}. By the prices of “${presetName(MEASURED)}” it would be ${listed([byChat, byTopic, byUser].map((one) => number(coresInAll(atMeasured(one)))))} cores, in this order, if no gateway ever had to wake up.`,
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
            return `One message to ${number(spread.scenario.users)} people on ${number(spread.scenario.gateways)} gateways: the last viewer hears it ${duration(spreadMicros(spread))} after the first. How much later on one chat gateway?`;
          },
          unit: 'millis',
          from: 0.1,
          to: 1000,
          scale: 'ratio',
          was: (figures) => spreadMicros(figures.of('spread')) / MICROS_PER_MILLI,
          answer: (figures) => spreadMicros(figures.of('alone')) / MICROS_PER_MILLI,
        },
      ],
      reveal: (figures) => {
        const { scenario } = figures.of('alone');
        const alone = figures.of('alone').hearing;
        const spread = figures.of('spread').hearing;
        return [
          `${duration(spreadMicros(figures.of('alone')))}: here one core makes all ${number(scenario.users)} writes of a copy, one after the other, at ${number(scenario.tWrite)} µs each. A gateway that shared them out over ${number(MANY_CORES)} cores would need ${duration((scenario.users * scenario.tWrite) / MANY_CORES)}.`,
          ...(alone && spread
            ? [`From the posting on, the last viewer hears after ${duration(alone.lastMicros)}, and after ${duration(spread.lastMicros)} where direct append first asks ${counted(scenario.shards, 'storage shard', 'storage shards')} about everybody. So the wait hangs on what else is on the way; that one place does all the writing is the price of having everybody there.`, waitsWords(figures)]
            : []),
        ];
      },
    },
  ],
};

export default step;
