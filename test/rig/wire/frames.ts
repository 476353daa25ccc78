/** A message as it crosses the rig: thirteen bytes that say what it is, and a body. */

/** What a frame is. */
export const KIND = {
  /** A message, or a copy of one. */
  message: 1,
  /** Everything before this has arrived: it goes the same ways as the messages, behind them. */
  flush: 2,
  /** From a gateway to a client: you are connected, and the gateway has told whoever must know. */
  welcome: 3,
  /** From a gateway to the coordinator's registry: the first viewer of this chat is here; and the answer. */
  register: 4,
  registered: 5,
} as const;

export const HEADER_BYTES = 13;
/** A copy for a whole chat is for nobody in particular. */
export const NO_PERSON = -1;

const [CHAT_AT, PERSON_AT, NUMBER_AT] = [1, 5, 9];

export interface Frame {
  readonly kind: number;
  readonly chat?: number;
  readonly person?: number;
  /** Of the message, counted over the whole life of the rig; or of the flush. */
  readonly number?: number;
}

/** @param bytes of the whole frame; never fewer than its header */
export function frameOf({ kind, chat = 0, person = NO_PERSON, number = 0 }: Frame, bytes = HEADER_BYTES): Buffer {
  const frame = Buffer.alloc(Math.max(HEADER_BYTES, bytes), 'x');
  frame[0] = kind;
  frame.writeUInt32LE(chat, CHAT_AT);
  frame.writeInt32LE(person, PERSON_AT);
  frame.writeUInt32LE(number, NUMBER_AT);
  return frame;
}

/** The same message for somebody in particular. */
export function addressedTo(frame: Buffer, person: number): Buffer {
  const copy = Buffer.from(frame);
  copy.writeInt32LE(person, PERSON_AT);
  return copy;
}

export const kindOf = (frame: Buffer): number => frame[0]!;
export const chatOf = (frame: Buffer): number => frame.readUInt32LE(CHAT_AT);
export const personOf = (frame: Buffer): number => frame.readInt32LE(PERSON_AT);
export const numberOf = (frame: Buffer): number => frame.readUInt32LE(NUMBER_AT);

/** Names of topics and keys, each in one place for those who write and those who read. */
export const chatTopic = (chat: number): string => `chat:${String(chat)}`;
export const personTopic = (person: number): string => `person:${String(person)}`;
export const FLUSH_TOPIC = 'flush';
export const seatKey = (person: number): string => `seat:${String(person)}`;
export const membersKey = (chat: number): string => `members:${String(chat)}`;
