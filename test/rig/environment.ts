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
  /** Whose storages and broker: Redis with its version, or embedded. */
  readonly stores: string;
  /** Processes that wanted a core, in the mean of a minute, when this was asked. */
  readonly load: number;
}

export function environmentWith(stores: string): Environment {
  const { version } = createRequire(import.meta.url)('ws/package.json') as { readonly version: string };
  const processors = cpus();
  return {
    processor: processors[0]?.model.trim() ?? 'unknown',
    cores: processors.length,
    system: `${platform()} ${release()} ${arch()}`,
    node: process.versions.node,
    ws: version,
    stores,
    load: loadavg()[0]!,
  };
}

/** Of whose storages and broker a rig makes use. */
export async function storesOf({ stores }: Rig): Promise<string> {
  const store = stores.broker ?? stores.seats[0] ?? stores.members[0];
  if (!store) return 'no storage and no broker';
  const line = (await infoOf(store.client, 'server')).find((one) => one.startsWith('redis_version:'));
  return line === undefined ? 'embedded storages and broker' : `Redis ${line.slice('redis_version:'.length)}`;
}

export function environmentText({ processor, cores, system, node, ws, stores, load }: Environment): string {
  return `${processor}, ${String(cores)} cores, ${system}; Node ${node}, ws ${ws}, ${stores}; load ${load.toFixed(2)}`;
}
