/** What Redis pays, as it says itself: for a publish, a notification, a look-up, a subscription. */
import { Crew } from '../crew';
import { clientOf, infoOf, startStores } from '../stores';
import type { RespClient } from '../wire/respclient';
import type { Word } from '../wire/resp';
import { price, repeated, type Cost } from './cost';

const SUBSCRIBERS = 8;
const PAYLOAD = Buffer.alloc(100, 'x');
/** Commands sent at a time, and how many such times. */
const PIPELINES = [1, 8, 64] as const;
const TIMES = 1000;
const KEYS = [1, 10, 100] as const;
/** So many that Redis keeps the hash as a table, as a real one would be: a small one is a list. */
const STORED = 1000;
const TOPICS = 2000;
const HUNDRED = 100;

interface Servers {
  readonly client: RespClient;
  /** One more connection. */
  readonly connect: () => Promise<RespClient>;
}

/** @param redis the path of `redis-server`: an embedded server's costs are nobody's */
export async function redisCosts(repeats: number, redis: string, mostSeconds: number): Promise<Cost[]> {
  const crew = await Crew.assemble(mostSeconds);
  try {
    const [broker, storage] = await startStores(crew, 2, redis);
    const servers = (port: number, client: RespClient): Servers => ({ client, connect: () => clientOf(crew, port) });
    return [
      ...(await publishCosts(repeats, servers(broker!.port, broker!.client))),
      ...(await lookupCosts(repeats, storage!.client)),
      ...(await subscribeCosts(repeats, servers(broker!.port, broker!.client))),
    ];
  } finally {
    crew.disband();
  }
}

async function publishCosts(repeats: number, { client, connect }: Servers): Promise<Cost[]> {
  const subscribers = await Promise.all(Array.from({ length: SUBSCRIBERS }, connect));
  for (const subscriber of subscribers) await subscriber.ask('SUBSCRIBE', 'heard');
  const publish = (topic: string, pipeline: number): Promise<number> => perCommand(client, ['PUBLISH', topic, PAYLOAD], pipeline);
  const measure = async (): Promise<Record<string, number>> => {
    const values: Record<string, number> = {};
    for (const pipeline of PIPELINES) {
      values[`publish ${String(pipeline)}`] = await publish('unheard', pipeline);
      values[`notify ${String(pipeline)}`] = (await publish('heard', pipeline)) / SUBSCRIBERS - values[`publish ${String(pipeline)}`]! / SUBSCRIBERS;
    }
    return values;
  };
  await measure();
  const valuesOf = await repeated(repeats, measure);
  return PIPELINES.flatMap((pipeline) => {
    const presets = pipeline === 1 ? ['quiet' as const] : pipeline === 64 ? ['busy' as const] : [];
    return [
      price(`publish that nobody hears, ${atATime(pipeline)}`, valuesOf(`publish ${String(pipeline)}`), presets.length > 0 ? 'tPublish' : null, ...presets),
      price(`notification, publishes ${atATime(pipeline)}`, valuesOf(`notify ${String(pipeline)}`), presets.length > 0 ? 'tNotify' : null, ...presets),
    ];
  });
}

async function lookupCosts(repeats: number, client: RespClient): Promise<Cost[]> {
  const [few, many] = [KEYS[0], KEYS[2]];
  for (let key = 0; key < STORED; key++) {
    await client.ask('SET', `key:${String(key)}`, key);
    await client.ask('HSET', 'hash', `key:${String(key)}`, key);
  }
  const keys = (count: number): string[] => Array.from({ length: count }, (_, key) => `key:${String(key)}`);
  const measure = async (): Promise<Record<string, number>> => {
    const values: Record<string, number> = {};
    values['GET'] = await perCommand(client, ['GET', 'key:0'], 1);
    values['HGET'] = await perCommand(client, ['HGET', 'hash', 'key:0'], 1);
    for (const count of KEYS) {
      values[`MGET ${String(count)}`] = await perCommand(client, ['MGET', ...keys(count)], 1);
      values[`HMGET ${String(count)}`] = await perCommand(client, ['HMGET', 'hash', ...keys(count)], 1);
    }
    for (const verb of ['MGET', 'HMGET']) {
      const key = (values[`${verb} ${String(many)}`]! - values[`${verb} ${String(few)}`]!) / (many - few);
      values[`${verb} key`] = key;
      values[`${verb} query`] = values[`${verb} ${String(few)}`]! - few * key;
    }
    return values;
  };
  await measure();
  const valuesOf = await repeated(repeats, measure);
  const counted = (verb: string): Cost[] => KEYS.map((count) => price(`${verb} of ${String(count)}`, valuesOf(`${verb} ${String(count)}`)));
  return [
    price('GET', valuesOf('GET')),
    price('HGET', valuesOf('HGET')),
    ...counted('MGET'),
    price('MGET: the query', valuesOf('MGET query'), 'tQuery', 'quiet', 'busy'),
    price('MGET: each key', valuesOf('MGET key'), 'tLookup', 'quiet', 'busy'),
    ...counted('HMGET'),
    price('HMGET: the query', valuesOf('HMGET query')),
    price('HMGET: each key', valuesOf('HMGET key')),
  ];
}

/** Each time by a connection of its own, so that each topic is new. */
async function subscribeCosts(repeats: number, { client, connect }: Servers): Promise<Cost[]> {
  const subscribe = async (atOnce: number, name: string): Promise<{ readonly micros: number; readonly bytes: number }> => {
    const subscriber = await connect();
    const bytesBefore = await infoNumber(client, 'memory', 'used_memory');
    const before = await cpuMicros(client);
    for (let topic = 0; topic < TOPICS; topic += atOnce) {
      await Promise.all(Array.from({ length: atOnce }, (_, index) => subscriber.ask('SUBSCRIBE', `${name}:${String(topic + index)}`)));
    }
    const micros = (await cpuMicros(client)) - before;
    const bytes = (await infoNumber(client, 'memory', 'used_memory')) - bytesBefore;
    subscriber.close();
    return { micros: micros / TOPICS, bytes: bytes / TOPICS };
  };
  let turn = 0;
  const measure = async (): Promise<Record<string, number>> => {
    const singly = await subscribe(1, `single:${String(turn)}`);
    const together = await subscribe(HUNDRED, `hundred:${String(turn++)}`);
    return { singly: singly.micros, hundred: together.micros, bytes: together.bytes };
  };
  await measure();
  const valuesOf = await repeated(repeats, measure);
  return [
    price('SUBSCRIBE, one at a time', valuesOf('singly'), 'tSubscribe', 'quiet'),
    price('SUBSCRIBE, a hundred at a time', valuesOf('hundred'), 'tSubscribe', 'busy'),
    { ...price('memory of a subscription', valuesOf('bytes')), unit: 'bytes' },
  ];
}

/** The server's own processor time for a command. */
async function perCommand(client: RespClient, words: readonly Word[], pipeline: number): Promise<number> {
  const before = await cpuMicros(client);
  for (let time = 0; time < TIMES; time++) await Promise.all(Array.from({ length: pipeline }, () => client.ask(...words)));
  return ((await cpuMicros(client)) - before) / (TIMES * pipeline);
}

async function cpuMicros(client: RespClient): Promise<number> {
  const seconds = (await infoNumber(client, 'cpu', 'used_cpu_user')) + (await infoNumber(client, 'cpu', 'used_cpu_sys'));
  return seconds * 1_000_000;
}

async function infoNumber(client: RespClient, section: string, name: string): Promise<number> {
  const line = (await infoOf(client, section)).find((one) => one.startsWith(`${name}:`));
  if (line === undefined) throw new Error(`Redis does not say ${name}`);
  return Number(line.slice(name.length + 1));
}

function atATime(pipeline: number): string {
  return pipeline === 1 ? 'one at a time' : `${String(pipeline)} at a time`;
}
