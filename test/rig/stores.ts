/** Storages and broker: Redis where there is one, else the embedded ones. */
import { execFileSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Crew } from './crew';
import { RespClient } from './wire/respclient';

/** The path of `redis-server`, or null where there is none. */
export function redisPath(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  return folders.map((folder) => join(folder, 'redis-server')).find(isProgram) ?? null;
}

/** What this program says of its version. */
export function redisVersion(program: string): string {
  return /\bv=(\S+)/.exec(execFileSync(program, ['--version'], { encoding: 'utf8' }))?.[1] ?? 'of an unknown version';
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** A storage or a broker, as whoever started it sees it. */
export interface Store {
  readonly port: number;
  /** Of the rig itself, for what it asks and writes before and after. */
  readonly client: RespClient;
}

/** Starts so many. @param redis the path of `redis-server`, or null for embedded ones */
export async function startStores(crew: Crew, count: number, redis: string | null): Promise<Store[]> {
  if (count === 0) return [];
  const ports = redis === null ? await crew.start('embedded').call('open', count) : await startRedis(crew, count, redis);
  return Promise.all(ports.map(async (port) => ({ port, client: await clientOf(crew, port) })));
}

async function startRedis(crew: Crew, count: number, program: string): Promise<number[]> {
  const kept = await crew.start('keeper').call('open', { program, count, folder: crew.folder });
  for (const { pid } of kept) crew.atEnd(() => { killed(pid); });
  return kept.map(({ port }) => port);
}

/** A connection of the rig's own process, closed with the crew. */
export async function clientOf(crew: Crew, port: number): Promise<RespClient> {
  const client = await RespClient.open(port, (trouble) => {
    crew.fail(trouble);
  });
  crew.atEnd(() => {
    client.close();
  });
  return client;
}

function killed(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    // It has ended before.
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}

/** What a server has counted of itself. */
export interface StoreCounts {
  readonly calls: ReadonlyMap<string, number>;
  /** Keys looked up, found or not. */
  readonly lookups: number;
}

export async function countsOf({ client }: Store): Promise<StoreCounts> {
  const lines = [...(await infoOf(client, 'commandstats')), ...(await infoOf(client, 'stats'))];
  const calls = new Map<string, number>();
  let lookups = 0;
  for (const line of lines) {
    const command = /^cmdstat_([^:]+):calls=(\d+)/.exec(line);
    if (command) calls.set(command[1]!, Number(command[2]));
    const keys = /^keyspace_(?:hits|misses):(\d+)/.exec(line);
    if (keys) lookups += Number(keys[1]);
  }
  return { calls, lookups };
}

/** Lines of a section of what a server tells of itself. @throws Error where it refuses to tell */
export async function infoOf(client: RespClient, section: string): Promise<string[]> {
  return ((await client.ask('INFO', section)) as Buffer).toString('latin1').split('\r\n');
}
