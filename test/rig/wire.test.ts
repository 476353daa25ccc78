/** The protocol of the storages, held to Redis itself where it is there; and the tables of what differs. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Crew } from './crew';
import { besideText, type Beside } from './beside';
import { infoOf, redisPath, startStores } from './stores';
import { addressedTo, chatOf, frameOf, KIND, kindOf, numberOf, personOf } from './wire/frames';
import { commandText, RespReader, replyText, type Reply } from './wire/resp';

const PATIENCE_MILLIS = 240_000;

const reply: fc.Arbitrary<Reply> = fc.letrec<{ reply: Reply }>((tie) => ({
  reply: fc.oneof(
    { maxDepth: 2 },
    fc.integer(),
    fc.constant(null),
    fc.stringMatching(/^[A-Za-z ]*$/),
    fc.uint8Array({ maxLength: 20 }).map((bytes) => Buffer.from(bytes)),
    fc.array(tie('reply'), { maxLength: 4 }),
  ),
})).reply;

/** What a reader makes of bytes that come in pieces of these lengths, again and again. */
function readInPieces(text: string, lengths: readonly number[]): Reply[] {
  const bytes = Buffer.from(text, 'latin1');
  const reader = new RespReader();
  const values: Reply[] = [];
  for (let at = 0, piece = 0; at < bytes.length; piece++) {
    const length = lengths[piece % lengths.length]!;
    reader.feed(bytes.subarray(at, at + length), (value) => values.push(value));
    at += length;
  }
  return values;
}

describe('the wire', () => {
  it('reads what was written, however it comes apart on the way', () => {
    fc.assert(fc.property(fc.array(reply, { maxLength: 5 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 }), (replies, lengths) => {
      expect(readInPieces(replies.map(replyText).join(''), lengths)).toEqual(replies);
    }));
  });

  it('sends commands as lists of bytes', () => {
    expect(commandText(['PUBLISH', 'chat:1', Buffer.from([0, 255, 13, 10])])).toBe('*3\r\n$7\r\nPUBLISH\r\n$6\r\nchat:1\r\n$4\r\n\0\xFF\r\n\r\n');
  });

  it('says in thirteen bytes what a message is, and fills it up', () => {
    const frame = addressedTo(frameOf({ kind: KIND.message, chat: 7, number: 4_000_000_000 }, 100), 1999);
    expect([kindOf(frame), chatOf(frame), personOf(frame), numberOf(frame), frame.length]).toEqual([KIND.message, 7, 1999, 4_000_000_000, 100]);
  });
});

/** Redis, where it is there to be compared with. */
const REDIS = [redisPath()].filter((path) => path !== null);

const COMMANDS = [
  ['PING'], ['SET', 'a', '1'], ['GET', 'a'], ['GET', 'b'], ['MGET', 'a', 'b', 'a'],
  ['HSET', 'h', 'x', '1'], ['HSET', 'h', 'x', '2'], ['HGET', 'h', 'x'], ['HGET', 'h', 'y'], ['HGET', 'g', 'x'], ['HMGET', 'h', 'y', 'x'],
  ['PUBLISH', 'nobody', 'hi'], ['PUBSUB', 'NUMSUB', 'nobody'],
];

describe('the embedded storage and broker', () => {
  it('refuses to report its own costs', { timeout: PATIENCE_MILLIS }, async () => {
    const crew = await Crew.assemble(PATIENCE_MILLIS / 1000);
    try {
      const [store] = await startStores(crew, 1, null);
      await expect(infoOf(store!.client, 'cpu')).rejects.toThrow('does not report its own costs');
      await expect(store!.client.ask('FLUSHALL')).rejects.toThrow("unknown command 'flushall'");
    } finally {
      crew.disband();
    }
  });

  it.each(REDIS)('answers and counts as Redis does: %s', { timeout: PATIENCE_MILLIS }, async (path) => {
    const crew = await Crew.assemble(PATIENCE_MILLIS / 1000);
    try {
      const [embedded] = await startStores(crew, 1, null);
      const [redis] = await startStores(crew, 1, path);
      const told = async ({ client }: typeof embedded & object) => {
        const answers: Reply[] = [];
        for (const command of COMMANDS) answers.push(await client.ask(...command));
        const lines = [...(await infoOf(client, 'stats')), ...(await infoOf(client, 'commandstats'))];
        const counted = lines.map((line) => /^(?:keyspace_(?:hits|misses):\d+|cmdstat_(?:[hm]{0,2}get|h?set|publish):calls=\d+)/.exec(line)?.[0]);
        return { answers, counted: counted.filter((line) => line !== undefined).sort() };
      };
      expect(await told(embedded!)).toEqual(await told(redis!));
    } finally {
      crew.disband();
    }
  });
});

describe('the table', () => {
  const beside = (real: readonly number[]): Beside => ({
    link: 'gateways=9',
    counts: [{ what: 'copies of each gateway', instance: 'GW', simulated: [1, 2, 3, 4, 5, 6, 7, 8, 9], real }],
    agrees: false,
    gatewayMicros: { predicted: [10], measured: [12_345] },
    copiesPerRead: [1.25],
    apiMicros: 100,
    isWarm: true,
    environment: { processor: 'a processor', cores: 2, system: 'a system', node: '20', ws: '8', stores: 'Redis 7', load: 0.5 },
  });

  it('tells each instance that differs', () => {
    const text = besideText(beside([1, 2, 4, 4, 5, 6, 7, 8]));
    expect(text).toMatch(/copies of each gateway +9: 1 to 9, in all 45 +1 2 4 4 5 6 7 8 +DIFFERS/);
    expect(text).toContain('\ncopies of each gateway: GW3 3 simulated, 4 real; GW9 9 simulated, none real\n');
  });

  it('tells no more than five of one count', () => {
    expect(besideText(beside([2, 3, 4, 5, 6, 7, 8, 9, 10]))).toMatch(/GW5 5 simulated, 6 real; and 4 more\n/);
  });
});
