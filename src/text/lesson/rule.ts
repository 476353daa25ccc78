/** The rule that the lesson ends with; each of its numbers is worked out. */
import { duration, number, share } from '../format';

/** At the article's load, by formula. Shares are of a core, or of a gateway's cores. */
export interface RuleFigures {
  readonly chats: number;
  readonly users: number;
  readonly gateways: number;
  readonly shards: number;
  /** How busy one is: a shard of direct append's storage, a gateway of it; a topic's broker, a gateway of topic per chat. */
  readonly shardShare: number;
  readonly directShare: number;
  readonly topicShare: number;
  readonly topicGatewayShare: number;
  /** Viewers of one chat on one gateway: the writes that one copy is for. */
  readonly writesForCopy: number;
  /** What doubling saves of the copies into a gateway, here and at the plateau's end. */
  readonly copiesSaved: number;
  readonly copiesSavedAtEnd: number;
  /** The copies' part of a gateway's work, and what doubling saves of the work. */
  readonly copyShare: number;
  readonly workSaved: number;
  /** The price of a copy at which copies are half of the work, and what doubling saves then. */
  readonly evenMicros: number;
  readonly workSavedIfEven: number;
  readonly copyMicros: number;
  readonly writeMicros: number;
  readonly viewing: number;
  readonly copies: number;
  readonly copiesIfFewView: number;
  /** What the preset is called that was measured where messages come one by one, and how busy the same are at its prices. */
  readonly measured: string;
  readonly shardShareMeasured: number;
  readonly directShareMeasured: number;
  /** Cores for all work of a second, by the assumed prices and by the measured ones. */
  readonly directCores: number;
  readonly topicCores: number;
  readonly directCoresMeasured: number;
  readonly topicCoresMeasured: number;
  /** The dearest handshake at which chat gateways still pay against a topic per chat. */
  readonly handshakeMicros: number;
}

interface Part {
  readonly title: string;
  readonly text: (figures: RuleFigures) => string;
}

const PARTS: readonly Part[] = [
  {
    title: 'What breaks first',
    text: ({ chats, users, gateways, shards, shardShare, directShare, topicShare, topicGatewayShare, measured, shardShareMeasured, directShareMeasured }) =>
      `Whatever is asked about every person at every message, before any gateway. With ${number(chats)} chats of ${number(users)} on ${number(gateways)} gateways each of direct append’s ${number(shards)} storage shards would need ${share(shardShare)} of its core by the prices assumed here, and ${share(shardShareMeasured)} by those of “${measured}”, while a gateway is ${share(directShare)} busy, or ${share(directShareMeasured)}. With a topic per chat nobody is asked: a topic needs ${share(topicShare)} of a core, and the gateways, ${share(topicGatewayShare)} busy, come first.`,
  },
  {
    title: 'When the claim is true',
    text: ({ writesForCopy, copiesSaved, copiesSavedAtEnd }) =>
      `Divide the viewers of a large chat by the gateways. Well above one, nearly every gateway takes in every message, however many you add: at ${number(writesForCopy)} viewers for each gateway doubling saves ${share(copiesSaved)} of the copies. At one, the plateau’s end, it saves ${share(copiesSavedAtEnd)}, and below one all chats are small.`,
  },
  {
    title: 'When it does not matter',
    text: ({ writesForCopy, copyMicros, writeMicros, copyShare, workSaved, evenMicros, workSavedIfEven }) =>
      `Hold one copy against the writes that it is for, ${number(writesForCopy)} here. At ${duration(copyMicros)} a copy and ${duration(writeMicros)} a write, which are assumed, copies are ${share(copyShare)} of a gateway’s work, and doubling saves ${share(workSaved)} of it. It begins to matter where a copy costs as much as its writes together, ${duration(evenMicros)}: then doubling saves ${share(workSavedIfEven)}.`,
  },
  {
    title: 'What to do, in this order',
    text: ({ viewing, copies, copiesIfFewView, handshakeMicros, measured, directCores, topicCores, directCoresMeasured, topicCoresMeasured }) =>
      `Measure what a copy, a write and a look-up cost you. Where look-ups are dear, let gateways subscribe, so that nobody is looked up at every message: by the prices assumed here all work then keeps ${number(topicCores)} cores busy instead of ${number(directCores)}, by those of “${measured}” ${number(topicCoresMeasured)} instead of ${number(directCoresMeasured)}. Tell only those who look: with ${share(viewing)} of the members looking, ${number(copiesIfFewView)} copies a second instead of ${number(copies)}. Only then place chats by chat; with a switch a minute that pays, by the prices assumed here, below ${duration(Math.round(handshakeMicros))} a handshake.`,
  },
];

export const RULE = { title: 'A rule to decide by', parts: PARTS } as const;
