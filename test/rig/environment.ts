/** What everything was measured on, and how busy it was: no number of the rig means anything without. */
import { createRequire } from 'node:module';
import { arch, cpus, loadavg, platform, release } from 'node:os';
import type { Rig } from './rig';
import { infoOf } from './stores';

export interface Environment {
  readonly processor: string;
  readonly cores: number;
  readonly system: string;
  readonly node: string;
  readonly ws: string;
  /** Version of Redis; null where the embedded one stood in. */
  readonly redis: string | null;
  /** Processes that wanted a core, in the mean of a minute, when this was asked. */
  readonly load: number;
}

export function environmentWith(redis: string | null): Environment {
  const { version } = createRequire(import.meta.url)('ws/package.json') as { readonly version: string };
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
    ws: version,
    redis,
    load: loadavg()[0]!,
  };
}

/** The version that the rig's own servers say; null where they are embedded or none is needed. */
export async function redisVersion({ stores }: Rig): Promise<string | null> {
  const store = stores.broker ?? stores.seats[0] ?? stores.members[0];
  if (!store) return null;
  const line = (await infoOf(store.client, 'server')).find((one) => one.startsWith('redis_version:'));
  return line?.slice('redis_version:'.length) ?? null;
}

export function environmentText({ processor, cores, system, node, ws, redis, load }: Environment): string {
  const store = redis === null ? 'embedded storage and broker, where there is one' : `Redis ${redis}`;
  return `${processor}, ${String(cores)} cores, ${system}; Node ${node}, ws ${ws}, ${store}; load ${load.toFixed(2)}`;
}
